import Testing

@testable import Formulas

/// Days by their numbers, as Excel counts them.
@Suite struct DayTests {
  /// Every day of 1900 to 2200 is the one that its year, month and day count to, but for the
  /// 29 February 1900, which is none.
  @Test func partsAndNumbersAgree() {
    var previous = (year: 1900, month: 1, day: 0)
    for number in 1..<109_940 {
      guard let parts = Moment.parts(of: Double(number)) else {
        Issue.record("\(number) is no day")
        return
      }
      let isNext =
        parts.day == previous.day + 1 && parts.month == previous.month
        || parts.day == 1 && (parts.month == previous.month + 1 || parts.month == 1)
      guard isNext, number == 60 || Moment.day(parts.year, parts.month, parts.day) == Double(number)
      else {
        Issue.record("\(number): \(parts)")
        return
      }
      previous = parts
    }
    #expect(previous == (2200, 12, 31))
  }

  @Test func numbersThatAreNoDays() {
    #expect(Moment.parts(of: -1) == nil)
    #expect(Moment.parts(of: 2_958_466) == nil)
    #expect(Moment.parts(of: 2_958_465).map { $0 == (9999, 12, 31) } == true)
    #expect(Moment.parts(of: 60).map { $0 == (1900, 2, 29) } == true)
  }

  /// A day in a rule is shown as dates are written, with the day first.
  @Test func aDayReadsAsADate() throws {
    let rule = try Formula(parsing: "x - DATE(2021, 2, 5)").expression
    #expect(rule.pieces.last == .text(" - 05/02/2021"))
    #expect(rule.description == "x - DATE(2021, 2, 5)")
  }
}
