import Formulas
import Testing
import WorkbookPlan

@testable import Reports

/// A text that does not fit its cell is found, one that fits is not.
@Suite struct PrintedTextTests {
  private func fault(
    _ text: String, isNumber: Bool = false, width: Double = 20, height: Double = 18,
    right: Double = 0, left: Double = 0, _ change: (inout CellFormat) -> Void = { _ in }
  ) -> String? {
    PrintedText(
      text: text, isNumber: isNumber, format: CellFormat().with(change), columnWidth: width,
      height: height, free: (left, right)
    ).fault
  }

  /// 20 characters are 145 pixels, about 104 points for text; a name of 30 letters at 12 points takes 150.
  private let name = "Ủy ban nhân dân huyện Thuận Nam"

  @Test func shortTextsFit() {
    #expect(fault("Sở Nội vụ") == nil)
    #expect(fault("") == nil)
  }

  @Test func aLongTextIsCutWhereItsNeighbourIsFull() {
    #expect(fault(name)?.hasPrefix("cut") == true)
    #expect(fault(name, right: 80) == nil)
    #expect(fault(name, left: 80)?.hasPrefix("cut") == true)
    #expect(fault(name, right: 80) { $0.horizontal = .right }?.hasPrefix("cut") == true)
    #expect(fault(name, right: 80, left: 20) { $0.horizontal = .center }?.hasPrefix("cut") == true)
    #expect(fault(name, right: 80) { $0.indent = 8 }?.hasPrefix("cut") == true)
  }

  @Test func wrappedTextNeedsAHighRow() {
    #expect(fault(name) { $0.wraps = true } == "2 lines 27.6 > 18.0")
    #expect(fault(name, height: 33) { $0.wraps = true } == nil)
  }

  @Test func largePrintNeedsAHighRow() {
    #expect(fault("Sở", height: 18) { $0.fontSize = 20 } == "1 lines 23.0 > 18.0")
  }

  @Test func shrunkTextIsLegible() {
    #expect(fault(name) { $0.shrinks = true } == nil)
    #expect(fault(name + name) { $0.shrinks = true }?.hasPrefix("cut") == true)
  }

  @Test func longNumbersAreHidden() {
    #expect(fault("100,00", isNumber: true) == nil)
    #expect(fault("100,00", isNumber: true, width: 5, right: 90)?.hasPrefix("####") == true)
  }

  @Test func turnedTextStandsOnItsRow() {
    #expect(fault(name, width: 4) { $0.rotation = 90 }?.hasPrefix("turned") == true)
    #expect(fault(name, width: 4, height: 190) { $0.rotation = 90 } == nil)
    let isWrapped: (inout CellFormat) -> Void = {
      $0.rotation = 90
      $0.wraps = true
    }
    #expect(fault(name, width: 4, height: 100, isWrapped)?.hasPrefix("turned 2 lines") == true)
    #expect(fault(name, width: 6, height: 100, isWrapped) == nil)
  }

  @Test(arguments: [
    (1234.5, "#,##0.####", "1.234,5"), (0.5, "0.0%", "50,0%"), (-2, "\"▲\"0;\"▼\"0;\"=\"", "▼2"),
    (0, "\"▲\"0;\"▼\"0;\"=\"", "="), (3.14159, "0.00##", "3,1416"), (3, "0.00##", "3,00"),
    (-1.5, "0.00", "-1,50"), (0, "\"Có\";;\"Không\"", "Không"), (1, "\"Có\";;\"Không\"", "Có"),
    (7, ";;;", ""), (7, "\"Tối đa áp dụng: \"0.00", "Tối đa áp dụng: 7,00"),
  ])
  func numbersAreShownAsTheirFormatHasThem(number: Double, format: String, text: String) {
    #expect(ShownNumber(number, format: format).text == text)
  }

  /// In a sheet: A1 runs over B1 but not over C1, is merged in row 2, and column D does not print.
  @Test func cellsAreMeasuredWithTheirNeighbours() {
    let wrapped = CellFormat().with { $0.wraps = true }
    var sheet = Sheet(
      name: "S",
      rows: Rows([
        Row([Cell(0, .text(name)), Cell(2, .text("x")), Cell(3, .text(name + name))]),
        Row([Cell(0, .text(name), format: 1)], height: 18),
        Row([Cell(0, .text(name + name), format: 1)], height: 18),
        Row([Cell(0, .text(name)), Cell(1, .text("x"))]),
      ]))
    sheet.columns = [16, 20, 10, 10].map { Sheet.Column(width: $0) }
    sheet.merges = (1...2).map { CellRange(rows: $0...$0, columns: 0...1) }
    sheet.page.printArea = CellRange(rows: 0...3, columns: 0...2)
    let printed = PrintedCells(
      Plan(properties: Plan.Properties(), formats: [CellFormat(), wrapped], sheets: [sheet]))
    #expect(printed.measured == 6)
    #expect(printed.faults.map { $0.prefix(4) } == ["S!A3", "S!A4"])
  }
}
