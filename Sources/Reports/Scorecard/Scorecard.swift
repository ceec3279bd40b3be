import Formulas
import Scoring
import WorkbookPlan

/// A unit's scorecard in one index.
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
    places = ScorecardLayout(layout, top: top, isLive: isLive)
    unit = ChosenUnit(
      layout: layout,
      lines: UnitLines(layout.result, participant: participant, shared: shared),
      source: places.source, own: places.own)
  }

  /// The sheet, between the rows of a letterhead and of a signature if there are any; `rules` is the sheet of
  /// rules and the row of the index's first criterion there, nil where it is not sent along.
  func sheet(
    _ palette: inout Palette, rules: (sheet: String, firstRow: Int)?, letterhead: [Row] = [],
    signature: [Row] = []
  ) -> Sheet {
    ScorecardSheet(book: book, unit: unit, places: places, rules: rules)
      .sheet(&palette, letterhead: letterhead, signature: signature)
  }
}
