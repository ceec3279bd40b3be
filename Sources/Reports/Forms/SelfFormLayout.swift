import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Where everything stands in a self-assessment form, fixed before a cell is written.
struct SelfFormLayout: Sendable {
  let form: FormEvaluation
  /// The unit's group.
  let group: String
  /// What stands in the table's rows, in order.
  let items: [Item]
  /// The table's first row.
  let firstRow: Int
  /// Whether weights differ from maxima, so that points and what they count are shown apart.
  let isWeighted: Bool
  /// The cells of the lines and parameters.
  let cells: FormCells

  /// A row of the table.
  enum Item: Hashable {
    /// A group with the sum of what is below it.
    case group(Int)
    /// A figure of a criterion.
    case input(node: Int, input: Int)
    /// A criterion that the unit does not assess.
    case information(Int)
    /// The heading of the bonus items.
    case bonus
    /// A line under the table.
    case closing(Closing)
  }

  /// The lines under the table.
  enum Closing: Hashable {
    case earned, excluded, converted, bonus, score
  }

  // MARK: Columns

  static let code = 0
  static let name = 1
  static let maximum = 2
  static let figure = 3
  static let value = 4
  static let mark = 5
  static let points = 6
  static let contribution = 7
  static let evidence = 8
  static let note = 9
  static let status = 10
  static let unit = 11
  static let criterion = 12
  static let input = 13
  static let weight = 14
  static let counted = 15
  static let sentFigure = 16

  /// The widths of the columns that are shown; what the points count stands between only if it differs.
  var widths: [Double] {
    [7, 41, 6.5, 26, 9.5, 6.5, 8, isWeighted ? 8 : 0, 22, 20, 14]
  }

  /// The widths of the columns that are printed: all but the status.
  var printed: [Double] { widths.dropLast() }

  /// The column of totals.
  var totals: Int { isWeighted ? Self.contribution : Self.points }

  // MARK: Rows

  /// The row of the totals' line.
  func row(of closing: Closing) -> Int? {
    items.firstIndex(of: .closing(closing)).map { firstRow + $0 }
  }

  /// The rows of a criterion's figures.
  func rows(of node: Int) -> ClosedRange<Int>? {
    guard let first = items.firstIndex(of: .input(node: node, input: 0)) else { return nil }
    let count = form.result.calculation.set.nodes[node].rule?.formInputs.count ?? 1
    return (firstRow + first)...(firstRow + first + count - 1)
  }

  /// The rows of all nodes.
  var nodeRows: ClosedRange<Int> { firstRow...(firstRow + max(0, nodeCount - 1)) }

  private var nodeCount: Int {
    items.firstIndex { if case .closing = $0 { true } else { false } } ?? items.count
  }

  init(_ form: FormEvaluation, group: String, firstRow: Int) {
    self.form = form
    self.group = group
    self.firstRow = firstRow
    let result = form.result
    isWeighted = result.weights[0].effective != result.weights[0].maximum
    items = Self.items(form, group: group)
    var cells = FormCells(result)
    let stage = form.stage
    let totals = isWeighted ? Self.contribution : Self.points
    for (position, item) in items.enumerated() {
      let row = firstRow + position
      func at(_ column: Int) -> CellAddress { CellAddress(row: row, column: column) }
      switch item {
      case .input(let node, let input):
        cells.place(.input(criterion: node, input: input, stage: stage), at: at(Self.value))
        guard input == 0 else { continue }
        cells.place(.notApplicable(criterion: node, stage: stage), at: at(Self.mark))
        Self.place(node, row, stage, &cells)
      case .group(let node), .information(let node): Self.place(node, row, stage, &cells)
      case .bonus: break
      case .closing(let closing):
        cells.place(closing.kind(stage), at: at(totals))
        if closing == .earned { cells.place(.totalWeight, at: at(Self.weight)) }
        guard closing == .score else { continue }
        cells.place(.unrounded(stage: stage), at: at(Self.counted))
        if !items.contains(.closing(.converted)) {
          cells.place(.converted(stage: stage), at: at(Self.weight))
        }
      }
    }
    self.cells = cells
  }

  private static func place(_ node: Int, _ row: Int, _ stage: Stage, _ cells: inout FormCells) {
    func at(_ column: Int) -> CellAddress { CellAddress(row: row, column: column) }
    cells.place(node: node, row: row)
    cells.place(.maximum(node: node), at: at(maximum))
    cells.place(.weight(node: node), at: at(weight))
    cells.place(.points(criterion: node, stage: stage), at: at(points))
    cells.place(.contribution(node: node, stage: stage), at: at(contribution))
  }

  private static func items(_ form: FormEvaluation, group: String) -> [Item] {
    let set = form.result.calculation.set
    let asked = Set(form.content.criteria)
    var shown: Set<Int> = []
    for node in set.nodes.indices where set.nodes[node].rule != nil {
      let criterion = set.nodes[node]
      guard asked.contains(node) || criterion.part == .main && criterion.maximum[group] != 0
      else { continue }
      var ancestor: Int? = node
      while let next = ancestor {
        shown.insert(next)
        ancestor = set.nodes[next].parent
      }
    }
    var items: [Item] = []
    for node in set.nodes.indices where shown.contains(node) {
      let criterion = set.nodes[node]
      if criterion.part == .bonus, !items.contains(.bonus) { items.append(.bonus) }
      if criterion.rule == nil {
        items.append(.group(node))
      } else if asked.contains(node) {
        items += (criterion.rule?.formInputs ?? []).indices.map { .input(node: node, input: $0) }
      } else {
        items.append(.information(node))
      }
    }
    return items + closing(form).map { .closing($0) }
  }

  private static func closing(_ form: FormEvaluation) -> [Closing] {
    let calculation = form.result.calculation
    let set = calculation.set
    guard form.computed.contains(where: { set.nodes[$0].part == .main }) else { return [] }
    var closing = [Closing.earned]
    let mayExclude = calculation.excluded(below: nil, stage: form.stage) != nil
    if mayExclude { closing.append(.excluded) }
    let isRescaled = set.scale.map { $0 != form.result.weights[0].total } ?? false
    if mayExclude || isRescaled { closing.append(.converted) }
    if form.computed.contains(where: { set.nodes[$0].part == .bonus }) { closing.append(.bonus) }
    return closing + [.score]
  }
}

extension SelfFormLayout.Closing {
  /// The line it shows.
  func kind(_ stage: Stage) -> Line.Kind {
    switch self {
    case .earned: .earned(stage: stage)
    case .excluded: .excluded(stage: stage)
    case .converted: .converted(stage: stage)
    case .bonus: .bonus(stage: stage)
    case .score: .score(stage: stage)
    }
  }
}

extension SelfFormLayout {
  /// The headings of the columns shown.
  func headings(_ words: FormWords) -> [String] {
    let texts = words.texts
    return [
      texts[.code], texts["Tiêu chí, cách chấm điểm", "Criterion and rule"],
      texts[.maximum], texts["Số liệu cần điền", "Figure to enter"],
      texts[.value], texts[.notApplicable],
      texts[.selfPoints], texts["Theo trọng số", "Weighted"],
      texts[.evidence], texts["Giải trình", "Explanation"],
      texts[.status],
    ]
  }
}
