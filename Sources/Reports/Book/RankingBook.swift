import Formulas
public import Scoring
import Wording
public import WorkbookPlan

/// The annual ranking workbook of a book: live from the figures to the sorted ranking tables.
///
/// Sheets: cover, the results of each index, summary, the appendices to sign, per index domains, detail of each
/// round, data, scorecard and the analyses it has something for, then the long table of all points, weights,
/// rules, checks and provenance.
///
/// - Parameters:
///   - evaluation: the evaluated book; its values become the cached values of the formulas.
///   - alternatives: what its weights are compared with; nil if they are the approved ones.
///   - version: the program's version, for the provenance.
/// - Returns: the plan of the workbook, ready to be written.
public func rankingBook(
  _ evaluation: Evaluation, beside alternatives: Alternatives? = nil, version: String
) -> Plan {
  let book = evaluation.book
  let layout = BookLayout(evaluation, alternatives)
  let texts = layout.texts
  let tables = layout.indices.map { DomainTable($0) }
  var palette = Palette()
  var contents = Contents(cover: layout.cover, texts: texts)
  contents.checks = layout.checks
  contents.remark = (layout.remark, except: layout.weights)
  for (position, table) in tables.enumerated() {
    let title = table.layout.result.index.shortTitle
    contents.add(
      LeaderSheet(book: book, table: table).sheet(&palette), .results,
      texts[
        "\(title): vị thứ, xếp loại, tăng giảm bậc, lĩnh vực mạnh và yếu, biểu đồ",
        "\(title): ranks, grades, movers, strong and weak domains, charts"],
      .init(index: position, name: texts.sheet(.results)), bar: .beside)
  }
  contents.add(
    SummarySheet(book: book, layout: layout, tables: tables).sheet(&palette), .results,
    texts["Mọi đơn vị với điểm, vị thứ, xếp loại của từng chỉ số", "All units with all results"])
  for place in layout.appendices {
    contents.add(
      place.sheet(book: book, table: tables[place.index], status: layout.status, &palette),
      .publication, texts.summary(of: place, in: layout),
      .init(index: place.index, name: place.sheetName), bar: .beside)
  }
  for position in tables.indices {
    addSheets(of: position, tables, in: layout, book: book, to: &contents, &palette)
  }
  PointsSheet(book: book, layout: layout).add(to: &contents, &palette)
  let names = BookNames(layout: layout, tables: tables).entries
  let weights = WeightsSheet(book: book, layout: layout, tables: tables)
  contents.add(
    weights.sheet(&palette), .setup,
    texts[
      "Trọng số đã phê duyệt, trọng số thử và phương án; tác động đến điểm, vị thứ",
      "Approved weights, trial weights and scenarios, and what they change"])
  contents.add(
    RulesSheet(book: book, layout: layout).sheet(&palette), .setup,
    texts[
      "Quy tắc chấm của từng tiêu chí, bằng lời và bằng công thức",
      "The rule of each criterion, in words and as a formula"])
  let checks = ChecksSheet(book: book, layout: layout, tables: tables)
  contents.add(
    checks.sheet(&palette), .setup,
    texts[
      "Các phép kiểm tra: ĐẠT hoặc KHÔNG ĐẠT; những ô đã sửa, cũ và mới",
      "The checks: PASS or FAIL; what was changed, old and new"])
  contents.add(
    ProvenanceSheet(
      book: book, layout: layout, names: names, version: version, revision: evaluation.revision
    ).sheet(&palette), .setup,
    texts[
      "Tệp nguồn, phiên bản chương trình, thiết lập và tên vùng",
      "Source files, program version, settings and named ranges"])
  let cover = CoverSheet(book: book, layout: layout, entries: contents.entries).sheet(&palette)
  var sheets = [cover] + contents.sheets(&palette)
  if layout.listsChanges {
    sheets.append(WrittenCells(layout: layout, checks: checks).sheet(&palette))
  }

  let cells = layout.indices.reduce(0) {
    $0 + $1.result.calculation.lines.count * $1.result.index.participants.count
  }
  if cells <= keptCells {
    for sheet in sheets.indices { sheets[sheet].rows = sheets[sheet].rows.kept() }
  }

  var properties = Plan.Properties()
  properties.title = book.dress.title.isEmpty ? book.id : book.dress.title
  properties.subject = texts["Xếp hạng năm \(book.year)", "Ranking \(book.year)"]
  properties.keywords = layout.indices.map(\.result.index.title).joined(separator: "; ")
  properties.category = texts["Cải cách hành chính", "Public administration reform"]
  properties.author = book.dress.issuer ?? ""
  properties.comments = book.remark ?? ""
  properties.created = (book.created.year, book.created.month, book.created.day)
  return Plan(
    properties: properties, formats: palette.formats, sheets: sheets,
    names: weights.names + names.map { Plan.DefinedName($0.name, $0.cells) }
  ).fitted()
}

/// Up to so many values a book's rows are kept while it is written and read back; larger books make
/// them anew each time, so that they never stand in memory.
private let keptCells = 200_000
