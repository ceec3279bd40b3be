import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The first sheet: whose results these are, and every sheet with a link and what it shows.
struct CoverSheet {
  let book: Book
  let layout: BookLayout
  let entries: [Contents.Entry]

  private static let widths: [Double] = [6, 30, 62]
  private static let titleSize = 20.0
  /// The height of the rows that begin a part, which no others have.
  private static let partHeight = 19.0

  private var texts: Texts { layout.texts }

  func sheet(_ palette: inout Palette) -> Sheet {
    let frame = OfficialFrame(book: book, texts: texts, widths: Self.widths)
    var rows = frame.letterhead(&palette)
    rows.append(Row(height: 40))
    rows += title(&palette)
    rows.append(Row(height: 24))
    let header = rows.count + 1
    let contents = contents(&palette)
    rows += contents
    let key = rows.count
    rows += StyleKey(layout: layout).rows(over: Self.widths, &palette)
    var sheet = Sheet(name: layout.cover, rows: Rows(rows))
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.page = .office(texts, landscape: false, repeatedRows: header...header)
    sheet.page.isCentered = true
    sheet.lines = frame.lines(from: 0)
    sheet.breakBefore(
      contents.indices.dropFirst(3).filter { contents[$0].height == Self.partHeight }
        .map { $0 + header - 1 } + [key])
    sheet.tabColor = Colors.warning
    return sheet
  }

  // MARK: Title

  private func title(_ palette: inout Palette) -> [Row] {
    let title = CellFormat.title.with { $0.fontSize = Self.titleSize }
    let name =
      book.dress.title.isEmpty ? texts[.rankingResults] : book.dress.title
    var rows = centred(name.uppercased(), title, &palette)
    rows.append(Row(height: 8))
    if !name.contains(String(book.year)) {
      rows += centred(texts["Năm \(book.year)", "Year \(book.year)"], .title, &palette)
    }
    if let decision = book.dress.decision { rows += centred(decision, .subtitle, &palette) }
    if let remark = book.remark { rows += centred(remark, .remark, &palette) }
    let warning = palette(.remark) { $0.horizontal = .centerContinuous }
    rows.append(Row(stretched(.formula(layout.status), warning), height: 18))
    return rows
  }

  /// A text in as many centred lines as it takes: a text centred over columns does not break by itself.
  private func centred(
    _ text: String, _ style: CellFormat, _ palette: inout Palette
  ) -> [Row] {
    let measure = TextMeasure(style)
    let room = Self.widths.reduce(0) { $0 + TextMeasure.points(columnWidth: $1) } * 0.96
    let format = palette(style) { $0.horizontal = .centerContinuous }
    return measure.broken(text, room: room).map {
      Row(stretched(.text($0), format), height: measure.height(lines: 1))
    }
  }

  private func stretched(_ content: Cell.Content, _ format: Int) -> [Cell] {
    Self.widths.indices.map { Cell($0, $0 == 0 ? content : .blank, format: format) }
  }

  // MARK: Contents

  private func contents(_ palette: inout Palette) -> [Row] {
    let header = palette(.header)
    let labels = [
      texts.rowNumber, texts[.sheet], texts["Nội dung trang", "What it shows"],
    ]
    let heading = palette(.title) { $0.horizontal = .centerContinuous }
    var rows = [
      Row(stretched(.text(texts[upper: .contents]), heading), height: 24),
      Row(labels.enumerated().map { Cell($0, .text($1), format: header) }, height: 20),
    ]
    let group = palette(.text) {
      $0.isBold = true
      $0.wraps = false
      $0.fill = Colors.domain
      $0.borders = CellFormat.Borders()
    }
    var number = 0
    for part in Contents.Part.allCases {
      let entries = entries.filter { $0.part == part }
      guard !entries.isEmpty else { continue }
      rows.append(Row(stretched(.text(texts.part(part)), group), height: Self.partHeight))
      for entry in entries {
        number += 1
        rows.append(row(entry, number, &palette))
      }
    }
    return rows
  }

  private func row(_ entry: Contents.Entry, _ number: Int, _ palette: inout Palette) -> Row {
    let link = CellFormat.text.with {
      $0.isUnderlined = true
      $0.color = Colors.inputText
    }
    let height = max(
      TextMeasure(link).height(of: entry.sheet, columnWidth: Self.widths[1]),
      TextMeasure(.text).height(of: entry.summary, columnWidth: Self.widths[2]))
    return Row(
      [
        Cell(0, .number(Double(number)), format: palette(.centred)),
        entry.isThere
          ? Cell(
            1, .link(entry.sheet, target: SheetRange(startOf: entry.sheet)), format: palette(link))
          : Cell(1, .text(entry.sheet), format: palette(.text)),
        Cell(2, .text(entry.summary), format: palette(.text)),
      ], height: max(18, height))
  }
}
