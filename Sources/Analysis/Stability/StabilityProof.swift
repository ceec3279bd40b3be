internal import Scoring

/// Proves that nothing changes while a weight moves through an interval.
struct StabilityProof {
  private let program: WeightProgram
  /// The results under the present weights, which must stay.
  private let present: Outcome
  /// The pairs whose order decides the ranks, and those that decide the winners.
  private let neighbours: [Pair]
  private let contests: [Pair]
  /// The steps that change with the weight, in order.
  private let moving: [Int]
  private let inputs: [(step: Int, line: WeightVariation.Line)]
  private(set) var values: [Enclosure]
  private var arithmetic = EnclosureArithmetic(half: 0)

  /// Two participants of which the first stands before the second, or beside it.
  private struct Pair {
    var first: Int
    var second: Int
    var isTie: Bool
  }

  init(_ program: WeightProgram, _ variation: WeightVariation, _ base: [Double]) {
    self.program = program
    present = program.outcome(program.evaluation.weights)
    let order = present.order
    let ranks = present.ranks
    func pair(_ first: Int, _ second: Int) -> Pair {
      Pair(first: first, second: second, isTie: ranks[first] == ranks[second])
    }
    neighbours = zip(order, order.dropFirst()).map { pair($0, $1) }
    contests = order.first.map { winner in order.dropFirst().map { pair(winner, $0) } } ?? []
    let lines = variation.lines
    var moves = [Bool](repeating: false, count: program.instructions.count)
    var inputs: [(step: Int, line: WeightVariation.Line)] = []
    var moving: [Int] = []
    for (step, instruction) in program.instructions.enumerated() {
      if case .weight(let group, let node) = instruction.operation {
        guard let line = lines[WeightInput(group: group, node: node)] else { continue }
        moves[step] = true
        inputs.append((step, line))
      } else if program.isNeeded[step], instruction.operands.contains(where: { moves[$0] }) {
        moves[step] = true
        moving.append(step)
      }
    }
    self.inputs = inputs
    self.moving = moving
    values = base.map { Enclosure($0) }
  }

  /// The questions for which nothing changes from one reach to another, as far as it can be proven.
  mutating func unchanged(
    _ questions: Set<StabilityQuestion>, from low: Double, to high: Double
  ) -> Set<StabilityQuestion> {
    move(from: low, to: high)
    return questions.filter { question in
      switch question {
      case .ranks: isEverybodyInOrder
      case .winners: isEverybodyRankedAsNow && contests.allSatisfy(stays)
      case .grades:
        program.results.indices.allSatisfy(keepsGrade) && (!hasLimits || isEverybodyInOrder)
      }
    }
  }

  /// Encloses every step's value from one reach to another.
  mutating func move(from low: Double, to high: Double) {
    let middle = low / 2 + high / 2
    // The middle is a rounded number: half a step more covers both ends.
    arithmetic.half = (high - low) / 2 + Enclosure.noise
    for (step, line) in inputs { values[step] = line.enclosure(at: middle) }
    for step in moving {
      let instruction = program.instructions[step]
      arithmetic.areNonNegative = program.hasNonNegativeOperands[step]
      values[step] = arithmetic.value(
        instruction.operation, instruction.operands.map { values[$0] })
    }
  }

  // MARK: Questions

  /// Whether the grade before any limit stays.
  private func keepsGrade(_ participant: Int) -> Bool {
    let value = values[program.results[participant].grade]
    guard let grade = present.gradesBeforeLimits[participant] else {
      return !value.kinds.contains(.number)
    }
    return value.isExact && value.value == Double(grade)
  }

  /// Whether some grade is given to so many only, by rank.
  private var hasLimits: Bool { program.evaluation.calculation.limits > 0 }

  private var isEverybodyInOrder: Bool { isEverybodyRankedAsNow && neighbours.allSatisfy(stays) }

  private var isEverybodyRankedAsNow: Bool {
    program.results.indices.allSatisfy { participant in
      let kinds = values[program.results[participant].basis].kinds
      return present.ranks[participant] == nil ? !kinds.contains(.number) : kinds == .number
    }
  }

  private func stays(_ pair: Pair) -> Bool {
    let (first, second) = (program.results[pair.first], program.results[pair.second])
    for (a, b) in zip([first.basis] + first.keys, [second.basis] + second.keys) {
      switch relation(a, b) {
      case .above: return !pair.isTie
      case .same: continue
      case .atLeast: if pair.isTie { return false }
      case .unknown: return false
      }
    }
    return pair.isTie
      || (program.evaluation.calculation.set.ranking.ties == .ordinal && pair.first < pair.second)
  }

  // MARK: Relations

  private enum Relation { case above, atLeast, same, unknown }

  /// How one key stands to another throughout; one that is no number stands below all that are.
  private func relation(_ a: Int, _ b: Int) -> Relation {
    let (x, y) = (values[a], values[b])
    switch (x.kinds.contains(.number), y.kinds.contains(.number)) {
    case (false, false): return .same
    case (true, false): return x.kinds == .number ? .above : .atLeast
    case (false, true): return .unknown
    case (true, true): break
    }
    guard x.kinds == .number, y.kinds == .number else { return .unknown }
    if isSame(a, b, depth: 0) { return .same }
    let low = arithmetic.difference(x, y).low
    if low > 0 { return .above }
    return low == 0 || isAtLeast(a, b) ? .atLeast : .unknown
  }

  /// Whether two steps give the same number, but for rounding errors in its last digits.
  ///
  /// Equal parts may be put together differently: their difference is then noise, and rounding makes them
  /// equal. A difference that is real is wider than this almost everywhere.
  private func isSame(_ a: Int, _ b: Int, depth: Int) -> Bool {
    let (a, b) = (chosen(a), chosen(b))
    if a == b { return true }
    let (x, y) = (values[a], values[b])
    guard x.kinds == .number, y.kinds == .number, !x.isUnbounded, !y.isUnbounded else {
      return false
    }
    if x.isExact, y.isExact { return x.value == y.value }
    let (low, high) = arithmetic.difference(x, y)
    let size = max(1, x.magnitude(arithmetic.half), y.magnitude(arithmetic.half))
    if max(-low, high) <= Self.noise * size { return true }
    let (left, right) = (program.instructions[a], program.instructions[b])
    guard depth < 8, left.operation == right.operation, left.operands.count == right.operands.count,
      left.operands.count < 3
    else { return false }
    return zip(left.operands, right.operands).allSatisfy { isSame($0, $1, depth: depth + 1) }
  }

  /// Differences below this, relative to the numbers, are noise.
  private static let noise = 0x1p-42

  /// Whether both are roundings alike, of numbers of which the first is not less.
  private func isAtLeast(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (chosen(a), chosen(b))
    let (left, right) = (program.instructions[a], program.instructions[b])
    guard case .round = left.operation, left.operation == right.operation else { return false }
    let (x, y) = (left.operands[0], right.operands[0])
    guard values[x].kinds == .number, values[y].kinds == .number else { return false }
    return arithmetic.difference(values[x], values[y]).low >= 0 || isSame(x, y, depth: 1)
      || isAtLeast(x, y)
  }

  /// The step that a choice comes to where its condition is known.
  private func chosen(_ step: Int) -> Int {
    guard case .select = program.instructions[step].operation else { return step }
    let operands = program.instructions[step].operands
    guard values[operands[0]].kinds == .number,
      let truth = values[operands[0]].truth(arithmetic.half)
    else { return step }
    return chosen(operands[truth ? 1 : 2])
  }
}

extension Outcome {
  /// The ranked participants from the first to the last, equals in the order of the units.
  var order: [Int] {
    ranks.indices.filter { ranks[$0] != nil }
      .sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
  }
}
