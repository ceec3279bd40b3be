import BookFiles
import Formulas
import Reports
import Scoring
import TestSupport
import Testing
import Verification
import Wording
import WorkbookPlan
import XLSXWriting

/// The shipped book of districts with six of them, its workbook changed as if it came back.
struct ReturnedBook {
  var book: Book
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    book = try #require(loadBook(at: packageFolder + "/Templates/cap-huyen-2021").book)
    book.indices[0].participants.removeSubrange(6...)
    book.indices[0].observations.removeAll { $0.participant >= 6 }
  }

  /// Writes the workbook after a change of its plan; results stay as they were.
  func write(
    under revision: Revision? = nil, _ change: (inout Plan) throws -> Void = { _ in }
  ) throws -> String {
    let evaluation =
      try revision.map { try Evaluation(book, under: $0) } ?? Evaluation(book)
    var plan = rankingBook(evaluation, beside: try Alternatives(to: evaluation), version: "test")
    try change(&plan)
    try XLSXWriting.write(CalculatedPlan(pretending: plan), to: scratch("back.xlsx"))
    return scratch("back.xlsx")
  }

  /// What is found in the workbook after a change of its plan.
  func verify(_ change: (inout Plan) throws -> Void = { _ in }) throws -> Verification {
    try Verification(of: write(change), with: Evaluation(book), version: "test")
  }
}

extension Verification {
  /// What was found but results left over from before the change, each in one line.
  func lines(_ language: Language = .vietnamese) -> [String] {
    findings.compactMap { finding in
      if case .staleResult = finding.kind { return nil }
      return "\(finding.place): \(finding.message(in: language))"
    }
  }
}

extension Plan {
  /// Puts a content into the cell of a sheet.
  mutating func type(_ content: Cell.Content, into address: String, of sheet: String) throws {
    let place = try #require(CellAddress(a1: address))
    try edit(sheet) { rows in
      let cell = try #require(rows[place.row].cells.firstIndex { $0.column == place.column })
      rows[place.row].cells[cell].content = content
    }
  }

  /// Changes the rows of a sheet.
  mutating func edit(_ sheet: String, _ change: (inout [Row]) throws -> Void) throws {
    let position = try #require(sheets.firstIndex { $0.name == sheet })
    var rows = (0..<sheets[position].rows.count).map { sheets[position].rows[$0] }
    try change(&rows)
    sheets[position].rows = Rows(rows)
    sheets[position].merges = []
  }
}
