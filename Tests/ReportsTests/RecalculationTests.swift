import BookFiles
import Foundation
import Formulas
import Reports
import Scoring
import Testing
import Wording
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// LibreOffice, made to recalculate, agrees with every formula cell.
@Suite struct RecalculationTests {
  @Test func randomBooksOfEveryKindOfRule() throws {
    let folder = try TemporaryFolder()
    var plans: [(Plan, String)] = []
    let rankings = [
      RankingRule(), RankingRule(byRounded: false, ties: .dense, tieBreak: []),
      RankingRule(ties: .ordinal, tieBreak: [.survey]),
      RankingRule(byRounded: false, ties: .competition, tieBreak: [.survey]),
      RankingRule(ties: .dense, tieBreak: [.survey]),
    ]
    for (seed, ranking) in rankings.enumerated() {
      let rounding =
        seed.isMultiple(of: 2) ? Rounding() : Rounding(criterion: 2, group: 2, total: 1, index: 0)
      let book = try SampleBook.make(
        seed: UInt64(seed) + 1, units: 7 + 2 * seed, ranking: ranking, rounding: rounding)
      let plan = rankingBook(Evaluation(book), version: "test")
      let file = folder.path + "/book\(seed).xlsx"
      try write(plan, to: file)
      plans.append((plan, file))
    }
    let copies = try LibreOffice.recalculated(plans.map(\.1), in: folder.path)
    for ((plan, _), copy) in zip(plans, copies) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 1000)
      #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
    }
  }
}

/// The shipped book: what the office gets.
@Suite struct ShippedBookTests {
  static let name = "ninh-thuan-2021"

  static func book(_ name: String = name) throws -> Book {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let loaded = try loadBook(at: root.path + "/Templates/" + name)
    #expect(!loaded.diagnostics.hasErrors, "\(loaded.diagnostics.text(in: .english))")
    return try #require(loaded.book)
  }

  /// The ranks of the news report of August 2022 the book tells of.
  @Test func seatOfJusticeAsReported() throws {
    let evaluation = Evaluation(try Self.book())
    let reported = [
      (index: "cchc", rank: 8, units: 21, places: nil),
      (index: "satisfaction", rank: 2, units: 40, places: 31),
      (index: "ddci", rank: 3, units: 28, places: 19),
    ]
    for report in reported {
      let result = try #require(evaluation[report.index])
      let justice = try #require(
        result.index.participants.firstIndex { evaluation.book.units[$0.unit].code == "STP" })
      #expect(result.rank(of: justice) == report.rank)
      #expect(result.index.participants.count { $0.isRanked } == report.units)
      if let places = report.places {
        #expect(result.number(.placesWon, of: justice) == Double(places))
      }
      #expect(result.issues.isEmpty)
    }
  }

  @Test(arguments: [Language.vietnamese, .english])
  func everyFormulaCell(language: Language) throws {
    let folder = try TemporaryFolder()
    var files: [(Plan, String)] = []
    for name in [Self.name, "cap-huyen-2021"] {
      var book = try Self.book(name)
      book.language = language
      let plan = rankingBook(Evaluation(book), version: "test")
      let file = "\(folder.path)/\(name).xlsx"
      try write(plan, to: file)
      files.append((plan, file))
    }
    let copies = try LibreOffice.recalculated(files.map(\.1), in: folder.path)
    for ((plan, _), copy) in zip(files, copies) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 1000)
      #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
    }
  }
}
