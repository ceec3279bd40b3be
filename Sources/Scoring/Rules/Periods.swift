import Wording

internal import Formulas

extension Rule {
  /// The months, quarters or terms over which a value is taken.
  ///
  /// « Bình quân 12 tháng, rồi chấm theo khung »: what a kind asks for as one value is asked for once in each
  /// period, and one number made of all of them stands in its place, before bands, targets, scales and ranks
  /// see it. All periods are needed: the mean of the months that happen to be there is not the year's.
  package struct Periods: Sendable {
    /// The value that the kind asks for.
    let value: Input
    /// The periods, by their codes.
    let periods: [Option]
    /// What of them stands in its place.
    let taking: Taking

    /// What of the values of all periods counts.
    enum Taking: String, Sendable, CaseIterable {
      case mean, sum, lowest, highest
    }
  }
}

// MARK: - Reading

extension Rule.Periods {
  private enum Key {
    static let periods = RuleKey<[Rule.Option]>.named("periods", isRequired: false)
    static let taking = RuleKey.word("of_periods", standard: Taking.mean)
  }

  /// The keys of kinds that may take their value over periods.
  static let keys = declare(Key.periods, Key.taking)

  /// The rule of a kind; over periods where a set names some.
  package static func read(_ kind: any RuleKind.Type, _ fields: any RuleFields) -> Rule? {
    let rule = kind.read(fields)
    guard kind.keys.contains(Key.periods.declaration), fields.has(Key.periods.name) else {
      if fields.has(Key.taking.name) {
        fields.refuse(
          RuleRemark(
            "'of_periods' chỉ dùng với 'periods'", "'of_periods' is only for 'periods'"),
          at: .key(Key.taking.name))
        return nil
      }
      return rule
    }
    let periods = fields(Key.periods)
    guard let taking = fields(Key.taking), let periods, var rule, let value = rule.inputs.first,
      isWhole(periods, rule, fields)
    else { return nil }
    rule.periods = Self(value: value, periods: periods, taking: taking)
    rule.inputs.replaceSubrange(
      0..<1,
      with: periods.map { period in
        var input = value
        input.code = period.code
        input.text =
          value.text == fields.criterion ? period.text : "\(value.text) – \(period.text)"
        return input
      })
    return rule
  }

  /// Whether one value can be taken over the periods; if not, that is told.
  private static func isWhole(
    _ periods: [Rule.Option], _ rule: Rule, _ fields: any RuleFields
  ) -> Bool {
    let remark: RuleRemark
    if case .ratio = rule.kind.measure {
      remark = RuleRemark(
        "'periods' chỉ dùng với một giá trị; thay 'numerator', 'denominator' bằng 'value'",
        "'periods' is for one value; write 'value' in place of 'numerator' and 'denominator'")
    } else if periods.count < 2 {
      remark = RuleRemark(
        "cần ít nhất 2 kỳ, thấy \(periods.count)",
        "expected at least 2 periods, found \(periods.count)")
    } else if let other = rule.inputs.dropFirst().first(where: { other in
      periods.contains { $0.code == other.code }
    }) {
      remark = RuleRemark(
        "mã '\(other.code)' đã là tên của một số liệu khác; chọn mã khác",
        "'\(other.code)' is the name of another figure; choose another")
    } else {
      return true
    }
    fields.refuse(remark, at: .value(Key.periods.name))
    return false
  }
}

// MARK: - Expressions

extension Rule.Periods {
  /// What stands in the place of the value.
  private var taken: Expression {
    let values = periods.map { Expression.name($0.code) }
    return switch taking {
    case .mean: .call(.average, values)
    case .sum: .call(.sum, values)
    case .lowest: .call(.min, values)
    case .highest: .call(.max, values)
    }
  }

  /// An expression over the periods in place of one over the value.
  func over(_ expression: Expression) -> Expression {
    let taken = taken
    return expression.mappingReferences {
      $0 == .name(value.code) ? taken : .reference($0)
    }
  }

  /// The same for points or shares.
  func over(_ expression: RuleExpression) -> RuleExpression {
    switch expression {
    case .share(let share): .share(over(share))
    case .points(let points): .points(over(points))
    }
  }

  /// What the kind itself asks for, of what is asked over periods.
  func kindInputs(_ inputs: [Rule.Input]) -> [Rule.Input] {
    [value] + inputs.dropFirst(periods.count)
  }
}

// MARK: - Words

extension Rule.Periods {
  /// What is taken, after the rest.
  func words(_ texts: any Speech) -> String {
    heading(texts) + ": " + periods.map(\.text).joined(separator: ", ")
  }

  /// What is taken, where the periods stand beside their own cells.
  func heading(_ texts: any Speech) -> String {
    switch taking {
    case .mean:
      texts["; giá trị là bình quân của các kỳ", "; the value is the mean of the periods"]
    case .sum: texts["; giá trị là tổng của các kỳ", "; the value is the sum of the periods"]
    case .lowest:
      texts[
        "; giá trị là của kỳ thấp nhất", "; the value is that of the lowest period"]
    case .highest:
      texts[
        "; giá trị là của kỳ cao nhất", "; the value is that of the highest period"]
    }
  }
}
