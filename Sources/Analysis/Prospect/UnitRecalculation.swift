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
    var gradeName: String?
  }

  let evaluation: IndexEvaluation
  let participant: Int
  private let parameters: [Value]
  private let column: [Value]
  private var order: [Int] = []

  /// - Parameters:
  ///   - evaluation: the index evaluated.
  ///   - participant: the unit.
  ///   - nodes: the scored criteria whose points may change.
  init(_ evaluation: IndexEvaluation, participant: Int, nodes: [Int]) {
    self.evaluation = evaluation
    self.participant = participant
    let calculation = evaluation.calculation
    let group = evaluation.groups[participant]
    parameters = calculation.parameters.map {
      $0.value(evaluation.weights[group], calculation.set, group: calculation.groups[group])
    }
    column = evaluation.values.map { $0[participant] }
    order = affectedLines(nodes)
  }

  /// The result with points for some criteria, before weighting and as the set rounds them.
  ///
  /// - Parameters:
  ///   - points: the points by position of the criterion.
  ///   - extra: what is added to the domains' sum, for a set that adds everything up.
  func callAsFunction(_ points: [Int: Double], extra: Double = 0) -> Result {
    var values = column
    var given: Set<Int> = []
    for (node, number) in points {
      let place = Self.place(of: node, evaluation.calculation)
      guard let line = place.line else { continue }
      given.insert(line)
      let weights = evaluation.weights[evaluation.groups[participant]]
      values[line] = .number(
        place.isWeighted
          ? number / weights.maximum[node] * weights.effective[node] : number)
    }
    let earned = evaluation.calculation.line(.earned(stage: evaluation.calculation.final))
    for line in order where !given.contains(line) {
      values[line] = value(of: line, values)
      guard line == earned, extra != 0 else { continue }
      values[line] = .number(total(values) + extra)
      if let places = evaluation.calculation.set.rounding.total {
        values[line] = .number(SpreadsheetNumber.round(total(values) + extra, places: places))
      }
    }
    return result(values)
  }

  /// The rank of the unit with a result, all others as they are.
  func rank(with result: Result) -> Int? {
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
    return Ranking(basis: basis, keys: keys, ties: ranking.ties).ranks[participant]
  }

  /// The line that holds what a criterion is given: its points, or its contribution.
  private static func place(
    of node: Int, _ calculation: Calculation
  ) -> (line: Int?, isWeighted: Bool) {
    let stage = calculation.final
    if let line = calculation.line(.points(criterion: node, stage: stage)) { return (line, false) }
    return (calculation.line(.contribution(node: node, stage: stage)), true)
  }

  private func total(_ values: [Value]) -> Double {
    let calculation = evaluation.calculation
    return calculation.set.domains.reduce(0) { sum, domain in
      let line = calculation.line(.contribution(node: domain, stage: calculation.final))
      guard let line, case .number(let number) = values[line] else { return sum }
      return sum + number
    }
  }

  // MARK: Which lines

  /// The lines that the result needs and that depend on the criteria, each after those it refers to.
  private func affectedLines(_ nodes: [Int]) -> [Int] {
    let calculation = evaluation.calculation
    let given = Set(nodes.compactMap { Self.place(of: $0, calculation).line })
    var isAffected = [Bool?](repeating: nil, count: calculation.lines.count)
    var order: [Int] = []
    func visit(_ line: Int) -> Bool {
      if let known = isAffected[line] { return known }
      // A line that waits for itself is an error already and stays one.
      isAffected[line] = false
      let expressions = calculation.lines[line].expressions
      var affected = given.contains(line)
      if !expressions.isEmpty {
        let group = evaluation.groups[participant]
        for slot in expressions[expressions.count == 1 ? 0 : group].slots where slot >= 0 {
          if visit(slot) { affected = true }
        }
      }
      isAffected[line] = affected
      if affected { order.append(line) }
      return affected
    }
    let keys = calculation.set.ranking.tieBreak.indices.map { Line.Kind.tieBreak($0) }
    let wanted: [Line.Kind] = [.score(stage: calculation.final), .basis, .gradeNumber, .grade]
    for kind in wanted + keys {
      if let line = calculation.line(kind) { _ = visit(line) }
    }
    return order
  }

  // MARK: Values

  private func value(of line: Int, _ values: [Value]) -> Value {
    let expressions = evaluation.calculation.lines[line].expressions
    guard !expressions.isEmpty else { return values[line] }
    let group = evaluation.groups[participant]
    return expressions[expressions.count == 1 ? 0 : group].evaluate(
      in: Context(
        values: values, parameters: parameters, participant: participant,
        columns: evaluation.values))
  }

  private func result(_ values: [Value]) -> Result {
    let calculation = evaluation.calculation
    func number(_ kind: Line.Kind) -> Double? {
      guard let line = calculation.line(kind), case .number(let number) = values[line] else {
        return nil
      }
      return number
    }
    var name: String?
    if let line = calculation.line(.grade), case .text(let text) = values[line], !text.isEmpty {
      name = text
    }
    return Result(
      score: number(.score(stage: calculation.final)),
      unrounded: number(.unrounded(stage: calculation.final)), basis: number(.basis),
      keys: calculation.set.ranking.tieBreak.indices.map { number(.tieBreak($0)) },
      grade: number(.gradeNumber).map { Int($0) }, gradeName: name)
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
