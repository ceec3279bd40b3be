import BookFiles
import Formulas
import Scoring
import Testing
import WorkbookPlan
import XLSXWriting

@testable import Reports

/// The weights desk: choosing a scenario in the file gives what the engine computes under it.
@Suite struct ScenarioTests {
  @Test func everyShippedScenarioChosenInTheFile() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    var expected: [Plan] = []
    for name in ["ninh-thuan-2021", "cap-huyen-2021"] {
      let book = try ShippedBookTests.book(name)
      #expect(!book.revisions.isEmpty)
      let approved = Evaluation(book)
      let alternatives = try Alternatives(to: approved)
      let layout = BookLayout(approved, alternatives)
      let plan = rankingBook(approved, beside: alternatives, version: "test")
      for (position, scenario) in alternatives.scenarios.enumerated() {
        let title = layout.scenarios.choices[position + 2].name
        let choice = "\(layout.weights)!\(ScenarioList.chosen.a1())"
        let file = "\(folder.path)/\(name)-\(position).xlsx"
        try write(plan.typing([choice: .text(title)]), to: file)
        files.append(file)
        var chosen = rankingBook(scenario, beside: alternatives, version: "test")
        chosen.sheets.removeAll { $0.name == layout.provenance }
        expected.append(chosen)
        #expect(scenario.indices[0].values != approved.indices[0].values)
      }
    }
    let copies = try LibreOffice.recalculated(files, in: folder.path)
    for (plan, copy) in zip(expected, copies) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 1000)
      #expect(
        comparison.differences.isEmpty,
        "\(comparison.differences.prefix(40).joined(separator: "\n"))")
    }
  }

  /// Under a scenario that the file chooses every check but the approved sum's still passes.
  @Test func theChecksHoldTheProgramsResultsForEachScenario() throws {
    let book = try ShippedBookTests.book()
    let scenario = try #require(try Alternatives(to: Evaluation(book)).scenarios.first)
    let plan = rankingBook(scenario, beside: try Alternatives(to: scenario), version: "test")
    let layout = BookLayout(scenario, try Alternatives(to: scenario))
    let calculated = CalculatedPlan(plan)
    let checks = try #require(plan.sheets.first { $0.name == layout.checks })
    let verdicts = (5..<checks.rows.count).compactMap { row -> String? in
      let verdict = calculated.value(at: CellAddress(row: row, column: 3), in: checks.name)
      guard verdict == .text("ĐẠT") || verdict == .text("KHÔNG ĐẠT"),
        case .text(let name) = checks.rows[row].cells[0].content, verdict == .text("KHÔNG ĐẠT")
      else { return verdict == .text("ĐẠT") ? "" : nil }
      return name
    }
    #expect(verdicts.contains(""))
    #expect(verdicts.allSatisfy { $0.isEmpty || $0.contains("tổng trọng số") }, "\(verdicts)")
  }

  /// The warning stands in the file only while other weights than the approved ones hold.
  @Test func otherWeightsAreNamed() throws {
    let book = try ShippedBookTests.book()
    let approved = Evaluation(book)
    #expect(try Self.warning(of: approved) == .text(""))
    let revision = try #require(book.revisions.first)
    let scenario = try Evaluation(book, under: revision)
    #expect(
      try Self.warning(of: scenario)
        == .text("KHÔNG PHẢI KẾT QUẢ ĐÃ PHÊ DUYỆT – đang tính theo: \(revision.title)"))
  }

  /// The card of a unit is signed under the approved weights only.
  @Test func cardsOfOtherWeightsAreDrafts() throws {
    let book = try ShippedBookTests.book()
    let approved = Evaluation(book)
    let scenario = try Evaluation(book, under: try #require(book.revisions.first))
    for (evaluation, isDraft) in [(approved, false), (scenario, true)] {
      let cards = ScorecardBooks(evaluation, beside: try Alternatives(to: evaluation)).plan(of: 0)
      let texts = cards.sheets.flatMap { sheet in
        (0..<sheet.rows.count).flatMap { sheet.rows[$0].cells }.compactMap { cell -> String? in
          if case .text(let text) = cell.content { text } else { nil }
        }
      }
      #expect(texts.contains("DỰ THẢO – KHÔNG KÝ") == isDraft)
      #expect(texts.contains("CHỦ TỊCH") == !isDraft)
    }
  }

  /// The warning above the list of weights.
  private static func warning(of evaluation: Evaluation) throws -> Value {
    let alternatives = try Alternatives(to: evaluation)
    let plan = rankingBook(evaluation, beside: alternatives, version: "test")
    let weights = BookLayout(evaluation, alternatives).weights
    return CalculatedPlan(plan).value(at: ScenarioList.statusCell, in: weights)
  }
}
