import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The program's own results for the chosen weights beside the sheet's, unit by unit.
///
/// At the right stand the program's results for every set of weights that can be chosen.
struct ResultComparison {
  let book: Book
  let layout: BookLayout
  let table: DomainTable
  /// The position of the index in the book.
  let position: Int
  /// The row of the first unit.
  let firstRow: Int

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { table.layout.result }
  private var scoreKind: Line.Kind { .score(stage: result.calculation.final) }
  private var none: String { texts["không có", "none"] }
  private static let firstChoice = 10

  /// What the program found of each unit.
  enum Figure: Int {
    case score, rank, grade

    /// The column of the program's figure for the weights in force; the sheet's stands right of it.
    var programColumn: Int {
      switch self {
      case .score: 1
      case .rank: 4
      case .grade: 6
      }
    }
  }

  /// The column that says how far the scores are apart.
  static let differenceColumn = 3

  /// The column of the program's figures for a set of weights of some that can be chosen.
  static func column(of figure: Figure, under choice: Int, of choices: Int) -> Int {
    firstChoice + figure.rawValue * choices + choice
  }

  /// The column that says whether a unit's results are the program's.
  static let verdictColumn = 8

  /// The title, the headers, and a row for each unit.
  func rows(_ palette: inout Palette) -> [Row] {
    let head = palette(.header)
    let labels = [
      result.index.title, texts["Điểm chương trình", "Program's score"],
      texts["Điểm trong bảng", "Sheet's score"], texts[.difference],
      texts["Vị thứ chương trình", "Program's rank"], texts["Vị thứ trong bảng", "Sheet's rank"],
      texts["Xếp loại chương trình", "Program's grade"],
      texts["Xếp loại trong bảng", "Sheet's grade"], texts[.verdict],
    ]
    let choices = layout.scenarios.choices.map(\.name)
    let program =
      choices.map { texts[.score] + ": " + $0 }
      + choices.map { texts[.rank] + ": " + $0 }
      + choices.map { texts[.grade] + ": " + $0 }
    let measure = TextMeasure(size: 11, isBold: true)
    let heights =
      program.map { measure.height(of: $0, columnWidth: 14) } + [
        measure.height(of: result.index.title, columnWidth: 66)
      ]
    let height = heights.max() ?? 34
    let title = Cell(
      0,
      .text(
        texts["Đối chiếu kết quả: ", "Comparison: "]
          + result.index.title(within: 850, size: 12)),
      format: palette(.title) { $0.fontSize = 12 })
    let header =
      labels.enumerated().map { Cell($0, .text($1), format: head) }
      + program.enumerated().map { Cell(Self.firstChoice + $0, .text($1), format: head) }
    let formats = Formats(result, &palette)
    return [Row([title], height: 22), Row(header, height: min(200, max(34, height)))]
      + result.index.participants.indices.map { unit($0, formats) }
  }

  private struct Formats {
    let text: Int
    let number: Int
    let whole: Int
    let verdict: Int
    /// The height that grades take.
    let grade: Double

    init(_ result: IndexEvaluation, _ palette: inout Palette) {
      grade = result.gradeHeight(TextMeasure(.centred), columnWidth: 14)
      text = palette(.text)
      number = palette(.number)
      whole = palette(.centred) { $0.numberFormat = "0" }
      verdict = palette(.centred)
    }
  }

  private func unit(_ participant: Int, _ formats: Formats) -> Row {
    let row = firstRow + participant
    func own(_ column: Int) -> Expression { CellAddress(row: row, column: column).term() }
    let unit = book.units[result.index.participants[participant].unit]
    let score = table.layout.term(scoreKind, of: participant) ?? Function.notAvailable()
    let rank = table.layout.term(.rank, of: participant) ?? Function.notAvailable()
    let scores = Function.count(own(1), own(2))
    let difference = Function.if(
      own(1) .== own(2), 0,
      Function.if(scores .== 2, Function.round(Function.absolute(own(1) - own(2)), 9), 1))
    let grade = table.layout.term(.grade, of: participant) ?? ""
    let agrees = Function.and(own(3) .<= 0.000001, own(4) .== own(5), own(6) .== own(7))
    let ranks = Self.firstChoice + layout.scenarios.choices.count
    let grades = ranks + layout.scenarios.choices.count
    let cells = [
      Cell(0, .text(unit.name), format: formats.text),
      Cell(1, .formula(chosen(row, first: Self.firstChoice)), format: formats.number),
      Cell(
        2, .formula(Function.if(Function.isNumber(score), score, .text(none))),
        format: formats.number),
      Cell(3, .formula(difference), format: formats.number),
      Cell(4, .formula(chosen(row, first: ranks)), format: formats.whole),
      Cell(5, .formula(rank), format: formats.whole),
      Cell(6, .formula(chosen(row, first: grades)), format: formats.verdict),
      Cell(7, .formula(grade), format: formats.verdict),
      Cell(
        Self.verdictColumn, .formula(Function.if(agrees, .text(texts.passed), .text(texts.failed))),
        format: formats.verdict),
    ]
    let height = TextMeasure(.text).height(of: unit.name, columnWidth: 66)
    return Row(cells + program(participant, formats), height: max(17, height, formats.grade))
  }

  /// The program's results for every set of weights.
  private func program(_ participant: Int, _ formats: Formats) -> [Cell] {
    let results = layout.scenarios.choices.map { $0.results[position] }
    let scores = results.map { shown($0.value(scoreKind, of: participant)) }
    let ranks = results.map { $0.value(.rank, of: participant) }
    let grades = results.map { $0.value(.grade, of: participant) }
    return (scores + ranks + grades).enumerated().map { offset, value in
      let format =
        offset < scores.count
        ? formats.number : offset < 2 * scores.count ? formats.whole : formats.verdict
      return Cell(Self.firstChoice + offset, Cell.content(value), format: format)
    }
  }

  /// A score, or that there is none.
  private func shown(_ score: Value) -> Value {
    if case .number = score { score } else { .text(none) }
  }

  /// The program's figure for the chosen weights; empty for those without.
  private func chosen(_ row: Int, first: Int) -> Expression {
    let columns = first...(first + layout.scenarios.choices.count - 1)
    let cells = CellRange(rows: row...row, columns: columns).term(fixedColumns: true)
    let looked = Function.index(cells, 1, ScenarioList.position.fixed(in: layout.weights))
    return Function.if(looked .== "", "", looked)
  }
}
