import BookFiles
import FormTestSupport
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

/// Dates in forms: as spreadsheets hold them, and as people write them.
@Suite struct DateEntryTests {
  /// The small book whose criterion 1.6 is a report with a day that it is due.
  private static func book() throws -> Book {
    let formula = """
      rule:
                kind: formula
                inputs: [{code: n, text: Số, type: number, minimum: 0, maximum: 5000}]
                expression: MIN(max, n / 1000)
      """
    let criteria = FormBook.criteria.replacing(
      formula, with: "rule: {kind: deadline, due: 2021-12-10, points: -0.25}")
    guard criteria != FormBook.criteria else { throw Unchanged() }
    return try FormBook.load(["criteria.yaml": criteria])
  }

  private struct Unchanged: Error {}

  private static func read(_ content: FormDraft.Content) throws -> CollectedForm {
    let book = try book()
    var draft = FormDraft(book, .unit("STP"))
    draft.fill()
    draft["1.6"] = content
    let scratch = try Scratch()
    return FormReader(book).read(try draft.write(in: scratch), named: "phieu.xlsx")
  }

  @Test(
    arguments: [
      (FormDraft.Content.date(44545), 44545.0), (.text("15/12/2021"), 44545),
      (.text(" 5/1/2022 "), 44566), (.text("05/01/2022"), 44566), (.number(0), 0), (.date(0), 0),
      (.text("Không gửi"), 0), (.text("never sent"), 0),
      (.formula("DATE(2021,12,15)", "44545"), nil),
    ] as [(FormDraft.Content, Double?)])
  func aDateIsRead(content: FormDraft.Content, expected: Double?) throws {
    let form = try Self.read(content)
    let figure = form.figures.first { $0.key.criterion == 6 }
    #expect(figure?.value == expected.map { .number($0) })
    #expect(form.diagnostics.hasErrors == (expected == nil))
  }

  @Test(arguments: [
    (
      FormDraft.Content.text("2021-12-15"),
      "cần một ngày, thấy '2021-12-15'; ghi ngày/tháng/năm, ví dụ 15/12/2021, hoặc 0 nếu không gửi",
      "expected a date, found '2021-12-15'; write day/month/year, such as 15/12/2021, or 0 if it was never sent"
    ),
    (
      .text("12/15/2021"),
      "cần một ngày, thấy '12/15/2021'; ghi ngày/tháng/năm, ví dụ 15/12/2021, hoặc 0 nếu không gửi",
      "expected a date, found '12/15/2021'; write day/month/year, such as 15/12/2021, or 0 if it was never sent"
    ),
    (
      .text("15.12.21"),
      "cần một ngày, thấy '15.12.21'; ghi ngày/tháng/năm, ví dụ 15/12/2021, hoặc 0 nếu không gửi",
      "expected a date, found '15.12.21'; write day/month/year, such as 15/12/2021, or 0 if it was never sent"
    ),
    (
      .number(44545),
      "cần một ngày, thấy '44545'; ghi ngày/tháng/năm, ví dụ 15/12/2021, hoặc 0 nếu không gửi",
      "expected a date, found '44545'; write day/month/year, such as 15/12/2021, or 0 if it was never sent"
    ),
    (
      .date(44545.5), "ô chứa cả ngày và giờ; chỉ ghi ngày, ví dụ 15/12/2021",
      "the cell holds a date with a time; write the day alone, such as 15/12/2021"
    ),
    (
      .date(2021),
      "ngày 1905-07-13 nằm ngoài khoảng từ 2000-01-01 đến 2100-12-31; kiểm tra lại năm",
      "the date 1905-07-13 is not from 2000-01-01 to 2100-12-31; check the year"
    ),
    (
      .text("KAD"),
      "nếu không áp dụng thì ghi x ở cột «Không áp dụng», thấy 'KAD' ở ô số liệu",
      "if it does not apply, put x in the column for that; found 'KAD' as the figure"
    ),
  ])
  func whatIsNoDateIsAskedAboutAtItsCell(
    content: FormDraft.Content, vietnamese: String, english: String
  ) throws {
    let form = try Self.read(content)
    let fault = try #require(form.diagnostics.first { $0.severity == .error })
    #expect(fault.place?.cell == "E10")
    #expect(fault.fault.message(in: .vietnamese) == vietnamese)
    #expect(fault.fault.message(in: .english) == english)
  }

  /// Excel for Macintosh counted from 1904, 1,462 days later: its 43,083 is 15 December 2021, and 0 stays 0.
  @Test(arguments: [(43083.0, 44545.0), (0, 0)])
  func daysThatCountFrom1904(typed: Double, expected: Double) throws {
    let book = try Self.book()
    var draft = FormDraft(book, .unit("STP"))
    draft.fill()
    draft["1.6"] = .date(typed)
    let scratch = try Scratch()
    var parts = try ArchiveParts(reading: draft.write(in: scratch))
    try parts.replace("<sheets>", with: "<workbookPr date1904='1'/><sheets>", in: "xl/workbook.xml")
    let file = try scratch.archive(parts, name: "mac.xlsx")
    let form = FormReader(book).read(file, named: "mac.xlsx")
    #expect(form.figures.first { $0.key.criterion == 6 }?.value == .number(expected))
    #expect(!form.diagnostics.hasErrors)
  }

  /// What is collected is written as data files write it, and read again as it was.
  @Test func collectedDatesAreWrittenAsDates() throws {
    let book = try Self.book()
    for (serial, written) in [(44545.0, "2021-12-15"), (0, "never")] {
      let key = CollectedFigure.Key(
        index: 0, participant: 0, criterion: 6, stage: .self, input: 0)
      let figure = CollectedFigure(
        key: key, value: .number(serial), note: nil, evidence: nil, source: nil)
      let text = CollectedFile.text([figure], of: book)
      #expect(text.contains("cchc,STP,1.6,date,self,\(written),"))
    }
  }
}
