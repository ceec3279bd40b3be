internal import Scoring

/// What one task does: draws, runs the program, counts.
struct MonteCarloRun {
  private(set) var counter: RankCounter
  private let settings: MonteCarloSettings
  private let inputs: [WeightInput]
  private let groups: Range<Int>
  private let keyCount: Int
  private let outputs: [Int]
  private(set) var drawing: WeightDrawing
  private(set) var interpreter: Interpreter
  /// The numbers that rank, by participant, key and lane.
  private var keys: [Double]

  init(_ program: WeightProgram, _ settings: MonteCarloSettings, _ present: Outcome) {
    let lanes = MonteCarlo.lanes
    let ranking = program.evaluation.calculation.set.ranking
    self.settings = settings
    // Scores and grades are not asked for: only what leads to ranks runs.
    let tape = program.rankTape
    inputs = tape.inputs
    outputs = tape.outputs
    groups = program.evaluation.weights.indices
    keyCount = 1 + ranking.tieBreak.count
    drawing = WeightDrawing(program.evaluation, settings, lanes: lanes)
    interpreter = program.interpreter(tape, lanes: lanes)
    keys = [Double](repeating: 0, count: outputs.count * lanes)
    counter = RankCounter(present, ties: ranking.ties)
  }

  /// Makes the draws of a block and counts their ranks.
  mutating func count(block: Int) {
    var stream = RandomStream(seed: settings.seed, block: UInt64(block))
    let first = block * MonteCarlo.blockSize
    var left = min(MonteCarlo.blockSize, settings.draws - first)
    while left > 0 {
      let draws = min(left, MonteCarlo.lanes)
      run(draws, &stream)
      for lane in 0..<draws {
        keys.withUnsafeBufferPointer {
          counter.count($0, keyCount: keyCount, lane: lane, lanes: MonteCarlo.lanes)
        }
      }
      left -= draws
    }
  }

  /// Draws weights and computes what ranks.
  mutating func run(_ draws: Int, _ stream: inout RandomStream) {
    drawing.draw(draws, from: &stream)
    for group in groups {
      drawing.weigh(group)
      drawing.fill(&interpreter, inputs, group: group)
    }
    interpreter.run()
    for (position, register) in outputs.enumerated() {
      for lane in 0..<MonteCarlo.lanes {
        keys[position * MonteCarlo.lanes + lane] =
          interpreter.registers[register * MonteCarlo.lanes + lane]
      }
    }
  }
}
