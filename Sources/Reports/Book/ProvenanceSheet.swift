import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Where the workbook comes from: program, book, files with their digests, settings in words.
struct ProvenanceSheet {
  let book: Book
  let layout: BookLayout
  let names: [BookNames.Entry]
  let version: String
  /// The revision whose weights hold; nil for the approved ones.
  let revision: Revision?

  private var texts: Texts { layout.texts }
  private static let widths: [Double] = [30, 78, 14]

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = SheetFrame(
      book, title: texts["NGUỒN GỐC VÀ THIẾT LẬP", "PROVENANCE AND SETTINGS"],
      subtitle: texts[
        "Cùng tệp đầu vào và cùng phiên bản chương trình luôn cho cùng kết quả.",
        "The same files and program version always give the same result."]
    ).rows(&palette)
    rows.append(Row(height: 6))
    var pairs: [(String, String)] = [
      (texts[.program], "Sổ Điểm (sodiem) \(version)"),
      (RankingBookMap.bookLabel(in: texts.language), RankingBookMap.words(for: book)),
      (texts[.created], texts.date(book.created)),
    ]
    pairs += weights
    if let remark = book.remark { pairs.append((texts[.note], remark)) }
    rows += pairs.map { pair($0.0, $0.1, &palette) }
    for index in layout.indices {
      rows.append(Row(height: 8))
      rows.append(heading(index.result.index.title(within: 640, size: 12), &palette))
      rows += SettingsWords(texts: texts).describe(index.result).map { pair($0.0, $0.1, &palette) }
    }
    rows.append(Row(height: 8))
    rows.append(heading(texts["Tệp đầu vào", "Input files"], &palette))
    let head = palette(.header)
    let labels = [
      texts[.file], "SHA-256", texts["Dung lượng (byte)", "Size (bytes)"],
    ]
    rows.append(Row(labels.enumerated().map { Cell($0, .text($1), format: head) }, height: 34))
    rows += book.sources.map { file($0, &palette) }
    rows.append(Row(height: 8))
    rows.append(heading(texts["Tên vùng dùng trong công thức", "Names for formulas"], &palette))
    rows += names.map { pair($0.name, $0.meaning, &palette) }
    var sheet = Sheet(name: layout.provenance, rows: Rows(rows))
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.page = .office(texts, landscape: false, repeatedRows: nil)
    return sheet
  }

  /// Which weights the workbook was written under.
  private var weights: [(String, String)] {
    let name = RankingBookMap.weightsLabel(in: texts.language)
    let title = RankingBookMap.words(for: revision, in: texts.language)
    guard let revision else { return [(name, title)] }
    let changes = revision.changes.map { change in
      let amounts =
        [words(change.weight.standard)]
        + change.weight.special.sorted { $0.key < $1.key }.map { "\($0.key): \(words($0.value))" }
      return "\(change.index) \(change.code) = \(amounts.joined(separator: ", "))"
    }
    return [
      (name, title),
      (texts[.reason], revision.reason),
      (
        texts[.changes],
        changes.joined(separator: "; ")
          + (revision.rescales
            ? texts["; phần còn lại điều chỉnh theo tỷ lệ", "; the rest in proportion"] : "")
      ),
    ]
  }

  private func words(_ amount: Revision.Amount) -> String {
    switch amount {
    case .points(let points): texts.number(points)
    case .percent(let percent): texts.number(percent) + "%"
    }
  }

  private func heading(_ text: String, _ palette: inout Palette) -> Row {
    Row([Cell(0, .text(text), format: palette(.title) { $0.fontSize = 12 })], height: 20)
  }

  private func pair(_ name: String, _ value: String, _ palette: inout Palette) -> Row {
    let bold = CellFormat.text.with { $0.isBold = true }
    let height = max(
      TextMeasure(bold).height(of: name, columnWidth: Self.widths[0]),
      TextMeasure(.text).height(of: value, columnWidth: Self.widths[1]))
    return Row(
      [Cell(0, .text(name), format: palette(bold)), Cell(1, .text(value), format: palette(.text))],
      height: max(17, height))
  }

  private func file(_ file: SourceFile, _ palette: inout Palette) -> Row {
    let digest = palette(.text) { $0.fontSize = 9 }
    let size = palette(.number) { $0.numberFormat = "#,##0" }
    return Row(
      [
        Cell(0, .text(file.path), format: palette(.text)),
        Cell(1, .text(file.sha256), format: digest),
        Cell(2, .number(Double(file.bytes)), format: size),
      ],
      height: max(
        17, TextMeasure(.text).height(of: file.path, columnWidth: Self.widths[0])))
  }
}
