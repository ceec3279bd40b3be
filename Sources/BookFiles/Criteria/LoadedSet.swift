import Formulas
import Scoring

/// A criteria set as read, with what later checks need to know.
struct LoadedSet {
  /// A reference to another index.
  struct IndexReference {
    let id: String
    let place: Place
    /// The node whose rule takes that index's scale, if it says none itself.
    let scaleOf: Int?
  }

  /// A criterion whose points of last year a formula asks for.
  struct PreviousPoints {
    let code: String
    let place: Place
  }

  var set: CriteriaSet
  /// Each criterion's position, by code.
  let positions: [String: Int]
  /// Criteria whose rule could not be read; faults of their data would only repeat that.
  let unread: Set<Int>
  /// Whether a code could not be read, so that an unknown one may be that.
  let hasUnreadCodes: Bool
  let indexReferences: [IndexReference]
  /// Where a formula first asks for last year's result.
  let previous: Place?
  /// The criteria whose points of last year formulas ask for.
  let previousPoints: [PreviousPoints]
}

/// A criterion being read: the node with the places that checks point at.
struct DraftCriterion {
  var node: Criterion
  let fields: Fields
  var ruleFields: Fields?
  /// The formulas of the rule, with where their texts stand.
  var formulas: [(formula: Formula, place: ScalarPlace)] = []
  /// Whether `max` could be read.
  var hasMaximum = false
  /// Positions of the criteria under a group.
  var parts: [Int] = []

  var maximumPlace: Place { fields.valuePlace("max") }
}
