public import Formulas

extension Spoken {
  /// The decimal sign.
  public var decimalSign: String { self[",", "."] }

  /// A number as the reader writes it: without superfluous decimals, with a decimal comma in Vietnamese.
  public func number(_ number: Double) -> String {
    let text = "\(number)"
    let short = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    return String(short.map { $0 == "." ? Character(decimalSign) : $0 })
  }

  /// A number with so many decimals.
  public func fixed(_ number: Double, places: Int) -> String {
    let text = self.number(SpreadsheetNumber.round(number, places: places))
    guard places > 0 else { return text }
    let parts = text.split(separator: Character(decimalSign), maxSplits: 1)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return "\(parts.first ?? "0")\(decimalSign)"
      + decimals + String(repeating: "0", count: max(0, places - decimals.count))
  }

  /// The number in a cell as a sentence has it, with so many decimals and the decimal sign of the book.
  ///
  /// The text is made of whole numbers: programs write the decimal sign of the reader's country otherwise.
  public func fixed(_ cell: Expression, places: Int) -> Expression {
    guard places > 0 else { return Function.round(cell, 0) & "" }
    let scale = Expression.number((0..<places).reduce(1) { power, _ in power * 10 })
    let digits = Expression.number(Double(places))
    let whole = Function.round(Function.round(Function.absolute(cell), digits) * scale, 0)
    return .joined([
      Function.if(cell .< 0, "-", ""), Function.integer(whole / scale),
      .text(decimalSign), Function.right(whole + scale, digits),
    ])
  }
}
