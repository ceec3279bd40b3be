internal import Formulas

/// Days as spreadsheets count them.
extension CalendarDate {
  /// The dates that figures may have: what is further away was mistyped.
  public static let ofFigures =
    CalendarDate(year: 2000, month: 1, day: 1)...CalendarDate(year: 2100, month: 12, day: 31)

  /// The number of the day in the system of 1900: 44540 for 10 December 2021; 0 if there is no such day.
  public var serial: Double { Moment.day(year, month, day) ?? 0 }

  /// Whether the calendar has the day, from 1900 on.
  public var exists: Bool {
    guard let parts = Moment.parts(of: serial) else { return false }
    return parts == (year, month, day)
  }

  /// The day of a whole number; nil for numbers that no date has.
  public init?(serial: Double) {
    guard serial > 0, serial == serial.rounded(), let parts = Moment.parts(of: serial) else {
      return nil
    }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }
}
