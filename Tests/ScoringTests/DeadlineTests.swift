import Formulas
import Scoring
import Testing
import Wording

/// Dates: their numbers, and what being late takes; worked out by hand.
@Suite struct DeadlineTests {
  /// The words of a language.
  private struct Words: Speech {
    var language: Language
    func group(_ code: String) -> String { self["Khối ", "Group "] + code }
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day)
  }

  static let days: [(CalendarDate, Double)] = [
    (day(1900, 1, 1), 1.0), (day(1900, 2, 28), 59), (day(1900, 3, 1), 61), (day(2000, 1, 1), 36526),
    (day(2000, 2, 29), 36585), (day(2021, 12, 10), 44540), (day(2024, 2, 29), 45351),
    (day(2100, 12, 31), 73415),
  ]

  /// As Excel counts: 1 January 1900 is 1, and 29 February 1900, which never was, is 60.
  @Test(arguments: days)
  func daysAreCountedAsSpreadsheetsDo(date: CalendarDate, serial: Double) {
    #expect(date.serial == serial)
    #expect(CalendarDate(serial: serial) == date)
    #expect(date.exists)
  }

  @Test func whatIsNoDayIsNone() {
    for date in [(2021, 2, 29), (2021, 13, 1), (2021, 4, 31), (1900, 2, 29), (2021, 1, 0)] {
      #expect(!Self.day(date.0, date.1, date.2).exists, "\(date)")
    }
    for number in [0, -1, 44540.5, 3_000_000] { #expect(CalendarDate(serial: number) == nil) }
  }

  static func rule(
    every: Double = 1, points: Double = -0.25, count: Rule.Counting = .whole, cap: Double? = nil,
    rest: Double = 0, never: Double = 0, special: [String: CalendarDate] = [:]
  ) -> Rule.Deadline {
    .deadline(
      ByGroup(day(2021, 12, 10), special: special), points: points, every: every,
      counting: count, cap: cap, rest: rest, never: never)
  }

  /// The points, of 2 at most, for something that was sent on a day; 0 for never.
  private static func points(
    _ rule: Rule.Deadline, _ date: Double?, group: String = ""
  ) -> Double? {
    var book = SmallBook([.leaf("1", 2, rule)], groups: [group])
    book.give([date])
    return book.result.contribution(of: 0, participant: 0)
  }

  /// The last day is in time; each day after it takes its points, until none are left.
  @Test(arguments: [
    (44540.0, 2.0), (44500.0, 2.0), (44541.0, 1.75), (44545, 0.75), (44548, 0), (44600, 0),
  ])
  func eachDayLateTakesPoints(date: Double, expected: Double) {
    #expect(Self.points(Self.rule(), date) == expected)
  }

  /// 10 days late, a week a step: one whole step, two started ones, 10/7 of one.
  @Test func stepsOfSeveralDays() {
    func points(_ count: Rule.Counting) -> Double? {
      Self.points(Self.rule(every: 7, points: -0.7, count: count), 44550)
    }
    let expected: [Rule.Counting: Double] = [.whole: 1.3, .started: 0.6, .proportional: 1]
    for (count, sum) in expected {
      #expect(points(count).map { abs($0 - sum) < 1e-12 } == true, "\(count)")
    }
  }

  @Test func bounds() {
    #expect(Self.points(Self.rule(cap: 0.6), 44600) == 1.4)
    #expect(Self.points(Self.rule(rest: 0.5), 44600) == 0.5)
    #expect(Self.points(Self.rule(rest: 0.5, never: 0.1), 0) == 0.1)
    #expect(Self.points(Self.rule(), 0) == 0)
  }

  /// A group may have a day of its own.
  @Test func groups() {
    let rule = Self.rule(special: ["huyen": Self.day(2021, 12, 15)])
    #expect(Self.points(rule, 44545, group: "huyen") == 2)
    #expect(Self.points(rule, 44545, group: "so") == 0.75)
    #expect(rule.groups == ["huyen"])
  }

  /// A missing figure is no date: the unit has no points yet, and is named.
  @Test func aMissingDateIsMissing() {
    var book = SmallBook([.leaf("1", 2, Self.rule())])
    book.give([nil])
    #expect(book.result.contribution(of: 0, participant: 0) == nil)
    #expect(book.result.issues.count == 1)
  }

  static let told: [(Rule.Deadline, String, String)] = [
    (
      rule(),
      "Gửi đến ngày 10/12/2021: đủ điểm; chậm mỗi ngày trừ 0,25 điểm, trừ đến hết điểm; không gửi: 0 điểm",
      "Sent by 10/12/2021: the maximum; each day late takes 0.25 points, not below 0; never sent: 0 points"
    ),
    (
      rule(every: 7, count: .started, cap: 1, never: 0.5),
      "Gửi đến ngày 10/12/2021: đủ điểm; chậm mỗi 7 ngày trừ 0,25 điểm, phần lẻ tính là một bước, trừ nhiều nhất 1 điểm; không gửi: 0,5 điểm",
      "Sent by 10/12/2021: the maximum; each 7 days late take 0.25 points, a started step is a step, at most 1 points are taken; never sent: 0.5 points"
    ),
    (
      rule(rest: 0.5, special: ["huyen": day(2022, 1, 5)]),
      "Gửi đến ngày 10/12/2021; Khối huyen: 05/01/2022: đủ điểm; chậm mỗi ngày trừ 0,25 điểm, còn ít nhất 0,5 điểm; không gửi: 0 điểm",
      "Sent by 10/12/2021; Group huyen: 05/01/2022: the maximum; each day late takes 0.25 points, not below 0.5 points; never sent: 0 points"
    ),
  ]

  @Test(arguments: told)
  func words(rule: Rule.Deadline, vietnamese: String, english: String) {
    #expect(rule.words([], Words(language: .vietnamese)) == vietnamese)
    #expect(rule.words([], Words(language: .english)) == english)
  }

  /// Those who fill in a form read their own group's day alone.
  @Test func formsTellTheDayOfTheirGroup() {
    let rule = Self.rule(special: ["huyen": Self.day(2022, 1, 5)])
    let form = FormReading(
      texts: Words(language: .vietnamese), isSelf: true, group: "huyen", maximum: 2)
    #expect(rule.formWords([], form).hasPrefix("Gửi đến ngày 05/01/2022: đủ điểm; "))
  }

  /// The day stands in the formula as a date.
  @Test func theFormulaNamesTheDay() {
    let formula = Rule(Self.rule(), inputs: []).notation.description
    #expect(
      formula == "IF(date = 0, 0, MAX(0, max - INT(MAX(0, date - DATE(2021, 12, 10))) * 0.25))")
  }
}
