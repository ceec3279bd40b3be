/// What a form of an index asks for: the same for those who lay it out and those who read it back.
public struct FormContent: Hashable, Sendable {
  /// The criteria, by their position in `CriteriaSet.nodes`, in the set's order.
  public let criteria: [Int]
  /// The participants asked for a criterion, by their position in `Index.participants`.
  public let participants: [Int]
  /// The maxima that decide whether a criterion concerns a participant: positive, or tracking only.
  private let concerned: [Int: Set<Int>]

  /// Whether a criterion asks a participant for anything.
  public func asks(_ participant: Int, for criterion: Int) -> Bool {
    concerned[criterion]?.contains(participant) == true
  }

  /// What a form of an index asks its recipient for at a stage.
  ///
  /// - Self-assessment: the unit's own criteria that take figures, without those of a sociological
  ///   survey or a panel and without penalties, which others impose.
  /// - Appraisal: the agency's criteria for all units; surveys from the last appraisal of the index on.
  ///
  /// A criterion without points for a unit's group concerns it only if it is tracked without points. One
  /// that is computed from another index is asked for only if it may be marked as not applicable.
  ///
  /// - Returns: nil if there is nothing to ask.
  public init?(
    _ index: Index, units: [Unit], recipient: FormIdentity.Recipient, stage: Stage
  ) {
    guard index.rounds.contains(stage) else { return nil }
    let nodes = index.criteria.nodes
    let asked: [Int]
    switch recipient {
    case .unit(let code):
      guard stage == .self else { return nil }
      participants = index.participants.indices.filter {
        units[index.participants[$0].unit].code == code
      }
      asked = nodes.indices.filter {
        !nodes[$0].isSurvey && nodes[$0].part != .penalty
          && nodes[$0].rule?.isSelfAssessed != false
      }
    case .agency(let name):
      guard stage != .self else { return nil }
      let hasSurveys = stage >= (index.rounds.last { $0 < .decided } ?? .decided)
      participants = Array(index.participants.indices)
      asked = nodes.indices.filter {
        nodes[$0].agency == name && (hasSurveys || !nodes[$0].isSurvey)
      }
    }
    var concerned: [Int: Set<Int>] = [:]
    for node in asked {
      guard let rule = nodes[node].rule, !rule.inputs.isEmpty || nodes[node].notApplicable != nil
      else { continue }
      let own = participants.filter {
        nodes[node].isOf(group: units[index.participants[$0].unit].group)
      }
      if !own.isEmpty { concerned[node] = Set(own) }
    }
    guard !concerned.isEmpty else { return nil }
    criteria = concerned.keys.sorted()
    self.concerned = concerned
  }
}

extension Rule {
  /// What a form asks for, a row each: the inputs, or one row without a figure where there are none, in
  /// which the criterion can be marked as not applicable.
  public var formInputs: [Input] {
    inputs.isEmpty ? [Input(code: "", text: "", kind: .choice([]))] : inputs
  }
}

extension Book {
  /// What an appraising agency is called in the book's language.
  public func name(ofAgency agency: String) -> String {
    indices.lazy.flatMap(\.criteria.nodes).first { $0.agency == agency }?.appraiser ?? agency
  }

  /// Who gets a form at a stage: the units that assess themselves, or the agencies that appraise.
  ///
  /// Units come in the order of the units file, agencies in the order of the criteria; those criteria
  /// whose set names no appraiser come last.
  public func formRecipients(at stage: Stage) -> [FormIdentity.Recipient] {
    let candidates: [FormIdentity.Recipient]
    if stage == .self {
      candidates = units.map { .unit($0.code) }
    } else {
      var agencies: [String] = []
      for node in indices.flatMap(\.criteria.nodes) {
        if let name = node.agency, !agencies.contains(name) { agencies.append(name) }
      }
      candidates = agencies.map { .agency($0) } + [.agency(nil)]
    }
    return candidates.filter { recipient in
      indices.contains {
        FormContent($0, units: units, recipient: recipient, stage: stage) != nil
      }
    }
  }
}
