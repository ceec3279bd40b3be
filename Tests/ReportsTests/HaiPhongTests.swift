import BookFiles
import Foundation
import Formulas
import Scoring
import Testing
import Wording
import WorkbookPlan
import XLSXWriting

@testable import Reports

/// The yearly marks of heads of departments and communes of Hải Phòng, by a decision of 2025: what is not
/// assigned is left out of its block, the rest of the block counts for the block's points.
///
/// The units' figures are illustrative.
@Suite struct HaiPhongTests {
  private static func book() throws -> (book: Book, told: [Diagnostic]) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Sets/hai-phong-212-2025")
    let loaded = try loadBook(at: folder.path)
    return (
      try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))"), loaded.diagnostics
    )
  }

  /// What remains of II.5.1 and II.5.2 counts for their 5 and 15 points.
  ///
  /// S01: 19.75 + 9.75 + 20 + 29, then 2 of 4 → 2.5 of 5 and 2.5 of 5 → 7.5 of 15: 88.5.
  /// S02: 20 + 10 + 18.75 + 30, then 2 and 12.5: 93.25, and not all tasks done.
  /// X01: 20 + 10 + 20 + 30, then 4 and 10 of 12.5 → 12 of 15: 96, and a reprimand.
  /// X02: 19.75 + 10 + 20 + 30, then 0 of 4 and nothing of 15: 79.75 of 85 → 93.82.
  @Test func scoresAndGradesWorkedOutByHand() throws {
    let (book, told) = try Self.book()
    #expect(told.isEmpty)
    let result = try #require(Evaluation(book)["nguoi_dung_dau"])
    let units = result.index.participants.indices
    #expect(units.map { result.score(of: $0) } == [88.5, 93.25, 96, 93.82])
    #expect(units.map { result.rank(of: $0) } == [4, 3, 1, 2])
    #expect(
      units.map { result.grade(of: $0) } == [
        "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành xuất sắc nhiệm vụ",
      ])
    func points(_ code: String) throws -> [Double?] {
      let node = try #require(book.indices[0].criteria.position(of: code))
      return units.map { result.contribution(of: node, participant: $0) }
    }
    #expect(try points("II.5.1") == [2.5, 2, 4, 0])
    #expect(try points("II.5.2") == [7.5, 12.5, 12, nil])
    #expect(try points("II") == [68.75, 73.25, 76, 60])
  }

  /// Ten of the 15 points of II.5.2 do not apply to S01, and nothing of them to X02.
  @Test func thinBlocksAreToldOf() throws {
    let found = Diagnostic.issues(of: Evaluation(try Self.book().book))
    #expect(
      found.map(\.fault) == [
        .evaluation(.thinBlock(unit: "S01", block: "II.5.2", percent: 66.7)),
        .evaluation(.thinBlock(unit: "X02", block: "II.5.2", percent: 100)),
      ])
  }

  /// Marks count at once, figures beside them or not.
  ///
  /// X01 keeps 7.5 of 7.5 points of II.5.2, all of its 15: 99. S02 keeps 10 of 10: 95.75.
  @Test func marksTypedIntoTheWorkbook() throws {
    let evaluation = Evaluation(try Self.book().book)
    let index = try #require(BookLayout(evaluation).indices.first)
    let final = index.result.calculation.final
    var typed: [String: Cell.Content] = [:]
    for (participant, code) in [(2, "II.5.2.c"), (2, "II.5.2.d"), (1, "II.5.2.b"), (1, "II.5.2.g")]
    {
      let node = try #require(index.result.calculation.set.position(of: code))
      let mark = Line.Kind.notApplicable(criterion: node, stage: final)
      let address = try #require(index.cell(mark, of: participant))
      typed["\(index.data)!\(address.a1())"] = .text(Marks.notApplicable)
    }
    let plan = CalculatedPlan(rankingBook(evaluation, version: "test").typing(typed))
    let scores = try (0..<4).map { participant in
      let address = try #require(index.cell(.score(stage: final), of: participant))
      return plan.value(at: address, in: index.detail.sheet)
    }
    #expect(scores == [.number(88.5), .number(95.75), .number(99), .number(93.82)])
  }

  @Test(arguments: [Language.vietnamese, .english])
  func everyFormulaCell(language: Language) throws {
    var book = try Self.book().book
    book.language = language
    try expectSoundFiles(of: book, formulas: 1000)
  }
}
