internal import Formulas

// How contributions become domains, totals, the score and the grade.
extension Calculation {
  /// The formulas of a line, one per unit group; none for what is read or ranked.
  func formulas(of kind: Line.Kind) -> [Expression] {
    let formulas = groups.map { formula(of: kind, group: $0) }
    // A unit group without a grade scale has an empty grade beside the others' grades.
    return formulas.allSatisfy { $0 == nil } ? [] : formulas.map { $0 ?? .text("") }
  }

  /// The formula of a line for a unit group; nil for what is read or ranked.
  func formula(of kind: Line.Kind, group: String) -> Expression? {
    switch kind {
    case .input, .notApplicable, .fact, .imported, .isRanked, .previousScore, .previousRank,
      .previousPoints, .rank, .groupRank, .position:
      return nil
    case .cohort, .cohortAll, .cohortOutside: return formula(ofCohort: kind, group: group)
    case .points(let node, let stage):
      return set.nodes[node].rule == nil
        ? points(ofGroup: node, stage: stage)
        : points(ofLeaf: node, stage: stage, group: group)
    case .contribution(let node, let stage):
      return set.nodes[node].rule == nil
        ? contribution(ofGroup: node, stage: stage, group: group)
        : contribution(ofLeaf: node, stage: stage, group: group)
    case .earned, .excluded, .converted, .bonus, .penalty, .unrounded, .score:
      return formula(ofTotal: kind, group: group)
    case .basis: return basis
    case .tieBreak(let key): return tieBreak(set.ranking.tieBreak[key])
    case .scoreChange: return change(from: slot(.previousScore), to: slot(.score(stage: final)))
    case .placesWon: return change(from: slot(.rank), to: slot(.previousRank))
    case .round, .figure, .mark: return formula(ofRound: kind)
    default:
      return formula(ofAttainment: kind, group: group) ?? formula(ofStanding: kind, group: group)
        ?? formula(ofGrade: kind, group: group) ?? formula(ofFull: kind)
    }
  }

  private func formula(ofTotal kind: Line.Kind, group: String) -> Expression? {
    switch kind {
    case .earned(let stage): earned(stage, group)
    case .excluded(let stage): excluded(below: nil, stage: stage) ?? 0
    case .converted(let stage):
      unlessEmpty(.earned(stage: stage), stage, converted(slot(.earned(stage: stage)), stage))
    case .bonus(let stage): extra(.bonus, stage)
    case .penalty(let stage): extra(.penalty, stage)
    case .unrounded(let stage):
      unlessEmpty(
        .converted(stage: stage), stage, unrounded(slot(.converted(stage: stage)), stage))
    case .score(let stage):
      unlessEmpty(
        .unrounded(stage: stage), stage,
        rounded(slot(.unrounded(stage: stage)), places: set.rounding.index))
    default: nil
    }
  }

  // MARK: Totals

  private func earned(_ stage: Stage, _ group: String) -> Expression {
    let domains = set.domains.filter { isAssessed($0, stage: stage) }
    let lines = domains.map { slot(.contribution(node: $0, stage: stage)) }
    guard !lines.isEmpty else { return .call(.notAvailable, []) }
    let total = Expression.slot(slot(.totalWeight) ?? 0)
    // What concerns nobody's figures yet is empty; a unit that nothing applies to has no score.
    let nothing: Expression = settles(stage) ? .call(.notAvailable, []) : .text("")
    var value = Expression.call(.sum, lines)
    if set.aggregation != .sum {
      let share = share(of: domains, stage: stage, set.aggregation)
      value = unlessNothingWeighs(
        share.weights, domains, stage, weight: total, sum: value, otherwise: nothing,
        share.value * total)
    }
    return unlessTooFewCount(
      domains, needed(set.needed, among: domains, group), Line.Kind.contribution, stage,
      set.aggregation, otherwise: nothing,
      rounded(value, places: set.rounding.total))
  }

  /// Earned / (total − excluded) × scale; what was not excluded counts in full.
  func converted(_ earned: Expression, _ stage: Stage) -> Expression {
    let total = Expression.slot(slot(.totalWeight) ?? 0)
    let applicable =
      excluded(below: nil, stage: stage) == nil
      ? total : total - slot(.excluded(stage: stage))
    guard let scale = set.scale else {
      return applicable == total ? earned : earned / applicable * total
    }
    return earned / applicable * .number(scale)
  }

  /// Bonus or penalty items together, at most the caps: those of some of them, then the one of all.
  private func extra(_ part: Criterion.Part, _ stage: Stage) -> Expression {
    let items = set.topLevel(of: part).filter { isAssessed($0, stage: stage) }
    guard !items.isEmpty else { return 0 }
    let caps = set.itemCaps(on: part)
    let free = items.filter { item in !caps.contains { $0.items.contains(item) } }
    var terms = contributions(free, stage)
    for cap in caps {
      let own = contributions(items.filter { cap.items.contains($0) }, stage)
      if !own.isEmpty { terms.append(.min(.number(cap.maximum), .call(.sum, own))) }
    }
    let sum = Expression.call(.sum, terms)
    return set.cap(on: part).map { .min(.number($0), sum) } ?? sum
  }

  private func contributions(_ items: [Int], _ stage: Stage) -> [Expression] {
    items.map { slot(.contribution(node: $0, stage: stage)) }
  }

  /// What is converted, with all bonus and penalty items.
  func unrounded(_ converted: Expression, _ stage: Stage) -> Expression {
    var value = converted
    func isGiven(_ part: Criterion.Part) -> Bool {
      set.topLevel(of: part).contains { isAssessed($0, stage: stage) }
    }
    if isGiven(.bonus) { value = value + slot(.bonus(stage: stage)) }
    if isGiven(.penalty) { value = value - slot(.penalty(stage: stage)) }
    return value
  }

  func rounded(_ value: Expression, places: Int?) -> Expression {
    places.map { .call(.round, [value, .number(Double($0))]) } ?? value
  }

  func slot(_ kind: Line.Kind) -> Expression {
    slot(of: kind).map { .slot($0) } ?? .call(.notAvailable, [])
  }
}
