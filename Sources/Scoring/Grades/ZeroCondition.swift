internal import Formulas

/// Some criterion has 0 points: of all criteria proper, or of those in a domain.
///
///     {zero: any, grade: Tốt}
///     {zero: any, criterion: "3", grade: Tốt}
///
/// What does not apply to a unit, what weighs nothing, what is only tracked, and bonus and penalty items do
/// not count: of 5, 0, « x » and a bonus of 0 it is the second that makes it hold.
public struct ZeroCondition: Hashable, Sendable, GradeConditionKind {
  /// The keys of the format.
  public static let keys = ["zero", "criterion"]

  /// The domain or group whose criteria are looked at; nil for all.
  public let criterion: Int?

  /// Some criterion without points, of all or below one of them.
  public init(below criterion: Int? = nil) { self.criterion = criterion }

  func test(in calculation: Calculation, group: String) -> Expression {
    .binary(.greater, count(in: calculation), 0)
  }

  /// How many criteria have 0 points, neighbours in one range; of those that do not apply only the ones that
  /// then have 0 points are taken off again, as all others have a mark.
  private func count(in calculation: Calculation) -> Expression {
    let (set, final) = (calculation.set, calculation.final)
    let nodes = scored(in: set).filter { calculation.isAssessed($0, stage: final) }
    var runs: [ClosedRange<Int>] = []
    for node in nodes {
      if let last = runs.last, last.upperBound == node - 1 {
        runs[runs.count - 1] = last.lowerBound...node
      } else {
        runs.append(node...node)
      }
    }
    let counts = runs.compactMap { run -> Expression? in
      guard let points = range(run, in: calculation, { .contribution(node: $0, stage: final) }),
        let first = calculation.slot(.weight(node: run.lowerBound)),
        let last = calculation.slot(.weight(node: run.upperBound))
      else { return nil }
      let weights: Expression =
        first == last ? .slot(first) : .reference(.run(first: first, last: last))
      // A mark is a text, which is not less than any number.
      let isZero =
        .binary(.less, points, .number(5e-10)) * .binary(.greater, points, .number(-5e-10))
        * .binary(.notEqual, weights, 0)
      return .call(.sumProduct, [isZero])
    }
    let marked = nodes.filter { set.nodes[$0].notApplicable == .zero }.compactMap { node in
      calculation.slot(of: .mark(criterion: node)).flatMap { mark -> Expression? in
        guard let weight = calculation.slot(.weight(node: node)) else { return nil }
        let isMarked = calculation.expanded(
          .binary(.equal, .slot(mark), .text(Marks.notApplicable)), group: "",
          isPlaced: { _ in false })
        return isMarked * .binary(.notEqual, .slot(weight), 0)
      }
    }
    return marked.reduce(.sum(counts)) { $0 - $1 }
  }

  /// The criteria that have points to have none of.
  private func scored(in set: CriteriaSet) -> [Int] {
    set.mainNodes.filter { node in
      guard let rule = set.nodes[node].rule else { return false }
      if case .tracking = rule.kind { return false }
      return criterion.map { set.isNode(node, atOrBelow: $0) } ?? true
    }
  }

  private func range(
    _ run: ClosedRange<Int>, in calculation: Calculation, _ kind: (Int) -> Line.Kind
  ) -> Expression? {
    guard let first = calculation.line(kind(run.lowerBound)),
      let last = calculation.line(kind(run.upperBound))
    else { return nil }
    return first == last ? .slot(first) : .reference(.run(first: first, last: last))
  }

  func words(_ wording: ConditionWording) -> String {
    guard let criterion else {
      return wording["có tiêu chí 0 điểm", "some criterion has 0 points"]
    }
    let name = wording.name(of: criterion)
    return wording["có tiêu chí 0 điểm ở \(name)", "some criterion has 0 points in \(name)"]
  }
}
