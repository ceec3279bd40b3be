import Formulas
public import Analysis
public import Scoring
import Wording
public import WorkbookPlan

/// One side of a comparison: an evaluation and what it is called.
public struct ComparedRun: Sendable {
  /// The evaluation.
  public var evaluation: Evaluation
  /// What it is called, such as the book's name and its revision's.
  public var name: String

  /// An evaluation under a name.
  public init(_ evaluation: Evaluation, name: String) {
    self.evaluation = evaluation
    self.name = name
  }
}

/// The most units of an index that a comparison tells: they stand side by side in the sheets by criterion.
public let mostComparedUnits = Limits.columns - ComparisonLayout.column(ofUnit: 0)

/// The workbook of a comparison: per index who moved and why, and criterion by criterion.
///
/// Scores and the parts of their changes are figures; differences, sums, moves and checks are formulas.
///
/// - Parameters:
///   - comparison: the comparison of the two sides, of at most ``mostComparedUnits`` in each index.
///   - before: the earlier side.
///   - after: the later side, whose language, dress and dates the workbook has.
///   - version: the program's version, for the provenance.
/// - Returns: the plan of the workbook, ready to be written.
public func comparisonBook(
  _ comparison: Comparison, before: ComparedRun, after: ComparedRun, version: String
) -> Plan {
  let book = after.evaluation.book
  let layout = ComparisonLayout(comparison, before: before, after: after)
  var palette = Palette()
  var sheets: [Sheet] = []
  for index in layout.indices {
    sheets.append(ChangeSheet(layout: layout, index: index).sheet(&palette))
    sheets.append(CriterionChangeSheet(layout: layout, index: index).sheet(&palette))
    sheets += [ComparisonLayout.Side.before, .after].map {
      CriterionPointsSheet(layout: layout, index: index, side: $0).sheet(&palette)
    }
    sheets.append(WeightChangeSheet(layout: layout, index: index).sheet(&palette))
  }
  sheets.append(SidesSheet(layout: layout, version: version).sheet(&palette))
  var properties = Plan.Properties()
  properties.title = layout.texts["So sánh kết quả", "Comparison of results"]
  properties.subject = "\(before.name) – \(after.name)"
  properties.author = book.dress.issuer ?? ""
  properties.comments = book.remark ?? ""
  properties.created = (book.created.year, book.created.month, book.created.day)
  return Plan(properties: properties, formats: palette.formats, sheets: sheets).fitted()
}

/// Where everything stands in the workbook of a comparison.
struct ComparisonLayout {
  /// The two sides.
  enum Side {
    case before, after
  }

  /// The sheets of one index.
  struct IndexSheets {
    let comparison: IndexComparison
    let before: IndexEvaluation
    let after: IndexEvaluation
    let changes: String
    let criteria: String
    let pointsBefore: String
    let pointsAfter: String
    let weights: String

    func points(_ side: Side) -> String { side == .before ? pointsBefore : pointsAfter }
    func result(_ side: Side) -> IndexEvaluation { side == .before ? before : after }
  }

  /// The first row of every table.
  static let firstRow = 6

  let comparison: Comparison
  let before: ComparedRun
  let after: ComparedRun
  let texts: Texts
  let indices: [IndexSheets]
  /// The sheet of what both sides are.
  let sides: String

  init(_ comparison: Comparison, before: ComparedRun, after: ComparedRun) {
    self.comparison = comparison
    self.before = before
    self.after = after
    let texts = Texts(after.evaluation.book)
    self.texts = texts
    sides = texts["Hai bên", "Both sides"]
    var names = SheetNames(taken: [sides])
    indices = comparison.indices.compactMap { index in
      guard let early = before.evaluation[index.id], let late = after.evaluation[index.id] else {
        return nil
      }
      let short = late.index.shortTitle
      return IndexSheets(
        comparison: index, before: early, after: late,
        changes: names.name(texts[.changes], short),
        criteria: names.name(texts[.criteria], short),
        pointsBefore: names.name(texts[.before], short),
        pointsAfter: names.name(texts[.after], short),
        weights: names.name(texts[.weights], short))
    }
  }

  /// The frame of a sheet, with both sides named.
  func frame(_ title: String) -> SheetFrame {
    SheetFrame(
      after.evaluation.book, title: title,
      subtitle: texts[.before] + ": " + before.name + texts["  –  Sau: ", "  –  After: "]
        + after.name)
  }

  /// The column of a unit in the sheets by criterion.
  static func column(ofUnit position: Int) -> Int { 2 + position }
}
