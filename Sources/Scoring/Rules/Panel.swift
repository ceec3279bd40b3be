import Wording

internal import Formulas

extension Rule {
  /// The mean of the marks of several appraisers.
  ///
  /// One input of 0 to the maximum per member. « Điểm là bình quân điểm chấm của các thành viên Hội đồng »;
  /// « bỏ một điểm cao nhất và một điểm thấp nhất ». All marks are needed: the mean of some members is not
  /// the panel's.
  package struct Panel: RuleKind {
    /// The codes of the members.
    package var members: [String]
    /// Whether one highest and one lowest mark are left out.
    package var middle: Bool

    /// A panel of members, by their codes.
    package init(members: [String], middle: Bool = false) {
      self.members = members
      self.middle = middle
    }

    package static let name = "panel"
    private static let members = RuleKey<[Option]>.named("members")
    private static let middle = RuleKey.flag("middle")
    package static let keys = declare(members, middle)
    package static let guide = RuleGuide(
      inputs: "one mark of 0…max per member code",
      points: """
        the mean of all marks; with `middle: true` without the highest and the lowest one, of at least three \
        members. Self-assessment forms leave it to the panel
        """)
    package static let examples = [
      RuleExample(
        "members: [{code: ct, text: Chủ tịch}, {code: tk, text: Thư ký}]", maximum: 10,
        (["8", "9.5"], 8.75), (["10", "10"], 10)),
      // 9 + 7.5 + 6 + 8 + 9.5 = 40, less 9.5 and 6: 24.5 / 3. Of equal marks one only is left out.
      RuleExample(
        """
        middle: true, members: [{code: a, text: A}, {code: b, text: B}, {code: c, text: C}, \
        {code: d, text: D}, {code: e, text: E}]
        """, maximum: 10, (["9", "7.5", "6", "8", "9.5"], 24.5 / 3),
        (["10", "10", "10", "4", "4"], 8)),
    ]

    package static let isSelfAssessed = false

    package static func read(_ fields: any RuleFields) -> Rule? {
      let members = fields(members)
      let middle = fields(middle) ?? false
      guard let members else { return nil }
      let least = middle ? 3 : 2
      guard members.count >= least else {
        fields.refuse(
          RuleRemark(
            middle
              ? "bỏ điểm cao nhất và thấp nhất thì cần ít nhất 3 thành viên, thấy \(members.count)"
              : "cần ít nhất 2 thành viên, thấy \(members.count); một người chấm thì dùng 'kind: given'",
            middle
              ? "without the highest and the lowest mark there must be at least 3 members, found \(members.count)"
              : "expected at least 2 members, found \(members.count); for one use 'kind: given'"),
          at: .value(Self.members.name))
        return nil
      }
      return Rule(
        Panel(members: members.map(\.code), middle: middle),
        inputs: members.inputs(.points(step: nil)))
    }

    package func expression(group: String) -> RuleExpression {
      let marks = members.map { Expression.name($0) }
      guard middle else { return .points(.call(.average, marks)) }
      let kept = Expression.call(.sum, marks) - .call(.max, marks) - .call(.min, marks)
      return .points(kept / .number(Double(members.count - 2)))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      heading(texts) + ": " + inputs.map(\.text).joined(separator: "; ")
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      heading(form.texts)
        + form.texts[
          "; mỗi thành viên chấm từ 0 đến điểm tối đa", "; each gives from 0 up to the maximum"]
    }

    private func heading(_ texts: any Speech) -> String {
      middle
        ? texts[
          "Bình quân điểm chấm của các thành viên, bỏ một điểm cao nhất và một điểm thấp nhất",
          "Mean of the members' marks without one highest and one lowest"]
        : texts["Bình quân điểm chấm của các thành viên", "Mean of the members' marks"]
    }

    package func levels(group: String) -> PointLevels { .any(from: 0) }
  }
}
