internal import Scoring

/// The search for the ends of one node's way in one direction.
struct StabilitySearch {
  private let program: WeightProgram
  private let variation: WeightVariation
  private let present: Outcome
  private var proof: StabilityProof
  /// The intervals evaluated so far.
  private(set) var work = 0
  private(set) var ends: [StabilityQuestion: StabilityEnd] = [:]

  /// Intervals this small are decided by their far end.
  private static let least = 0x1p-40

  /// A part of the way and what is still asked of it.
  private struct Part {
    var low: Double
    var high: Double
    var questions: Set<StabilityQuestion>
  }

  init(_ program: WeightProgram, _ variation: WeightVariation, _ base: [Double]) {
    self.program = program
    self.variation = variation
    present = program.outcome(program.evaluation.weights)
    proof = StabilityProof(program, variation, base)
  }

  /// The end for each question.
  mutating func run() -> [StabilityQuestion: StabilityEnd] {
    guard variation.canMove else {
      return ends(of: StabilityQuestion.allCases, at: 0, .wholeRange)
    }
    var parts = [Part(low: 0, high: 1, questions: Set(StabilityQuestion.allCases))]
    work = 0
    while let part = parts.popLast() {
      let open = part.questions.filter { ends[$0] == nil }
      guard !open.isEmpty else { continue }
      work += 1
      guard work <= WeightStability.workLimit else {
        ends.merge(ends(of: Array(open), at: part.low, .undecided)) { known, _ in known }
        continue
      }
      let proven = proof.unchanged(open, from: part.low, to: part.high)
      let rest = open.subtracting(proven)
      guard !rest.isEmpty else { continue }
      guard part.high - part.low > Self.least else {
        for question in rest { decide(question, part) }
        continue
      }
      let middle = part.low / 2 + part.high / 2
      parts.append(Part(low: middle, high: part.high, questions: rest))
      parts.append(Part(low: part.low, high: middle, questions: rest))
    }
    let open = StabilityQuestion.allCases.filter { ends[$0] == nil }
    return ends.merging(ends(of: open, at: 1, .wholeRange)) { known, _ in known }
  }

  private func ends(
    of questions: [StabilityQuestion], at reach: Double, _ reason: StabilityEnd.Reason
  ) -> [StabilityQuestion: StabilityEnd] {
    let end = StabilityEnd(
      reach: reach, weight: variation.weight(at: reach), changedReach: nil, reason: reason)
    return Dictionary(uniqueKeysWithValues: questions.map { ($0, end) })
  }

  /// Decides by evaluation whether something has changed at the far end of a part.
  private mutating func decide(_ question: StabilityQuestion, _ part: Part) {
    guard isChanged(question, at: part.high) else { return }
    // What was taken for noise before may have been the change.
    var (low, high) = (part.low, part.high)
    var step = Self.least
    while low > 0, isChanged(question, at: low) {
      high = low
      low = max(0, low - step)
      step *= 2
    }
    while high - low > Self.least {
      let middle = low / 2 + high / 2
      if isChanged(question, at: middle) { high = middle } else { low = middle }
    }
    let changes = present.changes(question, to: outcome(at: high))
    ends[question] = StabilityEnd(
      reach: low, weight: variation.weight(at: low), changedReach: high,
      reason: .changes(changes))
  }

  private func outcome(at reach: Double) -> Outcome {
    program.outcome(variation.weights(at: reach))
  }

  private func isChanged(_ question: StabilityQuestion, at reach: Double) -> Bool {
    present.isChanged(question, in: outcome(at: reach))
  }
}

extension Outcome {
  /// Whether the answer to a question differs in another outcome.
  func isChanged(_ question: StabilityQuestion, in other: Outcome) -> Bool {
    switch question {
    case .ranks: ranks != other.ranks
    case .winners: winners != other.winners
    case .grades: grades != other.grades
    }
  }

  /// What differs in another outcome, as far as a question asks.
  func changes(_ question: StabilityQuestion, to other: Outcome) -> [StabilityChange] {
    if question == .grades {
      return grades.indices.filter { grades[$0] != other.grades[$0] }
        .map { .grade($0, from: grades[$0], to: other.grades[$0]) }
    }
    var changes: [StabilityChange] = ranks.indices
      .filter { (ranks[$0] == nil) != (other.ranks[$0] == nil) }
      .map { .ranked($0, isRanked: other.ranks[$0] != nil) }
    let order = order
    for (place, first) in order.enumerated() {
      // The winners' order with everybody else, or that of everybody with everybody.
      guard question == .ranks || ranks[first] == 1 else { break }
      for second in order[(place + 1)...] {
        guard let change = change(first, second, to: other) else { continue }
        changes.append(change)
      }
    }
    guard question == .winners else { return changes }
    // Only pairs of which one becomes or ceases to be a winner.
    return changes.filter { change in
      guard case .order(let first, let second, _) = change else { return true }
      return other.ranks[first] == 1 || other.ranks[second] == 1
    }
  }

  private func change(_ first: Int, _ second: Int, to other: Outcome) -> StabilityChange? {
    guard let a = ranks[first], let b = ranks[second], let c = other.ranks[first],
      let d = other.ranks[second]
    else { return nil }
    if a == b {
      return c == d ? nil : .parted(first: c < d ? first : second, second: c < d ? second : first)
    }
    return c < d ? nil : .order(first: first, second: second, c == d ? .tied : .swapped)
  }
}
