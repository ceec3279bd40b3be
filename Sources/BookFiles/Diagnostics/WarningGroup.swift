import Scoring
import Wording

/// Warnings of one file that say the same of different things.
struct WarningGroup {
  private var warnings: [Diagnostic]

  /// How many there are.
  var count: Int { warnings.count }

  /// As many are told in full; of the others only the places, and of those only the first.
  private static let told = 3
  private static let places = 5

  /// Warnings by what they say, in the order of the first of each.
  static func groups(of warnings: [Diagnostic]) -> [WarningGroup] {
    var groups: [WarningGroup] = []
    var positions: [String: Int] = [:]
    for warning in warnings {
      let pattern = "\(warning.place?.file ?? ""): \(warning.fault.message(in: .english).pattern)"
      if let position = positions[pattern] {
        groups[position].warnings.append(warning)
      } else {
        positions[pattern] = groups.count
        groups.append(WarningGroup(warnings: [warning]))
      }
    }
    return groups
  }

  /// The lines that are printed.
  func lines(in language: Language) -> [String] {
    // A line that stands for one warning says less than the warning.
    guard count > Self.told + 1 else { return warnings.map { $0.text(in: language) } }
    let rest = warnings.dropFirst(Self.told)
    let places = rest.prefix(Self.places).compactMap { $0.place?.printed }
    let more = rest.count > Self.places ? ", …" : ""
    return warnings.prefix(Self.told).map { $0.text(in: language) } + [
      language[
        "cảnh báo: còn \(rest.count) cảnh báo như trên: ",
        "warning: \(rest.count) more like these: "]
        + places.joined(separator: ", ") + more
    ]
  }
}

extension String {
  /// The sentence without the names and numbers in it.
  fileprivate var pattern: String {
    var isQuoted = false
    var pattern = ""
    for character in self {
      if character == "'" { isQuoted.toggle() }
      if isQuoted || character.isNumber || ".-".contains(character) { continue }
      pattern.append(character)
    }
    return pattern
  }
}
