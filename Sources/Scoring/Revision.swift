internal import Formulas

/// A revision of a book's weights: named, dated, justified, and touching nothing but weights.
public struct Revision: Hashable, Sendable {
  /// The identifier: the name of its file without `.yaml`; empty for one given on the command line.
  public var id: String
  /// The title.
  public var title: String
  /// When it was drawn up.
  public var date: CalendarDate?
  /// Why: who asked for it, what it tries.
  public var reason: String
  /// Whether the weights that are not named make room, so that the whole weighs what it did.
  public var rescales: Bool
  /// The weights, each of one criterion.
  public var changes: [Change]
  /// Where it is declared.
  public var place: Place?

  /// A revision of some weights.
  public init(
    id: String, title: String, date: CalendarDate? = nil, reason: String = "",
    rescales: Bool = false, changes: [Change], place: Place? = nil
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.reason = reason
    self.rescales = rescales
    self.changes = changes
    self.place = place
  }

  /// A new weight of a criterion or group.
  public struct Change: Hashable, Sendable {
    /// The identifier of the index.
    public var index: String
    /// The criterion's code.
    public var code: String
    /// The weight, by unit group where it differs.
    public var weight: ByGroup<Amount>
    /// Where it is written.
    public var place: Place?

    /// A weight of a criterion in an index.
    public init(index: String, code: String, weight: ByGroup<Amount>, place: Place? = nil) {
      self.index = index
      self.code = code
      self.weight = weight
      self.place = place
    }
  }

  /// How much a criterion is to weigh.
  public enum Amount: Hashable, Sendable {
    /// Points, as the set's own weights are given.
    case points(Double)
    /// Percent of what the whole index weighs.
    case percent(Double)

    /// The points, given what the whole weighs.
    public func points(ofTotal total: Double) -> Double {
      switch self {
      case .points(let points): points
      case .percent(let percent):
        SpreadsheetNumber.round(
          percent * total / 100, places: SpreadsheetNumber.guardPlaces)
      }
    }

    /// The number as it was given.
    var number: Double {
      switch self {
      case .points(let number), .percent(let number): number
      }
    }
  }
}

/// Why a revision cannot be applied, with the change that is to blame.
public enum RevisionFault: Error, Hashable, Sendable {
  /// There is no such index.
  case unknownIndex(Revision.Change)
  /// There is no such criterion in the index.
  case unknownCriterion(Revision.Change)
  /// Bonus and penalty items have points but no share of the whole.
  case notWeighted(Revision.Change)
  /// The criterion has a weight already.
  case repeated(Revision.Change)
  /// A weight below zero, or not finite.
  case negative(Revision.Change)
  /// The parts of a group, or of the whole where `code` is nil, do not add up to its weight.
  case doesNotAddUp(index: String, code: String?, group: String, declared: Double, parts: Double)
  /// The weights given leave nothing for the others, or nothing to scale.
  case noRoom(index: String, code: String?, group: String, declared: Double, parts: Double)
}

extension Index {
  /// The name that a workbook gives to the column of an index's weights on trial, by which a workbook
  /// that comes back is read.
  ///
  /// - Parameter variant: the number of the unit group, from 0, where groups have weights of their own.
  /// - Returns: a name by Excel's rules, different for every index and group.
  public func trialWeightsName(variant: Int) -> String {
    // Identifiers hold letters, digits, `-` and `_`; a name in Excel cannot hold `-`.
    let plain = String(id.map { $0 == "-" ? "." : $0 })
    return Self.trialWeightsPrefix + plain + (variant == 0 ? "" : ".\(variant + 1)")
  }

  /// What all those names start with.
  public static let trialWeightsPrefix = "Trong_so_thu_"
}
