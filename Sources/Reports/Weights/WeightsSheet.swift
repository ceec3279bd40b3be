import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The desk for trying weights: a set is chosen from a list or typed, and everything else follows.
///
/// On top, always in sight: the choice, what the weights add up to, the status. Then for each index the
/// weights of its domains with what is in them below, and beside them its units by the rank they have now.
struct WeightsSheet {
  let book: Book
  let layout: BookLayout
  let tables: [DomainTable]

  private var texts: Texts { layout.texts }
  /// The widths of the numbers and names of the weights, and of a column of them.
  static let (codeWidth, nameWidth, weightWidth) = (6.5, 31.0, 8.0)
  /// The width of a column of what is further known of each weight, right of the units.
  static let furtherWidth = 18.0

  func sheet(_ palette: inout Palette) -> Sheet {
    let list = ScenarioList(book: book, layout: layout)
    var rows = list.head(&palette)
    var sheet = Sheet(name: layout.weights, rows: Rows([]))
    sheet.validations = [list.validation]
    let checks = ChecksSheet(book: book, layout: layout, tables: tables)
    for (position, index) in layout.indices.enumerated() {
      let block = WeightsBlock(index: index, scenarios: layout.scenarios, position: position)
      let effect = WeightsEffect(
        book: book, table: tables[position], checks: checks, position: position)
      while rows.count < index.weightsRows.title { rows.append(Row(height: 12)) }
      rows += effect.beside(block.rows(&palette), &palette)
      sheet.validations += block.validations
      sheet.textNumberRanges.append(block.codes)
      sheet.conditions += effect.conditions
    }
    while rows.count < list.title { rows.append(Row(height: 12)) }
    rows += list.rows(&palette)
    sheet.rows = Rows(rows)
    sheet.columns = columns
    sheet.frozen = (ScenarioList.firstBlock, 2)
    sheet.tabColor = Colors.inputText
    // The table of one index alone has its header repeated.
    let header = layout.indices.count == 1 ? layout.indices[0].weightsRows.header : nil
    sheet.page = .office(texts, landscape: true, repeatedRows: header.map { $0...$0 })
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(effectColumn + WeightsEffect.columnCount - 1))
    sheet.breakBeforeAll(layout.indices.dropFirst().map(\.weightsRows.title))
    return sheet
  }

  /// The names of the columns of weights on trial, by which a returned workbook is read.
  var names: [Plan.DefinedName] {
    layout.indices.flatMap { index in
      (0..<index.variants).map { variant in
        Plan.DefinedName(
          index.result.index.trialWeightsName(variant: variant),
          SheetRange(index.weights(.trial, variant), in: layout.weights))
      }
    }
  }

  private var effectColumn: Int { layout.indices.first?.effectColumn ?? 3 }

  private var columns: [Sheet.Column] {
    let shown = effectColumn - 3
    let names = tables.map { WeightsEffect.nameWidth(book, $0.layout.result) }.max() ?? 20
    let columns =
      [Sheet.Column(width: Self.codeWidth), Sheet.Column(width: Self.nameWidth)]
      + [Sheet.Column](repeating: Sheet.Column(width: Self.weightWidth), count: shown)
      + [Sheet.Column(width: 1.5)] + WeightsEffect.columns(nameWidth: names)
      + [Sheet.Column(width: 3)]
    let further = layout.indices.first?.furtherColumns ?? 0
    return columns
      + [Sheet.Column](repeating: Sheet.Column(width: Self.furtherWidth), count: further)
      + [Sheet.Column](
        repeating: Sheet.Column(width: 8, isHidden: true), count: WeightsEffect.helperCount)
  }
}
