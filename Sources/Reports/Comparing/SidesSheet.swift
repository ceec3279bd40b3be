import Formulas
import Analysis
import Scoring
import Wording
import WorkbookPlan

/// What both sides are, what stands on one side only, and the files of each.
struct SidesSheet {
  let layout: ComparisonLayout
  let version: String

  private var texts: Texts { layout.texts }
  private static let widths: [Double] = [34, 52, 52]

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = layout.frame(texts["HAI BÊN SO SÁNH", "WHAT IS COMPARED"]).rows(&palette)
    rows.append(Row(height: 6))
    rows.append(
      row("", texts[.before], texts[.after], palette(.header)))
    let (early, late) = (layout.before, layout.after)
    let facts: [(String, (ComparedRun) -> String)] = [
      (texts["Tên", "Name"], { $0.name }),
      (texts[.bookAndYear], { "\($0.evaluation.book.id), \($0.evaluation.book.year)" }),
      (
        texts[.weights],
        { $0.evaluation.revision?.title ?? texts[.approved] }
      ),
      (texts[.program], { _ in "Sổ Điểm (sodiem) \(version)" }),
    ]
    let text = palette(.text)
    rows += facts.map { row($0.0, $0.1(early), $0.1(late), text) }
    rows += oneSided(text)
    rows.append(Row(height: 8))
    let digest = palette(.text) { $0.fontSize = 8 }
    rows.append(
      row(texts["Tệp (SHA-256)", "File (SHA-256)"], "", "", palette(.header)))
    rows += files.map { row($0.path, $0.before, $0.after, digest) }
    var sheet = Sheet(name: layout.sides, rows: Rows(rows))
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    return sheet
  }

  /// Indices, units and criteria that only one side has.
  private func oneSided(_ format: Int) -> [Row] {
    func list(_ items: [String]) -> String { items.isEmpty ? "–" : items.joined(separator: "; ") }
    var rows = [
      row(
        texts["Chỉ số chỉ có một bên", "Indices on one side only"],
        list(layout.comparison.indicesOnlyBefore), list(layout.comparison.indicesOnlyAfter), format)
    ]
    for index in layout.indices {
      let comparison = index.comparison
      let name = index.after.index.shortTitle
      rows.append(
        row(
          name + texts[": đơn vị chỉ có một bên", ": units on one side only"],
          list(comparison.unitsOnlyBefore), list(comparison.unitsOnlyAfter), format))
      rows.append(
        row(
          name + texts[": tiêu chí chỉ có một bên", ": criteria on one side only"],
          list(comparison.criteriaOnlyBefore.map { "\($0.printedCode) \($0.name)" }),
          list(comparison.criteriaOnlyAfter.map { "\($0.printedCode) \($0.name)" }), format))
    }
    return rows
  }

  /// The files of both sides by path, with their digests.
  private var files: [(path: String, before: String, after: String)] {
    let (early, late) = (
      layout.before.evaluation.book.sources, layout.after.evaluation.book.sources
    )
    let paths =
      late.map(\.path)
      + early.map(\.path).filter { path in
        !late.contains { $0.path == path }
      }
    return paths.map { path in
      (
        path, early.first { $0.path == path }?.sha256 ?? "–",
        late.first { $0.path == path }?.sha256 ?? "–"
      )
    }
  }

  private func row(_ name: String, _ before: String, _ after: String, _ format: Int) -> Row {
    let texts = [name, before, after]
    let height = zip(texts, Self.widths).map {
      TextMeasure(.text).height(of: $0, columnWidth: $1)
    }.max()
    return Row(
      texts.enumerated().map { Cell($0, .text($1), format: format) },
      height: min(400, max(17, height ?? 17)))
  }
}
