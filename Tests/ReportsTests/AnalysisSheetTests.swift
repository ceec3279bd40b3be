import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// A plan's sheet as values that a test asks for by address.
struct SheetValues {
  let sheet: Sheet
  private let values: CalculatedPlan

  init(_ plan: Plan, _ name: String) throws { try self.init(CalculatedPlan(plan), name) }

  init(_ values: CalculatedPlan, _ name: String) throws {
    let sheets = values.plan.sheets
    #expect(values.problems.isEmpty && values.disagreements().isEmpty)
    sheet = try #require(sheets.first { $0.name == name }, "\(sheets.map(\.name))")
    self.values = values
  }

  subscript(_ row: Int, _ column: Int) -> Value {
    values.value(at: CellAddress(row: row, column: column), in: sheet.name)
  }

  /// The first row whose cell in a column holds a text.
  func row(of text: String, column: Int = 1, from first: Int = 0) -> Int? {
    (first..<sheet.rows.count).first { self[$0, column] == .text(text) }
  }

  /// The ranks of all units in the first domain.
  func domainRanks() throws -> [Value] {
    let title = try #require(row(of: "Vị thứ theo lĩnh vực", column: 0))
    let first = title + 3
    return (first..<sheet.rows.count).prefix { self[$0, 1] != .blank }.map { self[$0, 2] }
  }
}

@Suite struct AnalysisSheetTests {
  /// The shipped book's workbook, computed once for all tests.
  private static let computed = Result {
    CalculatedPlan(rankingBook(Evaluation(try ShippedBookTests.book()), version: "test"))
  }

  private static func shipped() throws -> CalculatedPlan { try computed.get() }

  /// « tăng 31 bậc », as the news report of August 2022 says.
  @Test func justiceClimbed31PlacesInSatisfaction() throws {
    let cells = try SheetValues(Self.shipped(), "Kết quả Hài lòng")
    let row = try #require(cells.row(of: "Sở Tư pháp: từ 33 lên 2"))
    #expect(cells[row, 0] == .number(31))
  }

  @Test func moversAreSortedByPlaces() throws {
    let cells = try SheetValues(Self.shipped(), "Kết quả Hài lòng")
    let title = try #require(cells.row(of: "Tăng vị thứ nhiều nhất", column: 0))
    let places = (1...3).compactMap { cells[title + $0, 0].asNumber }
    #expect(places.count == 3)
    #expect(places == places.sorted(by: >))
    #expect(places.allSatisfy { $0 > 0 })
  }

  @Test func moversAreBlankWhereNobodyMoved() throws {
    var book = try SampleBook.make(seed: 3, previous: false)
    let ranks = Evaluation(book).indices[1]
    for (position, participant) in ranks.index.participants.enumerated() {
      book.indices[1].previous[book.units[participant.unit].code] = PreviousResult(
        score: 50, rank: ranks.rank(of: position))
    }
    let cells = try SheetValues(rankingBook(Evaluation(book), version: "test"), "Kết quả THỬ")
    let title = try #require(cells.row(of: "Tăng vị thứ nhiều nhất", column: 0))
    #expect(cells[title + 1, 1] == .text("không có đơn vị nào"))
  }

  /// Two criteria of which one is assessed by the unit itself: only that one is compared.
  @Test func selfAssessmentAboveTheThreshold() throws {
    var book = Self.small(rounds: true)
    book.indices[0].selfAssessmentTolerance = 3
    let cells = try SheetValues(rankingBook(Evaluation(book), version: "test"), "Phân tích T")
    let title = try #require(cells.row(of: "Tự chấm và thẩm định", column: 0))
    let threshold = title + 2
    #expect(cells[threshold, 2] == .number(3))
    #expect(cells[threshold, 5] == .number(1))
    // 4 and 10 of the 20 points that are compared, and no word of a scale.
    #expect(cells[threshold + 1, 2] == .text("Tự chấm"))
    let first = threshold + 2
    #expect((2...4).map { cells[first, $0] } == [10, 4, 6].map { .number($0) })
    #expect(cells[first, 5] == .text("Vượt"))
    #expect(cells[first + 1, 4] == .number(-1))
    #expect(cells[first + 1, 5] == .text("Dưới"))
  }

  @Test func sheetsWithoutMatterAreLeftOut() throws {
    let names = rankingBook(Evaluation(Self.small(rounds: false)), version: "test").sheets.map(
      \.name)
    for kind in ["Nguồn số liệu"] {
      #expect(!names.contains { $0.hasPrefix(kind) }, "\(kind)")
    }
  }

  /// A unit without a score has no rank; the workbook says so in its checks.
  @Test func missingScoreFailsTheChecks() throws {
    var book = Self.small(rounds: false)
    book.indices[0].criteria.nodes[0].missing = .unscored
    book.indices[0].observations.removeAll { $0.participant == 1 && $0.criterion == 0 }
    let evaluation = Evaluation(book)
    #expect(evaluation.indices[0].rank(of: 1) == nil)
    let cells = try SheetValues(rankingBook(evaluation, version: "test"), "Kiểm tra")
    #expect(cells[4, 1] == .text("KHÔNG ĐẠT"))
    let check = "T: mọi đơn vị tham gia đều có điểm (không thiếu số liệu)"
    let row = try #require(cells.row(of: check, column: 0))
    #expect((1...3).map { cells[row, $0] } == [.number(4), .number(3), .text("KHÔNG ĐẠT")])
  }

  @Test func formsAndSampleSize() throws {
    var book = try ShippedBookTests.book()
    book.indices[1].surveyForms["STP"]?.population = 400
    let cells = try SheetValues(
      rankingBook(Evaluation(book), version: "test"), "Phân tích Hài lòng")
    let title = try #require(cells.row(of: "Điều tra xã hội học", column: 0))
    let row = try #require(cells.row(of: "Sở Tư pháp", from: title))
    // 98 issued, 97 returned, 7 invalid; 400 / (1 + 400 × 0.0025) = 200.
    #expect((2...4).map { cells[row, $0] } == [.number(98), .number(97), .number(7)])
    #expect(cells[row, 5] == .number(90))
    #expect(cells[row, 8] == .number(200))
    #expect(cells[row, 9] == .text("Thiếu mẫu"))
  }

  @Test(arguments: [RankingRule.Ties.competition, .dense])
  func ranksByDomain(ties: RankingRule.Ties) throws {
    var book = Self.small(rounds: false)
    book.indices[0].criteria.ranking.ties = ties
    let cells = try SheetValues(rankingBook(Evaluation(book), version: "test"), "Phân tích T")
    // Points 4, 5, 5, 2 in the first criterion, which is a domain.
    let expected: [Double] = ties == .dense ? [2, 1, 1, 3] : [3, 1, 1, 4]
    #expect(try cells.domainRanks() == expected.map { .number($0) })
  }

  @Test func ranksByDomainAreLeftOutOfLargeBooks() throws {
    var book = Self.small(rounds: false)
    book.units = (0..<25_001).map { Unit(code: "\($0)", name: "\($0)") }
    book.indices[0].participants = book.units.indices.map { Participant(unit: $0) }
    #expect(Evaluation(book).indices[0].rankedDomains.isEmpty)
  }

  @Test func bonusRemarksStandUnderThePointsWithTheirUnits() throws {
    let cells = try SheetValues(Self.shipped(), "Phân tích CCHC")
    let remark =
      "T1: Theo quyết định công nhận của tỉnh (minh họa) – VP UBND tỉnh; Sở Nội vụ; Sở Tư pháp; "
      + "Sở TT&TT; Sở LĐ-TB&XH"
    #expect(cells.row(of: remark, column: 0) != nil)
  }

  /// Four units, two criteria of 20 points given by hand.
  private static func small(rounds: Bool) -> Book {
    let input = Rule.Input(code: "points", text: "Điểm", kind: .points(step: nil))
    let nodes = ["1", "2"].map {
      Criterion(
        code: $0, name: "Tiêu chí \($0)", maximum: ByGroup(20),
        rule: Rule(.given(step: nil), inputs: [input]))
    }
    var observations: [Observation] = []
    let points: [[Double]] = [[4, 5, 5, 2], [4, 3, 2, 1]]
    let own: [Double] = [10, 4, 5, 2]
    for (criterion, row) in points.enumerated() {
      for (participant, value) in row.enumerated() {
        observations.append(
          Observation(
            participant: participant, criterion: criterion, input: 0, value: .number(value)))
        guard rounds, criterion == 0 else { continue }
        observations.append(
          Observation(
            participant: participant, criterion: 0, input: 0, stage: .self,
            value: .number(own[participant])))
      }
    }
    let set = CriteriaSet(id: "t", title: "T", nodes: nodes, scale: nil)
    let units = ["A", "B", "C", "D"].map { Unit(code: $0, name: $0) }
    return Book(
      id: "t", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      indices: [
        Index(
          id: "t", title: "T", shortTitle: "T", criteria: set,
          participants: units.indices.map { Participant(unit: $0) }, observations: observations)
      ], units: units)
  }
}
