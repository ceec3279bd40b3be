extension Function {
  /// Functions of texts, whose characters are UTF-16 units as in a spreadsheet; in cells only.
  static let texts: [Function] = [
    .left, .right, .middle, .length, .trim, .repeated, .hyperlink,
  ]

  /// `LEFT(text, count)`: `LEFT("abc", 2)` → "ab", `LEFT("abc")` → "a".
  public static let left = ofText("LEFT", 1...2) { units, y, _ throws(CellStop) in
    units.prefix(try count(y))
  }

  /// `RIGHT(text, count)`: `RIGHT("abc", 2)` → "bc".
  public static let right = ofText("RIGHT", 1...2) { units, y, _ throws(CellStop) in
    units.suffix(try count(y))
  }

  /// `MID(text, start, count)`: `MID("abcd", 2, 2)` → "bc", `MID("abc", 0, 1)` → #VALUE!.
  public static let middle = ofText("MID", 3...3) { units, y, z throws(CellStop) in
    let start = try count(y)
    guard start > 0 else { throw .error(.value) }
    return units.dropFirst(start - 1).prefix(try count(z))
  }

  /// `LEN(text)`: `LEN("abc")` → 3.
  public static let length: Function = .init(
    Definition(
      "LEN", inCells: 1...1,
      cell: .values { x, _, _ throws(CellStop) in .number(Double(x.joinedText.utf16.count)) }))

  /// `TRIM(text)`: `TRIM("  a   b ")` → "a b".
  public static let trim: Function = .init(
    Definition(
      "TRIM", inCells: 1...1,
      cell: .values { x, _, _ throws(CellStop) in
        .text(x.joinedText.split(separator: " ").joined(separator: " "))
      }))

  /// `REPT(text, count)`: `REPT("ab", 3)` → "ababab".
  public static let repeated: Function = .init(
    Definition(
      "REPT", inCells: 2...2,
      cell: .values { x, y, _ throws(CellStop) in
        let (text, times) = (x.joinedText, try count(y))
        guard times * text.utf16.count <= CellCalculation.textLimit else { throw .error(.value) }
        return .text(String(repeating: text, count: times))
      }))

  /// `HYPERLINK(target, label)`: `HYPERLINK("#A1", "Bìa")` → "Bìa".
  public static let hyperlink: Function = .init(
    Definition(
      "HYPERLINK", inCells: 1...2, cell: .values { x, y, _ throws(CellStop) in y ?? x }))

  private static func ofText(
    _ name: String, _ arity: ClosedRange<Int>,
    _ part:
      @escaping @Sendable ([UInt16], Value?, Value?) throws(CellStop) -> ArraySlice<UInt16>
  ) -> Function {
    Function(
      Definition(
        name, inCells: arity,
        cell: .values { x, y, z throws(CellStop) in
          let units = try part(Array(x.joinedText.utf16), y, z)
          return .text(String(decoding: units, as: UTF16.self))
        }))
  }

  private static func count(_ value: Value?) throws(CellStop) -> Int {
    let number = SpreadsheetNumber.roundDown(try (value ?? .number(1)).cellNumber(), places: 0)
    guard number >= 0 else { throw .error(.value) }
    return Int(Swift.min(number, 100_000))
  }
}
