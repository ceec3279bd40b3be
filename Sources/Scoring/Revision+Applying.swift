internal import Formulas

extension Book {
  /// The book with the weights of a revision; its rules and figures stay as they are.
  ///
  /// - Throws: what does not fit, naming the change, or the sum that does not come out.
  public func revised(by revision: Revision) throws(RevisionFault) -> Book {
    for change in revision.changes where !indices.contains(where: { $0.id == change.index }) {
      throw .unknownIndex(change)
    }
    var book = self
    for position in indices.indices {
      let index = indices[position]
      let changes = revision.changes.filter { $0.index == index.id }
      guard !changes.isEmpty else { continue }
      let groups = Set(index.participants.map { units[$0.unit].group })
      var overlay = try WeightOverlay(index, changes: changes, groups: groups)
      try overlay.apply(rescaling: revision.rescales)
      book.indices[position].criteria = overlay.revised
    }
    return book
  }
}

/// The weights of one index under a revision.
private struct WeightOverlay {
  private let index: Index
  private let set: CriteriaSet
  private let children: [[Int]]
  private let groups: [String]
  /// The groups that have maxima or weights of their own.
  private let special: [String]
  /// The amounts by node.
  private var amounts: [Int: ByGroup<Revision.Amount>] = [:]
  /// Whether a node, or any below it, has an amount.
  private var isTouched: [Bool]
  /// The set with the new weights.
  private(set) var revised: CriteriaSet

  init(_ index: Index, changes: [Revision.Change], groups: Set<String>) throws(RevisionFault) {
    self.index = index
    set = index.criteria
    revised = index.criteria
    children = index.criteria.children
    let groups = groups.isEmpty ? [""] : groups.sorted()
    self.groups = groups
    special = groups.filter { group in
      index.criteria.nodes.contains {
        $0.maximum.special[group] != nil || $0.weight?.special[group] != nil
      } || changes.contains { $0.weight.special[group] != nil }
    }
    isTouched = [Bool](repeating: false, count: index.criteria.nodes.count)
    for change in changes {
      guard let node = set.position(of: change.code) else { throw .unknownCriterion(change) }
      guard set.nodes[node].part == .main else { throw .notWeighted(change) }
      guard amounts.updateValue(change.weight, forKey: node) == nil else {
        throw .repeated(change)
      }
      for amount in [change.weight.standard] + change.weight.special.values
      where !(amount.number >= 0 && amount.number.isFinite) {
        throw .negative(change)
      }
      var touched: Int? = node
      while let next = touched {
        isTouched[next] = true
        touched = set.nodes[next].parent
      }
    }
  }

  /// Gives the named nodes their weights and checks that everything adds up.
  mutating func apply(rescaling: Bool) throws(RevisionFault) {
    var weights = set.nodes.map(\.weight)
    // Groups that differ from the others get values of their own.
    let standard = groups.first { !special.contains($0) } ?? groups[0]
    for group in [standard] + special.filter({ $0 != standard }) {
      let values =
        rescaling ? try rescaled(group) : named(group, total: Weights(set, group: group).total)
      for (node, value) in values {
        if group == standard { weights[node] = ByGroup(value) }
        guard special.contains(group) else { continue }
        weights[node] = weights[node] ?? set.nodes[node].maximum
        weights[node]?.special[group] = value
      }
    }
    for node in weights.indices { revised.nodes[node].weight = weights[node] }
    for group in groups { try check(group, named: special.isEmpty ? "" : group) }
  }

  /// The weights that are named, in points, of what a unit group has.
  private func named(_ group: String, total: Double) -> [Int: Double] {
    amounts.filter { set.nodes[$0.key].isOf(group: group) }
      .mapValues { $0[group].points(ofTotal: total) }
  }

  // MARK: Making room

  /// The weights that are named, and those that make room for them among their siblings.
  private func rescaled(_ group: String) throws(RevisionFault) -> [Int: Double] {
    let weights = Weights(set, group: group)
    let named = named(group, total: weights.total)
    var result: [Int: Double] = [:]
    try share(
      weights.total, among: set.domains, of: nil, group, weights, named: named, into: &result)
    return result
  }

  private func share(
    _ total: Double, among nodes: [Int], of parent: Int?, _ group: String, _ weights: Weights,
    named: [Int: Double], into result: inout [Int: Double]
  ) throws(RevisionFault) {
    guard nodes.contains(where: { isTouched[$0] }) else { return }
    let given = nodes.filter { named[$0] != nil }
    let others = nodes.filter { named[$0] == nil }
    let fixed = given.reduce(0) { $0 + (named[$1] ?? 0) }
    let present = others.reduce(0) { $0 + weights.effective[$1] }
    let room = SpreadsheetNumber.round(total - fixed, places: SpreadsheetNumber.guardPlaces)
    let fault = RevisionFault.noRoom(
      index: index.id, code: parent.map { set.nodes[$0].code },
      group: special.isEmpty ? "" : group, declared: total,
      parts: fixed)
    let isAlone = others.isEmpty || present == 0
    if isAlone ? fixed == 0 && room != 0 : room < 0 { throw fault }
    func scaled(_ node: Int) -> Double {
      if let value = named[node] { return isAlone && room != 0 ? value * total / fixed : value }
      return present == 0 ? 0 : room * weights.effective[node] / present
    }
    // Rounded at nine places; the greatest takes what that leaves, so that the sum is the total.
    var values = nodes.map {
      SpreadsheetNumber.round(scaled($0), places: SpreadsheetNumber.guardPlaces)
    }
    let adjustable = nodes.indices.filter { isAlone || named[nodes[$0]] == nil }
    if let greatest = adjustable.max(by: { values[$0] < values[$1] }) {
      let rest = values.indices.reduce(total) { $1 == greatest ? $0 : $0 - values[$1] }
      values[greatest] = SpreadsheetNumber.round(rest, places: SpreadsheetNumber.guardPlaces)
    }
    for (node, value) in zip(nodes, values) {
      result[node] = value
      try share(
        value, among: children[node], of: node, group, weights, named: named, into: &result)
    }
  }

  // MARK: Adding up

  /// Whether what is named came out as it was named, and the whole weighs what it did.
  private func check(_ group: String, named name: String) throws(RevisionFault) {
    let before = Weights(set, group: group)
    let after = Weights(revised, group: group)
    for node in set.nodes.indices where isTouched[node] && revised.nodes[node].weight != nil {
      let parts = children[node].reduce(0) { $0 + after.own[$1] }
      let hasTouchedParts = children[node].contains { isTouched[$0] }
      guard hasTouchedParts, differs(parts, after.own[node]) else { continue }
      throw .doesNotAddUp(
        index: index.id, code: set.nodes[node].code, group: name, declared: after.own[node],
        parts: parts)
    }
    guard differs(before.total, after.total) else { return }
    throw .doesNotAddUp(
      index: index.id, code: nil, group: name, declared: before.total, parts: after.total)
  }

  private func differs(_ left: Double, _ right: Double) -> Bool {
    SpreadsheetNumber.round(left - right, places: SpreadsheetNumber.guardPlaces) != 0
  }
}
