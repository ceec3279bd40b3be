public import Formulas

/// Computes the lines of an index, each after the lines it refers to.
struct Evaluator {
  private let index: Index
  private let calculation: Calculation
  private let groups: [Int]
  private var values: [[Value]]
  private let parameters: [[Value]]
  private var state: [State]
  private var statistics: [StatisticKey: Value] = [:]

  private enum State { case waiting, underway, done }

  private struct StatisticKey: Hashable {
    var function: Function
    var line: Int
    var settings: ArraySlice<Expression>
  }

  init(
    _ index: Index, units: [Unit], calculation: Calculation, weights: [Weights], groups: [Int],
    imports: [String: [Int: Value]]
  ) {
    self.index = index
    self.calculation = calculation
    self.groups = groups
    let count = index.participants.count
    values = [[Value]](
      repeating: [Value](repeating: .blank, count: count), count: calculation.lines.count)
    state = [State](repeating: .waiting, count: calculation.lines.count)
    parameters = zip(calculation.groups, weights).map { group, weights in
      calculation.parameters.map { $0.value(weights, index.criteria, group: group) }
    }
    readObservations()
    for fact in index.facts { set(.fact(fact.fact), fact.participant, .number(1)) }
    readParticipants(units, imports)
  }

  /// All values, by line and participant.
  mutating func evaluateAll() -> [[Value]] {
    for line in calculation.lines.indices { evaluate(line) }
    return values
  }

  // MARK: What is given

  private mutating func readObservations() {
    for observation in index.observations {
      let kind: Line.Kind =
        if let input = observation.input {
          .input(criterion: observation.criterion, input: input, stage: observation.stage)
        } else {
          .notApplicable(criterion: observation.criterion, stage: observation.stage)
        }
      guard let line = calculation.line(kind) else { continue }
      values[line][observation.participant] =
        observation.input == nil ? .text(Marks.notApplicable) : observation.value
    }
  }

  private mutating func readParticipants(_ units: [Unit], _ imports: [String: [Int: Value]]) {
    let previousNodes = calculation.set.previousNodes
    for (position, participant) in index.participants.enumerated() {
      set(.isRanked, position, .number(participant.isRanked ? 1 : 0))
      for (id, scores) in imports {
        // A unit outside the other index, or without a score there, has no value.
        if case .number(let score) = scores[participant.unit] {
          set(.imported(index: id), position, .number(score))
        }
      }
      guard let previous = index.previous[units[participant.unit].code] else { continue }
      set(.previousScore, position, previous.score.map { .number($0) } ?? .blank)
      set(.previousRank, position, previous.rank.map { .number(Double($0)) } ?? .blank)
      for node in previousNodes {
        let points = previous.points[calculation.set.nodes[node].code]
        set(.previousPoints(criterion: node), position, points.map { .number($0) } ?? .blank)
      }
    }
  }

  private mutating func set(_ kind: Line.Kind, _ participant: Int, _ value: Value) {
    guard let line = calculation.line(kind) else { return }
    values[line][participant] = value
  }

  // MARK: What is computed

  private mutating func evaluate(_ line: Int) {
    guard state[line] == .waiting else { return }
    state[line] = .underway
    switch calculation.lines[line].kind {
    case .rank, .groupRank, .position: rank(calculation.lines[line].kind, line)
    default:
      if let limit = calculation.limit(making: calculation.lines[line].kind) {
        self.limit(limit, line)
      } else {
        compute(line)
      }
    }
    state[line] = .done
  }

  private mutating func compute(_ line: Int) {
    let expressions = calculation.lines[line].expressions
    guard !expressions.isEmpty else { return }
    for expression in expressions { prepare(expression) }
    let context = Context(self)
    var column = values[line]
    for participant in column.indices {
      let group = groups[participant]
      let expression = expressions[expressions.count == 1 ? 0 : group]
      column[participant] = expression.evaluate(
        in: context.at(participant, parameters: parameters[group])
      ).born(at: line)
    }
    values[line] = column
  }

  /// Evaluates what an expression refers to, and the statistics it asks for.
  private mutating func prepare(_ expression: Expression) {
    switch expression {
    case .number, .text, .boolean, .array: break
    case .reference(let reference): prepare(reference)
    case .unary(_, let operand): prepare(operand)
    case .binary(_, let left, let right):
      prepare(left)
      prepare(right)
    case .call(let function, let operands):
      operands.forEach { prepare($0) }
      guard function.isCohort, function != .cohortRank,
        case .reference(.slots(let line)) = operands.first,
        operands.dropFirst().allSatisfy(\.isTheSameForAll)
      else { return }
      let key = StatisticKey(function: function, line: line, settings: operands.dropFirst())
      guard statistics[key] == nil else { return }
      statistics[key] = expression.evaluate(in: Context(self).at(0, parameters: []))
    }
  }

  private mutating func prepare(_ reference: Reference) {
    switch reference {
    case .slot(let line) where line >= 0, .slots(let line):
      require(line)
    case .run(let first, let last) where first >= 0:
      for line in first...last { require(line) }
    default: break
    }
  }

  /// Evaluates a line first; a line that waits for itself is an error.
  private mutating func require(_ line: Int) {
    if state[line] == .underway {
      values[line] = values[line].map { _ in .error(FormulaError(.reference, origin: line)) }
    } else {
      evaluate(line)
    }
  }

  // MARK: Ranks

  private mutating func rank(_ kind: Line.Kind, _ line: Int) {
    let keyKinds = calculation.set.ranking.tieBreak.indices.map { Line.Kind.tieBreak($0) }
    for kind in [.basis] + keyKinds { calculation.line(kind).map { evaluate($0) } }
    let basis = numbers(.basis)
    let keys = keyKinds.map { numbers($0) }
    let ties = calculation.set.ranking.ties
    switch kind {
    case .rank: fill(line, Ranking(basis: basis, keys: keys, ties: ties).ranks)
    case .groupRank:
      for group in Set(groups) {
        let own = basis.indices.map { groups[$0] == group ? basis[$0] : nil }
        fill(line, Ranking(basis: own, keys: keys, ties: ties).ranks)
      }
    default: fill(line, Ranking(basis: basis, keys: keys, ties: ties).positions)
    }
  }

  /// The grades after a limit: those of the line before it, but for the units it moves.
  private mutating func limit(_ limit: Int, _ line: Int) {
    let before = Line.Kind.gradeBefore(limit: limit)
    for kind in [before, .rank] { calculation.line(kind).map { evaluate($0) } }
    func whole(_ kind: Line.Kind) -> [Int?] { numbers(kind).map { $0.map { Int($0) } } }
    values[line] = calculation.line(before).map { values[$0] } ?? []
    fill(
      line,
      calculation.limited(limit, whole(before), ranks: whole(.rank), groups: groups))
  }

  private func numbers(_ kind: Line.Kind) -> [Double?] {
    guard let line = calculation.line(kind) else { return [] }
    return values[line].map { if case .number(let number) = $0 { number } else { nil } }
  }

  private mutating func fill(_ line: Int, _ ranks: [Int?]) {
    for (participant, rank) in ranks.enumerated() {
      if let rank {
        values[line][participant] = .number(Double(rank))
      } else if values[line][participant] == .blank {
        values[line][participant] = .text("")
      }
    }
  }

  // MARK: What an expression sees

  private struct Context: EvaluationContext {
    private let values: [[Value]]
    private let statistics: [StatisticKey: Value]
    private var participant = 0
    private var parameters: [Value] = []

    init(_ evaluator: borrowing Evaluator) {
      values = evaluator.values
      statistics = evaluator.statistics
    }

    func at(_ participant: Int, parameters: [Value]) -> Self {
      var context = self
      context.participant = participant
      context.parameters = parameters
      return context
    }

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
      return value(at: slot)
    }

    func values(of reference: Reference) -> [Value] {
      switch reference {
      case .slots(let line): values[line]
      case .run(let first, let last) where first >= 0: (first...last).map { value(at: $0) }
      case .run(let first, let last): (last...first).reversed().map { value(at: $0) }
      default: [.error(FormulaError(.name))]
      }
    }

    func statistic(
      _ function: Function, of reference: Reference, _ settings: ArraySlice<Expression>
    ) -> Value? {
      guard case .slots(let line) = reference else { return nil }
      return statistics[StatisticKey(function: function, line: line, settings: settings)]
    }

    private func value(at slot: Int) -> Value {
      slot >= 0 ? values[slot][participant] : parameters[-1 - slot]
    }
  }
}

extension Expression {
  /// Whether it is made of numbers and of what all units have together.
  fileprivate var isTheSameForAll: Bool {
    switch self {
    case .number: true
    case .call(.cohortRank, _): false
    case .call(let function, let operands):
      function.isCohort || operands.allSatisfy(\.isTheSameForAll)
    default: false
    }
  }
}

extension Value {
  /// The value, an error marked with the line it was born in unless it came from elsewhere.
  fileprivate func born(at line: Int) -> Value {
    guard case .error(let error) = self, error.origin == nil else { return self }
    return .error(FormulaError(error.kind, origin: line))
  }
}

extension Parameter {
  /// The parameter's number for a unit group.
  public func value(_ weights: Weights, _ set: CriteriaSet, group: String) -> Value {
    switch self {
    case .maximum(let node): .number(weights.maximum[node])
    case .weight(let node): .number(weights.effective[node])
    case .declaredWeight(let node):
      set.nodes[node].rule != nil || set.nodes[node].weight != nil
        ? .number(weights.own[node]) : .blank
    case .ownWeight(let node): .number(weights.own[node])
    case .weightShare(let node): .number(weights.share(of: node))
    case .totalWeight: .number(weights.total)
    case .gradeFrom(let grade):
      set.gradeScale(for: group).flatMap { scale in
        scale.grades.indices.contains(grade) ? .number(scale.grades[grade].from) : nil
      } ?? .blank
    case .constant(let constant): .number(set.constants[constant].value[group])
    }
  }
}
