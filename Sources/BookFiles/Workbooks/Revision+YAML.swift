public import Scoring

extension Revision {
  /// The revision as its file holds it.
  public var yaml: String {
    var lines = ["revision: \(id)", "title: \(Self.quoted(title))"]
    if let date { lines.append("date: \(date)") }
    lines.append("reason: \(Self.quoted(reason))")
    if rescales { lines.append("rescale: true") }
    lines.append("weights:")
    var index: String?
    for change in changes {
      if change.index != index { lines.append("  \(change.index):") }
      index = change.index
      lines.append("    \(Self.quoted(change.code)): \(Self.written(change.weight))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func written(_ weight: ByGroup<Amount>) -> String {
    guard !weight.special.isEmpty else { return weight.standard.written }
    let special = weight.special.sorted { $0.key < $1.key }
      .map { "\(quoted($0.key)): \($0.value.written)" }
    return "{default: \(weight.standard.written), \(special.joined(separator: ", "))}"
  }

  /// A text between quotes, on one line.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"", "\\": quoted += "\\" + String(character)
      case _ where character.value < 0x20 || character.value == 0x7F: quoted += " "
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }
}

extension Revision.Amount {
  /// The amount as a file holds it.
  public var written: String {
    switch self {
    case .points(let points): points.written
    case .percent(let percent): percent.written + "%"
    }
  }
}
