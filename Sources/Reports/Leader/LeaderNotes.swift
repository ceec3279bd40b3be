import Scoring
import Wording
import WorkbookPlan

/// What is to be known about the table: who has a lower grade than the score gives and why, and what signs mean.
struct LeaderNotes: Sendable {
  let page: LeaderPage
  private let caps: LeaderCaps

  private var texts: Texts { page.texts }

  init(_ page: LeaderPage) {
    self.page = page
    caps = LeaderCaps(page)
  }

  func rows(at first: Int, _ palette: inout Palette) -> [Row] {
    let measure = TextMeasure(.note)
    let format = palette(.note)
    let lines = notes.flatMap { measure.broken($0, room: page.columns.room * 0.96) }
    return [Row(height: 5)] + caps.rows(at: first + 1, &palette)
      + lines.map { Row([Cell(0, .text($0), format: format)], height: 14) }
  }

  private var notes: [String] {
    guard page.units > 0 else { return [] }
    var notes = texts[
      "Thanh xanh, cam: trên, dưới trung bình.", "Blue, orange bars: above, below the mean."]
    let year = page.book.year - 1
    if page.hasLastYear {
      notes +=
        texts[
          " ▲, ▼: số bậc tăng, giảm so với năm \(year).", " ▲, ▼: places won or lost since \(year)."
        ]
    }
    if page.result.ranking.contains(where: { page.result.rank(of: $0) == nil }) {
      notes += texts[" –: không xếp hạng.", " –: not ranked."]
    }
    return [notes]
  }
}
