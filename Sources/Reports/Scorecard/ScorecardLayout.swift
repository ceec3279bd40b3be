import Formulas
import Scoring
import WorkbookPlan

/// Where everything stands on a scorecard, for one unit chosen or given.
///
/// The first page says how the unit stands and where it lost points; the pages behind it hold every
/// criterion with its figures and the working of its points.
struct ScorecardLayout: Sendable {
  /// The points that upright A4 leaves for columns and rows, less the margins.
  private static let paper = (width: 510.0, height: 757.0)
  /// The points of all columns at least: printed at seven eighths, the first page holds what it is to hold.
  private static let leastWidth = 600.0

  let layout: IndexLayout
  /// The first row of the scorecard proper, after a letterhead.
  let top: Int
  /// Whether a unit can be chosen, who all stand in hidden columns then.
  let isLive: Bool
  /// What all units have in those columns; nothing if no unit can be chosen.
  let lists: [UnitList]
  /// What is said in words at the head.
  let sentences: [ScorecardSentence]
  let domains: [Int]
  /// How many losses are listed.
  let losses: Int
  /// The lines under the criteria.
  let closing: [@Sendable (Stage) -> Line.Kind]
  /// The widths of the columns that show.
  let widths: [Double]
  /// The first row of each node among the criteria.
  private let nodeRows: [Int]
  /// The rows of all criteria.
  private let nodeCount: Int

  init(_ layout: IndexLayout, top: Int = 0, isLive: Bool = true) {
    self.layout = layout
    self.top = top
    self.isLive = isLive
    let calculation = layout.result.calculation
    let set = calculation.set
    sentences = ScorecardSentence.all(layout)
    domains = set.domains
    losses = min(10, set.leaves.count)
    let final = calculation.final
    let kinds: [@Sendable (Stage) -> Line.Kind] = [
      { .earned(stage: $0) }, { .excluded(stage: $0) }, { .converted(stage: $0) },
      { .bonus(stage: $0) }, { .penalty(stage: $0) }, { .score(stage: $0) },
    ]
    closing = kinds.filter { layout.shows($0(final)) }
    lists = isLive ? UnitList.all(layout) : []
    widths = Self.widths(layout)
    var (rows, next) = ([Int](), 0)
    for node in set.nodes {
      rows.append(next)
      next += node.rule == nil ? 1 : Self.rowsOfCriterion
    }
    nodeRows = rows
    nodeCount = next
  }

  var stages: [Stage] { layout.result.calculation.stages }
  private var set: CriteriaSet { layout.result.calculation.set }

  // MARK: Rows

  /// A scored criterion's points, its rule, and the rule with numbers put in.
  static let rowsOfCriterion = 3

  /// The row where the unit is chosen.
  var choice: Int { top + 3 }
  /// The row of the great figures.
  var figures: Int { choice + 2 }
  var firstSentence: Int { figures + 2 }
  var domainHeader: Int { firstSentence + max(sentences.count, 3) + 1 }
  /// A low row between the header of the domains and the first of them.
  var firstDomain: Int { domainHeader + 2 }
  /// The row of the scale under the domains.
  var domainScale: Int { firstDomain + domains.count }
  var lossTitle: Int { domainScale + 1 }
  var lossHeader: Int { lossTitle + 1 }
  var firstLoss: Int { lossHeader + 1 }
  var lossNote: Int { firstLoss + losses }
  var tableTitle: Int { lossNote + 1 }
  var tableHeader: Int { tableTitle + 1 }
  var firstNode: Int { tableHeader + 1 }
  var lastNode: Int { firstNode + max(1, nodeCount) - 1 }
  var firstClosing: Int { lastNode + 1 }
  var end: Int { firstClosing + closing.count }

  func row(of node: Int) -> Int { firstNode + nodeRows[node] }
  /// The row of a criterion's rule, above the one with numbers put in.
  func ruleRow(of node: Int) -> Int { row(of: node) + 1 }
  func workingRow(of node: Int) -> Int { row(of: node) + 2 }

  // MARK: Columns

  static let code = 0
  static let name = 1
  /// What the figures say, why points were lost.
  static let words = 2
  /// What a criterion can give this unit.
  static let attainable = 3
  func column(of stage: Stage) -> Int { 4 + (stages.firstIndex(of: stage) ?? 0) }
  var final: Int { 3 + stages.count }
  var deducted: Int { 4 + stages.count }
  var share: Int { 5 + stages.count }
  /// The last three columns, which hold the figures of the first page.
  var figureColumns: [Int] { [share - 2, share - 1, share] }

  /// Hidden: what a criterion weighs before anything does not apply.
  var weight: Int { share + 1 }
  /// Hidden: the points lost on a scored criterion, which are sorted.
  var lossKey: Int { share + 2 }
  /// Hidden: the place of a criterion among the losses.
  var lossOrder: Int { share + 3 }
  /// Hidden: the score, what ranks and the rank with a criterion in full.
  var scoreIfFull: Int { share + 4 }
  var basisIfFull: Int { share + 5 }
  var rankIfFull: Int { share + 6 }
  /// Hidden: the number of the round whose figures count.
  var round: Int { share + 7 }
  /// Hidden: the first of the columns of all participants.
  var firstUnit: Int { share + 8 }
  /// Hidden: a criterion's figures, and what else its rule is computed from.
  var firstTerm: Int {
    guard isLive else { return firstUnit }
    return switch layout.axes.orientation {
    case .unitsInColumns: firstUnit + layout.result.index.participants.count
    case .unitsInRows: firstUnit + lists.count
    }
  }

  /// Six columns of figures at most; names and words share the rest.
  private static func widths(_ layout: IndexLayout) -> [Double] {
    let calculation = layout.result.calculation
    let measure = TextMeasure(size: 10, isBold: true)
    let codes = calculation.set.nodes.map { measure.columnWidth(of: $0.printedCode) }
    let code = min(12, max(5, codes.max() ?? 5))
    let score = "00" + layout.scoreFormat
    let figure = max(7.2, TextMeasure(size: 10.5, isBold: true).columnWidth(of: score))
    let figures = [Double](repeating: figure, count: 3 + calculation.stages.count)
    let padding = 3.75 * Double(figures.count + 3)
    let rest = (leastWidth - padding) / 5.25 - code - figures.reduce(0, +)
    return [code, 28, max(37, rest - 28)] + figures
  }

  /// The points a page leaves for rows when it is scaled to the columns' width.
  ///
  /// A little is kept back, as programs differ in how they scale.
  var pageHeight: Double {
    Self.paper.height * max(1, width / Self.paper.width) * 0.97
  }

  /// The points of all columns.
  var width: Double { widths.reduce(0) { $0 + 5.25 * $1 + 3.75 } }

  // MARK: Addresses

  var choiceCell: CellAddress { CellAddress(row: choice, column: Self.name) }
  var positionCell: CellAddress { CellAddress(row: choice, column: weight) }
  var groupCell: CellAddress { CellAddress(row: choice, column: lossKey) }

  /// Where a unit's figures are looked up.
  var source: ChosenUnit.Source {
    isLive ? .lookedUp(position: positionCell.fixed(), group: groupCell.fixed()) : .fixed
  }

  func cell(_ row: Int, _ column: Int) -> Expression {
    CellAddress(row: row, column: column).term()
  }

  /// The cells of a column over all criteria.
  func nodes(_ column: Int) -> Expression {
    CellRange(rows: firstNode...lastNode, columns: column...column).fixed()
  }

  /// The cell beside a place in a column over all criteria.
  func node(_ column: Int, at place: Expression) -> Expression {
    firstNode == lastNode
      ? CellAddress(row: firstNode, column: column).fixed() : Function.index(nodes(column), place)
  }

  /// The cell of one of a criterion's figures; after the last one stands its mark.
  func figure(_ input: Int, of node: Int) -> CellAddress {
    CellAddress(row: row(of: node), column: firstTerm + input)
  }
}
