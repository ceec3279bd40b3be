import Scoring
import TestSupport
import Testing
import WorkbookPlan
import XLSXLinting
import XLSXWriting

@testable import Reports

/// Expects the ranking workbook of a book, an appraisal form and a self-assessment form to be sound files that
/// LibreOffice recalculates to the same values.
///
/// The ranking workbook has more than so many formulas.
func expectSoundFiles(of book: Book, formulas least: Int = 5) throws {
  let scratch = try Scratch()
  let forms = [Stage.appraised1, .self].flatMap { stage in
    let books = FormBooks(book, .test(stage, filled: true))
    return books.files.prefix(1).map { books.plan(of: $0) }
  }
  let plans = [rankingBook(Evaluation(book), version: "test")] + forms
  var files: [String] = []
  for (number, plan) in plans.enumerated() {
    let file = scratch("file\(number).xlsx")
    try write(plan, to: file)
    let findings = try lint(path: file)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    files.append(file)
  }
  let copies = try LibreOffice.recalculated(files, in: scratch.path)
  for (number, (plan, copy)) in zip(plans, copies).enumerated() {
    let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
    #expect(comparison.compared > (number == 0 ? least : 5))
    #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
  }
}
