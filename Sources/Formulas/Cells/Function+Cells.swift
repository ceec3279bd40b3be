extension Function {
  /// The functions of the language, which a formula of a book can have.
  public static let ofLanguage = allCases.filter { !$0.isOfCellsOnly }

  /// Whether only the formula of a cell can have it, and no formula of a book.
  public var isOfCellsOnly: Bool {
    switch self {
    case .area, .averageIf, .averageIfs, .column, .columns, .countBlank, .countIf, .countIfs, .date,
      .horizontalLookup, .hyperlink, .index, .isBlank, .isError, .isNotAvailable, .isText,
      .large, .left, .length, .match, .middle, .n, .rank, .repeated, .right, .row, .rows,
      .sign, .small, .subtotal, .sumIfs, .trim, .truncate, .verticalLookup:
      true
    default: false
    }
  }

  /// Whether it exists in cells: all but the functions over a cohort, which print as others.
  package var isOfCells: Bool { overCohort == nil }

  /// The function of a name in a cell's formula, with or without the prefix of newer functions.
  init?(ofCellsNamed name: String) {
    var name = name.uppercased()
    for prefix in ["_XLFN.", "_XLWS."] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    if name == "STDEV" { name = Function.standardDeviation.rawValue }
    guard let function = Self(rawValue: name), function.isOfCells else { return nil }
    self = function
  }

  /// How many arguments it takes in a cell.
  package var cellArity: ClosedRange<Int> {
    switch self {
    case .isBlank, .isError, .isNotAvailable, .isText, .length, .n, .sign, .trim, .columns, .rows,
      .countBlank:
      1...1
    case .column, .row: 0...1
    case .truncate, .hyperlink, .left, .right: 1...2
    case .area, .countIf, .large, .small, .repeated: 2...2
    case .averageIf, .sumIf, .match, .rank: 2...3
    case .index: 2...3
    case .date, .middle: 3...3
    case .horizontalLookup, .verticalLookup: 3...4
    case .subtotal: 2...255
    case .countIfs: 2...254
    case .averageIfs, .sumIfs: 3...255
    default: arity
    }
  }
}
