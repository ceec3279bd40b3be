import TestSupport

@testable import Formulas

/// Random expressions that the language can write.
struct ExpressionGenerator {
  var random: SeededGenerator
  /// Whether texts stand among the values.
  var texts = true
  /// Whether functions that only ranges make sense for stand among the calls.
  var ranges = true

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let names = ["done", "total", "max", "A", "B2", "_x", "count"]

  /// An expression of at most some height.
  mutating func expression(height: Int) -> Expression {
    guard height > 1 else { return leaf() }
    switch Int.random(in: 0..<10, using: &random) {
    case 0...4:
      let sign = pick(BinaryOperator.allCases.filter { texts || $0 != .concatenate })
      return .binary(sign, expression(height: height - 1), expression(height: height - 1))
    case 5...6:
      let sign = pick([UnaryOperator.minus, .plus, .percent])
      return .unary(sign, expression(height: height - 1))
    default: return call(height: height)
    }
  }

  private mutating func call(height: Int) -> Expression {
    let function = pick(
      Function.ofLanguage.filter { function in
        ranges || !function.isCohort && function != .sumIf && function != .sumProduct
      })
    if function == .lookup {
      let keys = (0..<4).map { Value.number(Double($0 * 10)) }
      return .call(function, [expression(height: height - 1), .array(keys), .array(keys)])
    }
    let most = min(function.arity.upperBound, function.arity.lowerBound + 3)
    let count = Int.random(in: function.arity.lowerBound...most, using: &random)
    let arguments = (0..<count).map { position in
      function.takesArray(at: position) && Int.random(in: 0..<4, using: &random) == 0
        ? Expression.array(
          texts
            ? [.number(-2.5), .text("a \"b\""), .boolean(true)] : [.number(-2.5), .number(0.1)])
        : expression(height: height - 1)
    }
    return .call(function, arguments)
  }

  private mutating func leaf() -> Expression {
    switch Int.random(in: 0..<12, using: &random) {
    case 0 where texts: .text(pick(["", "a", "( \"x\" )", "đạt; 1,5"]))
    case 1: .boolean(Bool.random(using: &random))
    case 2: .member(pick(["score", "index"]), key: pick(["1.2", "satisfaction"]))
    case 3...6: .name(pick(Self.names))
    default: .number(decimal())
    }
  }

  /// A decimal of one to eight digits.
  mutating func decimal() -> Double {
    let digits = Int.random(in: 0..<100_000_000, using: &random)
    let divisor = pick([1.0, 10, 100, 1000, 100_000_000])
    return (Double(digits / pick([1, 1000, 1_000_000])) / divisor)
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }
}
