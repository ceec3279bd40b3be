import Formulas
import Scoring
import XLSXReading

// Dates, which people type as dates or as texts.
extension EntryReader {
  /// The date of a cell: a date of the spreadsheet, `15/12/2021` as a text, or that nothing was sent.
  ///
  /// Other ways to write a date mean another day elsewhere, and are asked about.
  func date(_ cell: SheetCell, _ warnings: [EntryFault]) -> Outcome {
    let text = cell.text.trimmed
    if Marks.isNever(text) { return .value(.number(0), warnings: warnings) }
    if Marks.isNotApplicable(text) { return .fault(.entry(.notApplicableAsFigure(text))) }
    var date: CalendarDate?
    switch cell.value {
    case .number(let number) where cell.isDate:
      guard number == number.rounded() else { return .fault(.entry(.timeOfDay)) }
      date = CalendarDate(serial: number)
    case .text: date = CalendarDate(typed: text)
    default: break
    }
    guard let date else { return .fault(.entry(.notADate(text))) }
    guard CalendarDate.ofFigures.contains(date) else { return .fault(.data(.farDate(date))) }
    return .value(.number(date.serial), warnings: warnings)
  }
}
