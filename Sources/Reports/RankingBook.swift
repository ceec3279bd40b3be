public import Scoring
public import WorkbookPlan

/// The annual ranking workbook of a book: live from the figures to the sorted ranking tables.
///
/// Sheets: summary, the appendices to sign, per index ranking, domains, detail of each round, data
/// and the analyses it has something for, then weights, rules, checks and provenance.
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
  var sheets = [SummarySheet(book: book, layout: layout, tables: tables).sheet(&palette)]
  for place in layout.appendices {
    sheets.append(
      place.sheet(
        book: book, table: tables[place.index], banner: layout.warning, &palette))
  }
  for (position, table) in tables.enumerated() {
    sheets.append(RankingSheet(book: book, table: table).sheet(&palette))
    sheets.append(DomainSheet(book: book, table: table).sheet(&palette))
    for detail in table.layout.details {
      sheets.append(
        DetailSheet(book: book, layout: table.layout, detail: detail).sheet(&palette))
    }
    sheets.append(
      DataSheet(book: book, layout: table.layout, others: layout.indices).sheet(&palette))
    sheets += scorecardSheets(
      book: book, table.layout,
      rules: (layout.rules, RulesSheet.firstRow(ofIndex: position, in: layout)), &palette)
    sheets += layout.analyses[position].sheets(book, table.layout, &palette)
  }
  let weights = WeightsSheet(book: book, layout: layout)
  sheets.append(weights.sheet(&palette))
  sheets.append(RulesSheet(book: book, layout: layout).sheet(&palette))
  sheets.append(ChecksSheet(book: book, layout: layout, tables: tables).sheet(&palette))
  sheets.append(
    ProvenanceSheet(
      book: book, layout: layout, version: version, revision: evaluation.revision
    ).sheet(&palette))

  let cells = layout.indices.reduce(0) {
    $0 + $1.result.calculation.lines.count * $1.result.index.participants.count
  }
  if cells <= keptCells {
    for sheet in sheets.indices { sheets[sheet].rows = sheets[sheet].rows.kept() }
  }

  var properties = Plan.Properties()
  properties.title = book.dress.title.isEmpty ? book.id : book.dress.title
  properties.subject = texts["Xếp hạng năm \(book.year)", "Ranking \(book.year)"]
  properties.author = book.dress.issuer ?? ""
  properties.comments = book.remark ?? ""
  properties.created = (book.created.year, book.created.month, book.created.day)
  return Plan(
    properties: properties, formats: palette.formats, sheets: sheets, names: weights.names)
}

/// Up to so many values a book's rows are kept while it is written and read back; larger books make
/// them anew each time, so that they never stand in memory.
private let keptCells = 200_000

/// The scorecard of a unit that is chosen, what explains it, and the notes it shows.
private func scorecardSheets(
  book: Book, _ layout: IndexLayout, rules: (sheet: String, firstRow: Int),
  _ palette: inout Palette
) -> [Sheet] {
  guard let first = layout.result.ranking.first else { return [] }
  let card = Scorecard(
    book: book, layout: layout, participant: first, shares: DomainShares(layout.result),
    isLive: true)
  var sheets = card.sheets(&palette, rules: rules)
  if let name = layout.noteSheet {
    sheets.append(NotesSheet(book: book, layout: layout, name: name).sheet(&palette))
  }
  return sheets
}
