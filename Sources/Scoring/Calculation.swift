internal import Formulas

/// The formulas of an index, line by line: what is evaluated here and printed into the workbook.
///
/// References in a line's expressions are slots: a line's position, or `-1 - position` of a parameter.
public struct Calculation: Sendable {
  /// The criteria set.
  public let set: CriteriaSet
  /// The unit groups that take part, in order of appearance.
  public let groups: [String]
  /// The rounds that occur in the data, in order; the last one is final.
  public let stages: [Stage]
  /// The lines; those of one round's contributions stand together, in the order of the nodes.
  public private(set) var lines: [Line] = []
  /// The numbers that lines refer to by negative slots.
  public private(set) var parameters: [Parameter] = []
  /// The rounds in which a criterion's figures are given, by node, in order.
  public let rounds: [[Stage]]
  /// The conditions on grades of all unit groups, each once, in the order of the groups.
  public let conditions: [GradeCondition]
  /// The most limits that the grades of a unit group have.
  public let limits: Int
  /// The children of each node.
  let children: [[Int]]
  /// The criteria that take over each criterion's points.
  let recipients: [[Int]]
  /// The groups that give their full points for what remains of them.
  let blocks: Set<Int>
  /// Whether figures are still being filled in: what is missing is then empty and no fault.
  let isProvisional: Bool

  /// What can be derived from the lines, in the order of its slots, which follow those of the lines.
  public private(set) var derived: [Line.Kind] = []

  private var positions: [Line.Kind: Int] = [:]
  private var derivedPositions: [Line.Kind: Int] = [:]
  private var parameterSlots: [Parameter: Int] = [:]

  /// Lays out the lines and writes their formulas.
  ///
  /// - Parameters:
  ///   - index: the index to compute.
  ///   - units: the units of the book, for their groups.
  public init(_ index: Index, units: [Unit]) {
    self.init(index, units: units, rounds: Self.rounds(of: index), isProvisional: false)
  }

  /// Lays out the lines of a form, in which figures are still being filled in.
  ///
  /// What has no figures yet, or not all of them, is empty and counts for nothing, in the last round
  /// too; so is what cannot be computed from them. Every criterion asked for has a line of points.
  ///
  /// - Parameters:
  ///   - index: the index the form belongs to.
  ///   - units: the units of the book, for their groups.
  ///   - criteria: the criteria whose points the form computes.
  ///   - stages: the rounds the form shows, the one that is filled in last.
  init(form index: Index, units: [Unit], criteria: Set<Int>, stages: [Stage]) {
    let rounds = index.criteria.nodes.indices.map { criteria.contains($0) ? stages : [] }
    self.init(index, units: units, rounds: rounds, isProvisional: true)
  }

  private init(_ index: Index, units: [Unit], rounds: [[Stage]], isProvisional: Bool) {
    self.isProvisional = isProvisional
    self.rounds = rounds
    let set = index.criteria
    self.set = set
    children = set.children
    recipients = set.nodes.indices.map { set.recipients(of: $0) }
    blocks = set.blocks
    var groups: [String] = []
    for participant in index.participants where !groups.contains(units[participant.unit].group) {
      groups.append(units[participant.unit].group)
    }
    self.groups = groups.isEmpty ? [""] : groups
    conditions = set.conditions(of: self.groups)
    limits = self.groups.map { set.gradeScale(for: $0)?.limits.count ?? 0 }.max() ?? 0
    let occurring = Set(rounds.joined())
    stages = Stage.allCases.filter { occurring.contains($0) }
    declareParameters()
    declareLines()
    declareDerived()
    for line in lines.indices { lines[line].expressions = formulas(of: lines[line].kind) }
  }

  /// The final round.
  public var final: Stage { stages.last ?? .appraised2 }

  /// Whether a round decides: what is missing in it is missing for good.
  func settles(_ stage: Stage) -> Bool { stage == final && !isProvisional }

  /// The position of a stored line, if there is one of the kind.
  public func line(_ kind: Line.Kind) -> Int? { positions[kind] }

  /// The slot by which expressions refer to a kind of line, stored or derived.
  public func slot(of kind: Line.Kind) -> Int? {
    positions[kind] ?? derivedPositions[kind].map { lines.count + $0 }
  }

  /// The kind of line behind a slot that is no parameter's.
  public func kind(atSlot slot: Int) -> Line.Kind {
    slot < lines.count ? lines[slot].kind : derived[slot - lines.count]
  }

  /// The slot of a parameter, a negative number.
  public func slot(_ parameter: Parameter) -> Int? { parameterSlots[parameter] }

  /// The parameter behind a negative slot.
  public func parameter(atSlot slot: Int) -> Parameter { parameters[-1 - slot] }

  /// Whether unit groups have maxima or weights of their own.
  public var hasGroupSpecificParameters: Bool {
    self.set.nodes.contains { node in
      !node.maximum.special.isEmpty || node.weight?.special.isEmpty == false
    }
  }

  /// The rounds in which each criterion is given figures; the final one where there are none at all.
  private static func rounds(of index: Index) -> [[Stage]] {
    var given = [Set<Stage>](repeating: [], count: index.criteria.nodes.count)
    for observation in index.observations { given[observation.criterion].insert(observation.stage) }
    let last = given.joined().max() ?? .appraised2
    return index.criteria.nodes.indices.map { node in
      guard index.criteria.nodes[node].rule != nil else { return [] }
      return given[node].isEmpty ? [last] : given[node].sorted()
    }
  }
}

// MARK: - Declaring what there is

extension Calculation {
  private mutating func declareParameters() {
    for node in set.nodes.indices { declare(.maximum(node: node)) }
    for node in set.nodes.indices { declare(.weight(node: node)) }
    declare(.totalWeight)
    let grades = set.grades.values.map(\.grades.count).max() ?? 0
    for grade in 0..<grades { declare(.gradeFrom(grade)) }
    for constant in set.constants.indices { declare(.constant(constant)) }
    for node in set.nodes.indices { declare(.declaredWeight(node: node)) }
    for node in set.nodes.indices { declare(.ownWeight(node: node)) }
    for node in set.nodes.indices { declare(.weightShare(node: node)) }
  }

  private mutating func declare(_ parameter: Parameter) {
    parameterSlots[parameter] = -1 - parameters.count
    parameters.append(parameter)
  }

  private mutating func declare(_ kind: Line.Kind) {
    positions[kind] = lines.count
    lines.append(Line(kind))
  }

  private mutating func declareLines() {
    for fact in set.facts.indices { declare(.fact(fact)) }
    let imported = set.nodes.flatMap { $0.rule?.importedIndices ?? [] }
    for (position, index) in imported.enumerated() where !imported[..<position].contains(index) {
      declare(.imported(index: index))
    }
    let pointed = nodesWithPointsLine
    for node in set.nodes.indices {
      guard let rule = set.nodes[node].rule else { continue }
      for stage in rounds[node] {
        for input in rule.inputs.indices {
          declare(.input(criterion: node, input: input, stage: stage))
        }
        if set.nodes[node].notApplicable != nil {
          declare(.notApplicable(criterion: node, stage: stage))
        }
        for kind in cohortLines(node, stage) { declare(kind) }
      }
    }
    for stage in stages {
      for node in set.nodes.indices where pointed.contains(node) {
        declare(.points(criterion: node, stage: stage))
      }
    }
    for stage in stages.reversed() { declareResults(of: stage) }
    declare(.isRanked)
    declare(.basis)
    for key in set.ranking.tieBreak.indices { declare(.tieBreak(key)) }
    for kind: Line.Kind in [.rank, .groupRank, .position] { declare(kind) }
    for condition in conditions.indices { declare(.condition(condition)) }
    for limit in 0..<limits { declare(.gradeBefore(limit: limit)) }
    for kind: Line.Kind in [
      .gradeNumber, .grade, .previousScore, .previousRank,
      .scoreChange, .placesWon,
    ] { declare(kind) }
    for node in set.previousNodes { declare(.previousPoints(criterion: node)) }
  }

  private mutating func declareResults(of stage: Stage) {
    for node in set.nodes.indices { declare(.contribution(node: node, stage: stage)) }
    declare(.earned(stage: stage))
    declare(.excluded(stage: stage))
    declare(.converted(stage: stage))
    declare(.bonus(stage: stage))
    declare(.penalty(stage: stage))
    declare(.unrounded(stage: stage))
    declare(.score(stage: stage))
  }

  /// Neighbouring nodes have neighbouring slots.
  private mutating func declareDerived() {
    let nodes = self.set.nodes.indices
    var kinds: [Line.Kind] = []
    for stage in stages {
      let makers = [Line.Kind.attainable, Line.Kind.lost, Line.Kind.share, Line.Kind.takenOver]
      for make in makers { kinds += nodes.map { make($0, stage) } }
      kinds += [
        .attainableTotal(stage: stage), .lostTotal(stage: stage), .shareTotal(stage: stage),
        .handedOver(stage: stage), .surveyPoints(stage: stage),
      ]
    }
    for make in [
      Line.Kind.lossKey, Line.Kind.lossPosition, Line.Kind.nodeKey, Line.Kind.nodeFirst,
      Line.Kind.nodeRank, Line.Kind.rankedShare, Line.Kind.meanShare, Line.Kind.bestShare,
      Line.Kind.leastShare, Line.Kind.bestUnit, Line.Kind.leastUnit, Line.Kind.meanPoints,
      Line.Kind.withoutPoints, Line.Kind.lead, Line.Kind.scoreIfFull, Line.Kind.basisIfFull,
      Line.Kind.rankIfFull,
    ] { kinds += nodes.map(make) }
    for node in nodes {
      guard let rule = self.set.nodes[node].rule else { continue }
      kinds.append(.round(criterion: node))
      kinds += rule.inputs.indices.map { .figure(criterion: node, input: $0) }
      kinds.append(.mark(criterion: node))
    }
    kinds += [
      .lossCount, .lossSum, .unitGroup, .rankFirst, .groupRankFirst, .rankedCount, .meanScore,
      .groupRankedCount, .unitsAbove, .nextScore, .pointsToNext, .unitAhead, .gradeCap, .gradeHold,
      .nextGradeNumber, .nextGrade, .pointsToGrade, .climberPosition, .fallerPosition,
      .scoreBehind, .pointsAhead, .unitBehind, .order,
    ]
    derived = kinds
    for (position, kind) in kinds.enumerated() { derivedPositions[kind] = position }
  }

  /// The criteria whose unweighted points other rules ask for, with all below them, those that hand
  /// over or take over points, and all that a form asks for.
  private var nodesWithPointsLine: Set<Int> {
    var pointed: Set<Int> = []
    func add(_ node: Int) {
      guard pointed.insert(node).inserted else { return }
      for child in children[node] { add(child) }
    }
    for node in set.nodes {
      for code in node.rule?.referredCriteria ?? [] {
        if let position = set.position(of: code) { add(position) }
      }
    }
    for giver in set.nodes.indices {
      let recipients = recipients[giver]
      if !recipients.isEmpty { ([giver] + recipients).forEach(add) }
    }
    if isProvisional { pointed.formUnion(rounds.indices.filter { !rounds[$0].isEmpty }) }
    return pointed
  }
}
