extension Expression {
  /// LibreOffice's `CHOOSE` knows no more values.
  private static let choices = 29

  /// One of several expressions by a number from 1: `CHOOSE(n, a, b, …)`.
  ///
  /// Of more than 29 the first are told from the rest: `IF(n <= 29, CHOOSE(n, …), CHOOSE(n - 29, …))`.
  public static func choosing(_ number: Expression, of values: [Expression]) -> Expression {
    guard values.count > choices else { return .call(.choose, [number] + values) }
    let first = Expression.number(Double(choices))
    return .call(
      .if,
      [
        .binary(.lessOrEqual, number, first),
        .call(.choose, [number] + values.prefix(choices)),
        choosing(number - first, of: Array(values.dropFirst(choices))),
      ])
  }
}
