import Scoring

/// Reads the settings of a set: scale, rounding, ranking.
struct SettingsReader {
  let fields: Fields
  let context: CriteriaContext
  /// The position of every criterion by its code.
  let positions: [String: Int]
  let drafts: [DraftCriterion]

  private var reader: YAMLReader { context.reader }
  private var findings: Findings { context.findings }

  /// The scale, 100 by default; nil leaves points.
  func scale() -> Double? {
    guard let node = fields["scale"] else { return 100 }
    if case .scalar("points", _) = node.content { return nil }
    guard let scale = reader.number(node, key: "scale") else { return 100 }
    if scale <= 0 { findings.add(.rule(.notPositive(key: "scale", scale)), at: node.place) }
    return scale
  }

  /// The places to round to, none but two for the index by default.
  func rounding() -> Rounding {
    guard let node = fields["rounding"],
      let fields = Fields(node, key: "rounding", keys: SetKeys.rounding, reader: reader)
    else { return Rounding() }
    func places(_ key: String, default standard: Int?) -> Int? {
      guard let node = fields[key] else { return standard }
      if case .scalar("none", _) = node.content { return nil }
      return reader.whole(node, key: key, in: 0...9)
    }
    return Rounding(
      criterion: places("criterion", default: nil), group: places("group", default: nil),
      total: places("total", default: nil), index: places("index", default: 2))
  }

  /// The units that rules compare, the ranked ones by default.
  func cohort() -> Cohort { fields.word("cohort") ?? .ranked }

  /// How ranks are given.
  func ranking() -> RankingRule {
    guard let node = fields["ranking"],
      let fields = Fields(node, key: "ranking", keys: SetKeys.ranking, reader: reader)
    else { return RankingRule() }
    return RankingRule(
      byRounded: fields.word("by", of: [("rounded", true), ("unrounded", false)]) ?? true,
      ties: fields.word("ties") ?? .competition,
      tieBreak: fields["tie_break"].map(tieBreak) ?? [])
  }

  private func tieBreak(_ node: YAMLNode) -> [RankingRule.Key] {
    var keys: [RankingRule.Key] = []
    for node in reader.list(node, key: "tie_break", mayBeEmpty: true) ?? [] {
      guard let text = reader.text(node, key: "tie_break") else { continue }
      let key: RankingRule.Key?
      switch text {
      case "survey": key = .survey
      case "appraised": key = .appraised
      default:
        key = criterion(text, at: node.place, others: ["survey", "appraised"]).map {
          .criterion($0)
        }
      }
      guard let key else { continue }
      if keys.contains(key) {
        findings.add(.criteria(.repeatedTieBreak(text)), at: node.place)
      }
      keys.append(key)
    }
    return keys
  }

  /// The position of a criterion by its code.
  func criterion(_ code: String, at place: Place, others: [String] = []) -> Int? {
    if let position = positions[code] { return position }
    findings.addUnknown(code, among: others + positions.keys.sorted(), at: place) {
      .criteria(.unknownCriterion(code, nearest: $0))
    }
    return nil
  }
}
