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
    pieces = rule.kind.figures(rule.inputs, texts)
  }

  // MARK: As a text

  /// What is said where figures are these.
  func text(figures: [Value], other: Value) -> String {
    text(pieces, figures, other)
  }

  private func text(_ pieces: [FigurePiece], _ figures: [Value], _ other: Value) -> String {
    func number(_ input: Int) -> Double? { figures[input].asNumber }
    return pieces.map { piece in
      switch piece {
      case .words(let words): return words
      case .number(let input): return number(input).map { texts.decimals($0) } ?? ""
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
        return number(input) ?? 0 == 0 ? "" : text(inner, figures, other)
      case .ifZero(let input, let inner):
        return number(input) ?? 0 == 0 ? text(inner, figures, other) : ""
      case .list(let head, let inner, let none):
        let parts = text(inner, figures, other)
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
      case .percent: "00,00"
      case .option(_, let options):
        options.map(\.words).max { $0.utf8.count < $1.utf8.count } ?? ""
      case .unlessZero(_, let inner), .ifZero(_, let inner): longest(inner)
      case .list(let head, let inner, let none):
        [head + longest(inner), none].max { $0.count < $1.count } ?? none
      }
    }.joined()
  }

  // MARK: As a formula

  /// The formula over the cells that hold the figures, and those that hold them as texts.
  func formula(
    value: (Int) -> Expression, decimals: (Int) -> Expression, other: Expression
  ) -> Expression {
    formula(pieces, value, decimals, other)
  }

  private func formula(
    _ pieces: [FigurePiece], _ value: (Int) -> Expression, _ decimals: (Int) -> Expression,
    _ other: Expression
  ) -> Expression {
    .joined(
      pieces.map { piece in
        switch piece {
        case .words(let words): return .literal(words)
        case .number(let input): return decimals(input)
        case .percent(let part, let whole):
          return texts.fixed(value(part) / value(whole) * 100, places: 2)
        case .other: return other
        case .option(let input, let options):
          return options.reversed().reduce(value(input) & "") { otherwise, option in
            Function.if(value(input) & "" .== .text(option.code), .literal(option.words), otherwise)
          }
        case .unlessZero(let input, let inner):
          return Function.if(
            value(input) .== 0, "", formula(inner, value, decimals, other))
        case .ifZero(let input, let inner):
          return Function.if(value(input) .== 0, formula(inner, value, decimals, other), "")
        case .list(let head, let inner, let none):
          let parts = formula(inner, value, decimals, other)
          return Function.if(
            parts .== "", .text(none), .text(head) & Function.middle(parts, 3, 4000))
        }
      })
  }
}
