import Formulas
import TestSupport
import Testing
import WorkbookPlan

private let cells = CellRange(rows: 0...3, columns: 0...0)

private func kinds(_ rule: Validation.Rule) -> [PlanProblem.Kind] {
  WorkbookPlanTests.kinds(plan { $0.validations = [Validation(cells, rule)] })
}

private func kinds(_ rule: Condition.Rule) -> [PlanProblem.Kind] {
  WorkbookPlanTests.kinds(plan { $0.conditions = [Condition(cells, rule)] })
}

private func kinds(format change: (inout CellFormat) -> Void) -> [PlanProblem.Kind] {
  var plan = plan()
  plan.formats.append(CellFormat().with(change))
  return WorkbookPlanTests.kinds(plan)
}

@Test func formatsFollowExcelsLimits() {
  #expect(kinds { $0.rotation = 270 } == [])
  #expect(kinds { $0.rotation = 91 } == [.outOfRange(.rotation, 91)])
  #expect(kinds { $0.fontSize = 0.5 } == [.outOfRange(.fontSize, 0.5)])
  #expect(kinds { $0.indent = 16 } == [.outOfRange(.indent, 16)])
  #expect(kinds { $0.color = -1 } == [.outOfRange(.color, -1)])
  #expect(kinds { $0.borders = .all(.thin, color: 0x100_0000) }.count == 4)
  let name = String(repeating: "a", count: 32)
  #expect(kinds { $0.fontName = name } == [.tooLong(.fontName, length: 32, limit: 31)])
  let code = String(repeating: "0", count: 128)
  #expect(kinds { $0.numberFormat = code } == [.tooLong(.numberFormat, length: 128, limit: 127)])
}

@Test func choicesFit255Bytes() {
  // 84 letters of 3 bytes, the comma and 2 bytes are 255.
  let letters = String(repeating: "ế", count: 84)
  #expect(kinds(.choices([letters, "ab"])) == [])
  #expect(
    kinds(.choices([letters, "abc"])) == [.tooLong(.choices, length: 256, limit: 255)])
  for choices in [[], [""], ["a,b"], ["a\"b"]] as [[String]] {
    #expect(kinds(.choices(choices)) == [.choices])
  }
}

@Test func validationsHaveSoundBoundsAndFormulas() {
  #expect(kinds(.decimal(0, .of(parsed("$B$1").expression))) == [])
  #expect(kinds(.decimal(2, 1)) == [.boundsReversed])
  #expect(kinds(.whole(0, .number(.infinity))) == [.notFinite])
  #expect(kinds(.holds(parsed("Khác!A1").expression)) == [.formula(.unknownSheet("Khác"))])
  let long = parsed("1" + String(repeating: "+1", count: 128)).expression
  #expect(kinds(.oneOf(long)) == [.tooLong(.validationFormula, length: 257, limit: 255)])
}

@Test func validationMessagesFit() {
  func kinds(title: Int, text: Int) -> [PlanProblem.Kind] {
    var validation = Validation(cells, .whole(0, 1))
    validation.prompt = .init(
      title: String(repeating: "đ", count: title), text: String(repeating: "đ", count: text))
    return WorkbookPlanTests.kinds(plan { $0.validations = [validation] })
  }
  #expect(kinds(title: 32, text: 255) == [])
  #expect(kinds(title: 33, text: 1) == [.tooLong(.validationTitle, length: 33, limit: 32)])
  #expect(kinds(title: 1, text: 256) == [.tooLong(.validationText, length: 256, limit: 255)])
}

@Test func rulesLieInTheSheet() {
  let outside = CellRange(CellAddress(row: 0, column: 2), CellAddress(row: 0, column: 1))
  let validation = plan { $0.validations = [Validation(outside, .whole(0, 1))] }
  #expect(WorkbookPlanTests.kinds(validation) == [.outsideSheet(.validation)])
  let condition = plan { $0.conditions = [Condition(outside, .arrows)] }
  #expect(WorkbookPlanTests.kinds(condition) == [.outsideSheet(.condition)])
}

@Test func conditionsHaveSoundValues() {
  #expect(kinds(.bar(.init(color: 0x1_000_000))) == [.outOfRange(.color, 16_777_216)])
  var bar = Condition.Bar(color: 1)
  bar.minimum = parsed("-MAX(Khác!A1)").expression
  bar.negativeColor = -1
  #expect(
    kinds(.bar(bar)) == [.outOfRange(.color, -1), .formula(.unknownSheet("Khác"))])
  #expect(kinds(.value(.less, .nan, CellFormat())) == [.notFinite])
  #expect(
    kinds(.when(parsed("Khác!A1").expression, CellFormat())) == [.formula(.unknownSheet("Khác"))])
  let stop = Condition.Stop(.percentile(101), color: 0)
  #expect(kinds(.colors(.init(.minimum, color: 0), stop)) == [.outOfRange(.condition, 101)])
}

@Test func chartsHaveSoundRangesAndTexts() throws {
  let series = Chart.Series(
    "Điểm", categories: try sheetCells("A1", "A9"),
    values: try sheetCells("B1", "B9"))
  func kinds(_ change: (inout Chart) -> Void) -> [PlanProblem.Kind] {
    var chart = Chart(
      .column, title: "Điểm", series: [series],
      anchor: CellAddress(row: 0, column: 0), altText: "Điểm của các đơn vị")
    change(&chart)
    return WorkbookPlanTests.kinds(plan { $0.charts = [chart] })
  }
  #expect(kinds { _ in } == [])
  #expect(kinds { $0.series = [] } == [.chartRange("")])
  for range in [
    try sheetCells("A1", "A9", in: "Khác"), try sheetCells("A9", "A1"),
  ] {
    #expect(kinds { $0.series[0].values = range } == [.chartRange(range.text)])
  }
  #expect(kinds { $0.series[0].name = .cells(SheetRange(startOf: "Điểm")) } == [])
  #expect(kinds { $0.series[0].name = "=A1" } == [.readAsFormula("=A1")])
  #expect(kinds { $0.title = "=A1" } == [.readAsFormula("=A1")])
  #expect(kinds { $0.valueAxis.title = "=A1" } == [.readAsFormula("=A1")])
  #expect(kinds { $0.size = (0, 100) } == [.outOfRange(.chartSize, 0)])
  #expect(kinds { $0.gap = 501 } == [.outOfRange(.chartGap, 501)])
  #expect(kinds { ($0.valueAxis.minimum, $0.valueAxis.maximum) = (1, 1) } == [.boundsReversed])
  let long = String(repeating: "a", count: 256)
  #expect(kinds { $0.altText = long } == [.tooLong(.chartText, length: 256, limit: 255)])
}
