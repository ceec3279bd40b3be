import BookFiles
import FormTestSupport
import Foundation
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

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
    .note, .evidence, .value, .points, .unit, .sentFigure, .mark, .code, .input, .figure,
    .criterion,
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

/// Options by these codes, the first worth the point.
private func book(options: [String]) throws -> Book {
  let list = options.enumerated().map { place, code in
    "{code: \"\(code)\", text: Mức \(place), points: \(place == 0 ? 1 : 0)}"
  }.joined(separator: ", ")
  return try FormBook.load([
    "criteria.yaml": FormBook.criteria.replacingOccurrences(
      of: "[{code: A, text: Đủ, points: 1}, {code: B, text: Thiếu, points: 0}]", with: "[\(list)]")
  ])
}

@Test(arguments: [
  (["1", "2"], FormDraft.Content.number(1), "1"), (["1", "2"], .text("2"), "2"),
  (["01", "02"], .text("01"), "01"), (["01", "1"], .text("01"), "01"),
  (["01", "1"], .text("1"), "1"), (["1.0", "2"], .text("1.0"), "1.0"),
  (["80%", "90%"], .percent(0.9), "90%"), (["true", "x"], .text("true"), "true"),
])
func optionsThatLookLikeNumbersStayTexts(
  _ options: [String], _ typed: FormDraft.Content, _ option: String
) throws {
  let book = try book(options: options)
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  draft["1.2"] = typed
  let form = try read(draft, book)
  #expect(form.diagnostics.isEmpty, "\(form.diagnostics.text(in: .english))")
  #expect(values(form, book)["1.2 choice"] == .text(option))
  let text = CollectedFile.text(form.figures, of: book)
  #expect(text.contains("cchc,STP,1.2,choice,self,\(option),"))
}

/// Excel makes a number of what was typed as `01`.
@Test func aNumberIsTheOptionOfThatNumberIfThereIsOneAlone() throws {
  let alone = try book(options: ["01", "02"])
  var draft = FormDraft(alone, .unit("STP"))
  draft.fill()
  draft["1.2"] = .number(1)
  let form = try read(draft, alone)
  #expect(values(form, alone)["1.2 choice"] == .text("01"))
  #expect(form.diagnostics.map { $0.fault.message(in: .english) } == ["'1' was read as '01'"])
  #expect(form.verdict == .acceptedWithWarnings)

  let several = try book(options: ["01", "1", "2"])
  draft = FormDraft(several, .unit("STP"))
  draft.fill()
  draft["1.2"] = .number(1)
  let asked = try read(draft, several)
  #expect(values(asked, several)["1.2 choice"] == nil)
  #expect(
    asked.diagnostics.map { $0.fault.message(in: .vietnamese) } == [
      "'1' có thể là '01' hoặc '1'; đổi định dạng ô thành Text rồi gõ lại mã"
    ])
  #expect(
    asked.diagnostics.map { $0.fault.message(in: .english) } == [
      "'1' may be '01' or '1'; format the cell as Text and type the code again"
    ])
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
