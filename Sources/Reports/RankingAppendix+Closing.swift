import Formulas
import Scoring
import WorkbookPlan

// What stands below the ranking: a note, how many units got each grade, the signature.
extension RankingAppendix {
  func closing(
    first: Int, order: [Int], widths: [Double], grades: [String], _ palette: inout Palette
  ) -> [Row] {
    let units = first..<(first + max(1, order.count))
    var rows = [note(units, order, &palette)]
    if !grades.isEmpty {
      rows += statistics(
        units, order, grades: grades, first: first + order.count + rows.count, &palette)
    }
    return rows
      + OfficialFrame(book: book, texts: table.layout.texts, widths: widths).signature(&palette)
  }

  /// Says what the dash in place of a rank means, if there is one.
  private func note(_ units: Range<Int>, _ order: [Int], _ palette: inout Palette) -> Row {
    let texts = table.layout.texts
    let ranks = CellRange(rows: units.lowerBound...(units.upperBound - 1), columns: 3...3)
    let text = texts[
      "Ghi chú: « \(Self.unranked) » là không xếp hạng.",
      "Note: « \(Self.unranked) » means not ranked."]
    let isShown = order.contains { table.layout.result.number(rankKind, of: $0) == nil }
    let format = palette(.subtitle) { $0.fontSize = 11 }
    return Row(
      [
        Cell(
          0,
          .formula(
            "IF(COUNTIF(\(ranks.absolute),\"\(Self.unranked)\")>0,\"\(text)\",\"\")",
            .text(isShown ? text : "")), format: format)
      ], height: 19)
  }

  /// A title, a header, a row for each grade and their sum.
  private func statistics(
    _ units: Range<Int>, _ order: [Int], grades: [String], first: Int, _ palette: inout Palette
  ) -> [Row] {
    let texts = table.layout.texts
    let title = palette(.appendixTitle) { ($0.fontSize, $0.horizontal) = (12, .left) }
    let head = palette(.header) { $0.fontSize = 12 }
    let labels = [
      texts["Xếp loại", "Grade"], texts["Số đơn vị", "Units"], texts["Tỷ lệ %", "Share, %"],
    ]
    let firstGrade = first + 2
    let sumRow = firstGrade + grades.count
    let counts = grades.map { name in
      order.count { table.layout.result.grade(of: $0) == name }
    }
    let sum = counts.reduce(0, +)
    let shown = CellRange(rows: units.lowerBound...(units.upperBound - 1), columns: 4...4)
    let total = CellAddress(row: sumRow, column: 2).absolute
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
      let name = CellAddress(row: row, column: 1).a1(absoluteColumn: true)
      let count = CellAddress(row: row, column: 2).a1(absoluteColumn: true)
      let share = Double(counts[position]) / Double(sum) * 100
      rows.append(
        formats.row([
          .text(grade),
          .formula("SUMPRODUCT(--(\(shown.absolute)=\(name)))", .number(Double(counts[position]))),
          .formula(
            "IF(\(total)=0,0,\(count)/\(total)*100)", .number(sum == 0 ? 0 : share)),
        ]))
    }
    let bold = StatisticsFormats(isBold: true, &palette)
    func added(_ column: Int) -> String {
      let range = CellRange(rows: firstGrade...(sumRow - 1), columns: column...column)
      return "SUM(\(range.a1()))"
    }
    rows.append(
      bold.row([
        .text(texts["Tổng cộng", "Total"]), .formula(added(2), .number(Double(sum))),
        .formula(added(3), .number(sum == 0 ? 0 : 100)),
      ]))
    return rows
  }
}

/// The formats of a row of the count of grades.
private struct StatisticsFormats {
  private let formats: [Int]

  init(isBold: Bool, _ palette: inout Palette) {
    formats = [
      palette(.text) { ($0.fontSize, $0.isBold) = (12, isBold) },
      palette(.centred) { ($0.fontSize, $0.isBold, $0.numberFormat) = (12, isBold, "0") },
      palette(.centred) { ($0.fontSize, $0.isBold, $0.numberFormat) = (12, isBold, "0.00") },
    ]
  }

  func row(_ contents: [Cell.Content]) -> Row {
    Row(
      contents.enumerated().map { Cell($0 + 1, $1, format: formats[$0]) }, height: 20)
  }
}
