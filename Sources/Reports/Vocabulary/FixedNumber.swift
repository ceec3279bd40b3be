import Formulas

extension Texts {
  /// The number in a cell as a sentence has it, with so many decimals and the decimal sign of the book.
  ///
  /// The text is made of whole numbers: programs write the decimal sign of the reader's country otherwise.
  func fixed(_ cell: Expression, places: Int) -> Expression {
    guard places > 0 else { return Function.round(cell, 0) & "" }
    let scale = Expression.number((0..<places).reduce(1) { power, _ in power * 10 })
    let digits = Expression.number(Double(places))
    let whole = Function.round(Function.round(Function.absolute(cell), digits) * scale, 0)
    return .joined([
      Function.if(cell .< 0, "-", ""), Function.integer(whole / scale),
      .text(self[",", "."]), Function.right(whole + scale, digits),
    ])
  }

  /// A number with so many decimals, as ``fixed(_:places:)-(Expression,_)`` writes it.
  func fixed(_ number: Double, places: Int) -> String {
    let text = self.number(SpreadsheetNumber.round(number, places: places))
    guard places > 0 else { return text }
    let sign = self[",", "."]
    let parts = text.split(separator: Character(sign), maxSplits: 1)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return "\(parts.first ?? "0")\(sign)"
      + decimals + String(repeating: "0", count: max(0, places - decimals.count))
  }
}
