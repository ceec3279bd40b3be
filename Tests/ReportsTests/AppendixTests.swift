import Formulas
import Scoring
import Testing
import Wording
import WorkbookPlan

@testable import Reports

/// The appendices that are signed: their numbers, texts, tables and pages.
@Suite struct AppendixTests {
  private func appendices(
    _ book: Book
  ) -> (evaluation: Evaluation, places: [AppendixPlace], sheets: [Sheet]) {
    let evaluation = Evaluation(book)
    return laidOut(rankingBook(evaluation, version: "test"), evaluation)
  }

  private func laidOut(
    _ plan: Plan, _ evaluation: Evaluation
  ) -> (evaluation: Evaluation, places: [AppendixPlace], sheets: [Sheet]) {
    let places = BookLayout(evaluation).appendices
    return (
      evaluation, places,
      places.compactMap { place in plan.sheets.first { $0.name == place.sheetName } }
    )
  }

  /// The same with what its formulas give.
  private func computed(
    _ book: Book
  ) -> (
    evaluation: Evaluation, places: [AppendixPlace], sheets: [Sheet], values: CalculatedPlan
  ) {
    let evaluation = Evaluation(book)
    let plan = rankingBook(evaluation, version: "test")
    let (_, places, sheets) = laidOut(plan, evaluation)
    return (evaluation, places, sheets, CalculatedPlan(plan))
  }

  private func rows(_ sheet: Sheet) -> [Row] { (0..<sheet.rows.count).map { sheet.rows[$0] } }

  private func texts(_ sheet: Sheet) -> [String] {
    rows(sheet).flatMap(\.cells).compactMap {
      if case .text(let text) = $0.content { text } else { nil }
    }
  }

  /// What the formulas of a column give, from the top.
  private func values(_ sheet: Sheet, column: Int, _ plan: CalculatedPlan) -> [Value] {
    (0..<sheet.rows.count).compactMap { row in
      sheet.rows[row].cells.first { $0.column == column && $0.content.isFormula }.map { _ in
        plan.value(at: CellAddress(row: row, column: column), in: sheet.name)
      }
    }
  }

  @Test(arguments: [
    (1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (49, "XLIX"), (90, "XC"),
    (1994, "MCMXCIV"),
  ])
  func romanNumbers(number: Int, text: String) {
    #expect(AppendixPlace.roman(number) == text)
  }

  @Test func appendicesFollowTheSummaryInTheOrderOfTheirNumbers() throws {
    let book = try ShippedBookTests.book()
    let (evaluation, places, sheets) = appendices(book)
    let plan = rankingBook(evaluation, version: "test")
    #expect(sheets.count == places.count)
    let summary = try #require(
      plan.sheets.firstIndex { $0.name == BookLayout(evaluation).summary })
    let following = plan.sheets.dropFirst(summary + 1).prefix(places.count)
    #expect(following.map(\.name) == places.map(\.sheetName))
    #expect(places.map(\.number) == Array(1...places.count))
    #expect(places[0].sheetName == "Phụ lục I")
    #expect(places.filter { $0.request.kind == .domains }.count == 3)
  }

  @Test func englishNames() throws {
    var book = try ShippedBookTests.book()
    book.language = .english
    #expect(appendices(book).sheets[0].name == "Appendix I")
  }

  @Test func groupsWithRulesOfTheirOwnHaveARanking() throws {
    let places = appendices(try SampleBook.make(seed: 1)).places
    #expect(places.filter { $0.request.kind == .groups }.map(\.index) == [1])
  }

  /// Two units of the group « so » and two of none, ranked by grades of their own: two blocks, each of which
  /// counts from 1.
  @Test func unitGroupsAreBlocksOfOneAppendix() throws {
    var book = SmallBook.book([[8, 7, 6, 5].map { .number($0) }]) {
      $0.criteria.grades = [
        "": GradeScale(grades: [.init(name: "Tốt", from: 0)]),
        "so": GradeScale(grades: [.init(name: "Đạt", from: 0)]),
      ]
    }
    for unit in 0...1 { book.units[unit].group = "so" }
    book.dress.groupNames = ["so": "Khối các sở"]
    let made = computed(book)
    let place = try #require(made.places.firstIndex { $0.request.kind == .groups })
    let sheet = made.sheets[place]
    let shown = texts(sheet)
    #expect(shown.contains("I. Khối các sở") && shown.contains("II. Chưa xếp khối"))
    let ranks = values(sheet, column: 3, made.values)
    #expect(ranks == [1, 2, 1, 2].map { .number($0) })
  }

  @Test func officialTextsOfTheBook() throws {
    let book = try ShippedBookTests.book()
    let made = computed(book)
    for sheet in made.sheets {
      let text = rows(sheet).enumerated().flatMap { row, line in
        line.cells.compactMap { cell -> String? in
          let place = CellAddress(row: row, column: cell.column)
          guard case .text(let text) = made.values.value(at: place, in: sheet.name) else {
            return nil
          }
          return text
        }
      }.joined(separator: " ")
      for expected in [
        sheet.name, "của Ủy ban nhân dân tỉnh Ninh Thuận)",
        "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "CHỦ TỊCH",
        "(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm 2022", try #require(book.remark),
      ] {
        #expect(text.contains(expected), "\(sheet.name): \(expected)")
      }
      // An appendix carries no letterhead.
      #expect(!text.contains("CỘNG HÒA"))
      #expect(sheet.page.firstNumber == 1 && sheet.page.leavesFirstBare)
    }
  }

  @Test func booksWithoutOfficialTextsHaveNoSignature() throws {
    let sheets = appendices(try SampleBook.make(seed: 2)).sheets
    #expect(sheets.count > 2)
    #expect(sheets.allSatisfy { !texts($0).contains("Nơi nhận:") })
  }

  @Test func rankingShowsEveryUnitOnceBestFirst() throws {
    for seed: UInt64 in 3...6 {
      let (evaluation, places, sheets, plan) = computed(
        try SampleBook.make(seed: seed, units: 11))
      for (place, sheet) in zip(places, sheets) {
        guard place.request.kind == .ranking else { continue }
        let result = evaluation.indices[place.index]
        let members = Array(result.index.participants.indices)
        let names = values(sheet, column: 1, plan).compactMap {
          if case .text(let name) = $0 { name } else { nil }
        }
        let expected = members.map {
          evaluation.book.units[result.index.participants[$0].unit].name
        }
        #expect(names.sorted() == expected.sorted())
        let ranks = values(sheet, column: 3, plan).prefix(members.count)
        let numbers = ranks.compactMap { if case .number(let rank) = $0 { rank } else { nil } }
        #expect(numbers.first == 1)
        #expect(numbers == numbers.sorted())
        let unranked = ranks.drop { $0 != .text("–") }
        #expect(unranked.allSatisfy { $0 == .text("–") })
        #expect(numbers.count + unranked.count == members.count)
      }
    }
  }

  @Test func aNoteExplainsTheDash() throws {
    let (_, places, sheets, plan) = computed(try SampleBook.make(seed: 3))
    for (place, sheet) in zip(places, sheets) where place.request.kind == .ranking {
      let hasDash = values(sheet, column: 3, plan).contains(.text("–"))
      let note = values(sheet, column: 0, plan).contains {
        if case .text(let text) = $0 { text.contains("nhưng không xếp hạng") } else { false }
      }
      #expect(note == hasDash)
    }
  }

  @Test func theSumOfUnitsCountsTheGrades() throws {
    let (_, places, sheets, plan) = computed(try ShippedBookTests.book())
    let place = try #require(places.firstIndex { $0.request.kind == .ranking })
    // 21 units are ranked, one is only scored: 3 from 90 points, 6 below 80 or capped.
    #expect(
      values(sheets[place], column: 0, plan).contains(
        .text("Tổng số 22 đơn vị, 1 không xếp hạng: 3 Xuất sắc, 13 Tốt, 6 Khá.")))
  }

  /// Of the units below 50 % of domain 8 only Sở Xây dựng has a score that gives a better grade.
  @Test func aCappedGradeHasARemark() throws {
    let (_, places, sheets, plan) = computed(try ShippedBookTests.book())
    let place = try #require(places.firstIndex { $0.request.kind == .ranking })
    let names = values(sheets[place], column: 1, plan)
    let notes = values(sheets[place], column: 5, plan)
    let marked = zip(names, notes).filter { $1 == .text("(*)") }.map(\.0)
    #expect(marked == [.text("Sở Xây dựng")])
  }

  @Test func setsWithoutGradesHaveNeitherColumnNorStatistics() throws {
    var book = try ShippedBookTests.book()
    for index in book.indices.indices { book.indices[index].criteria.grades = [:] }
    let (_, places, sheets) = appendices(book)
    for (place, sheet) in zip(places, sheets) where place.request.kind == .ranking {
      #expect(!texts(sheet).contains("Xếp loại"))
    }
  }

  /// The printed figures of each row, with a calculator: domains make the total, appraised points and those
  /// from surveys make it too, and from it follow conversion and score.
  @Test func domainsAddUp() throws {
    for book in [try ShippedBookTests.book(), try SampleBook.make(seed: 5, units: 11)] {
      let (evaluation, places, sheets, plan) = computed(book)
      for (place, sheet) in zip(places, sheets) where place.request.kind == .domains {
        let layout = BookLayout(evaluation).indices[place.index]
        let set = layout.result.calculation.set
        let columns = DomainColumns(layout, names: evaluation.book.units.map(\.name))
        let first = (sheet.page.repeatedRows?.upperBound ?? 0) + 1
        for row in first..<(first + layout.result.index.participants.count) {
          /// What is printed, in hundredths.
          func printed(_ position: Int?) -> Int? {
            let value = position.map {
              plan.value(at: CellAddress(row: row, column: $0), in: sheet.name)
            }
            return value?.asNumber.map { Int(($0 * 100).rounded()) }
          }
          func figure(_ column: DomainColumns.Column) -> Int? { printed(columns.position(column)) }
          guard let total = figure(.total), let score = figure(.score), columns.places.score == 2
          else { continue }
          if set.aggregation == .sum {
            #expect(columns.domains.compactMap { printed($0) }.reduce(0, +) == total)
          }
          if let appraised = figure(.appraised), let survey = figure(.survey) {
            #expect(appraised + survey == total)
          }
          let converted = figure(.converted) ?? total
          #expect(converted + (figure(.bonus) ?? 0) - (figure(.penalty) ?? 0) == score)
          if let maximum = figure(.maximum), let scale = set.scale {
            // The total may have more decimals than it is printed with.
            #expect(abs(Double(total) / Double(maximum) * scale * 100 - Double(converted)) < 2)
          }
        }
      }
    }
  }

  @Test func criteriaThatDidNotApplyAreListed() throws {
    let all = computed(SmallBook.book([[8, 7].map { .number($0) }]))
    #expect(!all.places.contains { $0.request.kind == .special })
    let shipped = computed(try ShippedBookTests.book())
    for (place, sheet) in zip(shipped.places, shipped.sheets)
    where place.request.kind == .special {
      let result = shipped.evaluation.indices[place.index]
      let marked = result.index.participants.indices.reduce(0) { sum, participant in
        sum
          + result.notApplicable(to: participant).count {
            result.calculation.set.nodes[$0].part == .main
          }
      }
      let points = values(sheet, column: 3, shipped.values).compactMap(\.asNumber)
      #expect(points.count == marked)
    }
  }

  @Test func theClosingRowsStayTogether() {
    let pages = PageRows(Page(), scale: 100, repeated: 36)
    let rows = Int(pages.height / 20)
    let full = [Double](repeating: 20, count: rows)
    #expect(pages.breaks(heights: full, closingFrom: rows - 4).isEmpty)
    #expect(pages.breaks(heights: full + [20, 20], closingFrom: rows - 4) == [rows - 4])
    #expect(pages.breaks(heights: full + full, closingFrom: 1).isEmpty)
  }

  @Test func fifteenDomainsAndLongNamesStayReadable() throws {
    var book = try ShippedBookTests.book()
    book.units[0].name = String(repeating: "Ban Quản lý dự án ", count: 11)
    let nodes = (1...15).map { number in
      Criterion(
        code: "\(number)", name: "Lĩnh vực cải cách hành chính số \(number)",
        maximum: ByGroup(4),
        rule: Rule(
          .given(step: nil), inputs: [.init(code: "points", text: "Điểm", kind: .points(step: nil))]
        )
      )
    }
    book.indices = [book.indices[0]]
    book.indices[0].criteria = CriteriaSet(id: "wide", title: "Rộng", nodes: nodes)
    book.indices[0].observations = []
    let (_, places, sheets) = appendices(book)
    let place = try #require(places.firstIndex { $0.request.kind == .domains })
    let page = sheets[place].page
    let pixels = sheets[place].columns.reduce(0) { $0 + ($1.isHidden ? 0 : $1.width * 7 + 5) }
    // 10.5 points are printed at 7 or more.
    #expect(page.room.width / 0.75 * Double(page.fitWidth ?? 1) / pixels >= 7 / 10.5)
    #expect(rankingBook(Evaluation(book), version: "test").problems().isEmpty)
  }
}
