import Scoring
import Wording

extension Language {
  /// The name of the language, in a language.
  func name(in language: Language) -> String {
    switch self {
    case .vietnamese: language["tiếng Việt", "Vietnamese"]
    case .english: language["tiếng Anh", "English"]
    }
  }

  /// The end of a message that proposes the nearest right name; empty if there is none near.
  func suggestion(_ nearest: String?) -> String {
    guard let nearest else { return "" }
    return self["; có phải là '\(nearest)'?", "; did you mean '\(nearest)'?"]
  }

  /// Names in quotes: `'a', 'b' or 'c'`.
  func either(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + self[" hoặc ", " or "] + last
  }
}

extension String {
  /// The text on one line and short enough for a message.
  var clipped: String {
    let limit = 40
    let line = String(prefix(limit + 1).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return line.count > limit ? line.prefix(limit) + "…" : line
  }
}

extension Double {
  /// The number as people write it: without `.0`, at most nine decimals.
  var written: String {
    let rounded = abs(self) < 1e6 ? (self * 1e9).rounded() / 1e9 : self
    guard rounded == rounded.rounded(), abs(rounded) < 1e15 else {
      return plain(rounded)
    }
    return String(Int(rounded))
  }

  /// Without exponent, down to the ninth decimal.
  private func plain(_ value: Double) -> String {
    let text = "\(value)"
    guard text.contains("e"), abs(value) < 1 else { return text }
    let digits = String(Int((abs(value) * 1e9).rounded()))
    let decimals = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    let trimmed = decimals.reversed().drop { $0 == "0" }.reversed()
    return (value < 0 ? "-0." : "0.") + String(trimmed)
  }
}
