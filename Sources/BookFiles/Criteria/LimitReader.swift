import Scoring

/// Reads how many units may have a grade.
struct LimitReader {
  let reader: YAMLReader
  /// Whether unit groups have grades of their own, which cannot be counted together.
  let hasGroups: Bool

  private var findings: Findings { reader.findings }

  /// The limit; nil if it cannot be read.
  func limit(_ node: YAMLNode) -> GradeLimit? {
    guard let fields = Fields(node, key: "limit", keys: SetKeys.limit, reader: reader) else {
      return nil
    }
    let amount = amount(fields)
    let scope: GradeLimit.Scope = fields.word("of") ?? .group
    let ties: GradeLimit.Ties = fields.word("ties") ?? .dropAll
    if scope == .all, hasGroups {
      findings.add(.grade(.limitOverScales), at: fields.valuePlace("of"))
    }
    return amount.map { GradeLimit($0, of: scope, ties: ties) }
  }

  private func amount(_ fields: Fields) -> GradeLimit.Amount? {
    guard !fields.exclude("share", "best") else { return nil }
    if let node = fields["best"] {
      _ = fields.exclude("best", "rounding")
      return reader.whole(node, key: "best", in: 1...Limits.units).map { .best($0) }
    }
    let rounding: GradeLimit.Rounding = fields.word("rounding") ?? .down
    guard let share = fields.requiredNumber("share") else { return nil }
    guard share > 0, share < 100 else {
      findings.add(.grade(.limitShare(share)), at: fields.valuePlace("share"))
      return nil
    }
    return .share(share, rounding)
  }
}
