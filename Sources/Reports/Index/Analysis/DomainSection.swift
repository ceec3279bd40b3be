import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Units × domains: the points, what they add up to, the score, rank and grade.
struct DomainSection: SheetSection {
  let book: Book
  let table: DomainTable

  /// The first row of units; the section is the first of its sheet.
  static let firstRow = 8

  private var layout: IndexLayout { table.layout }
  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  var title: String { texts["Điểm theo lĩnh vực", "Points by domain"] }

  var remark: String {
    texts[
      "Năm \(book.year). Cộng ngang các lĩnh vực được tổng điểm đạt được.",
      "Year \(book.year). The domains of a row add up to the points earned."]
  }

  func add(to sheet: inout SectionSheet, _ palette: inout Palette) {
    sheet.add([fullPoints(&palette)])
    var columns = layout.unitColumns(book)
    let layout = layout
    columns += table.columns.map { column in
      AnalysisTable.Column(
        column.header, width: column.kind == .grade ? gradeWidth : SectionSheet.columnWidth,
        Self.format(layout.style(of: column.kind))
      ) { layout.content(column.kind, of: $0) }
    }
    sheet.add(
      AnalysisTable(
        firstRow: table.firstRow, count: result.index.participants.count, columns: columns),
      &palette)
  }

  /// The width at which every grade takes two lines at most, if there is one.
  private var gradeWidth: Double {
    layout.result.gradeWidth(
      TextMeasure(size: 11, isBold: true), of: [SectionSheet.columnWidth, 12, 16])
  }

  private static func format(_ style: LineStyle) -> CellFormat {
    let base: CellFormat = style.isWord || style.isCount ? .centred : .number
    return base.with {
      $0.numberFormat = style.numberFormat
      $0.isBold = style.isMain
      $0.fill = style.isMain ? Colors.total : nil
    }
  }

  /// What the points of each domain are out of: its weight, which follows the weights in force.
  private func fullPoints(_ palette: inout Palette) -> Row {
    let style = CellFormat().with {
      $0.fontSize = 10
      $0.color = Colors.muted
      $0.numberFormat = LineStyle.points
      $0.horizontal = .right
      $0.vertical = .center
    }
    let (number, label) = (palette(style), palette(style) { $0.horizontal = .right })
    let weights = result.weights[0]
    var cells = [
      Cell(1, .text(texts["Điểm tối đa theo trọng số", "Full points by weight"]), format: label)
    ]
    for (position, column) in table.columns.enumerated() {
      let parameter: (Parameter, Double)? =
        switch column.kind {
        case .contribution(let node, _): (.weight(node: node), weights.effective[node])
        case .earned: (.totalWeight, weights.total)
        default: nil
        }
      guard let (parameter, value) = parameter else { continue }
      let content: Cell.Content =
        layout.variants == 1
        ? .line(layout.term(parameter, group: 0, in: table.sheet), .number(value))
        : .text(texts["theo nhóm", "by group"])
      cells.append(Cell(2 + position, content, format: number))
    }
    return Row(cells, height: 16)
  }
}

/// What every unit attained of each domain in percent, coloured about the middle of all.
struct ShareSection: SheetSection {
  let book: Book
  let layout: IndexLayout
  let sheet: String

  private var set: CriteriaSet { layout.result.calculation.set }
  private var texts: Texts { layout.texts }

  var title: String { texts["Tỷ lệ đạt theo lĩnh vực (%)", "Shares by domain, %"] }

  var remark: String {
    texts[
      "Điểm đạt được trên điểm tối đa áp dụng của từng đơn vị; cam là thấp, xanh là cao so với trung vị của cả bảng.",
      "Points earned of those that can be attained; orange is low, blue is high beside the median of all."
    ]
  }

  func add(to sheet: inout SectionSheet, _ palette: inout Palette) {
    let layout = layout
    let name = self.sheet
    let final = layout.result.calculation.final
    let style = CellFormat.centred.with { $0.numberFormat = LineStyle.count }
    var columns = layout.unitColumns(book)
    columns += set.domains.map { node in
      AnalysisTable.Column(set.nodes[node].name, width: SectionSheet.columnWidth, style) {
        layout.shown(.share(node: node, stage: final), of: $0, in: name)
      }
    }
    columns.append(
      AnalysisTable.Column(
        texts["Chung", "All units"], width: SectionSheet.columnWidth,
        style.with { $0.isBold = true }
      ) { layout.shown(.shareTotal(stage: final), of: $0, in: name) })
    let table = AnalysisTable(
      firstRow: sheet.next + 1, count: layout.result.index.participants.count, columns: columns)
    sheet.add(table, &palette)
    sheet.conditions.append(.heat(table.cells(2...(columns.count - 1))))
  }
}
