extension Expression: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// The value of a bare name.
  public static func name(_ name: String) -> Self { .reference(.name(name)) }

  /// The member of a named collection.
  public static func member(_ name: String, key: String) -> Self {
    .reference(.member(name, key: key))
  }

  /// One value at a numbered place.
  public static func slot(_ number: Int) -> Self { .reference(.slot(number)) }

  /// All values at a numbered place, one per unit.
  public static func slots(_ number: Int) -> Self { .reference(.slots(number)) }

  /// The values at a numbered place from the first unit to the one in question.
  public static func slotsUpTo(_ number: Int) -> Self { .reference(.slotsUpTo(number)) }

  /// The sum.
  public static func + (left: Self, right: Self) -> Self { .binary(.add, left, right) }

  /// The difference.
  public static func - (left: Self, right: Self) -> Self { .binary(.subtract, left, right) }

  /// The product.
  public static func * (left: Self, right: Self) -> Self { .binary(.multiply, left, right) }

  /// The quotient.
  public static func / (left: Self, right: Self) -> Self { .binary(.divide, left, right) }

  /// The opposite.
  public static prefix func - (operand: Self) -> Self { .unary(.minus, operand) }

  /// What it is made of; nothing for a value and a reference.
  public var operands: [Expression] {
    switch self {
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .call(_, let arguments): arguments
    case .number, .text, .boolean, .array, .reference: []
    }
  }

  /// The same expression with every reference replaced by what it stands for.
  public func mappingReferences(_ transform: (Reference) -> Expression) -> Expression {
    switch self {
    case .number, .text, .boolean, .array: self
    case .reference(let reference): transform(reference)
    case .unary(let sign, let operand): .unary(sign, operand.mappingReferences(transform))
    case .binary(let sign, let left, let right):
      .binary(sign, left.mappingReferences(transform), right.mappingReferences(transform))
    case .call(let function, let arguments):
      .call(function, arguments.map { $0.mappingReferences(transform) })
    }
  }

  /// Everything it refers to, in the order of first occurrence, without repeats.
  public var references: [Reference] {
    var seen: Set<Reference> = []
    var found: [Reference] = []
    forEachReference { reference in
      if seen.insert(reference).inserted { found.append(reference) }
    }
    return found
  }

  /// Calls a closure with each reference from left to right.
  private func forEachReference(_ body: (Reference) -> Void) {
    switch self {
    case .number, .text, .boolean, .array: break
    case .reference(let reference): body(reference)
    case .unary(_, let operand): operand.forEachReference(body)
    case .binary(_, let left, let right):
      left.forEachReference(body)
      right.forEachReference(body)
    case .call(_, let arguments):
      for argument in arguments { argument.forEachReference(body) }
    }
  }
}
