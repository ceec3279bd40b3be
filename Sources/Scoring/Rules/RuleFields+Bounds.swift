internal import Formulas

// Bounds of values, which several kinds of rule have.
extension RuleFields {
  /// A bound that may be left out; above 0 where values are divided by it or have a logarithm.
  func bound(_ key: RuleKey<Double>, isPositive: Bool) -> Double? {
    isPositive ? positive(key.name, isRequired: false) : self(key)
  }

  /// Whether the upper of two bounds is above the lower one, or one is left out; if not, that is told.
  func rises(
    from lower: (key: RuleKey<Double>, bound: Double?),
    to upper: (key: RuleKey<Double>, bound: Double?)
  ) -> Bool {
    guard let least = lower.bound, let greatest = upper.bound, least >= greatest else {
      return true
    }
    let (low, high) = (
      "'\(lower.key.name)' \(SpreadsheetNumber.description(of: least))",
      "'\(upper.key.name)' \(SpreadsheetNumber.description(of: greatest))"
    )
    refuse(
      RuleRemark("\(low) phải nhỏ hơn \(high)", "the \(low) must be below the \(high)"),
      at: .value(upper.key.name))
    return false
  }

  /// Whether the keys `minimum` and `maximum` rise; if not, that is told.
  package func boundsRise(_ minimum: Double?, _ maximum: Double?) -> Bool {
    rises(
      from: (.number("minimum", isRequired: false), minimum),
      to: (.number("maximum", isRequired: false), maximum))
  }
}
