extension CriteriaSet {
  /// The positions of each node's children, in order.
  public var children: [[Int]] {
    var children = [[Int]](repeating: [], count: nodes.count)
    for node in nodes.indices {
      if let parent = nodes[node].parent { children[parent].append(node) }
    }
    return children
  }

  /// The units that a criterion's rule compares.
  public func cohort(of node: Int) -> Cohort { nodes[node].cohort ?? cohort }

  /// The positions of the domains: the first level of the criteria proper.
  public var domains: [Int] { topLevel(of: .main) }

  /// The positions of the criteria proper, groups and scored ones.
  public var mainNodes: [Int] { nodes.indices.filter { nodes[$0].part == .main } }

  /// The positions of the scored criteria proper.
  public var leaves: [Int] { mainNodes.filter { nodes[$0].rule != nil } }

  /// The first level of a part of the set.
  public func topLevel(of part: Criterion.Part) -> [Int] {
    nodes.indices.filter { nodes[$0].parent == nil && nodes[$0].part == part }
  }

  /// Whether a node is another one or stands below it.
  public func isNode(_ node: Int, atOrBelow ancestor: Int) -> Bool {
    node == ancestor || nodes[node].parent.map { isNode($0, atOrBelow: ancestor) } ?? false
  }

  /// The number of ancestors of a node: 0 for a domain.
  public func depth(of node: Int) -> Int {
    var depth = 0
    var ancestor = nodes[node].parent
    while let next = ancestor {
      depth += 1
      ancestor = nodes[next].parent
    }
    return depth
  }

  /// The position of the criterion of a code.
  public func position(of code: String) -> Int? { nodes.firstIndex { $0.code == code } }

  /// What a node is called by where neither its name nor its block stands beside it: its printed code, behind
  /// those of the groups above where another node has the same.
  public func reference(to node: Int) -> String {
    let own = nodes[node].printedCode
    guard nodes[node].label != nil, nodes.count(where: { $0.printedCode == own }) > 1 else {
      return own
    }
    var (path, ancestor) = ([own], nodes[node].parent)
    while let next = ancestor {
      path.append(nodes[next].printedCode)
      ancestor = nodes[next].parent
    }
    return path.reversed().joined(separator: ".")
  }

  /// How a node's contribution is gathered: by its parent, or by the set for a domain.
  public func gathering(of node: Int) -> Aggregation {
    nodes[node].parent.map { nodes[$0].aggregation } ?? aggregation
  }
}
