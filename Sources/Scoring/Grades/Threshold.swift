import Wording

internal import Formulas

/// A number that another one is held against: below, up to, from or above it.
public struct Threshold: Hashable, Sendable {
  /// On which side of the number a condition holds; the words of the format.
  public enum Side: String, Sendable, CaseIterable {
    /// Less than it.
    case below
    /// Not more than it.
    case to
    /// Not less than it.
    case from
    /// More than it.
    case above
  }

  /// The side.
  public var side: Side
  /// The number.
  public var value: Double

  /// A side of a number.
  public init(_ side: Side, _ value: Double) {
    self.side = side
    self.value = value
  }

  /// Whether a number, at nine places, is on that side.
  func holds(_ number: Expression) -> Expression {
    let sign: BinaryOperator =
      switch side {
      case .below: .less
      case .to: .lessOrEqual
      case .from: .greaterOrEqual
      case .above: .greater
      }
    return .binary(sign, .call(.round, [number, 9]), .number(value))
  }

  /// « dưới 50 % », « từ 3 điểm trở lên »; in English with the verb: « is below 50 % ».
  func words(_ wording: ConditionWording, unit: String = "") -> String {
    let amount = wording.number(value) + unit
    return switch side {
    case .below: wording["dưới \(amount)", "is below \(amount)"]
    case .to: wording["từ \(amount) trở xuống", "is not above \(amount)"]
    case .from: wording["từ \(amount) trở lên", "is \(amount) or more"]
    case .above: wording["trên \(amount)", "is above \(amount)"]
    }
  }
}
