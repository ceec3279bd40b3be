/// The name nearest to a wrong one by edit distance, if one is near enough to be meant.
///
/// Case and the marks of Vietnamese count as any other difference. The first of equals wins.
/// Complexity: the product of the lengths, for each name.
///
/// - Returns: nil if no name is near.
public func nearestName(to wrong: String, among names: [String]) -> String? {
  let source = Array(wrong.lowercased().unicodeScalars)
  guard !source.isEmpty, source.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let target = Array(name.lowercased().unicodeScalars)
    let reach = max(1, max(source.count, target.count) / 3)
    guard abs(source.count - target.count) <= reach else { continue }
    let distance = editDistance(source, target)
    if distance <= reach, distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
private func editDistance(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var previous = Array(0...target.count)
  for (row, left) in source.enumerated() {
    var current = [row + 1]
    for (column, right) in target.enumerated() {
      var cost = min(
        previous[column] + (left == right ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left == target[column - 1], source[row - 1] == right {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    before = previous
    previous = current
  }
  return previous[target.count]
}
