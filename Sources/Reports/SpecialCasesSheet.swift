import Formulas
import Scoring
import WorkbookPlan

/// Units whose criteria did not all apply: what was removed or shared out, and the conversion.
///
/// The first table sorts itself, the units with most such criteria first; the second one shows which
/// criteria those are, and the third what becomes of their points.
struct SpecialCasesSheet {
  let book: Book
  let layout: IndexLayout
  let name: String
  /// The criteria that need not apply.
  let criteria: [Int]
  /// How many criteria do not apply to each participant.
  let counts: [Int]
  /// How many participants each of the criteria does not apply to.
  let found: [Int]

  init(book: Book, layout: IndexLayout, name: String) {
    self.book = book
    self.layout = layout
    self.name = name
    let (result, set) = (layout.result, layout.result.calculation.set)
    let criteria = set.leaves.filter { set.nodes[$0].notApplicable != nil }
    self.criteria = criteria
    var counts: [Int] = []
    var found = [Int](repeating: 0, count: set.nodes.count)
    for participant in result.index.participants.indices {
      let nodes = result.notApplicable(to: participant).filter { set.nodes[$0].part == .main }
      counts.append(nodes.count)
      for node in nodes { found[node] += 1 }
    }
    self.counts = counts
    self.found = criteria.map { found[$0] }
  }

  static let countColumn = 2
  /// The first column of the criteria in the second table.
  static let firstCriterion = 3
  static let nameWidth = 30.0
  static let figureWidth = 7.6
  /// The least width of a criterion's column, for the longest mark.
  static let markWidth = 5.4

  var result: IndexEvaluation { layout.result }
  var texts: Texts { layout.texts }
  var set: CriteriaSet { result.calculation.set }
  var final: Stage { result.calculation.final }
  var units: Int { result.index.participants.count }

  // MARK: Where the tables stand

  var firstOfMarks: Int { IndexLayout.firstRow + max(1, units) + 3 }
  var firstOfPolicies: Int { firstOfMarks + max(1, units) + 3 }

  /// The hidden columns, after those of both tables.
  enum Hidden: Int, CaseIterable {
    /// What the units are sorted by, or in the first table the unit's row in the second one.
    case key
    case position
    /// The weight of all domains.
    case total
    /// The points shared out over other criteria.
    case shared
    /// The points from surveys.
    case survey
    /// 1 beside the rows of survey criteria.
    case flag
  }

  var hiddenColumn: Int {
    max(Self.countColumn + 1 + figures.count, Self.firstCriterion + criteria.count)
  }

  func column(_ hidden: Hidden) -> Int { hiddenColumn + hidden.rawValue }

  func range(_ column: Int) -> String {
    CellRange(
      rows: firstOfMarks...(firstOfMarks + max(1, units) - 1), columns: column...column
    ).absolute
  }

  func address(_ column: Int, row: Int) -> String {
    CellAddress(row: row, column: column).a1(absoluteColumn: true)
  }

  // MARK: The sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let (sorted, marks, policies) = (sortedTable, marksTable, policyTable)
    let flagColumn = column(.flag)
    let flags = set.nodes.map { $0.part == .main && $0.rule != nil && $0.isSurvey ? 1.0 : 0 }
    let flagFormat = palette(.hiddenNumber)
    var upper = RowStack()
    upper.add(frame.rows(&palette) + [Row(height: 6), sorted.header(&palette)])
    upper.add(count: sorted.count, sorted.rowMaker(&palette))
    upper.add(
      [
        Row(height: 10),
        title(
          texts[
            "Tiêu chí không áp dụng (KAD: loại trừ; PB: phân bổ lại; –: bỏ khỏi trung bình; đủ, 0: điểm được tính)",
            "Criteria not applicable (KAD: excluded; PB: shared out; –: left out of the mean; full, 0: points given)"
          ],
          &palette), marks.header(&palette),
      ])
    upper.add(count: marks.count, marks.rowMaker(&palette))
    upper.add(
      [
        Row(height: 10), title(texts["Cách xử lý điểm", "What becomes of the points"], &palette),
        policies.header(&palette),
      ])
    upper.add(count: policies.count, policies.rowMaker(&palette))
    let shown = upper.rows
    let last = max(shown.count, IndexLayout.firstRow + flags.count)
    let rows = Rows(count: last) { row in
      var cells = row < shown.count ? shown[row] : Row()
      let node = row - IndexLayout.firstRow
      if flags.indices.contains(node) {
        cells.cells.append(Cell(flagColumn, .number(flags[node]), format: flagFormat))
      }
      return cells
    }
    var sheet = Sheet(name: name, rows: rows)
    sheet.columns = columns(sorted, marks)
    sheet.frozen = (IndexLayout.firstRow, 2)
    sheet.conditions = conditions(sorted)
    sheet.textNumberRanges = [
      CellRange(
        rows: (firstOfMarks - 1)...(firstOfMarks - 1),
        columns: Self.firstCriterion...max(Self.firstCriterion, hiddenColumn - 1)),
      CellRange(
        rows: firstOfPolicies...(firstOfPolicies + criteria.count), columns: 0...0),
    ]
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.repeatedColumns = 0...1
    sheet.page.printArea = CellRange(
      rows: 0...(shown.count - 1), columns: 0...(hiddenColumn - 1))
    sheet.breakBefore([firstOfMarks - 2, firstOfPolicies - 2])
    return sheet
  }

  func columns(_ sorted: AnalysisTable, _ marks: AnalysisTable) -> [Sheet.Column] {
    let visible = (0..<hiddenColumn).map { column -> Sheet.Column in
      let tables = [sorted, marks].compactMap {
        column < $0.columns.count && !$0.columns[column].isHidden ? $0.columns[column].width : nil
      }
      return Sheet.Column(width: tables.max() ?? Self.markWidth)
    }
    let hidden = Sheet.Column(width: 8, isHidden: true)
    return visible + [Sheet.Column](repeating: hidden, count: Hidden.allCases.count)
  }

  var frame: SheetFrame {
    SheetFrame(
      book,
      title: texts["TRƯỜNG HỢP ĐẶC THÙ: ", "SPECIAL CASES: "] + result.index.title,
      subtitle: texts[
        "Đơn vị có tiêu chí không áp dụng xếp trước. Tỷ lệ = điểm đạt được / (điểm tối đa − điểm loại trừ).",
        "Units with criteria that did not apply come first. Share = earned / (maximum − excluded)."
      ])
  }

  func title(_ text: String, _ palette: inout Palette) -> Row {
    Row([Cell(0, .text(text), format: palette(.title) { $0.fontSize = 12 })], height: 22)
  }

  func conditions(_ sorted: AnalysisTable) -> [Condition] {
    let count = address(Self.countColumn, row: IndexLayout.firstRow)
    return [
      Condition(
        sorted.cells(0...(Self.countColumn + figures.count)),
        .formula("\(count)=0", CellFormat().with { $0.color = Colors.muted }))
    ]
  }

  // MARK: The units, sorted

  struct Figure: Sendable {
    var header: String
    var format: String
    /// The formula in a row, given the address of the unit's row number.
    var formula: @Sendable (_ place: String, _ row: Int) -> String
    var value: @Sendable (Int) -> Value
  }

  /// The participants with most such criteria first, equals in their order.
  var order: [Int] {
    let counts = counts
    return counts.indices.sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
  }

  var figures: [Figure] {
    let own = self
    var figures: [Figure] = []
    func add(
      _ header: String, _ format: String = "0.00",
      _ formula: @escaping @Sendable (String, Int) -> String,
      _ value: @escaping @Sendable (Int) -> Value
    ) {
      figures.append(Figure(header: header, format: format, formula: formula, value: value))
    }
    func looked(_ range: String) -> @Sendable (String, Int) -> String {
      { place, _ in "INDEX(\(range),\(place))" }
    }
    func addLine(_ kind: Line.Kind, _ header: String) {
      guard let range = layout.range(kind) else { return }
      add(header, "0.00", looked(range)) { own.result.value(kind, of: $0).shown }
    }
    addLine(.earned(stage: final), texts["Điểm đạt được", "Points earned"])
    let earned = Self.countColumn + 1
    let excluded = Line.Kind.excluded(stage: final)
    let hasExcluded = layout.row(excluded) != nil
    addLine(excluded, texts["Điểm loại trừ", "Points excluded"])
    if hasRedistribution {
      add(
        texts["Điểm phân bổ lại", "Points shared out"], "0.00",
        { place, _ in
          "INDEX(\(own.hiddenRange(.shared)),\(place))"
        }
      ) { .number(own.shared($0)) }
    }
    let applicable = Self.countColumn + 1 + figures.count
    add(
      texts["Điểm tối đa áp dụng", "Applicable maximum"], "0.00",
      { place, row in
        let total = "INDEX(\(own.hiddenRange(.total)),\(place))"
        return hasExcluded ? "\(total)-\(own.address(earned + 1, row: row))" : total
      }
    ) { own.applicable($0) }
    add(
      texts["Tỷ lệ", "Share"], "0.00%",
      { _, row in
        let whole = own.address(applicable, row: row)
        return "IF(\(whole)=0,\"\(Marks.leftOut)\",\(own.address(earned, row: row))/\(whole))"
      }
    ) { own.share($0) }
    addLine(.converted(stage: final), texts["Điểm quy đổi", "Converted"])
    if hasSurvey {
      add(
        texts["Trong đó điểm khảo sát", "Of which surveys"], "0.00",
        { place, _ in
          "INDEX(\(own.hiddenRange(.survey)),\(place))"
        }
      ) { own.survey($0) }
    }
    addLine(.score(stage: final), texts["Điểm chỉ số", "Score"])
    return figures
  }

  /// Where the second table keeps a hidden figure; its column follows from the width of both tables.
  func hiddenRange(_ hidden: Hidden) -> String { range(column(hidden)) }

  var sortedTable: AnalysisTable {
    let own = self
    let (order, counts) = (order, counts)
    let names = result.index.participants.map { book.units[$0.unit].name }
    let (place, hidden) = (column(.key), column(.position))
    @Sendable func looked(_ range: String, _ position: Int) -> String {
      "INDEX(\(range),\(address(place, row: IndexLayout.firstRow + position)))"
    }
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    var columns = [
      AnalysisTable.Column("TT", width: 7, whole) { .number(Double($0 + 1)) },
      AnalysisTable.Column(texts["Tên đơn vị", "Unit"], width: Self.nameWidth, .text) {
        .formula(looked(own.range(1), $0), .text(names[order[$0]]))
      },
      AnalysisTable.Column(
        texts["Số tiêu chí không áp dụng", "Criteria not applicable"], width: 8,
        whole.with { $0.isBold = true }
      ) {
        .formula(
          looked(own.range(Self.countColumn), $0), .number(Double(counts[order[$0]])))
      },
    ]
    for figure in figures {
      columns.append(
        AnalysisTable.Column(
          figure.header, width: Self.figureWidth, .number.with { $0.numberFormat = figure.format }
        ) { position in
          let row = IndexLayout.firstRow + position
          return .formula(
            figure.formula(own.address(place, row: row), row), figure.value(order[position]))
        })
    }
    while columns.count < hiddenColumn {
      columns.append(
        AnalysisTable.Column("", width: 9, CellFormat(), isHidden: true) { _ in .blank })
    }
    columns.append(
      AnalysisTable.Column("", width: 8, .hiddenNumber, isHidden: true) {
        .formula(
          "MATCH(\(own.address(0, row: IndexLayout.firstRow + $0)),\(own.range(hidden)),0)",
          .number(Double(order[$0] + 1)))
      })
    return AnalysisTable(firstRow: IndexLayout.firstRow, count: units, columns: columns)
  }

  // MARK: Engine values

  var hasRedistribution: Bool {
    criteria.contains {
      if case .redistribute = set.nodes[$0].notApplicable { true } else { false }
    }
  }

  var hasSurvey: Bool { self.set.leaves.contains { set.nodes[$0].isSurvey } }

  func shared(_ participant: Int) -> Double {
    let weights = result.weights[result.groups[participant]].effective
    return zip(layout.nodeValues(final, of: participant), weights)
      .reduce(0) { $1.0 == .text(Marks.redistributed) ? $0 + $1.1 : $0 }
  }

  func survey(_ participant: Int) -> Value {
    let values = layout.nodeValues(final, of: participant)
    if let error = values.lazy.compactMap(\.asError).first { return .error(error) }
    return .number(
      values.indices.reduce(0) { sum, node in
        let criterion = set.nodes[node]
        guard criterion.part == .main, criterion.rule != nil, criterion.isSurvey else { return sum }
        return sum + (values[node].asNumber ?? 0)
      })
  }

  func applicable(_ participant: Int) -> Value {
    let total = result.weights[result.groups[participant]].total
    guard layout.row(.excluded(stage: final)) != nil else { return .number(total) }
    let excluded = result.value(.excluded(stage: final), of: participant)
    return excluded.asNumber.map { .number(total - $0) } ?? excluded
  }

  func share(_ participant: Int) -> Value {
    let applicable = applicable(participant)
    guard let whole = applicable.asNumber else { return applicable }
    guard whole != 0 else { return .text(Marks.leftOut) }
    let earned = result.value(.earned(stage: final), of: participant)
    return earned.asNumber.map { .number($0 / whole) } ?? earned
  }
}
