import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Who comes how many-th in each domain, by the share of what a unit can attain there.
struct DomainRankSection: SheetSection {
  let book: Book
  let layout: IndexLayout
  let sheet: String

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }

  var title: String { texts["Vị thứ theo lĩnh vực", "Ranks by domain"] }

  var remark: String {
    let ties =
      set.ranking.ties == .dense
      ? texts["bằng nhau: 1, 2, 2, 3", "ties: 1, 2, 2, 3"]
      : texts["bằng nhau: 1, 2, 2, 4", "ties: 1, 2, 2, 4"]
    return texts[
      "Theo tỷ lệ điểm đạt được trên điểm tối đa áp dụng; 1 là cao nhất; \(ties).",
      "By the share of what can be attained; 1 is highest; \(ties)."]
  }

  func add(to sheet: inout SectionSheet, _ palette: inout Palette) {
    let table = table(firstRow: sheet.next + 1)
    sheet.add(table, &palette)
    sheet.conditions.append(
      .heat(table.cells(2...(table.columns.count - 1)), lessIsBetter: true))
  }

  private func table(firstRow: Int) -> AnalysisTable {
    let own = self
    let rank = CellFormat.centred.with { $0.numberFormat = LineStyle.count }
    var columns = layout.unitColumns(book)
    for node in set.domains {
      columns.append(
        AnalysisTable.Column(set.nodes[node].name, width: SectionSheet.columnWidth, rank) {
          own.layout.shown(.nodeRank(node: node), of: $0, in: own.sheet)
        })
    }
    columns.append(
      AnalysisTable.Column(
        layout.style(of: .rank).short, width: SectionSheet.columnWidth,
        rank.with { $0.isBold = true }
      ) { own.layout.shown(.rank, of: $0, in: own.sheet) })
    return AnalysisTable(
      firstRow: firstRow, count: result.index.participants.count, columns: columns)
  }
}
