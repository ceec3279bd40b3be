internal import Formulas

extension Expression {
  /// A percentage as a fraction, exact to nine places more than it was written with.
  static func fraction(_ percent: Double) -> Expression {
    .number(SpreadsheetNumber.round(percent / 100, places: 12))
  }

  static func `if`(_ test: Expression, _ then: Expression, _ otherwise: Expression) -> Expression {
    .call(.if, [test, then, otherwise])
  }

  static func min(_ left: Expression, _ right: Expression) -> Expression {
    .call(.min, [left, right])
  }

  static func max(_ left: Expression, _ right: Expression) -> Expression {
    .call(.max, [left, right])
  }

  /// `a + b + c`, 0 for no terms.
  static func sum(_ terms: [Expression]) -> Expression {
    terms.dropFirst().reduce(terms.first ?? 0) { $0 + $1 }
  }

  /// An input times the points of its option.
  static func counted(_ option: Rule.Option) -> Expression {
    option.points == 1 ? .name(option.code) : .name(option.code) * .number(option.points)
  }
}
