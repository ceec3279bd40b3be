import BookFiles
import Formulas
import Reports
import Scoring
import TestSupport
import Testing
import Verification
import WorkbookPlan
import XLSXWriting

/// A ranking workbook that another program saved is compared by what it means.
@Suite struct ReturnedWorkbookTests {
  @Test(arguments: ["ninh-thuan-2021", "cap-huyen-2021"])
  func onlyTheChangesAreFoundInWhatLibreOfficeSaved(name: String) throws {
    let scratch = try Scratch()
    let evaluation = Evaluation(try ShippedBookTests.book(name))
    let plan = rankingBook(evaluation, beside: try Alternatives(to: evaluation), version: "test")
    let map = RankingBookMap(evaluation, beside: try Alternatives(to: evaluation))
    let weight = try #require(
      plan.inputs.first { input in
        guard case .trialWeight? = map.input(sheet: input.sheet, at: input.address) else {
          return false
        }
        return input.number == 1
      })
    let figure = try #require(
      plan.inputs.first { input in
        guard case .line(_, _, .input)? = map.input(sheet: input.sheet, at: input.address) else {
          return false
        }
        return input.number.map { $0 > 5 } ?? false
      })
    let choice = try #require(
      plan.inputs.first { map.input(sheet: $0.sheet, at: $0.address) == .choice })
    // Weights on trial count when they are chosen.
    let edited = plan.typing([
      choice.place: .text(map.choices[1]), weight.place: .number(2), figure.place: .number(4),
    ])
    try write(plan, to: scratch("same.xlsx"))
    try write(edited, to: scratch("edited.xlsx"))
    let copies = try LibreOffice.recalculated(
      [scratch("same.xlsx"), scratch("edited.xlsx")], in: scratch.path)
    let same = try Verification(of: copies[0], with: evaluation, version: "test")
    #expect(same.findings.isEmpty && same.effects.isEmpty)
    let changed = try Verification(of: copies[1], with: evaluation, version: "test")
    #expect(Set(changed.findings.map(\.place)) == [choice.place, weight.place, figure.place])
    #expect(!changed.hasFaults && !changed.effects.isEmpty)
    #expect(changed.engine == .agrees)
  }
}

extension Plan {
  /// The unlocked cells in order.
  fileprivate var inputs: [(sheet: String, address: CellAddress, place: String, number: Double?)] {
    sheets.flatMap { sheet in
      (0..<sheet.rows.count).flatMap { row in
        sheet.rows[row].cells.filter { !formats[$0.format].isLocked }.map { cell in
          let address = CellAddress(row: row, column: cell.column)
          let number: Double? = if case .number(let number) = cell.content { number } else { nil }
          return (sheet.name, address, "\(sheet.name)!\(address.a1())", number)
        }
      }
    }
  }
}
