extension Function {
  /// Functions of days, in cells only.
  static let days: [Function] = [.date]

  /// `DATE(year, month, day)`, the number of a day: `DATE(2024, 1, 10)` → 45301.
  public static let date: Function = .init(
    Definition(
      "DATE", inCells: 3...3,
      cell: .values { x, y, z throws(CellStop) in
        var parts: [Int] = []
        for value in [x, y ?? .blank, z ?? .blank] {
          let number = SpreadsheetNumber.integer(try value.cellNumber())
          guard number.magnitude < 1e6 else { throw .error(.number) }
          parts.append(Int(number))
        }
        if (0..<1900).contains(parts[0]) { parts[0] += 1900 }
        guard let number = Moment.day(parts[0], parts[1], parts[2]) else { throw .error(.number) }
        return .number(number)
      }))
}
