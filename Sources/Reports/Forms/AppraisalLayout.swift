import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Where everything stands in an agency's appraisal of an index, fixed before a cell is written.
///
/// A block per criterion: two rows that name it, then a row per unit and figure.
struct AppraisalLayout: Sendable {
  let form: FormEvaluation
  /// What stands in the table's rows, in order.
  let items: [Item]
  /// The table's first row.
  let firstRow: Int
  /// The cells of the lines and parameters.
  private(set) var cells: FormCells
  /// How many columns the intermediate values of cohorts take.
  let cohorts: Int
  private let blocks: [Int: ClosedRange<Int>]
  private let firstRows: [Key: Int]

  private struct Key: Hashable {
    var node: Int
    var participant: Int
  }

  /// A row of the table.
  enum Item: Hashable {
    /// The criterion's name.
    case title(Int)
    /// The criterion's rule.
    case rule(Int)
    /// A figure of a unit.
    case input(node: Int, participant: Int, input: Int)
  }

  // MARK: Columns

  static let code = 0
  static let unit = 1
  static let figure = 2

  /// The rounds before the one that is filled in.
  var earlier: [Stage] { Array(form.stages.dropLast()) }

  var value: Int { 3 + earlier.count }
  var mark: Int { value + 1 }
  var maximum: Int { value + 2 }
  var points: Int { maximum + 1 + earlier.count }
  var difference: Int { points + 1 }
  var note: Int { points + 2 }
  var sent: Int { points + 3 }
  var status: Int { points + 4 }
  var unitCode: Int { points + 5 }
  var criterion: Int { points + 6 }
  var input: Int { points + 7 }
  var sentName: Int { points + 8 }
  var sentFigure: Int { points + 9 }
  var weight: Int { points + 10 }
  /// Three columns: the least and the greatest value a figure may have, and whether it is whole.
  var bounds: [Int] { [points + 11, points + 12, points + 13] }
  private var firstMark: Int { points + 14 }
  private var firstCohort: Int { firstMark + earlier.count }
  /// How many columns there are, the hidden ones included.
  var columns: Int { firstCohort + cohorts }

  /// The column of a round's figures.
  func value(of stage: Stage) -> Int {
    earlier.firstIndex(of: stage).map { 3 + $0 } ?? value
  }

  /// The column of a round's points.
  func points(of stage: Stage) -> Int {
    earlier.firstIndex(of: stage).map { maximum + 1 + $0 } ?? points
  }

  /// The column of a round's marks; those of earlier rounds are hidden.
  func mark(of stage: Stage) -> Int {
    earlier.firstIndex(of: stage).map { firstMark + $0 } ?? mark
  }

  /// The column of an intermediate value that a cohort looks at, by its place among those of its criterion.
  func cohort(_ stage: Stage, _ place: Int) -> Int {
    let position = form.stages.firstIndex(of: stage) ?? 0
    return firstCohort + place * form.stages.count + position
  }

  /// The widths of the columns shown; what needs an earlier round is hidden without one.
  var widths: [Double] {
    guard !earlier.isEmpty else { return [7, 30, 42, 11, 7, 7, 9, 0, 42, 0, 14] }
    return [7, 24, 25] + earlier.map { _ in 9.5 } + [9.5, 6.5, 7] + earlier.map { _ in 8.5 }
      + [8.5, 8, 27, 27, 14]
  }

  // MARK: Rows

  /// The rows of a criterion's figures, of all units.
  func block(of node: Int) -> ClosedRange<Int>? { blocks[node] }

  /// The first row of a unit's figures for a criterion.
  func row(of node: Int, participant: Int) -> Int? {
    firstRows[Key(node: node, participant: participant)]
  }

  /// All rows of the table.
  var rows: ClosedRange<Int> { firstRow...(firstRow + max(0, items.count - 1)) }

  init(_ form: FormEvaluation, firstRow: Int) {
    self.form = form
    self.firstRow = firstRow
    let calculation = form.result.calculation
    cohorts =
      form.stages.count
      * (form.computed.map { calculation.cohortLines($0, form.stage).count }.max() ?? 0)
    var items: [Item] = []
    var blocks: [Int: ClosedRange<Int>] = [:]
    var firstRows: [Key: Int] = [:]
    for node in form.content.criteria {
      items += [.title(node), .rule(node)]
      let first = firstRow + items.count
      for participant in form.participants.indices where form.asks(participant, for: node) {
        firstRows[Key(node: node, participant: participant)] = firstRow + items.count
        items += (calculation.set.nodes[node].rule?.formInputs ?? []).indices.map {
          .input(node: node, participant: participant, input: $0)
        }
      }
      blocks[node] = first...(firstRow + items.count - 1)
    }
    self.items = items
    self.blocks = blocks
    self.firstRows = firstRows
    cells = FormCells(form.result)
    placeCells()
  }

  private mutating func placeCells() {
    var placed = cells
    for (position, item) in items.enumerated() {
      guard case .input(let node, let participant, let input) = item else { continue }
      let row = firstRow + position
      func at(_ column: Int) -> CellAddress { CellAddress(row: row, column: column) }
      for stage in form.stages {
        placed.place(
          .input(criterion: node, input: input, stage: stage), of: participant,
          at: at(value(of: stage)))
        guard input == 0 else { continue }
        placed.place(
          .notApplicable(criterion: node, stage: stage), of: participant, at: at(mark(of: stage)))
        placed.place(
          .points(criterion: node, stage: stage), of: participant, at: at(points(of: stage)))
        for (place, kind) in form.result.calculation.cohortLines(node, stage).enumerated() {
          placed.place(kind, of: participant, at: at(cohort(stage, place)))
        }
      }
      guard input == 0 else { continue }
      placed.place(.maximum(node: node), of: participant, at: at(maximum))
      placed.place(.weight(node: node), of: participant, at: at(weight))
    }
    for (node, rows) in blocks {
      for stage in form.stages {
        for (place, kind) in form.result.calculation.cohortLines(node, stage).enumerated() {
          let column = cohort(stage, place)
          placed.place(kind, over: CellRange(rows: rows, columns: column...column))
        }
      }
    }
    cells = placed
  }
}

extension AppraisalLayout {
  /// The headings of the columns shown.
  func headings(_ texts: Texts) -> [String] {
    let value = texts["Giá trị thẩm định", "Appraised value"]
    let points = texts[.appraisedPoints]
    return [texts[.code], texts[.unit], texts[.figure]]
      + earlier.map { texts[.value] + ": " + texts.stage($0).lowercased() }
      + [value, texts[.notApplicable], texts[.maximum]]
      + earlier.map { texts[.points] + ": " + texts.stage($0).lowercased() }
      + [
        points, texts[.difference], texts["Lý do, ý kiến thẩm định", "Reason, appraiser's opinion"],
        texts["Kiểm chứng, giải trình của đơn vị", "The unit's evidence, explanation"],
        texts[.status],
      ]
  }
}
