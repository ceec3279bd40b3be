import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The title of a leader's page and what is to be said in a few sentences: how many units have which grade, the
/// mean, who leads and who comes last.
struct LeaderHead: Sendable {
  /// A part of a sentence, with the text by which it is measured.
  private typealias Part = (formula: Expression, measured: String)

  let page: LeaderPage
  /// Each row of sentences, with how it stands over the page.
  private let sentences: [(formula: Expression, line: (format: CellFormat, height: Double))]

  private var texts: Texts { page.texts }

  init(_ page: LeaderPage) {
    self.page = page
    let room = page.columns.room * 0.97
    let measure = TextMeasure(.sentence)
    var rows: [Part] = []
    for sentence in [Self.counts(page), Self.ends(page)] {
      for part in sentence {
        let line = (rows.last?.measured ?? "") + part.measured
        let begins = part.measured == sentence.first?.measured
        // A little smaller rather than on two lines.
        if let last = rows.last, !begins, measure.width(of: line) <= room * 1.14 {
          rows[rows.count - 1] = (last.formula & part.formula, line)
        } else {
          rows.append(part)
        }
      }
    }
    sentences = rows.map {
      ($0.formula, page.line(.sentence, widest: $0.measured, over: 0...page.columns.last))
    }
  }

  /// How many rows there are, with an empty one before the table.
  var count: Int { 4 + sentences.count }

  func rows(_ palette: inout Palette) -> [Row] {
    let (book, title) = (page.book, page.result.index.title)
    let year = texts["NĂM \(book.year)", "\(book.year)"]
    let frame = SheetFrame(
      book,
      title: title.uppercased() + (title.contains("\(book.year)") ? "" : " " + year),
      subtitle: [
        [book.dress.superior, book.dress.issuer].compactMap { $0 }.joined(separator: " "),
        texts[.rankingResults],
      ].filter { !$0.isEmpty }.joined(separator: " – "))
    return frame.rows(&palette)
      + sentences.map { formula, line in
        Row(
          [Cell(0, .formula(formula), format: palette(line.format))],
          height: max(16.5, line.height))
      } + [Row(height: 15)]
  }

  /// The cells of sentences that take more lines than one.
  var merges: [CellRange] {
    sentences.indices.filter { sentences[$0].line.format.wraps }.map {
      let row = count - 1 - sentences.count + $0
      return CellRange(rows: row...row, columns: 0...page.columns.last)
    }
  }

  // MARK: Sentences

  private static func counts(_ page: LeaderPage) -> [Part] {
    let texts = page.texts
    guard let scores = page.layout.terms(.basis), page.units > 0 else {
      return [(.text(texts["Chưa có đơn vị.", "There are no units."]), "")]
    }
    let count = Function.count(scores)
    let mean = texts.fixed(page.mean.fixed(), places: page.places)
    let start = Expression.joined([
      count, .text(texts[" đơn vị được xếp hạng, trung bình ", " units ranked, mean "]), mean,
      .text(texts[" điểm.", " points."]),
    ])
    let none = texts["Chưa có đơn vị nào được xếp hạng.", "No unit is ranked."]
    let first = (
      formula: Function.if(count .== 0, .text(none), start),
      measured: texts[
        "1000 đơn vị được xếp hạng, trung bình 100,00 điểm.", "1000 units, mean 100.00."]
    )
    guard let shown = page.table.terms(.grade), let ranks = page.table.terms(.rank),
      !page.grades.isEmpty
    else { return [first] }
    let isRanked = ranks .!= .text(Marks.leftOut)
    let grades = page.grades.map { grade -> Expression in
      let units = Function.sumProduct((shown .== .text(grade.name)) * isRanked)
      return Function.if(units .== 0, "", .joined([", ", units, .text(" " + grade.name)]))
    }
    let measured = page.grades.filter { grade in
      page.result.column(.grade).contains { $0 == .text(grade.name) }
    }.map { ", 10 " + $0.name }.joined()
    let label = texts[" Xếp loại: ", " Grades: "]
    let list = Expression.joined([
      .text(label), Function.middle(.joined(grades), 3, 1000), ".",
    ])
    return [first, (Function.if(count .== 0, "", list), label + measured)]
  }

  private static func ends(_ page: LeaderPage) -> [Part] {
    let texts = page.texts
    guard let scores = page.layout.terms(.basis), let positions = page.table.terms(.position),
      page.units > 0
    else { return [] }
    let count = Function.count(scores)
    func unit(_ label: String, at place: Expression, if holds: Expression) -> Expression {
      let found = Function.match(place, positions, 0)
      let score = page.table.looked(page.score, at: found) ?? ""
      return Function.if(
        holds,
        .joined([
          .text(label), page.table.lookedName(at: found), " (",
          texts.fixed(score, places: page.places), ").",
        ]), "")
    }
    let ranked = page.result.ranking.filter { page.result.rank(of: $0) != nil }
    func measured(_ label: String, _ participant: Int?) -> String {
      label + (participant.map { page.unit($0).name } ?? "") + " (99,99). "
    }
    let (lead, end) = (texts["Dẫn đầu: ", "First: "], texts[" Cuối bảng: ", " Last: "])
    return [
      (unit(lead, at: 1, if: count .> 0), measured(lead, ranked.first)),
      (unit(end, at: count, if: count .> 1), measured(end, ranked.last)),
    ]
  }
}
