import BookFiles
import Formulas
import Reports
import Scoring
import Testing
import WorkbookPlan
import XLSXWriting

/// Writes a book's workbook with something typed as the trial weight of a criterion of its first index; the
/// results in it stay as they were.
func typedWorkbook(
  of folder: String, _ content: Cell.Content, for code: String, to path: String
) throws {
  let book = try #require(try loadBook(at: folder).book)
  let evaluation = Evaluation(book)
  var plan = rankingBook(evaluation, beside: try Alternatives(to: evaluation), version: "test")
  let name = book.indices[0].trialWeightsName(variant: 0)
  let cells = try #require(plan.names.first { $0.name == name }?.cells)
  let sheet = try #require(plan.sheets.firstIndex { $0.name == cells.sheet })
  let column = cells.range.first.column
  var rows = (0..<plan.sheets[sheet].rows.count).map { plan.sheets[sheet].rows[$0] }
  let row = try #require(rows.firstIndex { $0.cells.first?.content == .text(code) })
  let cell = try #require(rows[row].cells.firstIndex { $0.column == column })
  rows[row].cells[cell].content = content
  plan.sheets[sheet].rows = Rows(rows)
  try XLSXWriting.write(CalculatedPlan(pretending: plan), to: path)
}
