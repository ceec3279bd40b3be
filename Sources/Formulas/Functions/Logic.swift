extension Function {
  /// Functions of conditions and choices.
  static let logic: [Function] = [.if, .choose, .ifError, .and, .or, .not, .notAvailable]

  /// `IF(condition, a, b)`; only the chosen one is evaluated, and without `b` it is `FALSE`:
  /// `IF(2 > 1, 5, 1 / 0)` → 5, `IF(1 > 2, 5)` → FALSE.
  public static let `if`: Function = .init(
    Definition(
      "IF", 2...3,
      rule: .choice { count, ask throws(FormulaError) in
        if case .boolean(true) = try ask(0, .truth) { return 1 }
        return count > 2 ? 2 : nil
      },
      cell: .cells { calculation, arguments, lifted throws(CellStop) in
        if lifted, try calculation.liftedTable(arguments[0]).values.count > 1 {
          return try calculation.lift(arguments) { values throws(CellStop) in
            if try CellCalculation.sound(values[0]).cellTruth() { return values[1] }
            return values.count > 2 ? values[2] : .boolean(false)
          }
        }
        guard try calculation.scalar(arguments[0]).cellTruth() else {
          return arguments.count > 2
            ? try calculation.result(arguments[2], lifted: lifted) : .value(.boolean(false))
        }
        return try calculation.result(arguments[1], lifted: lifted)
      }))

  /// `CHOOSE(position, a, b, …)`, one of the values, counted from 1; only that one is evaluated:
  /// `CHOOSE(2, 1 / 0, 7)` → 7, `CHOOSE(3, 1, 2)` → #VALUE!.
  public static let choose: Function = .init(
    Definition(
      "CHOOSE", 2...255,
      rule: .choice { count, ask throws(FormulaError) in
        guard case .number(let number) = try ask(0, .number) else { return nil }
        return try place(SpreadsheetNumber.guarded(number).rounded(.down), of: count)
      },
      cell: .cells { calculation, arguments, lifted throws(CellStop) in
        let number = SpreadsheetNumber.roundDown(try calculation.number(arguments[0]), places: 0)
        guard let place = try? place(number, of: arguments.count) else { throw .error(.value) }
        return try calculation.result(arguments[place], lifted: lifted)
      }, guarded: Guard(form: guardedFirst { .choose })))

  private static func place(_ number: Double, of count: Int) throws(FormulaError) -> Int {
    guard number >= 1, number < Double(count) else { throw FormulaError(.value) }
    return Int(number)
  }

  /// `IFERROR(a, b)`, b if a is an error: `IFERROR(1 / 0, 3)` → 3.
  public static let ifError: Function = .init(
    Definition(
      "IFERROR", 2...2,
      rule: .values { _, ask, _ throws(FormulaError) in
        let value = try ask(0, .valueOrError)
        if case .error = value { return try ask(1, .value) }
        return value
      },
      cell: .whole { calculation, arguments throws(CellStop) in
        let value = try calculation.valueOrError(arguments[0])
        if case .error = value { return try calculation.scalar(arguments[1]) }
        return value
      },
      lifting: .itself { calculation, arguments throws(CellStop) in
        try calculation.lift(arguments) { values throws(CellStop) in
          if case .error = values[0] { values[1] } else { values[0] }
        }
      }))

  /// `AND(a, b, …)`, true if all are; every argument is evaluated: `AND(1 > 0, 2 > 3)` → FALSE.
  public static let and = conjunction("AND") { !$0.contains(false) }

  /// `OR(a, b, …)`, true if one is; every argument is evaluated: `OR(1 > 0, 2 > 3)` → TRUE.
  public static let or = conjunction("OR") { $0.contains(true) }

  /// `NOT(a)`, the opposite: `NOT(0)` → TRUE.
  public static let not: Function = .init(
    Definition(
      "NOT", 1...1,
      rule: .values { _, ask, _ throws(FormulaError) in
        .boolean(try ask(0, .truth) != .boolean(true))
      }, cell: .values { x, _, _ throws(CellStop) in .boolean(!(try x.cellTruth())) }))

  /// `NA()`, the error `#N/A`: missing on purpose: `NA()` → #N/A.
  public static let notAvailable: Function = .init(
    Definition(
      "NA", 0...0,
      rule: .values { _, _, _ throws(FormulaError) in throw FormulaError(.notAvailable) },
      cell: .whole { _, _ throws(CellStop) in throw .error(.notAvailable) }))

  /// `AND` or `OR`; in cells, texts and blanks are passed over.
  private static func conjunction(
    _ name: String, _ result: @escaping @Sendable ([Bool]) -> Bool
  ) -> Function {
    Function(
      Definition(
        name, 1...255,
        rule: .values { count, ask, _ throws(FormulaError) in
          var truths: [Bool] = []
          for position in 0..<count {
            truths.append(try ask(position, .truth) == .boolean(true))
          }
          return .boolean(result(truths))
        },
        cell: .whole { calculation, arguments throws(CellStop) in
          var truths: [Bool] = []
          for argument in arguments {
            let values: [Value]
            switch try calculation.result(argument, lifted: false) {
            case .value(let value):
              truths.append(try value.cellTruth())
              continue
            case .area(let area):
              values = try calculation.cells(of: area).flatMap { calculation.grid.values[$0] }
            case .table(let table): values = table.values
            }
            for value in values {
              if case .text = value { continue }
              if value != .blank { truths.append(try value.cellTruth()) }
            }
          }
          guard !truths.isEmpty else { throw .error(.value) }
          return .boolean(result(truths))
        }))
  }
}
