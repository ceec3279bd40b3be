import Formulas
import Scoring
import WorkbookPlan

/// Those who won or lost most places, in the order of the engine's lines, which all lists of them look up.
struct Movers: Sendable {
  /// The participants, the most places first, equals in the order of the units.
  let order: [Int]
  private let positions: Expression?
  private let moves: Expression?
  private let condition: Expression

  init(_ layout: IndexLayout, isClimbing: Bool) {
    let result = layout.result
    let kind = isClimbing ? Line.Kind.climberPosition : .fallerPosition
    positions = layout.terms(kind)
    moves = layout.terms(.placesWon)
    condition = .text(isClimbing ? ">0" : "<0")
    let places = result.column(kind).map(\.asNumber)
    order = result.index.participants.indices
      .filter { participant in
        let won = result.number(.placesWon, of: participant) ?? 0
        return isClimbing ? won > 0 : won < 0
      }
      .sorted { (places[$0] ?? 0) < (places[$1] ?? 0) }
  }

  /// The position, from 1, of the participant at a place; an empty text if there are not so many.
  ///
  /// Nil if the workbook shows no moves.
  func found(at place: Expression) -> Expression? {
    guard let positions, let moves else { return nil }
    return Function.if(
      place .> Function.countIf(moves, condition), "", Function.match(place, positions, 0))
  }
}
