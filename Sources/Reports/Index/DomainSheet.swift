import Formulas
import Scoring
import WorkbookPlan

/// Units × domains with heat colours, and each unit's score, rank, grade and last year's figures.
struct DomainSheet {
  let book: Book
  let table: DomainTable

  /// The pixels that a page holds across at the least size that is still readable, 60 %.
  private static let pagePixels = (297 - 35) / 25.4 * 96 / 0.6
  private static let numberWidth = 5.0
  private static let nameWidth = 30.0

  private var layout: IndexLayout { table.layout }
  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  func sheet(_ palette: inout Palette) -> Sheet {
    let head = header(&palette)
    let formats = table.columns.map { format(of: $0, &palette) }
    let text = palette(.text)
    let centred = palette(.centred)
    let own = self
    let rows = Rows(count: head.count + result.index.participants.count) { row in
      if row < head.count { return head[row] }
      let participant = row - head.count
      return own.row(participant, formats: formats, text: text, centred: centred)
    }
    var sheet = Sheet(name: layout.domains, rows: rows)
    sheet.columns = [Sheet.Column(width: Self.numberWidth), Sheet.Column(width: Self.nameWidth)]
    sheet.columns += table.columns.map { Sheet.Column(width: $0.width, isHidden: $0.isHidden) }
    sheet.frozen = (DomainTable.firstRow, 2)
    sheet.filter = CellRange(
      rows: (DomainTable.firstRow - 1)...table.rows.upperBound,
      columns: 0...(1 + table.columns.count))
    sheet.conditions = conditions
    sheet.page = .office(
      texts, landscape: true,
      repeatedRows: (DomainTable.firstRow - 2)...(DomainTable.firstRow - 1))
    sheet.page.repeatedColumns = 0...1
    sheet.page.fitWidth = pagesAcross
    sheet.page.goesAcrossFirst = true
    return sheet
  }

  /// As many pages as keep the print of many domains readable.
  private var pagesAcross: Int {
    func pixels(_ width: Double) -> Double { width * 7 + 5 }
    let columns = table.columns.reduce(0) { $0 + ($1.isHidden ? 0 : pixels($1.width)) }
    // Number and name are repeated on every page.
    let room = Self.pagePixels - pixels(Self.numberWidth) - pixels(Self.nameWidth)
    return max(1, Int((columns / room).rounded(.up)))
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["KẾT QUẢ THEO LĨNH VỰC: ", "RESULTS BY DOMAIN: "] + result.index.title,
      subtitle: texts[
        "Năm \(book.year). Màu nền theo từng cột: đỏ nhạt là thấp nhất, xanh là cao nhất.",
        "Year \(book.year). Colours by column: light red is lowest, green is highest."])
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = ["TT", texts["Tên đơn vị", "Unit"]] + table.columns.map(\.header)
    let measure = TextMeasure(size: 10, isBold: true)
    let height =
      table.columns.map {
        measure.height(of: $0.header, columnWidth: $0.width)
      }.max() ?? 40
    return frame.rows(&palette) + [
      fullPoints(&palette),
      Row(
        labels.enumerated().map { Cell($0, .text($1), format: format) },
        height: min(Limits.rowHeight, height + 14)),
    ]
  }

  /// What the points of each domain are out of: its weight, which follows the weights in force.
  private func fullPoints(_ palette: inout Palette) -> Row {
    let style = CellFormat().with {
      $0.fontSize = 9
      $0.color = Colors.muted
      $0.numberFormat = LineStyle.points
      $0.horizontal = .center
      $0.vertical = .center
    }
    let (number, label) = (palette(style), palette(style) { $0.horizontal = .right })
    let weights = result.weights[0]
    var cells = [
      Cell(1, .text(texts["Điểm tối đa theo trọng số", "Full points by weight"]), format: label)
    ]
    for (position, column) in table.columns.enumerated() {
      let parameter: (Parameter, Double)? =
        switch column.kind {
        case .contribution(let node, _): (.weight(node: node), weights.effective[node])
        case .earned: (.totalWeight, weights.total)
        default: nil
        }
      guard let (parameter, value) = parameter else { continue }
      let content: Cell.Content =
        layout.variants == 1
        ? .line(layout.term(parameter, group: 0, in: layout.domains), .number(value))
        : .text(texts["theo nhóm", "by group"])
      cells.append(Cell(2 + position, content, format: number))
    }
    return Row(cells, height: 15)
  }

  private func row(_ participant: Int, formats: [Int], text: Int, centred: Int) -> Row {
    let unit = book.units[result.index.participants[participant].unit]
    var cells = [
      Cell(0, .number(Double(participant + 1)), format: centred),
      Cell(1, .text(unit.name), format: text),
    ]
    for (position, column) in table.columns.enumerated() {
      cells.append(
        Cell(2 + position, layout.content(column.kind, of: participant), format: formats[position]))
    }
    let height = TextMeasure(.text).height(of: unit.name, columnWidth: Self.nameWidth)
    return Row(cells, height: max(18, height))
  }

  private func format(of column: DomainTable.Column, _ palette: inout Palette) -> Int {
    let isMain = layout.style(of: column.kind).isMain
    let isWord = column.numberFormat == LineStyle.words
    return palette(isWord ? .centred : .number) {
      $0.numberFormat = column.numberFormat
      $0.isBold = isMain
      $0.fill = isMain ? Colors.total : nil
    }
  }

  private var conditions: [Condition] {
    var conditions = table.columns.enumerated().filter(\.element.isHeated).map { position, _ in
      Condition(
        CellRange(rows: table.rows, columns: (2 + position)...(2 + position)),
        .threeColors(
          Condition.Stop(.minimum, color: Colors.heatLow),
          Condition.Stop(.percentile(50), color: Colors.heatMiddle),
          Condition.Stop(.maximum, color: Colors.heatHigh)))
    }
    if let column = table.column(.placesWon) {
      conditions += Condition.movement(CellRange(rows: table.rows, columns: column...column))
    }
    return conditions
  }
}
