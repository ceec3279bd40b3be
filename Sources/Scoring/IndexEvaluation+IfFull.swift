internal import Formulas

// The rank a unit would have with one criterion in full, counted among the others as they are.
extension Derivation {
  /// The ranks of the participants asked for.
  mutating func ranksIfFull(_ node: Int) -> [Value] {
    let basis = column(.basisIfFull(node: node))
    guard basis.contains(where: { $0.number != nil }) else { return basis }
    let own = result.calculation.set.ranking.tieBreak.indices.map { key in
      values(of: [result.calculation.keyIfFull(key, node)])
    }
    let all = standingKeys
    return participants.indices.map { position in
      guard case .number(let number) = basis[position] else { return .text("") }
      let tuple = [number] + own.map { $0[position].number ?? -.infinity }
      return .number(Double(rank(of: tuple, for: participants[position], among: all)))
    }
  }

  /// What ranks each participant: the number and the keys that decide between equals; nil for those who
  /// are not ranked.
  private var standingKeys: [[Double]?] {
    let keys = result.calculation.set.ranking.tieBreak.indices.map { result.column(.tieBreak($0)) }
    return result.column(.basis).enumerated().map { participant, basis in
      basis.number.map { [$0] + keys.map { $0[participant].number ?? -.infinity } }
    }
  }

  private func rank(of own: [Double], for participant: Int, among all: [[Double]?]) -> Int {
    let ties = result.calculation.set.ranking.ties
    var before = 0
    var seen: Set<[Double]> = []
    for (other, tuple) in all.enumerated() where other != participant {
      guard let tuple, !tuple.lexicographicallyPrecedes(own) else { continue }
      if tuple == own {
        if ties == .ordinal, other < participant { before += 1 }
      } else if ties != .dense || seen.insert(tuple).inserted {
        before += 1
      }
    }
    return before + 1
  }
}

extension Value {
  /// The number it is, if it is one.
  fileprivate var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}
