public import Wording

extension Spoken {
  /// A date as the reader writes it.
  public func date(_ date: CalendarDate) -> String { self[day(date), date.description] }

  /// A date among the figures, written alike in every language, as the cells show it: `10/12/2021`.
  public func day(_ date: CalendarDate) -> String {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(padded(date.day))/\(padded(date.month))/\(date.year)"
  }

  /// The codes of the rounds, as one of them is asked for: « self, appraised1 or … ».
  public var anyStage: String {
    let codes = Stage.allCases.map(\.code)
    return codes.dropLast().joined(separator: ", ") + self[" hoặc ", " or "] + (codes.last ?? "")
  }

  /// The name of a round.
  public func stage(_ stage: Stage) -> String {
    switch stage {
    case .self: self[.selfAssessed]
    case .appraised1: self[.firstAppraisal]
    case .appraised2: self[.finalAppraisal]
    case .decided: self[.decision]
    }
  }
}
