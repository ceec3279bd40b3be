import Formulas
import Scoring
import TestSupport
import Testing
import WorkbookPlan
import XLSXLinting
import XLSXWriting

@testable import Reports

/// A composite index of five units, whole: its workbook and forms, and what typing into them does.
@Suite struct CompositeIndexTests {
  private static let rules = [
    "kind: min_max, value: Tuổi thọ, minimum: 20, maximum: 85, beyond: fault",
    "kind: min_max, value: Thu nhập, minimum: 100, maximum: 10000, log: true",
    "kind: z_score, value: Số, log: true, least: 1, greatest: 100, when_equal: 5",
    "kind: percentile_rank, value: Số, reversed: true, when_equal: 5",
    "kind: leader_share, value: Số ngày, reversed: true",
  ]
  /// A row for each criterion.
  private static let figures = [
    ["20", "33", "52.5", "72", "85"], ["100", "1000", "10000", "1000", "20000"],
    ["0", "100", "10", "10", "500"], ["9", "7", "7", "3", "1"], ["4", "5", "8", "16", "40"],
  ]
  /// By hand, for each criterion.
  ///
  /// Age: (x − 20) / 65. Income: half of the way from ln 100 to ln 10000 at 1000. z of 0, 2, 1, 1, 2
  /// times ln 10: mean 1.2, squares 1.44 + 0.64 + 0.04 + 0.04 + 0.64 = 2.8, STDEV √0.7, 5 + (x − 1.2) / √0.7.
  /// Percentile: units with more, of four others. Days: 4 / x.
  private static let points: [[Double]] = [
    [0, 2, 5, 8, 10], [0, 5, 10, 5, 10],
    [3.565725669, 5.956182887, 4.760954278, 4.760954278, 5.956182887],
    [0, 2.5, 2.5, 7.5, 10], [10, 8, 5, 2.5, 1],
  ]

  private static func load() throws -> Book {
    let criteria = rules.enumerated().map { position, rule in
      "  - {code: \"\(position + 1)\", name: Tiêu chí, max: 10, rule: {\(rule)}}\n"
    }
    let data = figures.enumerated().flatMap { criterion, row in
      row.enumerated().map { "U\($0 + 1),\(criterion + 1),appraised1,\($1)\n" }
    }
    return try DecisionBook.load([
      "sodiem.yaml": """
      book: tong-hop-2021
      year: 2021
      title: Chỉ số tổng hợp
      created: 2022-01-05
      units: units.csv
      indices: [{index: a, title: Chỉ số, short_title: A, criteria: a.yaml, data: [a.csv]}]

      """,
      "units.csv": "code,name,indices\n" + (1...5).map { "U\($0),Đơn vị \($0),a\n" }.joined(),
      "a.yaml": "criteria_set: a\ntitle: A\nscale: points\ncriteria:\n" + criteria.joined(),
      "a.csv": "unit,criterion,stage,value\n" + data.joined(),
    ])
  }

  @Test func pointsWorkedOutByHand() throws {
    let result = try #require(Evaluation(try Self.load())["a"])
    #expect(result.issues.isEmpty)
    for (criterion, expected) in Self.points.enumerated() {
      for (unit, points) in expected.enumerated() {
        let found = try #require(result.contribution(of: criterion, participant: unit))
        #expect(abs(found - points) < 1e-9, "\(criterion + 1) of U\(unit + 1): \(found)")
      }
    }
  }

  /// What is typed into the workbook's figures follows the rules too: 50 at 100 points of the way, nothing for
  /// what cannot be, and the others' places and means move.
  @Test func typedFiguresFollowTheRules() throws {
    let evaluation = Evaluation(try Self.load())
    let layout = BookLayout(evaluation).indices[0]
    let plan = rankingBook(evaluation, version: "test")
    #expect(plan.problems() == [])
    func points(_ criterion: Int, of unit: Int, typing value: Double, into other: Int) throws
      -> Value
    {
      let input = Line.Kind.input(criterion: criterion, input: 0, stage: .appraised1)
      let cell = try #require(layout.cell(input, of: other)).a1()
      let typed = CalculatedPlan(plan.typing(["\(layout.data)!\(cell)": .number(value)]))
      let final = evaluation.indices[0].calculation.final
      let place = try #require(layout.cell(.contribution(node: criterion, stage: final), of: unit))
      return typed.value(at: place, in: layout.detail.sheet)
    }
    // 46 is 26/65 of the way.
    #expect(try points(0, of: 1, typing: 46, into: 1) == .number(4))
    #expect(try points(0, of: 1, typing: 86, into: 1).isError(.notAvailable))
    #expect(try points(0, of: 1, typing: 19, into: 1).isError(.notAvailable))
    #expect(try points(1, of: 1, typing: 0, into: 1).isError(.number))
    // With −3, as good as 1, in place of 100 the logarithms are 0, 0, 1, 1, 2: mean 0.8, STDEV √0.7.
    let moved = try points(2, of: 2, typing: -3, into: 1)
    guard case .number(let number) = moved else {
      Issue.record("\(moved)")
      return
    }
    #expect(abs(number - 5.239045722) < 1e-9)
    // Two of four others have more than 7 then.
    #expect(try points(3, of: 1, typing: 8, into: 4) == .number(5))
    // 2 days are the best then.
    #expect(try points(4, of: 0, typing: 2, into: 4) == .number(5))
  }

  /// Cells that take numbers above 0 say so, in the workbook and in forms.
  @Test func cellsAskForNumbersAboveZero() throws {
    let book = try Self.load()
    let evaluation = Evaluation(book)
    let layout = BookLayout(evaluation).indices[0]
    let plan = rankingBook(evaluation, version: "test")
    let data = try #require(plan.sheets.first { $0.name == layout.data })
    let place = try #require(
      layout.cell(.input(criterion: 1, input: 0, stage: .appraised1), of: 0))
    let rule = try #require(data.validations.first { $0.range.contains(place) })
    #expect(rule.error?.text == "Nhập số lớn hơn 0")
    #expect(rule.prompt?.text == "Thu nhập. Nhập số lớn hơn 0")
    guard case .holds(let test) = rule.rule else {
      Issue.record("\(rule.rule)")
      return
    }
    #expect(test.description == "AND(ISNUMBER(\(place.a1())), \(place.a1()) > 0)")
    let books = FormBooks(book, .test(.self))
    let form = books.plan(of: books.files[0])
    #expect(form.problems() == [])
    let table = try #require(form.sheets.compactMap { FormRows($0) }.first)
    let row = try #require(table.asking.first { $0.criterion == "2" }).row
    let value = CellAddress(row: row, column: SelfFormLayout.value)
    let asked = try #require(
      form.sheets.first { $0.name == table.sheet }?.validations.first { $0.range.contains(value) })
    #expect(asked.error?.text == "Nhập số lớn hơn 0")
    let typed = CalculatedPlan(form.typing(["\(table.sheet)!\(value.a1())": .number(10_000)]))
    #expect(
      typed.value(at: CellAddress(row: row, column: SelfFormLayout.points), in: table.sheet)
        == .number(10))
  }

  @Test func writtenSoundAndRecalculated() throws { try expectSoundFiles(of: try Self.load()) }
}

extension Value {
  /// Whether it is an error of a kind.
  fileprivate func isError(_ kind: FormulaError.Kind) -> Bool {
    if case .error(let error) = self { error.kind == kind } else { false }
  }
}
