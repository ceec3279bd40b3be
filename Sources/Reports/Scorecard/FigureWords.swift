import Formulas
import Scoring
import Wording

/// What a criterion's figures say, in words: « 12181/12523 (97,27 %): hồ sơ đúng hạn ».
///
/// The same pieces make the text of a unit and the formula of a page on which it can be chosen.
struct FigureWords: Sendable {
  let pieces: [FigurePiece]
  let texts: Texts

  init(_ rule: Rule, texts: Texts) {
    self.texts = texts
    pieces = rule.figures(texts)
  }

  // MARK: As a text

  /// What is said where figures of a unit of a group are these.
  func text(figures: [Value], other: Value, group: String) -> String {
    text(pieces, figures, other, group)
  }

  private func text(
    _ pieces: [FigurePiece], _ figures: [Value], _ other: Value, _ group: String
  ) -> String {
    func number(_ input: Int) -> Double? { figures[input].asNumber }
    func daysAfter(_ input: Int, _ day: ByGroup<CalendarDate>) -> Double {
      (number(input) ?? 0) - day[group].serial
    }
    return pieces.map { piece in
      switch piece {
      case .words(let words): return words
      case .number(let input): return number(input).map { texts.decimals($0) } ?? ""
      case .day(let input): return number(input).map { texts.day($0) } ?? ""
      case .daysAfter(let input, let day): return texts.number(daysAfter(input, day))
      case .ifAfter(let input, let day, let inner):
        return daysAfter(input, day) > 0 ? text(inner, figures, other, group) : ""
      case .percent(let part, let whole):
        guard let part = number(part), let whole = number(whole), whole != 0 else { return "" }
        return texts.fixed(part / whole * 100, places: 2)
      case .other: return other.asNumber.map { texts.decimals($0) } ?? ""
      case .option(let input, let options):
        let code =
          switch figures[input] {
          case .text(let text): text
          case .number(let number): SpreadsheetNumber.description(of: number)
          default: ""
          }
        return options.first { $0.code.lowercased() == code.lowercased() }?.words ?? code
      case .unlessZero(let input, let inner):
        return number(input) ?? 0 == 0 ? "" : text(inner, figures, other, group)
      case .ifZero(let input, let inner):
        return number(input) ?? 0 == 0 ? text(inner, figures, other, group) : ""
      case .list(let head, let inner, let none):
        let parts = text(inner, figures, other, group)
        return parts.isEmpty ? none : head + parts.dropFirst(2)
      }
    }.joined()
  }

  /// The longest text that may stand there, for the room it needs.
  var longest: String { longest(pieces) }

  private func longest(_ pieces: [FigurePiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .number, .other: "00000"
      case .day: "00/00/0000"
      case .daysAfter: "000"
      case .percent: "00,00"
      case .option(_, let options):
        options.map(\.words).max { $0.utf8.count < $1.utf8.count } ?? ""
      case .unlessZero(_, let inner), .ifZero(_, let inner), .ifAfter(_, _, let inner):
        longest(inner)
      case .list(let head, let inner, let none):
        [head + longest(inner), none].max { $0.count < $1.count } ?? none
      }
    }.joined()
  }

  // MARK: As a formula

  /// Where the formula finds what it puts together.
  struct Cells {
    /// The cell of a figure.
    let value: (Int) -> Expression
    /// The cell that holds a figure as a text.
    let decimals: (Int) -> Expression
    /// The other index's score as a text.
    let other: Expression
    /// What differs by unit group, for the unit chosen.
    let choosing: ((String) -> Expression) -> Expression
  }

  /// The formula over cells.
  func formula(_ cells: Cells) -> Expression { formula(pieces, cells) }

  private func formula(_ pieces: [FigurePiece], _ cells: Cells) -> Expression {
    func daysAfter(_ input: Int, _ day: ByGroup<CalendarDate>) -> Expression {
      let number: (String) -> Expression = { .number(day[$0].serial) }
      return cells.value(input) - (day.special.isEmpty ? number("") : cells.choosing(number))
    }
    return .joined(
      pieces.map { piece in
        switch piece {
        case .words(let words): return .literal(words)
        case .number(let input), .day(let input): return cells.decimals(input)
        case .daysAfter(let input, let day): return daysAfter(input, day)
        case .ifAfter(let input, let day, let inner):
          return Function.if(daysAfter(input, day) .> 0, formula(inner, cells), "")
        case .percent(let part, let whole):
          return texts.fixed(cells.value(part) / cells.value(whole) * 100, places: 2)
        case .other: return cells.other
        case .option(let input, let options):
          let chosen = cells.value(input) & ""
          return options.reversed().reduce(chosen) { otherwise, option in
            Function.if(chosen .== .text(option.code), .literal(option.words), otherwise)
          }
        case .unlessZero(let input, let inner):
          return Function.if(cells.value(input) .== 0, "", formula(inner, cells))
        case .ifZero(let input, let inner):
          return Function.if(cells.value(input) .== 0, formula(inner, cells), "")
        case .list(let head, let inner, let none):
          let parts = formula(inner, cells)
          return Function.if(
            parts .== "", .text(none), .text(head) & Function.middle(parts, 3, 4000))
        }
      })
  }
}
