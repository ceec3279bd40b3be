internal import Formulas

// Limits on grades: the engine counts by sorting, a sheet by ranges.
extension Calculation {
  /// The line of grades before a limit, by its position among the scale's, or after all of them.
  public func grades(before limit: Int) -> Line.Kind {
    limit < limits ? .gradeBefore(limit: limit) : .gradeNumber
  }

  /// The limit that makes a line of grades of the one before it; nil for another line.
  func limit(making kind: Line.Kind) -> Int? {
    switch kind {
    case .gradeBefore(let limit) where limit > 0: limit - 1
    case .gradeNumber where limits > 0: limits - 1
    default: nil
    }
  }

  /// The grades after a limit, from those before it.
  ///
  /// - Parameters:
  ///   - limit: the limit's position among those of each unit's scale.
  ///   - grades: the numbers of the grades before it.
  ///   - ranks: the ranks among all; nil for units that are not ranked.
  ///   - groups: the positions of the units' groups in ``groups``.
  /// - Returns: the numbers of the grades after it.
  /// - Complexity: O(n log n).
  public func limited(
    _ limit: Int, _ grades: [Int?], ranks: [Int?], groups: [Int]
  ) -> [Int?] {
    var result = grades
    for (group, name) in self.groups.enumerated() {
      guard let scale = self.set.gradeScale(for: name), scale.limits.indices.contains(limit) else {
        continue
      }
      let (grade, rule) = scale.limits[limit]
      let isRival = { (unit: Int) in
        ranks[unit] != nil && (rule.scope == .all || groups[unit] == group)
      }
      let rivals = grades.indices.filter(isRival)
      let room = rule.amount.room(among: rivals.count)
      let sorted = rivals.filter { grades[$0] == grade + 1 }.compactMap { ranks[$0] }.sorted()
      // How many there are up to each rank, and before it.
      var (upTo, before): ([Int: Int], [Int: Int]) = ([:], [:])
      for (place, rank) in sorted.enumerated() {
        upTo[rank] = place + 1
        if before[rank] == nil { before[rank] = place }
      }
      for unit in grades.indices where groups[unit] == group && grades[unit] == grade + 1 {
        guard let rank = ranks[unit] else { continue }
        let isKept =
          rule.ties == .dropAll ? (upTo[rank] ?? 0) <= room : (before[rank] ?? 0) < room
        if !isKept { result[unit] = grade + 2 }
      }
    }
    return result
  }

  // MARK: In a sheet

  /// The formula of grades after a limit, as a sheet counts; nil for another line.
  func limitFace(of kind: Line.Kind, group: String) -> Expression? {
    guard let position = limit(making: kind) else { return nil }
    let before = Line.Kind.gradeBefore(limit: position)
    guard let scale = self.set.gradeScale(for: group) else { return .text("") }
    guard scale.limits.indices.contains(position) else { return slot(before) }
    let (grade, rule) = scale.limits[position]
    let isOfGroup = rule.scope == .group && groups.count > 1
    let rank = isOfGroup ? Line.Kind.groupRank : .rank
    func all(_ kind: Line.Kind) -> Expression { .slots(slot(of: kind) ?? 0) }
    let number = Expression.number(Double(grade + 1))
    let isDropping = rule.ties == .dropAll
    let rivals =
      (isOfGroup ? [Expression.binary(.equal, all(.unitGroup), slot(.unitGroup))] : []) + [
        .binary(.equal, all(before), number), .binary(.notEqual, all(rank), .text("")),
        .binary(isDropping ? .lessOrEqual : .less, all(rank), slot(rank)),
      ]
    let count = Expression.call(
      .sumProduct, [rivals.dropFirst().reduce(rivals[0]) { $0 * $1 }])
    let ranked = slot(isOfGroup ? .groupRankedCount : .rankedCount)
    let isKept = Expression.binary(
      isDropping ? .lessOrEqual : .less, count, rule.amount.room(among: ranked))
    return .if(
      .call(.isNumber, [slot(rank)]),
      .if(
        .binary(.equal, slot(before), number), .if(isKept, number, number + 1), slot(before)),
      slot(before))
  }
}

extension GradeLimit.Amount {
  /// How many units have room among some.
  public func room(among count: Int) -> Int {
    let room = room(among: .number(Double(count)))
    guard case .number(let number) = room.evaluate(in: NoReferences()) else { return 0 }
    return Int(number)
  }

  /// The same as a formula.
  fileprivate func room(among count: Expression) -> Expression {
    switch self {
    case .best(let number): return .number(Double(number))
    case .share(let percent, let rounding):
      let function: Function =
        switch rounding {
        case .down: .roundDown
        case .nearest: .round
        case .up: .roundUp
        }
      return .call(function, [.call(.round, [count * .number(percent) / 100, 9]), 0])
    }
  }

  private struct NoReferences: EvaluationContext {
    func value(of reference: Reference) -> Value { .error(FormulaError(.name)) }
    func values(of reference: Reference) -> [Value] { [.error(FormulaError(.name))] }
  }
}
