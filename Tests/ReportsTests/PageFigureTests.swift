import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// Figures of the ranking workbook's pages, worked out by hand.
@Suite struct PageFigureTests {
  /// Three units of which two have no second criterion.
  ///
  /// A has 5 of 10: half of what it can attain, 5 lost. B has 9 and 10 of 20: 95 %, 1 lost. C has 10 of 10:
  /// all of it, nothing lost.
  private static let excluded: [[Value?]] = [[5, 9, 10], [nil, 10, nil]].map { row in
    row.map { $0.map { .number($0) } }
  }

  @Test func whatTheUnitCouldAttainStandsBesideItsPoints() throws {
    let values = try SheetValues(SmallBook.plan(Self.excluded, domain: true), "Phụ lục II")
    for (unit, points, most) in [("A", 5.0, 10.0), ("B", 19, 20), ("C", 10, 10)] {
      let row = try #require(values.row(of: unit))
      // Number, name, the domain, what can be attained, the points in all.
      #expect((2...4).map { values[row, $0] } == [points, most, points].map { .number($0) })
    }
  }

  /// (50 + 95 + 100) / 3 = 81.67 in the domain; 80 in the first criterion, 100 in the second.
  @Test func meanSharesAreOfWhatCanBeAttained() throws {
    let values = try SheetValues(SmallBook.plan(Self.excluded, domain: true), "Kết quả T")
    let domain = try #require(values.row(of: "Lĩnh vực D"))
    #expect(values[domain, 2] == .number(81.67))
    let first = try #require(values.row(of: "Tiêu chí 1"))
    #expect((0...1).map { values[first + $0, 2] } == [80, 100].map { .number($0) })
    #expect(values[first + 1, 1] == .text("Tiêu chí 2"))
  }

  /// C, with 90 %, is not ranked: of 80 and 70 % A's is the best and B's the lowest, 75 % the mean.
  @Test func domainsCompareRankedUnits() throws {
    let plan = SmallBook.plan([[8, 7, 9].map { .number($0) }], domain: true) {
      $0.participants[2].isRanked = false
    }
    let values = try SheetValues(plan, "Kết quả T")
    let domain = try #require(values.row(of: "Lĩnh vực D"))
    #expect(values[domain, 2] == .number(75))
    #expect(values[domain + 1, 1] == .text("Cao nhất: A; thấp nhất: B"))
  }

  /// A has 5 of the 10 points that apply to it: on its card the losses of a column are what it could have
  /// less what it has, of the criteria (10 − 5, nothing of 0) and in the sum.
  @Test func theCardShowsWhatCanBeAttained() throws {
    let values = try SheetValues(SmallBook.plan(Self.excluded, domain: true), "Phiếu điểm T")
    let title = try #require(values.row(of: "Điểm từng tiêu chí", column: 0))
    #expect(values[title + 1, 3] == .text("Tối đa áp dụng"))
    // The maximum, the points and the loss of the domain and of both criteria.
    func row(_ name: String) throws -> [Value] {
      let row = try #require(values.row(of: name, from: title))
      return (3...5).map { values[row, $0] }
    }
    #expect(try row("Lĩnh vực D") == [10, 5, 5].map { .number($0) })
    #expect(try row("Tiêu chí 1") == [10, 5, 5].map { .number($0) })
    #expect(try row("Tiêu chí 2") == [.number(0), .text("KAD"), .text("KAD")])
    #expect(try row("Tổng điểm đạt được") == [10, 5, 5].map { .number($0) })
  }

  /// C has all that applies to it and leads; B has more points.
  @Test func ranksInADomainAreByShare() throws {
    let values = try SheetValues(SmallBook.plan(Self.excluded, domain: true), "Phân tích T")
    #expect(try values.domainRanks() == [3, 2, 1].map { .number($0) })
  }

  /// 86.369 and 86.371 are different ranks unless rounded scores rank.
  @Test(arguments: [(true, [1.0, 1]), (false, [2, 1])])
  func ranksInADomainFollowWhatTheSetRanksBy(byRounded: Bool, expected: [Double]) throws {
    let points: [[Value?]] = [[.number(86.369), .number(86.371)]]
    let plan = SmallBook.plan(points, maximum: 100) {
      $0.criteria.ranking = RankingRule(byRounded: byRounded)
    }
    let values = try SheetValues(plan, "Phân tích T")
    #expect(try values.domainRanks() == expected.map { .number($0) })
  }

  /// Weighing half of its maximum, a criterion of 10 points gives 5 at most.
  @Test func theHeadNamesTheWeight() throws {
    let plan = SmallBook.plan([[.number(10), .number(6)]]) {
      $0.criteria.nodes[0].weight = ByGroup(5)
    }
    let values = try SheetValues(plan, "Phân tích T")
    let head = try #require(values.row(of: "Điểm tối đa theo trọng số"))
    #expect(values[head, 2] == .number(5))
    #expect((2...3).map { values[head + $0, 2] } == [5, 3].map { .number($0) })
  }

  @Test func gradesOfAnyNameAreCounted() throws {
    let plan = SmallBook.plan([[9, 8, 4, 1].map { .number($0) }]) {
      $0.criteria.grades = [
        "": GradeScale(grades: [
          .init(name: "A*", from: 8.5), .init(name: "A", from: 7), .init(name: "1", from: 3),
          .init(name: "<2>", from: 0),
        ])
      ]
    }
    let values = try SheetValues(plan, "Kết quả T")
    let sentence = "4 đơn vị được xếp hạng, trung bình 5,50 điểm. Xếp loại: 1 A*, 1 A, 1 1, 1 <2>."
    #expect(values.row(of: sentence, column: 0) != nil)
    #expect(CalculatedPlan(plan).disagreements().isEmpty)
  }

  /// A and B fall by one place each, from 1 to 2 and from 2 to 3: A comes first.
  @Test func moversHaveOneOrder() throws {
    let plan = CalculatedPlan(
      SmallBook.plan([[8, 7, 9].map { .number($0) }]) {
        $0.previous = [
          "A": PreviousResult(score: 9, rank: 1), "B": PreviousResult(score: 8, rank: 2),
          "C": PreviousResult(score: 7, rank: 3),
        ]
      })
    let values = try SheetValues(plan, "Kết quả T")
    let first = try #require(values.row(of: "A: từ 1 xuống 2", column: 3))
    #expect(values[first, 5] == .number(-1))
    #expect(values[first + 1, 3] == .text("B: từ 2 xuống 3"))
    #expect(values[first + 2, 3] != .text("C: từ 3 lên 1"))
    #expect(values[first, 1] == .text("C: từ 3 lên 1"))
  }

  /// A unit that is not ranked has the same sign on all pages.
  @Test func notRankedHasOneSign() throws {
    let plan = CalculatedPlan(
      SmallBook.plan([[8, 7, 9].map { .number($0) }]) { $0.participants[1].isRanked = false })
    // Columns of the rank after the unit's name.
    for (name, column) in [
      ("Tổng hợp", 3), ("Kết quả T", 0), ("Phân tích T", 5), ("Phụ lục I", 3),
    ] {
      let values = try SheetValues(plan, name)
      let row = try #require(values.row(of: "B"), "\(name)")
      #expect(values[row, column] == .text("–"), "\(name)")
    }
  }

  /// Where scores have three decimals, they are shown with three on every page.
  @Test func scoresHaveTheirDecimalsOnEveryPage() throws {
    let plan = SmallBook.plan([[86.369, 70.125, 60.5].map { .number($0) }], maximum: 100) {
      $0.criteria.rounding = Rounding(index: 3)
    }
    let values = CalculatedPlan(plan)
    var pages = 0
    for sheet in plan.sheets {
      let isMine = ["Kết quả", "Tổng hợp", "Phân tích", "Phụ lục I"]
        .contains { sheet.name.hasPrefix($0) }
      guard isMine else { continue }
      for row in 0..<sheet.rows.count {
        for cell in sheet.rows[row].cells where cell.content.isFormula {
          let address = CellAddress(row: row, column: cell.column)
          guard values.value(at: address, in: sheet.name) == .number(86.369),
            let format = plan.formats[cell.format].numberFormat as String?,
            !(sheet.name.hasPrefix("Phân tích") && cell.column < 4),
            !(sheet.name == "Phụ lục II" && cell.column < 6),
            !(sheet.name.hasPrefix("Kết quả") && cell.column > 5)
          else { continue }
          pages += 1
          #expect(format.hasPrefix("0.000"), "\(sheet.name) \(address.a1())")
        }
      }
    }
    #expect(pages >= 4)
  }
}
