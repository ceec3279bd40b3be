import Analysis
import Scoring
import Wording

/// Who moved in an index, for the terminal: score and rank before and after, and the causes.
struct ComparisonTable {
  let index: IndexComparison
  let result: IndexEvaluation
  let language: Language

  private var places: Int { result.calculation.set.rounding.index ?? 4 }

  /// The units in the order of the later ranking, as aligned text; one line if nothing changed.
  var text: String {
    let isSame = index.units.allSatisfy { $0.change?.sixths == 0 && $0.placesWon ?? 0 == 0 }
    guard !isSame || index.units.isEmpty else {
      return result.index.title + language[": không thay đổi", ": unchanged"]
    }
    var table = TextTable([
      (language[.unit], .left), (language[.before], .right),
      (language[.after], .right), ("±", .right),
      (language[.weights], .right), (language[.rules], .right),
      (language[.data], .right), (language[.rank], .right),
      (language["±bậc", "±"], .right), (language[.grade], .left),
    ])
    let order = Dictionary(uniqueKeysWithValues: result.ranking.enumerated().map { ($1, $0) })
    let units = index.units.sorted {
      (order[$0.after.participant] ?? 0) < (order[$1.after.participant] ?? 0)
    }
    table.rows = units.map(row)
    return result.index.title + "\n" + table.text
  }

  private func row(_ unit: UnitComparison) -> [String] {
    func score(_ number: Double?) -> String {
      number.map { language.fixed($0, places: places) } ?? "–"
    }
    func change(_ number: Double?) -> String {
      number.map { ($0 > 0 ? "+" : "") + language.fixed($0, places: max(places, 2)) } ?? "–"
    }
    let parts = unit.attribution?.shown(places: max(places, 2))
    let ranks = [unit.before.rank, unit.after.rank].map { $0.map(String.init) ?? "–" }
    let grades = [unit.before.grade, unit.after.grade].map { $0 ?? "–" }
    return [
      unit.name, score(unit.before.score), score(unit.after.score), change(unit.change?.points),
      change(parts?.weights), change(parts?.rules), change(parts?.data),
      ranks.joined(separator: "→"), unit.placesWon.map { language.move($0) } ?? "",
      grades[0] == grades[1] ? grades[1] : grades.joined(separator: "→"),
    ]
  }
}
