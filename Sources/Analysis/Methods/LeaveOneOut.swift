public import Scoring

/// What the ranking would be without one criterion, for each scored criterion and each domain.
///
/// The criterion is left out for all units as if it applied to nobody, and the rest is converted. A
/// criterion whose points other rules use is still computed and weighs 0. Other indices stay as they are.
public struct LeaveOneOut: Sendable {
  /// What leaving out one node does.
  public struct Row: Sendable {
    /// The position in `CriteriaSet.nodes`.
    public var node: Int
    /// How the ranking changes; nil if nothing that weighs anything would remain.
    public var shift: RankShift?
  }

  /// The domains and the scored criteria proper, in the order of the set.
  public let rows: [Row]

  /// Leaves out each domain and each scored criterion in turn; nil if the book has no such index.
  ///
  /// - Parameters:
  ///   - id: the identifier of the index.
  ///   - evaluation: the book evaluated.
  /// - Complexity: one evaluation of the index for each row.
  public init?(index id: String, of evaluation: Evaluation) {
    guard let declared = evaluation[id] else { return nil }
    let set = declared.calculation.set
    let nodes = set.mainNodes.filter { set.nodes[$0].rule != nil || set.nodes[$0].parent == nil }
    rows = nodes.map { node in
      let other = declared.index.without(node).flatMap {
        Evaluation(evaluation.scored.with($0))[id]
      }
      return Row(node: node, shift: other.map { RankShift(from: declared, to: $0) })
    }
  }
}
