import Formulas
import Scoring
import WorkbookPlan

// What stands below the ranking: a note, how many units got each grade, the signature.
extension RankingAppendix {
  func closing(
    first: Int, count: Int, widths: [Double], grades: [String], _ palette: inout Palette
  ) -> [Row] {
    let units = first..<(first + max(1, count))
    var rows = [note(units, &palette)]
    if !grades.isEmpty {
      rows += statistics(
        units, grades: grades, first: units.lowerBound + count + rows.count, &palette)
    }
    return rows
      + OfficialFrame(book: book, texts: table.layout.texts, widths: widths)
      .signature(&palette, unless: status)
  }

  /// Says what the dash in place of a rank means, if there is one.
  private func note(_ units: Range<Int>, _ palette: inout Palette) -> Row {
    let texts = table.layout.texts
    let ranks = CellRange(rows: units.lowerBound...(units.upperBound - 1), columns: 3...3)
    let text = texts[
      "Ghi chú: « \(Marks.leftOut) » là không xếp hạng.",
      "Note: « \(Marks.leftOut) » means not ranked."]
    let format = palette(.subtitle) { $0.fontSize = 11 }
    return Row(
      [
        Cell(
          0,
          .formula(
            Function.if(
              Function.countIf(ranks.fixed(), .text(Marks.leftOut)) .> 0, .text(text), "")),
          format: format)
      ], height: 19)
  }

  /// A title, a header, a row for each grade and their sum.
  private func statistics(
    _ units: Range<Int>, grades: [String], first: Int, _ palette: inout Palette
  ) -> [Row] {
    let texts = table.layout.texts
    let title = palette(.appendixTitle) { ($0.fontSize, $0.horizontal) = (12, .left) }
    let head = palette(.header) { $0.fontSize = 12 }
    let labels = [
      texts["Xếp loại", "Grade"], texts["Số đơn vị", "Units"], texts["Tỷ lệ %", "Share, %"],
    ]
    let firstGrade = first + 2
    let sumRow = firstGrade + grades.count
    let shown = CellRange(rows: units.lowerBound...(units.upperBound - 1), columns: 4...4)
    let total = CellAddress(row: sumRow, column: 2).fixed()
    var rows = [
      Row(
        [
          Cell(
            1, .text(texts["Tổng hợp kết quả xếp loại", "Units by grade"]), format: title)
        ], height: 24),
      Row(labels.enumerated().map { Cell($0 + 1, .text($1), format: head) }, height: 24),
    ]
    let formats = StatisticsFormats(isBold: false, &palette)
    for (position, grade) in grades.enumerated() {
      let row = firstGrade + position
      let name = CellAddress(row: row, column: 1).term(fixedColumn: true)
      let count = CellAddress(row: row, column: 2).term(fixedColumn: true)
      rows.append(
        formats.row([
          .text(grade), .formula(Function.count(of: name, in: shown.fixed())),
          .formula(Function.if(total .== 0, 0, count / total * 100)),
        ]))
    }
    let bold = StatisticsFormats(isBold: true, &palette)
    func added(_ column: Int) -> Cell.Content {
      .formula(
        Function.sum(
          CellRange(rows: firstGrade...(sumRow - 1), columns: column...column).term()))
    }
    rows.append(bold.row([.text(texts["Tổng cộng", "Total"]), added(2), added(3)]))
    return rows
  }
}

/// The formats of a row of the count of grades.
private struct StatisticsFormats {
  private let formats: [Int]

  init(isBold: Bool, _ palette: inout Palette) {
    formats = [
      palette(.text) { ($0.fontSize, $0.isBold) = (12, isBold) },
      palette(.centred) {
        ($0.fontSize, $0.isBold, $0.numberFormat) = (12, isBold, LineStyle.count)
      },
      palette(.centred) {
        ($0.fontSize, $0.isBold, $0.numberFormat) = (12, isBold, LineStyle.points)
      },
    ]
  }

  func row(_ contents: [Cell.Content]) -> Row {
    Row(
      contents.enumerated().map { Cell($0 + 1, $1, format: formats[$0]) }, height: 20)
  }
}
