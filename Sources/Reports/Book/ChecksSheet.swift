import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Live checks, one line each with ĐẠT or KHÔNG ĐẠT, and the engine's results beside the sheet's.
struct ChecksSheet {
  let book: Book
  let layout: BookLayout
  let tables: [DomainTable]
  /// Where the comparison of each index begins with its title.
  private var titles: [Int] = []

  init(book: Book, layout: BookLayout, tables: [DomainTable]) {
    (self.book, self.layout, self.tables) = (book, layout, tables)
    var row = Self.firstRow + tables.indices.reduce(1) { $0 + checks(of: $1).count + 1 }
    for table in tables {
      titles.append(row)
      row += table.layout.result.index.participants.count + 3
    }
  }

  private var texts: Texts { layout.texts }
  private var passed: String { texts.passed }
  private var failed: String { texts.failed }

  /// Whether everything is right, and how many units have other results than the program's.
  static let overallCell = CellAddress(row: overall, column: 1)
  static let changedCell = CellAddress(row: overall, column: 3)

  /// The row of what all checks say, under the links.
  private static let overall = SheetFrame.bar + 1
  /// The first row of checks.
  private static let firstRow = overall + 2

  private struct Check {
    var name: String
    var expected: Cell.Content
    var found: Cell.Content
    /// How far found and expected may be apart.
    var tolerance = 0.000_001
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let checks = tables.indices.flatMap { self.checks(of: $0) + [differences($0)] }
    var rows = SheetFrame(
      book, title: texts[upper: .checks],
      subtitle: texts[
        "Mỗi dòng tự tính lại; đối chiếu với kết quả của chương trình sẽ KHÔNG ĐẠT khi số liệu hoặc trọng số bị sửa.",
        "Every line recalculates; the comparison with the program's results fails once a figure or weight is changed."
      ]
    ).rows(&palette)
    rows += [Row(), overall(count: checks.count, &palette), header(&palette)]
    rows += checks.enumerated().map { row($1, at: Self.firstRow + $0, &palette) }
    for (position, table) in tables.enumerated() {
      while rows.count < titles[position] { rows.append(Row(height: 8)) }
      rows += comparison(table, at: position, &palette)
    }
    // The list of changes is for the screen: it is empty in what the program writes.
    let printed = rows.count
    rows += [Row(height: 8)] + ChangeList(layout: layout).rows(&palette)
    var sheet = Sheet(name: layout.checks, rows: Rows(rows))
    sheet.columns = [66, 16, 16, 14, 14, 14, 16, 16, 14, 3].map { Sheet.Column(width: $0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 14), count: 3 * layout.scenarios.choices.count)
    sheet.frozen = (Self.firstRow, 0)
    sheet.conditions = verdicts(
      CellRange(
        rows: Self.overall...(rows.count - 1), columns: 1...ResultComparison.verdictColumn))
    // The table of one index alone has its header repeated.
    let header = tables.count == 1 ? titles[0] + 1 : nil
    sheet.page = .office(texts, landscape: true, repeatedRows: header.map { $0...$0 })
    sheet.page.printArea = CellRange(
      rows: 0...(printed - 1), columns: 0...ResultComparison.verdictColumn)
    sheet.breakBefore(titles)
    sheet.tabColor = Colors.good
    return sheet
  }

  // MARK: The list of checks

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header)
    let labels = [
      texts["Nội dung kiểm tra", "Check"], texts["Giá trị phải có", "Expected"],
      texts["Giá trị tìm thấy", "Found"], texts[.verdict],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 20)
  }

  private func overall(count: Int, _ palette: inout Palette) -> Row {
    let bold = palette(.text) { $0.isBold = true }
    let verdict = palette(.centred) { $0.isBold = true }
    let verdicts = CellRange(
      rows: Self.firstRow...(Self.firstRow + max(1, count) - 1), columns: 3...3
    ).fixed()
    return Row(
      [
        Cell(0, .text(texts["Toàn bộ kiểm tra", "All checks"]), format: bold),
        Cell(
          1,
          .formula(
            Function.if(
              Function.countIf(verdicts, .text(failed)) .== 0, .text(passed), .text(failed))),
          format: verdict),
        Cell(
          2, .text(texts["Đơn vị khác kết quả chương trình", "Units unlike the program's"]),
          format: bold),
        Cell(
          3, .formula(changed), format: palette(.centred) { $0.numberFormat = LineStyle.count }),
      ], height: 48)
  }

  /// How many units have another score, rank or grade than the program computed.
  private var changed: Expression {
    Expression.added(
      tables.indices.map { position in
        let verdicts = CellRange(
          rows: comparisonRows(position),
          columns: ResultComparison.verdictColumn...ResultComparison.verdictColumn)
        return Function.countIf(verdicts.fixed(), .text(failed))
      })
  }

  private func row(_ check: Check, at row: Int, _ palette: inout Palette) -> Row {
    let text = palette(.text)
    let number = palette(.number)
    let expected = CellAddress(row: row, column: 1).term()
    let found = CellAddress(row: row, column: 2).term()
    let isNear = Function.absolute(expected - found) .<= .number(check.tolerance)
    // Whatever cannot be computed fails.
    let verdict = Function.if(
      Function.isNumber(found), Function.if(isNear, .text(passed), .text(failed)), .text(failed))
    let height = TextMeasure(.text).height(of: check.name, columnWidth: 66)
    return Row(
      [
        Cell(0, .text(check.name), format: text), Cell(1, check.expected, format: number),
        Cell(2, check.found, format: number),
        Cell(3, .formula(verdict), format: palette(.centred)),
      ], height: max(18, height))
  }

  /// The checks of an index, but for the comparison with the program's results.
  private func checks(of position: Int) -> [Check] {
    let (layout, result) = (tables[position].layout, tables[position].layout.result)
    let approved = self.layout.scenarios.approved(position).weights
    let count = Double(result.index.participants.count)
    func check(
      _ name: String, _ expected: Cell.Content, _ found: Expression
    ) -> Check {
      Check(name: result.index.shortTitle + ": " + name, expected: expected, found: .formula(found))
    }
    var checks = approved.prefix(layout.variants).enumerated().map { variant, weights in
      let suffix = layout.variants == 1 ? "" : " " + layout.words(ofVariant: variant)
      return check(
        texts["tổng trọng số bằng bản đã phê duyệt", "weights add up as approved"] + suffix,
        .number(weights.total),
        CellAddress(
          row: layout.weightsRows.total, column: layout.weightsColumn(.effective, variant)
        ).fixed(in: layout.weightsSheet))
    }
    if let scores = layout.terms(.score(stage: result.calculation.final)) {
      checks.append(
        check(
          texts[
            "mọi đơn vị tham gia đều có điểm (không thiếu số liệu)", "every unit has a score"],
          .number(count), Function.count(scores)))
    }
    if let ranks = layout.terms(.rank), let flags = layout.terms(.isRanked) {
      checks.append(
        check(
          texts["mọi đơn vị được xếp hạng đều có vị thứ", "every ranked unit has a rank"],
          .formula(Function.sum(flags)), Function.count(ranks)))
    }
    if let positions = layout.terms(.position) {
      checks.append(
        check(
          texts[
            "bảng xếp hạng đủ các đơn vị, không lặp", "the ranking lists every unit exactly once"],
          .number(count * (count + 1) / 2), Function.sum(positions)))
    }
    if let totals = totals(tables[position]) {
      checks.append(
        check(
          texts[
            "tổng điểm cộng theo đơn vị bằng cộng theo lĩnh vực",
            "totals added by unit equal totals added by domain"],
          .formula(totals.byUnit), totals.byDomain))
    }
    return checks
  }

  /// The scores of the sheet against the program's.
  private func differences(_ position: Int) -> Check {
    let differences = CellRange(rows: comparisonRows(position), columns: 3...3).fixed()
    return Check(
      name: tables[position].layout.result.index.shortTitle + ": "
        + texts[
          "tổng sai lệch giữa điểm trong bảng và điểm chương trình đã tính",
          "differences between the sheet's and the program's scores"],
      expected: .number(0), found: .formula(Function.sum(differences)))
  }

  /// The totals a second way: the sum of all domains over all units in the by-domain sheet.
  private func totals(_ table: DomainTable) -> (byUnit: Expression, byDomain: Expression)? {
    let (layout, result) = (table.layout, table.layout.result)
    let set = result.calculation.set
    let final = result.calculation.final
    guard set.aggregation == .sum, set.rounding.total == nil,
      let first = set.domains.first, let last = set.domains.last,
      let from = table.column(.contribution(node: first, stage: final)),
      let to = table.column(.contribution(node: last, stage: final)),
      let earned = layout.terms(.earned(stage: final)),
      result.index.participants.indices.allSatisfy({
        result.number(.earned(stage: final), of: $0) != nil
      })
    else { return nil }
    let domains = CellRange(rows: table.rows, columns: from...to).fixed(in: table.sheet)
    return (Function.sum(earned), Function.sum(domains))
  }

  // MARK: The comparison with the program's results

  /// The program's figures of an index's units for a set of weights.
  func program(
    _ figure: ResultComparison.Figure, of position: Int, under choice: Int
  ) -> SheetRange {
    let column = ResultComparison.column(
      of: figure, under: choice, of: layout.scenarios.choices.count)
    return SheetRange(
      CellRange(rows: comparisonRows(position), columns: column...column), in: layout.checks)
  }

  /// The program's figure of a unit for the weights in force, seen from another sheet.
  func program(
    _ figure: ResultComparison.Figure, of position: Int, participant: Int
  ) -> Expression {
    cell(figure.programColumn, of: position, participant)
  }

  /// Whether a unit's figure is another one than the program's, seen from another sheet.
  func differs(
    _ figure: ResultComparison.Figure, of position: Int, participant: Int
  ) -> Expression {
    func own(_ column: Int) -> Expression { cell(column, of: position, participant) }
    if figure == .score { return own(ResultComparison.differenceColumn) .> 0.000001 }
    return own(figure.programColumn) .!= own(figure.programColumn + 1)
  }

  private func cell(_ column: Int, of position: Int, _ participant: Int) -> Expression {
    CellAddress(row: comparisonRows(position).lowerBound + participant, column: column)
      .fixed(in: layout.checks)
  }

  /// The names of an index's units, in the order of their columns.
  func names(of position: Int) -> [String] {
    layout.indices[position].result.index.participants.map { book.units[$0.unit].shortName }
  }

  private func comparisonRows(_ position: Int) -> ClosedRange<Int> {
    let first = titles[position] + 2
    return first...(first + max(1, tables[position].layout.result.index.participants.count) - 1)
  }

  private func comparison(
    _ table: DomainTable, at position: Int, _ palette: inout Palette
  ) -> [Row] {
    let rows = ResultComparison(
      book: book, layout: layout, table: table, position: position,
      firstRow: comparisonRows(position).lowerBound)
    return rows.rows(&palette)
  }

  private func verdicts(_ range: CellRange) -> [Condition] {
    let cell = range.first.term()
    return [
      Condition(
        range,
        .when(cell .== .text(passed), CellFormat().with { $0.color = Colors.good })),
      Condition(
        range,
        .when(
          cell .== .text(failed),
          CellFormat().with {
            $0.color = 0xFFFFFF
            $0.fill = Colors.bad
            $0.isBold = true
          })),
    ]
  }
}
