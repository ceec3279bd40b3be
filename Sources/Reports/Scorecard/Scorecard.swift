import Formulas
import Scoring
import WorkbookPlan

/// A unit's scorecard in one index with what explains it.
struct Scorecard: Sendable {
  let book: Book
  let unit: ChosenUnit
  /// The scorecard's rows, which begin under a letterhead.
  let places: ScorecardLayout

  init(
    book: Book, layout: IndexLayout, participant: Int, shared: SharedLines, isLive: Bool,
    top: Int = 0
  ) {
    self.book = book
    places = ScorecardLayout(layout, top: top)
    unit = ChosenUnit(
      layout: layout,
      lines: UnitLines(layout.result, participant: participant, shared: shared),
      source: isLive ? places.source() : .fixed, own: places.own(isLive: isLive))
  }

  /// The scorecard and the explanation.
  func sheets(
    _ palette: inout Palette, rules: (sheet: String, firstRow: Int)?, letterhead: [Row] = [],
    signature: [Row] = []
  ) -> [Sheet] {
    let explanation = ExplanationLayout(unit.layout)
    let card = ScorecardSheet(
      book: book, unit: unit, places: places, explanation: explanation)
    let same = ChosenUnit(
      layout: unit.layout, lines: unit.lines,
      source: unit.isLive ? places.source(from: true) : .fixed, own: explanation.own)
    return [
      card.sheet(&palette, letterhead: letterhead, signature: signature),
      ExplanationSheet(
        book: book, unit: same, places: explanation, scorecard: places, rules: rules
      ).sheet(&palette),
    ]
  }
}
