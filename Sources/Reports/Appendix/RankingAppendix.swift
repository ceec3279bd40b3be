import Formulas
import Scoring
import WorkbookPlan

/// The published ranking of an index or of one of its unit groups, with the grades counted.
///
/// The table sorts itself: row k holds the unit in position k of those shown.
struct RankingAppendix {
  let book: Book
  let table: DomainTable
  let place: AppendixPlace
  let group: Int?
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression

  private var layout: IndexLayout { table.layout }
  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var hasGrades: Bool { !grades.isEmpty }

  /// The participants shown, in the order of the book.
  private var members: [Int] {
    result.index.participants.indices.filter { group == nil || result.groups[$0] == group }
  }

  /// The names of all grades that the units shown can have, from the best.
  private var grades: [String] {
    var names: [String] = []
    for (position, code) in result.calculation.groups.enumerated()
    where group == nil || group == position {
      let scale = result.calculation.set.gradeScale(for: code)
      for grade in scale?.grades ?? [] where !names.contains(grade.name) {
        names.append(grade.name)
      }
    }
    return names
  }

  /// About as wide as the paper, and so that the letterhead finds a middle.
  private var widths: [Double] {
    hasGrades ? [6, 31, 16.5, 14, 16.5] : [6, 36, 22, 20]
  }

  var rankKind: Line.Kind { group == nil ? .rank : .groupRank }

  // MARK: Sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let widths = widths
    let formats = Formats(
      &palette, scoreFormat: layout.scoreFormat, hasGrades: hasGrades)
    var head = AppendixHead(
      book: book, texts: texts, number: place.number, title: title,
      group: group.map { result.calculation.groups[$0] }, status: status, pages: [0..<widths.count],
      widths: widths
    ).rows(&palette)
    let headerRow = head.count
    head.append(header(&palette))
    let first = head.count
    let members = members
    let order = result.ranking.filter { group == nil || result.groups[$0] == group }
    let closing = closing(
      first: first, count: order.count, widths: widths, grades: grades, &palette)
    let (top, own) = (head, self)
    let rows = Rows(count: first + order.count + closing.count) { row in
      if row < first { return top[row] }
      let position = row - first
      guard position < order.count else { return closing[position - order.count] }
      return own.row(
        position, of: order[position], member: members[position], first: first,
        count: order.count, widths: widths, formats: formats)
    }
    var sheet = Sheet(name: place.sheetName, rows: rows)
    sheet.columns = widths.map { Sheet.Column(width: $0) }
    let helpers = group == nil ? 1 : 2
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true), count: helpers)
    sheet.tabColor = Colors.total
    sheet.page = .office(texts, landscape: false, repeatedRows: headerRow...headerRow)
    sheet.page.isCentered = true
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(widths.count - 1))
    let heights =
      head.map { $0.height ?? 15 } + order.map { height(of: $0, width: widths[1]) }
      + closing.map { $0.height ?? 15 }
    // What closes the appendix never stands alone: the last units go with it.
    sheet.page.rowBreaks = PageRows(
      sheet.page, scale: 100, repeated: head[headerRow].height ?? 15
    ).breaks(heights: heights, closingFrom: first + order.count - min(2, order.count))
    return sheet
  }

  private var title: String {
    let index = result.index.title
    return texts["Xếp hạng \(index) năm \(book.year)", "Ranking \(book.year): \(index)"]
  }

  private func header(_ palette: inout Palette) -> Row {
    var labels = [
      texts["TT", "No."], texts["Tên đơn vị", "Unit"], texts["Điểm đánh giá", "Score"],
      texts["Vị thứ", "Rank"],
    ]
    if hasGrades { labels.append(texts["Xếp loại", "Grade"]) }
    labels +=
      group == nil ? [texts["Dòng", "Row"]] : [texts["Vị trí", "Position"], texts["Dòng", "Row"]]
    let format = palette(.header) { $0.fontSize = 12 }
    return Row(
      labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 36)
  }

  // MARK: Units

  private struct Formats: Sendable {
    var columns: [Int]
    var helper: Int

    init(_ palette: inout Palette, scoreFormat: String, hasGrades: Bool) {
      let number = palette(.centred) { ($0.fontSize, $0.numberFormat) = (12, LineStyle.count) }
      columns = [
        number, palette(.text) { $0.fontSize = 12 },
        palette(.centred) { ($0.fontSize, $0.numberFormat, $0.isBold) = (12, scoreFormat, true) },
        palette(.centred) {
          ($0.fontSize, $0.numberFormat, $0.isBold) = (12, LineStyle.count, true)
        },
      ]
      if hasGrades { columns.append(palette(.centred) { $0.fontSize = 12 }) }
      helper = number
    }
  }

  private func height(of participant: Int, width: Double) -> Double {
    let name = book.units[result.index.participants[participant].unit].name
    return max(20, TextMeasure(size: 12).height(of: name, columnWidth: width))
  }

  private func row(
    _ position: Int, of participant: Int, member: Int, first: Int, count: Int, widths: [Double],
    formats: Formats
  ) -> Row {
    let row = first + position
    let unit = book.units[result.index.participants[participant].unit]
    let lookup = widths.count + (group == nil ? 0 : 1)
    let own = CellAddress(row: row, column: lookup).term(fixedColumn: true)
    var cells = [
      Cell(0, .number(Double(position + 1)), format: formats.columns[0]),
      Cell(1, .line(table.lookedName(at: own), .text(unit.name)), format: formats.columns[1]),
    ]
    let kinds: [Line.Kind] = [.score(stage: result.calculation.final), rankKind, .grade]
    for (offset, kind) in kinds.enumerated() {
      guard let cell = table.looked(kind, at: own) else { continue }
      let column = 2 + offset
      cells.append(
        Cell(
          column, .line(cell, table.value(kind, of: participant)), format: formats.columns[column]))
    }
    cells += helpers(row, member, first..<(first + count), widths.count, formats)
    return Row(cells, height: height(of: participant, width: widths[1]))
  }

  /// The hidden cells that find the unit: in a group, its members' positions are sorted first.
  private func helpers(
    _ row: Int, _ member: Int, _ rows: Range<Int>, _ column: Int, _ formats: Formats
  ) -> [Cell] {
    guard let positions = table.terms(.position) else { return [] }
    let number = CellAddress(row: row, column: 0).term(fixedColumn: true)
    guard group != nil else {
      return [
        Cell(column, .formula(Function.match(number, positions, 0)), format: formats.helper)
      ]
    }
    guard let own = table.term(.position, of: member) else { return [] }
    let all = CellRange(
      rows: rows.lowerBound...(rows.upperBound - 1), columns: column...column
    ).fixed()
    return [
      Cell(
        column, .line(own, result.value(.position, of: member)), format: formats.helper),
      Cell(
        column + 1, .formula(.position(ofPlace: number, among: all, in: positions)),
        format: formats.helper),
    ]
  }
}
