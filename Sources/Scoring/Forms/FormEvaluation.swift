internal import Formulas

/// What a form of an index computes from the figures in it while it is filled in.
public struct FormEvaluation: Sendable {
  /// What the form asks for.
  public let content: FormContent
  /// The rounds shown, in order; the last one is filled in, those before it stand fixed.
  public let stages: [Stage]
  /// The participants asked, by their position in the original index; those of ``result`` stand in
  /// the same order.
  public let participants: [Int]
  /// The criteria whose points the form computes; those of the others need what is not in it: other
  /// units, other criteria or another index.
  public let computed: Set<Int>
  /// The values of the form's lines; it knows only the participants and figures in the form.
  public let result: IndexEvaluation

  /// The round that is filled in.
  public var stage: Stage { stages.last ?? .self }

  /// What a form asks its recipient for, and what it computes; nil if there is nothing to ask.
  ///
  /// - Parameters:
  ///   - index: the index the form belongs to.
  ///   - units: the units of the book.
  ///   - recipient: who fills it in.
  ///   - stage: the round that is filled in.
  ///   - isFilled: whether the figures that the book has for this round stand in the form.
  public init?(
    _ index: Index, units: [Unit], recipient: FormIdentity.Recipient, stage: Stage, isFilled: Bool
  ) {
    guard let content = FormContent(index, units: units, recipient: recipient, stage: stage)
    else { return nil }
    let stages = Self.stages(of: index, content, until: stage)
    var own = index
    own.participants = content.participants.map { index.participants[$0] }
    let positions = Dictionary(
      uniqueKeysWithValues: content.participants.enumerated().map { ($1, $0) })
    own.observations = index.observations.compactMap { observation in
      guard stages.contains(observation.stage), isFilled || observation.stage != stage,
        content.asks(observation.participant, for: observation.criterion),
        let position = positions[observation.participant]
      else { return nil }
      var observation = observation
      observation.participant = position
      return observation
    }
    own.previous = [:]
    // Facts bear on grades, of which a form says nothing.
    own.facts = []
    let isOfAll = if case .agency = recipient { true } else { false }
    let computed = Computability(
      set: index.criteria, content: content, isOfAll: isOfAll,
      areAllRanked: index.participants.allSatisfy(\.isRanked)
    ).all
    self.content = content
    self.stages = stages
    participants = content.participants
    self.computed = computed
    result = IndexEvaluation(
      own, units: units,
      calculation: Calculation(form: own, units: units, criteria: computed, stages: stages))
  }

  /// The rounds a form shows: those that its criteria have figures in, or are asked for in.
  private static func stages(
    of index: Index, _ content: FormContent, until stage: Stage
  ) -> [Stage] {
    guard stage != .self else { return [stage] }
    let asked = Set(content.criteria)
    var given = Set(index.observations.filter { asked.contains($0.criterion) }.map(\.stage))
    if !asked.allSatisfy({ index.criteria.nodes[$0].isSurvey }) { given.formUnion(index.rounds) }
    return Stage.allCases.filter { $0 < stage && given.contains($0) } + [stage]
  }

  /// Whether the form asks one of its participants, by the position in ``result``, for a criterion.
  public func asks(_ participant: Int, for criterion: Int) -> Bool {
    content.asks(participants[participant], for: criterion)
  }
}

/// Which of a form's criteria can be computed from what is in the form.
private struct Computability {
  let set: CriteriaSet
  let content: FormContent
  /// Whether all units are in the form.
  let isOfAll: Bool
  /// Whether none of the units is only scored.
  let areAllRanked: Bool

  var all: Set<Int> {
    let asked = Set(content.criteria)
    let children = set.children
    var known: [Int: Bool] = [:]
    func isComputed(_ node: Int) -> Bool {
      if let answer = known[node] { return answer }
      known[node] = false
      let answer: Bool
      if let rule = set.nodes[node].rule {
        answer =
          asked.contains(node) && rule.importedIndices.isEmpty
          && (!rule.usesCohort || comparesAll(node))
          && rule.referredPrevious.isEmpty
          && rule.referredCriteria.allSatisfy { set.position(of: $0).map(isComputed) ?? false }
          && rule.referredFigures.allSatisfy {
            set.figure(named: $0).map { isComputed($0.criterion) } ?? false
          }
      } else {
        answer = children[node].allSatisfy(isComputed)
      }
      known[node] = answer
      return answer
    }
    return asked.filter(isComputed)
  }

  /// Whether the units that a criterion compares are all in the form.
  ///
  /// A form does not tell who is ranked: it compares only where that makes no difference.
  private func comparesAll(_ node: Int) -> Bool {
    isOfAll && (areAllRanked || set.cohort(of: node) == .all)
  }
}
