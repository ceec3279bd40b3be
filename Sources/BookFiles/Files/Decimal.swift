/// Reads a number as the book writes it: digits, an optional sign, an optional decimal point.
///
/// Nothing is guessed: everything else is a fault, with the mended form where there is one.
/// The value is the double nearest to the decimal, as a spreadsheet would read it. Other programs write
/// up to 17 digits, so many as tell any two doubles apart; the number is rounded to the 15 that a
/// spreadsheet keeps.
/// Complexity: linear in the number of bytes.
func decimal(_ bytes: some Collection<UInt8>) -> Result<Double, NumberFault> {
  var rest = bytes[...]
  var isNegative = false
  if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
    isNegative = sign == UInt8(ascii: "-")
    rest = rest.dropFirst()
  }
  var mantissa: Int64 = 0
  var significant = 0
  var whole = 0
  var decimals = 0
  var hasPoint = false
  for byte in rest {
    if byte == UInt8(ascii: "."), !hasPoint {
      hasPoint = true
      continue
    }
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
      return .failure(NumberFault(explaining: bytes))
    }
    if hasPoint { decimals += 1 } else { whole += 1 }
    if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
    if significant <= Limits.readDigits {
      mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
    }
  }
  guard whole > 0, !hasPoint || decimals > 0 else {
    return .failure(NumberFault(explaining: bytes))
  }
  guard significant <= Limits.readDigits else {
    return .failure(.tooManyDigits(count: significant))
  }
  guard decimals <= Limits.decimals else { return .failure(.tooManyDecimals(count: decimals)) }
  let surplus = max(0, significant - Limits.digits)
  guard surplus <= decimals else { return .failure(.tooLarge) }
  if surplus > 0 {
    // Half away from zero, in one step.
    let divisor = Int64(powersOfTen[surplus])
    mantissa = (mantissa + divisor / 2) / divisor
    decimals -= surplus
  }
  let value = Double(mantissa) / powersOfTen[decimals]
  guard value <= Limits.magnitude else { return .failure(.tooLarge) }
  return .success(isNegative && mantissa != 0 ? -value : value)
}

/// A double holds each of them exactly, so one division rounds once.
private let powersOfTen: [Double] = (0...Limits.decimals).map { exponent in
  (0..<exponent).reduce(1.0) { power, _ in power * 10 }
}
