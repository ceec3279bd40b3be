import Formulas
import Testing
import WorkbookPlan

@testable import Reports

@Suite struct TurnedHeaderTests {
  private static func header(_ text: String) -> (height: Double, size: Double) {
    var palette = Palette()
    var header = TurnedHeader(columnWidth: 8.3)
    let cell = header.cell(0, text, &palette)
    return (header.height, palette.formats[cell.format].fontSize)
  }

  @Test func shortTextsKeepTheirSize() {
    let short = Self.header("Sở Nội vụ")
    #expect(short.size == 11)
    #expect(short.height == 80)
  }

  @Test func theRowGrowsWithItsTextUpToALimit() {
    #expect(Self.header("Văn phòng Ủy ban nhân dân tỉnh").height > 80)
    #expect(Self.header(String(repeating: "Văn phòng ", count: 20)).height == 190)
  }

  @Test func aTextOf200CharactersFitsItsColumn() {
    let text = String(repeating: "Văn phòng Đoàn đại biểu ", count: 9).prefix(200)
    let found = Self.header(String(text))
    let lines = TextMeasure(size: found.size, isBold: true)
      .lines(of: String(text), columnWidth: TextMeasure.columnWidth(points: 176))
    #expect(Double(lines) * found.size * 1.15 <= TextMeasure.points(columnWidth: 8.3))
  }
}
