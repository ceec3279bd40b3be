import Formulas
import Scoring
import Testing
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
    #expect(places.suffix(3).allSatisfy { $0.content == .domains })
  }

  @Test func englishNames() throws {
    var book = try ShippedBookTests.book()
    book.language = .english
    #expect(appendices(book).sheets[0].name == "Appendix I")
  }

  @Test func groupsWithRulesOfTheirOwnHaveARanking() throws {
    let places = appendices(try SampleBook.make(seed: 1)).places
    #expect(places.count(where: { $0.content == .ranking(group: 0) && $0.index == 1 }) == 1)
    #expect(places.count(where: { $0.content == .ranking(group: 1) && $0.index == 1 }) == 1)
    #expect(
      !places.contains {
        $0.content != .domains && $0.content != .ranking(group: nil) && $0.index == 0
      })
  }

  /// Two units of the group « so » and two of none, ranked by grades of their own.
  @Test func unitsOfNoGroupAreToldSo() throws {
    var book = SmallBook.book([[8, 7, 6, 5].map { .number($0) }]) {
      $0.criteria.grades = [
        "": GradeScale(grades: [.init(name: "Tốt", from: 0)]),
        "so": GradeScale(grades: [.init(name: "Đạt", from: 0)]),
      ]
    }
    for unit in 0...1 { book.units[unit].group = "so" }
    let made = appendices(book)
    func heads(_ group: String) -> [String] {
      let line = "Nhóm đơn vị: \(group)"
      return made.sheets.filter { texts($0).contains(line) }.map(\.name)
    }
    #expect(heads("so") == ["Phụ lục II"])
    #expect(heads("chưa xếp nhóm") == ["Phụ lục III"])
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
        "ỦY BAN NHÂN DÂN", "TỈNH NINH THUẬN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sheet.name,
        "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "CHỦ TỊCH",
        try #require(book.dress.decision), try #require(book.remark),
      ] {
        #expect(text.contains(expected), "\(sheet.name): \(expected)")
      }
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
        guard case .ranking(let group) = place.content else { continue }
        let result = evaluation.indices[place.index]
        let members = result.index.participants.indices.filter {
          group == nil || result.groups[$0] == group
        }
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
    for (place, sheet) in zip(places, sheets) where place.content == .ranking(group: nil) {
      let hasDash = values(sheet, column: 3, plan).contains(.text("–"))
      let note = values(sheet, column: 0, plan).contains {
        if case .text(let text) = $0 { text.contains("không xếp hạng") } else { false }
      }
      #expect(note == hasDash)
    }
  }

  @Test func gradesAddUpToTheUnits() throws {
    let (evaluation, places, sheets, plan) = computed(try ShippedBookTests.book())
    for (place, sheet) in zip(places, sheets) {
      guard case .ranking(let group) = place.content else { continue }
      let result = evaluation.indices[place.index]
      guard !result.calculation.set.grades.isEmpty else { continue }
      let total = try #require(
        rows(sheet).firstIndex { $0.cells.first?.content == .text("Tổng cộng") })
      let graded = result.index.participants.indices.count {
        (group == nil || result.groups[$0] == group) && result.grade(of: $0) != nil
      }
      let values = [2, 3].map {
        plan.value(at: CellAddress(row: total, column: $0), in: sheet.name)
      }
      #expect(values == [.number(Double(graded)), .number(100)])
    }
  }

  @Test func setsWithoutGradesHaveNeitherColumnNorStatistics() throws {
    var book = try ShippedBookTests.book()
    for index in book.indices.indices { book.indices[index].criteria.grades = [:] }
    let (_, places, sheets) = appendices(book)
    for (place, sheet) in zip(places, sheets) where place.content == .ranking(group: nil) {
      #expect(!texts(sheet).contains("Xếp loại"))
      #expect(!texts(sheet).contains("Tổng cộng"))
    }
  }

  /// What is appraised, lost and left out makes the full points, and the losses of the domains add up.
  @Test func domainsAddUp() throws {
    let (evaluation, places, sheets, plan) = computed(try ShippedBookTests.book())
    for (place, sheet) in zip(places, sheets) where place.content == .domains {
      let result = evaluation.indices[place.index]
      let set = result.calculation.set
      guard set.aggregation == .sum else { continue }
      let units = rows(sheet).indices.filter { row in
        sheet.rows[row].cells.first.map { if case .number = $0.content { true } else { false } }
          ?? false
      }
      #expect(units.count == result.index.participants.count)
      let columns = DomainColumns(BookLayout(evaluation).indices[place.index])
      let totals = try #require(columns.blocks.last)
      for (participant, row) in units.enumerated() {
        func lost(_ block: DomainColumns.Block) throws -> Double {
          let offset = try #require(block.columns.firstIndex(of: .deducted))
          let address = CellAddress(row: row, column: block.first + offset)
          return try #require(plan.value(at: address, in: sheet.name).asNumber)
        }
        let excluded =
          result.number(.excluded(stage: result.calculation.final), of: participant) ?? 0
        let inAll = try columns.blocks.filter { $0.node != nil }.map(lost).reduce(0, +)
        let earned = set.domains.reduce(0) {
          $0 + (result.contribution(of: $1, participant: participant) ?? 0)
        }
        let total = result.weights[result.groups[participant]].total
        #expect(abs(total - excluded - earned - inAll) < 1e-6)
        #expect(try abs(lost(totals) - inAll) < 1e-6)
      }
    }
  }

  @Test(arguments: [
    ([3, 3, 3, 3, 4], 1, [0..<5]), ([3, 3, 3, 3, 4], 2, [0..<3, 3..<5]),
    ([3, 3, 3, 3, 4], 3, [0..<2, 2..<4, 4..<5]), ([4], 2, [0..<1]),
  ])
  func blocksAreSharedOutOverPages(counts: [Int], pages: Int, expected: [Range<Int>]) {
    #expect(DomainColumns.balanced(counts, pages: pages) == expected)
  }

  @Test func noPageBreakCutsADomain() throws {
    let (evaluation, places, sheets) = appendices(try ShippedBookTests.book())
    for (place, sheet) in zip(places, sheets) where place.content == .domains {
      let columns = DomainColumns(BookLayout(evaluation).indices[place.index])
      let starts = columns.blocks.map(\.first)
      #expect(sheet.page.columnBreaks.allSatisfy { starts.contains($0) })
      #expect(sheet.page.scale >= 80)
      #expect(sheet.page.fitWidth == nil)
      #expect(sheet.page.repeatedColumns == 0...1)
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
    let sheet = try #require(sheets.last)
    #expect(places.last?.content == .domains)
    #expect(sheet.page.columnBreaks.count >= 1)
    #expect(sheet.page.scale >= 80)
    #expect(rankingBook(Evaluation(book), version: "test").problems().isEmpty)
  }
}
