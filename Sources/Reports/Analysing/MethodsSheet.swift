import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Units × methods: the ranks by methods other than the declared one, and how far they differ.
struct MethodsSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private static let start = 3

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { index.result }
  private var methods: [AlternativeMethods.Row] {
    index.analysis.methods.rows.filter { !$0.isDeclared }
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let units = result.ranking.filter { result.rank(of: $0) != nil }
    var stack = RowStack()
    stack.add(head(&palette))
    let header = stack.count
    let ranks = ranks(units, first: header + 1)
    let moves = moves(units, first: header + units.count + 6, ranks: header + 1)
    stack.add([ranks.header(&palette)])
    stack.add(count: units.count, ranks.rowMaker(&palette))
    stack.add(summary(units, ranks: ranks, moves: moves, &palette))
    stack.add(
      layout.heading(
        texts["Tăng, giảm bậc so với cách đã công bố", "Places won against the declared method"],
        &palette))
    stack.add([moves.header(&palette)])
    stack.add(count: units.count, moves.rowMaker(&palette))
    var sheet = Sheet(name: index.methods, stack: stack, over: ranks)
    sheet.frozen = (header + 1, 2)
    if !methods.isEmpty, !units.isEmpty {
      sheet.conditions = Condition.movement(
        moves.cells(Self.start...(Self.start + methods.count - 1)))
    }
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.printArea = area
    sheet.page.rowBreaks = [moves.firstRow - 3]
    return sheet
  }

  private func head(_ palette: inout Palette) -> [Row] {
    let same = index.analysis.methods.rows.filter(\.isDeclared).map { texts.name($0.method) }
    let measure = TextMeasure(size: 10)
    let lines = measure.broken(
      texts["Đã công bố như vậy, hoặc không đổi gì: ", "Declared so, or changing nothing: "]
        + (same.isEmpty ? "–" : same.joined(separator: "; ")) + ".",
      room: 520)
    return layout.head(
      texts[upper: .otherMethods] + ": ", index,
      subtitle: texts[
        "Vị thứ nếu chỉ đổi một điều trong cách tính.",
        "The ranks if one thing in the method were different."],
      notes: lines, &palette)
  }

  private func unitColumns(_ units: [Int]) -> [AnalysisTable.Column] {
    let (layout, index, result) = (layout, index, index.result)
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    return [
      .init(texts.rowNumber, width: 6, whole) { .number(Double($0 + 1)) },
      .init(texts[.unitName], width: 40, .text) {
        .text(layout.name(of: units[$0], in: index))
      },
      .init(texts["Đã công bố", "Published"], width: 10, whole.with { $0.isBold = true }) {
        result.rank(of: units[$0]).map { .number(Double($0)) } ?? .text("–")
      },
    ]
  }

  private func ranks(_ units: [Int], first: Int) -> AnalysisTable {
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let columns = methods.map { method in
      AnalysisTable.Column(texts.name(method.method), width: 13, whole) {
        method.shift.ranks[units[$0]].map { .number(Double($0)) } ?? .text("–")
      }
    }
    return AnalysisTable(firstRow: first, count: units.count, columns: unitColumns(units) + columns)
  }

  private func moves(_ units: [Int], first: Int, ranks: Int) -> AnalysisTable {
    let format = CellFormat.centred.with { $0.numberFormat = "\"▲\"0;\"▼\"0;\"=\"" }
    let columns = methods.enumerated().map { position, method in
      AnalysisTable.Column(texts.name(method.method), width: 13, format) { row in
        let declared = CellAddress(row: ranks + row, column: 2).term(fixedColumn: true)
        let own = at(ranks, row, Self.start + position)
        return .line(
          Function.if(Function.count(declared, own) .== 2, declared - own, "–"),
          method.shift.placesWon[units[row]].map { .number(Double($0)) } ?? .text("–"))
      }
    }
    return AnalysisTable(firstRow: first, count: units.count, columns: unitColumns(units) + columns)
  }

  /// How many ranks differ by each method, and by how many places at most.
  private func summary(
    _ units: [Int], ranks: AnalysisTable, moves: AnalysisTable, _ palette: inout Palette
  ) -> [Row] {
    let total = CellFormat.centred.with {
      $0.isBold = true
      $0.fill = Colors.total
      $0.numberFormat = "0"
    }
    let (text, number) = (palette(total) { $0.horizontal = .left }, palette(total))
    func row(_ name: String, _ formula: (Expression) -> Expression) -> Row {
      let cells = methods.indices.map { position in
        let column = Self.start + position
        let range = CellRange(rows: moves.rows, columns: column...column)
        return Cell(column, .formula(formula(range.term(fixedRows: true))), format: number)
      }
      return Row(
        [
          Cell(0, .blank, format: text), Cell(1, .text(name), format: text),
          Cell(2, .blank, format: text),
        ] + cells, height: 18)
    }
    return [
      row(texts["Số vị thứ khác", "Ranks that differ"]) { moves in
        Function.countIf(moves, ">0") + Function.countIf(moves, "<0")
      },
      row(texts["Đổi nhiều nhất (bậc)", "Largest move (places)"]) { moves in
        Function.if(
          Function.count(moves) .== 0, 0,
          Function.max(Function.max(moves), -Function.min(moves)))
      },
    ]
  }
}
