import BookFiles
import Foundation
import Formulas
import Scoring
import TestSupport
import Testing
import Verification
import Wording
import WorkbookPlan
import XLSXWriting

@testable import Reports

/// Rules that look beyond their own figures.
///
/// Constants by unit group, a figure asked of another criterion, last year's result, cases, formulas by unit
/// group. The figures are illustrative.
@Suite struct ReferenceTests {
  private static func book() throws -> Book {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Sets/xa-phuong-2025")
    let loaded = try loadBook(at: folder.path)
    #expect(loaded.diagnostics.isEmpty)
    return try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  }

  /// The points of each unit.
  ///
  /// A: 90 % ≥ 85 → 4; 50 of 100 → 2; 1 before 2 → 4; 8 000 of a commune's 16 000 → 2; 2 of the best 3 → 8/3.
  /// B: 40 of 50 → 3.2; 25 of 50 → 2; 3 as before → 2; 20 000 → 4; 3 of 3 → 4.
  /// C: 150 of 200 → 3; 150 sent in by itself of the 200 that were appraised → 3; 2 after 1 → 0; 7 000 of a
  /// ward's 14 000 → 2; 3 as they are, the formula of wards → 3.
  static let points: [[Double]] = [
    [4, 2, 4, 2, 8.0 / 3], [3.2, 2, 2, 4, 4], [3, 3, 0, 2, 3],
  ]

  @Test func pointsWorkedOutByHand() throws {
    let result = try #require(Evaluation(try Self.book())["cchc"])
    let set = result.calculation.set
    for (unit, points) in Self.points.enumerated() {
      for (code, expected) in zip(["1.1", "1.2", "1.3", "2.1", "2.2"], points) {
        let node = try #require(set.position(of: code))
        let found = try #require(result.contribution(of: node, participant: unit))
        #expect(abs(found - expected) < 1e-12, "\(unit), \(code)")
      }
    }
    #expect(result.index.participants.indices.map { result.score(of: $0) } == [73.33, 76, 55])
  }

  /// A round takes the other criterion's figure of that round.
  @Test func aRoundLooksAtTheFiguresOfThatRound() throws {
    var book = try Self.book()
    // The ward said 300 in all at first: 150 of 300 are 2 of 4.
    for index in book.indices[0].observations.indices
    where book.indices[0].observations[index].stage == .self
      && book.indices[0].observations[index].value == .number(200)
    {
      book.indices[0].observations[index].value = .number(300)
    }
    let result = try #require(Evaluation(book)["cchc"])
    let node = try #require(result.calculation.set.position(of: "1.2"))
    #expect(result.value(.contribution(node: node, stage: .self), of: 2) == .number(2))
    #expect(result.value(.contribution(node: node, stage: .appraised2), of: 2) == .number(3))
    // The communes gave no figures of their own then.
    #expect(result.value(.contribution(node: node, stage: .self), of: 0) == .text(""))
  }

  @Test func whatIsMissingElsewhereIsAFaultOfTheCriterionThatNeedsIt() throws {
    var book = try Self.book()
    book.indices[0].previous["A"] = PreviousResult(score: 80, rank: nil)
    let set = book.indices[0].criteria
    let total = try #require(set.figure(named: "1.1:tong"))
    book.indices[0].observations.removeAll {
      $0.participant == 1 && $0.criterion == total.criterion
    }
    let found = Diagnostic.issues(of: Evaluation(book)).map(\.fault)
    #expect(
      found == [
        .evaluation(.missingPrevious(unit: "A", criterion: "1.3", .rank)),
        .evaluation(
          .missingValue(unit: "B", criterion: "1.1", input: "", mayNotApply: false)),
        .evaluation(.missingFigure(unit: "B", criterion: "1.2", of: "1.1", input: "tong")),
      ])
  }

  /// A constant typed over: the workbook gives what the program gives for it, tells and lists it.
  ///
  /// Communes of 10 000: A 8 000 → 3.2, so 15.8666… of 20 → 79.33. Everyone at 75 %: B and C have all of 1.1.
  @Test func constantsTypedIntoTheWorkbook() throws {
    let evaluation = Evaluation(try Self.book())
    let layout = BookLayout(evaluation)
    let index = try #require(layout.indices.first)
    let typed: [(cell: CellAddress, number: Double)] = [
      (index.constantCell(1, group: 0), 10_000), (index.constantCell(0, group: 0), 75),
    ]
    let places = typed.map { "\(layout.weights)!\($0.cell.a1())" }
    let original = rankingBook(evaluation, version: "test")
    let plan = CalculatedPlan(
      original.typing(
        Dictionary(
          uniqueKeysWithValues: zip(places, typed.map { Cell.Content.number($0.number) }))))
    let final = index.result.calculation.final
    let scores = try (0..<3).map { participant in
      let address = try #require(index.cell(.score(stage: final), of: participant))
      return plan.value(at: address, in: index.detail.sheet)
    }
    // B: 4 + 2 + 2 + 4 + 4 = 16 of 20. C is a ward, whose 85 stayed.
    #expect(scores == [.number(79.33), .number(80), .number(55)])
    #expect(
      plan.value(at: ScenarioList.statusCell, in: layout.weights).words?
        .hasPrefix("SỔ ĐÃ BỊ SỬA SAU KHI GHI: ") == true)
    let listed: [String?] = (0..<2).map {
      plan.value(at: WrittenCells.cell(.what, of: $0), in: layout.written).words
    }
    #expect(listed[0]?.contains("muc_tinh: Mức bình quân của tỉnh (Các xã)") == true)
    #expect(listed[1]?.contains("dan_so_chuan: Quy mô dân số chuẩn (Các xã)") == true)
  }

  @Test func aReturnedWorkbookTellsOfChangedConstants() throws {
    let scratch = try Scratch()
    let evaluation = Evaluation(try Self.book())
    let layout = BookLayout(evaluation)
    let index = try #require(layout.indices.first)
    // The second differs by group in the set, the first does not; both have a cell for each group.
    let places = [1, 0].map { "\(layout.weights)!\(index.constantCell($0, group: 0).a1())" }
    let plan = rankingBook(evaluation, version: "test").typing([
      places[0]: .number(10_000), places[1]: .number(75),
    ])
    try write(plan, to: scratch("typed.xlsx"))
    let copy = try LibreOffice.recalculated([scratch("typed.xlsx")], in: scratch.path)[0]
    let found = try Verification(of: copy, with: evaluation, version: "test")
    #expect(Set(found.findings.map(\.place)) == Set(places))
    #expect(!found.hasFaults && found.engine == .agrees && !found.effects.isEmpty)
  }

  // MARK: Last year's points

  /// The book, in which 1.3 gives what 1.1 had last year: 3, 2, 1.
  private static func bookOfLastYear() throws -> Book {
    var book = try Self.book()
    let node = try #require(book.indices[0].criteria.position(of: "1.3"))
    let formula = try Formula(parsing: "MIN(max, previous(\"1.1\") + 0 * vi_thu)")
    let inputs = try #require(book.indices[0].criteria.nodes[node].rule).inputs
    book.indices[0].criteria.nodes[node].rule = Rule(.formula(formula), inputs: inputs)
    for (unit, points) in ["A": 3.0, "B": 2, "C": 1] {
      book.indices[0].previous[unit]?.points = ["1.1": points]
    }
    return book
  }

  /// They stand among the figures; typed over, the points follow.
  ///
  /// A: 4 + 2 + 3 + 2 + 8/3 of 20 are 68.33, with 4 in place of 3 they are 73.33.
  @Test func lastYearsPointsAreFigures() throws {
    let evaluation = Evaluation(try Self.bookOfLastYear())
    let layout = BookLayout(evaluation)
    let index = try #require(layout.indices.first)
    let result = index.result
    let node = try #require(result.calculation.set.position(of: "1.1"))
    let cell = try #require(index.cell(.previousPoints(criterion: node), of: 0))
    let original = rankingBook(evaluation, version: "test")
    #expect(original.problems() == [])
    func score(_ plan: Plan) throws -> Value {
      let score = Line.Kind.score(stage: result.calculation.final)
      let address = try #require(index.cell(score, of: 0))
      return CalculatedPlan(plan).value(at: address, in: index.detail.sheet)
    }
    #expect(try score(original) == .number(68.33))
    let typed = original.typing(["\(index.data)!\(cell.a1())": .number(4)])
    #expect(try score(typed) == .number(73.33))
    let line = DataLine(.previousPoints(criterion: node), in: index)
    #expect(line.code == "1.1" && line.round.isEmpty)
    #expect(line.figure == "Điểm tiêu chí năm trước")
  }

  @Test func aReturnedWorkbookTellsOfChangedPoints() throws {
    let scratch = try Scratch()
    let evaluation = Evaluation(try Self.bookOfLastYear())
    let index = try #require(BookLayout(evaluation).indices.first)
    let node = try #require(index.result.calculation.set.position(of: "1.1"))
    let cell = try #require(index.cell(.previousPoints(criterion: node), of: 0))
    let place = "\(index.data)!\(cell.a1())"
    let plan = rankingBook(evaluation, version: "test").typing([place: .number(4)])
    try write(plan, to: scratch("typed.xlsx"))
    let copy = try LibreOffice.recalculated([scratch("typed.xlsx")], in: scratch.path)[0]
    let found = try Verification(of: copy, with: evaluation, version: "test")
    #expect(found.findings.map(\.place) == [place])
    #expect(!found.hasFaults && found.engine == .agrees && !found.effects.isEmpty)
  }

  /// A form does not have them.
  @Test func formsLeaveThemForLater() throws {
    var book = try Self.bookOfLastYear()
    book.indices[0].rounds = [.appraised2]
    let form = try #require(
      FormEvaluation(
        book.indices[0], units: book.units, recipient: .agency(nil), stage: .appraised2,
        isFilled: true))
    let node = try #require(book.indices[0].criteria.position(of: "1.3"))
    #expect(form.content.criteria.contains(node) && !form.computed.contains(node))
  }

  /// Constants stand in rules and forms with what they are, in forms with their number.
  @Test func constantsAreTold() throws {
    let book = try Self.book()
    let evaluation = Evaluation(book)
    let layout = BookLayout(evaluation)
    let node = try #require(book.indices[0].criteria.nodes.first { $0.code == "2.1" })
    let rule = try #require(node.rule)
    #expect(
      RuleWords(texts: layout.texts).formula(rule, in: book.indices[0].criteria)
        == "MIN(max, dan_so / dan_so_chuan * max)\ndan_so_chuan: Quy mô dân số chuẩn")
    let words = FormWords(texts: layout.texts, index: book.indices[0], isSelf: true)
    #expect(
      words.rule(node, group: "xa").hasSuffix("\ndan_so_chuan = 16000: Quy mô dân số chuẩn"))
    #expect(
      words.rule(node, group: "phuong").hasSuffix("\ndan_so_chuan = 14000: Quy mô dân số chuẩn"))
  }
}

extension Value {
  fileprivate var words: String? { if case .text(let text) = self { text } else { nil } }
}
