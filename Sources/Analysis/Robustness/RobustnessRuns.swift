internal import Scoring

/// Ranks the units at points of the space of methods and weights.
struct RobustnessRuns {
  /// One value for every input: the number of the stream of weights, and the option of each choice.
  struct Point {
    var stream: UInt64
    var options: [Int]

    /// The point with one input of another one: the weights first, then the choices.
    func with(_ input: Int, of other: Point) -> Self {
      var point = self
      if input == 0 {
        point.stream = other.stream
      } else {
        point.options[input - 1] = other.options[input - 1]
      }
      return point
    }
  }

  /// What computes the index under a combination of options.
  private struct Machine {
    var drawing: WeightDrawing
    var interpreter: Interpreter
    let inputs: [WeightInput]
    let outputs: [Int]
    let groups: Range<Int>
    let participants: Int
    let ranking: RankingRule

    /// The ranks of some participants under weights drawn from streams, one lane for each; NaN for none.
    mutating func ranks(_ streams: [RandomStream], of ranked: [Int]) -> [[Double]] {
      for (lane, stream) in streams.enumerated() {
        var stream = stream
        drawing.draw(lane: lane, from: &stream)
      }
      for group in groups {
        drawing.weigh(group)
        drawing.fill(&interpreter, inputs, group: group)
      }
      interpreter.run()
      let width = 1 + ranking.tieBreak.count
      return streams.indices.map { lane in
        func numbers(_ position: Int) -> [Double?] {
          (0..<participants).map { participant in
            let register = outputs[participant * width + position]
            let number = interpreter.registers[register * MonteCarlo.lanes + lane]
            return number.isNaN ? nil : number
          }
        }
        let ranks = Ranking(
          basis: numbers(0), keys: (1..<width).map { numbers($0) }, ties: ranking.ties
        ).ranks
        return ranked.map { ranks[$0].map { Double($0) } ?? .nan }
      }
    }
  }

  private let settings: MonteCarloSettings
  private let optionCounts: [Int]
  private let ranked: [Int]
  private var machines: [Machine]

  init(_ choices: MethodChoices, _ settings: MonteCarloSettings, ranked: [Int]) {
    self.settings = settings
    self.ranked = ranked
    optionCounts = choices.choices.map(\.options.count)
    machines = choices.combinations.map { evaluation in
      let program = WeightProgram(evaluation)
      let tape = program.rankTape
      return Machine(
        drawing: WeightDrawing(evaluation, settings, lanes: MonteCarlo.lanes),
        interpreter: program.interpreter(tape, lanes: MonteCarlo.lanes), inputs: tape.inputs,
        outputs: tape.outputs, groups: evaluation.weights.indices,
        participants: evaluation.index.participants.count,
        ranking: evaluation.calculation.set.ranking)
    }
  }

  /// A point of one of the two samples.
  func point(of run: Int, sample: UInt64) -> Point {
    // Four streams for each run: the options and the weights of both samples.
    let block = UInt64(run) * 4 + sample * 2
    var stream = RandomStream(seed: settings.seed, block: block)
    return Point(
      stream: block + 1,
      options: optionCounts.map { min($0 - 1, Int(stream.unit() * Double($0))) })
  }

  /// The ranks of the ranked units at some points, by point; NaN for none.
  mutating func ranks(_ points: [Point]) -> [[Double]] {
    var results = [[Double]](repeating: [], count: points.count)
    let combinations = points.map { point in
      zip(point.options, optionCounts).reduce(0) { $0 * $1.1 + $1.0 }
    }
    for machine in machines.indices {
      let own = points.indices.filter { combinations[$0] == machine }
      for start in stride(from: 0, to: own.count, by: MonteCarlo.lanes) {
        let batch = Array(own[start..<min(start + MonteCarlo.lanes, own.count)])
        let ranks = machines[machine].ranks(
          batch.map { RandomStream(seed: settings.seed, block: points[$0].stream) }, of: ranked)
        for (lane, point) in batch.enumerated() { results[point] = ranks[lane] }
      }
    }
    return results
  }
}
