import Formulas
import Scoring
import WorkbookPlan

/// Where everything stands on a scorecard, for one unit chosen or given.
struct ScorecardLayout: Sendable {
  /// The points that A4 on its long side leaves for columns and rows, less the margins.
  private static let paper = (width: 742.0, height: 482.0)
  /// The points of all columns: printed at seven eighths, most names take one line.
  private static let width = 860.0
  /// The rows beside the chart, of the default height: the library places charts by that height.
  static let chartRows = 13

  let layout: IndexLayout
  /// The first row of the scorecard proper, after a letterhead.
  let top: Int
  let numbers: [ScorecardFact]
  let words: [ScorecardFact]
  let domains: [Int]
  /// How many losses are listed.
  let losses: Int
  /// The lines under the criteria.
  let closing: [@Sendable (Stage) -> Line.Kind]
  /// The widths of the columns that show.
  let widths: [Double]

  init(_ layout: IndexLayout, top: Int = 0) {
    self.layout = layout
    self.top = top
    numbers = ScorecardFact.numbers(layout)
    words = ScorecardFact.words(layout)
    let set = layout.result.calculation.set
    domains = set.domains
    losses = min(10, set.leaves.count)
    let final = layout.result.calculation.final
    let kinds: [@Sendable (Stage) -> Line.Kind] = [
      { .earned(stage: $0) }, { .excluded(stage: $0) }, { .converted(stage: $0) },
      { .bonus(stage: $0) }, { .penalty(stage: $0) }, { .score(stage: $0) },
    ]
    closing = kinds.filter { layout.row($0(final)) != nil }
    widths = Self.widths(layout, labels: words.map { $0.label(layout.texts) })
  }

  var stages: [Stage] { layout.result.calculation.stages }
  private var set: CriteriaSet { layout.result.calculation.set }

  // MARK: Rows

  /// The row where the unit is chosen.
  var choice: Int { top + 3 }
  var firstFact: Int { choice + 2 }
  var domainTitle: Int { firstFact + max(numbers.count, words.count) + 1 }
  var domainHeader: Int { domainTitle + 1 }
  var firstDomain: Int { domainHeader + 1 }
  var lossTitle: Int { max(domainTitle + Self.chartRows, firstDomain + domains.count) + 1 }
  var lossHeader: Int { lossTitle + 1 }
  var firstLoss: Int { lossHeader + 1 }
  var tableTitle: Int { firstLoss + losses + 1 }
  var tableHeader: Int { tableTitle + 1 }
  var firstNode: Int { tableHeader + 1 }
  var lastNode: Int { firstNode + max(1, set.nodes.count) - 1 }
  var firstClosing: Int { lastNode + 1 }
  var end: Int { firstClosing + closing.count }

  func row(of node: Int) -> Int { firstNode + node }

  // MARK: Columns

  static let code = 0
  static let name = 1
  /// What a criterion can give this unit.
  static let attainable = 2
  func column(of stage: Stage) -> Int { 3 + (stages.firstIndex(of: stage) ?? 0) }
  var final: Int { 2 + stages.count }
  var deducted: Int { 3 + stages.count }
  var share: Int { 4 + stages.count }
  var notes: Int { 5 + stages.count }
  var evidence: Int { 6 + stages.count }

  /// Hidden: what a criterion weighs before anything does not apply.
  var weight: Int { 7 + stages.count }
  /// Hidden: the points lost on a scored criterion, which are sorted.
  var lossKey: Int { 8 + stages.count }
  /// Hidden: the place of a criterion among the losses.
  var lossOrder: Int { 9 + stages.count }
  /// Hidden: the first of the columns of all participants.
  var firstUnit: Int { 10 + stages.count }

  var units: ClosedRange<Int> {
    firstUnit...(firstUnit + max(1, layout.result.index.participants.count) - 1)
  }

  /// What codes and figures leave is shared by the names, the notes and the evidence.
  private static func widths(_ layout: IndexLayout, labels: [String]) -> [Double] {
    let calculation = layout.result.calculation
    let measure = TextMeasure(size: 10, isBold: true)
    let codes = calculation.set.nodes.map { measure.columnWidth(of: $0.code) }
    let code = min(14, max(6, codes.max() ?? 6))
    // The labels at the head's right run over the columns from the first round to the share.
    let label = labels.map { TextMeasure(size: 10.5).width(of: $0) + 14 }.max() ?? 0
    let count = calculation.stages.count
    let figure = max(8, TextMeasure.columnWidth(points: label / Double(count + 2)))
    let figures = [Double](repeating: figure, count: 3 + count)
    let padding = 3.75 * Double(figures.count + 4)
    let rest = (width - padding) / 5.25 - code - figures.reduce(0, +)
    let words = max(60, rest)
    return [code, words * 0.41] + figures + [words * 0.28, words * 0.31]
  }

  /// The points a page leaves for rows when it is scaled to the columns' width.
  ///
  /// A little is kept back, as programs differ in how they scale.
  var pageHeight: Double {
    let width = widths.reduce(0) { $0 + 5.25 * $1 + 3.75 }
    return Self.paper.height * max(1, width / Self.paper.width) * 0.98
  }

  // MARK: Addresses

  var choiceCell: CellAddress { CellAddress(row: choice, column: Self.name) }
  var positionCell: CellAddress { CellAddress(row: choice, column: weight) }
  var groupCell: CellAddress { CellAddress(row: choice, column: lossKey) }

  /// Where a unit's figures are looked up, as this sheet's or another one's formulas write it.
  func source(from other: Bool = false) -> ChosenUnit.Source {
    let sheet = other ? layout.scorecard : nil
    return .lookedUp(position: positionCell.fixed(in: sheet), group: groupCell.fixed(in: sheet))
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

  /// The cells of a row over all participants.
  func units(row: Int) -> CellRange { CellRange(rows: row...row, columns: units) }

  // MARK: Lines

  /// Hidden beside the facts, where the unit can be chosen: what tells where it stands.
  var standings: [Line.Kind: CellAddress] {
    let kinds: [Line.Kind] = [.unitsAbove, .nextScore, .unitAhead, .nextGradeNumber, .gradeCap]
    return Dictionary(
      uniqueKeysWithValues: kinds.enumerated().map {
        ($1, CellAddress(row: firstFact + $0 / 2, column: weight + $0 % 2))
      })
  }

  /// The cells that formulas over lines refer to.
  func own(isLive: Bool) -> ChosenUnit.OwnCells {
    let places = self
    let standings = isLive ? self.standings : [:]
    return ChosenUnit.OwnCells(
      line: { standings[$0] ?? places.cell(of: $0) },
      parameter: { parameter in
        guard case .weight(let node) = parameter else { return nil }
        let isMain = places.set.nodes[node].part == .main
        return CellAddress(
          row: places.row(of: node), column: isMain ? places.weight : Self.attainable)
      },
      all: { kind in
        isLive ? places.row(ofAll: kind).map { places.units(row: $0) } : nil
      })
  }

  private func cell(of kind: Line.Kind) -> CellAddress? {
    let final = layout.result.calculation.final
    switch kind {
    case .contribution(let node, let stage):
      return CellAddress(row: row(of: node), column: column(of: stage))
    case .attainable(let node, final) where set.nodes[node].part == .main:
      return CellAddress(row: row(of: node), column: Self.attainable)
    case .lost(let node, final) where set.nodes[node].part == .main:
      return CellAddress(row: row(of: node), column: deducted)
    case .share(let node, final) where set.nodes[node].part == .main:
      return CellAddress(row: row(of: node), column: share)
    case .lossKey(let node): return CellAddress(row: row(of: node), column: lossKey)
    case .lossCount: return CellAddress(row: lossHeader, column: weight)
    case .lossSum: return CellAddress(row: lossHeader, column: lossKey)
    default:
      return stages.lazy.compactMap { stage in
        self.closing.firstIndex { $0(stage) == kind }.map {
          CellAddress(row: self.firstClosing + $0, column: self.column(of: stage))
        }
      }.first
    }
  }

  /// Hidden, where the unit can be chosen: the row of a line of all participants that has no cells
  /// elsewhere.
  func row(ofAll kind: Line.Kind) -> Int? {
    guard case .rankedShare(let node) = kind, layout.terms(kind) == nil else { return nil }
    return domains.firstIndex(of: node).map { firstDomain + $0 }
  }
}
