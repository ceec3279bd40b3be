import Formulas
import Scoring
import Testing
import WorkbookPlan
import XLSXLinting
import XLSXWriting

@testable import Reports

/// What explains a unit's points is the points.
@Suite struct UnitExplanationTests {
  /// Points before weighting, divided by the maximum and weighted, are what the criterion contributes.
  @Test func theWorkingLeadsToTheContribution() throws {
    let book = try ShippedBookTests.book()
    let evaluation = Evaluation(book)
    var compared = 0
    for index in book.indices {
      for participant in index.participants.prefix(5) {
        let explanation = try #require(
          UnitExplanation(index: index.id, unit: participant.unit, of: evaluation))
        for criterion in explanation.criteria {
          guard let contribution = criterion.contribution,
            let working = criterion.lines.first(where: { $0.label == "Cách tính điểm" }),
            case .number(let points) = working.value
          else { continue }
          let maximum = index.criteria.nodes[criterion.node].maximum.standard
          guard maximum != 0 else { continue }
          compared += 1
          #expect(
            abs(points / maximum * criterion.most - contribution) < 1e-9,
            "\(index.id) \(criterion.code)")
        }
      }
    }
    #expect(compared > 300)
  }

  /// The losses are all that lacks to full points, the largest first.
  @Test func lossesAreAllThatIsLacking() throws {
    let book = try ShippedBookTests.book("cap-huyen-2021")
    let evaluation = Evaluation(book)
    let result = evaluation.indices[0]
    for participant in result.index.participants.indices {
      let unit = result.index.participants[participant].unit
      let explanation = try #require(
        UnitExplanation(index: "cchc", unit: unit, of: evaluation))
      let lost = explanation.losses.map { $0.lost ?? 0 }
      #expect(lost == lost.sorted(by: >))
      let leaves = result.calculation.set.leaves
      let lacking = leaves.reduce(0.0) { sum, node in
        guard let points = result.contribution(of: node, participant: participant) else {
          return sum
        }
        return sum + result.weights[result.groups[participant]].effective[node] - points
      }
      #expect(abs(lost.reduce(0, +) - lacking) < 1e-6)
    }
  }

  @Test func theWorkbookAgainstAnotherUnitIsLive() throws {
    let folder = try TemporaryFolder()
    let book = try ShippedBookTests.book()
    let evaluation = Evaluation(book)
    let units = try ["STP", "VPUB"].map { code in
      try #require(book.units.firstIndex { $0.code == code })
    }
    let plan = explanationBook(evaluation, unit: units[0], against: units[1])
    #expect(plan.sheets.suffix(3).map(\.name) == ["So với CCHC", "So với Hài lòng", "So với DDCI"])
    let file = folder.path + "/against.xlsx"
    try write(plan, to: file)
    let findings = try lint(path: file)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    let copy = try LibreOffice.recalculated([file], in: folder.path)[0]
    let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
    #expect(comparison.compared > 200)
    #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
  }
}
