@testable import Reports
import Formulas
import Scoring
import Testing
import WorkbookPlan

/// What is printed names unit groups; their codes stand on the sheet of provenance only.
@Suite struct GroupNameTests {
  /// The printed texts of a sheet with their places.
  private func printed(_ sheet: Sheet, _ plan: CalculatedPlan) -> [(place: String, text: String)] {
    let area = sheet.page.printArea
    var texts: [(String, String)] = []
    for row in 0..<sheet.rows.count {
      let line = sheet.rows[row]
      if line.isHidden { continue }
      for cell in line.cells {
        let address = CellAddress(row: row, column: cell.column)
        let isHidden = cell.column < sheet.columns.count && sheet.columns[cell.column].isHidden
        if isHidden || area?.contains(address) == false { continue }
        if case .text(let text) = plan.value(at: address, in: sheet.name) {
          texts.append((sheet.name + "!" + address.a1(), text))
        }
      }
    }
    return texts
  }

  private func expectNoCodes(_ evaluation: Evaluation, _ plan: Plan) {
    let codes = Set(evaluation.book.units.map(\.group)).filter { !$0.isEmpty }
    #expect(!codes.isEmpty)
    let provenance = RankingBookMap.provenance(in: evaluation.book.language)
    let calculated = CalculatedPlan(plan)
    var named = 0
    for sheet in plan.sheets where sheet.name != provenance {
      for (place, text) in printed(sheet, calculated) {
        let hasCode = codes.contains { code in
          text == code || text.contains("(\(code))") || text.contains("nhóm \(code):")
            || text.split(separator: "\n").contains { $0.hasPrefix(code + ": ") }
        }
        #expect(!hasCode, "\(place): \(text)")
        named += evaluation.book.dress.groupNames.values.count { text.contains($0) }
      }
    }
    #expect(named > 0)
  }

  @Test func shippedBooks() throws {
    for name in [ShippedBookTests.name, "cap-huyen-2021"] {
      let evaluation = Evaluation(try ShippedBookTests.book(name))
      expectNoCodes(evaluation, rankingBook(evaluation, version: "test"))
    }
  }

  /// Groups with maxima, weights and grades of their own have columns of their own on many sheets.
  @Test func groupsWithRulesOfTheirOwn() throws {
    var book = try SampleBook.make(seed: 1)
    book.dress.groupNames = ["so": "Khối các sở", "huyen": "Khối các huyện"]
    let evaluation = Evaluation(book)
    #expect(evaluation.indices.contains { $0.variants > 1 })
    expectNoCodes(evaluation, rankingBook(evaluation, version: "test"))
  }
}
