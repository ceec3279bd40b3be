import Formulas
import Scoring
import Wording
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
  func member(_ name: String) -> Contents.Member { .init(index: position, name: name) }
  let rounds = index.details.map { texts.stage($0.stage).lowercased() }.joined(separator: ", ")
  contents.add(
    DetailSheet(book: book, layout: index).sheet(&palette), .results,
    texts[
      "\(title): điểm từng tiêu chí – \(rounds)", "\(title): points by criterion – \(rounds)"],
    member(texts.sheet(.detail)))
  contents.add(
    DataSheet(book: book, layout: index, others: layout.indices).sheet(&palette), .setup,
    texts["\(title): số liệu đầu vào (ô nhập)", "\(title): the figures typed in"],
    member(texts.sheet(.data)))
  let rules = (layout.rules, RulesSheet.firstRow(ofIndex: position, in: layout))
  if !index.result.index.participants.isEmpty {
    let card = Scorecard(
      book: book, layout: index, participant: 0, shared: SharedLines(index.result), isLive: true)
    contents.add(
      card.sheet(&palette, rules: rules), .analysis,
      texts[
        "\(title): phiếu điểm của đơn vị được chọn, cách tính từng điểm",
        "\(title): the scorecard of the unit chosen, how each score is computed"],
      member(texts.sheet(.scorecard)), bar: .beside)
  }
  for sheet in layout.analyses[position].sheets(book, table, &palette) {
    contents.add(sheet.sheet, .analysis, "\(title): \(sheet.summary)", member(sheet.name))
  }
}

extension Texts {
  /// What an appendix shows.
  func summary(of place: AppendixPlace, in layout: BookLayout) -> String {
    let index = layout.indices[place.index]
    let title = index.result.index.shortTitle
    return switch place.request.kind {
    case .ranking: self["\(title): xếp hạng để ban hành", "\(title): the ranking to sign"]
    case .groups:
      self["\(title): xếp hạng theo khối để ban hành", "\(title): the ranking by group to sign"]
    case .domains:
      self["\(title): kết quả theo lĩnh vực để ban hành", "\(title): the domains to sign"]
    case .special:
      self[
        "\(title): tiêu chí không áp dụng, để ban hành",
        "\(title): criteria that did not apply, to sign"]
    }
  }
}
