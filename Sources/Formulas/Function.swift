/// A function of the formula language, with the meaning it has in Excel 2010 and LibreOffice 7.4.
///
/// The raw value is the name in the language. Functions whose results differ between the two
/// programs one step under an edge are guarded at 9 places; see ``Expression/guarded``.
public enum Function: String, Hashable, Sendable, CaseIterable {
  /// `ABS(x)`, the magnitude.
  case absolute = "ABS"
  /// `AND(a, b, …)`, true if all are; every argument is evaluated.
  case and = "AND"
  /// `AVERAGE(a, b, …)`, the mean; of nothing it is `#DIV/0!`.
  case average = "AVERAGE"
  /// `CEILING(x, step)`, up to a multiple of a positive step.
  case ceiling = "CEILING"
  /// `CHOOSE(position, a, b, …)`, one of the values, counted from 1; only that one is evaluated.
  case choose = "CHOOSE"
  /// `COUNT(a, b, …)`, how many are numbers; errors do not count.
  case count = "COUNT"
  /// `COUNTA(a, b, …)`, how many are not empty.
  case countA = "COUNTA"
  /// `EXP(x)`, e to the power of x.
  case exponential = "EXP"
  /// `FLOOR(x, step)`, down to a multiple of a positive step.
  case floor = "FLOOR"
  /// `IF(condition, a, b)`; only the chosen one is evaluated, and without `b` it is `FALSE`.
  case `if` = "IF"
  /// `IFERROR(a, b)`, b if a is an error.
  case ifError = "IFERROR"
  /// `INT(x)`, down to a whole number.
  case integer = "INT"
  /// `ISNUMBER(x)`, whether it is a number; a missing value and an error are not.
  case isNumber = "ISNUMBER"
  /// `LN(x)`, the natural logarithm.
  case naturalLogarithm = "LN"
  /// `LOG10(x)`, the logarithm to base 10.
  case logarithm10 = "LOG10"
  /// `LOOKUP(x, {keys}, {results})`, the result beside the greatest key not above x.
  case lookup = "LOOKUP"
  /// `MAX(a, b, …)`, the greatest.
  case max = "MAX"
  /// `MEDIAN(a, b, …)`, the middle one, or the mean of the middle two.
  case median = "MEDIAN"
  /// `MIN(a, b, …)`, the least.
  case min = "MIN"
  /// `MOD(x, divisor)`, the remainder, with the divisor's sign.
  case modulo = "MOD"
  /// `NA()`, the error `#N/A`: missing on purpose.
  case notAvailable = "NA"
  /// `NOT(a)`, the opposite.
  case not = "NOT"
  /// `OR(a, b, …)`, true if one is; every argument is evaluated.
  case or = "OR"
  /// `POWER(base, exponent)`.
  case power = "POWER"
  /// `PRODUCT(a, b, …)`.
  case product = "PRODUCT"
  /// `ROUND(x, places)`, half away from zero on the decimal the reader sees.
  case round = "ROUND"
  /// `ROUNDDOWN(x, places)`, towards zero.
  case roundDown = "ROUNDDOWN"
  /// `ROUNDUP(x, places)`, away from zero.
  case roundUp = "ROUNDUP"
  /// `SQRT(x)`, the square root.
  case squareRoot = "SQRT"
  /// `STDEV.S(a, b, …)`, the standard deviation of a sample.
  case standardDeviation = "STDEV.S"
  /// `SUM(a, b, …)`.
  case sum = "SUM"
  /// `SUMIF(range, text, numbers)`, the sum of the numbers beside the cells that hold a text.
  case sumIf = "SUMIF"
  /// `SUMPRODUCT({a}, {b}, …)`, the sum of the products of values at the same position.
  case sumProduct = "SUMPRODUCT"

  /// `COHORT_AVERAGE(x)`, the mean of x over all units that take part.
  case cohortAverage = "COHORT_AVERAGE"
  /// `COHORT_COUNT(x)`, how many units have a number x.
  case cohortCount = "COHORT_COUNT"
  /// `COHORT_MAX(x)`, the greatest x of all units.
  case cohortMax = "COHORT_MAX"
  /// `COHORT_MEDIAN(x)`, the median of x over all units.
  case cohortMedian = "COHORT_MEDIAN"
  /// `COHORT_MIN(x)`, the least x of all units.
  case cohortMin = "COHORT_MIN"
  /// `COHORT_RANK(x, ascending)`, the unit's rank: 1 is the greatest x, or the least if ascending
  /// is 1; equals share the better rank.
  case cohortRank = "COHORT_RANK"
  /// `COHORT_STDEV(x)`, the sample standard deviation of x over all units.
  case cohortStandardDeviation = "COHORT_STDEV"
  /// `COHORT_SUM(x)`, the sum of x over all units.
  case cohortSum = "COHORT_SUM"

  // Functions of cells, which a formula of a book cannot have; see `isOfCellsOnly`.
  /// `a:b`, the cells from one to another where they are computed: `INDEX(…):INDEX(…)`.
  case area = ":"
  /// `AVERAGEIF(cells, criterion, numbers)`, in cells only.
  case averageIf = "AVERAGEIF"
  /// `AVERAGEIFS(numbers, cells, criterion, …)`, in cells only.
  case averageIfs = "AVERAGEIFS"
  /// `COLUMN(cell)`, in cells only.
  case column = "COLUMN"
  /// `COLUMNS(cells)`, in cells only.
  case columns = "COLUMNS"
  /// `COUNTBLANK(cells)`, in cells only.
  case countBlank = "COUNTBLANK"
  /// `COUNTIF(cells, criterion)`, in cells only.
  case countIf = "COUNTIF"
  /// `COUNTIFS(cells, criterion, …)`, in cells only.
  case countIfs = "COUNTIFS"
  /// `DATE(year, month, day)`, in cells only.
  case date = "DATE"
  /// `HLOOKUP(x, table, row, nearest)`, in cells only.
  case horizontalLookup = "HLOOKUP"
  /// `HYPERLINK(target, label)`, in cells only.
  case hyperlink = "HYPERLINK"
  /// `INDEX(cells, row, column)`, in cells only.
  case index = "INDEX"
  /// `ISBLANK(cell)`, in cells only.
  case isBlank = "ISBLANK"
  /// `ISERROR(x)`, in cells only.
  case isError = "ISERROR"
  /// `ISNA(x)`, in cells only.
  case isNotAvailable = "ISNA"
  /// `ISTEXT(x)`, in cells only.
  case isText = "ISTEXT"
  /// `LARGE(numbers, k)`, in cells only.
  case large = "LARGE"
  /// `LEFT(text, count)`, in cells only.
  case left = "LEFT"
  /// `LEN(text)`, in cells only.
  case length = "LEN"
  /// `MATCH(x, cells, mode)`, in cells only.
  case match = "MATCH"
  /// `MID(text, start, count)`, in cells only.
  case middle = "MID"
  /// `N(x)`, in cells only.
  case n = "N"
  /// `RANK(x, cells, ascending)`, in cells only.
  case rank = "RANK"
  /// `REPT(text, count)`, in cells only.
  case repeated = "REPT"
  /// `RIGHT(text, count)`, in cells only.
  case right = "RIGHT"
  /// `ROW(cell)`, in cells only.
  case row = "ROW"
  /// `ROWS(cells)`, in cells only.
  case rows = "ROWS"
  /// `SIGN(x)`, in cells only.
  case sign = "SIGN"
  /// `SMALL(numbers, k)`, in cells only.
  case small = "SMALL"
  /// `SUBTOTAL(number, cells, …)`, in cells only.
  case subtotal = "SUBTOTAL"
  /// `SUMIFS(numbers, cells, criterion, …)`, in cells only.
  case sumIfs = "SUMIFS"
  /// `TRIM(text)`, in cells only.
  case trim = "TRIM"
  /// `TRUNC(x, places)`, in cells only.
  case truncate = "TRUNC"
  /// `VLOOKUP(x, table, column, nearest)`, in cells only.
  case verticalLookup = "VLOOKUP"

  /// The function of the language of a name, in capitals or not.
  public init?(named name: String) {
    guard let function = Self(rawValue: name.uppercased()), !function.isOfCellsOnly else {
      return nil
    }
    self = function
  }

  /// How many arguments it takes in the language.
  public var arity: ClosedRange<Int> {
    switch self {
    case .notAvailable: 0...0
    case .absolute, .exponential, .integer, .isNumber, .naturalLogarithm, .logarithm10, .not,
      .squareRoot:
      1...1
    case .ceiling, .floor, .ifError, .modulo, .power, .round, .roundDown, .roundUp: 2...2
    case .if, .lookup: 2...3
    case .sumIf: 3...3
    case .and, .average, .count, .countA, .max, .median, .min, .or, .product, .standardDeviation,
      .sum,
      .sumProduct:
      1...255
    case .choose: 2...255
    case .cohortRank: 1...2
    case .cohortAverage, .cohortCount, .cohortMax, .cohortMedian, .cohortMin,
      .cohortStandardDeviation, .cohortSum:
      1...1
    default: cellArity
    }
  }

  /// Whether it looks at all units: its argument becomes ``Reference/slots(_:)`` before evaluation.
  public var isCohort: Bool { overCohort != nil }

  /// The function of a spreadsheet that a cohort function becomes over a range; nil for others.
  ///
  /// `COHORT_RANK` has no such function in the language; it prints as `RANK`.
  @usableFromInline
  var overCohort: Function? {
    switch self {
    case .cohortAverage: .average
    case .cohortCount: .count
    case .cohortMax: .max
    case .cohortMedian: .median
    case .cohortMin: .min
    case .cohortRank: .cohortRank
    case .cohortStandardDeviation: .standardDeviation
    case .cohortSum: .sum
    default: nil
    }
  }

  /// Whether an array constant may stand as the argument at a position.
  func takesArray(at position: Int) -> Bool {
    switch self {
    case .average, .count, .max, .median, .min, .product, .standardDeviation, .sum, .sumProduct:
      true
    case .lookup: position > 0
    default: false
    }
  }

  /// The call of this function.
  public func callAsFunction(_ arguments: Expression...) -> Expression {
    .call(self, arguments)
  }
}
