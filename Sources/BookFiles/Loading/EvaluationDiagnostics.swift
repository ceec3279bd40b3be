internal import Formulas
public import Scoring

extension Diagnostic {
  /// What only shows when a book is evaluated, placed at the figures that cause it.
  ///
  /// A figure that is missing has no place; then the unit's line is named, with a note at the rule.
  public static func issues(of evaluation: Evaluation) -> [Diagnostic] {
    evaluation.indices.flatMap { result in
      var weightless: Set<Int> = []
      let found = result.issues.compactMap { issue -> Diagnostic? in
        let group = result.groups[issue.participant]
        if issue.isOfNoCriterion, result.weights[group].total == 0 {
          // Said once of the set, not of each unit.
          return weightless.insert(group).inserted ? noWeights(of: group, in: result) : nil
        }
        let finder = IssuePlace(issue, in: result, units: evaluation.book.units)
        return Diagnostic(
          .evaluation(finder.fault), at: finder.place,
          severity: issue.isFault ? .error : .warning, notes: finder.notes)
      }
      return found + filledIn(in: result, units: evaluation.book.units)
        + thinScores(in: result, units: evaluation.book.units)
        + thinBlocks(in: result, units: evaluation.book.units) + noRoom(in: result)
    }
  }

  /// Warns of limits on grades that no unit of a group can have.
  private static func noRoom(in result: IndexEvaluation) -> [Diagnostic] {
    let calculation = result.calculation
    var found: [Diagnostic] = []
    for (group, name) in calculation.groups.enumerated() {
      guard let scale = calculation.set.gradeScale(for: name) else { continue }
      for (grade, limit) in scale.limits {
        let isApart = limit.scope == .group && calculation.groups.count > 1
        let ranked = result.index.participants.indices.count {
          result.rank(of: $0) != nil && (!isApart || result.groups[$0] == group)
        }
        guard ranked > 0, limit.amount.room(among: ranked) == 0, isApart || group == 0 else {
          continue
        }
        found.append(
          Diagnostic(
            .evaluation(
              .noRoom(
                grade: scale.grades[grade].name, index: result.index.id,
                group: isApart ? name : "", units: ranked)),
            at: result.index.place, severity: .warning))
      }
    }
    return found
  }

  private static func noWeights(of group: Int, in result: IndexEvaluation) -> Diagnostic {
    let (calculation, set) = (result.calculation, result.calculation.set)
    return Diagnostic(
      .evaluation(
        .noWeights(
          index: result.index.id,
          group: calculation.groups.count == 1 ? "" : calculation.groups[group])),
      at: set.domains.first.flatMap { set.nodes[$0].place } ?? result.index.place)
  }
}

extension Issue {
  /// Whether it says that the score is no number though no criterion is to blame.
  fileprivate var isOfNoCriterion: Bool {
    if case .error = kind { criterion == nil } else { false }
  }
}

/// Finds the fault and the place of one issue.
private struct IssuePlace {
  let issue: Issue
  let result: IndexEvaluation
  let unit: Unit

  init(_ issue: Issue, in result: IndexEvaluation, units: [Unit]) {
    self.issue = issue
    self.result = result
    unit = units[result.index.participants[issue.participant].unit]
  }

  private var criterion: Criterion? { issue.criterion.map { result.calculation.set.nodes[$0] } }

  var fault: EvaluationFault {
    let code = criterion?.code ?? ""
    switch issue.kind {
    case .noData: return .noData(unit: unit.code, index: result.index.id)
    case .missing(let inputs):
      let asked = criterion?.rule?.inputs ?? []
      let names = inputs.map { asked[$0].code }.joined(separator: "', '")
      return .missingValue(
        unit: unit.code, criterion: code, input: names, mayNotApply: mayNotApply)
    case .missingIndex(let id):
      return .missingIndex(
        unit: unit.code, criterion: code, index: id, mayNotApply: mayNotApply)
    case .missingFigure(let figure):
      let other = result.calculation.set.nodes[figure.criterion]
      return .missingFigure(
        unit: unit.code, criterion: code, of: other.code,
        input: other.rule?.inputs[figure.input].code ?? "")
    case .missingPrevious(.points(let other)):
      return .missingPreviousPoints(
        unit: unit.code, criterion: code, of: result.calculation.set.nodes[other].code)
    case .missingPrevious(let part):
      return .missingPrevious(unit: unit.code, criterion: code, part)
    case .noMean: return .noMean(unit: unit.code, criterion: code)
    case .tooFewDomains(let counted, let needed):
      return .tooFewDomains(
        unit: unit.code, index: result.index.id, counted: counted, needed: needed)
    case .aboveMaximum(let points, let maximum):
      return .pointsAboveMaximum(
        unit: unit.code, criterion: code, points: points, maximum: maximum)
    case .belowZero(let points):
      return .pointsBelowZero(unit: unit.code, criterion: code, points: points)
    case .error where criterion == nil:
      return appliesNothing
        ? .nothingApplies(unit: unit.code, index: result.index.id)
        : .noScore(unit: unit.code, index: result.index.id)
    case .error(.divisionByZero):
      return .divisionByZero(
        unit: unit.code, criterion: code, criterion?.mending ?? .condition)
    case .error: return .notANumber(unit: unit.code, criterion: code)
    }
  }

  /// Whether none of the criteria that weigh something gives the unit points.
  private var appliesNothing: Bool {
    let set = result.calculation.set
    let weights = result.weights[result.groups[issue.participant]].effective
    return set.leaves.allSatisfy { node in
      if weights[node] == 0 { return true }
      let kind = Line.Kind.contribution(node: node, stage: result.calculation.final)
      if case .number = result.value(kind, of: issue.participant) { return false }
      return true
    }
  }

  private var mayNotApply: Bool { criterion?.notApplicable != nil }

  /// The first figure of the criterion in the round, or the unit's own line.
  var place: Place? {
    let figure = result.index.observations.first { observation in
      observation.participant == issue.participant && observation.criterion == issue.criterion
        && observation.stage == issue.stage
    }
    return figure?.place ?? unit.place
  }

  var notes: [Note] {
    guard let rule = criterion?.place else { return [] }
    return [Note(.rule, at: rule)]
  }
}

extension Criterion {
  /// How a division by zero of the criterion's rule is mended.
  fileprivate var mending: EvaluationFault.Mending {
    if case .ratio = rule?.kind.measure { return .whenZero }
    if rule?.kind is Rule.Survey { return .markUnit(mayNotApply: notApplicable != nil) }
    return rule?.kind is Rule.LeaderShare ? .formulaInPlace : .condition
  }
}
