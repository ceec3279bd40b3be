import Scoring

/// What indices take from each other: their scales, and never in a circle.
struct IndexLinks {
  let ids: [String]
  let findings: Findings

  /// Fills in the scales that rules leave out, and adds a fault for every circle.
  func resolve(_ sets: inout [LoadedSet?]) {
    var edges = [[Int]](repeating: [], count: ids.count)
    var places: [[Int: Place]] = edges.map { _ in [:] }
    for position in sets.indices {
      for reference in sets[position]?.indexReferences ?? [] {
        guard let target = ids.firstIndex(of: reference.id) else { continue }
        if places[position][target] == nil { edges[position].append(target) }
        places[position][target] = places[position][target] ?? reference.place
        if let node = reference.scaleOf, let scale = sets[target].map(fullMarks) {
          sets[position]?.set.nodes[node].rule?.kind = Rule.OtherIndex.index(
            reference.id, scale: scale)
        }
      }
    }
    for cycle in cycles(of: edges) {
      let place = zip(cycle, cycle.dropFirst()).compactMap { places[$0][$1] }.last
      findings.add(.formula(.indexCycle(cycle.map { ids[$0] })), at: place)
    }
  }

  /// The scale of a set, or its points where it has no scale.
  private func fullMarks(_ loaded: LoadedSet) -> Double {
    loaded.set.scale
      ?? loaded.set.nodes.filter { $0.part == .main && $0.parent == nil }
      .reduce(0) { $0 + $1.maximum.standard }
  }
}
