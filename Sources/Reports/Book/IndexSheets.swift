import Formulas
import Scoring
import WorkbookPlan

/// The domains, the rounds, the figures, the scorecard and the analyses of one index.
func addSheets(
  of position: Int, _ tables: [DomainTable], in layout: BookLayout, book: Book,
  to contents: inout Contents,
  _ palette: inout Palette
) {
  let table = tables[position]
  let (texts, index) = (layout.texts, table.layout)
  let title = index.result.index.shortTitle
  contents.add(
    DomainSheet(book: book, table: table).sheet(&palette), .results,
    texts[
      "\(title): điểm từng lĩnh vực của từng đơn vị, tô màu cao thấp",
      "\(title): points by domain, coloured"], &palette)
  let rounds = index.details.map { texts.stage($0.stage).lowercased() }.joined(separator: ", ")
  contents.add(
    DetailSheet(book: book, layout: index).sheet(&palette), .results,
    texts[
      "\(title): điểm từng tiêu chí – \(rounds)", "\(title): points by criterion – \(rounds)"],
    &palette)
  contents.add(
    DataSheet(book: book, layout: index, others: layout.indices).sheet(&palette), .setup,
    texts["\(title): số liệu đầu vào (ô nhập)", "\(title): the figures typed in"], &palette)
  let rules = (layout.rules, RulesSheet.firstRow(ofIndex: position, in: layout))
  let cards = scorecardSheets(book: book, index, rules: rules, &palette)
  for sheet in cards + layout.analyses[position].sheets(book, index, &palette) {
    contents.add(sheet.sheet, .analysis, "\(title): \(sheet.summary)", &palette)
  }
}

/// The scorecard of a unit that is chosen, what explains it, and the notes it shows.
private func scorecardSheets(
  book: Book, _ layout: IndexLayout, rules: (sheet: String, firstRow: Int),
  _ palette: inout Palette
) -> [(sheet: Sheet, summary: String)] {
  guard !layout.result.index.participants.isEmpty else { return [] }
  let texts = layout.texts
  let card = Scorecard(
    book: book, layout: layout, participant: 0, shared: SharedLines(layout.result),
    isLive: true)
  let summaries = [
    texts["phiếu điểm của đơn vị được chọn", "the scorecard of the unit chosen"],
    texts[
      "diễn giải cách tính từng điểm của đơn vị được chọn",
      "how each score of the unit chosen is computed"],
  ]
  var sheets = zip(card.sheets(&palette, rules: rules), summaries).map {
    (sheet: $0, summary: $1)
  }
  if let name = layout.noteSheet {
    sheets.append(
      (
        NotesSheet(book: book, layout: layout, name: name).sheet(&palette),
        texts["ghi chú, giải trình kèm số liệu", "the notes beside the figures"]
      ))
  }
  return sheets
}

extension Texts {
  /// What a unit group is called; those whose column « group » is empty are one too.
  func name(ofGroup code: String) -> String {
    code.isEmpty ? self["chưa xếp nhóm", "units of no group"] : code
  }

  /// What an appendix shows.
  func summary(of place: AppendixPlace, in layout: BookLayout) -> String {
    let index = layout.indices[place.index]
    let title = index.result.index.shortTitle
    return switch place.content {
    case .ranking(group: nil):
      self["\(title): xếp hạng để ban hành", "\(title): the ranking to sign"]
    case .ranking(group: let group?):
      self["\(title): xếp hạng nhóm ", "\(title): the ranking of group "]
        + name(ofGroup: index.result.calculation.groups[group])
    case .domains:
      self["\(title): kết quả theo lĩnh vực để ban hành", "\(title): the domains to sign"]
    }
  }
}
