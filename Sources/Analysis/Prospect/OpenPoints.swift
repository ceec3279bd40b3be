internal import Formulas
internal import Scoring

/// Why a unit cannot raise a criterion, or not by itself.
public enum ClosedReason: String, Hashable, Sendable {
  /// It has full marks.
  case full
  /// Citizens and businesses answer it.
  case survey
  /// It does not apply to the unit.
  case notApplicable
  /// It is the score of another index.
  case otherIndex
  /// It depends on the other units' figures.
  case otherUnits
  /// It gives no points or weighs nothing.
  case countsNothing
  /// Its points are missing.
  case missing
}

/// The points of a criterion that are still open to a unit to which it applies.
struct OpenPoints {
  /// The most levels listed: finer steps are thinned out to this many.
  static let mostLevels = 2000

  private let evaluation: IndexEvaluation
  private let participant: Int
  private let node: Int
  private let rule: Rule
  private let maximum: Double
  private let figures: [String: Value]

  /// The levels of points above the present ones that a criterion's rule allows, rising; or why none.
  static func levels(
    of node: Int, participant: Int, in evaluation: IndexEvaluation, includingSurveys: Bool
  ) -> Result<(present: Double, levels: [Double]), Closed> {
    let criterion = evaluation.calculation.set.nodes[node]
    let weights = evaluation.weights[evaluation.groups[participant]]
    guard let rule = criterion.rule else { return .failure(Closed(.countsNothing)) }
    let isScored = weights.maximum[node] > 0 && weights.effective[node] > 0
    guard rule.isScored, isScored else { return .failure(Closed(.countsNothing)) }
    if criterion.isSurvey, !includingSurveys { return .failure(Closed(.survey)) }
    guard rule.importedIndices.isEmpty else { return .failure(Closed(.otherIndex)) }
    guard !rule.usesCohort else {
      return .failure(Closed(.otherUnits))
    }
    guard let present = evaluation.points(of: node, participant: participant) else {
      return .failure(Closed(.missing))
    }
    let open = OpenPoints(
      evaluation: evaluation, participant: participant, node: node, rule: rule,
      maximum: weights.maximum[node],
      figures: evaluation.figures(of: node, participant: participant))
    let places = evaluation.calculation.set.rounding.criterion ?? SpreadsheetNumber.guardPlaces
    var levels: [Double: Double] = [:]
    for level in open.reachable(from: present) {
      let key = SpreadsheetNumber.round(level, places: places)
      guard key > present + 5e-10, key <= open.maximum + 5e-10 else { continue }
      levels[key] = evaluation.calculation.set.rounding.criterion == nil ? level : key
    }
    return levels.isEmpty ? .failure(Closed(.full)) : .success((present, levels.values.sorted()))
  }

  /// An error, so that a result can carry the reason.
  struct Closed: Error {
    let reason: ClosedReason
    init(_ reason: ClosedReason) { self.reason = reason }
  }

  // MARK: By kind of rule

  private func reachable(from present: Double) -> [Double] {
    switch rule.kind.levels(group: group) {
    case .none: []
    case .any(let share): anyLevel(from: present, share: share)
    case .listed(let points): points
    case .multiples(let points, let start, let cap): grid(from: start, step: points, to: cap)
    case .less(let points, let top):
      (0...Self.mostLevels).map { (top ?? maximum) - Double($0) * points }
    case .ticks(let options):
      sums(from: present, of: options.filter { number($0.code) == 0 }.map { ($0.points, 1) })
    case .fewerCases(let options, let least):
      sums(from: 0, of: options.map { ($0.points, cases($0.code)) })
        .map { max(least, maximum - $0) }
    case .moreCases(let measure, let share): measured(measure, from: present, share: share)
    case .answers: answered() ?? anyLevel(from: present, share: 0)
    }
  }

  private var group: String {
    evaluation.calculation.groups[evaluation.groups[participant]]
  }

  private func number(_ input: String) -> Double {
    if case .number(let number) = figures[input] ?? .blank { number } else { 0 }
  }

  /// A number of cases, as many as levels are listed at most.
  private func cases(_ input: String) -> Int {
    Int(min(max(number(input), 0), Double(Self.mostLevels)))
  }

  /// Multiples of a step, and the maximum or a cap below it.
  private func grid(from start: Double, step: Double, to cap: Double? = nil) -> [Double] {
    let end = min(cap ?? maximum, maximum)
    guard end > start else { return [end] }
    let step = max(step, 1e-9)
    let steps = ((end - start) / step).rounded(.up)
    let stride = max(1, (steps / Double(Self.mostLevels)).rounded(.up))
    let count = Int(min(steps / stride, Double(Self.mostLevels)))
    return (0..<max(count, 0)).map { start + Double($0 + 1) * stride * step }
      .filter { $0 < end } + [end]
  }

  /// Any level from a share of the maximum up to it: multiples of the last place that points or scores
  /// are shown with.
  private func anyLevel(from present: Double, share: Double) -> [Double] {
    let rounding = evaluation.calculation.set.rounding
    let places = min(max(rounding.criterion ?? rounding.index ?? 2, 2), 9)
    let step = (0..<places).reduce(1.0) { step, _ in step / 10 }
    let start = SpreadsheetNumber.roundDown(
      SpreadsheetNumber.guarded(present), places: places)
    let levels = grid(from: start, step: step)
    return share == 0 ? levels : levels.filter { $0 >= share * maximum - 5e-10 }
  }

  /// A share of counted cases: one more case at a time; a plain percentage: any level.
  private func measured(
    _ measure: Rule.Measure, from present: Double, share: Double
  ) -> [Double] {
    let (done, total) = (number("numerator"), number("denominator"))
    guard case .ratio = measure, total > 0, done >= 0, total == total.rounded(), total - done < 1e9
    else { return anyLevel(from: present, share: share) }
    let stride = max(1, ((total - done) / Double(Self.mostLevels)).rounded(.up))
    let cases = Swift.stride(from: total, to: done, by: -stride)
    return cases.compactMap { points(with: ["numerator": .number($0)]) }
  }

  /// What a formula over nothing but questions gives, some of the answers « no » turned into « yes »;
  /// nil for other formulas.
  private func answered() -> [Double]? {
    let open = rule.inputs.filter { number($0.code) == 0 }
    guard rule.inputs.allSatisfy({ $0.kind == .yesNo }), open.count <= 10,
      rule.kind.references.allSatisfy({ if case .name = $0 { true } else { false } })
    else { return nil }
    return (0..<(1 << open.count)).compactMap { answers in
      let turned = open.indices.filter { answers & (1 << $0) != 0 }
      return points(
        with: Dictionary(uniqueKeysWithValues: turned.map { (open[$0].code, .number(1)) }))
    }
  }

  /// The rule's points with some figures changed.
  private func points(with changed: [String: Value]) -> Double? {
    var known = figures.merging(changed) { _, new in new }
    known["max"] = .number(maximum)
    for constant in evaluation.calculation.set.constants {
      known[constant.code] = .number(constant.value[group])
    }
    let context = NamedValues(values: known)
    if case .number(let number) = rule.notation(group: group).evaluate(in: context) {
      return number
    }
    return nil
  }

  /// A start and all sums of some amounts, each taken up to so many times; thinned out to the most.
  private func sums(from start: Double, of amounts: [(points: Double, times: Int)]) -> [Double] {
    var sums: Set<Double> = [SpreadsheetNumber.round(start, places: 9)]
    for amount in amounts {
      var next = sums
      for times in 0..<amount.times {
        let added = Double(times + 1) * amount.points
        next.formUnion(sums.map { SpreadsheetNumber.round($0 + added, places: 9) })
        guard next.count <= 4 * Self.mostLevels else { break }
      }
      sums = next.count <= Self.mostLevels ? next : Self.thinned(next)
    }
    return Array(sums)
  }

  private static func thinned(_ sums: Set<Double>) -> Set<Double> {
    let sorted = sums.sorted()
    let stride = Double(sorted.count - 1) / Double(mostLevels - 1)
    return Set((0..<mostLevels).map { sorted[Int((Double($0) * stride).rounded())] })
  }
}

/// Figures by the name a rule gives them.
private struct NamedValues: EvaluationContext {
  let values: [String: Value]

  func value(of reference: Reference) -> Value {
    if case .name(let name) = reference { values[name] ?? .blank } else { .error(.init(.name)) }
  }

  func values(of reference: Reference) -> [Value] { [.error(.init(.name))] }
}

extension IndexEvaluation {
  /// The figures that count for a criterion, by the codes of its inputs.
  fileprivate func figures(of node: Int, participant: Int) -> [String: Value] {
    guard let rule = calculation.set.nodes[node].rule,
      let stage = effectiveRound(of: node, participant: participant)
    else { return [:] }
    return Dictionary(
      rule.inputs.enumerated().map { position, input in
        (
          input.code,
          value(.input(criterion: node, input: position, stage: stage), of: participant)
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
