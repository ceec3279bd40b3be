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
  /// What is shown of each unit.
  let figures: [Figure]
  /// The lines of them that have no cells elsewhere and stand in hidden columns.
  let hidden: [Line.Kind]

  /// A line that is shown of each unit.
  struct Figure: Sendable {
    var kind: Line.Kind
    var header: String
    var format = "0.00"
  }

  init(book: Book, layout: IndexLayout, name: String) {
    self.book = book
    self.layout = layout
    self.name = name
    let (result, set) = (layout.result, layout.result.calculation.set)
    criteria = set.leaves.filter { set.nodes[$0].notApplicable != nil }
    counts = result.index.participants.indices.map { participant in
      result.notApplicable(to: participant).count { set.nodes[$0].part == .main }
    }
    figures = Self.figures(layout)
    hidden = figures.map(\.kind).filter { layout.row($0) == nil }
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

  /// The first hidden column: in the first table the unit's row in the second one, there its place.
  var hiddenColumn: Int {
    max(Self.countColumn + 1 + figures.count, Self.firstCriterion + criteria.count)
  }

  /// A column of the second table.
  func marked(_ column: Int) -> CellRange {
    CellRange(rows: firstOfMarks...(firstOfMarks + max(1, units) - 1), columns: column...column)
  }

  /// The hidden column of a line; nil if it has none.
  func column(of kind: Line.Kind) -> Int? {
    hidden.firstIndex(of: kind).map { hiddenColumn + 1 + $0 }
  }

  // MARK: The sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let (sorted, marks, policies) = (sortedTable, marksTable, policyTable)
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
    var sheet = Sheet(name: name, rows: upper.rows)
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
      rows: 0...(upper.count - 1), columns: 0...(hiddenColumn - 1))
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
    return visible + [Sheet.Column](repeating: hidden, count: 1 + self.hidden.count)
  }

  var frame: SheetFrame {
    SheetFrame(
      book,
      title: texts["TRƯỜNG HỢP ĐẶC THÙ: ", "SPECIAL CASES: "] + result.index.title,
      subtitle: texts[
        "Đơn vị có tiêu chí không áp dụng xếp trước. Tỷ lệ = điểm đạt được / điểm tối đa áp dụng.",
        "Units with criteria that did not apply come first. Share = earned / applicable maximum."
      ])
  }

  func title(_ text: String, _ palette: inout Palette) -> Row {
    Row([Cell(0, .text(text), format: palette(.title) { $0.fontSize = 12 })], height: 22)
  }

  func conditions(_ sorted: AnalysisTable) -> [Condition] {
    let count = CellAddress(row: IndexLayout.firstRow, column: Self.countColumn)
    return [
      Condition(
        sorted.cells(0...(Self.countColumn + figures.count)),
        .when(count.term(fixedColumn: true) .== 0, CellFormat().with { $0.color = Colors.muted }))
    ]
  }

  // MARK: The units, sorted

  /// The participants with most such criteria first, equals in their order.
  var order: [Int] {
    counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
  }

  var sortedTable: AnalysisTable {
    let own = self
    let (order, counts) = (order, counts)
    let names = result.index.participants.map { book.units[$0.unit].name }
    let hiddenColumn = hiddenColumn
    @Sendable func place(_ position: Int) -> Expression {
      CellAddress(row: IndexLayout.firstRow + position, column: hiddenColumn)
        .term(fixedColumn: true)
    }
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    var columns = [
      AnalysisTable.Column("TT", width: 7, whole) { .number(Double($0 + 1)) },
      AnalysisTable.Column(texts["Tên đơn vị", "Unit"], width: Self.nameWidth, .text) {
        .line(own.marked(1).looked(at: place($0)), .text(names[order[$0]]))
      },
      AnalysisTable.Column(
        texts["Số tiêu chí không áp dụng", "Criteria not applicable"], width: 8,
        whole.with { $0.isBold = true }
      ) {
        .line(
          own.marked(Self.countColumn).looked(at: place($0)), .number(Double(counts[order[$0]])))
      },
    ]
    for figure in figures {
      let column = column(of: figure.kind)
      let values = result.column(figure.kind)
      columns.append(
        AnalysisTable.Column(
          figure.header, width: Self.figureWidth, .number.with { $0.numberFormat = figure.format }
        ) { position in
          let found =
            column.map { own.marked($0).looked(at: place(position)) }
            ?? own.layout.range(of: figure.kind).map {
              $0.range.looked(at: place(position), in: $0.sheet)
            }
          return .line(found ?? "", values[order[position]].shown)
        })
    }
    fill(&columns)
    columns.append(
      AnalysisTable.Column("", width: 8, .hiddenNumber, isHidden: true) { position in
        let number = CellAddress(row: IndexLayout.firstRow + position, column: 0)
        return .line(
          Function.match(number.term(fixedColumn: true), own.marked(hiddenColumn).fixed(), 0),
          .number(Double(order[position] + 1)))
      })
    return AnalysisTable(firstRow: IndexLayout.firstRow, count: units, columns: columns)
  }

  /// Leaves the columns blank up to the hidden ones.
  func fill(_ columns: inout [AnalysisTable.Column]) {
    while columns.count < hiddenColumn {
      columns.append(
        AnalysisTable.Column("", width: 9, CellFormat(), isHidden: true) { _ in .blank })
    }
  }
}
