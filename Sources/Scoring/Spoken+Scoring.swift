public import Wording

extension Spoken {
  /// A date as the reader writes it.
  public func date(_ date: CalendarDate) -> String {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return self["\(padded(date.day))/\(padded(date.month))/\(date.year)", date.description]
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
