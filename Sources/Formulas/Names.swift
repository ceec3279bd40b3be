/// The names the language itself knows.
enum Names {
  /// The collections whose members a formula may refer to: `score("1.2")`, `figure("1.2:total")`,
  /// `index("satisfaction")`, `previous("rank")`.
  static let collections = ["score", "figure", "index", "previous"]

  /// The function or collection whose name differs least, by at most two letters and half of it.
  static func nearestFunction(to name: String) -> String? {
    let candidates = Function.ofLanguage.map(\.name) + collections
    let capitals = Array(name.uppercased())
    let distances = candidates.map { distance(capitals, Array($0.uppercased())) }
    guard let least = distances.min(), least <= min(2, capitals.count / 2) else { return nil }
    return distances.firstIndex(of: least).map { candidates[$0] }
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard abs(left.count - right.count) <= 2 else { return .max }
    var older: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var line = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(above[column] + (letter == other ? 0 : 1), above[column + 1] + 1)
        least = min(least, line[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, older[column - 1] + 1)
        }
        line.append(least)
      }
      (older, above) = (above, line)
    }
    return above[right.count]
  }
}
