import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Who has a lower grade than the score alone would give, and why.
struct LeaderCaps: Sendable {
  private let page: LeaderPage
  private let scales: [GradeScale?]

  private var layout: IndexLayout { page.layout }
  private var result: IndexEvaluation { page.result }
  private var texts: Texts { page.texts }

  /// More lines than this tire the reader.
  private static let mostLines = 8

  init(_ page: LeaderPage) {
    self.page = page
    scales = page.result.calculation.groups.map { page.criteria.gradeScale(for: $0) }
  }

  private var hasCaps: Bool {
    page.columns.position(.grade) != nil && scales.contains { $0?.holds.isEmpty == false }
  }

  // MARK: By participant

  /// The hidden cells of a participant: what made the grade worse, and the same in words.
  func contents(of participant: Int, _ row: Int) -> [LeaderColumns.Hidden: Cell.Content] {
    guard hasCaps else { return [:] }
    let cap = page.cell(row, .cap)
    let scale = scales[result.groups[participant]]
    let words =
      scale.map { scale in
        scale.holds.map { Expression.text(self.words($0, scale)) }
      } ?? []
    let position = layout.term(.position, of: participant) ?? ""
    return [
      .cap: layout.content(.gradeHold, of: participant, in: page.sheet),
      .reason: .formula(
        words.isEmpty ? "" : Function.if(cap .> 0, .choosing(cap, of: words), "")),
      .held: .formula(Function.if(page.cell(row, .reason) .== "", "", position)),
    ]
  }

  private func words(_ hold: GradeScale.Hold, _ scale: GradeScale) -> String {
    let (texts, set) = (texts, page.criteria)
    return texts.words(
      hold, scale, texts.wording(set) { texts.nameWords($0, set, short: true) })
  }

  // MARK: Lines

  /// Who is held back now, in the order of the table, as the engine has it.
  private var held: [Int] {
    guard hasCaps else { return [] }
    let caps = result.column(.gradeHold)
    return result.ranking.filter { (caps[$0].asNumber ?? 0) > 0 }
  }

  /// How many lines there are: one even if nobody is held back now, as weights on trial may bring one.
  var count: Int { hasCaps ? min(Self.mostLines, max(1, held.count)) : 0 }

  /// The rows from a row of the sheet on, a sentence for each.
  func rows(at first: Int, _ palette: inout Palette) -> [Row] {
    let widest = held.map { TextMeasure(.note).width(of: words(of: $0)) }.max() ?? 0
    let size = page.size(.note, fitting: widest, room: page.columns.room * 0.97)
    let format = palette(.note) { $0.fontSize = size }
    return (0..<count).map { line in
      let row = first + line
      let places = page.participants(.held)
      let place = Expression.number(Double(line + 1))
      let found = Function.if(
        place .> Function.count(places.fixed()), "",
        .position(ofPlace: place, among: places.fixed(), in: places.fixed()))
      let cells = page.lookup(row, place: line + 1, found, &palette)
      return Row(
        [Cell(0, .formula(sentence(page.cell(row, .found))), format: format)] + cells,
        height: 14)
    }
  }

  private func sentence(_ found: Expression) -> Expression {
    let scored = page.table.looked(page.score, at: found) ?? ""
    let grade = page.table.looked(.grade, at: found) ?? ""
    return Function.if(
      found .== "", "",
      .joined([
        page.table.lookedName(at: found), .text(texts[" đạt ", " has "]),
        texts.fixed(scored, places: page.places),
        .text(texts[" điểm nhưng xếp loại ", " points but the grade "]), grade, ": ",
        page.participants(.reason).looked(at: found), ".",
      ]))
  }

  /// The sentence as it is now, by which it is measured.
  private func words(of participant: Int) -> String {
    let scale = scales[result.groups[participant]]
    let cap = Int(result.number(.gradeHold, of: participant) ?? 1) - 1
    let reason =
      scale.flatMap { $0.holds.indices.contains(cap) ? words($0.holds[cap], $0) : nil } ?? ""
    return page.unit(participant).name + " đạt 100,00 điểm nhưng xếp loại "
      + (page.grades.map(\.name).max { $0.count < $1.count } ?? "") + ": " + reason + "."
  }
}
