/// A criteria set: a tree of criteria with the settings of its scoring and ranking.
public struct CriteriaSet: Sendable {
  /// The identifier.
  public var id: String
  /// The title.
  public var title: String
  /// What the set is based on: a decision, or « minh hoạ ».
  public var source: String?
  /// All criteria, parents before children, siblings in order; bonus and penalty items last.
  public var nodes: [Criterion]
  /// How the domains become the total.
  public var aggregation: Aggregation
  /// How many domains that are averaged must have a result; nil if one will do.
  public var needed: Needed?
  /// The scale of the score: what full marks become, 100 unless said otherwise; nil leaves points.
  public var scale: Double?
  /// The most that all bonuses together give.
  public var bonusCap: Double?
  /// The most that all penalties together take.
  public var penaltyCap: Double?
  /// The most that some bonus or penalty items count together.
  public var itemCaps: [ItemCap]
  /// The places to round to.
  public var rounding: Rounding
  /// How ranks are given.
  public var ranking: RankingRule
  /// The grades, by unit group; the key "" holds for all other groups.
  public var grades: [String: GradeScale]
  /// The facts about units that conditions on grades look at.
  public var facts: [Fact]
  /// The numbers that formulas use by name.
  public var constants: [Constant]
  /// The units that rules compare with each other.
  public var cohort: Cohort
  /// What forms are known again by, if the set's texts are a translation.
  var writtenFormText: String?

  /// A set of criteria with its settings.
  public init(
    id: String, title: String, source: String? = nil, nodes: [Criterion],
    aggregation: Aggregation = .sum, needed: Needed? = nil, scale: Double? = 100,
    bonusCap: Double? = nil, penaltyCap: Double? = nil, itemCaps: [ItemCap] = [],
    rounding: Rounding = Rounding(),
    ranking: RankingRule = RankingRule(), grades: [String: GradeScale] = [:],
    facts: [Fact] = [], constants: [Constant] = [], cohort: Cohort = .ranked
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.nodes = nodes
    self.aggregation = aggregation
    self.needed = needed
    self.scale = scale
    self.bonusCap = bonusCap
    self.penaltyCap = penaltyCap
    self.itemCaps = itemCaps
    self.rounding = rounding
    self.ranking = ranking
    self.grades = grades
    self.facts = facts
    self.constants = constants
    self.cohort = cohort
  }
}

/// The units whose values the cohort functions of rules look at.
public enum Cohort: String, Sendable, CaseIterable {
  /// The ranked ones: a unit that is only scored, such as a total of all, is no part of what it is
  /// compared with.
  case ranked
  /// All that take part.
  case all
  /// The ranked ones of the unit's own group.
  case group
}

/// A node of the criteria tree: a domain, a criterion, a sub-criterion, a bonus or penalty item.
public struct Criterion: Sendable {
  /// Which part of the set a node belongs to.
  public enum Part: Sendable {
    /// The criteria proper.
    case main
    /// A bonus item.
    case bonus
    /// A penalty item.
    case penalty
  }

  /// The code, a text: `1.10` is not `1.1`.
  public var code: String
  /// The number that the decision gives it, such as « I », « 1 », « a) », which other blocks repeat; nil if it
  /// is called by its code.
  public var label: String?
  /// The name.
  public var name: String
  /// The name of a domain at the head of a narrow column.
  public var shortName: String
  /// The position of the parent in `CriteriaSet.nodes`; nil for domains, bonus and penalty items.
  public var parent: Int?
  /// The part of the set.
  public var part: Part
  /// The maximum points by unit group; the key "" holds for all other groups.
  public var maximum: ByGroup<Double>
  /// The weight; nil means the maximum for a scored criterion, the children's sum for a group.
  public var weight: ByGroup<Double>?
  /// How a group's children become its score.
  public var aggregation: Aggregation
  /// How many parts of a mean must have a result, else it is none; nil if one will do.
  public var needed: Needed?
  /// The rule; nil for a group.
  public var rule: Rule?
  /// What happens when the criterion does not apply; nil if it always applies.
  public var notApplicable: NotApplicable?
  /// When the criterion does not apply, in words.
  public var notApplicableWhen: String?
  /// What a missing value means.
  public var missing: Missing
  /// The units that its rule compares; nil for those of the set.
  public var cohort: Cohort?
  /// Whether the criterion is measured by a sociological survey.
  public var isSurvey: Bool
  /// Who appraises it.
  public var appraiser: String?
  /// The appraiser's name in the language the set is written in, if that is another.
  var writtenAppraiser: String?
  /// What proves it.
  public var evidence: String?
  /// Its legal basis.
  public var basis: String?
  /// Where it is declared.
  public var place: Place?

  /// A node of the tree; a group if `rule` is nil.
  public init(
    code: String, label: String? = nil, name: String, shortName: String? = nil,
    parent: Int? = nil, part: Part = .main,
    maximum: ByGroup<Double>,
    weight: ByGroup<Double>? = nil, aggregation: Aggregation = .sum, needed: Needed? = nil,
    rule: Rule? = nil, notApplicable: NotApplicable? = nil, notApplicableWhen: String? = nil,
    missing: Missing = .fault, cohort: Cohort? = nil, isSurvey: Bool = false,
    appraiser: String? = nil,
    evidence: String? = nil, basis: String? = nil, place: Place? = nil
  ) {
    self.code = code
    self.label = label
    self.name = name
    self.shortName = shortName ?? name
    self.parent = parent
    self.part = part
    self.maximum = maximum
    self.weight = weight
    self.aggregation = aggregation
    self.needed = needed
    self.rule = rule
    self.notApplicable = notApplicable
    self.notApplicableWhen = notApplicableWhen
    self.missing = missing
    self.cohort = cohort
    self.isSurvey = isSurvey
    self.appraiser = appraiser
    self.evidence = evidence
    self.basis = basis
    self.place = place
  }
}

extension Criterion {
  /// What people read in place of the code: the decision's own number where it has one.
  public var printedCode: String { label ?? code }

  /// Whether a unit group has it: it is worth something there, or nowhere, as what is only tracked.
  public func isOf(group: String) -> Bool {
    maximum[group] != 0 || maximum.all.allSatisfy { $0 == 0 }
  }

  /// The weight that is declared for a unit group: its own, or a scored criterion's maximum; 0 where the group
  /// does not have the criterion, nil for a group that weighs what is in it.
  public func declaredWeight(group: String) -> Double? {
    guard rule != nil else { return weight?[group] }
    return isOf(group: group) ? weight?[group] ?? maximum[group] : 0
  }
}

/// A setting that may differ between unit groups.
public struct ByGroup<Element: Sendable & Hashable>: Hashable, Sendable {
  /// The value for every group not named in `special`.
  public var standard: Element
  /// The values of the groups that differ.
  public var special: [String: Element]

  /// One value for all groups but some.
  public init(_ standard: Element, special: [String: Element] = [:]) {
    self.standard = standard
    self.special = special
  }

  /// The value for a unit group.
  public subscript(group: String) -> Element { special[group] ?? standard }

  /// The standard value, then those of the groups that differ, in the order of their codes.
  public var all: [Element] {
    [standard] + special.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// What happens with the points of a criterion that does not apply to a unit.
public enum NotApplicable: Hashable, Sendable {
  /// They are taken out and what remains of a group is converted to the group's points, or of the whole set
  /// to the full scale; the group's position in `nodes`, nil for the whole set.
  case exclude(within: Int? = nil)
  /// They are given in full.
  case full
  /// They are shared out over the named criteria in proportion to their weights; positions in `nodes`.
  case redistribute(to: [Int])
  /// They are lost.
  case zero
}

/// The decimal places of points and scores; nil leaves a value as it is.
public struct Rounding: Hashable, Sendable {
  /// The places of a criterion's points.
  public var criterion: Int?
  /// The places of a group's score, as points of its maximum: weights change nothing about it.
  public var group: Int?
  /// The places of the total of points, on the scale of all weights together.
  public var total: Int?
  /// The places of the final score.
  public var index: Int?

  /// Places for each level, none by default but two for the final score.
  public init(criterion: Int? = nil, group: Int? = nil, total: Int? = nil, index: Int? = 2) {
    self.criterion = criterion
    self.group = group
    self.total = total
    self.index = index
  }
}

/// How ranks are given.
public struct RankingRule: Hashable, Sendable {
  /// What equal scores get.
  public enum Ties: String, Sendable, CaseIterable {
    /// 1, 2, 2, 4.
    case competition
    /// 1, 2, 2, 3.
    case dense
    /// 1, 2, 3, 4: the order of the units file decides.
    case ordinal
  }

  /// A key that decides between equal scores, the higher value first.
  public enum Key: Hashable, Sendable {
    /// The score of a criterion or domain; the position in `nodes`.
    case criterion(Int)
    /// The points from sociological surveys.
    case survey
    /// The points that are not from surveys.
    case appraised
  }

  /// True ranks the rounded score, false the one before its last rounding, compared at nine places.
  ///
  /// A total of points that is rounded is rounded for both: its places belong to how the score is computed.
  public var byRounded: Bool
  /// What equal scores get, after the keys.
  public var ties: Ties
  /// The keys that decide between equal scores, in order.
  public var tieBreak: [Key]

  /// A way of ranking.
  public init(byRounded: Bool = true, ties: Ties = .competition, tieBreak: [Key] = []) {
    self.byRounded = byRounded
    self.ties = ties
    self.tieBreak = tieBreak
  }
}
