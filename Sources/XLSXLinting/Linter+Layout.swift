import Formulas
import WorkbookPlan
import XLSXReading

extension Linter {
  /// Looks at the columns' widths, levels and formats.
  func lintColumns(_ columns: XMLElement?, _ facts: BookFacts, _ found: inout FindingList) {
    var last = 0
    for column in columns?.all("col") ?? [] {
      let first = Int(column["min"] ?? "") ?? 0
      let end = Int(column["max"] ?? "") ?? 0
      let place = "\(columnLetters(first - 1)):\(columnLetters(end - 1))"
      if first <= last || end < first || end > Limits.columns {
        found.add(.columnRange, at: place, "columns \(first) to \(end) after column \(last)")
      }
      last = max(last, end)
      found.check(column["width"], in: 0...255, .columnWidth, at: place)
      found.check(column["outlineLevel"], in: 0...7, .outlineLevel, at: place)
      found.check(index: column["style"], below: facts.cellFormats, .styleIndex, at: place)
    }
  }

  /// Looks at the views; tells whether the sheet is selected.
  func lintViews(_ views: XMLElement?, _ found: inout FindingList) -> Bool {
    var isSelected = false
    for view in views?.all("sheetView") ?? [] {
      if ["1", "true"].contains(view["tabSelected"]) { isSelected = true }
      found.check(view["zoomScale"], in: 10...400, .zoom)
      found.check(view["zoomScaleNormal"], in: 0...400, .zoom)
      if let pane = view.first("pane") { lintPane(pane, &found) }
      for selection in view.all("selection") {
        let cell = selection["activeCell"].map { CellAddress(a1: $0) != nil } ?? true
        let area = selection["sqref"].map { ranges($0) != nil } ?? true
        if !cell || !area { found.add(.selection, "'\(selection["sqref"] ?? "")' is no range") }
      }
    }
    return isSelected
  }

  /// Panes are frozen at whole rows and columns, show what follows, and the last one is active.
  private func lintPane(_ pane: XMLElement, _ found: inout FindingList) {
    let columns = Int(pane["xSplit"] ?? "0") ?? -1
    let rows = Int(pane["ySplit"] ?? "0") ?? -1
    guard (0..<Limits.columns).contains(columns), (0..<Limits.rows).contains(rows),
      columns + rows > 0
    else {
      return found.add(
        .frozenPanes, "split at '\(pane["xSplit"] ?? "")', '\(pane["ySplit"] ?? "")'")
    }
    let corner = CellAddress(a1: pane["topLeftCell"] ?? "")
    if let corner, corner.row >= rows, corner.column >= columns {
      let wanted = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight"
      if pane["activePane"] != wanted {
        found.add(.frozenPanes, "'\(pane["activePane"] ?? "")' is active, not '\(wanted)'")
      }
    } else {
      found.add(.frozenPanes, "'\(pane["topLeftCell"] ?? "")' does not follow the split")
    }
  }

  /// Looks at the merged ranges and gives them.
  func lintMerges(_ merges: XMLElement?, _ found: inout FindingList) -> [CellRange] {
    var sound: [CellRange] = []
    for merge in merges?.all("mergeCell") ?? [] {
      let text = merge["ref"] ?? ""
      guard let area = range(text) else {
        found.add(.mergeRange, at: text, "'\(text)' is no range")
        continue
      }
      if area.first == area.last { found.add(.mergeSingle, at: text, "one cell") }
      sound.append(area)
    }
    sound.sort { ($0.first.row, $0.first.column) < ($1.first.row, $1.first.column) }
    var open: [CellRange] = []
    for area in sound {
      open.removeAll { $0.last.row < area.first.row }
      if let other = open.first(where: { $0.overlaps(area) }) {
        found.add(.mergeOverlap, at: area.a1(), "it overlaps \(other.a1())")
      }
      open.append(area)
    }
    return sound
  }

  /// Looks at the filter, which must agree with its hidden name, and gives its range.
  func lintFilter(
    _ filter: XMLElement?, _ position: Int, _ facts: BookFacts, _ found: inout FindingList
  ) -> CellRange? {
    let named = facts.names.first {
      $0.scope == position && $0.name.lowercased() == "_xlnm._filterdatabase"
    }
    guard let filter else {
      if let named { found.add(.filterName, "'\(named.formula)', but there is no filter") }
      return nil
    }
    let text = filter["ref"] ?? ""
    guard let area = range(text) else {
      found.add(.filterRange, at: text, "'\(text)' is no range")
      return nil
    }
    let place = named.flatMap { Place($0.formula) }
    if place?.sheet.lowercased() != facts.sheets[position].name.lowercased()
      || place.flatMap({ range($0.cells) }) != area
    {
      found.add(.filterName, at: text, "the filter's name says '\(named?.formula ?? "")'")
    }
    return area
  }

  /// Looks at the tables of a sheet: no two of a name in the workbook, none over something else.
  func lintTables(
    _ parts: [String], taken: [CellRange], _ facts: BookFacts, _ names: inout Set<String>,
    _ found: inout FindingList
  ) throws(ReadFailure) {
    let sheet = found.part
    defer { found.part = sheet }
    var taken = taken
    for part in parts {
      guard let table = try tree(part, &found) else { continue }
      let name = table["displayName"] ?? ""
      let isKnown = facts.names.contains { $0.name.lowercased() == name.lowercased() }
      if !isNameSyntax(name) || looksLikeReference(name) || name.utf16.count > 255 || isKnown
        || !names.insert(name.lowercased()).inserted
      {
        found.add(.tableName, "'\(name)' is no name, or taken")
      }
      let text = table["ref"] ?? ""
      let columns = table.first("tableColumns")?.all("tableColumn").count ?? 0
      guard let area = range(text), area.last.column - area.first.column + 1 == columns else {
        found.add(.tableRange, at: text, "'\(text)' for \(columns) columns")
        continue
      }
      if let other = taken.first(where: { $0.overlaps(area) }) {
        found.add(.tableOverlap, at: text, "it overlaps \(other.a1())")
      }
      taken.append(area)
    }
  }
}
