import BookFiles
import Formulas
import Foundation
import Scoring
import Testing

@testable import Analysis

/// One criterion in full: the formulas of the engine's lines against the whole index computed anew.
@Suite struct IfFullTests {
  /// The score and rank of every unit with each of its criteria in full.
  private static func check(_ result: IndexEvaluation, _ comment: Comment) -> Int {
    var compared = 0
    let calculation = result.calculation
    let set = calculation.set
    // What another rule refers to changes that one too when all is computed anew.
    let referred = Set(set.nodes.flatMap { $0.rule?.referredCriteria ?? [] })
    for node in set.leaves where set.nodes[node].part == .main {
      let chain = sequence(first: node) { set.nodes[$0].parent }
      guard !chain.contains(where: { referred.contains(set.nodes[$0].code) }) else { continue }
      let scores = result.column(.scoreIfFull(node: node))
      let ranks = result.column(.rankIfFull(node: node))
      for unit in result.index.participants.indices {
        guard case .number(let score) = scores[unit] else { continue }
        let weights = result.weights[result.groups[unit]]
        let anew = UnitRecalculation(result, participant: unit, nodes: [node])
        let lost = result.value(.lossKey(node: node), of: unit)
        // Where a criterion gives more than its maximum, nothing is lost and nothing changes.
        let isLost = if case .number(let points) = lost { points > 0 } else { true }
        let right = isLost ? anew([node: weights.maximum[node]]) : anew([:])
        #expect(right.score.map { abs($0 - score) < 1e-9 } == true, comment)
        let rank = anew.rank(with: right).map { Value.number(Double($0)) } ?? .text("")
        #expect(ranks[unit] == rank, comment)
        compared += 1
      }
    }
    return compared
  }

  @Test(arguments: ["ninh-thuan-2021", "cap-huyen-2021"])
  func shippedBooks(name: String) throws {
    let templates = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Templates")
    let loaded = try loadBook(at: templates.appendingPathComponent(name).path)
    var compared = 0
    for result in Evaluation(try #require(loaded.book)).indices {
      compared += Self.check(result, "\(name), \(result.index.id)")
    }
    #expect(compared > 300)
  }

  /// All kinds of aggregation, rounding, what does not apply, ties and keys between equals.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func randomBooks(seed: UInt64) throws {
    var pair = RandomPair(seed: seed)
    pair.leaveOutCohorts()
    for result in Evaluation(pair.book).indices {
      _ = Self.check(result, "seed \(seed), \(result.index.id)")
    }
  }
}
