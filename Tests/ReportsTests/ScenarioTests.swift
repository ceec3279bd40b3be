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
        let choice = "\(layout.weights)!\(ScenarioRows.chosen.a1())"
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
    let checks = try #require(plan.sheets.first { $0.name == layout.checks })
    let verdicts = (0..<checks.rows.count).flatMap { checks.rows[$0].cells }.compactMap {
      if case .typed(_, .text(let text)) = $0.content { text } else { nil }
    }
    #expect(verdicts.contains("ĐẠT"))
    #expect(!verdicts.contains("KHÔNG ĐẠT"))
  }

  /// The warning stands in the file only while other weights than the approved ones hold.
  @Test func otherWeightsAreNamed() throws {
    let book = try ShippedBookTests.book()
    let approved = Evaluation(book)
    #expect(BookLayout(approved, try Alternatives(to: approved)).warningText == "")
    let revision = try #require(book.revisions.first)
    let scenario = try Evaluation(book, under: revision)
    let text = BookLayout(scenario, try Alternatives(to: scenario)).warningText
    #expect(text == "KHÔNG PHẢI KẾT QUẢ ĐÃ PHÊ DUYỆT – đang tính theo: \(revision.title)")
  }
}

extension BookLayout {
  fileprivate var warningText: String? {
    if case .typed(_, .text(let text)) = warning { text } else { nil }
  }
}
