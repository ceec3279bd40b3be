import Formulas

extension PlanChecker {
  func checkSheetNames(_ found: inout ProblemList) {
    var seen: Set<String> = []
    for sheet in plan.sheets {
      let name = sheet.name
      found.sheet = name
      found.check(name, .sheetName, limit: Limits.sheetNameUnits)
      if name.isEmpty { found.add(.sheetName(.empty)) }
      if let character = name.unicodeScalars.first(where: { "[]:*?/\\".unicodeScalars.contains($0) }
      ) {
        found.add(.sheetName(.character(String(character))))
      }
      if name.utf8.first == UInt8(ascii: "'") || name.utf8.last == UInt8(ascii: "'") {
        found.add(.sheetName(.apostrophe))
      }
      if name.lowercased() == "history" { found.add(.sheetName(.reserved)) }
      if !seen.insert(name.lowercased()).inserted { found.add(.sheetName(.repeated)) }
      let makesNames =
        sheet.filter != nil || sheet.page.printArea != nil || sheet.page.repeatedRows != nil
        || sheet.page.repeatedColumns != nil
      if makesNames, quotedSheetName(name) != name, !isQuotedByLibrary(name) {
        found.add(.sheetName(.unquoted))
      }
    }
    found.sheet = nil
  }

  /// The library quotes a name unless it is made of ASCII letters, digits, `_` and `.`.
  private func isQuotedByLibrary(_ name: String) -> Bool {
    name.utf8.contains { byte in
      !((byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "."))
    }
  }

  func checkLayout(_ sheet: Sheet, _ found: inout ProblemList) {
    if sheet.rows.count > Limits.rows {
      found.add(.outOfRange(.rows, Double(sheet.rows.count)))
    }
    if sheet.columns.count > Limits.columns {
      found.add(.outOfRange(.columns, Double(sheet.columns.count)))
    }
    for (position, column) in sheet.columns.enumerated() {
      let address = CellAddress(row: 0, column: position)
      found.check(column.width, .columnWidth, in: 0...Limits.columnWidth, at: address)
      found.check(
        Double(column.outlineLevel), .outlineLevel, in: 0...Double(Limits.outlineLevel),
        at: address)
    }
    let frozen = CellAddress(row: sheet.frozen.rows, column: sheet.frozen.columns)
    if !frozen.isInSheet { found.add(.outsideSheet(.frozen)) }
    if !Limits.zoom.contains(sheet.zoom) { found.add(.outOfRange(.zoom, Double(sheet.zoom))) }
    found.check(color: sheet.tabColor)
    if let filter = sheet.filter { found.check(filter, .filter) }
    for range in sheet.textNumberRanges { found.check(range, .textNumbers) }
  }

  /// Ranges sorted by row and column, each within a row, overlap only if neighbours do.
  func checkMerges(_ merges: [CellRange], _ found: inout ProblemList) {
    for (position, merge) in merges.enumerated() {
      found.check(merge, .merge)
      if merge.first.row != merge.last.row || merge.first == merge.last {
        found.add(.mergeShape(merge), at: merge.first)
      }
      if position > 0, merges[position - 1].overlaps(merge) {
        found.add(.mergesOverlap(merge), at: merge.first)
      }
    }
  }

  func checkComments(_ sheet: Sheet, _ found: inout ProblemList) {
    var seen: Set<CellAddress> = []
    for comment in sheet.comments {
      let address = comment.address
      if !address.isInSheet { found.add(.outsideSheet(.comment), at: address) }
      found.check(comment.text, .comment, limit: Limits.textUnits, at: address)
      if !seen.insert(address).inserted { found.add(.repeatedComment, at: address) }
    }
  }

  func check(_ line: DrawnLine, _ found: inout ProblemList) {
    let address = line.anchor
    if !address.isInSheet { found.add(.outsideSheet(.line), at: address) }
    for pixels in [line.left, line.top, line.length] where !Limits.linePixels.contains(pixels) {
      found.add(.outOfRange(.line, Double(pixels)), at: address)
    }
    if line.length == 0 { found.add(.outOfRange(.line, 0), at: address) }
  }

  func checkPage(_ sheet: Sheet, _ found: inout ProblemList) {
    let page = sheet.page
    found.check(page.header, .header, limit: Limits.headerUnits)
    found.check(page.footer, .footer, limit: Limits.headerUnits)
    if let number = page.firstNumber, !Limits.pageNumbers.contains(number) {
      found.add(.outOfRange(.pageNumber, Double(number)))
    }
    // Excel keeps the mark of a bare first page in what holds header and footer.
    if page.leavesFirstBare, page.header.isEmpty, page.footer.isEmpty {
      found.add(.nothingToLeaveBare)
    }
    let margins = page.margins
    for margin in [
      margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer,
    ] {
      found.check(margin, .margin, in: 0...Limits.margin)
    }
    for pages in [page.fitWidth ?? 0, page.fitHeight] {
      found.check(Double(pages), .pages, in: 0...Double(Limits.fittedPages))
    }
    if let area = page.printArea { found.check(area, .printArea) }
    if page.rowBreaks.count > Limits.rowBreaks {
      found.add(.outOfRange(.pageBreak, Double(page.rowBreaks.count)))
    }
    for row in page.rowBreaks where !(1..<Limits.rows).contains(row) {
      found.add(.outsideSheet(.pageBreak))
    }
    if page.columnBreaks.count > Limits.rowBreaks {
      found.add(.outOfRange(.pageBreak, Double(page.columnBreaks.count)))
    }
    for column in page.columnBreaks where !(1..<Limits.columns).contains(column) {
      found.add(.outsideSheet(.pageBreak))
    }
    found.check(
      Double(page.scale), .printScale,
      in: Double(Limits.scale.lowerBound)...Double(Limits.scale.upperBound))
    if let rows = page.repeatedRows, rows.lowerBound < 0 || rows.upperBound >= Limits.rows {
      found.add(.outsideSheet(.printTitles))
    }
    if let columns = page.repeatedColumns,
      columns.lowerBound < 0 || columns.upperBound >= Limits.columns
    {
      found.add(.outsideSheet(.printTitles))
    }
    checkPrintTitles(sheet, &found)
  }

  /// The library writes both ranges, the name before each, into one small buffer and cuts the rest.
  private func checkPrintTitles(_ sheet: Sheet, _ found: inout ProblemList) {
    guard let rows = sheet.page.repeatedRows, let columns = sheet.page.repeatedColumns else {
      return
    }
    let name = quotedSheetName(sheet.name)
    let first = columnLetters(columns.lowerBound)
    let last = columnLetters(columns.upperBound)
    let text =
      "\(name)!$\(first):$\(last),\(name)!$\(rows.lowerBound + 1):$\(rows.upperBound + 1)"
    found.check(text, .printTitles, bytes: Limits.definedNameBytes)
  }
}
