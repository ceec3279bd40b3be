internal import Formulas

/// The orders and counts among all participants, computed by sorting.
struct Standings {
  let result: IndexEvaluation

  private var calculation: Calculation { result.calculation }

  /// The values of a line for all participants; nil for lines that are computed by formulas.
  func column(_ kind: Line.Kind) -> [Value]? {
    switch kind {
    case .unitGroup: result.groups.map { .text(calculation.groups[$0]) }
    case .rankFirst: firsts(rankKeys)
    case .groupRankFirst:
      firsts(zip(rankKeys, result.groups).map { keys, group in keys.map { $0 + [Double(group)] } })
    case .nodeFirst(let node): firsts(numbers(.nodeKey(node: node)).map { key in key.map { [$0] } })
    case .nodeRank(let node): nodeRanks(node)
    case .climberPosition: positions(numbers(.placesWon))
    case .fallerPosition: positions(numbers(.placesWon).map { places in places.map { -$0 } })
    case .rankedCount: repeated(.number(Double(ladder.count)))
    case .groupRankedCount: groupCounts
    case .unitsAbove: above
    case .nextScore:
      ahead { _, next in .number(next) }
    case .unitAhead:
      ahead { first, _ in .number(Double(first + 1)) }
    case .scoreBehind:
      behind { _, next in .number(next) }
    case .unitBehind:
      behind { first, _ in .number(Double(first + 1)) }
    case .order: result.index.participants.indices.map { .number(Double($0 + 1)) }
    case .meanShare(let node): repeated(meanShare(node))
    case .bestShare(let node): repeated(statistic(.max, node))
    case .leastShare(let node): repeated(statistic(.min, node))
    case .bestUnit(let node): repeated(firstUnit(node) { $0 > $1 })
    case .leastUnit(let node): repeated(firstUnit(node) { $0 < $1 })
    case .meanScore: repeated(meanScore)
    case .meanPoints(let node):
      repeated(evaluated(.ifError(meanContribution(node), .text(Marks.leftOut))))
    case .withoutPoints(let node):
      repeated(.number(Double(contributionsOfRanked(node).count { $0 == .number(0) })))
    default: nil
    }
  }

  private func repeated(_ value: Value) -> [Value] {
    [Value](repeating: value, count: result.index.participants.count)
  }

  private func numbers(_ kind: Line.Kind) -> [Double?] {
    result.column(kind).map { if case .number(let number) = $0 { number } else { nil } }
  }

  // MARK: Ranks and positions

  /// What ranks a unit: the score and the keys that decide between equals.
  private var rankKeys: [[Double]?] {
    let keys = calculation.set.ranking.tieBreak.indices.map { numbers(.tieBreak($0)) }
    return numbers(.basis).enumerated().map { position, basis in
      basis.map { [$0] + keys.map { $0[position] ?? -.infinity } }
    }
  }

  /// 1 for the first of its kind.
  private func firsts(_ keys: [[Double]?]) -> [Value] {
    var seen: Set<[Double]> = []
    return keys.map { key in .number(key.map { seen.insert($0).inserted } == true ? 1 : 0) }
  }

  private func nodeRanks(_ node: Int) -> [Value] {
    let ties = calculation.set.ranking.ties
    let ranking = Ranking(
      basis: numbers(.nodeKey(node: node)), keys: [], ties: ties == .dense ? .dense : .competition)
    let shares = result.column(.share(node: node, stage: calculation.final))
    return ranking.ranks.enumerated().map { participant, rank in
      if let rank { return .number(Double(rank)) }
      let isRanked = result.value(.isRanked, of: participant) == .number(1)
      return isRanked ? shares[participant] : .text(Marks.leftOut)
    }
  }

  /// The places of numbers, the greatest first, equals in their order.
  private func positions(_ numbers: [Double?]) -> [Value] {
    Ranking(basis: numbers, keys: [], ties: .ordinal).ranks
      .map { place in place.map { .number(Double($0)) } ?? .text("") }
  }

  // MARK: The units above

  /// The numbers that rank, least first.
  private var ladder: [Double] { numbers(.basis).compactMap { $0 }.sorted() }

  private var above: [Value] {
    let ladder = ladder
    return numbers(.basis).map { own in
      guard let own else { return .text("") }
      return .number(Double(ladder.count - Self.place(above: own, in: ladder)))
    }
  }

  /// What is made of the first participant with the next number above, and of that number.
  private func ahead(_ value: (_ first: Int, _ next: Double) -> Value) -> [Value] {
    next(numbers(.basis), value)
  }

  /// What is made of the first participant with the next number below, and of that number.
  private func behind(_ value: (_ first: Int, _ next: Double) -> Value) -> [Value] {
    next(numbers(.basis).map { own in own.map { -$0 } }) { value($0, -$1) }
  }

  private func next(
    _ basis: [Double?], _ value: (_ first: Int, _ next: Double) -> Value
  ) -> [Value] {
    let ladder = basis.compactMap { $0 }.sorted()
    var first: [Double: Int] = [:]
    for (participant, number) in basis.enumerated() {
      if let number, first[number] == nil { first[number] = participant }
    }
    return basis.map { own in
      guard let own, case let place = Self.place(above: own, in: ladder), place < ladder.count,
        let participant = first[ladder[place]]
      else { return .text(Marks.leftOut) }
      return value(participant, ladder[place])
    }
  }

  /// The place of the first number above another one.
  private static func place(above number: Double, in ladder: [Double]) -> Int {
    var (low, high) = (0, ladder.count)
    while low < high {
      let middle = (low + high) / 2
      if ladder[middle] > number { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private var groupCounts: [Value] {
    var counts = [Int](repeating: 0, count: calculation.groups.count)
    for (group, basis) in zip(result.groups, numbers(.basis)) where basis != nil {
      counts[group] += 1
    }
    return result.groups.map { .number(Double(counts[$0])) }
  }

  // MARK: Shares

  /// The mean as the sheet forms it: of the contributions where they say it, else of the shares.
  private func meanShare(_ node: Int) -> Value {
    guard calculation.isEvenlyAttainable(node) else {
      return statistic(.average, node)
    }
    let weight = Expression.number(result.weights[0].effective[node])
    return evaluated(calculation.roundedShare(meanContribution(node) / weight * 100))
  }

  /// The position of the first unit whose number that ranks at a node comes before all others' by an order.
  private func firstUnit(_ node: Int, _ isBefore: (Double, Double) -> Bool) -> Value {
    var first: (position: Int, key: Double)?
    for (position, key) in numbers(.nodeKey(node: node)).enumerated() {
      guard let key else { continue }
      if let known = first, !isBefore(key, known.key) { continue }
      first = (position, key)
    }
    return first.map { .number(Double($0.position + 1)) } ?? .text(Marks.leftOut)
  }

  private var meanScore: Value {
    let scores = zip(result.column(.score(stage: calculation.final)), numbers(.rank))
      .filter { $1 != nil }.map(\.0)
    return evaluated(
      .ifError(
        .call(.round, [.call(.average, [.array(scores)]), 9]), .text(Marks.leftOut)))
  }

  private func meanContribution(_ node: Int) -> Expression {
    .call(.average, [.array(contributionsOfRanked(node))])
  }

  private func contributionsOfRanked(_ node: Int) -> [Value] {
    let line = result.column(.contribution(node: node, stage: calculation.final))
    return zip(line, numbers(.rank)).filter { $1 != nil }.map(\.0)
  }

  private func statistic(_ function: Function, _ node: Int) -> Value {
    let shares = result.column(.rankedShare(node: node))
    let hasNone = !shares.contains { if case .number = $0 { true } else { false } }
    return hasNone
      ? .text(Marks.leftOut)
      : evaluated(calculation.roundedShare(.call(function, [.array(shares)])))
  }

  private func evaluated(_ constant: Expression) -> Value { constant.evaluate(in: NoReferences()) }

  private struct NoReferences: EvaluationContext {
    func value(of reference: Reference) -> Value { .error(FormulaError(.name)) }
    func values(of reference: Reference) -> [Value] { [.error(FormulaError(.name))] }
  }
}
