/// An appendix as a book asks for it.
public struct AppendixRequest: Hashable, Sendable {
  /// What it shows.
  public var kind: Kind
  /// The position of the index in the book.
  public var index: Int
  /// Its name; nil for the usual one.
  public var title: String?
  /// The columns of a ranking in their order; nil for the usual ones.
  public var columns: [Column]?
  /// The heads of columns that are called otherwise than usual.
  public var heads: [Column: String] = [:]

  /// An appendix with the usual name and columns.
  public init(_ kind: Kind, index: Int) {
    self.kind = kind
    self.index = index
  }

  /// What an appendix shows.
  public enum Kind: String, Sendable, CaseIterable {
    /// The ranking of all units.
    case ranking
    /// The rankings within the unit groups, one below the other.
    case groups
    /// What every unit got in every domain.
    case domains
    /// The criteria that did not apply, unit by unit.
    case special
  }

  /// A column of a ranking.
  public enum Column: String, Sendable, CaseIterable {
    /// The number of the row.
    case number
    /// The unit's name.
    case name
    /// The score.
    case score
    /// The rank.
    case rank
    /// The grade.
    case grade
    /// The sign of a remark.
    case note
    /// Last year's score.
    case previousScore = "previous_score"
    /// Last year's rank.
    case previousRank = "previous_rank"
    /// The places won or lost since last year.
    case placesWon = "places_won"
  }
}
