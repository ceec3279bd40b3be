/// The day that a date in a text stands for, as spreadsheets count: `2021-12-31` or
/// `2021-12-31T07:30:00.5Z`; nil when it is none.
///
/// Days count from 1900 with a 29 February 1900 that never was, as Excel has it, or from 1904.
func daySerial(_ bytes: [UInt8], from1904: Bool) -> Double? {
  let pieces = bytes.split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
  guard let first = pieces.first, pieces.count <= 2, let days = days(first) else { return nil }
  let time = pieces.count == 2 ? dayFraction(pieces[1]) : 0
  guard let time else { return nil }
  let phantom = days < march1900 ? 0 : 1
  let serial = from1904 ? days - daysBefore1904 : days - daysBefore1900 + phantom
  guard serial >= 0 else { return nil }
  return Double(serial) + time
}

/// The days between 1 January 1970 and day 0 of the two ways to count, and 1 March 1900.
private let daysBefore1900 = -25_568
private let daysBefore1904 = -24_107
private let march1900 = -25_508

/// The days from 1 January 1970 to a date such as `2021-12-31`.
private func days(_ bytes: ArraySlice<UInt8>) -> Int? {
  let pieces = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard pieces.count == 3, let year = digits(pieces[0], 4), let month = digits(pieces[1], 2),
    let day = digits(pieces[2], 2), (1...12).contains(month)
  else { return nil }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  guard (1...lengths[month - 1]).contains(day) else { return nil }
  let before = year - 1
  let years = before * 365 + before / 4 - before / 100 + before / 400
  return years + lengths[..<(month - 1)].reduce(0, +) + day - 1 - daysBefore1970
}

/// The days from 1 January of the year 1 to 1 January 1970.
private let daysBefore1970 = 719_162

/// The part of a day that a time such as `07:30:00.5Z` is; the seconds may be left out.
private func dayFraction(_ bytes: ArraySlice<UInt8>) -> Double? {
  let bytes = bytes.last == UInt8(ascii: "Z") ? bytes.dropLast() : bytes
  let pieces = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  guard (2...3).contains(pieces.count), let hours = digits(pieces[0], 2), hours < 24,
    let minutes = digits(pieces[1], 2), minutes < 60
  else { return nil }
  guard pieces.count == 3 else { return Double(hours * 60 + minutes) / 1_440 }
  guard digits(pieces[2].prefix(2), 2) != nil, let seconds = number(Array(pieces[2])), seconds < 60
  else { return nil }
  return (Double(hours * 3_600 + minutes * 60) + seconds) / 86_400
}

/// The number of a fixed count of digits.
private func digits(_ bytes: ArraySlice<UInt8>, _ count: Int) -> Int? {
  guard bytes.count == count, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
  return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}
