internal import Formulas

// What a rule looks at beside its own figures, named by the collections of the formula language.
extension Rule {
  /// The codes of the criteria whose points the rule uses: `score("1.2")`.
  public var referredCriteria: [String] { keys(of: "score") }

  /// The indices whose scores the rule uses: `index("satisfaction")`.
  public var importedIndices: [String] { keys(of: "index") }

  /// The figures of other criteria that the rule uses: `figure("1.2")`, `figure("1.2:total")`.
  public var referredFigures: [String] { keys(of: "figure") }

  /// What of last year's result the rule uses: `previous("score")`, `previous("rank")`, `previous("1.2")`.
  public var referredPrevious: [String] { keys(of: "previous") }

  /// Whether its points follow other criteria's points or figures.
  var followsCriteria: Bool { !referredCriteria.isEmpty || !referredFigures.isEmpty }

  private func keys(of collection: String) -> [String] {
    kind.references.compactMap {
      if case .member(collection, let key) = $0 { key } else { nil }
    }
  }
}

/// A part of last year's result.
public enum PreviousFigure: Hashable, Sendable {
  /// The score.
  case score
  /// The rank.
  case rank
  /// The points of a criterion or group, by its position in `CriteriaSet.nodes`.
  case points(criterion: Int)

  /// The line that holds it.
  var line: Line.Kind {
    switch self {
    case .score: .previousScore
    case .rank: .previousRank
    case .points(let node): .previousPoints(criterion: node)
    }
  }
}

extension CriteriaSet {
  /// The part of last year's result that a formula names: `score`, `rank`, or a criterion by its code.
  ///
  /// - Returns: nil if there is no such criterion.
  public func previous(named key: String) -> PreviousFigure? {
    switch key {
    case "score": .score
    case "rank": .rank
    default: position(of: key).map { .points(criterion: $0) }
    }
  }

  /// The criteria and groups whose points of last year rules ask for, in order.
  public var previousNodes: [Int] {
    let asked = Set(nodes.flatMap { $0.rule?.referredPrevious ?? [] })
    return asked.compactMap { key in
      if case .points(let node) = previous(named: key) { node } else { nil }
    }.sorted()
  }
}

/// A figure of a criterion: an input of its rule.
public struct CriterionFigure: Hashable, Sendable {
  /// The position in `CriteriaSet.nodes`.
  public let criterion: Int
  /// The position among the rule's inputs.
  public let input: Int

  /// An input of a criterion's rule.
  public init(criterion: Int, input: Int) {
    self.criterion = criterion
    self.input = input
  }
}

extension CriteriaSet {
  /// The figure that a formula names: `1.2:total`, or `1.2` where the criterion asks for one figure only.
  ///
  /// - Returns: nil if there is no such figure, or if it is no number.
  public func figure(named key: String) -> CriterionFigure? {
    let inputs = { (node: Int) in self.nodes[node].rule?.inputs ?? [] }
    var found: CriterionFigure?
    if let node = position(of: key) {
      if inputs(node).count == 1 { found = CriterionFigure(criterion: node, input: 0) }
    } else if let colon = key.lastIndex(of: ":"), let node = position(of: String(key[..<colon])) {
      let code = key[key.index(after: colon)...]
      found = inputs(node).firstIndex { $0.code == code }.map {
        CriterionFigure(criterion: node, input: $0)
      }
    }
    guard let found, nodes[found.criterion].rule?.asksForCode == false else { return nil }
    return found
  }
}
