import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What a kind of line is called and how its figures are written, on every sheet alike.
struct LineStyle: Hashable, Sendable {
  /// Its name.
  let label: String
  /// Its name at the head of a narrow column.
  let short: String
  /// The number format; General for words.
  let numberFormat: String
  /// Whether it is what everything else leads to: score, rank or grade.
  let isMain: Bool

  /// Words instead of numbers.
  var isWord: Bool { numberFormat == Self.words }

  /// Ranks, positions and numbers of units.
  var isCount: Bool { numberFormat == Self.count }

  /// Words.
  static let words = "General"
  /// Points and weights.
  static let points = "0.00"
  /// Shares in percent.
  static let percent = "0.0"
  /// Ranks, positions and numbers of units.
  static let count = "0"
  /// Places won or lost: what is said by colour too.
  static let places = "\"▲\"0;\"▼\"0;\"=\""

  init(_ kind: Line.Kind, in result: IndexEvaluation, _ texts: Texts) {
    label = texts.label(of: kind, in: result)
    short = texts.short(kind) ?? label
    let score = Self.scoreFormat(result)
    switch kind {
    case .score, .meanScore, .basis, .previousScore, .nextScore, .pointsToNext, .pointsToGrade,
      .scoreBehind, .pointsAhead, .scoreIfFull, .basisIfFull:
      numberFormat = score
    case .scoreChange: numberFormat = "\"▲\"\(score);\"▼\"\(score);\"=\""
    case .unrounded: numberFormat = "0.0000"
    case .placesWon: numberFormat = Self.places
    case .rank, .groupRank, .position, .previousRank, .condition, .fact,
      .gradeBefore, .gradeNumber, .isRanked,
      .nodeRank,
      .nodeFirst, .rankFirst, .groupRankFirst, .climberPosition, .fallerPosition, .lossPosition,
      .rankedCount, .groupRankedCount, .unitsAbove, .rankIfFull, .bestUnit, .leastUnit:
      numberFormat = Self.count
    case .share, .shareTotal, .rankedShare, .nodeKey, .meanShare, .bestShare, .leastShare,
      .lead:
      numberFormat = Self.percent
    case .grade, .nextGrade, .unitGroup: numberFormat = Self.words
    default: numberFormat = Self.points
    }
    isMain =
      switch kind {
      case .score, .rank, .grade: true
      default: false
      }
  }

  /// As many decimals as the score is rounded to.
  static func scoreFormat(_ result: IndexEvaluation) -> String {
    let places = result.calculation.set.rounding.index ?? 4
    return places == 0 ? "0" : "0." + String(repeating: "0", count: places)
  }
}

extension IndexLayout {
  /// What a kind of line is called and how its figures are written.
  func style(of kind: Line.Kind) -> LineStyle { LineStyle(kind, in: result, texts) }
}

extension Texts {
  /// The name of a line at the head of a narrow column, where it is shorter than the full one.
  fileprivate func short(_ kind: Line.Kind) -> String? {
    switch kind {
    case .excluded: self["Điểm không áp dụng", "Points not applicable"]
    case .score: self[.indexScore]
    case .rank: self[.rank]
    case .groupRank: self[.rankInGroup]
    case .position: self["Thứ tự", "Position"]
    case .grade: self[.grade]
    case .previousRank: self[.lastRank]
    case .scoreChange: self[.scoreChange]
    case .placesWon: self[.placesWon]
    default: nil
    }
  }
}

// MARK: - What is not there

extension Line.Kind {
  /// Whether there is nothing to show for some units: those without a rank, or without results last year.
  var mayBeMissing: Bool {
    switch self {
    case .rank, .groupRank, .grade, .previousScore, .previousRank, .previousPoints, .scoreChange,
      .placesWon:
      true
    default: false
    }
  }
}

extension Expression {
  /// A cell, or the sign that there is nothing.
  var orDash: Expression { Function.if(self .== "", .text(Marks.leftOut), self) }
}

extension Value {
  /// The value, or the sign that there is nothing.
  var orDash: Value { self == .blank || self == .text("") ? .text(Marks.leftOut) : self }
}

extension IndexLayout {
  /// What a page shows of a line for a participant, from the line's own cell.
  func content(_ kind: Line.Kind, of participant: Int) -> Cell.Content {
    guard let cell = term(kind, of: participant) else { return .text(Marks.leftOut) }
    let value = result.value(kind, of: participant)
    return kind.mayBeMissing ? .line(cell.orDash, value.orDash) : .line(cell, value.shown)
  }
}
