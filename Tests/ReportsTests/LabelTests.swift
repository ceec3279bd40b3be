import Formulas
import Scoring
import TestSupport
import Testing
import WorkbookPlan

@testable import Reports

/// The decision's own numbers stand in print where codes would.
@Suite struct LabelTests {
  private static func texts(_ plan: Plan) -> [String: Set<String>] {
    let calculated = CalculatedPlan(plan)
    return Dictionary(
      plan.sheets.map { sheet in
        let shown = (0..<sheet.rows.count).flatMap { row in
          sheet.rows[row].cells.compactMap { cell -> String? in
            let hidden =
              sheet.columns.indices.contains(cell.column)
              ? sheet.columns[cell.column].isHidden : false
            let place = CellAddress(row: row, column: cell.column)
            guard !hidden, !sheet.isHidden,
              case .text(let text) = calculated.value(at: place, in: sheet.name)
            else { return nil }
            return text
          }
        }
        return (sheet.name, Set(shown))
      }, uniquingKeysWith: { first, _ in first })
  }

  private static let codes: Set<String> = ["A", "A1", "A2", "B", "B1"]

  /// On every sheet but the two that are for programs and for `--set`: the desk of weights and the table of all
  /// points.
  @Test func sheetsShowNoCodes() throws {
    let book = try DecisionBook.load()
    let evaluation = Evaluation(book)
    let layout = BookLayout(evaluation)
    let shown = Self.texts(rankingBook(evaluation, version: "test"))
    let kept = [layout.weights, layout.points]
    for (sheet, texts) in shown where !kept.contains(sheet) {
      #expect(texts.isDisjoint(with: Self.codes), "\(sheet): \(texts.intersection(Self.codes))")
    }
    for sheet in [
      layout.rules, layout.indices[0].detail.sheet, layout.indices[0].data,
      layout.indices[0].scorecard, layout.indices[0].results,
    ] {
      let texts = try #require(shown[sheet])
      #expect(texts.contains("1"), "\(sheet)")
    }
    for (name, plan) in [
      ("scorecard", ScorecardBooks(evaluation).plan(of: 0)),
      ("explanation", explanationBook(evaluation, unit: 0, against: 1)),
    ] {
      for (sheet, texts) in Self.texts(plan) {
        #expect(texts.isDisjoint(with: Self.codes), "\(name), \(sheet)")
      }
    }
  }

  /// Forms show the labels; the hidden columns keep the codes by which the rows are found.
  @Test func formsShowLabelsAndKeepCodes() throws {
    let book = try DecisionBook.load()
    let stages: [Stage] = [.self, .appraised1]
    for stage in stages {
      let books = FormBooks(book, .test(stage))
      let plan = books.plan(of: books.files[0])
      let table = try #require(plan.sheets.compactMap { FormRows($0) }.first)
      #expect(Set(table.asking.map(\.criterion)) == ["A1", "A2", "B1"])
      let printed = table.asking.map { table.cell(.code, $0.row)?.content }
      let expected = table.asking.map { row in
        Cell.Content.text(["A1": "1", "A2": "2", "B1": "1"][row.criterion] ?? "")
      }
      #expect(printed == expected)
    }
  }

  /// Alone, « 1 » would mean the first criterion of either block.
  @Test func aloneARepeatedLabelIsToldWithItsBlock() throws {
    let set = try DecisionBook.load().indices[0].criteria
    let told = ["A", "A1", "A2", "B1"].map { set.position(of: $0).map { set.reference(to: $0) } }
    #expect(told == ["I", "I.1", "2", "II.1"])
  }
}
