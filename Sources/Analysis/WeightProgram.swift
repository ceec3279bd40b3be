internal import Formulas
public import Scoring

/// An index's scores as a function of its weights alone.
///
/// The engine's own formulas are evaluated in advance as far as they do not depend on weights. What remains
/// is a short straight-line program over the effective weights of every unit group: products, sums, quotients,
/// roundings, comparisons. It is no second scorer: its steps come from the expressions that the engine
/// evaluates and the workbook prints, and run with the same arithmetic, so that its results are the same
/// numbers, bit by bit, as those of the book evaluated with changed `Criterion.weight`.
///
/// Scores taken from other indices are held fixed: when the weights of an index change that others depend
/// on, those others are not part of this program.
///
/// Weights must be 0 or more, and small enough that their products with scores are finite.
public struct WeightProgram: Sendable {
  /// The index evaluated with its present weights.
  public let evaluation: IndexEvaluation
  /// The steps, each after its operands.
  let instructions: [Instruction]
  /// Whether a result depends on each step.
  let isNeeded: [Bool]
  /// Whether no operand of a step can be negative.
  let hasNonNegativeOperands: [Bool]
  /// What the steps of each participant lead to.
  let results: [Results]
  /// The steps in the order they run.
  let tape: Tape
  private let texts: [String]
  private let expressions: [Expression]

  /// The steps that give a participant's results.
  struct Results: Sendable {
    var unrounded: Int
    var score: Int
    var basis: Int
    var keys: [Int]
    /// The grade before any limit on it.
    var grade: Int

    /// All of them, in the order of the tape's outputs.
    var all: [Int] { [unrounded, score, basis] + keys + [grade] }
  }

  /// Evaluates an index in advance as far as it does not depend on weights.
  ///
  /// - Complexity: Proportional to the formulas of the index times its participants.
  public init(_ evaluation: IndexEvaluation) {
    self.evaluation = evaluation
    var partial = PartialEvaluation(evaluation)
    let final = evaluation.calculation.final
    let keys = evaluation.calculation.set.ranking.tieBreak.indices
    results = evaluation.index.participants.indices.map { participant in
      Results(
        unrounded: partial.step(.unrounded(stage: final), of: participant),
        score: partial.step(.score(stage: final), of: participant),
        basis: partial.step(.basis, of: participant),
        keys: keys.map { partial.step(.tieBreak($0), of: participant) },
        grade: partial.step(evaluation.calculation.grades(before: 0), of: participant))
    }
    instructions = partial.graph.instructions
    let traits = partial.graph.traits
    hasNonNegativeOperands = instructions.map { step in
      step.operands.allSatisfy { traits[$0].isNonNegative }
    }
    texts = partial.graph.texts
    expressions = partial.graph.expressions
    tape = Tape(instructions, outputs: results.flatMap(\.all))
    isNeeded = Tape.needed(instructions, results.flatMap(\.all)).isNeeded
  }

  /// The results under other weights.
  ///
  /// - Parameter weights: The weights of each unit group, in the order of `Calculation.groups`.
  /// - Returns: Scores, ranks and grades; the numbers that the whole book evaluated would have.
  public func outcome(_ weights: [Weights]) -> Outcome {
    var interpreter = interpreter(lanes: 1)
    for (position, input) in tape.inputs.enumerated() {
      interpreter.set(position, lane: 0, weights[input.group][input.node])
    }
    interpreter.run()
    return outcome(interpreter, lane: 0)
  }

  /// Every step's value under some weights.
  func values(_ weights: [Weights]) -> [Double] {
    var values: [Double] = []
    for instruction in instructions {
      if case .weight(let group, let node) = instruction.operation {
        values.append(weights[group][node])
      } else {
        let operands = instruction.operands.map { values[$0] }
        values.append(instruction.operation.value(operands) { general($0, $1) })
      }
    }
    return values
  }

  private func general(_ position: Int, _ operands: [Double]) -> Double {
    GeneralContext(operands: operands, texts: texts, cohort: results.count)
      .evaluate(expressions[position])
  }

  /// The steps that lead to ranks: the number that ranks and the keys, participant after participant.
  var rankTape: Tape {
    Tape(instructions, outputs: results.flatMap { [$0.basis] + $0.keys })
  }

  /// Something that runs the program on a number of draws side by side.
  func interpreter(_ tape: Tape? = nil, lanes: Int) -> Interpreter {
    Interpreter(tape ?? self.tape, lanes: lanes) { general($0, $1) }
  }

  /// The results that a run has left in a lane.
  func outcome(_ interpreter: Interpreter, lane: Int) -> Outcome {
    let keyCount = evaluation.calculation.set.ranking.tieBreak.count
    let width = keyCount + 4
    func number(_ participant: Int, _ position: Int) -> Double? {
      let output = interpreter.output(participant * width + position, lane: lane)
      return output.isNaN ? nil : output
    }
    let participants = results.indices
    return Outcome(
      unrounded: participants.map { number($0, 0) }, scores: participants.map { number($0, 1) },
      basis: participants.map { number($0, 2) },
      keys: (0..<keyCount).map { key in participants.map { number($0, 3 + key) } },
      grades: participants.map { number($0, 3 + keyCount).map { Int($0) } },
      ties: evaluation.calculation.set.ranking.ties
    ).limited(in: evaluation)
  }
}

/// The results of an index under some weights, by participant.
public struct Outcome: Hashable, Sendable {
  /// The scores before rounding; nil for a participant without a score.
  public var unrounded: [Double?]
  /// The final scores, rounded as the set says.
  public var scores: [Double?]
  /// The numbers that rank; nil for those who are not ranked.
  public var basis: [Double?]
  /// The numbers that decide between equals, by key and participant.
  public var keys: [[Double?]]
  /// The grades' positions on their scales, from 1 for the best; nil for those without a grade.
  public var grades: [Int?]
  /// The same before any limit on a grade.
  let gradesBeforeLimits: [Int?]
  /// The ranks, from 1; nil for those who are not ranked.
  public var ranks: [Int?]

  init(
    unrounded: [Double?], scores: [Double?], basis: [Double?], keys: [[Double?]], grades: [Int?],
    ties: RankingRule.Ties
  ) {
    self.unrounded = unrounded
    self.scores = scores
    self.basis = basis
    self.keys = keys
    self.grades = grades
    gradesBeforeLimits = grades
    ranks = Ranking(basis: basis, keys: keys, ties: ties).ranks
  }

  /// The outcome with the grades after all limits on them.
  fileprivate func limited(in evaluation: IndexEvaluation) -> Self {
    var result = self
    for limit in 0..<evaluation.calculation.limits {
      result.grades = evaluation.calculation.limited(
        limit, result.grades, ranks: ranks, groups: evaluation.groups)
    }
    return result
  }

  /// The participants of rank 1.
  public var winners: [Int] { ranks.indices.filter { ranks[$0] == 1 } }
}

extension Weights {
  /// The effective weight of a node; that of the whole behind the last one.
  subscript(node: Int) -> Double { node < effective.count ? effective[node] : total }
}
