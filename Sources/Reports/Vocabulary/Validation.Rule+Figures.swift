import Formulas
import Scoring
import Wording
import WorkbookPlan

extension Validation.Rule {
  /// A day that figures may have, or 0, in a cell.
  static func day(_ cell: CellAddress) -> Self {
    let (own, days) = (cell.term(), CalendarDate.ofFigures)
    return .holds(
      Function.or(
        Function.and(Function.isNumber(own), own .== 0),
        Function.and(
          Function.isNumber(own), own .>= .day(days.lowerBound), own .<= .day(days.upperBound),
          own .== Function.integer(own))))
  }

  /// A number above 0 in a cell, up to a bound if there is one.
  static func positive(_ cell: CellAddress, upTo high: Double?) -> Self {
    let own = cell.term()
    let bound = high.map { [own .<= .number($0)] } ?? []
    return .holds(.call(.and, [Function.isNumber(own), own .> 0] + bound))
  }
}

extension Texts {
  /// What a cell takes that holds a number above 0.
  func positive(upTo high: Double?) -> String {
    guard let high else { return self["Nhập số lớn hơn 0", "Enter a number above 0"] }
    return self[
      "Nhập số lớn hơn 0, không quá \(number(high))",
      "Enter a number above 0 and up to \(number(high))"]
  }
}

extension Expression {
  /// A date as a formula has it.
  fileprivate static func day(_ date: CalendarDate) -> Expression {
    Function.date(
      .number(Double(date.year)), .number(Double(date.month)), .number(Double(date.day)))
  }
}
