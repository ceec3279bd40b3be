internal import Formulas
internal import Scoring

/// Looks for the cheapest way to a goal, by branch and bound.
///
/// Costs are whole billionths of contributions. A way through all open criteria at their highest levels is
/// cut down first, which gives a way for sure if there is one; then ways of one criterion, of two … are
/// searched until one of them reaches the goal. Raising more never lowers a score, so a branch is left
/// when even full marks in all that may follow do not reach the goal; where everything is added up, in the
/// few that can add most. A branch that costs as much as the best way known is left too, and the search
/// ends when no way can cost less by more than a ten-thousandth of the whole weight.
struct Search {
  private let goal: Goal
  private let open: [OpenCriterion]
  /// What each level of each criterion adds to the contributions, in billionths.
  private let costs: [[Int]]
  /// The least cost that makes the score high enough where everything is added up, less the noise; nil
  /// elsewhere.
  private var needed: Int?
  /// What all costs are multiples of.
  private let unit: Int
  /// How much less than the best way known is not looked for.
  private let tolerance: Int
  private var effort: Int
  private var best: Choice?

  /// A criterion with the level chosen, as positions in `open`.
  private struct Pick {
    var criterion: Int
    var level: Int
  }

  private struct Choice {
    var picks: [Pick]
    var cost: Int
  }

  init(_ goal: Goal, open: [OpenCriterion], effort: Int) {
    self.goal = goal
    self.effort = effort
    let evaluation = goal.recalculate.evaluation
    let weights = evaluation.weights[evaluation.groups[goal.recalculate.participant]]
    func costs(of criterion: OpenCriterion) -> [Int] {
      let factor = weights.effective[criterion.node] / weights.maximum[criterion.node] * 1e9
      return criterion.levels.map {
        Int(min(max(($0 - criterion.points) * factor, 0), 1e15).rounded())
      }
    }
    // Where sums bound what can be reached, those must come first that add most to the sum.
    let isAddedUp = evaluation.isAddedUp(for: goal.recalculate.participant)
    self.open =
      isAddedUp
      ? open.sorted { (costs(of: $0).last ?? 0, $1.node) > (costs(of: $1).last ?? 0, $0.node) }
      : open
    self.costs = self.open.map { costs(of: $0) }
    unit = self.costs.joined().reduce(0, Self.commonDivisor)
    tolerance = Int(min(weights.total * 1e9 / 10_000, 1e15))
    needed = isAddedUp ? leastCost() : nil
  }

  /// The cheapest way, or why there is none.
  mutating func run() -> Prospect.Outcome {
    let full = open.indices.map { Pick(criterion: $0, level: open[$0].levels.count - 1) }
    guard goal.isReached(with: points(full)) else {
      let isHighEnough = goal.isHighEnough(goal.recalculate(points(full)))
      return .unreachable(isHighEnough ? .capped : .notEnoughOpen)
    }
    let sure = cutDown(full)
    for size in sure.picks.indices.map({ $0 + 1 }) {
      if let needed, room(from: 0, by: size) < needed { continue }
      best = size == sure.picks.count ? sure : nil
      extend([], from: 0, by: size, cost: 0)
      if let best {
        return .reachable(way(best, isProven: effort > 0 || isBestConceivable))
      }
      if effort <= 0 { break }
    }
    return .reachable(way(sure, isProven: false))
  }

  private func way(_ choice: Choice, isProven: Bool) -> Prospect.Way {
    let result = goal.recalculate(points(choice.picks))
    let steps = choice.picks.map { pick in
      Prospect.Step(
        node: open[pick.criterion].node,
        from: SpreadsheetNumber.round(open[pick.criterion].points, places: 9),
        to: SpreadsheetNumber.round(open[pick.criterion].levels[pick.level], places: 9),
        raised: Double(costs[pick.criterion][pick.level]) / 1e9)
    }
    return Prospect.Way(
      steps: steps.sorted { ($0.raised, $1.node) > ($1.raised, $0.node) },
      score: result.score, rank: goal.recalculate.rank(with: result),
      grade: goal.recalculate.gradeName(of: result),
      isProven: isProven, leastRaised: needed.map { Double($0) / 1e9 })
  }

  // MARK: Branches

  /// Tries all ways that add some criteria to those chosen.
  private mutating func extend(_ chosen: [Pick], from start: Int, by count: Int, cost: Int) {
    guard count <= open.count - start else { return }
    for criterion in start...(open.count - count) {
      guard effort > 0, !isBestConceivable, canReach(chosen, from: criterion, by: count, cost: cost)
      else { return }
      if count == 1 {
        finish(chosen, with: criterion, cost: cost)
        continue
      }
      let rest = room(from: criterion + 1, by: count - 1)
      for level in costs[criterion].indices {
        effort -= 1
        let cost = cost + costs[criterion][level]
        if let needed, cost + rest < needed { continue }
        if let best, cost >= best.cost { break }
        extend(
          chosen + [Pick(criterion: criterion, level: level)], from: criterion + 1, by: count - 1,
          cost: cost)
      }
    }
  }

  /// Adds the lowest level of a last criterion that reaches the goal, if that is cheaper.
  private mutating func finish(_ chosen: [Pick], with criterion: Int, cost: Int) {
    let costs = costs[criterion]
    var low = needed.map { needed in costs.firstIndex { cost + $0 >= needed } ?? costs.count } ?? 0
    var high =
      (best.flatMap { best in costs.firstIndex { cost + $0 >= best.cost } } ?? costs.count) - 1
    guard low <= high else { return }
    func isReached(_ level: Int, _ self: inout Self) -> Bool {
      self.effort -= 20
      return self.goal.isReached(
        with: self.points(chosen + [Pick(criterion: criterion, level: level)]))
    }
    if needed != nil, isReached(low, &self) {
      high = low
    } else {
      guard isReached(high, &self) else { return }
    }
    while low < high {
      let middle = (low + high) / 2
      if isReached(middle, &self) { high = middle } else { low = middle + 1 }
    }
    best = Choice(
      picks: chosen + [Pick(criterion: criterion, level: high)], cost: cost + costs[high])
  }

  // MARK: Bounds

  /// Whether some criteria from a position on can still lead to the goal.
  private mutating func canReach(
    _ chosen: [Pick], from start: Int, by count: Int, cost: Int
  ) -> Bool {
    effort -= 1
    if let needed {
      guard cost + room(from: start, by: count) >= needed else { return false }
      guard goal.isConditional else { return true }
    }
    effort -= 20
    let rest = (start..<open.count).map { Pick(criterion: $0, level: open[$0].levels.count - 1) }
    return goal.isReached(with: points(chosen + rest))
  }

  /// The most that some criteria from a position on can add.
  private func room(from start: Int, by count: Int) -> Int {
    (start..<min(start + count, open.count)).reduce(0) { $0 + (costs[$1].last ?? 0) }
  }

  /// Whether no way can be cheaper than the best one by more than the tolerance.
  private var isBestConceivable: Bool {
    guard let best, let needed else { return false }
    let least = unit == 0 ? 0 : (max(needed, 1) + unit - 1) / unit * unit
    return best.cost <= max(least, needed + 2 * open.count + tolerance)
  }

  /// The least cost with which the score may be high enough, found by halving.
  private mutating func leastCost() -> Int {
    var (low, high) = (0, room(from: 0, by: open.count))
    while low < high {
      let middle = low + (high - low) / 2
      effort -= 20
      if goal.isHighEnough(goal.recalculate([:], extra: Double(middle) / 1e9)) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    // Each cost is off by half a billionth at most.
    return max(0, low - open.count)
  }

  private static func commonDivisor(_ left: Int, _ right: Int) -> Int {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  // MARK: A way for sure

  /// Leaves out criteria, the smallest gains first, and lowers the rest as far as the goal allows.
  private func cutDown(_ full: [Pick]) -> Choice {
    var picks = full
    for position in picks.indices.reversed() where picks.count > 1 {
      var fewer = picks
      fewer.remove(at: position)
      if goal.isReached(with: points(fewer)) { picks = fewer }
    }
    for position in picks.indices {
      var (low, high) = (0, picks[position].level)
      while low < high {
        picks[position].level = (low + high) / 2
        if goal.isReached(with: points(picks)) {
          high = picks[position].level
        } else {
          low = picks[position].level + 1
        }
      }
      picks[position].level = high
    }
    return Choice(picks: picks, cost: picks.reduce(0) { $0 + costs[$1.criterion][$1.level] })
  }

  private func points(_ picks: [Pick]) -> [Int: Double] {
    Dictionary(
      picks.map { (open[$0.criterion].node, open[$0.criterion].levels[$0.level]) },
      uniquingKeysWith: { $1 })
  }
}

extension IndexEvaluation {
  /// Whether a unit's contributions add up to its score, so that equal costs give equal gains.
  ///
  /// A mean of shares is a sum too where all criteria apply.
  fileprivate func isAddedUp(for participant: Int) -> Bool {
    let set = calculation.set
    let gatherings = [set.aggregation] + set.nodes.filter { $0.rule == nil }.map(\.aggregation)
    let refersToNone = set.nodes.allSatisfy { ($0.rule?.referredCriteria ?? []).isEmpty }
    guard gatherings.allSatisfy(\.isLinear), set.rounding.group == nil, refersToNone else {
      return false
    }
    if set.leaves.allSatisfy({ contribution(of: $0, participant: participant) != nil }) {
      return true
    }
    let handsOver = notApplicable(to: participant).contains { !set.recipients(of: $0).isEmpty }
    return gatherings.allSatisfy { $0 == .sum } && !handsOver && set.blocks.isEmpty
  }
}
