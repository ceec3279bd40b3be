import Formulas
import Scoring

/// Checks what the rules of a set refer to: inputs, constants, criteria and their figures, indices, last year.
struct ReferenceCheck {
  let drafts: [DraftCriterion]
  let set: CriteriaSet
  let constants: [ConstantsReader.Placed]
  let positions: [String: Int]
  let hasUnreadCodes: Bool
  let indices: [String]
  let context: CriteriaContext

  /// What the rules of a set refer to outside it.
  struct Outside {
    /// Other indices that exist.
    var indices: [LoadedSet.IndexReference] = []
    /// Where a formula first asks for last year's result.
    var previous: Place?
    /// The criteria whose points of last year formulas ask for.
    var previousPoints: [LoadedSet.PreviousPoints] = []
  }

  private var findings: Findings { context.findings }

  /// Adds all faults; returns what lies outside the set.
  func run() -> Outside {
    var outside = Outside()
    var edges = drafts.map(\.parts)
    var places: [Int: [Int: Place]] = [:]
    for (position, draft) in drafts.enumerated() {
      guard let rule = draft.node.rule, let fields = draft.ruleFields else { continue }
      if let other = rule.kind as? Rule.OtherIndex {
        let scaleOf = fields.has("scale") ? nil : position
        outside.indices += index(other.id, at: fields.valuePlace("index"), scaleOf: scaleOf)
      }
      for (formula, scalar) in draft.formulas {
        for reference in formula.references {
          let place = scalar.place(of: formula.offset(of: reference) ?? 0)
          switch reference {
          case .name(let name): check(name, at: place, rule)
          case .member("score", let code):
            guard let target = criterion(code, at: place) else { continue }
            edges[position].append(target)
            places[position, default: [:]][target] = place
          case .member("figure", let key): checkFigure(key, at: place)
          case .member("index", let id): outside.indices += index(id, at: place, scaleOf: nil)
          case .member("previous", let part):
            outside.previous = outside.previous ?? place
            outside.previousPoints += previous(part, at: place)
          case .member(let name, _): check(name, at: place, rule)
          default: break
          }
        }
      }
    }
    checkConstants()
    for cycle in cycles(of: edges) { add(cycle, places) }
    return outside
  }

  private func check(_ name: String, at place: Place, _ rule: Rule) {
    let known = rule.inputs.map(\.code) + set.constants.map(\.code) + ["max", "weight"]
    guard !known.contains(name) else { return }
    findings.addUnknown(name, among: known, at: place) {
      .formula(.unknownName(name, known: known, nearest: $0))
    }
  }

  /// Constants that no formula uses, or whose name an input of a formula has.
  private func checkConstants() {
    let formulas = drafts.filter { !$0.formulas.isEmpty }
    let used = Set(formulas.flatMap { $0.formulas.flatMap(\.formula.references) })
    for (constant, place) in constants {
      let name = constant.code
      if let other = formulas.first(where: {
        $0.node.rule?.inputs.contains { $0.code == name } == true
      }) {
        findings.add(
          .formula(.constantIsInput(name, criterion: other.node.code)), at: place,
          notes: other.ruleFields.map { [Note(.rule, at: $0.place)] } ?? [])
      } else if !used.contains(.name(name)) {
        findings.warn(.formula(.unusedConstant(name)), at: place)
      }
    }
  }

  /// A figure of a criterion: of a criterion that is there, named where there are several, and a number.
  private func checkFigure(_ key: String, at place: Place) {
    guard set.figure(named: key) == nil else { return }
    let colon = key.lastIndex(of: ":")
    let code = positions[key] != nil ? key : colon.map { String(key[..<$0]) } ?? key
    guard let position = criterion(code, at: place) else { return }
    guard let rule = drafts[position].node.rule else {
      // A rule that could not be read is told where it stands.
      if !drafts[position].parts.isEmpty { findings.add(.formula(.figureOfGroup(code)), at: place) }
      return
    }
    let fault: ExpressionFault =
      rule.inputs.isEmpty || rule.asksForCode
      ? .figureIsNoNumber(code) : .unknownFigure(code, known: rule.inputs.map(\.code))
    findings.add(.formula(fault), at: place)
  }

  /// The criterion whose points of last year are asked for, if it is not the score or the rank.
  private func previous(_ part: String, at place: Place) -> [LoadedSet.PreviousPoints] {
    switch set.previous(named: part) {
    case .points: return [LoadedSet.PreviousPoints(code: part, place: place)]
    case .score, .rank: return []
    case nil:
      findings.addUnknown(
        part, among: ["score", "rank"] + positions.keys.sorted(), at: place,
        isCertain: !hasUnreadCodes
      ) { .formula(.unknownPrevious(part, nearest: $0)) }
      return []
    }
  }

  private func criterion(_ code: String, at place: Place) -> Int? {
    if let position = positions[code] { return position }
    findings.addUnknown(
      code, among: positions.keys.sorted(), at: place, isCertain: !hasUnreadCodes
    ) { .formula(.unknownCriterion(code, nearest: $0)) }
    return nil
  }

  private func index(
    _ id: String, at place: Place, scaleOf: Int?
  ) -> [LoadedSet.IndexReference] {
    guard !indices.contains(id) else {
      return [LoadedSet.IndexReference(id: id, place: place, scaleOf: scaleOf)]
    }
    findings.addUnknown(id, among: indices, at: place) { .formula(.unknownIndex(id, nearest: $0)) }
    return []
  }

  /// A circle is reported at the last formula on its way.
  private func add(_ cycle: [Int], _ places: [Int: [Int: Place]]) {
    let place = zip(cycle, cycle.dropFirst()).compactMap { places[$0]?[$1] }.last
    findings.add(.formula(.criteriaCycle(cycle.map { drafts[$0].node.code })), at: place)
  }
}
