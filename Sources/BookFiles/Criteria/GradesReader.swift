import Scoring

/// Reads the grades of a set, the conditions on them and the facts that those look at.
struct GradesReader {
  let settings: SettingsReader

  /// The facts that conditions can look at.
  let facts: [Fact]

  init(_ settings: SettingsReader) {
    self.settings = settings
    facts = Self.facts(settings)
  }

  private var reader: YAMLReader { settings.context.reader }
  private var findings: Findings { settings.context.findings }

  /// The grades of all groups.
  func grades() -> [String: GradeScale] {
    var result: [String: GradeScale] = [:]
    if let scale = gradeScale(settings.fields) { result[""] = scale }
    guard let node = settings.fields["grades_by_group"] else { return result }
    for entry in reader.entries(node, key: "grades_by_group") ?? [] {
      settings.context.check(group: entry.key, at: entry.keyPlace)
      guard
        let fields = Fields(
          entry.value, key: entry.key, keys: SetKeys.gradingOfGroup, reader: reader)
      else { continue }
      _ = fields.required("grades")
      if let scale = gradeScale(fields) { result[entry.key] = scale }
    }
    return result
  }

  /// The facts about units that the set declares, each of some condition.
  private static func facts(_ settings: SettingsReader) -> [Fact] {
    let (reader, findings) = (settings.context.reader, settings.context.findings)
    guard let node = settings.fields["facts"] else { return [] }
    var codes = KeyRegister()
    return (reader.list(node, key: "facts") ?? []).compactMap { node in
      guard let fields = Fields(node, key: "facts", keys: SetKeys.fact, reader: reader) else {
        return nil
      }
      let code = fields.requiredText("code")
      let name = fields.requiredWords("name")
      guard let code, let name else { return nil }
      let place = fields.valuePlace("code")
      if let first = codes.add(code, at: place) {
        let fault: Fault =
          first.text == code
          ? .fact(.repeatedCode(code)) : .key(.alike(.fact, code, first: first.text))
        findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
      }
      return Fact(code: code, name: name)
    }
  }

  /// Warns of facts that no condition looks at.
  func checkUse(in scales: [String: GradeScale]) {
    let used = scales.values.flatMap(\.caps).map(\.condition)
    for (position, fact) in facts.enumerated()
    where !used.contains(.fact(FactCondition(position))) {
      findings.warn(.fact(.unused(fact.code)), at: settings.fields.keyPlace("facts"))
    }
  }

  private func gradeScale(_ fields: Fields) -> GradeScale? {
    guard let node = fields["grades"] else {
      if fields.has("grade_caps") {
        findings.add(.grade(.capsWithoutGrades), at: fields.keyPlace("grade_caps"))
      }
      return nil
    }
    guard let nodes = reader.list(node, key: "grades") else { return nil }
    findings.check(.grades, nodes, limit: Limits.steps)
    var grades: [(grade: GradeScale.Grade, name: Words)] = []
    var names = KeyRegister()
    for (position, node) in nodes.enumerated() {
      let grade = grade(
        node, after: grades.last?.grade, isLast: position == nodes.count - 1, &names)
      if let grade { grades.append(grade) }
    }
    let caps = fields["grade_caps"].flatMap { reader.list($0, key: "grade_caps", mayBeEmpty: true) }
    let conditions = ConditionReader(
      settings: settings, grades: grades.map(\.name), facts: facts)
    return GradeScale(
      grades: grades.map(\.grade), caps: (caps ?? []).compactMap { conditions.cap($0) })
  }

  private func grade(
    _ node: YAMLNode, after last: GradeScale.Grade?, isLast: Bool, _ names: inout KeyRegister
  ) -> (grade: GradeScale.Grade, name: Words)? {
    guard let fields = Fields(node, key: "grades", keys: SetKeys.grade, reader: reader) else {
      return nil
    }
    let name = fields.requiredName("name")
    let edge = edge(fields)
    guard let name, let edge else { return nil }
    let limits = LimitReader(
      reader: reader, hasGroups: settings.fields.has("grades_by_group"))
    let grade = GradeScale.Grade(
      name: name.text, from: edge.value, isAbove: edge.key == "above",
      limit: fields["limit"].flatMap { limits.limit($0) })
    if isLast, grade.limit != nil {
      findings.add(.grade(.limitOfLast(name.text)), at: fields.keyPlace("limit"))
    }
    let place = fields.valuePlace("name")
    for name in name.all where name.utf16.count > Limits.literalUnits {
      findings.add(
        .limit(.literal(count: name.utf16.count, limit: Limits.literalUnits)), at: place)
    }
    if let (name, first) = names.add(name, at: place) {
      let fault: Fault =
        first.text == name
        ? .grade(.repeated(name)) : .key(.alike(.grade, name, first: first.text))
      findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
    }
    if let last, !grade.isBelow(last) {
      findings.add(
        .grade(.notFalling(name.text, from: grade.from, last: last.from)),
        at: fields.valuePlace(edge.key))
    }
    return (grade, name)
  }

  /// The score that a grade starts from, or above; one of them must be there.
  private func edge(_ fields: Fields) -> (key: String, value: Double)? {
    guard !fields.exclude("from", "above") else { return nil }
    let key = fields.has("above") ? "above" : "from"
    return fields.requiredNumber(key).map { (key, $0) }
  }
}

extension GradeScale.Grade {
  /// Whether it takes less than another grade: from 90 on is less than above 90.
  fileprivate func isBelow(_ other: Self) -> Bool {
    from < other.from || from == other.from && !isAbove && other.isAbove
  }
}
