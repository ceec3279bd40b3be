import Formulas
import Scoring
import WorkbookPlan

/// Where each scored criterion is explained.
struct ExplanationLayout: Sendable {
  static let widths = [8.0, 16.0, 49.0, 12.0]
  static let code = 0
  static let label = 1
  static let words = 2
  static let value = 3
  /// Hidden: the number of the round whose figures count.
  static let round = 4

  let layout: IndexLayout
  /// The first row of the sheet proper, after a letterhead.
  let top: Int
  private let rows: [Int?]

  /// A line of a criterion's explanation.
  enum Item: Hashable, Sendable {
    case title, rule, round, mark, maximum, weight, working, rounding, contribution, basis
    case input(Int)
  }

  init(_ layout: IndexLayout, top: Int = 0) {
    self.layout = layout
    self.top = top
    var next = top + 7
    let set = layout.result.calculation.set
    rows = set.nodes.indices.map { node in
      guard set.nodes[node].rule != nil else { return nil }
      defer { next += Self.items(of: node, layout.result.calculation).count }
      return next
    }
  }

  var unitRow: Int { top + 3 }
  var header: Int { top + 6 }

  /// The first row of a criterion's explanation; nil for a group.
  func row(of node: Int) -> Int? { rows[node] }

  /// The row of a line of a criterion's explanation.
  func row(of item: Item, _ node: Int) -> Int? {
    guard let first = rows[node] else { return nil }
    return Self.items(of: node, layout.result.calculation).firstIndex(of: item).map { first + $0 }
  }

  /// The lines that explain a criterion.
  static func items(of node: Int, _ calculation: Calculation) -> [Item] {
    let criterion = calculation.set.nodes[node]
    guard let rule = criterion.rule else { return [] }
    var items: [Item] = [.title, .rule]
    if calculation.rounds[node].count > 1 { items.append(.round) }
    items += rule.inputs.indices.map { .input($0) }
    if criterion.notApplicable != nil { items.append(.mark) }
    items += [.maximum, .working, .rounding, .weight, .contribution]
    if criterion.basis != nil || criterion.appraiser != nil { items.append(.basis) }
    return items
  }
}
