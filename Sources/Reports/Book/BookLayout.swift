import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Where everything stands in the ranking workbook, fixed before a cell is written.
struct BookLayout: Sendable {
  let texts: Texts
  let indices: [IndexLayout]
  let cover: String
  /// The appendices to sign, in the order of their numbers.
  let appendices: [AppendixPlace]
  /// The further sheets of each index.
  let analyses: [AnalysisSheets]
  let summary: String
  let weights: String
  let rules: String
  let checks: String
  /// The long table of all points.
  let points: String
  /// The hidden sheet of what was written into the inputs.
  let written: String
  let provenance: String
  let scenarios: Scenarios

  init(_ evaluation: Evaluation, _ alternatives: Alternatives? = nil) {
    let texts = Texts(evaluation.book)
    self.texts = texts
    let scenarios = Scenarios(
      evaluation, alternatives ?? Alternatives(approved: evaluation), texts: texts)
    self.scenarios = scenarios
    cover = texts[.cover]
    summary = texts[.summary]
    weights = texts[.weights]
    rules = texts[.rules]
    checks = texts[.checks]
    points = texts["Bảng điểm", "All points"]
    written = texts[.asWritten]
    provenance = RankingBookMap.provenance(in: texts.language)
    var names = SheetNames(
      taken: [cover, summary, weights, rules, checks, points, written, provenance])
    appendices = AppendixPlace.all(evaluation, texts: texts, names: &names)
    var firstWeightsRow = ScenarioList.firstBlock
    let deskVariants = evaluation.indices.map(\.variants).max() ?? 1
    var layouts: [IndexLayout] = []
    for result in evaluation.indices {
      let layout = IndexLayout(
        result, texts: texts, names: &names, weightsSheet: weights,
        firstWeightsRow: firstWeightsRow, choices: scenarios.choices.count,
        deskVariants: deskVariants)
      firstWeightsRow = layout.weightsRows.next
      layouts.append(layout)
    }
    indices = layouts
    var analyses: [AnalysisSheets] = []
    for layout in layouts {
      analyses.append(AnalysisSheets(layout, names: &names))
    }
    self.analyses = analyses
  }

  /// Whether what was changed since the workbook was written is listed cell by cell.
  var listsChanges: Bool { WrittenCells.fits(indices) }
}

/// Gives out sheet names by Excel's rules, none of them twice.
struct SheetNames {
  private var taken: Set<String>

  init(taken: [String]) { self.taken = Set(taken.map { $0.lowercased() }) }

  /// A name made of a kind of sheet and an index, shortened and numbered where needed.
  mutating func name(_ kind: String, _ index: String) -> String {
    let allowed = "\(kind) \(index)".filter { !"[]:*?/\\'".contains($0) }
    var number = 1
    while true {
      let suffix = number == 1 ? "" : " \(number)"
      var stem = allowed
      // Print titles of a sheet stand in a buffer of 128 bytes that holds its name.
      while stem.utf16.count + suffix.count > 31 || stem.utf8.count + suffix.count > 48 {
        stem.removeLast()
      }
      let name = stem + suffix
      if taken.insert(name.lowercased()).inserted { return name }
      number += 1
    }
  }
}
