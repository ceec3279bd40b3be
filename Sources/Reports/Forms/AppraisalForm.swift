import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The sheet in which an agency appraises its criteria of an index, for all units.
struct AppraisalForm {
  let book: Book
  /// The agency; nil for the criteria whose set names none.
  let agency: String?
  let form: FormEvaluation
  let layout: AppraisalLayout
  let words: FormWords
  let figures: FormFigures

  var texts: Texts { words.texts }
  var index: Index { form.result.index }
  var set: CriteriaSet { index.criteria }

  /// Title, subtitle, remark, counts, instructions and the marks of the columns stand above the header.
  private static let header = 7

  init(book: Book, agency: String?, form: FormEvaluation) {
    self.book = book
    self.agency = agency
    self.form = form
    words = FormWords(
      texts: Texts(book), index: form.result.index, isSelf: false)
    figures = FormFigures(form.result.index)
    layout = AppraisalLayout(form, firstRow: Self.header + 1)
  }

  /// The unit of a participant.
  func unit(_ participant: Int) -> Unit { book.units[index.participants[participant].unit] }

  /// The greatest maximum of a criterion among the units.
  func maximum(of node: Int) -> Double {
    form.result.weights.map { $0.maximum[node] }.max() ?? 0
  }

  /// The sheet; what may be typed adds its lists to those of the workbook.
  func sheet(name: String, lists: inout FormLists, _ palette: inout Palette) -> Sheet {
    let table = AppraisalTable(form: self)
    let progress = AppraisalProgress(form: self)
    var rows = head(progress, &palette)
    rows += layout.items.indices.map { table.row($0, progress, &palette) }
    let closing = rows.count
    rows += frame.signatures(
      head: texts["THỦ TRƯỞNG CƠ QUAN THẨM ĐỊNH", "HEAD OF THE APPRAISING AGENCY"],
      from: layout.maximum, &palette)
    var sheet = Sheet(name: name, rows: Rows(rows))
    sheet.columns = layout.widths.map { Sheet.Column(width: max(1, $0), isHidden: $0 == 0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true),
      count: layout.columns - layout.widths.count)
    sheet.frozen = (Self.header + 1, 2)
    // A sort takes the hidden keys of a row along.
    sheet.filter = CellRange(
      rows: Self.header...layout.rows.upperBound, columns: 0...(layout.columns - 1))
    sheet.merges = merges
    sheet.validations = validations(&lists)
    sheet.conditions = Condition.statuses(
      CellRange(rows: layout.rows, columns: layout.status...layout.status), texts)
    sheet.textNumberRanges = [AppraisalLayout.code, layout.unitCode, layout.criterion].map {
      CellRange(rows: layout.rows, columns: $0...$0)
    }
    let numbered = form.content.criteria.filter { set.nodes[$0].rule?.hasCodesOfDigits == true }
    sheet.textNumberRanges += numbered.compactMap { layout.block(of: $0) }.map {
      CellRange(rows: $0, columns: AppraisalLayout.figure...layout.value)
    }
    sheet.page = .office(texts, landscape: true, repeatedRows: Self.header...Self.header)
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(layout.status - 1))
    sheet.page.rowBreaks = breaks(rows, closing: closing)
    sheet.tabColor = Colors.bar
    return sheet
  }

  private var frame: OfficialFrame {
    OfficialFrame(book: book, texts: texts, widths: layout.widths.dropLast(), isDated: false)
  }

  // MARK: Head

  private func head(_ progress: AppraisalProgress, _ palette: inout Palette) -> [Row] {
    let agency = agency ?? texts["chưa nêu cơ quan thẩm định", "no appraiser named"]
    let frame = SheetFrame(
      book,
      title: texts.stage(form.stage).uppercased() + ": " + index.title
        + " – \(texts[lower: .year]) \(book.year)",
      subtitle: texts["Cơ quan thẩm định: ", "Appraised by: "] + agency)
    let bold = palette(.subtitle) {
      $0.isItalic = false
      $0.isBold = true
    }
    let hint = palette(.subtitle) { $0.fontSize = 10 }
    var rows = frame.rows(&palette)
    let room = layout.widths.dropLast().reduce(0) { $0 + TextMeasure.points(columnWidth: $1) }
    rows[0].cells[0].format = palette(.title) {
      $0.fontSize = TextMeasure(.title).size(fitting: frame.title, room: room)
    }
    return rows + [
      Row([Cell(0, progress.content, format: bold)], height: 19)
    ] + instructions.map { Row([Cell(0, .text($0), format: hint)], height: 14) } + [
      markRow, header(&palette),
    ]
  }

  private var instructions: [String] {
    let keep = texts[
      "Không chèn, xóa, đổi chỗ dòng, cột.", "Do not insert, delete or move rows or columns."]
    let fill = texts["Chỉ điền vào ô nền vàng. ", "Fill in yellow cells only. "]
    guard !layout.earlier.isEmpty else {
      return [
        fill
          + texts[
            "Đã điền thì điền đủ mọi số liệu của tiêu chí.",
            "Give all figures of a criterion or none."], keep,
      ]
    }
    let threshold = texts.number(index.reasonThreshold)
    return [
      fill
        + texts[
          "Để trống nghĩa là giữ kết quả vòng trước; đã sửa thì điền đủ mọi số liệu của tiêu chí.",
          "Empty keeps what the earlier round found; where one figure changes, give all of them."],
      texts[
        "Điểm lệch quá \(threshold) so với vòng trước phải nêu lý do. ",
        "Points that differ by more than \(threshold) from the earlier round need a reason. "]
        + keep,
    ]
  }

  /// The hidden row by which the table is read.
  private var markRow: Row {
    let marks: [(Int, String)] = [
      (AppraisalLayout.code, FormColumn.code.rawValue),
      (AppraisalLayout.unit, FormColumn.name.rawValue),
      (AppraisalLayout.figure, FormColumn.figure.rawValue),
      (layout.value, FormColumn.value.rawValue),
      (layout.mark, FormColumn.mark.rawValue), (layout.points, FormColumn.points.rawValue),
      (layout.note, FormColumn.note.rawValue),
      (layout.unitCode, FormColumn.tablePrefix + index.id),
      (layout.criterion, FormColumn.criterion.rawValue),
      (layout.input, FormColumn.input.rawValue),
      (layout.sentName, FormColumn.sentName.rawValue),
      (layout.sentFigure, FormColumn.sentFigure.rawValue),
    ]
    return Row(marks.map { Cell($0.0, .text($0.1)) }, isHidden: true)
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = layout.headings(texts)
    let measure = TextMeasure(size: 10, isBold: true)
    // A button covers the lower edge of each cell.
    let height = zip(labels, layout.widths).filter { $1 > 0 }
      .map { measure.height(of: $0, columnWidth: $1) }.max()
    return Row(
      labels.enumerated().map { Cell($0, .text($1), format: format) }, height: (height ?? 30) + 8)
  }

  // MARK: What holds for the sheet

  private var merges: [CellRange] {
    layout.items.enumerated().flatMap { position, item -> [CellRange] in
      let row = layout.firstRow + position
      let columns: [ClosedRange<Int>] =
        switch item {
        case .title: [AppraisalLayout.unit...(layout.value - 1), layout.note...layout.sent]
        case .rule: [AppraisalLayout.unit...layout.sent]
        case .input: []
        }
      return columns.map { CellRange(rows: row...row, columns: $0) }
    }
  }

  private func validations(_ lists: inout FormLists) -> [Validation] {
    var validations = FormValidations(words: words, lists: lists)
    for node in form.content.criteria {
      guard let rule = set.nodes[node].rule, !rule.inputs.isEmpty,
        let rows = layout.block(of: node)
      else { continue }
      let range = CellRange(rows: rows, columns: layout.value...layout.value)
      if Set(rule.inputs.map(\.kind)).count == 1 {
        validations.add(
          range, 0, of: set.nodes[node], points: maximum(of: node), maximum: layout.maximum)
      } else {
        validations.add(range, of: set.nodes[node], bounds: layout.bounds)
      }
    }
    if form.content.criteria.contains(where: { set.nodes[$0].notApplicable != nil }) {
      validations.addMark(CellRange(rows: layout.rows, columns: layout.mark...layout.mark))
    }
    lists = validations.lists
    return validations.fitting
  }

  /// Page breaks that keep a criterion's heading with its first units, a unit's figures together, and
  /// the signature with the last unit.
  private func breaks(_ rows: [Row], closing: Int) -> [Int] {
    let width = layout.widths.dropLast().reduce(0) { $0 + ($1 > 0 ? 5.25 * $1 + 3.75 : 0) }
    var blocks: [Range<Int>] = []
    for (position, item) in layout.items.enumerated() {
      let row = layout.firstRow + position
      switch item {
      case .title(let node):
        let count = set.nodes[node].rule?.formInputs.count ?? 1
        blocks.append(row..<min(row + 2 + 2 * count, closing))
      case .input(let node, _, 0):
        blocks.append(row..<(row + (set.nodes[node].rule?.formInputs.count ?? 1)))
      case .input, .rule: break
      }
    }
    let last = layout.items.lastIndex { if case .input(_, _, 0) = $0 { true } else { false } }
    blocks.append((layout.firstRow + (last ?? 0))..<rows.count)
    return PageBreaks(
      heights: rows.map { $0.isHidden ? 0 : $0.height ?? 15 },
      room: PageRows.room(ofWidth: width, texts), repeated: Self.header,
      blocks: blocks.sorted { $0.lowerBound < $1.lowerBound }
    ).rows
  }
}

extension PageRows {
  /// The points that a landscape page leaves for rows when it is scaled to the columns' width.
  static func room(ofWidth width: Double, _ texts: Texts) -> Double {
    let page = Page.office(texts, landscape: true, repeatedRows: nil)
    let paper = (297 / 25.4 - page.margins.left - page.margins.right) * 72
    return PageRows(page, scale: 100, repeated: 0).height / min(1, paper / width)
  }
}
