import Testing

@testable import BookFiles

@Test(arguments: [
  ("0", 0), ("-0", 0), ("12", 12), ("+9.25", 9.25), ("-0.5", -0.5), ("007", 7), ("1.10", 1.1),
  ("2.675", 2.675), ("0.1", 0.1), ("999999999999.999", 999_999_999_999.999),
])
func numbersAreRead(_ text: String, _ value: Double) throws {
  #expect(try decimal(text.utf8).get() == value)
}

/// Other programs write as many digits as tell two doubles apart; a spreadsheet keeps 15.
@Test(arguments: [
  ("0.0789473652839661", 0.078_947_365_283_966_1), ("0.07894736528396612", 0.078_947_365_283_966_1),
  ("0.078947365283966155", 0.078_947_365_283_966_2), ("88.642857142857139", 88.642_857_142_857_1),
  ("-1.2345678901234565", -1.234_567_890_123_46), ("0.30000000000000004", 0.3),
  ("99.999999999999999", 100), ("0.00012345678901234567", 0.000_123_456_789_012_346),
])
func longNumbersAreRoundedToFifteenDigits(_ text: String, _ value: Double) throws {
  #expect(try decimal(text.utf8).get() == value)
}

@Test(arguments: [
  ("0.123456789012345678", NumberFault.tooManyDigits(count: 18)), ("1234567890123456", .tooLarge),
  ("0.00000000000000000000001", .tooManyDecimals(count: 23)), ("1000000000000000", .tooLarge),
])
func numbersThatAreTooLongAreRefused(_ text: String, _ fault: NumberFault) {
  #expect(throws: fault) { try decimal(text.utf8).get() }
}

/// Every decimal of at most 15 digits is the double a literal gives.
@Test func decimalsAreNearestDoubles() throws {
  for number in stride(from: 1, to: 1_000_000_000_000, by: 7_654_321_987) {
    for decimals in 0...12 {
      let digits = String(repeating: "0", count: 13) + String(number)
      let text = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
      let written = decimals == 0 ? String(number) : text
      #expect(try decimal(written.utf8).get() == Double(written))
    }
  }
}

@Test(arguments: [
  "", " ", "-", ".", "+-1", "1-", "٣", "１", "1 000", "1,234.5", "9,25 điểm", "8/10", "1e", "NaN",
  "inf", "infinity", "0b1", "1,", ",5", "--1", "1.2.3", "=1",
])
func textsAreNotNumbers(_ text: String) {
  #expect(throws: NumberFault.self) { try decimal(text.utf8).get() }
}

@Test(arguments: [
  (0.1 + 0.2, "0.3"), (100, "100"), (-3.5, "-3.5"), (22.000000001, "22.000000001"), (0, "0"),
  (0.00001, "0.00001"), (-0.000000001, "-0.000000001"), (1e12, "1000000000000"),
  (1e-12, "0"), (123_456_789.25, "123456789.25"),
])
func numbersAreWrittenPlainly(_ value: Double, _ text: String) {
  #expect(value.written == text)
}

@Test(arguments: [
  ("maxx", "max"), ("wieght", "weight"), ("Rule", "rule"), ("zzz", nil), ("", nil),
  ("stage", "stage"),
])
func nearestNames(_ wrong: String, _ name: String?) {
  #expect(nearestName(to: wrong, among: ["max", "weight", "rule", "stage"]) == name)
}
