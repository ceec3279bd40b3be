extension Value {
  /// The value where a cell's formula needs a number: a blank is 0, a text is read if it is one.
  func cellNumber() throws(CellStop) -> Double {
    switch self {
    case .number(let number): return number
    case .boolean(let truth): return truth ? 1 : 0
    case .blank: return 0
    case .text(let text):
      guard let number = Self.number(in: text) else { throw .error(FormulaError(.value)) }
      return number
    case .error(let error): throw .error(error)
    }
  }

  /// The value where a cell's formula needs a condition.
  func cellTruth() throws(CellStop) -> Bool {
    if case .boolean(let truth) = self { return truth }
    if case .text(let text) = self {
      switch text.uppercased() {
      case "TRUE": return true
      case "FALSE": return false
      default: throw .error(FormulaError(.value))
      }
    }
    return try cellNumber() != 0
  }

  /// Below, at or above 0 as this value comes before, with or after another in a cell's formula,
  /// where a blank is what the other value's kind has for nothing.
  func cellOrder(to other: Value) -> Int {
    switch (self, other) {
    case (.blank, .number), (.blank, .boolean): other.nothing.order(to: other) ?? 0
    case (.number, .blank), (.boolean, .blank): order(to: nothing) ?? 0
    default: order(to: other) ?? 0
    }
  }

  /// What a blank is beside a value of this kind.
  private var nothing: Value {
    if case .boolean = self { .boolean(false) } else { .number(0) }
  }

  /// The decimal number, percentage, amount, day or time that a text is; nil if it is anything else.
  static func number(in text: String) -> Double? {
    var bytes = text.utf8[...]
    guard bytes.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    if let moment = Moment.number(in: bytes) { return moment }
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    let isPercentage = bytes.last == UInt8(ascii: "%")
    if isPercentage {
      bytes.removeLast()
    } else if let amount = Self.amount(in: bytes) {
      bytes = amount
    }
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    guard bytes.contains(where: isDigit),
      bytes.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) })
    else { return nil }
    let digits = String(decoding: bytes, as: UTF8.self)
    guard let number = Double(digits.hasPrefix(".") ? "0" + digits : digits), number.isFinite
    else { return nil }
    return isPercentage ? number / 100 : number
  }

  /// What is left of a text without the sign of a currency before or behind it; nil if it has none.
  private static func amount(in bytes: Substring.UTF8View) -> Substring.UTF8View? {
    for sign in ["$", "€", "£", "¥"] {
      if bytes.starts(with: sign.utf8) { return bytes.dropFirst(sign.utf8.count) }
      if bytes.suffix(sign.utf8.count).elementsEqual(sign.utf8) {
        return bytes.dropLast(sign.utf8.count)
      }
    }
    return nil
  }
}

extension Value {
  /// Whether a computed value is the same as one that a file holds: numbers to 12 significant
  /// digits, texts to the last character; truth values may be kept as texts.
  public func agrees(with cached: Value) -> Bool {
    switch (self, cached) {
    case (.number(let left), .number(let right)):
      (left - right).magnitude <= 1e-12 * max(1, max(left.magnitude, right.magnitude))
    case (.text(let left), .text(let right)): left == right
    // Some writers give an error as a text, so a text that is spelled like one is read as the error.
    case (.text(let left), .error(let right)): left == right.kind.rawValue
    case (.text(""), .blank), (.blank, .blank), (.blank, .text("")): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.boolean(let left), .text(let right)): right == (left ? "TRUE" : "FALSE")
    case (.error(let left), .error(let right)): left.kind == right.kind
    default: false
    }
  }
}

/// Why the value of a cell cannot be computed now.
enum CellStop: Error {
  /// It is an error.
  case error(FormulaError)
  /// Cells it depends on are not computed yet.
  case waiting
  /// Everything together takes more work than is allowed.
  case tooMuchWork

  /// An error of a kind.
  static func error(_ kind: FormulaError.Kind) -> CellStop { .error(FormulaError(kind)) }
}

/// What a part of a cell's formula is worth.
enum CellResult {
  /// One value, computed.
  case value(Value)
  /// Cells.
  case area(CellArea)
  /// Computed values in rows and columns.
  case table(ValueTable)
}
