import Formulas
import Scoring
import TestSupport
import Testing
import WorkbookPlan
import XLSXWriting

@testable import Reports

/// Options of a choice in a form: found by their code to the last character, and by number.
@Suite struct FormOptionTests {
  /// The small book whose criterion 1.2 has options of some codes, with 4, 3.9, 3.8 … points.
  private func book(_ codes: [String]) -> Book {
    var book = GoldenBook.book
    let options = codes.enumerated().map {
      Rule.Option(code: $1, text: "Mức \($1)", points: 4 - Double($0) / 10)
    }
    book.indices[0].criteria.nodes[2].rule = Rule(
      .choice(options),
      inputs: [.init(code: "choice", text: "Mức", kind: .choice(codes))])
    book.indices[0].observations = []
    return book
  }

  /// The points and the status that a form shows for what is typed into the cell.
  private func shown(
    _ content: Cell.Content, among codes: [String]
  ) throws -> (points: Value, status: Value) {
    let books = FormBooks(book(codes), .test(.self))
    let plan = books.plan(of: books.files[0])
    #expect(plan.problems() == [])
    let table = try #require(plan.sheets.compactMap { FormRows($0) }.first)
    let row = try #require(table.asking.first { $0.criterion == "1.2" }).row
    func cell(_ column: Int) -> CellAddress { CellAddress(row: row, column: column) }
    let entry = cell(SelfFormLayout.value).a1()
    let typed = CalculatedPlan(plan.typing(["\(table.sheet)!\(entry)": content]))
    return (
      typed.value(at: cell(SelfFormLayout.points), in: table.sheet),
      typed.value(at: cell(SelfFormLayout.status), in: table.sheet)
    )
  }

  @Test(arguments: [
    (["1", "2"], Cell.Content.text("1"), 4.0), (["1", "2"], .text("2"), 3.9),
    (["1", "2"], .number(2), 3.9), (["01", "02"], .text("01"), 4), (["01", "02"], .number(2), 3.9),
    (["1", "01"], .text("01"), 3.9), (["1", "01"], .text("1"), 4),
    (["1.10", "1.2"], .number(1.1), 4),
    (["A*", "A"], .text("A"), 3.9), (["?", "~"], .text("~"), 3.9),
  ])
  func aCodeFindsItsOption(codes: [String], typed: Cell.Content, points: Double) throws {
    let shown = try shown(typed, among: codes)
    #expect(shown.points == .number(points))
    #expect(shown.status == .text("Đã điền"))
  }

  @Test(arguments: [
    (["1", "2"], Cell.Content.text("3")), (["1", "2"], .number(0)), (["1", "01"], .number(1)),
    (["A*", "B"], .text("AB")), (["1", "2"], .text("01")), (["0", "1"], .text("")),
  ])
  func whatIsNoCodeFindsNone(codes: [String], typed: Cell.Content) throws {
    let shown = try shown(typed, among: codes)
    #expect(shown.points == .text(""))
    #expect(shown.status != .text("Đã điền"))
  }

  /// More options than there may be conditions inside each other, or values of a `CHOOSE` in LibreOffice.
  @Test func seventyOptions() throws {
    let codes = (1...70).map { "M\($0)" }
    #expect(try shown(.text("M1"), among: codes).points == .number(4))
    let last = try shown(.text("M35"), among: codes)
    #expect(last.points.asNumber.map { abs($0 - 0.6) < 1e-9 } == true)
    #expect(last.status == .text("Đã điền"))
  }

  /// A cell for a code is a text cell, so that Excel leaves `01` as it is.
  @Test func cellsForCodesAreTextCells() throws {
    for stage in [Stage.`self`, .appraised1] {
      let books = FormBooks(book(["1", "01"]), .test(stage))
      let plan = books.plan(of: books.files[0])
      let sheet = try #require(plan.sheets.first)
      let table = try #require(FormRows(sheet))
      for asking in table.asking where asking.criterion == "1.2" {
        let cell = try #require(table.cell(.value, asking.row))
        #expect(plan.formats[cell.format].numberFormat == "@")
        let address = CellAddress(row: asking.row, column: cell.column)
        #expect(sheet.textNumberRanges.contains { $0.contains(address) })
      }
      let lists = try #require(plan.sheets.first { $0.name == "_danh_sach" })
      #expect((0..<2).map { lists.rows[$0].cells[0].content } == [.text("1"), .text("01")])
    }
  }
}
