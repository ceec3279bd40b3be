import Formulas
import Scoring
import WorkbookPlan

/// Units × bonus and penalty items: the figures, the points, the capped totals and the remarks.
struct BonusSheet {
  let book: Book
  let layout: IndexLayout
  let name: String

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var final: Stage { result.calculation.final }

  /// The bonus and penalty items that have a rule.
  var items: [Int] {
    self.set.nodes.indices.filter { set.nodes[$0].part != .main && set.nodes[$0].rule != nil }
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let table = table
    var stack = RowStack()
    stack.add(frame.rows(&palette) + [Row(height: 6), table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    let list = itemTable(firstRow: stack.count + 2, below: table)
    stack.add([Row(height: 10), list.header(&palette)])
    stack.add(count: list.count, list.rowMaker(&palette))
    var sheet = Sheet(name: name, stack: stack, over: table)
    sheet.frozen = (IndexLayout.firstRow, 2)
    let header = IndexLayout.firstRow - 1
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.repeatedColumns = 0...1
    sheet.textNumberRanges = [
      CellRange(rows: list.rows, columns: 0...0)
    ]
    sheet.page.printArea = area
    sheet.breakBefore([list.firstRow - 2])
    return sheet
  }

  private var frame: SheetFrame {
    var caps: [String] = []
    if let cap = set.bonusCap {
      caps.append(
        texts["thưởng tối đa \(texts.number(cap)) điểm", "bonus at most \(texts.number(cap))"])
    }
    if let cap = set.penaltyCap {
      caps.append(
        texts["trừ tối đa \(texts.number(cap)) điểm", "penalty at most \(texts.number(cap))"])
    }
    let limits = caps.isEmpty ? "" : "; " + caps.joined(separator: ", ")
    return SheetFrame(
      book, title: texts["ĐIỂM THƯỞNG, ĐIỂM TRỪ: ", "BONUS AND PENALTY: "] + result.index.title,
      subtitle: texts["Năm \(book.year)", "Year \(book.year)"] + limits + ".")
  }

  private var table: AnalysisTable {
    let own = self
    let score = CellFormat.number.with { $0.numberFormat = "0.00;-0.00;\"–\"" }
    var columns = layout.unitColumns(book, nameWidth: 30)
    for node in items {
      let code = set.nodes[node].code
      if let input = onlyInput(node) {
        columns.append(
          AnalysisTable.Column(
            "\(code)\n" + texts["số liệu", "figure"], width: 7, figureFormat(input.kind)
          ) { own.figure(node, $0) })
      }
      columns.append(
        AnalysisTable.Column("\(code)\n" + texts["điểm", "points"], width: 7, score) {
          own.layout.copied(.contribution(node: node, stage: own.final), of: $0)
        })
    }
    let bold = score.with {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let totals: [(Line.Kind, String)] = [
      (.bonus(stage: final), texts["Tổng điểm thưởng", "Bonus"]),
      (.penalty(stage: final), texts["Tổng điểm trừ", "Penalty"]),
    ]
    for (kind, header) in totals where layout.row(kind) != nil {
      columns.append(
        AnalysisTable.Column(header, width: 10, bold) { own.layout.copied(kind, of: $0) })
    }
    let notes = notes
    columns.append(
      AnalysisTable.Column(
        texts["Ghi chú", "Remarks"], width: 48, .text.with { $0.fontSize = 10 }
      ) { .text(notes[$0]) })
    return AnalysisTable(
      firstRow: IndexLayout.firstRow, count: result.index.participants.count, columns: columns)
  }

  /// What the codes in the header stand for, each in as few lines as the table's width allows.
  private func itemTable(firstRow: Int, below table: AnalysisTable) -> AnalysisTable {
    let words = RuleWords(texts: texts)
    let small = CellFormat().with {
      $0.fontSize = 10
      $0.vertical = .center
    }
    let measure = TextMeasure(small)
    let room = table.columns.dropFirst().filter { !$0.isHidden }
      .reduce(0) { $0 + TextMeasure.points(columnWidth: $1.width) }
    let lines = items.flatMap { node in
      let item = set.nodes[node]
      let text = "\(item.name). " + (item.rule.map { words.describe($0) } ?? "")
      return measure.broken(text, room: room * 0.96).enumerated()
        .map { (code: $0 == 0 ? item.code : "", text: $1) }
    }
    return AnalysisTable(
      firstRow: firstRow, count: lines.count,
      columns: [
        AnalysisTable.Column(texts["Mã", "Code"], width: 5, small) { .text(lines[$0].code) },
        AnalysisTable.Column(texts["Nội dung, cách tính", "Item and rule"], width: 30, small) {
          .text(lines[$0].text)
        },
      ])
  }

  private func onlyInput(_ node: Int) -> Rule.Input? {
    guard let inputs = set.nodes[node].rule?.inputs, inputs.count == 1 else { return nil }
    if case .points = inputs[0].kind { return nil }
    return inputs[0]
  }

  private func figureFormat(_ kind: Rule.Input.Kind) -> CellFormat {
    switch kind {
    case .yesNo:
      .centred.with { $0.numberFormat = texts["\"Có\";;\"Không\"", "\"Yes\";;\"No\""] }
    case .count: .centred.with { $0.numberFormat = "#,##0" }
    default: .centred.with { $0.numberFormat = "General" }
    }
  }

  /// The figure that counts.
  private func figure(_ node: Int, _ participant: Int) -> Cell.Content {
    let kind = Line.Kind.figure(criterion: node, input: 0)
    return layout.content(kind, of: participant, in: name)
  }

  /// The remarks on each unit's items, each under its item's code.
  private var notes: [String] {
    var notes = [[String]](repeating: [], count: result.index.participants.count)
    for observation in result.index.observations {
      let criterion = set.nodes[observation.criterion]
      guard criterion.part != .main, let note = observation.note else { continue }
      let text = "\(criterion.code): \(note)"
      if !notes[observation.participant].contains(text) {
        notes[observation.participant].append(text)
      }
    }
    return notes.map { String($0.joined(separator: "\n").prefix(Limits.textUnits / 2)) }
  }
}
