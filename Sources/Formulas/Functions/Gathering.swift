extension Function {
  /// What a function makes of numbers, however they are gathered.
  @usableFromInline
  enum Aggregate: Sendable {
    /// One number after the other.
    case running(
      add: @Sendable (inout Running, Double) -> Void,
      result: @Sendable (Running) throws(FormulaError) -> Double)
    /// All of them together.
    case together(@Sendable ([Double]) throws(FormulaError) -> Double)
  }

  /// What is kept from one number to the next.
  @usableFromInline
  struct Running {
    /// The sum of all.
    var sum = Sum()
    /// The least, greatest or product.
    var number = 0.0
    /// How many there were.
    var count = 0
  }
}

/// Numbers on their way through an aggregate.
@usableFromInline
struct Gathering {
  private let aggregate: Function.Aggregate
  private var running = Function.Running()
  private var numbers: [Double] = []

  @usableFromInline
  init(_ aggregate: Function.Aggregate) { self.aggregate = aggregate }

  /// Takes a number.
  @usableFromInline
  mutating func add(_ number: Double) {
    switch aggregate {
    case .running(let add, _): add(&running, number)
    case .together: numbers.append(number)
    }
  }

  /// The result of the numbers taken.
  @usableFromInline
  func result() throws(FormulaError) -> Double {
    switch aggregate {
    case .running(_, let result): try result(running)
    case .together(let result): try result(numbers)
    }
  }
}
