import Formulas
import Scoring
import WorkbookPlan

/// Where each scored criterion is explained.
struct ExplanationLayout: Sendable {
  typealias Item = CriterionExplanation.Item

  static let widths = [8.0, 16.0, 49.0, 12.0]
  static let code = 0
  static let label = 1
  static let words = 2
  static let value = 3
  /// Hidden: the number of the round whose figures count.
  static let round = 4
  /// Hidden: a line's value as it is put into the rule.
  static let decimals = 5
  /// Hidden: further numbers of the rule, beside each what is put in.
  static let firstTerm = 6

  let layout: IndexLayout
  /// The first row of the sheet proper, after a letterhead.
  let top: Int
  private let rows: [Int?]
  /// The lines that explain each criterion.
  private let items: [[Item]]

  init(_ layout: IndexLayout, top: Int = 0) {
    self.layout = layout
    self.top = top
    let calculation = layout.result.calculation
    items = calculation.set.nodes.indices.map { CriterionExplanation.items(of: $0, calculation) }
    var next = top + 7
    rows = items.map { items in
      guard !items.isEmpty else { return nil }
      defer { next += items.count }
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
    return items[node].firstIndex(of: item).map { first + $0 }
  }

  /// The cells that formulas over lines refer to.
  var own: ChosenUnit.OwnCells {
    let (places, final) = (self, layout.result.calculation.final)
    @Sendable func cell(
      _ item: Item, _ node: Int, _ column: Int = Self.value
    ) -> CellAddress? {
      places.row(of: item, node).map { CellAddress(row: $0, column: column) }
    }
    return ChosenUnit.OwnCells(
      line: { kind in
        switch kind {
        case .round(let node): cell(.title, node, Self.round)
        case .figure(let node, let input): cell(.input(input), node)
        case .mark(let node): cell(.mark, node)
        case .contribution(let node, final): cell(.contribution, node)
        default: nil
        }
      },
      parameter: { parameter in
        if case .maximum(let node) = parameter { cell(.maximum, node) } else { nil }
      })
  }
}
