import Formulas
import WorkbookPlan

// What several sheets say with formulas: differences, and places in a table that sorts itself.
extension Expression {
  /// A number less another one at nine places; something else where either is no number.
  static func difference(_ to: Expression, _ from: Expression, otherwise: Expression) -> Expression
  {
    Function.if(Function.count(from, to) .== 2, Function.round(to - from, 9), otherwise)
  }
}

extension CellRange {
  /// The cell of this column in the row whose cell in another column holds a place; an empty text if
  /// no row does.
  func sorted(to place: Int, by places: CellRange) -> Expression {
    let place = Expression.number(Double(place))
    guard first != last else { return Function.if(places.fixed() .== place, fixed(), "") }
    return Function.ifError(
      Function.index(fixed(), Function.match(place, places.fixed(), 0)), "")
  }

  /// The place, from 1, of a row's number in this column, equals in the order of the rows.
  ///
  /// A text has no place, and an empty text stands there for it.
  func place(ofRow row: Int, ascending: Bool = false) -> Expression {
    let own = CellAddress(row: row, column: first.column)
    return .place(
      of: own.term(fixedColumn: true), among: fixed(), upTo: CellRange(first, own).growing(),
      ascending: ascending)
  }
}

extension AnalysisTable {
  /// The rows that come first by the places in a hidden column, as a table above this one.
  ///
  /// - Parameters:
  ///   - count: how many rows.
  ///   - row: the first of them.
  ///   - shown: the columns to show.
  ///   - places: the column of the places.
  ///   - name: the column of texts, which may need more than one line.
  ///   - names: what it shows as the engine sorts it.
  /// - Returns: the table, which sorts itself.
  func first(
    _ count: Int, at row: Int, _ shown: [Int], by places: Int, named name: Int, _ names: [String]
  ) -> AnalysisTable {
    let places = cells(places...places)
    return AnalysisTable(
      firstRow: row, count: count,
      columns: shown.map { source in
        let range = cells(source...source)
        return Column(columns[source].header, width: columns[source].width, columns[source].format)
        {
          let sorted = range.sorted(to: $0 + 1, by: places)
          guard source == name else { return .formula(sorted) }
          return .line(sorted, .text($0 < names.count ? names[$0] : ""))
        }
      })
  }
}
