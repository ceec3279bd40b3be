import Scoring
import XLSXReading

/// The table of one index in a form: its rows by the names of its columns, wherever they stand.
struct FormTable {
  /// The index the table belongs to, as its marker row says.
  let index: String
  /// The sheet's name.
  let sheet: String
  /// The column of each kind, from 0.
  private(set) var columns: [FormColumn: Int] = [:]
  /// The rows below the marker row that hold anything in a named column, from top to bottom.
  private(set) var rows: [FormRow] = []
  /// Whether there were more rows than are kept.
  private(set) var isTooLong = false

  /// The most rows kept; far more than the largest appraisal workbook has.
  static let mostRows = 200_000

  private let markerRow: Int
  private var kinds: [Int: FormColumn] = [:]

  fileprivate init(index: String, sheet: String, marker: SheetCell) {
    self.index = index
    self.sheet = sheet
    markerRow = marker.row
    name(.unit, marker.column)
  }

  private mutating func name(_ kind: FormColumn, _ column: Int) {
    guard columns[kind] == nil else { return }
    columns[kind] = column
    kinds[column] = kind
  }

  /// Takes a cell at or below the marker row.
  fileprivate mutating func take(_ cell: SheetCell) {
    guard cell.row > markerRow else {
      if case .text(let text) = cell.value, let kind = FormColumn(rawValue: text) {
        name(kind, cell.column)
      }
      return
    }
    guard let kind = kinds[cell.column], cell.formula != nil || cell.value != .blank else { return }
    if rows.last?.row != cell.row {
      guard rows.count < Self.mostRows else {
        isTooLong = true
        return
      }
      rows.append(FormRow(row: cell.row))
    }
    rows[rows.count - 1].cells[kind] = cell
  }
}

/// Looks for a table in the cells of a sheet, in their order; what stands above it is passed over.
private struct TableSearch {
  let sheet: String
  private(set) var table: FormTable?
  /// The names of columns left of the marker, as far as the row is read.
  private var names: [SheetCell] = []

  init(sheet: String) { self.sheet = sheet }

  mutating func take(_ cell: SheetCell) {
    guard table == nil else {
      table?.take(cell)
      return
    }
    if names.last.map({ $0.row != cell.row }) == true { names.removeAll() }
    guard case .text(let text) = cell.value, text.hasPrefix("#") else { return }
    guard text.hasPrefix(FormColumn.tablePrefix) else {
      names.append(cell)
      return
    }
    let index = String(text.dropFirst(FormColumn.tablePrefix.count))
    table = FormTable(index: index, sheet: sheet, marker: cell)
    for name in names { table?.take(name) }
  }
}

/// A row of a form's table.
struct FormRow {
  /// The row, from 0.
  let row: Int
  /// The cells that hold something, by the name of their column.
  fileprivate(set) var cells: [FormColumn: SheetCell] = [:]

  /// The text of a cell without spaces around; empty if there is none.
  func text(_ kind: FormColumn) -> String {
    cells[kind].map { $0.text.trimmed } ?? ""
  }
}

/// A form as it came back: who it is for, and its tables.
struct FormWorkbook {
  /// Who the form is for; nil if the hidden sheet says nothing sensible.
  let identity: FormIdentity?
  /// Whether the hidden sheet is there at all.
  let hasIdentity: Bool
  /// The tables, in the order of the sheets.
  let tables: [FormTable]

  /// Reads a workbook; cells that belong to no table are passed over.
  init(path: String) throws(ReadFailure) {
    let file = try WorkbookFile(path: path, limits: .forms)
    var rows: [Int: [Int: String]] = [:]
    var tables: [FormTable] = []
    var isForm = false
    for (position, sheet) in file.sheets.enumerated() {
      if sheet.name == FormIdentity.sheetName {
        isForm = true
        try file.forEachCell(ofSheet: position) { cell in
          guard cell.column < 2, cell.row < Self.identityRows else { return }
          rows[cell.row, default: [:]][cell.column] = cell.text
        }
        continue
      }
      var search = TableSearch(sheet: sheet.name)
      try file.forEachCell(ofSheet: position) { cell in
        search.take(file.countsFrom1904 ? cell.countedFrom1900 : cell)
      }
      if let table = search.table { tables.append(table) }
    }
    hasIdentity = isForm
    identity = FormIdentity(
      rows: rows.sorted { $0.key < $1.key }.map { ($1[0] ?? "", $1[1] ?? "") })
    self.tables = tables
  }

  /// The most rows of the hidden sheet that are looked at.
  private static let identityRows = 1_000
}

extension SheetCell {
  /// The cell with the number that a date has in the system of 1900, which is four years and a day more.
  fileprivate var countedFrom1900: SheetCell {
    guard isDate, case .number(let number) = value, number != 0 else { return self }
    var copy = self
    copy.value = .number(number + 1_462)
    return copy
  }

  /// What the cell shows, as a text.
  var text: String {
    switch value {
    case .blank: ""
    case .number(let number): number.written
    case .text(let text), .error(let text): text
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    }
  }
}

extension String {
  /// The text without white space of any kind around it, no-break spaces included, and without the
  /// control characters that neither XML nor CSV can hold.
  var trimmed: String {
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    let isControl = { (scalar: Unicode.Scalar) in
      scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
    }
    let kept = unicodeScalars.filter { !isControl($0) }
    let inner = kept.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    var text = String.UnicodeScalarView()
    text.append(contentsOf: inner)
    return String(text)
  }
}
