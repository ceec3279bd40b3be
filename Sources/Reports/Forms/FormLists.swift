import Formulas
import Scoring
import WorkbookPlan

/// The lists that cells of a form choose from, each once, in a hidden sheet.
struct FormLists: Sendable {
  /// The name of the hidden sheet.
  static let sheetName = "_danh_sach"

  private var lists: [[Cell.Content]] = []
  private var positions: [[Cell.Content]: Int] = [:]

  /// The cells of a list, as another sheet names them.
  mutating func cells(of items: [Cell.Content]) -> Expression {
    let position = positions[items] ?? lists.count
    if position == lists.count {
      lists.append(items)
      positions[items] = position
    }
    return CellRange(rows: 0...max(0, items.count - 1), columns: position...position)
      .fixed(in: Self.sheetName)
  }

  /// The hidden sheet, one list per column; nil if there are no lists.
  var sheet: Sheet? {
    guard !lists.isEmpty else { return nil }
    let count = lists.map(\.count).max() ?? 0
    let rows = (0..<count).map { row in
      Row(lists.enumerated().compactMap { $1.indices.contains(row) ? Cell($0, $1[row]) : nil })
    }
    var sheet = Sheet(name: Self.sheetName, rows: Rows(rows))
    sheet.isHidden = true
    sheet.textNumberRanges = [CellRange(rows: 0...(count - 1), columns: 0...(lists.count - 1))]
    return sheet
  }
}

extension FormIdentity {
  /// The hidden sheet that says who a form is for.
  var sheet: Sheet {
    let rows = rows.map { Row([Cell(0, .text($0.key)), Cell(1, .text($0.value))]) }
    var sheet = Sheet(name: Self.sheetName, rows: Rows(rows))
    sheet.isHidden = true
    sheet.columns = [Sheet.Column(width: 20), Sheet.Column(width: 40)]
    sheet.textNumberRanges = [CellRange(rows: 0...(rows.count - 1), columns: 0...1)]
    return sheet
  }
}
