import Formulas
import Scoring
import TestSupport
import Testing
import WorkbookPlan
import XLSXLinting
import XLSXWriting

@testable import Reports

/// Days in the workbook and in forms: dates to read and to type, numbers to reckon with.
@Suite struct DeadlineTests {
  private static func explanation(_ unit: Int) throws -> UnitExplanation {
    try #require(
      UnitExplanation(index: "cchc", unit: unit, of: Evaluation(try DecisionBook.load())))
  }

  /// A2: in time; a day late is a started week; 15 days are three; never sent.
  @Test func pointsWorkedOutByHand() throws {
    let result = try #require(Evaluation(try DecisionBook.load())["cchc"])
    let set = result.calculation.set
    func points(_ code: String) throws -> [Double?] {
      let node = try #require(set.position(of: code))
      return (0..<4).map { result.contribution(of: node, participant: $0) }
    }
    #expect(try points("A1") == [0.75, 0, 1.25, 2])
    #expect(try points("A2") == [2, 1.5, 0.5, 0.25])
    #expect((0..<4).map { result.score(of: $0) } == [4.75, 3.5, 1.75, 4.25])
  }

  @Test func explanationsTellDates() throws {
    let lines = try Self.explanation(0).criteria[0].lines
    let figure = try #require(lines.first { $0.label == "Số liệu" })
    #expect(figure.value == .text("15/12/2021"))
    let working = try #require(lines.first { $0.label == "Cách tính điểm" })
    #expect(
      working.words
        == "IF(15/12/2021 = 0; 0; MAX(0; 2 - INT(MAX(0; 15/12/2021 - 10/12/2021)) * 0,25))")
    #expect(working.value == .number(0.75))
    let never = try Self.explanation(1).criteria[0].lines
    #expect(never.contains { $0.value == .text("Không gửi") })
  }

  /// Why points were lost, as the scorecards of the units tell it, the day of their group in mind; on the
  /// page on which a unit can be chosen by a formula.
  @Test(arguments: [
    (0, ["Gửi ngày 15/12/2021, chậm 5 ngày", "Gửi ngày 05/10/2021"]),
    (1, ["Không gửi", "Gửi ngày 06/10/2021, chậm 1 ngày"]),
    (2, ["Gửi ngày 18/12/2021, chậm 3 ngày", "Gửi ngày 20/10/2021, chậm 15 ngày"]),
    (3, ["Gửi ngày 14/12/2021", "Không gửi"]),
  ])
  func lossesTellHowLate(unit: Int, expected: [String]) throws {
    let evaluation = Evaluation(try DecisionBook.load())
    let card = ScorecardBooks(evaluation).plan(of: unit)
    let written = try #require(card.sheets.first)
    let texts = (0..<written.rows.count).flatMap { written.rows[$0].cells }.compactMap {
      if case .text(let text) = $0.content { text } else { nil }
    }
    for text in expected { #expect(texts.contains(text), "\(texts)") }
    let layout = BookLayout(evaluation)
    let live = CalculatedPlan(
      rankingBook(evaluation, version: "test").typing([
        "\(layout.indices[0].scorecard)!"
          + ScorecardLayout(layout.indices[0]).choiceCell.a1(): .text(
            evaluation.book.units[unit].name)
      ]))
    let shown = live.texts(of: layout.indices[0].scorecard)
    for text in expected { #expect(shown.contains(text), "\(shown)") }
  }

  @Test func cellsShowAndTakeDates() throws {
    let evaluation = Evaluation(try DecisionBook.load())
    let plan = rankingBook(evaluation, version: "test")
    #expect(plan.problems() == [])
    let layout = BookLayout(evaluation)
    let kind = Line.Kind.input(criterion: 1, input: 0, stage: .appraised1)
    let place = try #require(layout.indices[0].cell(kind, of: 0))
    let data = try #require(plan.sheets.first { $0.name == layout.indices[0].data })
    let cell = try #require(data.rows[place.row].cells.first { $0.column == place.column })
    #expect(cell.content == .number(44545))
    #expect(plan.formats[cell.format].numberFormat == "dd/mm/yyyy;;\"Không gửi\"")
    let rule = try #require(data.validations.first { $0.range.contains(place) })
    #expect(rule.error?.text == "Nhập ngày/tháng/năm, ví dụ 15/12/2021; nhập 0 nếu không gửi")
    guard case .holds(let test) = rule.rule else {
      Issue.record("\(rule.rule)")
      return
    }
    #expect(test.description.contains("DATE(2000, 1, 1)"))
  }

  /// What is typed over a date is listed as dates among the changes.
  @Test func changesAreListedAsDates() throws {
    let evaluation = Evaluation(try DecisionBook.load())
    let layout = BookLayout(evaluation)
    let kind = Line.Kind.input(criterion: 1, input: 0, stage: .appraised1)
    let place = try #require(layout.indices[0].cell(kind, of: 0))
    let typed = CalculatedPlan(
      rankingBook(evaluation, version: "test").typing([
        "\(layout.indices[0].data)!\(place.a1())": .number(44540)
      ]))
    let shown = typed.texts(of: layout.checks)
    #expect(shown.contains("15/12/2021"))
    #expect(shown.contains("10/12/2021"))
    let score = try #require(
      layout.indices[0].cell(
        .score(stage: evaluation.indices[0].calculation.final), of: 0))
    #expect(typed.value(at: score, in: layout.indices[0].detail.sheet) == .number(6))
  }

  /// In forms: cells for dates with their limits, and points that follow.
  @Test func formsAskForDates() throws {
    let book = try DecisionBook.load()
    let books = FormBooks(book, .test(.self))
    let plan = books.plan(of: books.files[0])
    #expect(plan.problems() == [])
    let table = try #require(plan.sheets.compactMap { FormRows($0) }.first)
    let row = try #require(table.asking.first { $0.criterion == "A1" }).row
    let cell = try #require(table.cell(.value, row))
    #expect(plan.formats[cell.format].numberFormat == "dd/mm/yyyy;;\"Không gửi\"")
    let place = CellAddress(row: row, column: SelfFormLayout.value)
    for (date, points) in [(44540.0, 2.0), (44542, 1.5), (0, 0)] {
      let typed = CalculatedPlan(
        plan.typing(["\(table.sheet)!\(place.a1())": .number(date)]))
      let found = typed.value(
        at: CellAddress(row: row, column: SelfFormLayout.points), in: table.sheet)
      #expect(found == .number(points))
    }
    let texts = (0..<plan.sheets[0].rows.count).flatMap { plan.sheets[0].rows[$0].cells }
    #expect(texts.contains { $0.content == .text("Ngày gửi (ngày/tháng/năm)") })
  }

  @Test func writtenSoundAndRecalculated() throws {
    try expectSoundFiles(of: try DecisionBook.load())
  }
}

extension CalculatedPlan {
  /// The texts that a sheet shows.
  fileprivate func texts(of name: String) -> Set<String> {
    guard let sheet = plan.sheets.first(where: { $0.name == name }) else { return [] }
    var found: Set<String> = []
    for row in 0..<sheet.rows.count {
      for cell in sheet.rows[row].cells {
        if case .text(let text) = value(at: CellAddress(row: row, column: cell.column), in: name) {
          found.insert(text)
        }
      }
    }
    return found
  }
}
