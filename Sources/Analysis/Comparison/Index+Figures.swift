internal import Formulas
internal import Scoring

extension Index {
  /// The index with the units and figures of another one, where its rules can read them.
  ///
  /// Who takes part and is ranked comes from the other index, and so do the facts about units that are known
  /// here. A unit's figures for a criterion come from
  /// the other index's criterion of the same code if the rule here can read them: the rule asks for
  /// inputs of the same codes, numbers stand where numbers are due and known options where options are,
  /// a « does not apply » is allowed, and nothing given is no fault. Otherwise the unit keeps the figures
  /// it has here.
  ///
  /// - Parameters:
  ///   - other: where the figures come from.
  ///   - units: the units this index refers to.
  ///   - twinUnits: the units the other index refers to, and the result.
  /// - Returns: the index with the other one's participants.
  func withFigures(of other: Index, units: [Unit], twinUnits: [Unit]) -> Index {
    var result = self
    result.participants = other.participants
    result.facts = other.facts.compactMap { fact in
      var fact = fact
      let code = other.criteria.facts[fact.fact].code
      guard let own = criteria.facts.firstIndex(where: { $0.code == code }) else { return nil }
      fact.fact = own
      return fact
    }
    let here = Cells(observations)
    let there = Cells(other.observations)
    let participants = Dictionary(
      self.participants.enumerated().map { (units[$1.unit].code, $0) },
      uniquingKeysWith: { first, _ in first })
    result.observations = []
    for node in criteria.nodes.indices {
      let reader = FigureReader(criteria.nodes[node], of: other.criteria)
      for participant in other.participants.indices {
        let code = twinUnits[other.participants[participant].unit].code
        let figures =
          reader?.read(there.of(participant, reader?.twin)) ?? here.of(participants[code], node)
        result.observations += figures.map { figure in
          var figure = figure
          figure.participant = participant
          figure.criterion = node
          return figure
        }
      }
    }
    return result
  }
}

/// Observations by participant and criterion.
private struct Cells {
  private struct Key: Hashable {
    var participant: Int
    var criterion: Int
  }

  private let cells: [Key: [Observation]]

  init(_ observations: [Observation]) {
    cells = Dictionary(grouping: observations) {
      Key(participant: $0.participant, criterion: $0.criterion)
    }
  }

  func of(_ participant: Int?, _ criterion: Int?) -> [Observation] {
    guard let participant, let criterion else { return [] }
    return cells[Key(participant: participant, criterion: criterion)] ?? []
  }
}

/// Reads the figures of a criterion's twin as the criterion's own.
private struct FigureReader {
  private let criterion: Criterion
  private let inputs: [Rule.Input]
  /// The position of each of the twin's inputs among the criterion's own.
  private let positions: [Int]
  let twin: Int

  init?(_ criterion: Criterion, of other: CriteriaSet) {
    guard let rule = criterion.rule,
      let twin = other.nodes.firstIndex(where: {
        $0.code == criterion.code && $0.part == criterion.part && $0.rule != nil
      }), let twinInputs = other.nodes[twin].rule?.inputs,
      Set(twinInputs.map(\.code)) == Set(rule.inputs.map(\.code))
    else { return nil }
    self.criterion = criterion
    self.twin = twin
    inputs = rule.inputs
    positions = twinInputs.compactMap { input in
      rule.inputs.firstIndex { $0.code == input.code }
    }
  }

  /// The figures with the criterion's own inputs; nil if its rule cannot read them.
  func read(_ figures: [Observation]) -> [Observation]? {
    if figures.isEmpty {
      return criterion.missing.givesResult || criterion.part != .main || inputs.isEmpty ? [] : nil
    }
    var result = figures
    for position in figures.indices {
      guard let input = figures[position].input else {
        guard criterion.notApplicable != nil else { return nil }
        continue
      }
      let own = positions[input]
      guard accepts(figures[position].value, inputs[own].kind) else { return nil }
      result[position].input = own
    }
    return result
  }

  private func accepts(_ value: Value, _ kind: Rule.Input.Kind) -> Bool {
    switch (value, kind) {
    case (.text(let code), .choice(let codes)): codes.contains(code)
    case (.number, .choice): false
    case (.number, _): true
    default: false
    }
  }
}
