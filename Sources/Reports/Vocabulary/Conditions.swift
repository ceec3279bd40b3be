import Formulas
import WorkbookPlan

extension Condition {
  /// Orange for low and blue for high, white in the middle of all; the other way round where less is better.
  static func heat(_ range: CellRange, lessIsBetter: Bool = false) -> Condition {
    let (low, high) =
      lessIsBetter ? (Colors.heatHigh, Colors.heatLow) : (Colors.heatLow, Colors.heatHigh)
    return Condition(
      range,
      .threeColors(
        Stop(.minimum, color: low), Stop(.percentile(50), color: Colors.heatMiddle),
        Stop(.maximum, color: high)))
  }

  /// Blue for more, orange for less; the arrows of the number format say the same without colour.
  static func movement(_ range: CellRange) -> [Condition] {
    let cell = range.first.term()
    func when(_ holds: Expression, _ color: Int) -> Condition {
      Condition(
        range,
        .when(
          Function.and(Function.isNumber(cell), holds),
          CellFormat().with {
            $0.color = color
            $0.isBold = true
          }))
    }
    return [when(cell .> 0, Colors.strong), when(cell .< 0, Colors.weak)]
  }
}
