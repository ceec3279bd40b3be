import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Every point of the book in one long table, a row per index, unit, scored criterion and round, for those
/// who make pivot tables; the points are the cells of the detail sheets.
///
/// The year comes first, so that the tables of several years can stand one under the other. It is no sheet
/// to print: what would be printed is an empty cell, which programs leave out.
struct PointsSheet {
  /// The most rows the table has; the sheet of a book with more is left out.
  ///
  /// A sheet with a table is held in memory as a whole while the workbook is written.
  static let mostRows = 50_000
  /// The row of the header.
  static let header = 4

  let book: Book
  let layout: BookLayout
  /// The most rows this table may have.
  let mostRows: Int
  private let parts: [Part]

  /// What is scored of each unit of an index.
  private struct Part: Sendable {
    let layout: IndexLayout
    /// The position of its first row in the table.
    let first: Int
    let scored: [Scored]

    var count: Int { scored.count * layout.result.index.participants.count }
  }

  /// A scored criterion in a round.
  private struct Scored: Sendable {
    let node: Int
    let stage: Stage
    /// What it belongs to: its domain, or the bonus or penalty items.
    let domain: String
  }

  init(book: Book, layout: BookLayout, mostRows: Int = Self.mostRows) {
    self.book = book
    self.mostRows = mostRows
    self.layout = layout
    var parts: [Part] = []
    for index in layout.indices {
      let first = parts.last.map { $0.first + $0.count } ?? 0
      parts.append(Part(layout: index, first: first, scored: Self.scored(index)))
    }
    self.parts = parts
  }

  private static func scored(_ index: IndexLayout) -> [Scored] {
    let set = index.result.calculation.set
    return set.nodes.indices.filter { set.nodes[$0].rule != nil }.flatMap { node in
      let domain = index.texts.domain(of: node, in: set)
      return index.result.calculation.stages
        .filter { index.result.calculation.isAssessed(node, stage: $0) }
        .map { Scored(node: node, stage: $0, domain: domain) }
    }
  }

  private var texts: Texts { layout.texts }
  private var count: Int { parts.reduce(0) { $0 + $1.count } }
  private var rows: ClosedRange<Int> { (Self.header + 1)...(Self.header + count) }

  /// The name of the table.
  var tableName: String { texts["BangDiem", "AllPoints"] }

  /// Adds the sheet to a workbook, or says why there is none; a book without points has nothing to tell.
  func add(to contents: inout Contents, _ palette: inout Palette) {
    guard count > 0 else { return }
    guard count <= mostRows else {
      contents.leaveOut(
        layout.points, .analysis,
        because: texts[
          "Không lập: \(count) dòng, nhiều hơn \(mostRows); điểm có ở các trang Chi tiết",
          "Left out: \(count) rows are more than \(mostRows); the points are on the detail sheets"
        ])
      return
    }
    contents.add(
      sheet(&palette), .analysis,
      texts[
        "Mọi điểm thành một bảng dài « \(tableName) » để lập PivotTable; không in",
        "All points as one long table, '\(tableName)', to make pivot tables of; not printed"])
  }

  // MARK: The sheet

  private func sheet(_ palette: inout Palette) -> Sheet {
    let head = head(&palette)
    let formats = Column.allCases.map { palette($0.format) }
    let own = self
    let status = CellFormula(status)
    var sheet = Sheet(
      name: layout.points,
      rows: Rows(count: head.count + count) { row in
        row < head.count ? head[row] : own.row(row - head.count, status, formats)
      })
    // Right of the table stands the empty cell that would be printed.
    sheet.columns = Column.allCases.map { Sheet.Column(width: $0.width) } + [Sheet.Column(width: 3)]
    sheet.frozen = (Self.header + 1, 0)
    sheet.table = Table(
      tableName,
      CellRange(
        rows: Self.header...rows.upperBound, columns: 0...(Column.allCases.count - 1)))
    sheet.textNumberRanges = [Column.unitCode, .code].map {
      CellRange(rows: rows, columns: $0.rawValue...$0.rawValue)
    }
    sheet.page = .office(
      texts, landscape: true, repeatedRows: Self.header...Self.header)
    // Thousands of rows are for the screen.
    sheet.page.printArea = CellRange(CellAddress(row: 0, column: Column.allCases.count))
    return sheet
  }

  private func head(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["BẢNG ĐIỂM – năm \(book.year)", "POINTS – \(book.year)"],
      subtitle: texts[
        "Mỗi dòng là một đơn vị, một tiêu chí, một vòng. Lập PivotTable từ bảng « \(tableName) », chọn Sum cho cột điểm và lọc lấy một vòng; điểm trừ mang dấu âm.",
        "A row is a unit, a criterion and a round. Make a pivot table of '\(tableName)', sum the points and filter for one round; penalties are negative."
      ])
    let style = CellFormat.header.with { $0.fontSize = 10 }
    let format = palette(style)
    let cells = Column.allCases.map { Cell($0.rawValue, .text($0.name(texts)), format: format) }
    return frame.rows(&palette) + [Row(height: 16), Row(cells, height: 32)]
  }

  private func row(_ position: Int, _ status: CellFormula, _ formats: [Int]) -> Row {
    guard let part = parts.last(where: { $0.first <= position }), !part.scored.isEmpty else {
      return Row()
    }
    let (unit, scored) = (position - part.first).quotientAndRemainder(dividingBy: part.scored.count)
    let contents = contents(unit, part.scored[scored], part.layout, status)
    return Row(zip(contents, formats).enumerated().map { Cell($0, $1.0, format: $1.1) })
  }

  /// The cells of a row, column by column.
  private func contents(
    _ participant: Int, _ scored: Scored, _ index: IndexLayout, _ status: CellFormula
  ) -> [Cell.Content] {
    let (node, stage) = (scored.node, scored.stage)
    let result = index.result
    let unit = book.units[result.index.participants[participant].unit]
    let criterion = result.calculation.set.nodes[node]
    let group = result.groups[participant]
    let weight = result.weights[index.variants == 1 ? 0 : group].effective[node]
    return Column.allCases.map { column in
      switch column {
      case .year: .number(Double(book.year))
      case .index: .text(result.index.shortTitle)
      case .unitCode: .text(unit.code)
      case .unit: .text(unit.name)
      case .group: .text(texts.group(unit.group))
      case .isRanked: index.shown(.isRanked, of: participant, in: layout.points)
      case .domain: .text(scored.domain)
      case .code: .text(criterion.code)
      case .criterion: .text(criterion.name)
      case .round: .text(texts.stage(stage))
      case .points: points(scored, of: participant, index)
      case .weight:
        .line(index.term(.weight(node: node), group: group, in: layout.points), .number(weight))
      case .attainable:
        criterion.part == .main
          ? index.shown(
            .attainable(node: node, stage: stage), of: participant, in: layout.points) : .blank
      case .status: .formula(status)
      }
    }
  }

  /// What a criterion contributes, a penalty with its sign; nothing for a mark, which sums and means of a
  /// pivot table leave out, while what cannot be computed stays an error.
  private func points(_ scored: Scored, of participant: Int, _ index: IndexLayout) -> Cell.Content {
    let kind = Line.Kind.contribution(node: scored.node, stage: scored.stage)
    guard let cell = index.term(kind, of: participant) else { return .blank }
    let isPenalty = index.result.calculation.set.nodes[scored.node].part == .penalty
    let value =
      switch index.result.value(kind, of: participant) {
      case .text: Value.text("")
      case .number(let number) where isPenalty: Value.number(-number)
      case let other: other
      }
    return .line(Function.if(Function.isText(cell), "", isPenalty ? -cell : cell), value)
  }

  /// What the points beside it are: some, none since the criterion does not apply, or unknown.
  private var status: Expression {
    let corner = AreaReference.Corner(
      row: .init(0, .relative), column: .init(Column.points.rawValue, .plain))
    let points = Expression.reference(.cells(AreaReference(first: corner, last: corner)))
    return Function.if(
      Function.isNumber(points), .text(texts["Có điểm", "Scored"]),
      Function.if(
        Function.isText(points), .text(texts[.notApplicable]),
        .text(texts["Chưa tính được", "Not known"])))
  }
}

// MARK: - Columns

/// The columns of the table.
private enum Column: Int, CaseIterable {
  case year, index, unitCode, unit, group, isRanked, domain, code, criterion, round
  case points, weight, attainable, status

  func name(_ texts: Texts) -> String {
    switch self {
    case .year: texts[.year]
    case .index: texts[.index]
    case .unitCode: texts["Mã đơn vị", "Unit code"]
    case .unit: texts[.unit]
    case .group: texts[.group]
    case .isRanked: texts["Xếp hạng (1: có)", "Ranked (1: yes)"]
    case .domain: texts[.domain]
    case .code: texts["Mã tiêu chí", "Criterion code"]
    case .criterion: texts[.criterion]
    case .round: texts[.round]
    case .points: texts[.points]
    case .weight: texts[.weight]
    case .attainable: texts[.attainable]
    case .status: texts["Tình trạng", "State"]
    }
  }

  var width: Double {
    switch self {
    case .year: 8
    case .index, .isRanked, .code, .points, .weight, .attainable: 12
    case .unitCode: 13
    case .unit: 36
    case .group: 22
    case .domain: 32
    case .criterion: 50
    case .round, .status: 18
    }
  }

  /// Without lines and fills, which the table has of its own.
  var format: CellFormat {
    CellFormat().with {
      $0.fontSize = 10.5
      switch self {
      case .year, .isRanked: ($0.numberFormat, $0.horizontal) = (LineStyle.count, .center)
      case .points, .weight, .attainable: $0.numberFormat = LineStyle.points
      default: break
      }
    }
  }
}

extension Texts {
  /// What a scored criterion belongs to: its domain, or the bonus or penalty items.
  fileprivate func domain(of node: Int, in set: CriteriaSet) -> String {
    switch set.nodes[node].part {
    case .bonus: return self[.bonus]
    case .penalty: return self[.penalty]
    case .main:
      var domain = node
      while let parent = set.nodes[domain].parent { domain = parent }
      return set.nodes[domain].name
    }
  }
}
