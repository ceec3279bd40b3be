extension Function {
  /// Functions of days.
  static let days: [Function] = [.date, .day, .month, .year]

  /// `DATE(year, month, day)`, the number of a day: `DATE(2024, 1, 10)` → 45301, `DATE(2021, 12, 10)` → 44540.
  public static let date: Function = .init(
    Definition(
      "DATE", 3...3,
      rule: .values { _, ask, _ throws(FormulaError) in
        guard
          let day = serial(
            try ask(0, .number).number(), try ask(1, .number).number(), try ask(2, .number).number()
          )
        else { throw FormulaError(.number) }
        return .number(day)
      },
      cell: .values { x, y, z throws(CellStop) in
        guard
          let day = serial(
            try x.cellNumber(), try (y ?? .blank).cellNumber(), try (z ?? .blank).cellNumber())
        else { throw .error(.number) }
        return .number(day)
      }))

  /// `DAY(number)`, in cells only: `DAY(44540)` → 10, `DAY(-1)` → #NUM!.
  public static let day = ofDay("DAY") { $0.day }

  /// `MONTH(number)`, in cells only: `MONTH(44540)` → 12.
  public static let month = ofDay("MONTH") { $0.month }

  /// `YEAR(number)`, in cells only: `YEAR(44540.9)` → 2021.
  public static let year = ofDay("YEAR") { $0.year }

  private static func serial(_ year: Double, _ month: Double, _ day: Double) -> Double? {
    let parts = [year, month, day].map { SpreadsheetNumber.integer($0) }
    guard parts.allSatisfy({ $0.magnitude < 1e6 }) else { return nil }
    let year = Int(parts[0])
    return Moment.day((0..<1900).contains(year) ? year + 1900 : year, Int(parts[1]), Int(parts[2]))
  }

  private static func ofDay(
    _ name: String, _ part: @escaping @Sendable (Moment.Parts) -> Int
  ) -> Function {
    Function(
      Definition(
        name, inCells: 1...1,
        cell: .values { x, _, _ throws(CellStop) in
          guard let parts = Moment.parts(of: try x.cellNumber()) else { throw .error(.number) }
          return .number(Double(part(parts)))
        }))
  }
}
