import Formulas
import Scoring
import Wording
import WorkbookPlan

// The numbers that formulas use by name, which may be typed.
extension WeightsBlock {
  /// The positions of the unit groups that have numbers of their own, column by column.
  var constantGroups: Range<Int> {
    self.set.hasConstantsByGroup ? index.result.calculation.groups.indices : 0..<1
  }

  /// What may be typed into them.
  var constantValidation: Validation? {
    guard places.constants > 0 else { return nil }
    return Validation(
      CellRange(
        rows: places.firstConstant...(places.firstConstant + places.constants - 1),
        columns: 2...(1 + constantGroups.count)),
      .decimal(.number(-Rule.Input.greatest), .number(Rule.Input.greatest)),
      error: Validation.Message(
        title: texts[.constant], text: texts[.enterNumber]))
  }

  func constants(_ palette: inout Palette) -> [Row] {
    let head = palette(.header) { $0.fontSize = 10 }
    let measure = TextMeasure(size: 10, isBold: true)
    var header = [
      Cell(0, .text(texts.rowNumber), format: head),
      Cell(1, .text(texts[.constant]), format: head),
    ]
    var height = 20.0
    for group in constantGroups {
      let label =
        texts[.value] + (constantGroups.count == 1 ? "" : "\n(\(index.groupNames[group]))")
      height = max(height, measure.height(of: label, columnWidth: WeightsSheet.weightWidth))
      header.append(Cell(2 + group, .text(label), format: head))
    }
    let text = palette(.text)
    let input = palette(CellFormat.number.with { $0.numberFormat = "General" }.asInput())
    let rows = set.constants.enumerated().map { position, constant -> Row in
      let words = "\(constant.code): \(constant.name)"
      let values = constantGroups.map { group in
        Cell(
          2 + group, .number(constant.value[index.result.calculation.groups[group]]), format: input)
      }
      let height = TextMeasure(.text).height(of: words, columnWidth: WeightsSheet.nameWidth)
      return Row(
        [
          Cell(0, .number(Double(position + 1)), format: palette(.centred)),
          Cell(1, .text(words), format: text),
        ] + values, height: max(18, height))
    }
    return [Row(header, height: height)] + rows
  }
}
