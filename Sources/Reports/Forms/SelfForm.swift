import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The form in which a unit assesses itself in an index: « phiếu tự chấm điểm ».
///
/// A bar that stays in view says what is still to fill in; below it stands what is printed and signed.
struct SelfForm {
  let book: Book
  let unit: Unit
  let form: FormEvaluation
  let layout: SelfFormLayout
  let words: FormWords
  let figures: FormFigures

  /// The rows of the bar that stays in view.
  static let bar = 2

  private var frame: OfficialFrame {
    var own = book
    own.dress.superior = [book.dress.superior, book.dress.issuer].compactMap { $0 }
      .joined(separator: " ")
    own.dress.issuer = unit.name.uppercased()
    return OfficialFrame(book: own, texts: texts, widths: layout.printed, isDated: false)
  }

  var texts: Texts { words.texts }
  var index: Index { form.result.index }
  var set: CriteriaSet { index.criteria }
  /// The only participant's maxima and weights.
  var weights: Weights { form.result.weights[0] }

  init(book: Book, unit: Unit, form: FormEvaluation) {
    self.book = book
    self.unit = unit
    self.form = form
    words = FormWords(
      texts: Texts(book), index: form.result.index, isSelf: true)
    figures = FormFigures(form.result.index)
    layout = SelfFormLayout(form, group: unit.group, firstRow: Self.firstRow)
  }

  /// The bar, the letterhead, the title block, the marks of the columns and the header stand above.
  private static let firstRow = bar + 5 + titleRows + 2
  private static let titleRows = 8

  /// The sheet; what may be typed adds its lists to those of the workbook.
  func sheet(name: String, lists: inout FormLists, _ palette: inout Palette) -> Sheet {
    var validations = FormValidations(words: words, lists: lists)
    let table = SelfFormTable(form: self)
    var rows = bar(&palette) + frame.letterhead(&palette)
    rows += titleBlock(&palette)
    rows += [markRow, header(&palette)]
    rows += layout.items.indices.map { table.row($0, &validations, &palette) }
    let closing = rows.count
    let isRemarked = !leftOut.isEmpty
    let head = texts["THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT"]
    rows += [remark(&palette)] + frame.signatures(head: head, from: SelfFormLayout.points, &palette)
    lists = validations.lists
    var sheet = Sheet(name: name, rows: Rows(rows))
    sheet.lines = frame.lines(from: Self.bar)
    sheet.columns = layout.widths.map { Sheet.Column(width: max(1, $0), isHidden: $0 == 0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true),
      count: SelfFormLayout.sentFigure - SelfFormLayout.status)
    if isRemarked {
      sheet.merges = [CellRange(rows: closing...closing, columns: 0...SelfFormLayout.note)]
    }
    sheet.frozen = (Self.bar, 0)
    sheet.validations = validations.fitting
    sheet.conditions = Condition.statuses(
      CellRange(
        rows: layout.nodeRows, columns: SelfFormLayout.status...SelfFormLayout.status), texts)
    let codes = [SelfFormLayout.code, SelfFormLayout.criterion, SelfFormLayout.unit]
    sheet.textNumberRanges = codes.map {
      CellRange(rows: layout.nodeRows, columns: $0...$0)
    }
    let numbered = form.content.criteria.filter { set.nodes[$0].rule?.hasCodesOfDigits == true }
    sheet.textNumberRanges += numbered.compactMap { layout.rows(of: $0) }.map {
      CellRange(rows: $0, columns: SelfFormLayout.value...SelfFormLayout.value)
    }
    sheet.page = .office(
      texts, landscape: true, repeatedRows: (Self.firstRow - 1)...(Self.firstRow - 1))
    sheet.page.printArea = CellRange(
      rows: Self.bar...(rows.count - 1), columns: 0...SelfFormLayout.note)
    sheet.page.rowBreaks = breaks(rows, closing: closing)
    sheet.tabColor = Colors.good
    return sheet
  }

  // MARK: The bar that stays in view

  private func bar(_ palette: inout Palette) -> [Row] {
    let ground = CellFormat().with {
      $0.fontSize = 11
      $0.isBold = true
      $0.vertical = .center
      $0.fill = Colors.header
    }
    let progress = progress
    let plain = palette(ground)
    var cells = (0...SelfFormLayout.status).map { Cell($0, .blank, format: plain) }
    cells[0].content = progress.content(row: 0)
    let labels = layout.headings(words)
    cells[SelfFormLayout.figure].content = .text(texts[.selfPoints] + ":")
    cells[SelfFormLayout.figure].format = palette(ground) { $0.horizontal = .right }
    cells[SelfFormLayout.value] = Cell(
      SelfFormLayout.value, score,
      format: palette(ground) {
        $0.numberFormat = "0.00##"
        $0.horizontal = .left
      })
    cells += progress.helpers(row: 0)
    let head = palette(.header) {
      $0.fontSize = 8
      $0.wraps = false
      $0.isBold = false
      $0.shrinks = true
    }
    return [
      Row(cells, height: 22),
      Row(labels.enumerated().map { Cell($0, .text($1), format: head) }, height: 13),
    ]
  }

  // MARK: Title

  private func titleBlock(_ palette: inout Palette) -> [Row] {
    let room = layout.printed.reduce(0) { $0 + ($1 > 0 ? TextMeasure.points(columnWidth: $1) : 0) }
    func line(
      _ content: Cell.Content, longest: String? = nil, height: Double,
      _ change: (inout CellFormat) -> Void
    ) -> Row {
      var style = CellFormat().with {
        $0.fontSize = 12
        $0.horizontal = .centerContinuous
        $0.vertical = .center
        change(&$0)
      }
      style.fontSize = TextMeasure(style).size(
        fitting: longest ?? content.shownText ?? "", room: room)
      let format = palette(style)
      return Row(
        (0...SelfFormLayout.note).map { Cell($0, $0 == 0 ? content : .blank, format: format) },
        height: height)
    }
    let first = CellAddress(row: 0, column: 0)
    let hint = CellFormat().with {
      $0.fontSize = 10
      $0.isItalic = true
    }
    let rows = [
      line(.text(texts["PHIẾU TỰ CHẤM ĐIỂM", "SELF-ASSESSMENT FORM"]), height: 24) {
        $0.isBold = true
        $0.fontSize = 15
      },
      line(.text("\(index.title) – \(texts[lower: .year]) \(book.year)"), height: 19) {
        $0.isBold = true
      },
      line(.text(texts[.unit] + ": " + unit.name), height: 19) { $0.isBold = true },
      line(.formula(first.fixed()), longest: progress.longest, height: 18) { $0.isItalic = true },
      line(book.remark.map { .text($0) } ?? .blank, height: book.remark == nil ? 2 : 16) {
        $0.fontSize = 10
        $0.color = Colors.warning
      },
    ]
    return rows + instructions.map { Row([Cell(0, .text($0), format: palette(hint))], height: 14) }
      + [Row(height: 6)]
  }

  private var instructions: [String] {
    [
      texts[
        "Chỉ điền vào ô nền vàng; chọn ô sẽ có hướng dẫn. Không áp dụng: chọn x và để trống giá trị. Không chèn, xóa, đổi chỗ dòng, cột.",
        "Fill in yellow cells only; choosing one shows what it takes. Not applicable: choose x and leave the value empty. Do not insert, delete or move rows or columns."
      ],
      texts[
        "Mỗi tiêu chí nêu tài liệu kiểm chứng; không có thì giải trình. KAD: không áp dụng, loại khỏi điểm tối đa; PB: điểm chia cho tiêu chí khác.",
        "Name the evidence of each criterion, or explain why there is none. KAD: not applicable, left out of the maximum; PB: points shared out over other criteria."
      ],
    ]
  }

  // MARK: The table's head

  /// The hidden row by which the table is read.
  private var markRow: Row {
    let marks: [(Int, String)] = [
      (SelfFormLayout.code, FormColumn.code.rawValue),
      (SelfFormLayout.figure, FormColumn.figure.rawValue),
      (SelfFormLayout.value, FormColumn.value.rawValue),
      (SelfFormLayout.mark, FormColumn.mark.rawValue),
      (SelfFormLayout.points, FormColumn.points.rawValue),
      (SelfFormLayout.evidence, FormColumn.evidence.rawValue),
      (SelfFormLayout.note, FormColumn.note.rawValue),
      (SelfFormLayout.unit, FormColumn.tablePrefix + index.id),
      (SelfFormLayout.criterion, FormColumn.criterion.rawValue),
      (SelfFormLayout.input, FormColumn.input.rawValue),
      (SelfFormLayout.sentFigure, FormColumn.sentFigure.rawValue),
    ]
    return Row(marks.map { Cell($0.0, .text($0.1)) }, isHidden: true)
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = layout.headings(words)
    let measure = TextMeasure(size: 10, isBold: true)
    let height = zip(labels, layout.widths).filter { $1 > 0 }
      .map { measure.height(of: $0, columnWidth: $1) }.max()
    return Row(
      labels.enumerated().map { Cell($0, .text($1), format: format) }, height: (height ?? 30) + 4)
  }
}
