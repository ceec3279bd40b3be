import BookFiles
import Formulas
import Scoring
import Testing

@testable import Analysis

@Suite("A weight program gives what the whole book gives")
struct WeightProgramTests {
  @Test("Unchanged weights give the evaluation's own results", arguments: 1...60)
  func present(seed: Int) throws {
    let evaluation = try mainIndex(of: WeightedBook.make(seed: UInt64(seed)))
    #expect(WeightProgram(evaluation).outcome(evaluation.weights) == Outcome(evaluation))
  }

  @Test("Changed weights give the results of the book evaluated with them", arguments: 1...60)
  func changed(seed: Int) throws {
    let book = try WeightedBook.make(seed: UInt64(seed))
    let program = WeightProgram(try mainIndex(of: book))
    var random = RandomStream(seed: UInt64(seed), block: 1)
    for _ in 0..<8 {
      let changed = book.withRandomWeights(&random)
      let expected = try mainIndex(of: changed)
      #expect(program.outcome(expected.weights) == Outcome(expected))
    }
  }

  @Test("A weight of 0 is as good as any other", arguments: 61...90)
  func zeros(seed: Int) throws {
    let book = try WeightedBook.make(seed: UInt64(seed))
    let program = WeightProgram(try mainIndex(of: book))
    var random = RandomStream(seed: UInt64(seed), block: 1)
    for _ in 0..<8 {
      let changed = book.withRandomWeights(&random, zeros: true)
      let expected = try mainIndex(of: changed)
      #expect(program.outcome(expected.weights) == Outcome(expected))
    }
  }

  @Test(
    "The shipped books give the same under changed weights",
    arguments: ["ninh-thuan-2021", "cap-huyen-2021"])
  func shipped(name: String) throws {
    let book = try shippedBook(name)
    var random = RandomStream(seed: 7, block: 0)
    for position in book.indices.indices {
      let program = WeightProgram(Evaluation(book).indices[position])
      for _ in 0..<3 {
        let expected = Evaluation(book.withRandomWeights(&random, index: position))
          .indices[position]
        #expect(program.outcome(expected.weights) == Outcome(expected))
      }
    }
  }

  @Test("Many draws side by side give what each gives alone", arguments: 1...20)
  func lanes(seed: Int) throws {
    let book = try WeightedBook.make(seed: UInt64(seed))
    let program = WeightProgram(try mainIndex(of: book))
    var random = RandomStream(seed: UInt64(seed), block: 2)
    let draws = (0..<13).map { _ in
      let changed = book.withRandomWeights(&random)
      return program.evaluation.calculation.groups.map {
        Weights(changed.indices[0].criteria, group: $0)
      }
    }
    var interpreter = program.interpreter(lanes: draws.count)
    for (lane, weights) in draws.enumerated() {
      for (position, input) in program.tape.inputs.enumerated() {
        interpreter.set(position, lane: lane, weights[input.group][input.node])
      }
    }
    interpreter.run()
    for (lane, weights) in draws.enumerated() {
      #expect(program.outcome(interpreter, lane: lane) == program.outcome(weights))
    }
  }

  @Test("Units with the same figures share all their steps")
  func twins() throws {
    var book = try WeightedBook.make(seed: 3, .init(units: 2, isElaborate: false))
    book.indices[0].observations = book.indices[0].observations.flatMap { observation in
      var twin = observation
      twin.participant = 1
      return observation.participant == 0 ? [observation, twin] : []
    }
    let program = WeightProgram(try mainIndex(of: book))
    #expect(program.results[0].unrounded == program.results[1].unrounded)
  }
}
