/// What `COUNTIF` and its kin look for: `5`, `">=5"`, `"<>x"`, `"a*"`.
struct CellCriterion {
  /// How a cell is compared.
  let sign: BinaryOperator
  /// With what; a text in lower case.
  let operand: Value
  /// The pattern that a text is, if it has wildcards.
  let pattern: [Wildcard]?

  /// One element of a pattern.
  enum Wildcard: Equatable {
    case character(Character)
    /// `?`, any one character.
    case one
    /// `*`, any characters.
    case any
  }

  /// The criterion that a value stands for.
  init(_ value: Value) {
    guard case .text(let text) = value else {
      sign = .equal
      operand = value == .blank ? .number(0) : value
      pattern = nil
      return
    }
    let signs: [BinaryOperator] = [
      .lessOrEqual, .greaterOrEqual, .notEqual, .less, .greater, .equal,
    ]
    let found = signs.first { text.hasPrefix($0.rawValue) }
    let rest = String(text.dropFirst(found?.rawValue.count ?? 0))
    sign = found ?? .equal
    if let number = Value.number(in: rest) {
      operand = .number(number)
      pattern = nil
    } else if let error = FormulaError.Kind(rawValue: rest.uppercased()) {
      operand = .error(FormulaError(error))
      pattern = nil
    } else if rest.isEmpty {
      // With a sign only cells without content are meant, without one empty texts too.
      operand = found == nil ? .text("") : .blank
      pattern = nil
    } else if ["TRUE", "FALSE"].contains(rest.uppercased()) {
      operand = .boolean(rest.uppercased() == "TRUE")
      pattern = nil
    } else {
      operand = .text(rest.lowercased())
      pattern = sign == .equal || sign == .notEqual ? Self.pattern(rest.lowercased()) : nil
    }
  }

  /// Whether a cell without content meets it.
  var acceptsBlank: Bool { accepts(.blank) }

  /// Whether a cell's value meets it.
  func accepts(_ value: Value) -> Bool {
    switch (operand, value) {
    case (.number(let wanted), .number(let number)):
      let order = SpreadsheetNumber.areEqual(number, wanted) ? 0 : number < wanted ? -1 : 1
      return sign.accepts(order)
    case (.number(let wanted), .text(let text)) where sign == .equal || sign == .notEqual:
      // A text that is the number counts as it.
      let isSame = Value.number(in: text).map { SpreadsheetNumber.areEqual($0, wanted) } ?? false
      return (sign == .equal) == isSame
    case (.text, .text(let text)):
      if let pattern { return (sign == .equal) == Self.matches(text.lowercased(), pattern) }
      return sign.accepts(Value.text(text).order(to: operand) ?? 1)
    case (.boolean(let wanted), .boolean(let truth)) where sign == .equal || sign == .notEqual:
      return (sign == .equal) == (wanted == truth)
    case (.error(let wanted), .error(let error)) where sign == .equal || sign == .notEqual:
      return (sign == .equal) == (wanted.kind == error.kind)
    case (.blank, _) where sign == .equal || sign == .notEqual:
      return (sign == .equal) == (value == .blank)
    case (.text(""), .blank): return sign == .equal
    default: return sign == .notEqual
    }
  }

  /// The pattern of a text with wildcards; `~` takes the meaning from the next one.
  static func pattern(_ text: String) -> [Wildcard]? {
    guard text.contains(where: { "*?~".contains($0) }) else { return nil }
    var pattern: [Wildcard] = []
    var isPlain = false
    for character in text {
      switch character {
      case "~" where !isPlain:
        isPlain = true
        continue
      case "*" where !isPlain: if pattern.last != .any { pattern.append(.any) }
      case "?" where !isPlain: pattern.append(.one)
      default: pattern.append(.character(character))
      }
      isPlain = false
    }
    return pattern
  }

  /// Whether a text matches a pattern, in time of at most both lengths multiplied.
  static func matches(_ text: String, _ pattern: [Wildcard]) -> Bool {
    let characters = Array(text)
    var (place, step) = (0, 0)
    var retry: (place: Int, step: Int)?
    while place < characters.count {
      if step < pattern.count, pattern[step] == .any {
        retry = (place, step)
        step += 1
      } else if step < pattern.count,
        pattern[step] == .one || pattern[step] == .character(characters[place])
      {
        place += 1
        step += 1
      } else if let (start, star) = retry {
        retry = (start + 1, star)
        place = start + 1
        step = star + 1
      } else {
        return false
      }
    }
    return pattern[step...].allSatisfy { $0 == .any }
  }
}
