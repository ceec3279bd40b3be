import Formulas
import Scoring
import Testing
import Wording
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
            abs(points / maximum * criterion.attainable - contribution) < 1e-9,
            "\(index.id) \(criterion.code)")
        }
      }
    }
    #expect(compared > 300)
  }

  // MARK: Lost points

  private static func explanation(
    of code: String, index: String = "cchc", in name: String
  ) throws -> UnitExplanation {
    let book = try ShippedBookTests.book(name)
    let unit = try #require(book.units.firstIndex { $0.code == code })
    return try #require(UnitExplanation(index: index, unit: unit, of: Evaluation(book)))
  }

  /// 1.3.1 does not apply to the inspectorate and hands its point to 1.1.3 and 1.5, which weigh 2 each: both
  /// can give 2.5.
  ///
  /// Of the plan's 35 tasks 29 are done, of the 127 given 124 are in time; the index `ddci`
  /// has 46.38 of 100.
  @Test func handedOverPointsCanBeLost() throws {
    let explanation = try Self.explanation(of: "TTT", in: ShippedBookTests.name)
    let plan = 2.5 * 6 / 35.0
    let given = 2.5 * 3 / 127.0
    let competitiveness = 3 * (1 - 0.4638)
    let right: [(code: String, attainable: Double, lost: Double?)] = [
      ("1.1.3", 2.5, plan), ("1.5", 2.5, given), ("8.3", 3, competitiveness), ("1.3.1", 0, nil),
      ("2.4", 1, 1),
    ]
    for (code, attainable, lost) in right {
      let criterion = try #require(explanation.criteria.first { $0.code == code })
      #expect(criterion.attainable == attainable, "\(code)")
      guard let lost else {
        #expect(criterion.lost == nil, "\(code)")
        continue
      }
      let found = try #require(criterion.lost)
      #expect(abs(found - lost) < 1e-9, "\(code)")
    }
    #expect(explanation.losses.count == 25)
    #expect(abs(explanation.lost - 14.01) < 0.005)
  }

  /// Of the city's plan nothing counts (2 of 2 lost), one of two points is lost on 4.1, one of three on
  /// 3.3.2.
  @Test func lossesOfADistrict() throws {
    let explanation = try Self.explanation(of: "PRTC", in: "cap-huyen-2021")
    for (code, attainable, lost) in [("1.1.3", 2.0, 2.0), ("4.1", 2, 1), ("3.3.2", 3, 1)] {
      let criterion = try #require(explanation.losses.first { $0.code == code })
      #expect(criterion.attainable == attainable)
      #expect(criterion.lost == lost)
    }
    #expect(explanation.losses.first?.code == "1.1.3")
    #expect(explanation.losses.count == 34)
  }

  /// What was earned and what was lost make what can be attained; with bonus and penalty they make the
  /// score.
  @Test(arguments: [ShippedBookTests.name, "cap-huyen-2021"])
  func pointsAddUp(name: String) throws {
    let evaluation = Evaluation(try ShippedBookTests.book(name))
    var units = 0
    for result in evaluation.indices {
      let places = result.calculation.set.rounding.index ?? 9
      for participant in result.index.participants.indices {
        let unit = result.index.participants[participant].unit
        let explanation = try #require(
          UnitExplanation(index: result.index.id, unit: unit, of: evaluation))
        let leaves = explanation.criteria.filter { $0.part == .main }
        #expect(leaves.allSatisfy { ($0.lost ?? 0) > -1e-9 })
        let sums = (
          lost: leaves.reduce(0) { $0 + ($1.lost ?? 0) },
          earned: leaves.reduce(0) { $0 + ($1.contribution ?? 0) },
          attainable: leaves.reduce(0) { $0 + $1.attainable }
        )
        #expect(abs(sums.earned + sums.lost - sums.attainable) < 1e-6)
        #expect(abs(explanation.lost - sums.lost) < 1e-6)
        let values = explanation.closing.map { $0.value.asNumber ?? 0 }
        let labels = explanation.closing.map(\.label)
        func line(_ label: String) -> Double {
          labels.firstIndex { $0.hasPrefix(label) }.map { values[$0] } ?? 0
        }
        let score = line("Điểm quy đổi") + line("Điểm thưởng") - line("Điểm trừ")
        #expect(abs(SpreadsheetNumber.round(score, places: places) - (values.last ?? 0)) < 1e-9)
        units += 1
      }
    }
    #expect(units > 5)
  }

  /// The unit's file lists the same losses, with the same points.
  @Test(arguments: [ShippedBookTests.name, "cap-huyen-2021"])
  func theScorecardSaysTheSame(name: String) throws {
    let evaluation = Evaluation(try ShippedBookTests.book(name))
    let books = ScorecardBooks(evaluation)
    var compared = 0
    for unit in books.units where unit.isMultiple(of: 3) {
      let plan = CalculatedPlan(books.plan(of: unit))
      for index in BookLayout(evaluation).indices {
        guard
          let explanation = UnitExplanation(
            index: index.result.index.id, unit: unit, of: evaluation),
          let sheet = plan.plan.sheets.first(where: { $0.name == index.scorecard })
        else { continue }
        let places = ScorecardLayout(index)
        let titles = ["Mười chỗ mất điểm nhiều nhất", "The ten greatest losses"].map {
          Cell.Content.text($0)
        }
        let title = try #require(
          (0..<sheet.rows.count).first {
            sheet.rows[$0].cells.first.map { titles.contains($0.content) } ?? false
          })
        let top = title - places.lossTitle
        func value(_ row: Int, _ column: Int) -> Value {
          plan.value(at: CellAddress(row: row + top, column: column), in: sheet.name)
        }
        for (place, criterion) in explanation.losses.prefix(places.losses).enumerated() {
          let row = places.firstLoss + place
          #expect(value(row, 0) == .text(criterion.code))
          #expect(value(row, ScorecardLayout.attainable) == .number(criterion.attainable))
          #expect(value(row, places.figureColumns[0]) == criterion.lost.map { .number($0) })
          compared += 1
        }
      }
    }
    #expect(compared > 20)
  }

  /// The justice department is 8th of 28 by the time it takes: (28 − 8 + 1) / 28 of 10 points are 7.5.
  ///
  /// The rank a unit outside the ranking would have is an error for one inside and nowhere shown.
  @Test func theWorkingOfARankIsNoError() throws {
    let explanation = try Self.explanation(of: "STP", index: "ddci", in: ShippedBookTests.name)
    let criterion = try #require(explanation.criteria.first { $0.code == "3.3" })
    let working = try #require(criterion.lines.first { $0.label == "Cách tính điểm" })
    #expect(working.words == "(28 - 8 + 1) / 28 * 10")
    #expect(working.value == .number(7.5))
  }

  /// No line of a unit with all its figures shows an error in words.
  @Test(arguments: [ShippedBookTests.name, "cap-huyen-2021"])
  func noWorkingIsAnError(name: String) throws {
    let evaluation = Evaluation(try ShippedBookTests.book(name))
    var lines = 0
    for result in evaluation.indices {
      for participant in result.index.participants {
        let explanation = try #require(
          UnitExplanation(index: result.index.id, unit: participant.unit, of: evaluation))
        for criterion in explanation.criteria {
          for line in criterion.lines {
            #expect(!line.words.hasPrefix("#"), "\(criterion.code): \(line)")
            lines += 1
          }
        }
      }
    }
    #expect(lines > 1000)
  }

  /// On a card every loss is what the unit could have less what it has; together 64 − 49.99 = 14.01.
  @Test func lossesOnACardAreMaximaLessPoints() throws {
    let book = try ShippedBookTests.book()
    let evaluation = Evaluation(book)
    let unit = try #require(book.units.firstIndex { $0.code == "TTT" })
    let plan = CalculatedPlan(ScorecardBooks(evaluation).plan(of: unit))
    let sheet = try #require(plan.plan.sheets.first)
    let places = ScorecardLayout(try #require(BookLayout(evaluation).indices.first))
    func value(_ row: Int, _ column: Int) -> Value {
      plan.value(at: CellAddress(row: row, column: column), in: sheet.name)
    }
    let sum = try #require(
      (0..<sheet.rows.count).first { value($0, 1) == .text("Tổng điểm đạt được") })
    let top = sum - places.firstClosing
    var (maxima, losses) = (0.0, 0.0)
    let set = book.indices[0].criteria
    for node in set.leaves where set.nodes[node].part == .main {
      let row = places.row(of: node) + top
      let maximum = try #require(value(row, ScorecardLayout.attainable).asNumber)
      maxima += maximum
      guard let lost = value(row, places.deducted).asNumber else { continue }
      losses += lost
      let earned = try #require(value(row, places.final).asNumber)
      #expect(abs(maximum - earned - lost) < 1e-8, "\(set.nodes[node].code)")
    }
    #expect(abs(maxima - 64) < 1e-9)
    #expect(abs(losses - 14.01) < 0.005)
    #expect(value(sum, ScorecardLayout.attainable) == .number(64))
    #expect(abs((value(sum, places.final).asNumber ?? 0) - 49.99) < 0.005)
    #expect(abs((value(sum, places.deducted).asNumber ?? 0) - losses) < 1e-6)
  }

  /// Who appraises is no legal basis.
  @Test func theAppraiserHasALineOfItsOwn() throws {
    let explanation = try Self.explanation(of: "TTT", in: ShippedBookTests.name)
    let criterion = try #require(explanation.criteria.first { $0.code == "1.1.3" })
    #expect(
      criterion.lines.last
        == UnitExplanation.Line(label: "Đơn vị thẩm định", words: "Sở Nội vụ", value: .blank))
    #expect(!criterion.lines.contains { $0.label == "Căn cứ" })
    let working = try #require(criterion.lines.first { $0.label == "Cách tính điểm" })
    #expect(working.words == "IF(ROUND(29 / 35; 9) < 0,8; 0; MIN(1; 29 / 35)) * 2")
  }

  /// Numbers are put in with at most four decimals, the same in every program: 12.5 is 12,5, 2.89 is 2,89,
  /// 1/3 is 0,3333, and whole numbers have none.
  @Test(arguments: [
    (12.5, "12,5"), (2.89, "2,89"), (1.0 / 3, "0,3333"), (1200, "1200"), (-0.05, "-0,05"),
    (83.04, "83,04"), (0.0001, "0,0001"), (10.0203, "10,0203"), (2.00005, "2,0001"),
  ])
  func numbersPutIn(number: Double, text: String) {
    let texts = Texts(language: .vietnamese)
    let sheet = Sheet(
      name: "A",
      rows: Rows([
        Row([
          Cell(0, .number(number)),
          Cell(1, .formula(texts.decimals(of: CellAddress(row: 0, column: 0).term()))),
        ])
      ]))
    let plan = CalculatedPlan(Plan(properties: Plan.Properties(), sheets: [sheet]))
    #expect(plan.value(at: CellAddress(row: 0, column: 1), in: "A") == .text(text))
    #expect(texts.decimals(number) == text)
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
