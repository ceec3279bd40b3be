import BookFiles
import Formulas
import Foundation
import Scoring
import Testing

@testable import Analysis

/// One unit computed anew by the formulas of the index.
@Suite struct UnitRecalculationTests {
  /// Every open criterion given its present points changes nothing.
  private static func check(_ result: IndexEvaluation, _ comment: Comment) {
    for unit in result.index.participants.indices {
      let open = Prospect(of: unit, in: result, effort: 0).open
      let recalculate = UnitRecalculation(result, participant: unit, nodes: open.map(\.node))
      let points = open.map { ($0.node, $0.points) }
      let same = recalculate(Dictionary(uniqueKeysWithValues: points))
      #expect(same.score == result.score(of: unit), comment)
      #expect(recalculate.gradeName(of: same) == result.grade(of: unit), comment)
      #expect(recalculate.rank(with: same) == result.rank(of: unit), comment)
    }
  }

  @Test(arguments: ["ninh-thuan-2021", "cap-huyen-2021"])
  func presentPointsOfShippedBooksChangeNothing(name: String) throws {
    let templates = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Templates")
    let loaded = try loadBook(at: templates.appendingPathComponent(name).path)
    for result in Evaluation(try #require(loaded.book)).indices {
      Self.check(result, "\(name), \(result.index.id)")
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func presentPointsChangeNothing(seed: UInt64) throws {
    var book = RandomPair(seed: seed).book
    book.indices[1].criteria.rounding.index = 6
    Self.check(try #require(Evaluation(book)["main"]), "seed \(seed)")
  }

  /// The figures found for the points of a way lead where it says, when all is evaluated.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func figuresOfAWayLeadThere(seed: UInt64) throws {
    var pair = RandomPair(seed: seed)
    pair.leaveOutCohorts()
    let result = try #require(Evaluation(pair.book)["main"])
    var ways = 0
    for unit in result.index.participants.indices {
      let prospect = Prospect(of: unit, in: result, effort: 2000)
      for outcome in [prospect.nextRank, prospect.nextGrade] {
        guard case .reachable(let way) = outcome else { continue }
        ways += 1
        var book = pair.book
        for step in way.steps { try Self.give(step, to: unit, &book, result) }
        let after = try #require(Evaluation(book)["main"])
        #expect(after.score(of: unit) == way.score, "seed \(seed), unit \(unit)")
        #expect(after.rank(of: unit) == way.rank, "seed \(seed), unit \(unit)")
      }
    }
    #expect(ways > 0, "seed \(seed)")
  }

  /// Looks for a figure that gives the points of a step.
  private static func give(
    _ step: Prospect.Step, to unit: Int, _ book: inout Book, _ before: IndexEvaluation
  ) throws {
    let position = try #require(
      book.indices[1].observations.firstIndex {
        $0.participant == unit && $0.criterion == step.node && $0.input == 0
      })
    let weights = before.weights[before.groups[unit]]
    let wanted = step.to / weights.maximum[step.node] * weights.effective[step.node]
    let numbers = [step.to] + (0...20).map { Double($0) }
    let figures = ["A", "B", "C"].map { Value.text($0) } + numbers.map { Value.number($0) }
    for figure in figures {
      book.indices[1].observations[position].value = figure
      let contribution = Evaluation(book)["main"]?.contribution(of: step.node, participant: unit)
      if let contribution, (contribution - wanted).magnitude < 1e-7 { return }
    }
    Issue.record("no figure gives \(step.to) points for criterion \(step.node)")
  }
}
