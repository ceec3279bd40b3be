import TestSupport
import Testing

@testable import Formulas

/// A decimal of at most 15 digits as a whole number over a power of ten, and how it rounds exactly.
private struct Decimal {
  var digits: Int
  var scale: Int

  /// The double nearest to it, through its text.
  var double: Double { Double("\(digits)e-\(scale)") ?? .nan }

  /// Rounded to some places by whole numbers alone; `up` is given the rest and the divisor.
  func rounded(_ places: Int, up: (_ rest: Int, _ divisor: Int) -> Bool) -> Double {
    guard scale > places else { return double }
    let divisor = powersOfTen(scale - places)
    var (quotient, rest) = digits.magnitude.quotientAndRemainder(dividingBy: UInt(divisor))
    if up(Int(rest), divisor) { quotient += 1 }
    return Double("\(digits < 0 ? "-" : "")\(quotient)e\(-places)").map { $0 == 0 ? 0 : $0 } ?? .nan
  }
}

private func powersOfTen(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// Random decimals, half of them ties at some place.
private func decimals(seed: UInt64, count: Int, digits: ClosedRange<Int>, scale: ClosedRange<Int>)
  -> [Decimal]
{
  var random = SeededGenerator(seed: seed)
  return (0..<count).map { position in
    let length = Int.random(in: digits, using: &random)
    var value = Int.random(in: 0..<powersOfTen(length), using: &random)
    if position.isMultiple(of: 2) { value = value / 10 * 10 + 5 }
    if position.isMultiple(of: 3) { value = -value }
    return Decimal(digits: value, scale: Int.random(in: scale, using: &random))
  }
}

@Test("Rounding is that of exact decimals, with or without noise in the last bit", arguments: 0..<8)
func rounding(seed: Int) {
  for decimal in decimals(seed: UInt64(seed), count: 2000, digits: 1...15, scale: 0...14) {
    for places in -2...max(0, decimal.scale) {
      let expected = decimal.rounded(places) { rest, divisor in 2 * rest >= divisor }
      let x = decimal.double
      for noisy in [x, x.nextUp, x.nextDown]
      where decimal.digits.magnitude < 100_000_000_000_000 || noisy == x {
        let result = SpreadsheetNumber.round(noisy, places: places)
        guard places < decimal.scale || noisy == x else { continue }
        #expect(result == expected, "\(decimal) to \(places)")
      }
    }
  }
}

@Test("Truncations are those of exact decimals, one step beside an edge too", arguments: 0..<8)
func truncation(seed: Int) {
  for decimal in decimals(seed: UInt64(100 + seed), count: 1000, digits: 1...12, scale: 0...9) {
    let x = decimal.double
    guard x.magnitude < 100_000 else { continue }
    for noisy in [x, x.nextUp, x.nextDown].map(SpreadsheetNumber.guarded) {
      for places in -2...9 {
        #expect(
          SpreadsheetNumber.roundDown(noisy, places: places)
            == decimal.rounded(places) { _, _ in false }, "\(decimal) down to \(places)")
        #expect(
          SpreadsheetNumber.roundUp(noisy, places: places)
            == decimal.rounded(places) { rest, _ in rest > 0 }, "\(decimal) up to \(places)")
      }
      let whole = decimal.rounded(0) { rest, _ in decimal.digits < 0 && rest > 0 }
      #expect(SpreadsheetNumber.integer(noisy) == whole, "\(decimal)")
    }
  }
}

@Test("Steps are those of exact decimals")
func steps() {
  var random = SeededGenerator(seed: 5)
  for _ in 0..<3000 {
    let scale = Int.random(in: 0...3, using: &random)
    let x = Decimal(digits: Int.random(in: -99_999...99_999, using: &random), scale: scale)
    let step = Decimal(digits: Int.random(in: 1...500, using: &random), scale: scale)
    let below = Int((Double(x.digits) / Double(step.digits)).rounded(.down))
    #expect(below * step.digits <= x.digits && x.digits < (below + 1) * step.digits)
    let above = below * step.digits == x.digits ? below : below + 1
    let rest = Decimal(digits: x.digits - below * step.digits, scale: scale)
    #expect(Function.floor.number(x.double, step.double) == Double(below) * step.double)
    #expect(Function.ceiling.number(x.double, step.double) == Double(above) * step.double)
    #expect(Function.modulo.number(x.double, step.double) == rest.double)
  }
}

@Test(
  "Known roundings",
  arguments: [
    (2.675, 2, 2.68), (1.005, 2, 1.01), (9.99499999999999, 2, 9.99), (-2.675, 2, -2.68),
    (0.5, 0, 1), (-0.5, 0, -1), (2.5, 0, 3), (-0.4, 0, 0), (1234.5, -2, 1200), (1250, -2, 1300),
    (4.35 * 100, 0, 435), (1.1 * 1.1, 2, 1.21), (8.325, 2, 8.33), (0.285 * 100, 1, 28.5),
    (137283823.7778, 6, 137283823.7778), (1e20, 2, 1e20), (1.5e-21, 21, 2e-21), (5, 400, 5),
    (5, -400, 0), (123456789012345.6, 1, 123456789012346), (0, 3, 0),
  ] as [(Double, Int, Double)])
func known(x: Double, places: Int, expected: Double) {
  #expect(SpreadsheetNumber.round(x, places: places) == expected)
}

@Test(
  "What is left of noise is nothing",
  arguments: [
    ("0.1 + 0.2 - 0.3", 0), ("1 - 0.9 - 0.1", 0), ("0.3 - 0.1 * 3", 0), ("100.1 - 100", 0.1),
    ("SUM(0.1, 0.2, -0.3)", 0), ("SUM(1E+15, 0.1, -1E+15)", 0),
    ("INT(0.29 * 100)", 29), ("INT(-0.29 * 100)", -29), ("ROUNDDOWN(0.57 * 100, 0)", 57),
    ("ROUNDUP(1.1 * 1.1 * 100, 0)", 121), ("MOD(0.3, 0.1)", 0), ("MOD(1, 0.1)", 0),
    ("SUM({0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}) - 1", 0),
  ] as [(String, Double)])
func noise(text: String, expected: Double) throws {
  let number = try #require(try number(of: text))
  #expect((number - expected).magnitude < 1e-13, "\(number)")
  #expect(expected != 0 || number == 0)
}

@Test("Numbers are equal within 15 digits, whole numbers only if they are the same")
func equality() {
  #expect(SpreadsheetNumber.areEqual(0.1 + 0.2, 0.3))
  #expect(SpreadsheetNumber.areEqual(0.29 * 100, 29))
  #expect(!SpreadsheetNumber.areEqual(1, 1.00000000000001))
  #expect(!SpreadsheetNumber.areEqual(9_007_199_254_740_991, 9_007_199_254_740_990))
  #expect(!SpreadsheetNumber.areEqual(0, 1e-300))
  #expect(!SpreadsheetNumber.areEqual(1, -1))
  #expect(SpreadsheetNumber.areEqual(-0.0, 0))
}
