/// The most that some bonus or penalty items count together, such as those of one domain.
public struct ItemCap: Hashable, Sendable {
  /// The points.
  public var maximum: Double
  /// The items, positions in `CriteriaSet.nodes`; each is under one cap at most.
  public var items: [Int]

  /// A cap on some items.
  public init(maximum: Double, items: [Int]) {
    self.maximum = maximum
    self.items = items
  }
}

extension CriteriaSet {
  /// The most that all bonus or all penalty items count together; nil if nothing bounds them.
  public func cap(on part: Criterion.Part) -> Double? {
    switch part {
    case .main: nil
    case .bonus: bonusCap
    case .penalty: penaltyCap
    }
  }

  /// The caps on some of the items of a part, in the order of the set.
  public func itemCaps(on part: Criterion.Part) -> [ItemCap] {
    itemCaps.filter { cap in cap.items.contains { nodes[$0].part == part } }
  }
}
