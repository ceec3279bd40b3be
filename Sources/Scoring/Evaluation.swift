public import Formulas

/// A book evaluated: every index with all its values.
public struct Evaluation: Sendable {
  /// The book, with its approved weights.
  public let book: Book
  /// The revision whose weights hold; nil if those are the approved ones.
  public let revision: Revision?
  /// The book with the weights that hold.
  public let scored: Book
  /// The results, in the order of `book.indices`.
  public let indices: [IndexEvaluation]

  /// Evaluates a book, each index after those it takes scores from.
  ///
  /// Every fault in the figures becomes an error value and an issue; nothing is thrown.
  public init(_ book: Book) {
    self.init(book, as: book, revision: nil)
  }

  /// Evaluates a book under a revision of its weights.
  ///
  /// - Throws: why the revision does not fit the book.
  public init(_ book: Book, under revision: Revision) throws(RevisionFault) {
    self.init(book, as: try book.revised(by: revision), revision: revision)
  }

  private init(_ approved: Book, as book: Book, revision: Revision?) {
    self.book = approved
    self.revision = revision
    scored = book
    var results = [IndexEvaluation?](repeating: nil, count: book.indices.count)
    var underway: Set<Int> = []
    func evaluate(_ position: Int) -> IndexEvaluation? {
      if let result = results[position] { return result }
      guard underway.insert(position).inserted else { return nil }
      let index = book.indices[position]
      let calculation = Calculation(index, units: book.units)
      var imports: [String: [Int: Value]] = [:]
      for line in calculation.lines {
        guard case .imported(let id) = line.kind,
          let other = book.indices.firstIndex(where: { $0.id == id }),
          let result = evaluate(other)
        else { continue }
        imports[id] = result.scoresByUnit
      }
      let result = IndexEvaluation(
        index, units: book.units, calculation: calculation, imports: imports)
      results[position] = result
      return result
    }
    indices = book.indices.indices.compactMap { evaluate($0) }
  }

  /// The result of an index.
  public subscript(id: String) -> IndexEvaluation? {
    indices.first { $0.index.id == id }
  }
}

/// One index evaluated: a value for every line and participant.
public struct IndexEvaluation: Sendable {
  /// The index.
  public let index: Index
  /// Its formulas.
  public let calculation: Calculation
  /// The effective maxima and weights, in the order of `calculation.groups`.
  public let weights: [Weights]
  /// The position in `calculation.groups` of each participant's unit group.
  public let groups: [Int]
  /// The values, by line and participant.
  public let values: [[Value]]
  /// What is wrong with the figures.
  public let issues: [Issue]
  /// The derived lines that were asked for.
  let derivedColumns = DerivedColumns()

  init(
    _ index: Index, units: [Unit], calculation: Calculation, imports: [String: [Int: Value]] = [:]
  ) {
    self.index = index
    self.calculation = calculation
    let groupPositions = Dictionary(
      uniqueKeysWithValues: calculation.groups.enumerated().map { ($1, $0) })
    groups = index.participants.map { groupPositions[units[$0.unit].group] ?? 0 }
    weights = calculation.groups.map { Weights(index.criteria, group: $0) }
    var evaluator = Evaluator(
      index, units: units, calculation: calculation, weights: weights, groups: groups,
      imports: imports)
    values = evaluator.evaluateAll()
    // A form is not finished: what is missing in it is no issue.
    issues =
      calculation.isProvisional
      ? []
      : Issue.find(
        in: index, calculation: calculation, weights: weights, groups: groups, values: values)
  }

  /// The value of a line for a participant; blank if there is no such line.
  ///
  /// A derived line is computed for all participants when it is first asked for.
  public func value(_ kind: Line.Kind, of participant: Int) -> Value {
    if let line = calculation.line(kind) { return values[line][participant] }
    return calculation.slot(of: kind) == nil ? .blank : derived(kind, of: participant)
  }

  /// The number of a line for a participant; nil if it is not a number.
  public func number(_ kind: Line.Kind, of participant: Int) -> Double? {
    if case .number(let number) = value(kind, of: participant) { number } else { nil }
  }

  /// The final, rounded score.
  public func score(of participant: Int) -> Double? {
    number(.score(stage: calculation.final), of: participant)
  }

  /// The rank among all ranked participants.
  public func rank(of participant: Int) -> Int? {
    number(.rank, of: participant).map { Int($0) }
  }

  /// The grade's name.
  public func grade(of participant: Int) -> String? {
    if case .text(let name) = value(.grade, of: participant), !name.isEmpty { name } else { nil }
  }

  /// What a node contributes in the final round; nil if it does not apply or is missing.
  public func contribution(of node: Int, participant: Int) -> Double? {
    number(.contribution(node: node, stage: calculation.final), of: participant)
  }

  /// The final points of a criterion or group before weighting, as `score("1.2")` gives them.
  ///
  /// - Returns: nil where there are none.
  public func points(of node: Int, participant: Int) -> Double? {
    let kind = Line.Kind.points(criterion: node, stage: calculation.final)
    if calculation.line(kind) != nil { return number(kind, of: participant) }
    guard let contribution = contribution(of: node, participant: participant) else { return nil }
    if let parts = calculation.partsAddedUp(in: node) {
      return parts.reduce(0) { $0 + (points(of: $1, participant: participant) ?? 0) }
    }
    let (group, weights) = (groups[participant], weights[groups[participant]])
    guard weights.effective[node] == 0 else {
      return contribution / weights.effective[node] * weights.maximum[node]
    }
    guard calculation.set.nodes[node].rule != nil else { return 0 }
    let worked = calculation.workedPoints(of: node, group: calculation.groups[group])
    guard case .number(let points) = evaluate(worked, for: participant) else { return nil }
    return points
  }

  /// What the domains give together, but for surveys: « điểm thẩm định »; bonus and penalty are not in it.
  public func appraisedPoints(of participant: Int) -> Double? {
    guard let earned = number(.earned(stage: calculation.final), of: participant),
      let survey = surveyPoints(of: participant)
    else { return nil }
    return SpreadsheetNumber.round(earned - survey, places: SpreadsheetNumber.guardPlaces)
  }

  /// What surveys give of what the domains give together: « điểm điều tra xã hội học »; rounded as that is.
  public func surveyPoints(of participant: Int) -> Double? {
    let places = calculation.set.rounding.total ?? SpreadsheetNumber.guardPlaces
    return number(.surveyPoints(stage: calculation.final), of: participant).map {
      SpreadsheetNumber.round($0, places: places)
    }
  }

  /// The criteria that did not apply to a participant, with what became of their points.
  public func notApplicable(to participant: Int) -> [Int] {
    calculation.set.nodes.indices.filter { node in
      guard calculation.set.nodes[node].rule != nil else { return false }
      guard let stage = effectiveRound(of: node, participant: participant) else {
        return calculation.set.nodes[node].missing == .notApplicable
      }
      return value(.notApplicable(criterion: node, stage: stage), of: participant)
        == .text(Marks.notApplicable)
    }
  }

  /// The round whose figures count for a participant: the last one with figures or a mark.
  public func effectiveRound(of node: Int, participant: Int) -> Stage? {
    guard let number = number(.round(criterion: node), of: participant), number > 0 else {
      return nil
    }
    return calculation.rounds[node][Int(number) - 1]
  }

  /// The positions of the participants in ranking order.
  public var ranking: [Int] {
    let positions = index.participants.indices.map { number(.position, of: $0) ?? 0 }
    return index.participants.indices.sorted { positions[$0] < positions[$1] }
  }

  /// The final scores by position of the unit in the book.
  var scoresByUnit: [Int: Value] {
    Dictionary(
      uniqueKeysWithValues: index.participants.indices.map { participant in
        let score = value(.score(stage: calculation.final), of: participant)
        return (index.participants[participant].unit, score)
      })
  }
}
