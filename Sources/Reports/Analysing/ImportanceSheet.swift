import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// How far each domain's weight is its importance, and which weights would give the importance that is meant.
struct ImportanceSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  /// The columns of the domains in order.
  enum Column: Int, CaseIterable {
    case code, name, weight, correlation, firstOrder, importance, ratio, spread, points, advised,
      advisedImportance, comment
  }

  private static let widths: [Double] = [9, 40, 11, 11, 11, 11, 11, 12, 11, 11, 12, 17]

  /// So many columns at most stand on paper.
  private static let mostPrinted = 18
  /// Two places: advice is no finer than that.
  static let points = CellFormat.number.with { $0.numberFormat = "0.00" }

  var texts: Texts { layout.texts }
  var importance: Importance { index.analysis.importance }
  var advice: WeightAdvice? { try? importance.advice.get() }

  func sheet(_ palette: inout Palette) -> Sheet {
    var stack = RowStack()
    stack.add(head(&palette))
    let header = stack.count
    let places = ImportancePlaces(importance, header: header)
    let table = table(places)
    stack.add([table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    stack.add([sums(table, &palette)])
    stack.add(
      layout.heading(
        texts[
          "Tỷ lệ điểm đạt được của các đơn vị (%)", "What the units have of full marks (%)"],
        &palette))
    stack.add([advisedWeights(places, &palette)])
    let units = units(places)
    stack.add([units.header(&palette)])
    stack.add(count: units.count, units.rowMaker(&palette))
    var tables = [units]
    if let parts = parts(places) {
      stack.add(
        layout.heading(
          texts[
            "Phần của từng lĩnh vực trong điểm quy đổi", "Each domain's part of the converted score"
          ], &palette))
      stack.add([parts.header(&palette)])
      stack.add(count: parts.count, parts.rowMaker(&palette))
      tables.append(parts)
    }
    let criteria = criteria(first: stack.count + 3)
    if criteria.count > 0 {
      stack.add(
        layout.heading(
          texts[
            "Các tiêu chí trong từng lĩnh vực (giá trị do chương trình tính)",
            "The criteria in the domains (values computed by the program)"], &palette))
      stack.add([criteria.header(&palette)])
      stack.add(count: criteria.count, criteria.rowMaker(&palette))
    }
    var sheet = Sheet(name: index.importance, rows: stack.rows)
    let columns = max(Self.widths.count, importance.domains.count + 4)
    sheet.columns = (0..<columns).map {
      Sheet.Column(width: $0 < Self.widths.count ? Self.widths[$0] : 11)
    }
    sheet.textNumberRanges =
      [table.cells(0...0)] + (criteria.count > 0 ? [criteria.cells(0...0)] : [])
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.printArea = CellRange(
      rows: 0...(stack.count - 1), columns: 0...(min(columns, Self.mostPrinted) - 1))
    sheet.page.rowBreaks = tables.map { $0.firstRow - ($0.firstRow == places.units ? 4 : 3) }
    if criteria.count > 0 { sheet.page.rowBreaks.append(criteria.firstRow - 3) }
    sheet.tabColor = Colors.bar
    return sheet
  }

  // MARK: The domains

  private func table(_ places: ImportancePlaces) -> AnalysisTable {
    let (texts, nodes, importance, advice) = (texts, index.nodes, importance, advice)
    let rows = importance.domains
    let hasParts = importance.contributions != nil
    let formulas = ImportanceFormulas(places)
    let correlation = CellFormat.number.with { $0.numberFormat = "0.000" }
    let share = CellFormat.number.with { $0.numberFormat = "0.0" }
    let present = present
    @Sendable func cell(_ row: Int, _ column: Column) -> Expression {
      at(places.domains, row, column.rawValue)
    }
    return AnalysisTable(
      firstRow: places.domains, count: rows.count,
      columns: [
        .init(texts[.code], width: 9, .text) { .text(nodes[rows[$0].node].printedCode) },
        .init(texts[.domain], width: 40, .text) { .text(nodes[rows[$0].node].name) },
        .init(texts[.effectiveWeight], width: 11, share) { Self.figure(rows[$0].weight * 100) },
        .init(texts.scoreCorrelation, width: 11, correlation) {
          row in
          // A domain that does not apply to all is correlated over the others, which is no plain formula.
          rows[row].isPartial || importance.scores.isEmpty
            ? Self.figure(rows[row].correlation)
            : .formula(formulas.correlation(row, with: places.scoreColumn))
        },
        .init("S (R²)", width: 11, correlation) { row in
          let own = cell(row, .correlation)
          return .formula(Function.if(Function.isNumber(own), Function.round(own * own, 9), "–"))
        },
        .init(
          texts["Mức độ quan trọng (%)", "Importance (%)"], width: 11,
          share.with { $0.isBold = true }
        ) { row in
          .formula(
            formulas.importance(
              row, correlation: Column.correlation.rawValue, firstOrder: Column.firstOrder.rawValue)
          )
        },
        .init(
          texts["Quan trọng / tỷ trọng", "Importance / weight"], width: 11,
          .number.with { $0.numberFormat = "0.00" }
        ) { row in
          let (own, weight) = (cell(row, .importance), cell(row, .weight))
          let ratio = Function.if(weight .> 0, Function.round(own / weight, 6), "–")
          return .formula(Function.if(Function.isNumber(own), ratio, "–"))
        },
        .init(
          texts["Đóng góp vào chênh lệch (%)", "Contribution to the spread (%)"], width: 12, share
        ) { row in
          hasParts ? .formula(formulas.shareOfSpread(row)) : .text("–")
        },
        .init(texts.weightInPoints, width: 11, Self.points) { row in
          Self.figure(present?[row])
        },
        .init(texts.advisedWeight, width: 11, Self.points) {
          row in
          Self.figure(advice?.weights[row])
        },
        .init(texts["Quan trọng khi đó (%)", "Importance then (%)"], width: 12, share) { row in
          advice == nil ? .text("–") : .formula(formulas.advisedImportance(row))
        },
        .init(texts["Quan trọng so với trọng số", "Importance against weight"], width: 17, .centred)
        { row in
          .text(texts.words(importance.verdict(on: row)))
        },
      ])
  }

  /// The points that each domain weighs; nil where unit groups differ.
  private var present: [Double]? {
    let groups = Set(importance.participants.map { index.result.groups[$0] })
    let weights = groups.map { group in
      importance.domains.map { index.result.weights[group].effective[$0.node] }
    }
    guard let first = weights.first, weights.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// A number as it stands in a cell.
  static func figure(_ number: Double?, places: Int = 9) -> Cell.Content {
    number.map { .number(SpreadsheetNumber.round($0, places: places)) } ?? .text("–")
  }

  private func sums(_ table: AnalysisTable, _ palette: inout Palette) -> Row {
    let bold = CellFormat.text.with {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let text = palette(bold)
    let number = palette(.number) {
      $0.isBold = true
      $0.fill = Colors.total
      $0.numberFormat = "0.0"
    }
    let summed: [Column] = [.weight, .importance, .spread, .points, .advised, .advisedImportance]
    return Row(
      Column.allCases.map { column in
        if column == .name {
          return Cell(column.rawValue, .text(texts.sum), format: text)
        }
        guard summed.contains(column) else { return Cell(column.rawValue, .blank, format: text) }
        let cells = table.cells(column.rawValue...column.rawValue).term()
        return Cell(
          column.rawValue,
          .formula(
            Function.if(Function.count(cells) .== 0, "–", Function.round(Function.sum(cells), 6))),
          format: number)
      }, height: 18)
  }
}
