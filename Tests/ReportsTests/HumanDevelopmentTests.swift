import BookFiles
import Foundation
import Scoring
import Testing
import Wording

@testable import Reports

/// The Human Development Index of 2021 as a book: fixed goalposts that clip, a logarithm, a geometric mean.
///
/// The figures of five countries are those that the report prints (UNDP, Human Development Report 2021/22,
/// statistical annex, table 1); a sixth is made up and lacks one.
@Suite struct HumanDevelopmentTests {
  /// Each country's figures, and the index that the report prints from unrounded ones.
  private static let published: [(figures: [Double], index: Double)] = [
    ([84.0, 16.5, 13.9, 66_933], 0.962), ([83.2, 18.2, 13.0, 64_660], 0.961),
    ([82.7, 19.2, 13.8, 55_782], 0.959), ([84.5, 21.1, 12.7, 49_238], 0.951),
    ([73.6, 13.0, 8.4, 7_867], 0.703),
  ]

  /// The index by technical note 1, computed apart from the engine.
  private static func index(_ figures: [Double]) -> Double {
    func scaled(_ value: Double, _ low: Double, _ high: Double) -> Double {
      (min(value, high) - low) / (high - low)
    }
    let education = (scaled(figures[1], 0, 18) + scaled(figures[2], 0, 15)) / 2
    let income = scaled(log(figures[3]), log(100), log(75_000))
    return cbrt(scaled(figures[0], 20, 85) * education * income)
  }

  @Test func theBookGivesTheIndex() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Sets/hdi-2021")
    let lines = try ["sodiem.yaml", "criteria.yaml"].map { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }.joined().split(separator: "\n").count
    #expect(lines <= 35)
    let loaded = try loadBook(at: folder.path)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
    let evaluation = Evaluation(try #require(loaded.book))
    let result = try #require(evaluation["hdi"])
    for (unit, row) in Self.published.enumerated() {
      let found = result.value(.unrounded(stage: .appraised2), of: unit)
      let number = try #require(found.asNumber)
      #expect(abs(number - Self.index(row.figures)) < 1e-12)
      // From printed figures the third place is not determined.
      let score = try #require(result.score(of: unit))
      #expect(abs(score - row.index) < 0.0011)
    }
    #expect((0..<5).map { result.rank(of: $0) } == [1, 2, 3, 4, 5])
    // Without its income a country has no index and no rank, which is told and stops nobody else.
    #expect(result.score(of: 5) == nil && result.rank(of: 5) == nil)
    let told = Diagnostic.issues(of: evaluation)
    #expect(
      told.map(\.fault) == [
        .evaluation(
          .missingValue(unit: "XXX", criterion: "income", input: "", mayNotApply: false))
      ])
    #expect(told.allSatisfy { $0.severity == .warning })
  }
}
