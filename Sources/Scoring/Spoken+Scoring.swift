public import Wording

extension Spoken {
  /// A date as the reader writes it.
  public func date(_ date: CalendarDate) -> String { self[day(date), date.description] }

  /// A date among the figures, written alike in every language, as the cells show it: `10/12/2021`.
  public func day(_ date: CalendarDate) -> String {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(padded(date.day))/\(padded(date.month))/\(date.year)"
  }

  /// The name of a round.
  public func stage(_ stage: Stage) -> String {
    switch stage {
    case .self: self[.selfAssessed]
    case .appraised1: self[.firstAppraisal]
    case .appraised2: self[.finalAppraisal]
    }
  }
}
