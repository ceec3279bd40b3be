import Wording

/// A part of what a criterion's figures say, in words: « 12181/12523 (97,27 %): hồ sơ đúng hạn ».
///
/// The same pieces make the text of a unit and the formula of a page on which it can be chosen.
public indirect enum FigurePiece: Sendable {
  /// Words.
  case words(String)
  /// A figure as a number.
  case number(Int)
  /// A figure as a day.
  case day(Int)
  /// How many days a figure is after a day, which differs by unit group.
  case daysAfter(Int, ByGroup<CalendarDate>)
  /// Pieces only where a figure is after a day.
  case ifAfter(Int, ByGroup<CalendarDate>, [FigurePiece])
  /// One figure in percent of another one.
  case percent(Int, of: Int)
  /// The score of another index.
  case other
  /// Words by the code that a figure holds.
  case option(Int, [(code: String, words: String)])
  /// Pieces only where a figure is something else than 0.
  case unlessZero(Int, [FigurePiece])
  /// Pieces only where a figure is 0.
  case ifZero(Int, [FigurePiece])
  /// Some of several parts behind a word, each with « ; » before it; other words if there is none.
  case list(String, [FigurePiece], none: String)
}

extension [FigurePiece] {
  /// A figure with what it is.
  static func plain(_ input: Int, _ inputs: [Rule.Input], _ texts: any Speech) -> Self {
    let asked = inputs[input]
    guard asked.kind == .yesNo else { return [.words(asked.text + ": "), .number(input)] }
    return [
      .words(asked.text + ": "), .ifZero(input, [.words(texts[lower: .no])]),
      .unlessZero(input, [.words(texts[lower: .yes])]),
    ]
  }

  /// Several parts with « ; » between them.
  static func listed(_ parts: [Self]) -> Self { Self(parts.joined(separator: [.words("; ")])) }

  /// What of some statements is not fulfilled.
  static func unfulfilled(_ options: [Rule.Option], _ texts: any Speech) -> Self {
    [
      .list(
        texts["Chưa đạt: ", "Not fulfilled: "],
        options.indices.map { .ifZero($0, [.words("; " + options[$0].text)]) },
        none: texts["Đạt đủ các nội dung", "All fulfilled"])
    ]
  }
}
