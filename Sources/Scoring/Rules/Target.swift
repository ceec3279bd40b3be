import Wording

internal import Formulas

extension Rule {
  /// Full points from the target (in %) on, in proportion below.
  package struct Target: MeasuringKind {
    /// What is measured.
    package var measured: Measure
    /// The target.
    package var goal: Goal

    /// What is to be reached.
    package enum Goal: Hashable, Sendable {
      /// The same percentage for all units, or for all of a unit group.
      case percent(ByGroup<Double>)
      /// Each unit's own, the last input.
      case asked
    }

    package static let name = "target"
    private static let target = RuleKey<ByGroup<Double>>.positives("target", isRequired: false)
    private static let targetOf = RuleKey.text("target_of", isRequired: false)
    package static let keys = Measure.keys + declare(target, targetOf)
    package static let guide = RuleGuide(
      inputs: Measure.inputsGuide + "; with `target_of` each unit's `target` too",
      points: """
        ratio ≥ target → max, else ratio/target × max. `target` is a percentage, or \
        `{default: 90, group: 80}`; `target_of` says what the target is that each unit has of its own
        """)
    package static let examples = [
      RuleExample(
        "numerator: Đã giao, denominator: Tổng số, target: 80", maximum: 10, (["4", "5"], 10),
        (["2", "5"], 5)),
      RuleExample(
        "value: Tỷ lệ giải ngân, target_of: Chỉ tiêu được giao", maximum: 10, (["45", "90"], 5),
        (["45", "40"], 10), (["0", "0"], 10)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let measured = Measure.read(fields, minimum: 0)
      guard !fields.exclude(target.name, targetOf.name) else { return nil }
      if fields.has(targetOf.name) {
        guard let text = fields(targetOf), let measured else { return nil }
        return Rule(
          Target(measured: measured.measure, goal: .asked),
          inputs: measured.inputs + [.number("target", text, minimum: 0)])
      }
      guard fields.has(target.name) else {
        fields.refuse(
          RuleRemark(
            "cần 'target' là chỉ tiêu chung, hoặc 'target_of' nếu mỗi đơn vị có chỉ tiêu riêng",
            "expected 'target', the target of all, or 'target_of' if each unit has its own"),
          at: .rule)
        return nil
      }
      guard let percent = fields(target), let measured else { return nil }
      return Rule(
        Target(measured: measured.measure, goal: .percent(percent)), inputs: measured.inputs)
    }

    package var groups: [String] {
      if case .percent(let percent) = goal { percent.special.keys.sorted() } else { [] }
    }

    package func expression(group: String) -> RuleExpression {
      switch goal {
      case .percent(let percent):
        return .share(measured.share { .min(1, $0 / .fraction(percent[group])) })
      case .asked:
        let target = Expression.name("target")
        // Where nothing is to be reached, all is.
        return .share(
          measured.share { .if(.binary(.equal, target, 0), 1, .min(1, $0 / (target / 100))) })
      }
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let measure = measured.words(inputs)
      let words: String
      switch goal {
      case .percent(let percent) where percent.special.isEmpty:
        let percent = texts.number(percent.standard)
        return texts[
          "Đạt từ \(percent)% trở lên: điểm tối đa; thấp hơn: \(measure) / \(percent)% × điểm tối đa",
          "From \(percent)%: the maximum; below: \(measure) / \(percent)% × maximum"]
          + measured.zeroWords(texts)
      case .percent(let percent):
        words =
          ([texts.number(percent.standard) + "%"]
          + groups.map { "\(texts.group($0)): \(texts.number(percent[$0]))%" })
          .joined(separator: "; ")
      case .asked: words = inputs.last?.text ?? ""
      }
      return texts[
        "Đạt chỉ tiêu (\(words)) trở lên: điểm tối đa; thấp hơn: \(measure) / chỉ tiêu × điểm tối đa",
        "From the target (\(words)): the maximum; below: \(measure) / target × maximum"]
        + measured.zeroWords(texts)
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      guard goal == .asked, let asked = inputs.last else { return measured.figures(inputs, texts) }
      return measured.figures(Array(inputs.dropLast()), texts)
        + [.words("; \(asked.text): "), .number(inputs.count - 1)]
    }

    package var isInPercent: Bool { measured == .value && goal != .asked }

    package func levels(group: String) -> PointLevels { .moreCases(measured, from: 0) }
  }
}

extension RuleKind where Self == Rule.Target {
  /// Full from a target on.
  package static func target(_ measure: Rule.Measure, percent: Double) -> Self {
    Self(measured: measure, goal: .percent(ByGroup(percent)))
  }
}
