/// Days and times as a spreadsheet counts them: in days, 1 is 1 January 1900.
package enum Moment {
  /// The number of a day, nil outside of the calendar.
  ///
  /// The 29 February 1900 that never was counts. Months and days may be too large or too small: the 31st of April is the 1st of May.
  package static func day(_ year: Int, _ month: Int, _ day: Int) -> Double? {
    let months = year * 12 + month - 1
    guard year >= 0, months >= 0 else { return nil }
    let (month, year) = (months % 12 + 1, months / 12)
    let shifted = month > 2 ? year : year - 1
    let days =
      365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    // 1 March of the year 0 is day 0 here; 30 December 1899 is day 0 of a spreadsheet.
    let serial = days - 693_899
    let number = serial > 60 ? serial : serial - 1
    guard (0..<2_958_466).contains(number), year < 10_000 else { return nil }
    return Double(number)
  }

  /// Year, month and day.
  package typealias Parts = (year: Int, month: Int, day: Int)

  /// The day that a number counts, whatever the time; nil outside of the calendar.
  package static func parts(of number: Double) -> Parts? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let serial = Int(SpreadsheetNumber.integer(number))
    // The day that never was, and the day before the first.
    if serial == 60 { return (1900, 2, 29) }
    if serial == 0 { return (1900, 1, 0) }
    let days = (serial > 60 ? serial : serial + 1) + 693_899
    // 400 years from 1 March of the year 0 on have 146,097 days; 100 of them 36,524, 4 of them 1,461.
    let (era, rest) = days.quotientAndRemainder(dividingBy: 146_097)
    let years = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365
    let ofYear = rest - (365 * years + years / 4 - years / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      era * 400 + years + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The number of a text such as `2024-01-10`, `14:30` or both; nil for anything else.
  ///
  /// Only dates that begin with the year mean the same in every language.
  static func number(in text: Substring.UTF8View) -> Double? {
    let parts = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return day(in: parts[0]) ?? time(in: parts[0])
    case 2:
      guard let day = day(in: parts[0]), let time = time(in: parts[1]) else { return nil }
      return day + time
    default: return nil
    }
  }

  private static func day(in text: Substring.UTF8View) -> Double? {
    for mark in [UInt8(ascii: "-"), UInt8(ascii: "/")] {
      guard let parts = numbers(in: text, between: mark), parts.count == 3 else { continue }
      let (year, month, day) = (parts[0], parts[1], parts[2])
      guard year >= 1900, (1...12).contains(month), day > 0,
        let number = Self.day(year, month, day),
        let next = Self.day(year, month + 1, 1), number < next
      else { return nil }
      return number
    }
    return nil
  }

  private static func time(in text: Substring.UTF8View) -> Double? {
    guard let parts = numbers(in: text, between: UInt8(ascii: ":")), (2...3).contains(parts.count),
      parts[1] < 60, parts.count == 2 || parts[2] < 60
    else { return nil }
    return Double(parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)) / 86_400
  }

  /// Whole numbers of at most four digits between marks.
  private static func numbers(in text: Substring.UTF8View, between mark: UInt8) -> [Int]? {
    var numbers: [Int] = []
    for part in text.split(separator: mark, omittingEmptySubsequences: false) {
      guard (1...4).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 & 0x0F) })
    }
    return numbers
  }
}
