internal import Formulas

// Ranks as a spreadsheet counts them.
//
// The engine ranks by sorting (`Ranking.swift`), a way of its own. These forms are computed alike by Excel
// 2010 and later, LibreOffice, IronCalc and Gnumeric: numbers are rounded in a line of their own before they
// are compared, and `(R<>"")*(R>x)` leaves out the empty texts, which a comparison takes for large.
extension Calculation {
  /// A line's formula in a sheet where the engine sorts or counts by itself; nil for the others.
  func face(of kind: Line.Kind) -> Expression? {
    switch kind {
    case .rank: rank(inGroup: false)
    case .groupRank: rank(inGroup: true)
    case .position: position
    case .rankFirst: first(inGroup: false)
    case .groupRankFirst: first(inGroup: true)
    case .nodeFirst(let node): nodeFirst(node)
    case .nodeRank(let node): nodeRank(node)
    case .lossPosition(let node): lossPosition(node)
    case .lossCount: overLosses(.countIf)
    case .lossSum: overLosses(.sumIf)
    case .climberPosition: moverPosition(ascending: false)
    case .fallerPosition: moverPosition(ascending: true)
    case .rankedCount: .call(.count, [all(.basis)])
    case .groupRankedCount:
      .call(.sumProduct, [inSameGroup * .binary(.notEqual, all(.basis), .text(""))])
    case .unitsAbove: ifNumber(.basis, .call(.sumProduct, [above(.basis)]))
    case .nextScore: nextScore
    case .unitAhead:
      ifNumber(
        .nextScore, .call(.match, [slot(.nextScore), all(.basis), 0]),
        otherwise: .text(Marks.leftOut))
    case .scoreBehind: scoreBehind
    case .unitBehind:
      ifNumber(
        .scoreBehind, .call(.match, [slot(.scoreBehind), all(.basis), 0]),
        otherwise: .text(Marks.leftOut))
    case .rankIfFull(let node): rankIfFull(node)
    case .meanShare(let node): meanShare(node)
    case .bestShare(let node): shareStatistic(.max, node)
    case .leastShare(let node): shareStatistic(.min, node)
    case .bestUnit(let node): unit(.max, node)
    case .leastUnit(let node): unit(.min, node)
    case .meanScore:
      .ifError(
        .call(
          .round, [.call(.averageIfs, [all(.score(stage: final)), all(.rank), hasRank]), 9]),
        .text(Marks.leftOut))
    case .meanPoints(let node): .ifError(meanContribution(node), .text(Marks.leftOut))
    case .withoutPoints(let node):
      .call(.countIfs, [all(.contribution(node: node, stage: final)), 0, all(.rank), hasRank])
    default: nil
    }
  }

  // MARK: Rank

  private var keys: [Line.Kind] {
    [.basis] + self.set.ranking.tieBreak.indices.map { .tieBreak($0) }
  }

  private func rank(inGroup: Bool) -> Expression {
    let rank: Expression =
      switch self.set.ranking.ties {
      case .competition where keys.count == 1 && !inGroup:
        .call(.rank, [slot(.basis), all(.basis)])
      case .competition: 1 + countBefore(inGroup: inGroup)
      case .ordinal: countBefore(inGroup: inGroup) + equalsUpTo(inGroup: inGroup)
      case .dense:
        1 + countBefore(inGroup: inGroup, only: inGroup ? .groupRankFirst : .rankFirst)
      }
    return ifNumber(.basis, rank)
  }

  /// How many come before: those with more in the first key that differs.
  private func countBefore(inGroup: Bool, only first: Line.Kind? = nil) -> Expression {
    let scope = (inGroup ? [inSameGroup] : []) + (first.map { [all($0)] } ?? [])
    let counts = keys.indices.map { position in
      let same = keys[..<position].map { equal(all($0), slot($0)) }
      let more =
        position == 0
        ? above(keys[0]) : .binary(.greater, all(keys[position]), slot(keys[position]))
      return Expression.call(.sumProduct, [product(scope + same + [more])])
    }
    return .sum(counts)
  }

  /// How many from the first unit to the own one are equal to it in all keys; it is one of them.
  private func equalsUpTo(inGroup: Bool) -> Expression {
    guard keys.count > 1 || inGroup else {
      return .call(.countIf, [upTo(.basis), slot(.basis)])
    }
    let same = keys.map { equal(upTo($0), slot($0)) }
    let group = inGroup ? [equal(upTo(.unitGroup), slot(.unitGroup))] : []
    return .call(.sumProduct, [product(group + same)])
  }

  private func first(inGroup: Bool) -> Expression {
    ifNumber(.basis, .if(equal(equalsUpTo(inGroup: inGroup), 1), 1, 0), otherwise: 0)
  }

  /// Those ranked better, and of the equal ones those before; then those who are not ranked.
  private var position: Expression {
    let rank = slot(.rank)
    let among = Expression.call(.countIf, [upTo(.rank), rank])
    let position: Expression =
      switch self.set.ranking.ties {
      case .competition: rank + among - 1
      case .ordinal: rank
      case .dense: .call(.sumProduct, [below(.rank)]) + among
      }
    let unranked = Expression.call(.sumProduct, [equal(upTo(.rank), .text("")) * 1])
    return ifNumber(.rank, position, otherwise: .call(.count, [all(.rank)]) + unranked)
  }

  // MARK: Other orders

  private func nodeFirst(_ node: Int) -> Expression {
    let key = Line.Kind.nodeKey(node: node)
    return ifNumber(
      key, .if(equal(.call(.countIf, [upTo(key), slot(key)]), 1), 1, 0), otherwise: 0)
  }

  private func nodeRank(_ node: Int) -> Expression {
    let key = Line.Kind.nodeKey(node: node)
    let rank =
      self.set.ranking.ties == .dense
      ? 1 + .call(.sumProduct, [all(.nodeFirst(node: node)) * above(key)])
      : Expression.call(.rank, [slot(key), all(key)])
    return ifNumber(
      key, rank,
      otherwise: ifRanked(
        slot(.share(node: node, stage: final)), otherwise: .text(Marks.leftOut)))
  }

  /// The place among the losses, which stand side by side in the order of the nodes.
  private func lossPosition(_ node: Int) -> Expression {
    guard let first = slot(of: .lossKey(node: 0)), let own = slot(of: .lossKey(node: node)),
      let last = slot(of: .lossKey(node: self.set.nodes.count - 1))
    else { return .text("") }
    let rank = Expression.call(.rank, [.slot(own), .reference(.run(first: first, last: last))])
    let among = Expression.call(
      .countIf, [.reference(.run(first: first, last: own)), .slot(own)])
    return ifNumber(.lossKey(node: node), rank + among - 1)
  }

  /// A count or sum of the losses above 0.
  private func overLosses(_ function: Function) -> Expression {
    guard let first = slot(of: .lossKey(node: 0)),
      let last = slot(of: .lossKey(node: self.set.nodes.count - 1))
    else { return 0 }
    return .call(function, [.reference(.run(first: first, last: last)), .text(">0")])
  }

  private func moverPosition(ascending: Bool) -> Expression {
    let rank = Expression.call(
      .rank, [slot(.placesWon), all(.placesWon)] + (ascending ? [1] : []))
    return ifNumber(
      .placesWon, rank + .call(.countIf, [upTo(.placesWon), slot(.placesWon)]) - 1)
  }

  /// The last one of those above, counted from the greatest.
  private var nextScore: Expression {
    let count = slot(.unitsAbove)
    let next = Expression.call(.large, [all(.basis), count])
    return ifNumber(
      .unitsAbove, .if(equal(count, 0), .text(Marks.leftOut), next),
      otherwise: .text(Marks.leftOut))
  }

  /// The first one of those below, counted from the greatest.
  private var scoreBehind: Expression {
    let upTo = slot(.unitsAbove) + .call(.countIf, [all(.basis), slot(.basis)])
    let next = Expression.call(.large, [all(.basis), upTo + 1])
    return ifNumber(
      .unitsAbove,
      .if(.binary(.less, upTo, .call(.count, [all(.basis)])), next, .text(Marks.leftOut)),
      otherwise: .text(Marks.leftOut))
  }

  /// The rank of the number and the keys that a unit would have with one criterion in full.
  private func rankIfFull(_ node: Int) -> Expression {
    let own =
      [slot(.basisIfFull(node: node))]
      + self.set.ranking.tieBreak.indices.map {
        keyIfFull($0, node)
      }
    let ties = self.set.ranking.ties
    let others = [Expression.binary(.notEqual, all(.order), slot(.order))]
    let scope = others + (ties == .dense ? [all(.rankFirst)] : [])
    func same(_ keys: [Line.Kind]) -> [Expression] { zip(keys, own).map { equal(all($0), $1) } }
    var counts: [Expression] = []
    for (position, key) in keys.enumerated() {
      let more = Expression.binary(.greater, all(key), own[position])
      let isOne = position == 0 ? [Expression.binary(.notEqual, all(key), .text(""))] : []
      let factors = scope + same(Array(keys[..<position])) + isOne + [more]
      counts.append(.call(.sumProduct, [product(factors)]))
    }
    if ties == .ordinal {
      let before = Expression.binary(.less, all(.order), slot(.order))
      counts.append(.call(.sumProduct, [product([before] + same(keys))]))
    }
    return ifNumber(.basisIfFull(node: node), 1 + .sum(counts))
  }

  // MARK: Means

  /// Where all units can attain the same, the mean of their contributions says it without a line of shares.
  private func meanShare(_ node: Int) -> Expression {
    guard isEvenlyAttainable(node), let weight = slot(.weight(node: node)) else {
      return shareStatistic(.average, node)
    }
    return roundedShare(meanContribution(node) / .slot(weight) * 100)
  }

  private func meanContribution(_ node: Int) -> Expression {
    .call(.averageIfs, [all(.contribution(node: node, stage: final)), all(.rank), hasRank])
  }

  /// What the ranks of ranked units meet.
  private var hasRank: Expression { .text(">0") }

  /// Whether all units to which a node applies can attain its weight, one for all groups.
  func isEvenlyAttainable(_ node: Int) -> Bool {
    !hasGroupSpecificParameters && canAttainItsWeight(node, final, groups[0])
  }

  private func shareStatistic(_ function: Function, _ node: Int) -> Expression {
    let shares = all(.rankedShare(node: node))
    // The greatest of nothing would be 0.
    return .if(
      equal(.call(.count, [shares]), 0), .text(Marks.leftOut),
      roundedShare(.call(function, [shares])))
  }

  /// The first unit with the greatest or least number that ranks at a node.
  private func unit(_ function: Function, _ node: Int) -> Expression {
    let keys = all(.nodeKey(node: node))
    return .if(
      equal(.call(.count, [keys]), 0), .text(Marks.leftOut),
      .call(.match, [.call(function, [keys]), keys, 0]))
  }

  func roundedShare(_ share: Expression) -> Expression {
    .ifError(.call(.round, [share, 2]), .text(Marks.leftOut))
  }

  // MARK: Parts

  private func all(_ kind: Line.Kind) -> Expression { .slots(slot(of: kind) ?? 0) }

  private func upTo(_ kind: Line.Kind) -> Expression { .slotsUpTo(slot(of: kind) ?? 0) }

  private func equal(_ left: Expression, _ right: Expression) -> Expression {
    .binary(.equal, left, right)
  }

  private var inSameGroup: Expression { equal(all(.unitGroup), slot(.unitGroup)) }

  private func above(_ kind: Line.Kind) -> Expression {
    .binary(.notEqual, all(kind), .text("")) * .binary(.greater, all(kind), slot(kind))
  }

  private func below(_ kind: Line.Kind) -> Expression {
    .binary(.notEqual, all(kind), .text("")) * .binary(.less, all(kind), slot(kind))
  }

  private func product(_ factors: [Expression]) -> Expression {
    factors.dropFirst().reduce(factors[0]) { $0 * $1 }
  }

  private func ifNumber(
    _ kind: Line.Kind, _ value: Expression, otherwise: Expression = .text("")
  ) -> Expression {
    .if(.call(.isNumber, [slot(kind)]), value, otherwise)
  }
}
