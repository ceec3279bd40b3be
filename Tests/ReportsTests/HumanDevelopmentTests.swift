import BookFiles
import Foundation
import Formulas
import Scoring
import Testing
import Wording

@testable import Reports

/// The Human Development Index of 2021 as a book: fixed goalposts that clip, a logarithm, a geometric mean.
///
/// The figures of five countries are those that the report prints (UNDP, Human Development Report 2021/22,
/// statistical annex, table 1: ranks 1, 2, 3, 5 and 115 of 191); a sixth is made up and lacks one.
///
/// The report computes from unrounded figures and prints years to one place and income to a dollar. From
/// the printed figures alone the third place of the index is not determined: four of the five come out
/// 0.001 off. So the published value is held between what the least and the greatest figures give that
/// print like this.
@Suite struct HumanDevelopmentTests {
  /// Life expectancy, expected and mean years of schooling, gross national income per head; the index.
  private static let published: [(figures: [Double], index: Double)] = [
    ([84.0, 16.5, 13.9, 66_933], 0.962), ([83.2, 18.2, 13.0, 64_660], 0.961),
    ([82.7, 19.2, 13.8, 55_782], 0.959), ([84.5, 21.1, 12.7, 49_238], 0.951),
    ([73.6, 13.0, 8.4, 7_867], 0.703),
  ]

  /// Half a unit of the last printed place of each figure.
  private static let rounding = [0.05, 0.05, 0.05, 0.5]

  /// The index by technical note 1, computed apart from the engine.
  private static func index(_ figures: [Double]) -> Double {
    func scaled(_ value: Double, _ low: Double, _ high: Double) -> Double {
      (min(value, high) - low) / (high - low)
    }
    let education = (scaled(figures[1], 0, 18) + scaled(figures[2], 0, 15)) / 2
    let income = scaled(log(figures[3]), log(100), log(75_000))
    return cbrt(scaled(figures[0], 20, 85) * education * income)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Sets/hdi-2021")

  private static func book() throws -> Book {
    let loaded = try loadBook(at: folder.path)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
    return try #require(loaded.book)
  }

  /// The index of some countries by the book's criteria set.
  private static func evaluated(
    _ countries: [[Double]], _ ranking: RankingRule? = nil
  ) throws -> IndexEvaluation {
    var book = try book()
    var index = book.indices[0]
    if let ranking { index.criteria.ranking = ranking }
    index.participants = Array(index.participants.prefix(countries.count))
    index.observations = countries.enumerated().flatMap { country, figures in
      zip(index.criteria.leaves, figures).map {
        Observation(participant: country, criterion: $0, input: 0, value: .number($1))
      }
    }
    book.indices[0] = index
    return try #require(Evaluation(book)["hdi"])
  }

  private func unrounded(_ result: IndexEvaluation, _ country: Int) throws -> Double {
    try #require(result.value(.unrounded(stage: .appraised2), of: country).asNumber)
  }

  @Test func theBookGivesTheIndex() throws {
    let lines = try ["sodiem.yaml", "criteria.yaml"].map { name in
      try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }.joined().split(separator: "\n").count
    #expect(lines <= 35)
    let evaluation = Evaluation(try Self.book())
    let result = try #require(evaluation["hdi"])
    for (country, row) in Self.published.enumerated() {
      #expect(abs(try unrounded(result, country) - Self.index(row.figures)) < 1e-12)
    }
    // Without its income a country has no index and no rank, which is told and stops nobody else.
    #expect(result.score(of: 5) == nil && result.rank(of: 5) == nil)
    let told = Diagnostic.issues(of: evaluation)
    #expect(
      told.map(\.fault) == [
        .evaluation(
          .missingValue(unit: "NOI", criterion: "income", input: "", mayNotApply: false))
      ])
    #expect(told.allSatisfy { $0.severity == .warning })
  }

  @Test func theIndexLiesWhereItsRoundedFiguresPutIt() throws {
    func shifted(_ shift: Double) throws -> IndexEvaluation {
      try Self.evaluated(
        Self.published.map { row in zip(row.figures, Self.rounding).map { $0 + shift * $1 } })
    }
    let (least, greatest) = (try shifted(-1), try shifted(1))
    #expect(least.issues.isEmpty && greatest.issues.isEmpty)
    for (country, row) in Self.published.enumerated() {
      let (lower, upper) = (try unrounded(least, country), try unrounded(greatest, country))
      #expect(lower < row.index + 0.0005 && row.index - 0.0005 < upper)
      #expect(upper - lower < 0.003)
    }
  }

  @Test func theOrderIsThePublishedOne() throws {
    let result = try Self.evaluated(Self.published.reversed().map(\.figures))
    #expect(result.ranking == [4, 3, 2, 1, 0])
    #expect((0..<5).map { result.rank(of: $0) } == [5, 4, 3, 2, 1])
  }

  /// Norway comes out as printed.
  ///
  /// By hand: health 63.2 / 65 = 0.972308; education (1 + 13 / 15) / 2 =
  /// 0.933333; income ln 646.6 / ln 750 = 0.977592; the cube root of their product is 0.96087.
  @Test func norwayIsExact() throws {
    let result = try #require(Evaluation(try Self.book())["hdi"])
    #expect(result.score(of: 1) == 0.961)
    let dimensions = [("health", 0.972_308), ("education", 0.933_333), ("income", 0.977_592)]
    for (code, expected) in dimensions {
      let node = try #require(result.index.criteria.position(of: code))
      let found = try #require(result.contribution(of: node, participant: 1))
      #expect(abs(found - expected) < 0.000_001)
    }
  }

  /// Figures past the upper goalposts count as the goalposts: full marks and no more.
  @Test func goalpostsCap() throws {
    let result = try Self.evaluated([[90, 25, 16, 120_000]])
    #expect(result.score(of: 0) == 1)
    #expect(result.issues.isEmpty)
  }

  /// Equal rounded indices share a rank unless the unrounded ones are ranked.
  @Test(arguments: [(true, [1, 1]), (false, [2, 1])])
  func rankingLooksAtTheRoundedIndex(byRounded: Bool, ranks: [Int]) throws {
    let norway = Self.published[1].figures
    let slightlyRicher = Array(norway.dropLast()) + [64_670]
    let result = try Self.evaluated([norway, slightlyRicher], RankingRule(byRounded: byRounded))
    #expect((0..<2).map { result.rank(of: $0) } == ranks)
  }
}
