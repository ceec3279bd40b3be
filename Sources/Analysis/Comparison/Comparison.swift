public import Scoring

/// Two evaluations side by side: a book and its revision, two revisions, two years, two books.
///
/// Indices are matched by identifier, units and criteria by code. What stands on one side only is listed
/// and not compared.
public struct Comparison: Sendable {
  /// The indices of both sides, in the order of the later one.
  public let indices: [IndexComparison]
  /// The identifiers of the indices that only the earlier side has.
  public let indicesOnlyBefore: [String]
  /// The identifiers of the indices that only the later side has.
  public let indicesOnlyAfter: [String]

  /// Compares two evaluations and says what made the difference.
  ///
  /// - Parameters:
  ///   - before: the earlier side, or the one without the revision.
  ///   - after: the later side.
  /// - Complexity: six evaluations of mixed books besides the two given.
  public init(from before: Evaluation, to after: Evaluation) {
    var scores: [Mixture: Evaluation] = [:]
    for mixture in Mixture.all {
      scores[mixture] =
        switch mixture.numberOfChanges {
        case 0: before
        case 3: after
        default:
          Evaluation(
            Book(
              weightsOf: mixture.weights == .before ? before.scored : after.scored,
              rulesOf: mixture.rules == .before ? before.scored : after.scored,
              dataOf: mixture.data == .before ? before.scored : after.scored))
        }
    }
    let sides = Sides(before: before, after: after, mixed: scores)
    indices = after.indices.compactMap { after in
      before[after.index.id].map { IndexComparison(from: $0, to: after, sides) }
    }
    indicesOnlyBefore = before.indices.map(\.index.id).filter { after[$0] == nil }
    indicesOnlyAfter = after.indices.map(\.index.id).filter { before[$0] == nil }
  }
}

/// One index of a comparison.
public struct IndexComparison: Sendable {
  /// The index's identifier.
  public let id: String
  /// The units that take part on both sides, in the order of the later one.
  public let units: [UnitComparison]
  /// The codes of the units that only take part before.
  public let unitsOnlyBefore: [String]
  /// The codes of the units that only take part after.
  public let unitsOnlyAfter: [String]
  /// The scored criteria, bonus and penalty items of either side, in the order of the later one, then
  /// those that are gone.
  public let criteria: [CriterionMatch]

  /// The scored criteria that are gone.
  public var criteriaOnlyBefore: [CriterionMatch] { criteria.filter { $0.after == nil } }

  /// The scored criteria that are new.
  public var criteriaOnlyAfter: [CriterionMatch] { criteria.filter { $0.before == nil } }

  init(from before: IndexEvaluation, to after: IndexEvaluation, _ sides: Sides) {
    id = after.index.id
    let criteria = CriterionMatch.all(before.calculation.set, after.calculation.set)
    self.criteria = criteria
    let early = sides.participants(of: before.index, in: sides.before.book)
    let late = sides.participants(of: after.index, in: sides.after.book)
    let scores = sides.scores(ofIndex: after.index.id)
    units = after.index.participants.indices.compactMap { participant in
      let unit = sides.after.book.units[after.index.participants[participant].unit]
      guard let twin = early[unit.code] else { return nil }
      return UnitComparison(
        unit, from: (before, twin), to: (after, participant), criteria: criteria
      ) { scores[$0]?[unit.code] }
    }
    func codes(_ index: Index, _ book: Book, without others: [String: Int]) -> [String] {
      index.participants.map { book.units[$0.unit].code }.filter { others[$0] == nil }
    }
    unitsOnlyBefore = codes(before.index, sides.before.book, without: late)
    unitsOnlyAfter = codes(after.index, sides.after.book, without: early)
  }
}

/// A scored criterion, bonus or penalty item on two sides.
public struct CriterionMatch: Hashable, Sendable {
  /// The code.
  public var code: String
  /// What people read in place of the code, the later one if it changed.
  public var printedCode: String
  /// The name, the later one if it changed.
  public var name: String
  /// The position in the earlier set's nodes; nil for a new criterion.
  public var before: Int?
  /// The position in the later set's nodes; nil for one that is gone.
  public var after: Int?

  /// The scored criteria of two sets, the same if code and part are the same.
  static func all(_ before: CriteriaSet, _ after: CriteriaSet) -> [Self] {
    func twin(of node: Criterion, in other: CriteriaSet) -> Int? {
      other.nodes.firstIndex {
        $0.code == node.code && $0.part == node.part && $0.rule != nil
      }
    }
    let kept = after.nodes.indices.filter { after.nodes[$0].rule != nil }.map { position in
      let node = after.nodes[position]
      return Self(
        code: node.code, printedCode: node.printedCode, name: node.name,
        before: twin(of: node, in: before), after: position)
    }
    let gone = before.nodes.indices.compactMap { position -> Self? in
      let node = before.nodes[position]
      guard node.rule != nil, twin(of: node, in: after) == nil else { return nil }
      return Self(
        code: node.code, printedCode: node.printedCode, name: node.name, before: position,
        after: nil)
    }
    return kept + gone
  }
}

/// The evaluations a comparison is made of.
struct Sides {
  let before: Evaluation
  let after: Evaluation
  let mixed: [Mixture: Evaluation]

  /// The participants of an index by unit code.
  func participants(of index: Index, in book: Book) -> [String: Int] {
    Dictionary(
      index.participants.enumerated().map { (book.units[$1.unit].code, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The scores of an index by mixture and unit code.
  func scores(ofIndex id: String) -> [Mixture: [String: ExactPoints]] {
    mixed.mapValues { evaluation in
      guard let result = evaluation[id] else { return [:] }
      return participants(of: result.index, in: evaluation.book).compactMapValues {
        result.score(of: $0).flatMap { ExactPoints($0) }
      }
    }
  }
}
