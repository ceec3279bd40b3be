import Formulas
import Recalculation
import Reports
import Scoring

/// Reads the recalculated results of a returned workbook.
struct ResultReader {
  let map: RankingBookMap
  let recalculation: Recalculation
  /// The sheets whose rows or columns are where they were.
  private let sheets: [String: Int]

  init(map: RankingBookMap, recalculation: Recalculation, findings: [Finding]) {
    self.map = map
    self.recalculation = recalculation
    var sheets: [String: Int] = [:]
    for (position, name) in recalculation.sheets.enumerated() { sheets[name] = position }
    for finding in findings {
      switch finding.kind {
      case .movedRows, .movedColumns, .missingSheet: sheets[finding.sheet] = nil
      default: break
      }
    }
    self.sheets = sheets
  }

  /// Every participant whose score, rank or grade is not that of an evaluation.
  func effects(against evaluation: Evaluation) -> [Effect] {
    var effects: [Effect] = []
    for (position, places) in map.results.enumerated() {
      guard let sheet = sheets[places.sheet] else { continue }
      let result = evaluation.indices[position]
      for participant in result.index.participants.indices {
        func change(_ cells: CellRange?, _ kind: Line.Kind) -> Effect.Change {
          guard let cell = cells?.cell(at: participant) else {
            return Effect.Change(old: .blank, new: .blank)
          }
          return Effect.Change(
            old: result.value(kind, of: participant),
            new: recalculation.value(sheet: sheet, row: cell.row, column: cell.column))
        }
        let effect = Effect(
          index: position, participant: participant,
          score: change(places.score, .score(stage: result.calculation.final)),
          rank: change(places.rank, .rank), grade: change(places.grade, .grade))
        if [effect.score, effect.rank, effect.grade].contains(where: \.isChange) {
          effects.append(effect)
        }
      }
    }
    return effects
  }
}
