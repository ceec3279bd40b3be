import Formulas
import Scoring
import Wording

// Days among the figures: numbers in cells, dates to read.
extension Texts {
  /// How cells show a day; 0 says that nothing was sent.
  var dayFormat: String { "dd/mm/yyyy;;\"\(self[.notSent])\"" }

  /// A day by its number, as it is put into sentences and rules; 0 as it is.
  func day(_ number: Double) -> String {
    CalendarDate(serial: number).map { day($0) } ?? decimals(number)
  }

  /// The same for the number in a cell; an empty text if that is empty.
  func day(of cell: Expression, never: String = "0") -> Expression {
    func padded(_ part: Expression) -> Expression { Function.right("0" & part, 2) }
    return Function.if(
      cell .== "", "",
      Function.if(
        cell .== 0, .text(never),
        .joined([
          padded(Function.day(cell)), "/", padded(Function.month(cell)), "/", Function.year(cell),
        ])))
  }
}

extension CriteriaSet {
  /// Whether a line holds a figure that is a day.
  func asksForDay(_ line: Line.Kind) -> Bool {
    switch line {
    case .input(let node, let input, _), .figure(let node, let input):
      nodes[node].rule?.inputs[input].kind == .date
    default: false
    }
  }
}
