import Scoring

/// Reads the conditions that cap grades.
struct ConditionReader {
  let settings: SettingsReader
  /// The names of the grades, from the best; a condition may say any language's.
  let grades: [Words]
  /// The facts that the set declares.
  let facts: [Fact]

  private var reader: YAMLReader { settings.context.reader }
  private var findings: Findings { settings.context.findings }

  /// A condition and the best grade under it.
  func cap(_ node: YAMLNode) -> GradeScale.Cap? {
    guard let fields = Fields(node, key: "grade_caps", keys: SetKeys.cap, reader: reader) else {
      return nil
    }
    let condition = condition(fields)
    let grade = grade(fields)
    guard let condition, let grade else { return nil }
    return GradeScale.Cap(condition, grade: grade)
  }

  private func grade(_ fields: Fields) -> Int? {
    guard let name = fields.requiredText("grade") else { return nil }
    let place = fields.valuePlace("grade")
    guard let grade = grades.firstIndex(where: { $0.all.contains(name) }) else {
      findings.addUnknown(name, among: grades.flatMap(\.all), at: place) {
        .grade(.unknown(name, nearest: $0))
      }
      return nil
    }
    if grade == 0 { findings.warn(.grade(.capAtBest(name)), at: place) }
    return grade
  }

  // MARK: Kinds

  /// The condition of the kind that its keys say.
  private func condition(_ fields: Fields) -> GradeCondition? {
    if fields.has("fact") { return fact(fields) }
    if fields.has("zero") { return zero(fields) }
    if fields.has("input") { return figure(fields) }
    let of = fields.word("of", of: [("share", false), ("points", true)])
    return of == true ? points(fields) : share(fields)
  }

  /// Adds a fault for each key of another kind of condition.
  private func check(_ fields: Fields, are keys: [String], kind: String) {
    for key in GradeCondition.keys where fields.has(key) && !keys.contains(key) {
      findings.add(.grade(.keyOfOtherKind(key, kind: kind)), at: fields.keyPlace(key))
    }
  }

  private func share(_ fields: Fields) -> GradeCondition? {
    let node = criterion(fields)
    let threshold = threshold(fields)
    if let node {
      let (criterion, place) = (settings.drafts[node].node, fields.valuePlace("criterion"))
      if criterion.isTracking {
        findings.add(.grade(.capOfTracking(criterion.code)), at: place)
      } else if criterion.part == .penalty {
        findings.add(.grade(.capOfPenalty(criterion.code)), at: place)
      }
    }
    if let threshold, !(0...100).contains(threshold.value) {
      findings.add(
        .criteria(.percentage(threshold.value)), at: fields.valuePlace(threshold.side.rawValue))
    } else if let threshold {
      advise(threshold, from: settings.leastPoints, to: 100, fields)
    }
    guard let node, let threshold else { return nil }
    return .share(ShareCondition(criterion: node, threshold: threshold))
  }

  private func points(_ fields: Fields) -> GradeCondition? {
    check(fields, are: PointsCondition.keys, kind: "of: points")
    let node = criterion(fields)
    let threshold = threshold(fields)
    guard let node, let threshold else { return nil }
    let criterion = settings.drafts[node].node
    if criterion.isTracking {
      findings.add(.grade(.capOfTracking(criterion.code)), at: fields.valuePlace("criterion"))
    } else if settings.drafts[node].hasMaximum {
      let maxima = criterion.maximum
      let most = ([maxima.standard] + maxima.special.values).max() ?? 0
      // What other criteria hand over may raise it above its own.
      advise(
        threshold, from: settings.leastPoints, to: settings.handsOver ? nil : most, fields)
    }
    return .points(PointsCondition(criterion: node, threshold: threshold))
  }

  private func figure(_ fields: Fields) -> GradeCondition? {
    check(fields, are: FigureCondition.keys, kind: "input")
    let node = criterion(fields)
    let threshold = threshold(fields)
    guard let code = fields.text("input"), let node, let threshold else { return nil }
    let draft = settings.drafts[node]
    guard let rule = draft.node.rule else {
      if draft.fields.has("criteria") {
        findings.add(
          .grade(.figureOfGroup(draft.node.code)), at: fields.valuePlace("criterion"))
      }
      return nil
    }
    guard let input = rule.inputs.firstIndex(where: { $0.code == code }) else {
      findings.addUnknown(
        code, among: rule.inputs.map(\.code), at: fields.valuePlace("input")
      ) { .grade(.unknownInput(code, criterion: draft.node.code, nearest: $0)) }
      return nil
    }
    switch rule.inputs[input].kind {
    case .choice:
      findings.add(.grade(.inputIsChosen(code)), at: fields.valuePlace("input"))
      return nil
    case .date:
      findings.add(.grade(.inputIsDate(code)), at: fields.valuePlace("input"))
      return nil
    case .yesNo: advise(threshold, from: 0, to: 1, fields)
    case .count: advise(threshold, from: 0, to: nil, fields)
    case .points: advise(threshold, from: 0, to: nil, fields)
    case .positive(let most): advise(threshold, from: 0, to: most, fields)
    case .number(let least, let most): advise(threshold, from: least, to: most, fields)
    }
    return .figure(FigureCondition(criterion: node, input: input, threshold: threshold))
  }

  private func zero(_ fields: Fields) -> GradeCondition? {
    check(fields, are: ZeroCondition.keys, kind: "zero")
    let word = fields.word("zero", of: [("any", true)])
    guard fields.has("criterion") else {
      return word == nil ? nil : checked(ZeroCondition(), fields)
    }
    guard let node = criterion(fields) else { return nil }
    let criterion = settings.drafts[node].node
    let place = fields.valuePlace("criterion")
    if criterion.part != .main {
      findings.add(.grade(.zeroOfExtras(criterion.code)), at: place)
    } else if criterion.isTracking {
      findings.add(.grade(.capOfTracking(criterion.code)), at: place)
    }
    return word == nil ? nil : checked(ZeroCondition(below: node), fields)
  }

  private func checked(_ zero: ZeroCondition, _ fields: Fields) -> GradeCondition {
    let set = CriteriaSet(id: "", title: "", nodes: settings.drafts.map(\.node))
    let count = zero.criteria(of: set).count
    if count > Limits.zeros {
      findings.add(
        .grade(.tooManyForZero(count: count, limit: Limits.zeros)), at: fields.keyPlace("zero"))
    }
    return .zero(zero)
  }

  private func fact(_ fields: Fields) -> GradeCondition? {
    check(fields, are: FactCondition.keys, kind: "fact")
    guard let code = fields.text("fact") else { return nil }
    guard let fact = facts.firstIndex(where: { $0.code == code }) else {
      findings.addUnknown(code, among: facts.map(\.code), at: fields.valuePlace("fact")) {
        .fact(.unknown(code, nearest: $0))
      }
      return nil
    }
    return .fact(FactCondition(fact))
  }

  // MARK: Parts

  private func criterion(_ fields: Fields) -> Int? {
    fields.requiredText("criterion").flatMap {
      settings.criterion($0, at: fields.valuePlace("criterion"))
    }
  }

  /// The one bound of a condition.
  private func threshold(_ fields: Fields) -> Threshold? {
    let sides = Threshold.Side.allCases.filter { fields.has($0.rawValue) }
    guard let side = sides.first, sides.count == 1 else {
      findings.add(
        .grade(.bounds(found: sides.count)),
        at: sides.last.map { fields.keyPlace($0.rawValue) } ?? fields.place)
      return nil
    }
    return fields.number(side.rawValue).map { Threshold(side, $0) }
  }

  /// Warns of a condition that holds for no number from a least to a greatest one, or for all of them.
  private func advise(
    _ threshold: Threshold, from least: Double?, to most: Double?, _ fields: Fields
  ) {
    let value = threshold.value
    func isLow(_ holds: (Double, Double) -> Bool) -> Bool {
      least.map { holds(value, $0) } ?? false
    }
    func isHigh(_ holds: (Double, Double) -> Bool) -> Bool {
      most.map { holds(value, $0) } ?? false
    }
    let (never, always) =
      switch threshold.side {
      case .below: (isLow(<=), isHigh(>))
      case .to: (isLow(<), isHigh(>=))
      case .from: (isHigh(>), isLow(<=))
      case .above: (isHigh(>=), isLow(<))
      }
    let place = fields.valuePlace(threshold.side.rawValue)
    if never { findings.warn(.grade(.neverHolds), at: place) }
    if always { findings.warn(.grade(.alwaysHolds), at: place) }
  }
}

extension SettingsReader {
  /// The least points that criteria have; nil where a rule may take more than all of them.
  fileprivate var leastPoints: Double? {
    drafts.contains { ($0.node.rule?.kind.least ?? 0) < 0 } ? nil : 0
  }

  /// Whether criteria that do not apply hand points over to others, which then have more than their own.
  fileprivate var handsOver: Bool {
    drafts.contains {
      if case .redistribute = $0.node.notApplicable { true } else { false }
    }
  }
}

extension Criterion {
  /// Whether it is only tracked and has no points.
  fileprivate var isTracking: Bool { rule?.isScored == false }
}
