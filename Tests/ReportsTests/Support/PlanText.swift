import Formulas
import WorkbookPlan

/// A plan as readable text, one line per thing, so that a change of layout shows in a comparison.
enum PlanText {
  /// What holds for the workbook: properties, sheets in order, names.
  static func book(_ plan: Plan) -> String {
    let properties = plan.properties
    var lines = [
      "title \"\(properties.title)\"", "subject \"\(properties.subject)\"",
      "author \"\(properties.author)\"", "comments \"\(properties.comments)\"",
      "created \(properties.created)",
    ]
    lines += plan.sheets.map { "sheet \"\($0.name)\"" }
    lines += plan.names.map { "name \($0.name) =\($0.cells.text)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A sheet: what holds for all of it, then its rows.
  static func sheet(_ position: Int, of calculated: CalculatedPlan) -> String {
    let sheet = calculated.plan.sheets[position]
    let formats = calculated.plan.formats
    var lines = layout(of: sheet) + page(of: sheet.page)
    lines += sheet.conditions.map { condition in
      "condition \(condition.range.a1()) \(text(condition.rule, at: condition.range.first))"
        + (condition.stopsIfTrue ? " stop" : "")
    }
    lines += sheet.validations.map(text)
    lines += sheet.charts.flatMap(self.lines)
    lines += sheet.comments.map { "comment \($0.address.a1()) \(quoted($0.text))" }
    for row in 0..<sheet.rows.count {
      lines.append(
        text(sheet.rows[row], at: row, formats) { calculated.value(at: $0, sheet: position) })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Sheet

  private static func layout(of sheet: Sheet) -> [String] {
    var lines = ["sheet \"\(sheet.name)\"" + (sheet.isHidden ? " hidden" : "")]
    for (position, column) in sheet.columns.enumerated() {
      lines.append(
        "column \(columnLetters(position)) \(column.width)"
          + (column.isHidden ? " hidden" : "")
          + (column.outlineLevel > 0 ? " level \(column.outlineLevel)" : ""))
    }
    lines.append("frozen \(sheet.frozen.rows) rows, \(sheet.frozen.columns) columns")
    if let filter = sheet.filter { lines.append("filter \(filter.a1())") }
    if let table = sheet.table { lines.append("table \(table.name) \(table.range.a1())") }
    lines += sheet.merges.map { "merge \($0.a1())" }
    lines += sheet.textNumberRanges.map { "text numbers \($0.a1())" }
    let tab = sheet.tabColor.map { " tab \(color($0))" } ?? ""
    lines.append(
      "view zoom \(sheet.zoom)\(tab)\(sheet.isProtected ? " protected" : "")"
        + (sheet.showsGrid ? " grid" : "") + (sheet.summaryRowAbove ? "" : " summary below"))
    return lines
  }

  private static func page(of page: Page) -> [String] {
    let margins = page.margins
    var lines = [
      "page \(page.paper) \(page.isLandscape ? "landscape" : "portrait")"
        + " fit \(page.fitWidth.map(String.init) ?? "none") × \(page.fitHeight)"
        + (page.isCentered ? " centred" : "") + (page.goesAcrossFirst ? " across first" : "")
    ]
    let inches = [
      margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer,
    ]
    lines.append(
      "margins mm " + inches.map { number(($0 * 254).rounded() / 10) }.joined(separator: " "))
    if let rows = page.repeatedRows {
      lines.append("repeated rows \(rows.lowerBound + 1) to \(rows.upperBound + 1)")
    }
    if let columns = page.repeatedColumns {
      lines.append(
        "repeated columns \(columnLetters(columns.lowerBound)) to "
          + columnLetters(columns.upperBound))
    }
    if let area = page.printArea { lines.append("print area \(area.a1())") }
    if !page.header.isEmpty { lines.append("header \(page.header)") }
    if !page.footer.isEmpty { lines.append("footer \(page.footer)") }
    if !page.rowBreaks.isEmpty { lines.append("breaks above \(page.rowBreaks.map { $0 + 1 })") }
    return lines
  }

  // MARK: Rows

  /// A row with its cells; a format like that of the cell before is left out.
  private static func text(
    _ row: Row, at position: Int, _ formats: [CellFormat], value: (CellAddress) -> Value
  ) -> String {
    var head = "\(position + 1)"
    if let height = row.height { head += " h\(number(height))" }
    if row.outlineLevel > 0 { head += " level \(row.outlineLevel)" }
    if row.isHidden { head += " hidden" }
    var last: Int?
    let cells = row.cells.map { cell in
      let place = CellAddress(row: position, column: cell.column)
      let address = place.a1()
      let format = cell.format == last ? "" : " [\(text(formats[cell.format]))]"
      last = cell.format
      return [address, text(cell.content, at: place, value(place))].filter { !$0.isEmpty }.joined(
        separator: " ") + format
    }
    return ([head] + cells).joined(separator: " | ")
  }

  private static func text(
    _ content: Cell.Content, at place: CellAddress, _ value: Value
  ) -> String {
    switch content {
    case .blank: ""
    case .number(let value): number(value)
    case .text(let text): quoted(text)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .formula(let formula), .line(let formula, _):
      "=\(text(of: formula, at: place)) → \(text(value))"
    case .link(let text, let target): "\(quoted(text)) ⇒ \(target.link)"
    }
  }

  /// A formula as it stands in a cell.
  static func text(of formula: CellFormula, at place: CellAddress) -> String {
    formula.text(in: CellPosition(sheet: 0, row: place.row, column: place.column))
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .blank: "nothing"
    case .number(let value): number(value)
    case .text(let text): quoted(text)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }

  // MARK: Words

  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\n", with: "⏎") + "\""
  }

  /// A number to 12 digits, without a needless point.
  static func number(_ value: Double) -> String {
    let rounded = (value * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : String(rounded)
  }

  static func color(_ color: Int) -> String {
    let digits = String(color, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// A format's difference from the plain one.
  static func text(_ format: CellFormat) -> String {
    let plain = CellFormat()
    var words = [number(format.fontSize)]
    if format.fontName != plain.fontName { words.append(format.fontName) }
    if format.isBold { words.append("bold") }
    if format.isItalic { words.append("italic") }
    if format.isUnderlined { words.append("underlined") }
    if let text = format.color { words.append("text \(color(text))") }
    if let fill = format.fill { words.append("fill \(color(fill))") }
    if format.numberFormat != plain.numberFormat { words.append(format.numberFormat) }
    if format.horizontal != plain.horizontal { words.append("\(format.horizontal)") }
    if format.vertical != plain.vertical { words.append("\(format.vertical)") }
    if format.wraps { words.append("wraps") }
    if format.shrinks { words.append("shrinks") }
    if format.indent > 0 { words.append("indent \(format.indent)") }
    if format.rotation != 0 { words.append("turned \(format.rotation)") }
    words += borders(format.borders)
    if !format.isLocked { words.append("open") }
    if format.hidesFormula { words.append("hidden formula") }
    return words.joined(separator: " ")
  }

  private static func borders(_ borders: CellFormat.Borders) -> [String] {
    let sides = [
      ("left", borders.left), ("right", borders.right), ("top", borders.top),
      ("bottom", borders.bottom),
    ]
    if borders == .all(borders.left.style, color: borders.left.color) {
      return borders.left.style == .none ? [] : ["box \(borders.left.style)"]
    }
    return sides.filter { $0.1.style != .none }.map { "\($0) \($1.style)" }
  }
}
