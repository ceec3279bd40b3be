import Formulas
import Scoring

/// Reads one figure as the input's kind asks for, be it written in a CSV file or typed into a form.
struct ValueReader {
  /// The figure as it is written, made only when somebody asks.
  let written: () -> String
  /// The figure as a number, read by the rules of the file it stands in.
  let readNumber: () -> Result<Double, NumberFault>
  let findings: Findings
  let kind: Rule.Input.Kind
  /// The most points the unit can get.
  let maximum: Double

  /// Why a value is refused.
  struct Refusal: Error {
    let fault: Fault

    init(_ fault: DataFault) { self.fault = .data(fault) }
    init(_ fault: NumberFault) { self.fault = .number(fault) }
    init(_ fault: KeyFault) { self.fault = .key(fault) }
  }

  /// The value, or what is wrong with it.
  func value() -> Result<Value, Refusal> {
    switch kind {
    case .choice(let options): option(options)
    case .yesNo: yesOrNo()
    case .count: number().flatMap(count)
    case .date: date()
    case .points(let step): number().flatMap { points($0, step: step) }
    case .number(let least, let most): number().flatMap { bounded($0, least, most) }
    case .positive(let most): number().flatMap { positive($0, most) }
    }
  }

  private var text: String { written() }

  private func number() -> Result<Double, Refusal> {
    readNumber().mapError { fault in
      if case .notANumber = fault, let spelling = notApplicableSpelling { return spelling }
      return Refusal(fault)
    }
  }

  /// « Không áp dụng » in other words than `n/a`.
  private var notApplicableSpelling: Refusal? {
    Marks.isNotApplicable(text) ? Refusal(.notApplicableSpelling(text)) : nil
  }

  private func option(_ options: [String]) -> Result<Value, Refusal> {
    let text = text
    if options.contains(text) { return .success(.text(text)) }
    if let spelling = notApplicableSpelling { return .failure(spelling) }
    if let character = InvisibleCharacter(in: text) {
      return .failure(Refusal(.invisible(text, character)))
    }
    let near = findings.nearest(to: text, among: options)
    return .failure(Refusal(.unknownOption(text, options: options, nearest: near)))
  }

  private func yesOrNo() -> Result<Value, Refusal> {
    switch text.lowercased() {
    case "1", "có", "yes": .success(.number(1))
    case "0", "không", "no": .success(.number(0))
    default: .failure(notApplicableSpelling ?? Refusal(.notYesOrNo(text)))
    }
  }

  private func date() -> Result<Value, Refusal> {
    if Marks.isNever(text) { return .success(.number(0)) }
    guard let date = CalendarDate(written: text) else {
      return .failure(notApplicableSpelling ?? Refusal(.notADate(text)))
    }
    guard CalendarDate.ofFigures.contains(date) else { return .failure(Refusal(.farDate(date))) }
    return .success(.number(date.serial))
  }

  private func count(_ number: Double) -> Result<Value, Refusal> {
    if number < 0 { return .failure(Refusal(.negativeCount(text))) }
    if number != number.rounded() { return .failure(Refusal(.fractionalCount(text))) }
    return .success(.number(number))
  }

  private func points(_ number: Double, step: Double?) -> Result<Value, Refusal> {
    if number < 0 { return .failure(Refusal(.pointsBelowZero(text))) }
    if number > maximum, !agree(number, maximum) {
      return .failure(Refusal(.pointsAboveMaximum(text, maximum: maximum)))
    }
    if let step {
      let steps = (number / step).rounded()
      guard agree(steps * step, number) else {
        return .failure(Refusal(.notAStep(text, step: step)))
      }
    }
    return .success(.number(number))
  }

  private func positive(_ number: Double, _ most: Double?) -> Result<Value, Refusal> {
    number > 0 ? bounded(number, nil, most) : .failure(Refusal(.notPositive(text)))
  }

  private func bounded(
    _ number: Double, _ least: Double?, _ most: Double?
  ) -> Result<Value, Refusal> {
    guard number >= least ?? -.infinity, number <= most ?? .infinity else {
      return .failure(Refusal(.outOfBounds(text, minimum: least, maximum: most)))
    }
    return .success(.number(number))
  }
}

extension Marks {
  /// Whether a text says « không áp dụng » in one of the ways that people write it.
  static func isNotApplicable(_ text: String) -> Bool {
    ["n/a", "na", "#n/a", "không áp dụng", "kad", "-"].contains(text.lowercased())
  }

  /// What data files write where a date is due and nothing was sent.
  static let never = "never"

  /// Whether a text says that nothing was sent.
  static func isNever(_ text: String) -> Bool {
    [never, "0", "never sent", "không gửi"].contains(text.lowercased())
  }
}
