internal import Formulas
internal import Scoring

/// One unit's result computed again with other points for some of its criteria.
///
/// The lines that depend on those points are evaluated by the formulas of the index, in an order fixed
/// once; everything else, the other units' results among it, stays as it is.
struct UnitRecalculation {
  /// What the other points come to.
  struct Result {
    var score: Double?
    var unrounded: Double?
    var basis: Double?
    var keys: [Double?]
    var grade: Int?
  }

  let evaluation: IndexEvaluation
  let participant: Int
  private let parameters: [Value]
  private let column: [Value]
  private let places: [Int: Place]
  private let wanted: Wanted
  private var steps: [Step] = []

  /// A line to evaluate; without a formula it is ranked or given.
  private struct Step {
    var line: Int
    var expression: Expression?
  }

  /// The line that holds what a criterion is given, and what its points are multiplied with there.
  private struct Place {
    var line: Int
    var factor: (maximum: Double, weight: Double)?
  }

  /// The lines a result is read from.
  private struct Wanted {
    var score: Int?
    var unrounded: Int?
    var basis: Int?
    var keys: [Int?]
    var grade: Int?
    var earned: Int?
    var domains: [Int]

    init(_ calculation: Calculation) {
      let stage = calculation.final
      score = calculation.line(.score(stage: stage))
      unrounded = calculation.line(.unrounded(stage: stage))
      basis = calculation.line(.basis)
      keys = calculation.set.ranking.tieBreak.indices.map { calculation.line(.tieBreak($0)) }
      grade = calculation.line(calculation.grades(before: 0))
      earned = calculation.line(.earned(stage: stage))
      domains = calculation.set.domains.compactMap {
        calculation.line(.contribution(node: $0, stage: stage))
      }
    }

    var ends: [Int] { ([score, basis, grade] + keys).compactMap { $0 } }
  }

  /// - Parameters:
  ///   - evaluation: the index evaluated.
  ///   - participant: the unit.
  ///   - nodes: the scored criteria whose points may change.
  init(_ evaluation: IndexEvaluation, participant: Int, nodes: [Int]) {
    self.evaluation = evaluation
    self.participant = participant
    let calculation = evaluation.calculation
    let group = evaluation.groups[participant]
    let weights = evaluation.weights[group]
    parameters = calculation.parameters.map {
      $0.value(weights, calculation.set, group: calculation.groups[group])
    }
    column = evaluation.values.map { $0[participant] }
    var places: [Int: Place] = [:]
    for node in nodes {
      if let line = calculation.line(.points(criterion: node, stage: calculation.final)) {
        places[node] = Place(line: line)
      } else if let line = calculation.line(.contribution(node: node, stage: calculation.final)) {
        places[node] = Place(
          line: line, factor: (weights.maximum[node], weights.effective[node]))
      }
    }
    self.places = places
    wanted = Wanted(calculation)
    steps = affectedSteps()
  }

  /// The result with points for some criteria, before weighting and as the set rounds them.
  ///
  /// - Parameters:
  ///   - points: the points by position of the criterion.
  ///   - extra: what is added to the domains' sum, for a set that adds everything up.
  /// - Returns: the score and what follows from it.
  func callAsFunction(_ points: [Int: Double], extra: Double = 0) -> Result {
    var values = column
    var given: Set<Int> = []
    for (node, number) in points {
      guard let place = places[node] else { continue }
      given.insert(place.line)
      values[place.line] = .number(
        place.factor.map { number / $0.maximum * $0.weight } ?? number)
    }
    for step in steps where !given.contains(step.line) {
      guard let expression = step.expression else { continue }
      values[step.line] = expression.evaluate(
        in: Context(
          values: values, parameters: parameters, participant: participant,
          columns: evaluation.values))
      if step.line == wanted.earned, extra != 0 {
        values[step.line] = .number(total(values, extra: extra))
      }
    }
    return result(values)
  }

  /// The rank of the unit with a result, all others as they are.
  func rank(with result: Result) -> Int? { ranks(with: result)[participant] }

  /// The ranks of all with a result of the unit.
  private func ranks(with result: Result) -> [Int?] {
    let participants = evaluation.index.participants.indices
    let ranking = evaluation.calculation.set.ranking
    let basis = participants.map {
      $0 == participant ? result.basis : evaluation.number(.basis, of: $0)
    }
    let keys = ranking.tieBreak.indices.map { key in
      participants.map {
        $0 == participant ? result.keys[key] : evaluation.number(.tieBreak(key), of: $0)
      }
    }
    return Ranking(basis: basis, keys: keys, ties: ranking.ties).ranks
  }

  /// The sum of the domains, rounded as the set says after something is added.
  private func total(_ values: [Value], extra: Double) -> Double {
    let sum = wanted.domains.reduce(extra) { sum, line in
      if case .number(let number) = values[line] { sum + number } else { sum }
    }
    guard let places = evaluation.calculation.set.rounding.total else { return sum }
    return SpreadsheetNumber.round(sum, places: places)
  }

  // MARK: Which lines

  /// The lines that the result needs and that depend on the criteria, each after those it refers to.
  private func affectedSteps() -> [Step] {
    let calculation = evaluation.calculation
    let given = Set(places.values.map(\.line))
    let group = evaluation.groups[participant]
    var isAffected = [Bool?](repeating: nil, count: calculation.lines.count)
    var order: [Step] = []
    func visit(_ line: Int) -> Bool {
      if let known = isAffected[line] { return known }
      // A line that waits for itself is an error already and stays one.
      isAffected[line] = false
      let expressions = calculation.lines[line].expressions
      let expression =
        expressions.isEmpty ? nil : expressions[expressions.count == 1 ? 0 : group]
      var affected = given.contains(line)
      for slot in expression?.slots ?? [] where slot >= 0 {
        if visit(slot) { affected = true }
      }
      isAffected[line] = affected
      if affected { order.append(Step(line: line, expression: expression)) }
      return affected
    }
    for line in wanted.ends { _ = visit(line) }
    return order
  }

  // MARK: Values

  private func result(_ values: [Value]) -> Result {
    func number(_ line: Int?) -> Double? {
      if let line, case .number(let number) = values[line] { number } else { nil }
    }
    var result = Result(
      score: number(wanted.score), unrounded: number(wanted.unrounded),
      basis: number(wanted.basis), keys: wanted.keys.map { number($0) },
      grade: number(wanted.grade).map { Int($0) })
    result.grade = limited(result)
    return result
  }

  /// The unit's grade after all limits, those of the others before them as they are.
  private func limited(_ result: Result) -> Int? {
    let calculation = evaluation.calculation
    guard calculation.limits > 0 else { return result.grade }
    var grades = evaluation.column(calculation.grades(before: 0)).map { value -> Int? in
      if case .number(let number) = value { Int(number) } else { nil }
    }
    grades[participant] = result.grade
    let ranks = ranks(with: result)
    for limit in 0..<calculation.limits {
      grades = calculation.limited(limit, grades, ranks: ranks, groups: evaluation.groups)
    }
    return grades[participant]
  }

  /// What a result's grade is called.
  func gradeName(of result: Result) -> String? {
    let group = evaluation.calculation.groups[evaluation.groups[participant]]
    let grades = evaluation.calculation.set.gradeScale(for: group)?.grades ?? []
    return result.grade.flatMap { grades.indices.contains($0 - 1) ? grades[$0 - 1].name : nil }
  }

  private struct Context: EvaluationContext {
    let values: [Value]
    let parameters: [Value]
    let participant: Int
    let columns: [[Value]]

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
      return value(at: slot)
    }

    func values(of reference: Reference) -> [Value] {
      switch reference {
      case .slots(let line):
        var column = columns[line]
        column[participant] = values[line]
        return column
      case .run(let first, let last):
        return stride(from: first, through: last, by: first <= last ? 1 : -1).map { value(at: $0) }
      default: return [.error(FormulaError(.name))]
      }
    }

    private func value(at slot: Int) -> Value {
      slot >= 0 ? values[slot] : parameters[-1 - slot]
    }
  }
}

extension Expression {
  /// The slots the expression refers to, cohorts' included.
  fileprivate var slots: [Int] {
    switch self {
    case .number, .text, .boolean, .array: []
    case .reference(.slot(let slot)), .reference(.slots(let slot)): [slot]
    case .reference(.run(let first, let last)):
      Array(stride(from: first, through: last, by: first <= last ? 1 : -1))
    case .reference: []
    case .unary(_, let operand): operand.slots
    case .binary(_, let left, let right): left.slots + right.slots
    case .call(_, let operands): operands.flatMap(\.slots)
    }
  }
}
