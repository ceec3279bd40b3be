extension Function {
  /// What a function makes of numbers, however they are gathered.
  @usableFromInline
  enum Aggregate: Sendable {
    /// The sum.
    case total
    /// The least, 0 of none.
    case least
    /// The greatest, 0 of none.
    case greatest
    /// All of them together.
    case together(@Sendable ([Double]) throws(FormulaError) -> Double)
  }
}

/// Numbers on their way through an aggregate.
///
/// Sums, least and greatest numbers are kept one by one: rules ask for them all the time.
@usableFromInline
struct Gathering {
  @usableFromInline let aggregate: Function.Aggregate
  @usableFromInline var sum = Sum()
  @usableFromInline var best = 0.0
  @usableFromInline var isEmpty = true
  @usableFromInline var numbers: [Double] = []

  @inlinable
  init(_ aggregate: Function.Aggregate) { self.aggregate = aggregate }

  /// Takes a number.
  @inlinable
  @inline(__always)
  mutating func add(_ number: Double) {
    switch aggregate {
    case .total: sum.add(number)
    case .least:
      best = isEmpty ? number : Swift.min(best, number)
      isEmpty = false
    case .greatest:
      best = isEmpty ? number : Swift.max(best, number)
      isEmpty = false
    case .together: numbers.append(number)
    }
  }

  /// The result of the numbers taken.
  @inlinable
  func result() throws(FormulaError) -> Double {
    switch aggregate {
    case .total: try sum.value.finite()
    case .least, .greatest: best
    case .together(let result): try result(numbers)
    }
  }
}
