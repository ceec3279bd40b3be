extension Function {
  /// Whether it is a function of single values, of up to three arguments.
  var takesSingleValues: Bool {
    switch self {
    case .absolute, .ceiling, .date, .exponential, .floor, .hyperlink, .integer, .isBlank, .isError,
      .isNotAvailable, .isNumber, .isText, .left, .length, .logarithm10, .middle, .modulo, .n,
      .naturalLogarithm, .not, .power, .repeated, .right, .round, .roundDown, .roundUp, .sign,
      .squareRoot, .trim, .truncate:
      true
    default: false
    }
  }

  /// Whether an error as its first argument is an answer like any other.
  var looksAtErrors: Bool {
    switch self {
    case .isBlank, .isError, .isNotAvailable, .isNumber, .isText: true
    default: false
    }
  }

  /// The result of a function of single values in a cell.
  func cellResult(_ x: Value, _ y: Value?, _ z: Value?) throws(CellStop) -> Value {
    guard !takesNumbers else { return .number(try number(x, y)) }
    switch (self, x) {
    case (.isError, .error), (.isNumber, .number), (.isText, .text), (.isBlank, .blank):
      return .boolean(true)
    case (.isNotAvailable, .error(let error)): return .boolean(error.kind == .notAvailable)
    case _ where looksAtErrors: return .boolean(false)
    case (_, .error(let error)): throw .error(error)
    default: break
    }
    for case .error(let error)? in [y, z] { throw .error(error) }
    switch self {
    case .not: return .boolean(!(try x.cellTruth()))
    case .hyperlink: return y ?? x
    case .n:
      if case .text = x { return .number(0) }
      return .number(try x.cellNumber())
    case .left, .right, .middle, .length, .trim, .repeated: return try text(x, y, z)
    default: return try date(x, y ?? .blank, z ?? .blank)
    }
  }

  /// Whether it is a function of one or two numbers, which are asked for from left to right.
  var takesNumbers: Bool {
    switch self {
    case .absolute, .ceiling, .exponential, .floor, .integer, .logarithm10, .modulo,
      .naturalLogarithm, .power, .round, .roundDown, .roundUp, .sign, .squareRoot, .truncate:
      true
    default: false
    }
  }

  private func number(_ x: Value, _ y: Value?) throws(CellStop) -> Double {
    let x = try x.cellNumber()
    let y = try y?.cellNumber()
    do throws(FormulaError) {
      switch self {
      case .sign: return x == 0 ? 0 : x < 0 ? -1 : 1
      case .truncate: return try Function.roundDown.result(x, y ?? 0)
      case .floor, .ceiling: return try steps(x, y ?? 1)
      default:
        guard let y else { return try result(x) }
        return try result(x, y)
      }
    } catch {
      throw .error(error)
    }
  }

  /// `FLOOR` and `CEILING`, which take a negative step for a negative number too.
  private func steps(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    if x == 0 || step == 0 && self == .ceiling { return 0 }
    return step < 0 && x < 0 ? -(try result(-x, -step)) : try result(x, step)
  }

  /// Functions of texts, whose characters are UTF-16 units as in a spreadsheet.
  private func text(_ x: Value, _ y: Value?, _ z: Value?) throws(CellStop) -> Value {
    let text = x.joinedText
    let units = Array(text.utf16)
    func count(_ value: Value?) throws(CellStop) -> Int {
      let number = SpreadsheetNumber.roundDown(try (value ?? .number(1)).cellNumber(), places: 0)
      guard number >= 0 else { throw .error(.value) }
      return Int(Swift.min(number, 100_000))
    }
    switch self {
    case .length: return .number(Double(units.count))
    case .left: return .text(String(decoding: units.prefix(try count(y)), as: UTF16.self))
    case .right: return .text(String(decoding: units.suffix(try count(y)), as: UTF16.self))
    case .middle:
      let start = try count(y)
      guard start > 0 else { throw .error(.value) }
      return .text(
        String(decoding: units.dropFirst(start - 1).prefix(try count(z)), as: UTF16.self))
    case .trim: return .text(text.split(separator: " ").joined(separator: " "))
    default:
      let times = try count(y)
      guard times * units.count <= CellCalculation.textLimit else { throw .error(.value) }
      return .text(String(repeating: text, count: times))
    }
  }

  /// The number of a day: 1 is 1 January 1900, and the 29 February 1900 that never was counts.
  private func date(_ year: Value, _ month: Value, _ day: Value) throws(CellStop) -> Value {
    var parts: [Int] = []
    for value in [year, month, day] {
      let number = SpreadsheetNumber.integer(try value.cellNumber())
      guard number.magnitude < 1e6 else { throw .error(.number) }
      parts.append(Int(number))
    }
    if (0..<1900).contains(parts[0]) { parts[0] += 1900 }
    guard let number = Moment.day(parts[0], parts[1], parts[2]) else { throw .error(.number) }
    return .number(number)
  }
}
