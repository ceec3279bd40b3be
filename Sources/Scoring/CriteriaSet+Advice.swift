/// A setting of a criteria set that is allowed and seldom meant.
public enum Advice: Hashable, Sendable {
  /// Unrounded scores are to rank, but the total of points is rounded before it becomes the score.
  case roundedTotalRanks(places: Int)
  /// A grade cap on a criterion that gives no points: it never holds.
  case capWithoutPoints(criterion: Int)
  /// A grade cap on a penalty item: it holds for those who are penalised least.
  case capOnPenalty(criterion: Int)
  /// The domains' weights, some of them declared, add up to something that is neither 1, 100 nor what
  /// their maxima add up to.
  case weightsAddUp(total: Double, group: String)
}

extension CriteriaSet {
  /// What is allowed and seldom meant, settings first.
  ///
  /// - Parameter groups: the unit groups that take part.
  /// - Returns: each piece of advice once.
  public func advice(groups: [String]) -> [Advice] {
    var advice: [Advice] = []
    if !ranking.byRounded, let places = rounding.total {
      advice.append(.roundedTotalRanks(places: places))
    }
    for group in groups.isEmpty ? [""] : groups {
      let found = capAdvice(group) + weightAdvice(group)
      for one in found where !advice.contains(one) { advice.append(one) }
    }
    return advice
  }

  private func capAdvice(_ group: String) -> [Advice] {
    (gradeScale(for: group)?.caps ?? []).compactMap { cap in
      guard case .share(let share) = cap.condition else { return nil }
      let node = nodes[share.node]
      if node.part == .penalty { return .capOnPenalty(criterion: share.node) }
      if node.rule?.isScored == false { return .capWithoutPoints(criterion: share.node) }
      return nil
    }
  }

  private func weightAdvice(_ group: String) -> [Advice] {
    guard domains.contains(where: { nodes[$0].weight != nil }) else { return [] }
    let weights = Weights(self, group: group)
    let maximum = domains.reduce(0) { $0 + weights.maximum[$1] }
    let isUsual = [1, 100, maximum].contains { abs($0 - weights.total) < 1e-9 }
    let isForAll = nodes.allSatisfy {
      $0.weight?.special[group] == nil && $0.maximum.special[group] == nil
    }
    return isUsual ? [] : [.weightsAddUp(total: weights.total, group: isForAll ? "" : group)]
  }
}
