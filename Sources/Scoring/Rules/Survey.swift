import Wording

internal import Formulas

extension Rule {
  /// Answers counted per option.
  ///
  /// One input per option, a count.
  package struct Survey: RuleKind {
    /// How answers become a share.
    package var method: SurveyMethod
    /// The answers, best first, each with the share of full marks it counts.
    package var answers: [Option]

    package static let name = "survey"
    private static let method = RuleKey.word("method", standard: SurveyMethod.options)
    private static let answers = RuleKey<[Option]>(
      "options", .list(["code", "text", "share / counts"]), isRequired: true
    ) { _ in nil }
    package static let keys = declare(method, answers)
    package static let guide = RuleGuide(
      inputs: "one count per option, best first",
      points: """
        share × max. options: Σ count · share / Σ count. percent: shares are 0 or 1, or `counts: true`. \
        mean: shares are not given; option i of n has (n − i + 1) / n
        """)
    package static let examples = [
      RuleExample(
        """
        options: [{code: A, text: Tốt, share: 1}, {code: B, text: Khá, share: 0.5}, \
        {code: C, text: Kém, share: 0}]
        """, maximum: 10, (["2", "4", "4"], 4)),
      RuleExample(
        "method: mean, options: [{code: A, text: Tốt}, {code: B, text: Kém}]", maximum: 10,
        (["6", "4"], 8)),
    ]
    package static let isSurvey = true

    package static func read(_ fields: any RuleFields) -> Rule? {
      guard let method = fields(method) else { return nil }
      let answers = fields.options(answers.name, keys: method.keys, areInputs: true) {
        method.share($0, place: $1, of: $2)
      }
      guard let answers else { return nil }
      if answers.allSatisfy({ $0.points == 0 }) {
        fields.refuse(
          RuleRemark(
            "không có phương án nào được tính; thêm 'counts: true' hoặc 'share: 1'",
            "no answer counts; add 'counts: true' or 'share: 1'"), at: .value(Self.answers.name))
        return nil
      }
      let best = answers.map(\.points).max() ?? 0
      fields.checkReach(Self.answers.name) { best * (fields.maximum?[$0] ?? 0) }
      return Rule(Survey(method: method, answers: answers), inputs: answers.inputs(.count))
    }

    /// Answers × share over valid answers.
    package func expression(group: String) -> RuleExpression {
      let counted = answers.filter { $0.points != 0 }.map { Expression.counted($0) }
      let valid = Expression.call(.sum, answers.map { .name($0.code) })
      return .share(.sum(counted) / valid)
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let shares = answers.map { "\($0.text): \(texts.number($0.points * 100))%" }
        .joined(separator: "; ")
      return switch method {
      case .options:
        texts["Điều tra xã hội học, mỗi phiếu tính: ", "Survey, each answer counts: "] + shares
      case .percent:
        texts["Điều tra xã hội học, tỷ lệ phiếu: ", "Survey, share of the answers: "]
          + answers.filter { $0.points == 1 }.map(\.text).joined(separator: " + ")
      case .mean:
        texts["Điều tra xã hội học, điểm trung bình: ", "Survey, mean score: "] + shares
      }
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      let text = inputs[input].text
      return form.texts["\(text) (số phiếu)", "\(text) (answers)"]
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      .listed(answers.indices.map { [.number($0), .words(" " + answers[$0].text)] })
    }

    package func levels(group: String) -> PointLevels { .any(from: 0) }
  }

  /// How counted answers become a share of full marks.
  public enum SurveyMethod: String, Sendable, CaseIterable {
    /// The mean of the options' shares over the valid answers.
    case options
    /// The share of valid answers whose option counts (share of 1): satisfied and very satisfied.
    case percent
    /// The mean rank of the options over their number: mean / 5 × 100 for five.
    case mean
  }
}

extension RuleKind where Self == Rule.Survey {
  /// Answers counted per option.
  package static func survey(_ method: Rule.SurveyMethod, _ answers: [Rule.Option]) -> Self {
    Self(method: method, answers: answers)
  }
}

extension Rule.SurveyMethod {
  /// The keys of an answer beside its code and text.
  fileprivate var keys: [String] {
    switch self {
    case .options: ["share"]
    case .percent: ["share", "counts"]
    case .mean: []
    }
  }

  /// The share of full marks an answer counts.
  fileprivate func share(_ answer: any RuleFields, place: Int, of count: Int) -> Double? {
    if self == .mean { return Double(count - place) / Double(count) }
    if self == .percent {
      if answer.exclude("share", "counts") { return nil }
      guard answer.has("share") else {
        return answer.has("counts") ? answer.boolean("counts").map { $0 ? 1 : 0 } : 0
      }
    }
    guard let share = answer.number("share", isRequired: true) else { return nil }
    let found = SpreadsheetNumber.description(of: share)
    guard (0...1).contains(share) else {
      answer.refuse(
        RuleRemark(
          "'share' cần từ 0 đến 1, thấy \(found)", "'share' expects 0 to 1, found \(found)"),
        at: .value("share"))
      return nil
    }
    guard self == .options || share == 0 || share == 1 else {
      answer.refuse(
        RuleRemark(
          "với 'method: percent' thì 'share' chỉ là 0 hoặc 1, thấy \(found)",
          "with 'method: percent' a 'share' is 0 or 1, found \(found)"), at: .value("share"))
      return nil
    }
    return share
  }
}
