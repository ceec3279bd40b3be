public import Formulas

/// An index: a criteria set applied to the units it ranks.
public struct Index: Sendable {
  /// The identifier used by other indices: `index("satisfaction")`.
  public var id: String
  /// The full title.
  public var title: String
  /// A title of a few letters for sheet names and columns.
  public var shortTitle: String
  /// The rules.
  public var criteria: CriteriaSet
  /// The units that take part, in order.
  public var participants: [Participant]
  /// What was observed.
  public var observations: [Observation]
  /// The facts that are the case with units.
  public var facts: [UnitFact] = []
  /// Last year's results by unit code.
  public var previous: [String: PreviousResult]
  /// The survey's forms by unit code, as far as given.
  public var surveyForms: [String: SurveyForms]
  /// By how many points, on the index's scale, a unit may assess itself above the appraisal.
  public var selfAssessmentTolerance: Double?
  /// The stages that forms are sent out for, in order.
  public var rounds: [Stage]
  /// By how many points an appraised criterion may differ from the self-assessment without a reason.
  public var reasonThreshold: Double
  /// Where the index is declared.
  public var place: Place?

  /// An index over some units of the book.
  public init(
    id: String, title: String, shortTitle: String, criteria: CriteriaSet,
    participants: [Participant], observations: [Observation],
    previous: [String: PreviousResult] = [:], surveyForms: [String: SurveyForms] = [:],
    selfAssessmentTolerance: Double? = nil, rounds: [Stage] = Stage.usual,
    reasonThreshold: Double = 0, place: Place? = nil
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.criteria = criteria
    self.participants = participants
    self.observations = observations
    self.previous = previous
    self.surveyForms = surveyForms
    self.selfAssessmentTolerance = selfAssessmentTolerance
    self.rounds = rounds
    self.reasonThreshold = reasonThreshold
    self.place = place
  }
}

/// A unit's part in an index.
public struct Participant: Hashable, Sendable {
  /// The position of the unit in `Book.units`.
  public var unit: Int
  /// False for a unit that is scored but not ranked.
  public var isRanked: Bool

  /// A unit that takes part, ranked or only scored.
  public init(unit: Int, isRanked: Bool = true) {
    self.unit = unit
    self.isRanked = isRanked
  }
}

/// Last year's result of a unit in an index.
public struct PreviousResult: Hashable, Sendable {
  /// The score, in the index's scale.
  public var score: Double?
  /// The rank.
  public var rank: Int?
  /// The points of criteria before weighting, by code, as far as rules ask for them.
  public var points: [String: Double]

  /// Last year's score, rank and points, as far as known.
  public init(score: Double? = nil, rank: Int? = nil, points: [String: Double] = [:]) {
    self.score = score
    self.rank = rank
    self.points = points
  }
}

/// A round of assessment.
public enum Stage: Int, Sendable, CaseIterable, Comparable {
  /// By the unit itself: « tự chấm ».
  case `self`
  /// First round of the appraisal: « thẩm định lần 1 ».
  case appraised1
  /// Second round: « thẩm định lần 2 ».
  case appraised2
  /// By the authority that approves the result: « cấp có thẩm quyền quyết định ».
  case decided

  /// The rounds of an index that names none.
  public static let usual: [Stage] = [.self, .appraised1, .appraised2]

  /// Earlier rounds come first.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One figure of one unit.
public struct Observation: Hashable, Sendable {
  /// The position in `Index.participants`.
  public var participant: Int
  /// The position in `CriteriaSet.nodes`.
  public var criterion: Int
  /// The position in the criterion's inputs; nil for « không áp dụng », which concerns the criterion.
  public var input: Int?
  /// The round.
  public var stage: Stage
  /// The number, or the text of a choice; blank where `input` is nil.
  public var value: Value
  /// The remark or explanation beside it.
  public var note: String?
  /// What proves it.
  public var evidence: String?
  /// The form it was collected from: its file, sheet and cell; nil if it was written by hand.
  public var source: String?
  /// Where it is written: the path of the file and the line.
  public var place: Place?

  /// A figure, or « không áp dụng » if `input` is nil.
  public init(
    participant: Int, criterion: Int, input: Int?, stage: Stage = .appraised2,
    value: Value = .blank, note: String? = nil, evidence: String? = nil, source: String? = nil,
    place: Place? = nil
  ) {
    self.participant = participant
    self.criterion = criterion
    self.input = input
    self.stage = stage
    self.value = value
    self.note = note
    self.evidence = evidence
    self.source = source
    self.place = place
  }
}
