import Formulas
import Scoring
import WorkbookPlan

/// The rows of the list of scenarios, at the head of the weights sheet.
struct ScenarioRows: Hashable, Sendable {
  /// How many sets of weights can be chosen.
  let choices: Int

  /// The row with the cell that chooses, and beside it the choice's position in the list.
  static let choice = 5
  /// The row of the column headers.
  static let header = 7

  /// The rows of the list.
  var list: ClosedRange<Int> { (Self.header + 1)...(Self.header + choices) }
  /// The first row after it.
  var next: Int { list.upperBound + 2 }

  /// The cell with the chosen name.
  static let chosen = CellAddress(row: choice, column: 1)
  /// The cell with the chosen name's position in the list, from 1.
  static let position = CellAddress(row: choice, column: 2)
}

/// The rows of one index in the weights sheet.
struct WeightsRows: Hashable, Sendable {
  /// The row of the index's title.
  let title: Int
  /// The number of nodes.
  let nodes: Int
  /// The number of units, which the effect of the weights lists beside them.
  let units: Int
  /// The number of grades on the longest scale.
  let grades: Int

  /// The row of the column headers.
  var header: Int { title + 1 }
  /// The row of the first node, and of the first unit beside it.
  var first: Int { title + 2 }
  /// The row of the sum over the domains.
  var total: Int { first + nodes }
  /// The row that says whether the sum is the approved one.
  var sumCheck: Int { total + 1 }
  /// The row of the grade scale's header.
  var gradeHeader: Int { sumCheck + 2 }
  /// The row of the first grade.
  var firstGrade: Int { gradeHeader + 1 }
  /// The first row of the next index.
  var next: Int { max(grades == 0 ? sumCheck : firstGrade + grades, first + units) + 2 }
}

extension IndexLayout {
  /// The columns of the weights sheet for a unit group.
  enum WeightsColumn: Hashable, Sendable {
    /// The maximum points.
    case maximum
    /// A set of weights as declared, by its place in the list: approved, on trial, revisions.
    case choice(Int)
    /// The declared weight of the chosen set.
    case own
    /// The same, or what the children weigh together.
    case summed
    /// The approved effective weight.
    case approved
    /// The effective weight.
    case effective
    /// What the effective weight is more than the approved one.
    case difference
    /// The share of the whole.
    case share
  }

  /// A column of the weights sheet for a unit group.
  func weightsColumn(_ column: WeightsColumn, _ variant: Int) -> Int {
    let offset =
      switch column {
      case .maximum: 0
      case .choice(let choice): 1 + choice
      case .own: 1 + choices
      case .summed: 2 + choices
      case .approved: 3 + choices
      case .effective: 4 + choices
      case .difference: 5 + choices
      case .share: 6 + choices
      }
    return 2 + Self.weightsColumns(choices: choices) * variant + offset
  }

  /// How many columns of the weights sheet a unit group takes.
  static func weightsColumns(choices: Int) -> Int { 7 + choices }
}
