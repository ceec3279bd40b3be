import Formulas
import WorkbookPlan

extension Condition {
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
