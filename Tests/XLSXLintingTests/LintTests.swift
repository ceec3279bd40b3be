import Testing
import XLSXLinting
import XLSXReading

@Suite struct LintTests {
  @Test func aSoundBookHasNoFindings() throws {
    #expect(try findings(SoundBook.parts()) == [])
  }

  /// Each fault alone is named by its rule and place, and no other rule is.
  @Test(arguments: PlantedFault.all)
  func plantedFault(_ planted: PlantedFault) throws {
    let found = try findings(planted.parts())
    #expect(Set(found.map(\.rule)) == [planted.rule], "\(found)")
    #expect(
      found.contains {
        $0.part == planted.part && (planted.cell == nil || $0.cell == planted.cell)
      },
      "\(found)")
  }

  @Test func everyRuleIsPlanted() {
    let planted = Set(PlantedFault.all.map(\.rule))
    #expect(LintRule.allCases.filter { !planted.contains($0) } == [])
  }

  @Test func aFileThatIsNoWorkbookIsRefused() throws {
    #expect(throws: ReadFailure.self) { try lint(path: "/dev/null") }
  }

  @Test func aFindingSaysWhereAndWhat() throws {
    let planted = PlantedFault(.cellNumber, at: "B3", "<v>3.25</v>", "<v>NAN</v>")
    #expect(
      try findings(planted.parts()).map(\.description) == [
        "xl/worksheets/sheet1.xml Điểm số!B3: cellNumber: 'NAN' is no number"
      ])
  }
}

extension PlantedFault {
  static let all =
    inThePackage + inTheWorkbook + inNames + inStyles + inTexts + inCells + inFormulas + inLayout
    + onThePage + inRules + inObjects
}
