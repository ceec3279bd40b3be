import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The first sheet of an analysis: what it is, the findings, every sheet with a link, settings and files.
struct AnalysisCover {
  let layout: AnalysisLayout
  let entries: [Contents.Entry]
  let version: String

  private static let widths: [Double] = [6, 34, 70]

  private var texts: Texts { layout.texts }
  private var book: Book { layout.evaluation.book }

  func sheet(_ palette: inout Palette) -> Sheet {
    let frame = OfficialFrame(book: book, texts: texts, widths: Self.widths)
    var rows = frame.letterhead(&palette)
    rows.append(Row(height: 24))
    rows += centred(
      texts["PHÂN TÍCH ĐỘ TIN CẬY CỦA KẾT QUẢ", "HOW FIRM THE RESULTS ARE"],
      .title.with { $0.fontSize = 18 }, &palette)
    rows += centred(
      book.dress.title.isEmpty ? "\(book.id) \(book.year)" : book.dress.title, .subtitle, &palette)
    if let remark = book.remark { rows += centred(remark, .remark, &palette) }
    rows += layout.heading(texts["Điều chính rút ra", "Main findings"], &palette)
    var merges: [CellRange] = []
    for index in layout.indices {
      rows.append(band(index.result.index.title, &palette))
      for line in AnalysisFindings(index.analysis, of: book).lines {
        merges.append(CellRange(rows: rows.count...rows.count, columns: 1...2))
        rows.append(wide(line, &palette))
      }
    }
    rows += layout.heading(texts[.contents], &palette)
    rows += entries.enumerated().map { link($1, $0 + 1, &palette) }
    rows += layout.heading(texts["Thiết lập và nguồn gốc", "Settings and provenance"], &palette)
    let text = palette(.text)
    rows += provenance.map { line($0.0, $0.1, text) }
    let digest = palette(.text) { $0.fontSize = 9 }
    rows += book.sources.map { line($0.path, $0.sha256, digest) }
    var sheet = Sheet(name: layout.cover, rows: Rows(rows))
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.merges = merges
    sheet.lines = frame.lines(from: 0)
    sheet.page = .office(texts, landscape: false, repeatedRows: nil)
    sheet.page.isCentered = true
    sheet.tabColor = Colors.warning
    return sheet
  }

  private var provenance: [(String, String)] {
    let runs = layout.indices.first?.analysis.draws.map { texts.words($0.settings) } ?? []
    return [
      (texts[.program], "Sổ Điểm (sodiem) \(version)"),
      (texts[.bookAndYear], "\(book.id), \(book.year)"),
      (texts[.created], texts.date(book.created)),
      (
        texts[.weights],
        layout.evaluation.revision?.title ?? texts[.approved]
      ),
    ] + runs.map { (texts[.randomWeights], $0) }
  }

  // MARK: Rows

  /// A text in as many centred lines as it takes.
  private func centred(_ text: String, _ style: CellFormat, _ palette: inout Palette) -> [Row] {
    let measure = TextMeasure(style)
    let room = Self.widths.reduce(0) { $0 + TextMeasure.points(columnWidth: $1) } * 0.96
    let format = palette(style) { $0.horizontal = .centerContinuous }
    return measure.broken(text, room: room).map { line in
      Row(
        Self.widths.indices.map { Cell($0, $0 == 0 ? .text(line) : .blank, format: format) },
        height: measure.height(lines: 1))
    }
  }

  private func band(_ text: String, _ palette: inout Palette) -> Row {
    let format = palette(.text) {
      $0.isBold = true
      $0.wraps = false
      $0.fill = Colors.domain
      $0.borders = .init()
    }
    return Row(
      Self.widths.indices.map { Cell($0, $0 == 0 ? .text(text) : .blank, format: format) },
      height: 19)
  }

  /// A finding in one merged cell over all columns, as high as it needs.
  private func wide(_ text: String, _ palette: inout Palette) -> Row {
    let width = Self.widths[1] + Self.widths[2]
    let format = palette(.text) { $0.borders = .init() }
    return Row(
      [
        Cell(0, .text("•"), format: palette(.centred) { $0.borders = .init() }),
        Cell(1, .text(text), format: format),
        Cell(2, .blank, format: format),
      ],
      height: max(18, TextMeasure(.text).height(of: text, columnWidth: width)))
  }

  private func link(_ entry: Contents.Entry, _ number: Int, _ palette: inout Palette) -> Row {
    let style = CellFormat.text.with {
      $0.isUnderlined = true
      $0.color = Colors.inputText
    }
    let height = max(
      TextMeasure(style).height(of: entry.sheet, columnWidth: Self.widths[1]),
      TextMeasure(.text).height(of: entry.summary, columnWidth: Self.widths[2]))
    return Row(
      [
        Cell(0, .number(Double(number)), format: palette(.centred)),
        Cell(
          1, .link(entry.sheet, target: SheetRange(startOf: entry.sheet)),
          format: palette(style)),
        Cell(2, .text(entry.summary), format: palette(.text)),
      ], height: max(18, height))
  }

  private func line(_ name: String, _ value: String, _ format: Int) -> Row {
    let height = max(
      TextMeasure(.text).height(of: name, columnWidth: Self.widths[1]),
      TextMeasure(.text).height(of: value, columnWidth: Self.widths[2]))
    return Row(
      [
        Cell(0, .blank, format: format), Cell(1, .text(name), format: format),
        Cell(2, .text(value), format: format),
      ],
      height: max(17, height))
  }
}
