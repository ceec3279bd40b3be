import Formulas

extension [Validation] {
  /// The same validations, those that are alike and stand under or beside each other made one.
  ///
  /// If there are still more than a limit, neighbours that take numbers are made one too, with the
  /// wider bounds: a sheet holds no more than ``Limits/validations``.
  public func merged(atMost limit: Int = Limits.validations) -> [Validation] {
    let alike = joined { $0.isLike($1) ? $0.rule : nil }
    guard alike.count > limit else { return alike }
    return alike.joined { upper, lower in
      var widened = lower
      guard let rule = upper.rule.widened(to: lower.rule) else { return nil }
      widened.rule = upper.rule
      return upper.isLike(widened) ? rule : nil
    }
  }

  /// Joins neighbours for which there is a rule.
  private func joined(_ rule: (Validation, Validation) -> Validation.Rule?) -> [Validation] {
    var result: [Validation] = []
    for validation in self {
      if let last = result.last, last.range.adjoins(validation.range),
        let rule = rule(last, validation)
      {
        result[result.count - 1].range = CellRange(last.range.first, validation.range.last)
        result[result.count - 1].rule = rule
      } else {
        result.append(validation)
      }
    }
    return result
  }
}

extension Validation {
  /// Whether all but the range is the same.
  fileprivate func isLike(_ other: Validation) -> Bool {
    var other = other
    other.range = range
    return other == self
  }
}

extension CellRange {
  /// Whether another range of the same columns starts in the next row, or one of the same rows in the
  /// next column.
  fileprivate func adjoins(_ other: CellRange) -> Bool {
    other.first.row == last.row + 1 && other.first.column == first.column
      && other.last.column == last.column
      || other.first.column == last.column + 1 && other.first.row == first.row
        && other.last.row == last.row
  }
}

extension Validation.Rule {
  /// The rule that allows what either of two rules for numbers allows; nil for other rules.
  fileprivate func widened(to other: Validation.Rule) -> Validation.Rule? {
    switch (self, other) {
    case (.whole(let low, let high), .whole(let otherLow, let otherHigh)):
      guard let bounds = wider(low, high, otherLow, otherHigh) else { return nil }
      return .whole(.number(bounds.lowerBound), .number(bounds.upperBound))
    case (.whole(let low, let high), .decimal(let otherLow, let otherHigh)),
      (.decimal(let low, let high), .whole(let otherLow, let otherHigh)),
      (.decimal(let low, let high), .decimal(let otherLow, let otherHigh)):
      guard let bounds = wider(low, high, otherLow, otherHigh) else { return nil }
      return .decimal(.number(bounds.lowerBound), .number(bounds.upperBound))
    default: return nil
    }
  }
}

/// The bounds around two pairs of constants; nil when one of them is a formula.
private func wider(
  _ low: Validation.Bound, _ high: Validation.Bound, _ otherLow: Validation.Bound,
  _ otherHigh: Validation.Bound
) -> ClosedRange<Double>? {
  guard case .number(let low) = low, case .number(let high) = high,
    case .number(let otherLow) = otherLow, case .number(let otherHigh) = otherHigh,
    low <= high, otherLow <= otherHigh
  else { return nil }
  return min(low, otherLow)...max(high, otherHigh)
}
