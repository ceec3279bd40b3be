import BookFiles
import Foundation
import Formulas
import Scoring
import Testing
import Wording

@testable import Reports

/// A set of the shape of ASEM's index of sustainable connectivity, COINr's example: 49 indicators in eight
/// pillars and two sub-indices; what is missing is the mean of the group, outliers are winsorised by count, all
/// is scaled from the least to the greatest value, and means gather it at every level.
///
/// The figures are made by formula: for the indicator number i, counted through the table from 1, and the unit
/// number u, from 0, with k = (7i + 13u) mod 51, they are 2i + k · (1 + i mod 3), tenfold where k is 49 or 50; of
/// every 23rd product i · u, from 5 on, there is none.
@Suite struct SustainableConnectivityTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Sets/asem-2018").path

  private static func book() throws -> Book {
    let loaded = try loadBook(at: folder)
    #expect(loaded.diagnostics.isEmpty)
    return try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  }

  // MARK: Reckoned apart

  private static let units = 0..<51
  /// Europe's 30 come first.
  private static func isEuropean(_ unit: Int) -> Bool { unit < 30 }

  /// The pillars of each sub-index, by how many indicators they have.
  private static let pillars = [[8, 5, 3, 6, 8], [5, 9, 5]]
  /// The indicators of which less is better.
  private static let reversed: Set = [17, 18, 19, 32, 33, 34, 36, 37, 45, 46, 49]

  private static func figure(_ indicator: Int, _ unit: Int) -> Double? {
    guard indicator * unit % 23 != 5 else { return nil }
    let step = (7 * indicator + 13 * unit) % 51
    let value = 2 * indicator + step * (1 + indicator % 3)
    return Double(step >= 49 ? 10 * value : value)
  }

  /// The indicator's points of all units, from 0 to 100.
  private static func points(_ indicator: Int) -> [Double] {
    let figures = units.map { figure(indicator, $0) }
    func mean(_ isOfGroup: (Int) -> Bool) -> Double {
      let known = units.filter(isOfGroup).compactMap { figures[$0] }
      return known.reduce(0, +) / Double(known.count)
    }
    let (europe, asia) = (mean(isEuropean), mean { !isEuropean($0) })
    let falling = figures.compactMap(\.self).sorted(by: >)
    // None, the greatest or the two greatest values count as the next one.
    let clipped = [0: 1, 1: 0, 2: 2, 3: 0][indicator % 4] ?? 0
    let (greatest, least) = (falling[clipped], falling[falling.count - 1])
    return units.map { unit in
      let value = figures[unit] ?? (isEuropean(unit) ? europe : asia)
      let share = (min(value, greatest) - least) / (greatest - least) * 100
      return reversed.contains(indicator) ? 100 - share : share
    }
  }

  /// The means of the pillars, of the sub-indices, and of the two.
  private static func scores() -> [Double] {
    var indicator = 0
    let subIndices = pillars.map { counts -> [Double] in
      let means = counts.map { count -> [Double] in
        let all = (1...count).map { points(indicator + $0) }
        indicator += count
        return units.map { unit in all.reduce(0) { $0 + $1[unit] } / Double(count) }
      }
      return units.map { unit in means.reduce(0) { $0 + $1[unit] } / Double(counts.count) }
    }
    return units.map { unit in subIndices.reduce(0) { $0 + $1[unit] } / 2 }
  }

  // MARK: Tests

  @Test func theTableIsTheTree() throws {
    let set = try Self.book().indices[0].criteria
    let groups = set.nodes.indices.filter { set.nodes[$0].rule == nil }
    #expect(set.leaves.count == 49 && groups.count == 10)
    let indicators = set.leaves.enumerated().filter { leaf in
      (set.nodes[leaf.element].rule?.kind as? Rule.MinMax)?.reversed == true
    }
    #expect(Set(indicators.map { $0.offset + 1 }) == Self.reversed)
  }

  @Test func scoresAsReckonedApart() throws {
    let evaluation = Evaluation(try Self.book())
    let result = try #require(evaluation["asem"])
    #expect(result.issues.isEmpty)
    let expected = Self.scores()
    for unit in Self.units {
      let found = try #require(
        result.number(.unrounded(stage: result.calculation.final), of: unit))
      #expect(abs(found - expected[unit]) < 1e-9, "\(unit): \(found), \(expected[unit])")
    }
    // Every figure that the mean of its group stands in for is told.
    let missing = (1...49).reduce(0) { sum, indicator in
      sum + Self.units.count { Self.figure(indicator, $0) == nil }
    }
    #expect(Diagnostic.issues(of: evaluation).count == missing && missing > 90)
  }

  /// No formula of a rule is longer than 120 characters: there are none.
  @Test func nothingIsSaidByAFormula() throws {
    let set = try Self.book().indices[0].criteria
    #expect(set.leaves.allSatisfy { set.nodes[$0].rule?.kind is Rule.MinMax })
  }

  @Test func everyFormulaCell() throws {
    try expectSoundFiles(of: try Self.book(), formulas: 20_000)
  }
}
