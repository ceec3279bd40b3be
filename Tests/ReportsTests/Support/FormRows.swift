import Formulas
import Reports
import Scoring
import WorkbookPlan

/// The table of a form's sheet, read by the marks of its columns and the hidden codes of its rows.
struct FormRows {
  /// The index, as the mark says.
  let index: String
  /// The sheet's name.
  let sheet: String
  /// The columns by their marks.
  let columns: [FormColumn: Int]
  /// The rows that ask for something.
  let asking: [Asking]
  /// The row of the marks, and those below it.
  let rows: [Row]
  /// The position of the row of marks.
  let first: Int

  /// A row that asks for a figure.
  struct Asking: Hashable {
    var unit: String
    var criterion: String
    var input: String
    /// The row in the sheet, from 0.
    var row: Int
  }

  /// The table of a sheet; nil if it has none.
  init?(_ sheet: Sheet) {
    let all = (0..<sheet.rows.count).map { sheet.rows[$0] }
    func text(_ row: Row, _ column: Int?) -> String {
      guard case .text(let text) = row.cells.first(where: { $0.column == column })?.content
      else { return "" }
      return text
    }
    guard
      let first = all.firstIndex(where: { row in
        row.cells.contains { text(row, $0.column).hasPrefix(FormColumn.tablePrefix) }
      })
    else { return nil }
    var columns: [FormColumn: Int] = [:]
    var index = ""
    for cell in all[first].cells {
      let mark = text(all[first], cell.column)
      if mark.hasPrefix(FormColumn.tablePrefix) {
        index = String(mark.dropFirst(FormColumn.tablePrefix.count))
        columns[.unit] = cell.column
      } else if let column = FormColumn(rawValue: mark) {
        columns[column] = cell.column
      }
    }
    self.index = index
    self.sheet = sheet.name
    self.columns = columns
    self.first = first
    rows = Array(all[first...])
    asking = all.indices.dropFirst(first + 1).compactMap { row in
      let criterion = text(all[row], columns[.criterion])
      guard !criterion.isEmpty else { return nil }
      return Asking(
        unit: text(all[row], columns[.unit]), criterion: criterion,
        input: text(all[row], columns[.input]), row: row)
    }
  }

  /// A cell of a row, by its position in the sheet.
  func cell(_ column: FormColumn, _ row: Int) -> Cell? {
    rows[row - first].cells.first { $0.column == columns[column] }
  }

  /// What to type in so that a form holds an index's figures of a stage, by `Sheet!A1`.
  func entries(_ index: Index, units: [Unit], stage: Stage) -> [String: Cell.Content] {
    var entries: [String: Cell.Content] = [:]
    func type(_ content: Cell.Content, _ column: FormColumn, _ row: Int) {
      guard let column = columns[column] else { return }
      entries["\(sheet)!" + CellAddress(row: row, column: column).a1()] = content
    }
    let rows = Dictionary(
      grouping: asking, by: { "\($0.unit)\t\($0.criterion)" })
    for observation in index.observations where observation.stage == stage {
      let criterion = index.criteria.nodes[observation.criterion]
      let unit = units[index.participants[observation.participant].unit].code
      guard let own = rows["\(unit)\t\(criterion.code)"], let first = own.first else { continue }
      let code = observation.input.flatMap { criterion.rule?.inputs[$0].code }
      if let note = observation.note { type(.text(note), .note, first.row) }
      if let evidence = observation.evidence { type(.text(evidence), .evidence, first.row) }
      if let code, let asked = own.first(where: { $0.input == code }) {
        type(content(observation.value), .value, asked.row)
      } else if observation.input == nil {
        type(.text(Marks.notApplicable), .mark, first.row)
      }
    }
    return entries
  }

  private func content(_ value: Value) -> Cell.Content {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    default: .blank
    }
  }
}

extension FormBooks.Settings {
  /// Forms of a stage, with a version that tells sets apart.
  static func test(_ stage: Stage, filled: Bool = false) -> Self {
    Self(stage: stage, isFilled: filled, version: { "version of \($0.id)" })
  }
}
