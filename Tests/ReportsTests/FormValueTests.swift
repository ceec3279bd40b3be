import Formulas
import Scoring
import Testing
import WorkbookPlan
import XLSXWriting

@testable import Reports

/// What is typed into an empty form gives what the engine computes for the same figures.
@Suite struct FormValueTests {
  /// Empty forms with figures typed in, and the plans of the forms that hold them from the start.
  private func typed(
    _ book: Book, _ stage: Stage, _ takes: (FormBooks.File) -> Bool = { _ in true }
  ) -> [(typed: Plan, expected: Plan)] {
    let (empty, full) = (FormBooks(book, .test(stage)), FormBooks(book, .test(stage, filled: true)))
    return empty.files.filter(takes).map { file in
      let plan = empty.plan(of: file)
      var entries: [String: Cell.Content] = [:]
      for (table, position) in zip(plan.sheets.compactMap { FormRows($0) }, file.indices) {
        let own = table.entries(book.indices[position], units: book.units, stage: stage)
        entries.merge(own) { $1 }
      }
      let expected = full.plan(of: file)
      #expect(plan.sheets.map(\.name) == expected.sheets.map(\.name))
      return (plan.typing(entries), expected)
    }
  }

  private func expectSame(_ plans: [(typed: Plan, expected: Plan)]) throws {
    let folder = try TemporaryFolder()
    let files = plans.indices.map { "\(folder.path)/form\($0).xlsx" }
    for (plan, file) in zip(plans, files) { try write(plan.typed, to: file) }
    let copies = try LibreOffice.recalculated(files, in: folder.path)
    for (plan, copy) in zip(plans, copies) {
      let comparison = Comparison(plan.expected, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 10)
      #expect(
        comparison.differences.isEmpty,
        "\(plan.typed.properties.title):\n\(comparison.differences.joined(separator: "\n"))")
    }
  }

  @Test func formsOfTheShippedBooks() throws {
    var plans: [(typed: Plan, expected: Plan)] = []
    for name in ShippedForms.books {
      let book = try ShippedBookTests.book(name)
      plans += typed(book, .self) { file in
        [.unit("STP"), .unit("VPUB"), .unit("PRTC")].contains(file.recipient)
      }
      for stage in [Stage.appraised1, .appraised2, .decided] {
        plans += typed(book.sending(stage), stage)
      }
    }
    #expect(plans.count > 20)
    try expectSame(plans)
  }

  /// Every kind of rule, policy and aggregation, weights that differ from maxima, figures that are missing.
  @Test func formsOfRandomBooks() throws {
    var plans: [(typed: Plan, expected: Plan)] = []
    for seed in 1...3 as ClosedRange<UInt64> {
      var book = try SampleBook.make(
        seed: seed, units: 6,
        rounding: seed == 2 ? Rounding(criterion: 2, group: 2, total: 1, index: 0) : Rounding())
      for index in book.indices.indices {
        // Every fifth figure is missing, so that criteria are filled in halfway.
        book.indices[index].observations = book.indices[index].observations.enumerated()
          .filter { $0.offset % 5 != 3 }.map(\.element)
      }
      for stage in Stage.allCases { plans += typed(book.sending(stage), stage) }
    }
    #expect(plans.count > 20)
    try expectSame(plans)
  }

  /// The self-assessment's totals are those of the ranking workbook.
  @Test(arguments: ShippedForms.books) func totalsAreThoseOfTheRanking(name: String) throws {
    let book = try ShippedBookTests.book(name)
    let evaluation = try #require(Evaluation(book)["cchc"])
    let index = evaluation.index
    for participant in index.participants.indices {
      let unit = book.units[index.participants[participant].unit].code
      let form = try #require(
        FormEvaluation(
          index, units: book.units, recipient: .unit(unit), stage: .self, isFilled: true))
      for kind in [Line.Kind.earned(stage: .self), .excluded(stage: .self), .score(stage: .self)] {
        let own = form.result.number(kind, of: 0)
        let ranked = evaluation.number(kind, of: participant)
        #expect(
          own.map { SpreadsheetNumber.round($0, places: 9) }
            == ranked.map { SpreadsheetNumber.round($0, places: 9) }, "\(unit) \(kind)")
      }
    }
  }

  @Test func whatNeedsOtherUnitsIsComputedLater() throws {
    let book = try SampleBook.make(seed: 1)
    let form = try #require(
      FormEvaluation(
        book.indices[1], units: book.units, recipient: .unit("u0"), stage: .self, isFilled: true))
    let set = book.indices[1].criteria
    let later = form.content.criteria.filter { !form.computed.contains($0) }.map {
      set.nodes[$0].code
    }
    #expect(later == ["2.3", "2.4.1", "3.1", "4.1"])
    let all = try #require(
      FormEvaluation(
        book.indices[1], units: book.units, recipient: .agency(nil), stage: .appraised2,
        isFilled: true))
    let others = all.content.criteria.filter { !all.computed.contains($0) }.map {
      set.nodes[$0].code
    }
    // One of the units is not ranked: what the others have is compared without it, which a form does not.
    #expect(others == ["2.3", "2.4.1", "3.1", "4.1"])
  }

  /// A form that can compute nothing still asks.
  @Test func aFormWithoutPointsAsksForFigures() throws {
    var book = GoldenBook.book
    let value = Rule.Input(code: "value", text: "Giá trị", kind: .number(minimum: 0, maximum: nil))
    for node in book.indices[0].criteria.nodes.indices
    where book.indices[0].criteria.nodes[node].rule != nil {
      book.indices[0].criteria.nodes[node].rule = Rule(.leaderShare, inputs: [value])
    }
    book.indices[0].observations = []
    let books = FormBooks(book, .test(.self))
    let plan = books.plan(of: books.files[0])
    #expect(plan.problems() == [])
    let table = try #require(plan.sheets.compactMap { FormRows($0) }.first)
    #expect(table.asking.map(\.criterion) == ["1.1", "1.2", "2.2", "T1"])
    let row = table.asking[0].row
    #expect(table.cell(.points, row)?.content == .text("tính khi tổng hợp"))
  }

  /// A criterion that is filled in halfway gives no points, and no zero either.
  @Test func halfFilledGivesNothing() throws {
    var book = GoldenBook.book
    book.indices[0].observations = [
      Observation(participant: 0, criterion: 1, input: 0, stage: .self, value: .number(18)),
      Observation(participant: 0, criterion: 2, input: 0, stage: .self, value: .text("B")),
    ]
    let form = try #require(
      FormEvaluation(
        book.indices[0], units: book.units, recipient: .unit("SNV"), stage: .self, isFilled: true))
    #expect(form.result.value(.points(criterion: 1, stage: .self), of: 0) == .text(""))
    #expect(form.result.value(.points(criterion: 5, stage: .self), of: 0) == .text(""))
    #expect(form.result.value(.contribution(node: 0, stage: .self), of: 0) == .number(2))
    #expect(form.result.value(.earned(stage: .self), of: 0) == .number(2))
    #expect(form.result.issues.isEmpty)
  }

  /// A rule that cannot be computed leaves the totals of the others standing.
  @Test func aDivisionByZeroStaysAlone() throws {
    var book = GoldenBook.book
    book.indices[0].observations = [
      Observation(participant: 0, criterion: 1, input: 0, stage: .self, value: .number(0)),
      Observation(participant: 0, criterion: 1, input: 1, stage: .self, value: .number(0)),
      Observation(participant: 0, criterion: 2, input: 0, stage: .self, value: .text("A")),
    ]
    let form = try #require(
      FormEvaluation(
        book.indices[0], units: book.units, recipient: .unit("SNV"), stage: .self, isFilled: true))
    #expect(form.result.value(.points(criterion: 1, stage: .self), of: 0) == .text(""))
    #expect(form.result.value(.earned(stage: .self), of: 0) == .number(4))
  }

  /// An appraisal that leaves a criterion empty keeps what the earlier round found.
  @Test func anEmptyAppraisalKeepsTheEarlierPoints() throws {
    let book = GoldenBook.book
    let form = try #require(
      FormEvaluation(
        book.indices[0], units: book.units, recipient: .agency(nil), stage: .appraised1,
        isFilled: false))
    for participant in 0..<3 {
      for criterion in [1, 2, 5] {
        #expect(
          form.result.value(.points(criterion: criterion, stage: .appraised1), of: participant)
            == form.result.value(.points(criterion: criterion, stage: .self), of: participant))
      }
    }
  }

  /// Facts about units bear on grades; the forms of units with and without one stay as they are.
  @Test func factsLeaveFormsAsTheyAre() throws {
    let plain = GoldenBook.book
    var book = plain
    book.indices[0].criteria.facts = [Fact(code: "canh-cao", name: "bị cảnh cáo")]
    for group in book.indices[0].criteria.grades.keys {
      book.indices[0].criteria.grades[group]?.caps.append(
        GradeScale.Cap(.fact(FactCondition(0)), grade: 1))
    }
    book.indices[0].facts = [UnitFact(participant: 2, fact: 0)]
    for unit in book.units.map(\.code) {
      let forms = try [plain, book].map {
        try #require(
          FormEvaluation(
            $0.indices[0], units: $0.units, recipient: .unit(unit), stage: .self, isFilled: true))
      }
      let points = forms.map { $0.result.value(.earned(stage: .self), of: 0) }
      #expect(points[0] == points[1], "\(unit)")
    }
    let books = FormBooks(book, .test(.appraised1))
    #expect(books.files.map { books.plan(of: $0).problems() }.allSatisfy { $0 == [] })
  }
}
