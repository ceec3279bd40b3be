public import Formulas
public import Scoring
import Wording

/// Why a unit has the points it has in an index: per criterion the rule, the figures and the working.
///
/// All figures are lines of the engine, the same ones that the scorecard shows.
public struct UnitExplanation: Sendable {
  /// A line of an explanation.
  public struct Line: Hashable, Sendable {
    /// What the line tells: rule, figure, working, rounding or weight.
    public var label: String
    /// The words.
    public var words: String
    /// The value beside them; blank if there is none.
    public var value: Value
  }

  /// A scored criterion, bonus or penalty item.
  public struct Criterion: Sendable {
    /// The position in `CriteriaSet.nodes`.
    public var node: Int
    /// The code.
    public var code: String
    /// What people read in its place.
    public var printedCode: String
    /// The name.
    public var name: String
    /// Which part of the set it belongs to.
    public var part: Scoring.Criterion.Part
    /// What it counts in the whole.
    public var weight: Double
    /// What the unit can attain, with what other criteria handed over to it; 0 if it does not apply.
    public var attainable: Double
    /// What it contributes; nil if it does not apply or is missing.
    public var contribution: Double?
    /// What the unit lost; nil for what does not apply, for bonus and penalty items.
    public var lost: Double?
    /// The lines that explain it.
    public var lines: [Line]
  }

  /// The result of the index.
  public let result: IndexEvaluation
  /// The unit's position in the index's participants.
  public let participant: Int
  /// The scored criteria, bonus and penalty items, in the order of the set.
  public let criteria: [Criterion]
  /// The criteria on which points were lost, the largest loss first, equals in the order of the set.
  public let losses: [Criterion]
  /// The points lost on them together.
  public let lost: Double
  /// How the points of the criteria become the score.
  public let closing: [Line]
  /// Why the grade is worse than the score's own; nil if it is not.
  public let gradeHold: String?
  /// The position of the participant with the next score above; nil if there is none.
  public let ahead: Int?

  /// Explains a unit's points.
  ///
  /// - Returns: nil if there is no such index or the unit takes no part in it.
  public init?(index id: String, unit: Int, of evaluation: Evaluation) {
    guard let result = evaluation[id],
      let participant = result.index.participants.firstIndex(where: { $0.unit == unit })
    else { return nil }
    self.result = result
    self.participant = participant
    let texts = Texts(evaluation.book)
    let lines = UnitLines(result, participant: participant, shared: .none)
    let (set, final) = (lines.set, lines.final)
    criteria = set.nodes.indices.compactMap { node in
      let criterion = set.nodes[node]
      guard criterion.rule != nil else { return nil }
      func number(_ kind: Scoring.Line.Kind) -> Double? { lines.value(kind).asNumber }
      return Criterion(
        node: node, code: criterion.code, printedCode: criterion.printedCode,
        name: criterion.name, part: criterion.part,
        weight: result.weights[lines.group].effective[node],
        attainable: number(.attainable(node: node, stage: final)) ?? 0,
        contribution: number(.contribution(node: node, stage: final)),
        lost: number(.lost(node: node, stage: final)), lines: Self.lines(of: node, lines, texts))
    }
    let places = Dictionary(
      criteria.enumerated().map { ($1.node, $0) }, uniquingKeysWith: { first, _ in first })
    losses = lines.losses.compactMap { places[$0] }.map { [criteria] in criteria[$0] }
    lost = lines.value(.lossSum).asNumber ?? 0
    closing = Self.closing(of: result).map { kind in
      Line(label: texts.label(of: kind, in: result), words: "", value: lines.value(kind))
    }
    let group = lines.calculation.groups[lines.group]
    let hold = lines.value(.gradeHold).asNumber.map { Int($0) - 1 } ?? -1
    gradeHold = set.gradeScale(for: group).flatMap { scale in
      guard scale.holds.indices.contains(hold) else { return nil }
      return texts.words(
        scale.holds[hold], scale, texts.wording(set) { texts.codeWords($0, set) })
    }
    ahead = lines.value(.unitAhead).asNumber.map { Int($0) - 1 }
  }

  private static func lines(of node: Int, _ lines: UnitLines, _ texts: Texts) -> [Line] {
    let explanation = CriterionExplanation(lines, node: node, texts: texts)
    return explanation.items.filter { $0 != .title }.map { item in
      Line(
        label: explanation.label(item), words: explanation.words(item),
        value: explanation.value(item))
    }
  }

  /// The lines of the final round under the criteria, as far as the index has them.
  private static func closing(of result: IndexEvaluation) -> [Scoring.Line.Kind] {
    let calculation = result.calculation
    let final = calculation.final
    let kinds: [Scoring.Line.Kind] = [
      .earned(stage: final), .excluded(stage: final), .converted(stage: final),
      .bonus(stage: final), .penalty(stage: final), .score(stage: final),
    ]
    return kinds.filter { kind in
      guard let line = calculation.line(kind) else { return false }
      switch kind {
      case .excluded, .bonus, .penalty:
        return !calculation.lines[line].expressions.allSatisfy { $0 == 0 }
      default: return true
      }
    }
  }
}
