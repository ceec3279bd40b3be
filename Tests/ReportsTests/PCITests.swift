import BookFiles
import Foundation
import Formulas
import Scoring
import Testing
import Wording

@testable import Reports

/// A set of PCI's shape, whose criteria stand in a table: 10 sub-indices with 93 indicators.
///
/// The figures are made by formula: the indicator number i of all and the unit number u, both counted through
/// the files, i from 1 and u from 0, lie (7i + 3u) mod 11 tenths of the way from the lower goalpost to the
/// upper one; of every third indicator less is better.
@Suite struct PCITests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Sets/pci-2025").path

  private static func book() throws -> Book {
    let loaded = try loadBook(at: folder)
    #expect(loaded.diagnostics.isEmpty)
    return try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  }

  /// How many indicators a sub-index has, and what it weighs.
  private static let domains: [(indicators: Int, weight: Double)] = [
    (9, 5), (8, 5), (10, 20), (9, 5), (8, 10), (7, 5), (9, 5), (11, 20), (12, 20), (10, 5),
  ]

  /// The points of an indicator for a unit, from 1 to 10; the last indicator of all has bands of its own.
  private static func points(_ indicator: Int, _ unit: Int) -> Double {
    let tenths = Double((7 * indicator + 3 * unit) % 11)
    // From 6 to 26: 10 points from 20 on, 6 from 10 on, else 1.
    if indicator == 93 { return 6 + 2 * tenths >= 20 ? 10 : 6 + 2 * tenths >= 10 ? 6 : 1 }
    return 1 + 9 * (indicator.isMultiple(of: 3) ? 10 - tenths : tenths) / 10
  }

  @Test func theTableIsTheTree() throws {
    let set = try Self.book().indices[0].criteria
    let tops = set.nodes.indices.filter { set.nodes[$0].parent == nil }
    #expect(set.nodes.count == 103 && tops.count == 10)
    for (top, domain) in zip(tops, Self.domains) {
      #expect(set.nodes.count { $0.parent == top } == domain.indicators)
      #expect(set.nodes[top].weight?.standard == domain.weight)
      #expect(set.nodes[top].aggregation == .mean)
    }
  }

  /// Three indicators, one of them with less as better, one of bands.
  ///
  /// 1.1 of Hải Phòng: 7 tenths, 1 + 9 · 0.7 = 7.3 of 10, for a ninth of 5. 1.3 of Quảng Ninh: 21 + 6 = 27,
  /// 5 tenths, 26 between 6 and 46, less is better: 5.5 of 10, for a ninth of 5. 10.10, a tenth of 5: 10, 16,
  /// 22, 6, 12, 18 give 6, 6, 10, 1, 6, 6 of 10.
  @Test func pointsWorkedOutByHand() throws {
    let result = try #require(Evaluation(try Self.book())["pci"])
    func contribution(_ code: String, _ unit: Int) throws -> Double {
      let node = try #require(result.index.criteria.position(of: code))
      return try #require(result.contribution(of: node, participant: unit))
    }
    #expect(abs(try contribution("1.1", 0) - 7.3 / 18) < 1e-9)
    #expect(abs(try contribution("1.3", 2) - 5.5 / 18) < 1e-9)
    let last = try (0..<6).map { try contribution("10.10", $0) }
    #expect(zip(last, [0.3, 0.3, 0.5, 0.05, 0.3, 0.3]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// Σ weight · mean of the indicators' points / 10.
  @Test func scoresByTheFormulaOfTheFigures() throws {
    let result = try #require(Evaluation(try Self.book())["pci"])
    for unit in 0..<6 {
      var (indicator, score) = (0, 0.0)
      for (count, weight) in Self.domains {
        let sum = (1...count).reduce(0.0) { $0 + Self.points(indicator + $1, unit) }
        score += weight * sum / Double(count) / 10
        indicator += count
      }
      let found = try #require(result.score(of: unit))
      #expect(abs(found - score) < 0.005 + 1e-9, "\(unit): \(found), \(score)")
    }
    #expect(
      (0..<6).map { result.score(of: $0) } == [53.24, 55.63, 55.94, 55.08, 53.25, 55.78])
    #expect((0..<6).map { result.rank(of: $0) } == [6, 3, 1, 4, 5, 2])
  }

  @Test func everyFormulaCell() throws {
    try expectSoundFiles(of: try Self.book(), formulas: 5000)
  }
}
