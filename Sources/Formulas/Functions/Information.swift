extension Function {
  /// Functions that tell what a value is.
  static let information: [Function] = [
    .isNumber, .isBlank, .isError, .isNotAvailable, .isText, .n,
  ]

  /// `ISNUMBER(x)`, whether it is a number; a missing value and an error are not:
  /// `ISNUMBER(1 / 0)` → FALSE, `ISNUMBER(5)` → TRUE.
  public static let isNumber: Function = .init(
    Definition(
      "ISNUMBER", 1...1,
      rule: .values { _, ask, _ throws(FormulaError) in
        if case .number = try ask(0, .valueOrError) { .boolean(true) } else { .boolean(false) }
      }, cell: test { if case .number = $0 { true } else { false } }))

  /// `ISBLANK(cell)`, in cells only: `ISBLANK("")` → FALSE.
  public static let isBlank = ofCells("ISBLANK", test { $0 == .blank })

  /// `ISERROR(x)`, in cells only: `ISERROR(1 / 0)` → TRUE.
  public static let isError = ofCells(
    "ISERROR", test { if case .error = $0 { true } else { false } })

  /// `ISNA(x)`, in cells only: `ISNA(NA())` → TRUE, `ISNA(1 / 0)` → FALSE.
  public static let isNotAvailable = ofCells(
    "ISNA",
    test { if case .error(let error) = $0 { error.kind == .notAvailable } else { false } })

  /// `ISTEXT(x)`, in cells only: `ISTEXT("a")` → TRUE.
  public static let isText = ofCells(
    "ISTEXT", test { if case .text = $0 { true } else { false } })

  /// `N(x)`, the number, 0 for a text, in cells only: `N("7")` → 0, `N(TRUE)` → 1.
  public static let n = ofCells(
    "N",
    .values { x, _, _ throws(CellStop) in
      if case .text = x { return .number(0) }
      return .number(try x.cellNumber())
    })

  private static func test(_ holds: @escaping @Sendable (Value) -> Bool) -> CellMeaning {
    .values(looksAtErrors: true) { x, _, _ throws(CellStop) in .boolean(holds(x)) }
  }

  private static func ofCells(_ name: String, _ meaning: CellMeaning) -> Function {
    Function(Definition(name, inCells: 1...1, cell: meaning))
  }
}
