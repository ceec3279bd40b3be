import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// How far each weight can move, up and down, before a rank, the winner or a grade changes.
struct StabilitySheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private static let mostSensitive = 10
  private static let widths: [Double] = [9, 44, 10, 10, 10, 10, 10, 10, 10, 10, 36, 36, 8]

  /// The columns of an interval in order.
  private enum Column: Int {
    case code, name, weight, share, lower, upper, width, down, up, slack, atLower, atUpper, position
  }

  /// A node with the weights of one unit group.
  private struct Line: Sendable {
    let row: WeightStability
    let group: Int
    let name: String
  }

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { index.result }

  func sheet(_ palette: inout Palette) -> Sheet {
    let lines = lines
    let questions = StabilityQuestion.allCases.filter {
      $0 != .grades || !result.calculation.set.grades.isEmpty
    }
    var stack = RowStack()
    stack.add(head(&palette))
    let count = min(Self.mostSensitive, lines.count)
    let firstTop = stack.count + 3
    let chart = chart(firstTop, count)
    let firstLine = firstTop + count + layout.rows(under: chart).count + 3
    let top = top(firstTop, count, lines, firstLine)
    stack.add(
      layout.heading(
        texts[
          "Trọng số nhạy nhất: thay đổi ít nhất là vị thứ đổi",
          "The most sensitive weights: the least move changes a rank"], &palette))
    stack.add([top.header(&palette)])
    stack.add(count: count, top.rowMaker(&palette))
    stack.add(layout.rows(under: chart))
    var tables: [AnalysisTable] = []
    for question in questions {
      stack.add(layout.heading(title(question), &palette))
      let table = table(question, lines, first: stack.count + 1)
      stack.add([table.header(&palette)])
      stack.add(count: lines.count, table.rowMaker(&palette))
      tables.append(table)
    }
    var sheet = Sheet(name: index.stability, rows: stack.rows)
    sheet.columns = Self.widths.enumerated().map {
      Sheet.Column(width: $1, isHidden: $0 == Column.position.rawValue)
    }
    sheet.textNumberRanges = tables.map { $0.cells(0...0) } + [top.cells(0...0)]
    sheet.charts = [chart]
    // All blocks have the same columns: the first one's header serves the pages of all.
    let header = firstLine - 1
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.printArea = CellRange(
      rows: 0...(stack.count - 1), columns: 0...Column.atUpper.rawValue)
    sheet.page.rowBreaks = tables.map { $0.firstRow - 3 }
    sheet.tabColor = Colors.bar
    return sheet
  }

  private func head(_ palette: inout Palette) -> [Row] {
    layout.head(
      texts["ĐỘ VỮNG CỦA TRỌNG SỐ: ", "STABILITY OF THE WEIGHTS: "], index,
      subtitle: texts[
        "Đổi một trọng số, các trọng số cùng cấp bù theo tỷ lệ.",
        "One weight moves, its siblings make room in proportion."],
      notes: [
        texts[
          "Từ – đến: trong khoảng này không có gì đổi; hai cột cuối nêu điều đổi ngay ngoài khoảng. « – »: đổi hết mức cũng không có gì đổi.",
          "From – to: nothing changes in between; the last columns say what changes just beyond. « – »: nothing changes at all."
        ]
      ], &palette)
  }

  private func title(_ question: StabilityQuestion) -> String {
    switch question {
    case .ranks: texts["Đến khi vị thứ đầu tiên đổi", "Until the first rank changes"]
    case .winners: texts["Đến khi đơn vị đứng đầu đổi", "Until the winner changes"]
    case .grades: texts["Đến khi có xếp loại đổi", "Until any grade changes"]
    }
  }

  /// One line per node; per unit group too where groups have weights of their own.
  private var lines: [Line] {
    let weights = result.weights
    let groups = weights.indices.filter { weights.firstIndex(of: weights[$0]) == $0 }
    return index.analysis.stability.flatMap { row in
      groups.map { group in
        let name = index.nodes[row.node].name
        let word = texts.group(result.calculation.groups[group])
        return Line(row: row, group: group, name: name + (groups.count > 1 ? " (\(word))" : ""))
      }
    }
  }

  // MARK: Intervals

  /// The figures of a line as they stand in the cells.
  private struct Figures {
    let weight: Double
    let lower: Double
    let upper: Double
    let down: Double?
    let up: Double?

    init(_ line: Line, _ question: StabilityQuestion) {
      func rounded(_ number: Double?) -> Double {
        SpreadsheetNumber.round(number ?? 0, places: 9)
      }
      let (low, high) = (line.row.lower[question], line.row.upper[question])
      weight = rounded(line.row.present[line.group])
      lower = rounded(low?.weight[line.group])
      upper = rounded(high?.weight[line.group])
      let (present, least, most) = (weight, lower, upper)
      down = low?.changedReach.map { _ in SpreadsheetNumber.round(present - least, places: 9) }
      up = high?.changedReach.map { _ in SpreadsheetNumber.round(most - present, places: 9) }
    }

    var slack: Double? { [down, up].compactMap { $0 }.min() }
  }

  private func table(_ question: StabilityQuestion, _ lines: [Line], first: Int) -> AnalysisTable {
    let words = StabilityWords(layout: layout, index: index)
    let figures = lines.map { Figures($0, question) }
    let nodes = index.nodes
    let totals = result.weights.map(\.total)
    @Sendable func cell(_ row: Int, _ column: Column) -> Expression {
      at(first, row, column.rawValue)
    }
    let slacks = CellRange(
      rows: first...(first + max(1, lines.count) - 1),
      columns: Column.slack.rawValue...Column.slack.rawValue)
    let number = CellFormat.number
    func move(
      _ text: String, _ change: Column, _ from: Column, _ to: Column
    ) -> AnalysisTable.Column {
      AnalysisTable.Column(text, width: 10, number) { row in
        .formula(
          Function.if(
            Function.left(cell(row, change), 1) .== "–", "–",
            Function.round(cell(row, to) - cell(row, from), 9)))
      }
    }
    return AnalysisTable(
      firstRow: first, count: lines.count,
      columns: [
        .init(texts[.code], width: 9, .text) { .text(nodes[lines[$0].row.node].printedCode) },
        .init(texts[.domainsAndCriteria], width: 44, .text) {
          .text(lines[$0].name)
        },
        .init(texts.weightInPoints, width: 10, number) {
          .number(figures[$0].weight)
        },
        .init(texts[.effectiveWeight], width: 10, number) { row in
          let line = lines[row]
          let total = totals[line.group]
          let share = total == 0 ? 0 : line.row.present[line.group] / total * 100
          return .number(SpreadsheetNumber.round(share, places: 9))
        },
        .init(texts["Từ (điểm)", "From (points)"], width: 10, number) {
          .number(figures[$0].lower)
        },
        .init(texts["Đến (điểm)", "To (points)"], width: 10, number) { .number(figures[$0].upper) },
        .init(texts["Độ rộng (điểm)", "Width (points)"], width: 10, number) { row in
          .formula(Function.round(cell(row, .upper) - cell(row, .lower), 9))
        },
        move(texts["Giảm được (điểm)", "Room down (points)"], .atLower, .lower, .weight),
        move(texts["Tăng được (điểm)", "Room up (points)"], .atUpper, .weight, .upper),
        .init(
          texts["Ít nhất (điểm)", "Least (points)"], width: 10, number.with { $0.isBold = true }
        ) {
          row in
          let (down, up) = (cell(row, .down), cell(row, .up))
          return .formula(
            Function.if(Function.count(down, up) .== 0, "–", Function.min(down, up)))
        },
        .init(texts["Giảm thêm thì", "Further down"], width: 36, .text) {
          .text(
            Self.cellText(
              words.change(lines[$0].row.lower[question]), lines[$0].row.lower[question]))
        },
        .init(texts["Tăng thêm thì", "Further up"], width: 36, .text) {
          .text(
            Self.cellText(
              words.change(lines[$0].row.upper[question]), lines[$0].row.upper[question]))
        },
        .init("", width: 8, .hiddenNumber, isHidden: true) {
          .formula(slacks.place(ofRow: first + $0, ascending: true))
        },
      ])
  }

  /// What a cell says of an end; a dash at first where nothing is known to change.
  private static func cellText(_ words: String?, _ end: StabilityEnd?) -> String {
    guard let words else { return "–" }
    return end?.changedReach == nil ? "– (\(words))" : words
  }

  /// The rows with numbers in rising order, the first of equals first.
  static func order(_ numbers: [Double?]) -> [Int] {
    numbers.indices.filter { numbers[$0] != nil }.sorted {
      (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1)
    }
  }

  // MARK: The most sensitive

  /// The rows of the first block with the least room, sorted by formula.
  private func top(_ first: Int, _ count: Int, _ lines: [Line], _ firstLine: Int) -> AnalysisTable {
    let order = Self.order(lines.map { Figures($0, .ranks).slack })
    let columns: [Column] = [.code, .name, .weight, .slack]
    return table(.ranks, lines, first: firstLine).first(
      count, at: first, columns.map(\.rawValue), by: Column.position.rawValue,
      named: Column.name.rawValue, order.map { lines[$0].name })
  }

  private func chart(_ first: Int, _ count: Int) -> Chart {
    let rows = first...(first + max(1, count) - 1)
    return layout.bars(
      texts["Trọng số đổi ít nhất bao nhiêu thì vị thứ đổi", "The least move that changes a rank"],
      sheet: index.stability, names: CellRange(rows: rows, columns: 1...1),
      values: CellRange(rows: rows, columns: 3...3), unit: texts[.points],
      format: "0.0###",
      at: first + count + 1,
      altText: texts[
        "Biểu đồ thanh: mười trọng số nhạy nhất và mức đổi nhỏ nhất làm đổi vị thứ",
        "Bar chart: the ten most sensitive weights and the least move that changes a rank"])
  }
}
