import Formulas
import Scoring

/// The rows of one index on the desk of weights: its weights at the left, its units beside them.
struct WeightsRows: Hashable, Sendable {
  /// The row of the index's title.
  let title: Int
  /// The nodes in the order of their rows: the domains, then what is in them.
  let order: [Int]
  /// The number of units, which stand beside the weights by their rank.
  let units: Int
  /// The number of grades on the longest scale.
  let grades: Int
  /// The number of constants.
  let constants: Int
  /// The place of each node in ``order``.
  private let places: [Int]

  init(title: Int, _ set: CriteriaSet, units: Int, grades: Int) {
    self.title = title
    self.units = units
    self.grades = grades
    constants = set.constants.count
    let domains = Set(set.domains)
    order = set.domains + set.nodes.indices.filter { !domains.contains($0) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, node) in order.enumerated() { places[node] = place }
    self.places = places
  }

  /// The row of the column headers.
  var header: Int { title + 1 }
  /// The row of the sum over the domains, and of the first unit beside it.
  var total: Int { title + 2 }
  /// The rows of the nodes.
  var nodes: ClosedRange<Int> { (total + 1)...(total + max(1, order.count)) }
  /// The row of a node.
  func row(of node: Int) -> Int { nodes.lowerBound + places[node] }
  /// The row of the unit that comes first.
  var firstUnit: Int { total }
  /// The row of the grade scale's header.
  var gradeHeader: Int { nodes.upperBound + 2 }
  /// The row of the first grade.
  var firstGrade: Int { gradeHeader + 1 }
  /// The row below the weights and grades.
  private var belowGrades: Int { grades == 0 ? nodes.upperBound + 1 : firstGrade + grades }
  /// The row of the header of the constants.
  var constantHeader: Int { belowGrades + 1 }
  /// The row of the first constant.
  var firstConstant: Int { constantHeader + 1 }
  /// The first row of the next index.
  var next: Int {
    max(constants == 0 ? belowGrades : firstConstant + constants, firstUnit + units) + 2
  }
}

extension IndexLayout {
  /// The columns of the desk of weights for a unit group.
  enum WeightsColumn: Hashable, Sendable {
    /// The approved effective weight.
    case approved
    /// The weight on trial, as declared.
    case trial
    /// The effective weight.
    case effective
    /// What the effective weight is more than the approved one.
    case difference
    /// The maximum points.
    case maximum
    /// Another set of weights as declared, by its place in the list: approved, on trial, revisions.
    case choice(Int)
    /// The declared weight of the chosen set.
    case own
    /// The same, or what the children weigh together.
    case summed
    /// The share of the whole.
    case share
    /// 1 if the weight on trial is another one than was written, else 0.
    case isTyped
  }

  /// The columns at the left for each unit group, which are seen at once.
  static let shownWeights = 4

  /// The first column of the units, right of the weights that are seen at once.
  var effectColumn: Int { 3 + Self.shownWeights * deskVariants }

  /// The first column of what further is known of each weight, right of the units.
  private var furtherColumn: Int { effectColumn + WeightsEffect.columnCount + 1 }

  /// How many further columns there are.
  var furtherColumns: Int { (choices + 4) * deskVariants }

  /// A column of the desk for a unit group.
  func weightsColumn(_ column: WeightsColumn, _ variant: Int) -> Int {
    let shown = 2 + Self.shownWeights * variant
    let further = furtherColumn + (choices + 4) * variant
    return switch column {
    case .approved: shown
    case .trial: shown + 1
    case .effective: shown + 2
    case .difference: shown + 3
    case .maximum: further
    case .choice(let choice): further + (choice < Scenarios.trial ? 1 : choice)
    case .own: further + choices
    case .summed: further + choices + 1
    case .share: further + choices + 2
    case .isTyped: further + choices + 3
    }
  }

  /// The cells of a column for the weights of all nodes.
  func weights(_ column: WeightsColumn, _ variant: Int) -> CellRange {
    let column = weightsColumn(column, variant)
    return CellRange(rows: weightsRows.nodes, columns: column...column)
  }
}
