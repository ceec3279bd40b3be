extension Expression {
  /// `LOOKUP(x, keys, results)`: the result beside the greatest key not above x.
  ///
  /// A number is rounded to ``SpreadsheetNumber/guardPlaces`` places first, so that a value one
  /// step under a key finds it. Without results the key itself is found.
  @inlinable
  static func lookup(
    _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Value {
    var sought = try arguments[0].value(in: context)
    if !arguments[1].isArrayOfTexts {
      sought = .number(
        SpreadsheetNumber.round(
          try sought.number(), places: SpreadsheetNumber.guardPlaces))
    }
    guard let keys = arguments[1].range(in: context),
      let results = arguments[arguments.count - 1].range(in: context)
    else { throw FormulaError(.value) }
    guard let position = sought.position(among: keys), position < results.count else {
      throw FormulaError(.notAvailable)
    }
    if case .error(let error) = results[position] { throw error }
    return results[position]
  }

  /// Whether the arguments of a `LOOKUP` are a table of constants: rising keys, a result for each.
  var isSoundLookup: Bool {
    guard case .call(.lookup, let arguments) = self, arguments.count > 1,
      case .array(let keys) = arguments[1],
      case .array(let results) = arguments[arguments.count - 1]
    else { return false }
    for (left, right) in zip(keys, keys.dropFirst()) {
      guard left.isSameKind(as: right), let order = left.order(to: right), order < 0 else {
        return false
      }
    }
    return results.count == keys.count
  }
}

extension Value {
  /// The position of the last key of the same kind that does not come after the value.
  @usableFromInline
  func position(among keys: [Value]) -> Int? {
    var found: Int?
    for (position, key) in keys.enumerated() {
      guard isSameKind(as: key), let order = order(to: key) else { continue }
      if order < 0 { break }
      found = position
    }
    return found
  }

  /// Whether both are numbers, or both texts, or both truth values.
  func isSameKind(as other: Value) -> Bool {
    switch (self, other) {
    case (.number, .number), (.text, .text), (.boolean, .boolean): true
    default: false
    }
  }
}
