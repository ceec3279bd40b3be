import Scoring

/// Reads the settings of a set: scale, rounding, ranking, grades.
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
    let keys = ["criterion", "group", "total", "index"]
    guard let node = fields["rounding"],
      let fields = Fields(node, key: "rounding", known: keys, reader: reader)
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
      let fields = Fields(node, key: "ranking", known: ["by", "ties", "tie_break"], reader: reader)
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

  /// The grades of all groups.
  func grades() -> [String: GradeScale] {
    var result: [String: GradeScale] = [:]
    if let scale = gradeScale(fields) { result[""] = scale }
    guard let node = fields["grades_by_group"] else { return result }
    for entry in reader.entries(node, key: "grades_by_group") ?? [] {
      context.check(group: entry.key, at: entry.keyPlace)
      guard
        let fields = Fields(
          entry.value, key: entry.key, known: ["grades", "grade_caps"], reader: reader)
      else { continue }
      _ = fields.required("grades")
      if let scale = gradeScale(fields) { result[entry.key] = scale }
    }
    return result
  }

  private func gradeScale(_ fields: Fields) -> GradeScale? {
    guard let node = fields["grades"] else {
      if fields.has("grade_caps") {
        findings.add(.criteria(.capsWithoutGrades), at: fields.keyPlace("grade_caps"))
      }
      return nil
    }
    guard let nodes = reader.list(node, key: "grades") else { return nil }
    findings.check(.grades, nodes, limit: Limits.steps)
    var grades: [(grade: GradeScale.Grade, name: Words)] = []
    var names = KeyRegister()
    for node in nodes {
      guard let fields = Fields(node, key: "grades", known: ["name", "from"], reader: reader) else {
        continue
      }
      let name = fields.requiredName("name")
      let from = fields.requiredNumber("from")
      guard let name, let from else { continue }
      let place = fields.valuePlace("name")
      for name in name.all where name.utf16.count > Limits.literalUnits {
        findings.add(
          .limit(.literal(count: name.utf16.count, limit: Limits.literalUnits)), at: place)
      }
      if let (name, first) = names.add(name, at: place) {
        let fault: Fault =
          first.text == name
          ? .criteria(.repeatedGrade(name)) : .key(.alike(.grade, name, first: first.text))
        findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
      }
      if let last = grades.last?.grade, from >= last.from {
        findings.add(
          .criteria(.gradesNotFalling(name.text, from: from, above: last.from)),
          at: fields.valuePlace("from"))
      }
      grades.append((GradeScale.Grade(name: name.text, from: from), name))
    }
    let caps = fields["grade_caps"].flatMap { reader.list($0, key: "grade_caps", mayBeEmpty: true) }
    return GradeScale(
      grades: grades.map(\.grade), caps: (caps ?? []).compactMap { cap($0, grades.map(\.name)) })
  }

  /// A cap, which may call the grade what it is called in any language.
  private func cap(_ node: YAMLNode, _ grades: [Words]) -> GradeScale.Cap? {
    let keys = ["criterion", "below", "grade"]
    guard let fields = Fields(node, key: "grade_caps", known: keys, reader: reader) else {
      return nil
    }
    let code = fields.requiredText("criterion")
    let below = fields.requiredNumber("below")
    let name = fields.requiredText("grade")
    let position = code.flatMap { criterion($0, at: fields.valuePlace("criterion")) }
    if let position { checkCap(drafts[position].node, at: fields.valuePlace("criterion")) }
    if let below, !(0...100).contains(below) {
      findings.add(.criteria(.percentage(below)), at: fields.valuePlace("below"))
    }
    guard let name else { return nil }
    guard let grade = grades.firstIndex(where: { $0.all.contains(name) }) else {
      findings.addUnknown(name, among: grades.flatMap(\.all), at: fields.valuePlace("grade")) {
        .criteria(.unknownGrade(name, nearest: $0))
      }
      return nil
    }
    guard let position, let below else { return nil }
    return GradeScale.Cap(criterion: position, below: below, grade: grade)
  }

  /// A cap acts on what earns points.
  private func checkCap(_ node: Criterion, at place: Place) {
    if node.rule?.isScored == false {
      findings.add(.criteria(.capOfTracking(node.code)), at: place)
    } else if node.part == .penalty {
      findings.add(.criteria(.capOfPenalty(node.code)), at: place)
    }
  }

  private func criterion(_ code: String, at place: Place, others: [String] = []) -> Int? {
    if let position = positions[code] { return position }
    findings.addUnknown(code, among: others + positions.keys.sorted(), at: place) {
      .criteria(.unknownCriterion(code, nearest: $0))
    }
    return nil
  }
}
