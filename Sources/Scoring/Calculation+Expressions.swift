public import Formulas

// The formula of every line, as a sheet shows it.
extension Calculation {
  /// A line's formula for a unit group as it stands in a sheet, over the slots of other lines.
  ///
  /// Ranks and counts have one too, although the engine computes them by sorting.
  ///
  /// - Returns: nil for what is read, and for nodes that the round says nothing about.
  public func expression(of kind: Line.Kind, group: String) -> Expression? {
    if let face = face(of: kind) ?? limitFace(of: kind, group: group) { return face }
    guard let line = line(kind) else { return formula(of: kind, group: group) }
    let expressions = lines[line].expressions
    guard expressions.count > 1 else { return expressions.first }
    return expressions[groups.firstIndex(of: group) ?? 0]
  }

  /// A line's formula with the formulas of derived lines put in that have no cell of their own.
  ///
  /// What a formula takes as a range (`slots`, `slotsUpTo`, `run`) must have cells; see
  /// ``linesNeeded(for:group:)``.
  ///
  /// - Parameters:
  ///   - kind: the line.
  ///   - group: the unit group.
  ///   - isPlaced: whether a derived line has a cell to refer to. Stored lines and what is read are never
  ///     replaced.
  /// - Returns: nil for what is read, and for nodes that the round says nothing about.
  public func expression(
    of kind: Line.Kind, group: String, isPlaced: (Line.Kind) -> Bool
  ) -> Expression? {
    expression(of: kind, group: group).map {
      expanded($0, group: group, isPlaced: isPlaced)
    }
  }

  /// An expression with the formulas of derived lines put in that have no cell of their own.
  public func expanded(
    _ expression: Expression, group: String, isPlaced: (Line.Kind) -> Bool
  ) -> Expression {
    expression.mappingReferences { reference in
      guard case .slot(let slot) = reference, slot >= lines.count,
        case let kind = self.kind(atSlot: slot), !isPlaced(kind),
        let inner = self.expression(of: kind, group: group)
      else { return .reference(reference) }
      return expanded(inner, group: group, isPlaced: isPlaced)
    }
  }

  /// The derived lines that a formula takes as ranges, directly or through others put in: those that need
  /// cells wherever the line is shown.
  public func linesNeeded(for kind: Line.Kind, group: String) -> [Line.Kind] {
    guard let expression = expression(of: kind, group: group, isPlaced: { _ in false }) else {
      return []
    }
    var needed: [Line.Kind] = []
    for reference in expression.references {
      let slots: ClosedRange<Int>? =
        switch reference {
        case .slots(let slot), .slotsUpTo(let slot): slot...slot
        case .run(let first, let last) where first >= 0: first...last
        default: nil
        }
      for slot in slots ?? 0...0 where slot >= lines.count {
        let kind = self.kind(atSlot: slot)
        if !needed.contains(kind) { needed.append(kind) }
      }
    }
    return needed
  }

  /// A parameter's formula over other parameters; nil for what is given.
  ///
  ///     own(group)       = what is declared, or Σ own(children) if nothing is or that is nothing
  ///     effective(child) = effective(parent) × own(child) / Σ own(siblings)
  public func expression(of parameter: Parameter) -> Expression? {
    func slots(_ nodes: [Int], _ make: (Int) -> Parameter) -> [Expression] {
      nodes.compactMap { slot(make($0)).map { .slot($0) } }
    }
    func value(_ parameter: Parameter) -> Expression { slot(parameter).map { .slot($0) } ?? 0 }
    switch parameter {
    case .maximum, .declaredWeight, .gradeFrom, .constant: return nil
    case .ownWeight(let node):
      let declared = value(.declaredWeight(node: node))
      let children = self.children[node]
      guard !children.isEmpty else {
        // A group that does not have the criterion gives it no weight, whatever is declared for it.
        guard groups.contains(where: { !self.set.nodes[node].isOf(group: $0) }) else {
          return declared
        }
        return .if(.binary(.equal, value(.maximum(node: node)), 0), 0, declared)
      }
      let sum = Expression.call(.sum, slots(children) { .ownWeight(node: $0) })
      return .if(
        .call(.or, [.binary(.equal, declared, .text("")), .binary(.equal, sum, 0)]), sum, declared)
    case .weight(let node):
      let own = value(.ownWeight(node: node))
      guard let parent = set.nodes[node].parent else { return own }
      let all = Expression.call(.sum, slots(children[parent]) { .ownWeight(node: $0) })
      return .if(
        .binary(.equal, all, 0), 0, value(.weight(node: parent)) * own / all)
    case .totalWeight: return .call(.sum, slots(set.domains) { .weight(node: $0) })
    case .weightShare(let node):
      guard set.nodes[node].part == .main else { return nil }
      let total = value(.totalWeight)
      return .if(.binary(.equal, total, 0), 0, value(.weight(node: node)) / total * 100)
    }
  }
}
