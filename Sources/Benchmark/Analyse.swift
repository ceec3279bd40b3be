import Analysis
import ArgumentParser
import BookFiles
import Scoring

/// Measures stability intervals and random weights on the shipped book.
struct Analyse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the weights' stability intervals and random draws on the shipped book.")

  @Argument(help: "The book.") var book = "Templates/ninh-thuan-2021"
  @Option(help: "Draws of weights.") var draws = 1_000_000

  /// What COINr is published to need for 1000 draws of its uncertainty analysis, in seconds.
  private static let seconds = 37.0...164.0

  func run() async throws {
    guard let book = try loadBook(at: book).book else {
      throw ValidationError("the book has faults")
    }
    let clock = ContinuousClock()
    let evaluation = Evaluation(book)
    var nodes = 0
    let searching = clock.measure {
      for index in evaluation.indices {
        nodes += WeightStability.all(WeightProgram(index)).count
      }
    }
    print("stability intervals of \(nodes) weights, 3 questions: \(rounded(searching)) s")
    guard let index = evaluation.indices.first else { return }
    let program = WeightProgram(index)
    for threads in [1, 2] {
      let settings = try MonteCarloSettings(draws: draws, threads: threads)
      var time = clock.now
      let result = await MonteCarlo(program, settings)
      let elapsed = time.duration(to: clock.now)
      time = clock.now
      let rate = Double(draws) / (elapsed / .seconds(1))
      let ratios = [Self.seconds.lowerBound, Self.seconds.upperBound].map {
        Int(rate / (1000 / $0))
      }
      print(
        "\(draws) draws of \(index.index.id) on \(threads) threads: \(rounded(elapsed)) s, "
          + "\(Int(rate)) draws/s, \(ratios[0]) to \(ratios[1]) times COINr; "
          + "first stays with \(result.winnersStay)")
    }
  }

  private func rounded(_ duration: Duration) -> Double {
    (duration / .seconds(1) * 1000).rounded() / 1000
  }
}
