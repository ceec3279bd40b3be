import Formulas
import WorkbookPlan

// How a table sorts itself: every row gets a place of its own, and row k looks up what has place k.
extension Expression {
  /// The place of a number among others: its rank, and among equals its order.
  ///
  /// - Parameters:
  ///   - own: the number's cell.
  ///   - all: the cells of all.
  ///   - upTo: those from the first to its own.
  ///   - ascending: whether the least comes first.
  /// - Returns: its formula; an empty text for what is no number.
  static func place(
    of own: Expression, among all: Expression, upTo: Expression, ascending: Bool = false
  ) -> Expression {
    Function.if(
      Function.isNumber(own),
      Function.rank(own, all, ascending ? 1 : 0) + Function.countIf(upTo, own) - 1, "")
  }

  /// The position, from 1, of what has the k-th least of some places, in the cells of all places.
  static func position(
    ofPlace place: Expression, among some: Expression, in all: Expression
  ) -> Expression {
    Function.match(Function.small(some, place), all, 0)
  }
}

extension CellRange {
  /// What stands at a position, from 1, of a row or column; of one cell, itself, which programs do not take
  /// for an area.
  func looked(at position: Expression, in sheet: String? = nil) -> Expression {
    if first == last { return fixed(in: sheet) }
    return first.row == last.row
      ? Function.index(fixed(in: sheet), 1, position)
      : Function.index(fixed(in: sheet), position)
  }
}

extension SheetRange {
  /// What stands at a position, from 1, seen from another sheet.
  func looked(at position: Expression) -> Expression { range.looked(at: position, in: sheet) }
}

extension Function {
  /// How many cells hold a cell's text, whatever characters it has: never a pattern.
  static func count(of text: Expression, in area: Expression) -> Expression {
    Function.sumProduct(-(-(area .== text)))
  }
}
