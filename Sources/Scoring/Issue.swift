public import Formulas

/// Something wrong with the figures of one participant, found while evaluating.
public struct Issue: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The participant has no figures at all in the index.
    case noData
    /// The criterion has no figures; the inputs that are missing, all of them if the list is empty.
    case missing(inputs: [Int])
    /// The other index has no score for the unit.
    case missingIndex(String)
    /// A figure of another criterion that the rule uses is missing.
    case missingFigure(CriterionFigure)
    /// A part of last year's result that the rule uses is missing.
    case missingPrevious(PreviousFigure)
    /// A figure is missing, and no unit has one of which the mean could stand in for it.
    case noMean
    /// So many domains have a result, fewer than the score needs.
    case tooFewDomains(counted: Int, needed: Int)
    /// The rule gives more than the maximum.
    case aboveMaximum(points: Double, maximum: Double)
    /// The rule gives less than nothing.
    case belowZero(points: Double)
    /// The rule cannot be computed from the figures.
    case error(FormulaError.Kind)
  }

  /// The position in `Index.participants`.
  public var participant: Int
  /// The position in `CriteriaSet.nodes`; nil if the whole index is meant.
  public var criterion: Int?
  /// The round whose figures are meant.
  public var stage: Stage
  /// What is wrong.
  public var kind: Kind
  /// Whether it forbids publishing; otherwise the unit is left without a score, as the set says.
  public var isFault: Bool

  /// All issues of an index, by participant and criterion.
  static func find(
    in index: Index, calculation: Calculation, weights: [Weights], groups: [Int],
    values: [[Value]]
  ) -> [Issue] {
    var hasData = [Bool](repeating: false, count: index.participants.count)
    for observation in index.observations { hasData[observation.participant] = true }
    let isObserved = index.criteria.leaves.contains {
      index.criteria.nodes[$0].rule?.inputs.isEmpty == false
    }
    let mayBeUnscored = index.criteria.leaves.allSatisfy {
      index.criteria.nodes[$0].missing == .unscored
    }
    let rounds = index.criteria.nodes.indices.map { node in
      index.criteria.nodes[node].rule.flatMap { _ in
        calculation.formula(of: .round(criterion: node), group: "")
      }
    }
    var issues: [Issue] = []
    for participant in index.participants.indices {
      guard hasData[participant] || !isObserved else {
        issues.append(
          Issue(
            participant: participant, stage: calculation.final, kind: .noData,
            isFault: !mayBeUnscored))
        continue
      }
      let known = issues.count
      for (node, round) in rounds.enumerated() {
        guard let round else { continue }
        let finder = IssueFinder(
          calculation: calculation, weights: weights[groups[participant]], values: values,
          participant: participant, node: node, round: round)
        if let issue = finder.issue { issues.append(issue) }
      }
      if issues.count == known, let line = calculation.line(.score(stage: calculation.final)),
        case .error(let error) = values[line][participant]
      {
        let domains = DomainCount(participant, in: calculation, groups[participant], values)
        issues.append(
          Issue(
            participant: participant, stage: calculation.final,
            kind: domains.tooFew ?? .error(error.kind), isFault: domains.tooFew == nil))
      }
    }
    return issues
  }

  init(
    participant: Int, criterion: Int? = nil, stage: Stage, kind: Kind, isFault: Bool
  ) {
    self.participant = participant
    self.criterion = criterion
    self.stage = stage
    self.kind = kind
    self.isFault = isFault
  }
}

/// How many domains have a result for a participant.
private struct DomainCount {
  /// That they are fewer than the score needs; nil if they are enough, or none at all.
  let tooFew: Issue.Kind?

  init(_ participant: Int, in calculation: Calculation, _ group: Int, _ values: [[Value]]) {
    let domains = calculation.set.domains
    let lines = domains.compactMap {
      calculation.line(.contribution(node: $0, stage: calculation.final))
    }
    let results = lines.map { values[$0][participant] }
    let needed = calculation.needed(
      calculation.set.needed, among: domains, calculation.groups[group])
    let isSound = !results.contains { if case .error = $0 { true } else { false } }
    let counted = results.count { if case .number = $0 { true } else { false } }
    tooFew =
      isSound && 0 < counted && counted < needed
      ? .tooFewDomains(counted: counted, needed: needed) : nil
  }
}

/// Looks at one criterion of one participant.
private struct IssueFinder {
  let calculation: Calculation
  let weights: Weights
  let values: [[Value]]
  let participant: Int
  let node: Int
  /// The number of the round that counts, as a formula.
  let round: Expression

  private var criterion: Criterion { calculation.set.nodes[node] }

  /// The round that counts; the last one if there are no figures.
  private var stage: Stage {
    let rounds = calculation.rounds[node]
    if case .number(let number) = round.evaluate(in: self), number > 0 {
      return rounds[Int(number) - 1]
    }
    return rounds.last ?? calculation.final
  }

  var issue: Issue? {
    switch value(.contribution(node: node, stage: calculation.final)) {
    case .number(let contribution): outOfRange(contribution)
    case .error(let error): isBornHere(error) ? failed(error.kind) : nil
    default: incomplete
    }
  }

  private func outOfRange(_ contribution: Double) -> Issue? {
    if let incomplete { return incomplete }
    let (weight, maximum) = (weights.effective[node], weights.maximum[node])
    // A contribution may hold what other criteria handed over; the points do not.
    var points = weight == 0 ? 0 : contribution / weight * maximum
    if case .number(let own) = value(.points(criterion: node, stage: calculation.final)) {
      points = own
    }
    points = SpreadsheetNumber.round(points, places: 9)
    if points > maximum {
      return make(.aboveMaximum(points: points, maximum: maximum))
    }
    return points < criterion.rule?.kind.least ?? 0 ? make(.belowZero(points: points)) : nil
  }

  /// Figures given in part, where a missing one counts as zero: still a fault.
  private var incomplete: Issue? {
    let inputs = criterion.rule?.inputs.indices.map { $0 } ?? []
    let blank = inputs.filter { isBlank($0, stage) }
    guard !blank.isEmpty, blank.count < inputs.count, !isMarked(stage) else { return nil }
    if criterion.rule?.isScored == false { return nil }
    return make(.missing(inputs: blank))
  }

  private func failed(_ kind: FormulaError.Kind) -> Issue? {
    guard kind == .notAvailable else {
      let isFilled = calculation.filling(node) != nil && isBlank(0, stage)
      return make(isFilled && kind == .divisionByZero ? .noMean : .error(kind))
    }
    let inputs = criterion.rule?.inputs.indices.map { $0 } ?? []
    let blank = inputs.filter { isBlank($0, stage) }
    if inputs.isEmpty || blank.isEmpty {
      return missingElsewhere.map { make($0, isFault: mustBeThere) } ?? make(.error(kind))
    }
    return make(
      .missing(inputs: blank.count == inputs.count ? [] : blank), isFault: mustBeThere)
  }

  /// What the rule needs from another index, last year or another criterion, and does not find.
  private var missingElsewhere: Issue.Kind? {
    guard let rule = criterion.rule else { return nil }
    if let index = rule.importedIndices.first(where: { value(.imported(index: $0)) == .blank }) {
      return .missingIndex(index)
    }
    let previous = rule.referredPrevious.compactMap { calculation.set.previous(named: $0) }
    if let part = previous.first(where: { value($0.line) == .blank }) {
      return .missingPrevious(part)
    }
    let figures = rule.referredFigures.compactMap { calculation.set.figure(named: $0) }
    return figures.first { figure in
      if case .number = calculation.given(figure, stage: stage).evaluate(in: self) { return false }
      return true
    }.map { .missingFigure($0) }
  }

  private var mustBeThere: Bool { criterion.missing != .unscored }

  private func isMarked(_ stage: Stage) -> Bool {
    value(.notApplicable(criterion: node, stage: stage)) == .text(Marks.notApplicable)
  }

  /// Errors that come from other criteria are reported there.
  private func isBornHere(_ error: FormulaError) -> Bool {
    guard let origin = error.origin else { return true }
    switch calculation.lines[origin].kind {
    case .contribution(let node, _), .points(let node, _), .input(let node, _, _):
      return node == self.node
    case .cohort(let compared), .cohortAll(let compared), .cohortOutside(let compared):
      if case .error = values[origin][participant] { return compared.criterion == node }
      return false
    default: return true
    }
  }

  private func isBlank(_ input: Int, _ stage: Stage) -> Bool {
    value(.input(criterion: node, input: input, stage: stage)) == .blank
  }

  private func value(_ kind: Line.Kind) -> Value {
    calculation.line(kind).map { values[$0][participant] } ?? .blank
  }

  private func make(_ kind: Issue.Kind, isFault: Bool = true) -> Issue {
    Issue(
      participant: participant, criterion: node, stage: stage, kind: kind, isFault: isFault)
  }
}

extension IssueFinder: EvaluationContext {
  func value(of reference: Reference) -> Value {
    reference.slots.first.map { values[$0][participant] } ?? .error(FormulaError(.name))
  }

  func values(of reference: Reference) -> [Value] {
    reference.slots.map { values[$0][participant] }
  }
}
