public import Scoring

/// The ranking under other methods than the declared one.
public struct AlternativeMethods: Sendable {
  /// Another way of making the ranking; everything else stays as declared.
  public enum Method: Hashable, Sendable, CaseIterable {
    /// The domains are gathered by their weighted arithmetic mean.
    case arithmeticMean
    /// The domains are gathered by their weighted geometric mean: a low domain is not made up for by a
    /// high one. A unit with 0 in a domain of any weight scores 0; no small number is put in its place.
    case geometricMean
    /// All domains weigh the same; those that weigh nothing stay out.
    case equalDomains
    /// All scored criteria weigh the same; those that weigh nothing stay out.
    case equalCriteria
    /// The rounded score ranks.
    case byRounded
    /// The unrounded score ranks, compared at nine places.
    case byUnrounded
    /// Criteria that do not apply are left out and the rest is converted.
    case excludingNotApplicable
    /// Criteria that do not apply give full points.
    case fullNotApplicable
    /// Criteria that do not apply give nothing.
    case zeroNotApplicable
    /// Equals share a rank, the next ones are missing: 1, 2, 2, 4.
    case competitionTies
    /// Equals share a rank, none is missing: 1, 2, 2, 3.
    case denseTies
    /// No ranks are shared: the order of the units decides.
    case ordinalTies
    /// Keys that decide between equals are not looked at.
    case withoutTieBreak
  }

  /// The result of a method.
  public struct Row: Sendable {
    /// The method.
    public var method: Method
    /// Whether the set declares it so, or it changes nothing in it.
    public var isDeclared: Bool
    /// The scores, by participant; nil for those without.
    public var scores: [Double?]
    /// How the ranking differs from the declared one.
    public var shift: RankShift
  }

  /// The methods, in the order of their declaration.
  public let rows: [Row]

  /// Ranks by every method; nil if the book has no such index.
  ///
  /// - Parameters:
  ///   - id: the identifier of the index; others stay as they are.
  ///   - evaluation: the book evaluated.
  /// - Complexity: one evaluation of the index for each method.
  public init?(index id: String, of evaluation: Evaluation) {
    guard let declared = evaluation[id] else { return nil }
    let set = declared.calculation.set
    rows = Method.allCases.compactMap { method in
      let other = method.applied(to: set)
      var index = declared.index
      index.criteria = other ?? set
      let result = other.flatMap { _ in Evaluation(evaluation.scored.with(index))[id] } ?? declared
      return Row(
        method: method, isDeclared: other == nil,
        scores: declared.index.participants.indices.map { result.score(of: $0) },
        shift: RankShift(from: declared, to: result))
    }
  }
}

extension AlternativeMethods.Method {
  /// The set under the method; nil if it is so already.
  func applied(to set: CriteriaSet) -> CriteriaSet? {
    var result = set
    switch self {
    case .arithmeticMean:
      // A sum of domains is converted to a mean of their shares.
      guard !set.aggregation.isLinear else { return nil }
      result.aggregation = .mean
    case .geometricMean:
      guard set.aggregation != .geometric else { return nil }
      result.aggregation = .geometric
    case .equalDomains: return result.weighEqually(set.domains, as: set) ? result : nil
    case .equalCriteria:
      for node in set.mainNodes where set.nodes[node].rule == nil {
        result.nodes[node].weight = nil
      }
      return result.weighEqually(set.leaves, as: set) ? result : nil
    case .byRounded, .byUnrounded:
      result.ranking.byRounded = self == .byRounded
      guard set.rounding.index != nil, result.ranking != set.ranking else { return nil }
    case .excludingNotApplicable: return result.treatNotApplicable(as: .exclude()) ? result : nil
    case .fullNotApplicable: return result.treatNotApplicable(as: .full) ? result : nil
    case .zeroNotApplicable: return result.treatNotApplicable(as: .zero) ? result : nil
    case .competitionTies: result.ranking.ties = .competition
    case .denseTies: result.ranking.ties = .dense
    case .ordinalTies: result.ranking.ties = .ordinal
    case .withoutTieBreak: result.ranking.tieBreak = []
    }
    let changesTies = result.ranking != set.ranking
    return changesTies || result.aggregation != set.aggregation ? result : nil
  }
}

extension CriteriaSet {
  /// Gives nodes that weigh anything the same weight, the whole weighing what it weighs in a set.
  ///
  /// - Returns: whether that changes anything.
  fileprivate mutating func weighEqually(_ equal: [Int], as declared: CriteriaSet) -> Bool {
    let groups = declared.groupsWithOwnNumbers
    var changes = false
    func weights(in group: String) -> [Double] {
      let weights = Weights(declared, group: group)
      let effective = equal.map { weights.effective[$0] }
      let weighing = effective.filter { $0 > 0 }
      let mean = weights.total / Double(max(weighing.count, 1))
      changes = changes || weighing.contains { ($0 - mean).magnitude > 1e-9 }
      return effective.map { $0 > 0 ? mean : 0 }
    }
    let standard = weights(in: Self.nameOfNoGroup(groups))
    let special = Dictionary(uniqueKeysWithValues: groups.map { ($0, weights(in: $0)) })
    for (position, node) in equal.enumerated() {
      nodes[node].weight = ByGroup(
        standard[position], special: special.mapValues { $0[position] })
    }
    return changes
  }

  /// Treats all criteria that may not apply alike.
  ///
  /// - Returns: whether that changes anything.
  fileprivate mutating func treatNotApplicable(as policy: NotApplicable) -> Bool {
    var changes = false
    for node in nodes.indices {
      guard let declared = nodes[node].notApplicable, declared != policy else { continue }
      nodes[node].notApplicable = policy
      changes = true
    }
    return changes
  }
}
