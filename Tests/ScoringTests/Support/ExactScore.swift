import Formulas
import Scoring

/// Scores an index in fractions, from the definitions and without the engine's formulas.
struct ExactScore {
  let index: Index
  let units: [Unit]
  let participant: Int

  private var set: CriteriaSet { index.criteria }
  private var group: String { units[index.participants[participant].unit].group }

  /// What a node gives its parent: its points and the weight that applies, nil if none does.
  private struct Part {
    var earned: Fraction
    var applicable: Fraction
  }

  var score: Fraction { unrounded.rounded(set.rounding.index) }

  var unrounded: Fraction {
    let domains = set.nodes.indices.filter {
      set.nodes[$0].parent == nil && set.nodes[$0].part == .main
    }
    let total = domains.map(own).sum
    let parts = domains.map { part($0, weight: own($0), in: set.aggregation) }
    let known = parts.compactMap { $0 }
    var earned = known.map(\.earned).sum
    var applicable = known.map(\.applicable).sum
    if set.aggregation == .mean {
      earned = earned / applicable * total
      applicable = total
    }
    let scale = set.scale.map { Fraction(decimal: $0) } ?? total
    let converted = earned.rounded(set.rounding.total) / applicable * scale
    return converted + extra(.bonus, set.bonusCap) - extra(.penalty, set.penaltyCap)
  }

  private func extra(_ part: Criterion.Part, _ cap: Double?) -> Fraction {
    let items = set.nodes.indices.filter { set.nodes[$0].part == part }
    let sum = items.map { points($0).rounded(set.rounding.criterion) }.sum
    return cap.map { min(sum, Fraction(decimal: $0)) } ?? sum
  }

  private func children(_ node: Int) -> [Int] {
    set.nodes.indices.filter { set.nodes[$0].parent == node }
  }

  private func own(_ node: Int) -> Fraction {
    if let weight = set.nodes[node].weight { return Fraction(decimal: weight[group]) }
    guard set.nodes[node].rule == nil else {
      return Fraction(decimal: set.nodes[node].maximum[group])
    }
    return children(node).map(own).sum
  }

  private func part(_ node: Int, weight: Fraction, in gathering: Aggregation) -> Part? {
    guard set.nodes[node].rule == nil else { return leaf(node, weight: weight) }
    let siblings = children(node).map(own).sum
    let parts = children(node).compactMap {
      part($0, weight: weight * own($0) / siblings, in: set.nodes[node].aggregation)
    }
    guard !parts.isEmpty else { return nil }
    let earned = parts.map(\.earned).sum
    let applicable = parts.map(\.applicable).sum
    // A sum among sums hands what does not apply on; anything else converts it at once.
    let isBlock = set.nodes.contains { $0.notApplicable == .exclude(within: node) }
    if set.nodes[node].aggregation == .sum, gathering == .sum, !isBlock {
      return Part(earned: rounded(earned, node, weight), applicable: applicable)
    }
    let whole =
      set.nodes[node].aggregation == .sum && gathering == .sum
      ? weight - leftOutOfTheWhole(node, weight: weight) : weight
    return Part(earned: rounded(earned / applicable * whole, node, whole), applicable: whole)
  }

  /// The weight below a block of what does not apply and is left out of the whole set.
  private func leftOutOfTheWhole(_ node: Int, weight: Fraction) -> Fraction {
    guard set.nodes[node].rule == nil else {
      return isMarked(node) && set.nodes[node].notApplicable == .exclude() ? weight : Fraction(0)
    }
    guard set.nodes[node].aggregation == .sum else { return Fraction(0) }
    let siblings = children(node).map(own).sum
    return children(node).map { leftOutOfTheWhole($0, weight: weight * own($0) / siblings) }.sum
  }

  private func isMarked(_ node: Int) -> Bool {
    index.observations.contains {
      $0.participant == participant && $0.criterion == node && $0.input == nil
    }
  }

  /// A group's contribution, rounded as points of its maximum.
  private func rounded(_ earned: Fraction, _ node: Int, _ weight: Fraction) -> Fraction {
    let maximum = Fraction(decimal: set.nodes[node].maximum[group])
    return (earned / weight * maximum).rounded(set.rounding.group) / maximum * weight
  }

  private func leaf(_ node: Int, weight: Fraction) -> Part? {
    guard isMarked(node) else {
      let points = points(node).rounded(set.rounding.criterion)
      let maximum = Fraction(decimal: set.nodes[node].maximum[group])
      return Part(earned: points / maximum * weight, applicable: weight)
    }
    return switch set.nodes[node].notApplicable {
    case .full: Part(earned: weight, applicable: weight)
    case .zero: Part(earned: Fraction(0), applicable: weight)
    default: nil
    }
  }

  private func points(_ node: Int) -> Fraction {
    guard let rule = set.nodes[node].rule else { return Fraction(0) }
    let figures = rule.inputs.indices.map { input -> Fraction in
      let found = index.observations.first {
        $0.participant == participant && $0.criterion == node && $0.input == input
      }
      guard case .number(let number) = found?.value else { return Fraction(0) }
      return Fraction(decimal: number)
    }
    let maximum = Fraction(decimal: set.nodes[node].maximum[group])
    func total(_ options: [Rule.Option]) -> Fraction {
      zip(options, figures).map { Fraction(decimal: $0.points) * $1 }.sum
    }
    let one = Fraction(1)
    switch rule.kind {
    case is Rule.Given: return figures[0]
    case let kind as Rule.Additive: return total(kind.items)
    case is Rule.Linear: return min(one, figures[0] / figures[1]) * maximum
    case let kind as Rule.Target:
      guard case .percent(let percent) = kind.goal else { return Fraction(-1) }
      let share = figures[0] / figures[1] * Fraction(100) / Fraction(decimal: percent[group])
      return min(one, share) * maximum
    case let kind as Rule.Floor:
      let share = figures[0] / figures[1]
      let isBelow = share * Fraction(100) < Fraction(decimal: kind.percent)
      return isBelow ? Fraction(0) : min(one, share) * maximum
    case let kind as Rule.Bands:
      let percent = figures[0] / figures[1] * Fraction(100)
      let band = kind.bands[group].first { band in
        let isAbove = band.lower.map { bound in
          let edge = Fraction(decimal: bound.value)
          return bound.isInclusive ? percent >= edge : percent > edge
        }
        let isBelow = band.upper.map { bound in
          let edge = Fraction(decimal: bound.value)
          return bound.isInclusive ? percent <= edge : percent < edge
        }
        return isAbove ?? true && isBelow ?? true
      }
      return Fraction(decimal: band?.points ?? -1)
    case let kind as Rule.Deduct: return max(Fraction(0), maximum - total(kind.items))
    case let kind as Rule.PerCount:
      return min(
        kind.cap.map { Fraction(decimal: $0) } ?? maximum,
        Fraction(decimal: kind.points) * figures[0])
    case let kind as Rule.Survey: return total(kind.answers) / figures.sum * maximum
    default: return Fraction(-1)
    }
  }
}
