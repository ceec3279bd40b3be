import WorkbookPlan

extension Colors {
  /// What is above the mean, or has climbed: blue, which also those see who see no green.
  static let above = 0x9DC3E6
  /// What is below the mean, or is missing.
  static let below = 0xF4B183
  /// Dark blue for words and heads on white.
  static let strong = 0x1F4E79
  /// Dark orange for words on white.
  static let weak = 0xB45309
  /// The dotted line under a row.
  static let rule = 0xBFBFBF
}

/// How the grades of a scale look, from the best to the worst: never without the grade's word.
enum GradeColors {
  /// A ground with the words on it, and a bar with the figures on it.
  struct Look: Hashable, Sendable {
    let fill: Int
    let text: Int
    var isBold = false
    let bar: Int
    let label: Int
  }

  private static let looks = [
    Look(fill: 0x1F4E79, text: 0xFFFFFF, isBold: true, bar: 0x1F4E79, label: 0xFFFFFF),
    Look(fill: 0xDEEBF7, text: 0x1F4E79, bar: 0x5B9BD5, label: 0x000000),
    Look(fill: 0xF2F2F2, text: 0x1A1A1A, bar: 0xBFBFBF, label: 0x000000),
    Look(fill: 0xFBE5D6, text: 0x833C0B, bar: 0xF4B183, label: 0x000000),
    Look(fill: 0xB45309, text: 0xFFFFFF, isBold: true, bar: 0xB45309, label: 0xFFFFFF),
  ]

  /// The look of the grade at a position, from 0 for the best, among a number of grades.
  static func look(_ position: Int, of count: Int) -> Look {
    guard count > 1 else { return looks[1] }
    let last = looks.count - 1
    return looks[min(last, (position * last + (count - 1) / 2) / (count - 1))]
  }
}
