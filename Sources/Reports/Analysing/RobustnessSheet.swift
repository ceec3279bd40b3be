import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// How firm the ranks are when method and weights vary together, and which of them moves them.
struct RobustnessSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private static let widths: [Double] = [6, 40, 11, 11, 11, 11]
  /// The column of the first input's shares in the units' table: one alone, one in all.
  private static let start = 6
  private static let width = 12.0

  private var texts: Texts { layout.texts }
  private var robustness: Robustness { index.analysis.robustness }

  func sheet(_ palette: inout Palette) -> Sheet {
    var stack = RowStack()
    stack.add(head(&palette))
    var tables: [AnalysisTable] = []
    func add(_ heading: String, _ make: (Int) -> AnalysisTable) {
      stack.add(layout.heading(heading, &palette))
      let table = make(stack.count + 1)
      stack.add([table.header(&palette)])
      stack.add(count: table.count, table.rowMaker(&palette))
      tables.append(table)
    }
    add(
      texts["Phần phương sai của mức đổi hạng trung bình", "Shares of the mean shift's variance"],
      shares)
    let choices = robustness.choices
    if !choices.refusals.isEmpty {
      add(
        texts[
          "Cách tính không áp dụng được, không xét", "Methods that cannot be applied: left out"],
        refusals)
    }
    add(texts["Vị thứ của từng đơn vị", "The ranks of each unit"], units)
    var sheet = Sheet(name: index.robustness, rows: stack.rows)
    let columns = max(Self.widths.count + 2, Self.start + 2 * robustness.inputs.count)
    sheet.columns = (0..<columns).map {
      Sheet.Column(width: $0 < Self.widths.count ? Self.widths[$0] : Self.width)
    }
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.printArea = CellRange(rows: 0...(stack.count - 1), columns: 0...(columns - 1))
    if let last = tables.last { sheet.page.rowBreaks = [last.firstRow - 3] }
    sheet.tabColor = Colors.bar
    return sheet
  }

  private func head(_ palette: inout Palette) -> [Row] {
    let robustness = robustness
    var notes = [
      texts[
        "Mỗi lượt tính chọn ngẫu nhiên cùng lúc cách tính và trọng số rồi xếp hạng lại; số liệu giữ nguyên. Mẫu \(robustness.size), cả thảy \(robustness.runs) lượt (Saltelli 2010, Jansen 1999). Cách ghi đồng hạng không xét.",
        "Each run chooses method and weights together at random and ranks anew; the figures stay. Samples of \(robustness.size), \(robustness.runs) runs in all (Saltelli 2010, Jansen 1999). How ties are written is not varied."
      ],
      texts.words(robustness.settings, isCounted: false) + ".",
      texts[
        "S: phần do riêng yếu tố đó; ST: phần có nó tham gia, kể cả cùng yếu tố khác. ST gần 0: chọn thế nào cũng được. S âm nhỏ là sai số. « – »: vị thứ không đổi.",
        "S: what the input accounts for alone; ST: with all others. ST near 0: it does not matter how it is chosen. A small negative S is chance. « – »: the rank never changes."
      ],
    ]
    if robustness.unrankedRuns > 0 {
      notes.append(
        texts[
          "Không tính được: \(robustness.unrankedRuns) lượt có đơn vị không xếp hạng được.",
          "Nothing is told: \(robustness.unrankedRuns) runs left a unit without a rank."])
    }
    let shift = texts.number(SpreadsheetNumber.round(robustness.meanShift, places: 2))
    return layout.head(
      texts["ĐỘ VỮNG CỦA KẾT QUẢ: ", "ROBUSTNESS OF THE RESULTS: "], index,
      subtitle: texts[
        "Cách tính và trọng số thay đổi cùng lúc: mỗi đơn vị đổi trung bình \(shift) bậc.",
        "Method and weights vary together: a unit's rank shifts by \(shift) on average."],
      notes: notes, room: 700, &palette)
  }

  // MARK: The inputs

  private func shares(first: Int) -> AnalysisTable {
    let (texts, robustness) = (texts, robustness)
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let share = Self.share
    let error = texts["± sai số", "± error"]
    @Sendable func figure(_ numbers: [Double]?, _ row: Int) -> Cell.Content {
      ImportanceSheet.figure(numbers?[row])
    }
    return AnalysisTable(
      firstRow: first, count: robustness.inputs.count,
      columns: [
        .init(texts.rowNumber, width: 6, whole) { .number(Double($0 + 1)) },
        .init(texts["Yếu tố thay đổi", "What varies"], width: 40, .text) {
          .text(texts.words(robustness.inputs[$0], robustness.choices))
        },
        .init("S", width: 11, share) { figure(robustness.shares?.first, $0) },
        .init(error, width: 11, share) {
          figure(robustness.shares?.firstErrors, $0)
        },
        .init("ST", width: 11, share.with { $0.isBold = true }) {
          figure(robustness.shares?.total, $0)
        },
        .init(error, width: 11, share) {
          figure(robustness.shares?.totalErrors, $0)
        },
        .init(texts["Cùng yếu tố khác", "With others"], width: Self.width, share) { row in
          let (alone, all) = (at(first, row, 2), at(first, row, 4))
          return .formula(
            Function.if(Function.count(alone, all) .< 2, "–", Function.round(all - alone, 9)))
        },
      ])
  }

  private func refusals(first: Int) -> AnalysisTable {
    let (texts, layout, index) = (texts, layout, index)
    let refusals = robustness.choices.refusals
    return AnalysisTable(
      firstRow: first, count: refusals.count,
      columns: [
        .init(texts.rowNumber, width: 6, .centred.with { $0.numberFormat = "0" }) {
          .number(Double($0 + 1))
        },
        .init(texts["Cách tính và lý do", "Method and reason"], width: 40, .text) {
          let refusal = refusals[$0]
          let reason = texts.words(refusal.reason, index.nodes) {
            layout.shortName(of: $0, in: index)
          }
          let besides = refusal.besides.map { texts.name($0) }.joined(separator: "; ")
          let together =
            besides.isEmpty ? "" : texts[" (cùng với: \(besides))", " (together with: \(besides))"]
          return .text(texts.name(refusal.method) + together + ": " + reason + ".")
        },
      ])
  }

  // MARK: The units

  private static let share = CellFormat.number.with { $0.numberFormat = "0%" }

  private func units(first: Int) -> AnalysisTable {
    let (texts, layout, index, units) = (texts, layout, index, robustness.units)
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let inputs = robustness.inputs.enumerated().flatMap { input, kind in
      [
        AnalysisTable.Column(texts.name(kind) + ": S", width: Self.width, Self.share) {
          ImportanceSheet.figure(units[$0].shares?.first[input])
        },
        AnalysisTable.Column(texts.name(kind) + ": ST", width: Self.width, Self.share) {
          ImportanceSheet.figure(units[$0].shares?.total[input])
        },
      ]
    }
    return AnalysisTable(
      firstRow: first, count: units.count,
      columns: [
        .init(texts.rowNumber, width: 6, whole) { .number(Double($0 + 1)) },
        .init(texts[.unitName], width: 40, .text) {
          .text(layout.name(of: units[$0].participant, in: index))
        },
        .init(texts.presentRank, width: 11, whole.with { $0.isBold = true }) {
          index.result.rank(of: units[$0].participant).map { .number(Double($0)) } ?? .text("–")
        },
        .init(texts["Trung vị", "Median"], width: 11, whole) { .number(Double(units[$0].median)) },
        .init(texts.fromRank, width: 11, whole) {
          .number(Double(units[$0].interval.lowerBound))
        },
        .init(texts.toRank, width: 11, whole) {
          .number(Double(units[$0].interval.upperBound))
        },
      ] + inputs)
  }
}
