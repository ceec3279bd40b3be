import Scoring
import Wording

/// A short ranking table for the terminal.
struct RankingTable {
  let result: IndexEvaluation
  let book: Book
  let language: Language

  /// The first units and how many there are in all, as aligned text.
  func text(limit: Int) -> String {
    let shown = result.ranking.prefix(limit)
    var table = TextTable([
      (language[.rank], .right), (language[.unit], .left),
      (language[.score], .right), (language[.grade], .left),
      (language["±bậc", "±"], .right),
    ])
    table.rows = shown.map(row)
    var lines = ["\(result.index.title) – \(book.year)", table.text]
    let rest = result.ranking.count - shown.count
    if rest > 0 { lines.append(language["… và \(rest) đơn vị nữa", "… and \(rest) more"]) }
    return lines.joined(separator: "\n")
  }

  private func row(_ participant: Int) -> [String] {
    let unit = book.units[result.index.participants[participant].unit]
    let places = result.number(.placesWon, of: participant).map { Int($0) }
    let decimals = result.calculation.set.rounding.index ?? 4
    return [
      result.rank(of: participant).map(String.init) ?? "–", unit.name,
      result.score(of: participant).map { language.fixed($0, places: decimals) } ?? "–",
      result.grade(of: participant) ?? "", places.map { language.move($0) } ?? "",
    ]
  }
}
