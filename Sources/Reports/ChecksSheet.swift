import Formulas
import Scoring
import WorkbookPlan

/// Live checks, one line each with ĐẠT or KHÔNG ĐẠT, and the engine's results beside the sheet's.
struct ChecksSheet {
  let book: Book
  let layout: BookLayout
  let tables: [DomainTable]

  private var texts: Texts { layout.texts }
  private var passed: String { texts.passed }
  private var failed: String { texts.failed }

  /// The first row of checks.
  private static let firstRow = 5

  private struct Check {
    var name: String
    var expected: Cell.Content
    var found: Cell.Content
    /// How far found and expected may be apart.
    var tolerance = 0.000_001
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let checks = tables.enumerated().flatMap { self.checks(of: $1, comparison: comparisonRows($0)) }
    var rows = SheetFrame(
      book, title: texts["KIỂM TRA", "CHECKS"],
      subtitle: texts[
        "Mỗi dòng tự tính lại; đối chiếu với kết quả của chương trình sẽ KHÔNG ĐẠT khi số liệu hoặc trọng số bị sửa.",
        "Every line recalculates; the comparison with the program's results fails once a figure or weight is changed."
      ]
    ).rows(&palette)
    rows += [overall(count: checks.count, &palette), header(&palette)]
    rows += checks.enumerated().map { row($1, at: Self.firstRow + $0, &palette) }
    for (position, table) in tables.enumerated() {
      while rows.count < comparisonTitle(position) { rows.append(Row(height: 8)) }
      rows += comparison(table, at: position, &palette)
    }
    var sheet = Sheet(name: layout.checks, rows: Rows(rows))
    sheet.columns = [66, 16, 16, 14, 14, 14, 14, 3].map { Sheet.Column(width: $0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 14), count: 2 * layout.scenarios.choices.count)
    sheet.frozen = (Self.firstRow, 0)
    sheet.conditions = verdicts(CellRange(rows: 3...(rows.count - 1), columns: 1...6))
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.printArea = CellRange(rows: 0...(rows.count - 1), columns: 0...6)
    sheet.breakBefore(tables.indices.map(comparisonTitle))
    sheet.tabColor = Colors.good
    return sheet
  }

  // MARK: The list of checks

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header)
    let labels = [
      texts["Nội dung kiểm tra", "Check"], texts["Giá trị phải có", "Expected"],
      texts["Giá trị tìm thấy", "Found"], texts["Kết luận", "Verdict"],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 20)
  }

  private func overall(count: Int, _ palette: inout Palette) -> Row {
    let bold = palette(.text) { $0.isBold = true }
    let verdict = palette(.centred) { $0.isBold = true }
    let range = CellRange(
      rows: Self.firstRow...(Self.firstRow + max(1, count) - 1), columns: 3...3
    ).absolute
    return Row(
      [
        Cell(0, .text(texts["Toàn bộ kiểm tra", "All checks"]), format: bold),
        Cell(
          1,
          .formula(
            "IF(COUNTIF(\(range),\"\(failed)\")=0,\"\(passed)\",\"\(failed)\")", .text(passed)),
          format: verdict),
      ], height: 20)
  }

  private func row(_ check: Check, at row: Int, _ palette: inout Palette) -> Row {
    let text = palette(.text)
    let number = palette(.number)
    let expected = CellAddress(row: row, column: 1).a1()
    let found = CellAddress(row: row, column: 2).a1()
    let tolerance = Texts.shortest(check.tolerance)
    // Whatever cannot be computed fails.
    let verdict =
      "IF(ISNUMBER(\(found)),IF(ABS(\(expected)-\(found))<=\(tolerance),\"\(passed)\",\"\(failed)\"),\"\(failed)\")"
    let height = TextMeasure(.text).height(of: check.name, columnWidth: 66)
    return Row(
      [
        Cell(0, .text(check.name), format: text), Cell(1, check.expected, format: number),
        Cell(2, check.found, format: number),
        Cell(3, .formula(verdict, .text(verdictNow(check))), format: palette(.centred)),
      ], height: max(18, height))
  }

  private func verdictNow(_ check: Check) -> String {
    func number(_ content: Cell.Content) -> Double? {
      switch content {
      case .number(let number), .typed(_, .number(let number)): number
      default: nil
      }
    }
    guard let expected = number(check.expected), let found = number(check.found) else {
      return failed
    }
    return abs(expected - found) <= check.tolerance ? passed : failed
  }

  private func checks(of table: DomainTable, comparison: ClosedRange<Int>) -> [Check] {
    let (layout, result) = (table.layout, table.layout.result)
    let name = result.index.shortTitle + ": "
    let ranked = result.index.participants.indices.filter { result.rank(of: $0) != nil }
    let declared = result.index.participants.count { $0.isRanked }
    var checks: [Check] = []
    for (variant, weights) in result.weights.prefix(layout.variants).enumerated() {
      let cell = CellAddress(
        row: layout.weightsRows.total, column: layout.weightsColumn(.effective, variant)
      ).absolute
      let suffix =
        layout.variants == 1 ? "" : " (\(result.calculation.groups[variant]))"
      checks.append(
        Check(
          name: name + texts["tổng trọng số bằng bản đã phê duyệt", "weights add up as approved"]
            + suffix,
          expected: .number(weights.total),
          found: .formula("\(quotedSheetName(layout.weightsSheet))!\(cell)", .number(weights.total))
        ))
    }
    let final = result.calculation.final
    if let scores = layout.range(.score(stage: final)) {
      checks.append(
        Check(
          name: name
            + texts[
              "mọi đơn vị tham gia đều có điểm (không thiếu số liệu)", "every unit has a score"],
          expected: .number(Double(result.index.participants.count)),
          found: .formula("COUNT(\(scores))", .number(Double(scoreCount(result))))))
    }
    if let ranks = layout.range(.rank), let flags = layout.range(.isRanked) {
      checks.append(
        Check(
          name: name
            + texts["mọi đơn vị được xếp hạng đều có vị thứ", "every ranked unit has a rank"],
          expected: .formula("SUM(\(flags))", .number(Double(declared))),
          found: .formula("COUNT(\(ranks))", .number(Double(ranked.count)))))
    }
    if let positions = layout.range(.position) {
      let count = result.index.participants.count
      checks.append(
        Check(
          name: name
            + texts[
              "bảng xếp hạng đủ các đơn vị, không lặp", "the ranking lists every unit exactly once"],
          expected: .number(Double(count * (count + 1) / 2)),
          found: .formula("SUM(\(positions))", .number(Double(count * (count + 1) / 2)))))
    }
    if let check = totals(table) { checks.append(check) }
    let differences = CellRange(rows: comparison, columns: 3...3).absolute
    checks.append(
      Check(
        name: name
          + texts[
            "tổng sai lệch giữa điểm trong bảng và điểm chương trình đã tính",
            "differences between the sheet's and the program's scores"],
        expected: .number(0), found: .formula("SUM(\(differences))", .number(0))))
    return checks
  }

  private func scoreCount(_ result: IndexEvaluation) -> Int {
    result.index.participants.indices.count { result.score(of: $0) != nil }
  }

  /// The totals a second way: the sum of all domains over all units in the by-domain sheet.
  private func totals(_ table: DomainTable) -> Check? {
    let (layout, result) = (table.layout, table.layout.result)
    let set = result.calculation.set
    let final = result.calculation.final
    guard set.aggregation == .sum, set.rounding.total == nil,
      let first = set.domains.first, let last = set.domains.last,
      let from = table.column(.contribution(node: first, stage: final)),
      let to = table.column(.contribution(node: last, stage: final)),
      let earned = layout.range(.earned(stage: final))
    else { return nil }
    let domains =
      "\(quotedSheetName(layout.domains))!"
      + CellRange(rows: table.rows, columns: from...to).absolute
    let values = result.index.participants.indices.compactMap {
      result.number(.earned(stage: final), of: $0)
    }
    guard values.count == result.index.participants.count else { return nil }
    let sum = values.reduce(0, +)
    return Check(
      name: result.index.shortTitle + ": "
        + texts[
          "tổng điểm cộng theo đơn vị bằng cộng theo lĩnh vực",
          "totals added by unit equal totals added by domain"],
      expected: .formula("SUM(\(earned))", .number(sum)),
      found: .formula("SUM(\(domains))", .number(sum)))
  }

  // MARK: The comparison with the program's results

  /// The row of an index's comparison title.
  private func comparisonTitle(_ position: Int) -> Int {
    let checks = tables.reduce(0) { $0 + checkCount($1) }
    return tables[..<position].reduce(Self.firstRow + checks + 1) {
      $0 + $1.layout.result.index.participants.count + 3
    }
  }

  private func checkCount(_ table: DomainTable) -> Int {
    // The rows of the comparison do not change how many checks there are.
    checks(of: table, comparison: 0...0).count
  }

  private func comparisonRows(_ position: Int) -> ClosedRange<Int> {
    let first = comparisonTitle(position) + 2
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
    let cell = range.first.a1()
    return [
      Condition(
        range,
        .formula("\(cell)=\"\(passed)\"", CellFormat().with { $0.color = Colors.good })),
      Condition(
        range,
        .formula(
          "\(cell)=\"\(failed)\"",
          CellFormat().with {
            $0.color = 0xFFFFFF
            $0.fill = Colors.bad
            $0.isBold = true
          })),
    ]
  }
}
