import BookFiles
import FormTestSupport
import Foundation
import Formulas
import Scoring
import TestSupport
import Testing

/// The values of a form's figures by criterion and input, such as `1.3 denominator`.
private func values(_ form: CollectedForm, _ book: Book) -> [String: Value] {
  Dictionary(
    form.figures.map { figure in
      let node = book.indices[figure.key.index].criteria.nodes[figure.key.criterion]
      let input = figure.key.input.map { node.rule?.inputs[$0].code ?? "" } ?? "x"
      return ("\(node.code) \(input)", figure.value)
    }
  ) { first, _ in first }
}

private func read(_ draft: FormDraft, _ book: Book) throws -> CollectedForm {
  let scratch = try Scratch()
  return FormReader(book).read(try draft.write(in: scratch), named: "STP/phieu.xlsx")
}

private let filled: [String: Value] = [
  "1.1 points": .number(1.5), "1.2 choice": .text("A"), "1.3 numerator": .number(9),
  "1.3 denominator": .number(10), "1.10 choice": .number(1), "1.5 percent": .number(88.5),
  "1.6 n": .number(1500),
]

@Test func aFilledFormIsReadCellForCell() throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"), round: 2)
  draft.fill()
  draft["1.1", .note] = .text("Đã ban hành\nngày 5/1")
  let form = try read(draft, book)
  #expect(form.diagnostics.isEmpty)
  #expect(form.verdict == .accepted)
  #expect(form.identity?.recipient == .unit("STP"))
  #expect(form.identity?.round == 2)
  #expect(values(form, book) == filled)
  #expect((form.answered, form.asked) == (6, 6))
  let first = try #require(form.figures.first)
  #expect(first.note == "Đã ban hành\nngày 5/1")
  #expect(first.evidence == "Quyết định 1/QĐ")
  #expect(first.source == "STP/phieu.xlsx: Phiếu!E4")
  #expect(form.figures.allSatisfy { $0.key.stage == .self && $0.key.participant == 0 })
}

@Test func rowsAndColumnsAreFoundByNameWhereverTheyStand() throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft.rows.reverse()
  draft.rows.insert(FormDraft.Row("STP", "", ""), at: 2)
  draft.columns = [
    .note, .evidence, .value, .points, .unit, .sentFigure, .mark, .code, .input, .figure, .criterion,
  ]
  let form = try read(draft, book)
  #expect(form.diagnostics.isEmpty)
  #expect(values(form, book) == filled)
}

@Test(arguments: [
  ("9,25", 9.25), ("9.25", 9.25), (" 9,5 ", 9.5), ("\u{A0}9,5\u{202F}", 9.5), ("12", 12.0),
  ("0012", 12.0), ("-0", 0.0), ("1,5000", 1.5), ("1234567", 1_234_567.0),
])
func aNumberKeptAsTextIsReadWithEitherSeparator(_ text: String, _ number: Double) throws {
  let book = try FormBook.load([
    "criteria.yaml": FormBook.criteria.replacingOccurrences(
      of: "maximum: 5000", with: "maximum: 5000000")
  ])
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft["1.6"] = .text(text)
  let form = try read(draft, book)
  #expect(form.diagnostics.isEmpty, "\(form.diagnostics.text(in: .english))")
  #expect(values(form, book)["1.6 n"] == .number(number))
}

@Test(arguments: [
  "", "một", "1 000", "1'000", "1.2.3", "1,2,3", "1,2.3", "9,25 điểm", "8/10", "80%", "1e3", "0x10",
  ",5", "5,", "١٢", "½", "＋5", "--5", "5-", "∞", "nan",
])
func nothingElseIsTakenForANumber(_ text: String) throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft["1.6"] = .text(text)
  let form = try read(draft, book)
  #expect(values(form, book)["1.6 n"] == nil)
  #expect(form.diagnostics.count == 1)
  #expect(form.verdict == (text.isEmpty ? .acceptedWithWarnings : .rejected))
}

@Test func aTruthValueAnswersYesOrNo() throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft["1.10"] = .boolean(false)
  let form = try read(draft, book)
  #expect(form.diagnostics.isEmpty)
  #expect(values(form, book)["1.10 choice"] == .number(0))
}

@Test func theMarkStandsForTheWholeCriterion() throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft["1.1"] = nil
  draft["1.1", .evidence] = nil
  draft["1.1", .mark] = .text(" X ")
  draft["1.1", .note] = .text("Không có")
  let form = try read(draft, book)
  #expect(form.diagnostics.isEmpty)
  let mark = try #require(form.figures.first)
  #expect(mark.key.input == nil)
  #expect(mark.note == "Không có")
  #expect(mark.source == "STP/phieu.xlsx: Phiếu!F4")
}

@Test func noPointsNeedNoEvidence() throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft["1.1"] = .number(0)
  draft["1.1", .evidence] = nil
  #expect(try read(draft, book).diagnostics.isEmpty)
}

/// The book after the self-assessment of one department.
private let assessed = """
  unit,criterion,input,stage,value,note
  STP,1.1,,self,1.5,
  STP,1.2,,self,A,

  """

@Test(arguments: [(1.25, false), (1.75, false), (1.0, true), (2.0, true)])
func anAppraisalPastTheThresholdNeedsAReason(_ points: Double, _ needsReason: Bool) throws {
  let book = try FormBook.load(["data.csv": assessed])
  var draft = FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1)
  draft["1.1"] = .number(points)
  let scratch = try Scratch()
  let path = try draft.write(in: scratch)
  let form = FormReader(book).read(path, named: "snv.xlsx")
  let told = form.diagnostics.filter { $0.severity == .error }.map { $0.text(in: .vietnamese) }
  let shown = points == 1 ? "1" : "2"
  #expect(
    told
      == (needsReason
        ? [
          "\(path): Phiếu!I4: lỗi: tiêu chí '1.1': điểm thẩm định \(shown) khác 1,5 trước đó; nêu lý do"
        ] : []))
  draft["1.1", .note] = .text("Thiếu văn bản")
  #expect(try read(draft, book).diagnostics.allSatisfy { $0.severity == .warning })
}

@Test func aCriterionThatAppliesNoLongerNeedsAReason() throws {
  let book = try FormBook.load(["data.csv": assessed])
  var draft = FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1)
  draft["1.1", .mark] = .text("x")
  let told = try read(draft, book).diagnostics.filter { $0.severity == .error }
  #expect(
    told.map { $0.fault.message(in: .english) } == [
      "criterion '1.1': the appraised x differ from the earlier 1.5 points; give a reason"
    ])
  draft["1.1", .note] = .text("Không được giao")
  #expect(try read(draft, book).diagnostics.allSatisfy { $0.severity == .warning })
}

@Test func aBlankAppraisalKeepsTheEarlierFigure() throws {
  let book = try FormBook.load(["data.csv": assessed])
  let form = try read(FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1), book)
  #expect(form.figures.isEmpty)
  // Only what no earlier stage answers is worth a warning, and penalties never are.
  let told = form.diagnostics.map { $0.fault.message(in: .english) }
  #expect(
    told
      == ["1.1", "1.1", "1.2", "1.2"].map { "the criterion '\($0)' is not filled in" })
}

@Test func anUnreadableFileIsARejectedForm() throws {
  let book = try FormBook.load()
  let scratch = try Scratch()
  let path = try scratch.file(Array("code,value\n1.1,2\n".utf8))
  let form = FormReader(book).read(path, named: "x.xlsx")
  #expect(form.verdict == .rejected)
  #expect(
    form.diagnostics.text(in: .vietnamese)
      == "\(path): lỗi: đây là tệp văn bản (như CSV), không phải .xlsx; mở bằng Excel rồi lưu lại thành .xlsx"
  )
}
