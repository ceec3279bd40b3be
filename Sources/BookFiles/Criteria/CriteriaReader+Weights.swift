import Scoring

extension CriteriaReader {
  /// Warns of weights that were given and add up to neither a round whole, nor the scale, nor the maxima.
  func checkWeights(of set: CriteriaSet) {
    let weighted = set.mainNodes.filter { set.nodes[$0].weight != nil }
    // Sums of maxima that do not match are told already.
    guard let first = weighted.first, !findings.all.hasErrors else { return }
    let tops = set.mainNodes.filter { set.nodes[$0].parent == nil }
    // A group of its own weights counts if its domains have them: single criteria may differ.
    let special = Set(tops.flatMap { set.nodes[$0].weight?.special.keys.sorted() ?? [] })
    for group in [""] + special.sorted() {
      let effective = Weights(set, group: group).effective
      let sum = tops.reduce(0) { $0 + effective[$1] }
      let maxima = tops.reduce(0) { $0 + set.nodes[$1].maximum[group] }
      let wholes = [1, 10, 100, 1_000, set.scale ?? maxima, maxima]
      // Weights of nothing are a fault of their own.
      guard sum != 0, !wholes.contains(where: { agree($0, sum) }) else { continue }
      let expected = [set.scale ?? 100, maxima]
      findings.warn(
        .criteria(
          .oddWeights(
            group: group, sum: sum,
            expected: agree(expected[0], expected[1]) ? [maxima] : expected)),
        at: drafts[first].fields.valuePlace("weight"))
    }
  }
}
