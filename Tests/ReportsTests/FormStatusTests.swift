import Formulas
import Scoring
import Testing
import Wording
import WorkbookPlan

@testable import Reports

/// What a form says of how far it is filled in.
@Suite struct FormStatusTests {
  /// What the self-assessment form of a unit of the small book says with some figures.
  private struct Filled {
    let form: SelfForm
    let plan: CalculatedPlan

    /// The status of a criterion.
    func status(of node: Int) -> FormStatus? {
      let row = form.layout.rows(of: node)?.lowerBound ?? 0
      return FormStatus(plan, row: row, column: SelfFormLayout.status)
    }

    /// How many criteria are filled in, in words.
    var progress: Value { plan.value(at: CellAddress(row: 0, column: 0), sheet: 0) }
  }

  private func form(
    _ figures: [(criterion: Int, input: Int?, value: Value)], note: String? = nil,
    evidence: String? = nil, in book: Book = GoldenBook.book
  ) throws -> Filled {
    var book = book
    book.indices[0].observations = figures.map { figure in
      Observation(
        participant: 0, criterion: figure.criterion, input: figure.input, stage: .self,
        value: figure.value, note: note, evidence: evidence)
    }
    let form = try #require(
      FormEvaluation(
        book.indices[0], units: book.units, recipient: .unit("SNV"), stage: .self, isFilled: true))
    let books = FormBooks(book, .test(.self, filled: true))
    let file = try #require(books.files.first { $0.recipient == .unit("SNV") })
    return Filled(
      form: SelfForm(book: book, unit: book.units[0], form: form),
      plan: CalculatedPlan(books.plan(of: file)))
  }

  /// The small book, the criterion at a position naming evidence.
  private func asking(_ criterion: Int) -> Book {
    var book = GoldenBook.book
    book.indices[0].criteria.nodes[criterion].evidence = "Báo cáo"
    return book
  }

  @Test func nothingIsFilledIn() throws {
    let form = try form([])
    #expect(form.status(of: 1) == .blank)
    #expect(form.status(of: 6) == .optional)
    #expect(form.progress == .text("Còn 3 tiêu chí chưa điền"))
  }

  @Test func aFigureIsMissing() throws {
    let form = try form([(1, 0, .number(18))])
    #expect(form.status(of: 1) == .partial)
    #expect(form.progress == .text("Còn 3 tiêu chí chưa điền"))
  }

  @Test func aFigureIsATextThatIsNoNumber() throws {
    #expect(
      try form([(1, 0, .text("18 văn bản")), (1, 1, .number(20))]).status(of: 1) == .wrong)
  }

  @Test func figuresAndMarkExcludeEachOther() throws {
    let form = try form([(1, nil, .blank), (1, 0, .number(18))])
    #expect(form.status(of: 1) == .both)
  }

  @Test func aMarkSettlesACriterion() throws {
    let form = try form([(1, nil, .blank), (2, 0, .text("A")), (5, 0, .number(3))])
    #expect(form.status(of: 1) == .notApplicable)
    #expect(form.progress == .text("Đã điền đủ 4 tiêu chí"))
  }

  @Test func nothingComesOfAZeroDenominator() throws {
    let form = try form([(1, 0, .number(0)), (1, 1, .number(0))])
    #expect(form.status(of: 1) == .failed)
  }

  @Test func aCodeThatIsNoOption() throws {
    #expect(try form([(2, 0, .text("Z"))]).status(of: 2) == .failed)
  }

  @Test func pointsAboveTheMaximum() throws {
    #expect(try form([(5, 0, .number(4.25))]).status(of: 5) == .outside)
    #expect(try form([(5, 0, .number(4))]).status(of: 5) == .done)
  }

  @Test func pointsNeedEvidenceOrAnExplanation() throws {
    #expect(try form([(5, 0, .number(3))], in: asking(5)).status(of: 5) == .unproven)
    #expect(
      try form([(5, 0, .number(3))], evidence: "Số 12", in: asking(5)).status(of: 5) == .done
    )
    #expect(
      try form([(5, 0, .number(3))], note: "Đang gửi", in: asking(5)).status(of: 5) == .done)
    #expect(try form([(5, 0, .number(0))], in: asking(5)).status(of: 5) == .done)
  }

  @Test func missingEvidenceIsCountedOnceAllIsFilledIn() throws {
    let figures: [(Int, Int?, Value)] = [
      (1, 0, .number(18)), (1, 1, .number(20)), (2, 0, .text("A")), (5, 0, .number(3)),
    ]
    let form = try form(figures, in: asking(5))
    #expect(
      form.progress == .text("Đã điền đủ 4 tiêu chí; còn 1 tiêu chí chưa nêu tài liệu kiểm chứng"))
  }

  // MARK: Appraisal

  /// The status of Sở Tư pháp's criterion in the first appraisal of the small book.
  private func appraised(
    _ criterion: Int, _ value: Value?, note: String? = nil, threshold: Double = 0
  ) throws -> FormStatus? {
    var book = GoldenBook.book
    book.indices[0].reasonThreshold = threshold
    book.indices[0].observations.removeAll { $0.stage != .self }
    if let value {
      book.indices[0].observations.append(
        Observation(
          participant: 1, criterion: criterion, input: 0, stage: .appraised1, value: value,
          note: note))
    }
    let form = try #require(
      FormEvaluation(
        book.indices[0], units: book.units, recipient: .agency(nil), stage: .appraised1,
        isFilled: true))
    let layout = AppraisalForm(book: book, agency: nil, form: form).layout
    let books = FormBooks(book, .test(.appraised1, filled: true))
    let file = try #require(books.files.first { $0.recipient == .agency(nil) })
    return FormStatus(
      CalculatedPlan(books.plan(of: file)),
      row: try #require(layout.row(of: criterion, participant: 1)), column: layout.status)
  }

  @Test func anEmptyAppraisalKeepsTheSelfAssessment() throws {
    #expect(try appraised(5, nil) == .kept)
    #expect(try appraised(7, nil) == .optional)
  }

  @Test func aDifferenceNeedsAReason() throws {
    // The unit gave itself 4 points.
    #expect(try appraised(5, .number(3.5)) == .unexplained)
    #expect(try appraised(5, .number(3.5), note: "Chưa đủ minh chứng") == .done)
    #expect(try appraised(5, .number(4)) == .done)
  }

  @Test func aDifferenceWithinTheThresholdNeedsNone() throws {
    #expect(try appraised(5, .number(3.75), threshold: 0.25) == .done)
    #expect(try appraised(5, .number(3.5), threshold: 0.25) == .unexplained)
  }

  @Test func statusesHaveWordsOfTheirOwn() {
    for language in Language.allCases {
      let words = Set(FormStatus.allCases.map { $0.word(Texts(language: language)) })
      #expect(words.count == FormStatus.allCases.count)
    }
  }
}

extension FormStatus {
  /// The status that stands in a cell of a plan's first sheet; nil if none does.
  fileprivate init?(_ plan: CalculatedPlan, row: Int, column: Int) {
    let word = plan.value(at: CellAddress(row: row, column: column), sheet: 0)
    guard
      let status = Self.allCases.first(where: {
        .text($0.word(Texts(language: .vietnamese))) == word
      })
    else { return nil }
    self = status
  }
}
