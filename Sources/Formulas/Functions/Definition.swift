extension Function {
  /// All there is to know about a function.
  @usableFromInline
  final class Definition: Sendable {
    /// The name in the language, in capitals.
    let name: String
    /// The name in a workbook's file.
    let spelling: String
    /// How many arguments it takes in the language; nil for a function of cells only.
    let arity: ClosedRange<Int>?
    /// How many arguments it takes in a cell.
    let cellArity: ClosedRange<Int>
    /// What it means in a rule.
    @usableFromInline let rule: RuleMeaning
    /// What it means in a cell.
    let cell: CellMeaning
    /// Which of its arguments are worked on value by value within an array.
    let lifting: Lifting
    /// Where an array constant may stand in the language.
    let arrays: Arrays
    /// Which of its arguments must be a range even where it is one cell: `RANK(A1,A1:A1,0)`.
    ///
    /// IronCalc tells a cell from a range by its colon and gives an error for `RANK(A1,A1,0)`, which an
    /// index of one unit would have.
    let isRange: @Sendable (_ position: Int) -> Bool
    /// The form that every program computes alike.
    let guarded: Guard?
    /// For a function over a cohort, the function over a range that it prints as.
    @usableFromInline let cohort: Function?
    /// The spreadsheet programs that know it.
    let programs: Programs

    init(
      _ name: String, spelling: String? = nil, _ arity: ClosedRange<Int>? = nil,
      inCells cellArity: ClosedRange<Int>? = nil, rule: RuleMeaning = .none, cell: CellMeaning,
      lifting: Lifting = .none, arrays: Arrays = .none,
      isRange: @escaping @Sendable (_ position: Int) -> Bool = { _ in false },
      guarded: Guard? = nil,
      cohort: Function? = nil, programs: Programs = .all
    ) {
      self.name = name
      self.spelling = spelling ?? name
      self.arity = arity
      self.cellArity = cellArity ?? arity ?? 0...255
      self.rule = rule
      self.cell = cell
      self.lifting = lifting
      self.arrays = arrays
      self.isRange = isRange
      self.guarded = guarded
      self.cohort = cohort
      self.programs = programs
    }
  }

  /// What a function means in a rule, where a missing value is an error.
  @usableFromInline
  enum RuleMeaning: Sendable {
    /// The result of a number.
    case number(@Sendable (Double) throws(FormulaError) -> Double)
    /// The result of two numbers.
    case numbers(@Sendable (Double, Double) throws(FormulaError) -> Double)
    /// The result of all numbers among the arguments.
    case aggregate(Aggregate)
    /// The second argument if the first one holds, else the third or `FALSE`.
    case condition
    /// The first argument, or the second one if that is an error.
    case fallback
    /// Whether all arguments hold, or any.
    case conjunction(isAny: Bool)
    /// Which argument it stands for; nil is `FALSE`.
    case choice(@Sendable (_ count: Int, Ask) throws(FormulaError) -> Int?)
    /// The value of some arguments.
    case values(@Sendable (_ count: Int, Ask, Range) throws(FormulaError) -> Value)
    /// The plain function over the values of all units.
    case overCohort
    /// The rank among the values of all units.
    case rankInCohort
    /// The k-th number from the least one among the values of all units if rising, else from the greatest.
    case placeInCohort(isRising: Bool)
    /// It has none.
    case none

    /// The value of an argument at a position, as something that is due.
    @usableFromInline
    typealias Ask = (_ position: Int, _ due: Due) throws(FormulaError) -> Value
    /// The values of a range or array at a position; nil for anything else.
    @usableFromInline
    typealias Range = (_ position: Int) -> [Value]?
  }

  /// What an argument is asked for.
  @usableFromInline
  enum Due {
    /// Any value; an error is thrown.
    case value
    /// Any value, an error too.
    case valueOrError
    /// A number.
    case number
    /// A truth value.
    case truth
    /// A value in a cell, not a computed one; nothing else has one (`blank`).
    case cell
  }

  /// What a function means in a cell, as Excel computes it.
  enum CellMeaning: Sendable {
    /// The result of a number.
    case number(@Sendable (Double) throws(FormulaError) -> Double)
    /// The result of two numbers, of which the second may have a value where it is left out.
    case numbers(
      otherwise: Double = 0, @Sendable (Double, Double) throws(FormulaError) -> Double)
    /// The result of one to three values; errors are given to it only if it looks at them.
    case values(
      looksAtErrors: Bool = false,
      @Sendable (Value, Value?, Value?) throws(CellStop) -> Value)
    /// The result of all numbers among the arguments.
    case aggregate(Aggregate)
    /// The value of arguments that may be whole areas.
    case whole(@Sendable (inout CellCalculation, [Expression]) throws(CellStop) -> Value)
    /// Cells, or what else may stand where cells are due.
    case cells(
      @Sendable (inout CellCalculation, [Expression], _ lifted: Bool) throws(CellStop) -> CellResult
    )
    /// It has none.
    case none
  }

  /// Which arguments of a function are worked on value by value within an array.
  enum Lifting: Sendable {
    /// None.
    case none
    /// Those at some positions.
    case at([Int])
    /// Every second one from a position on.
    case everySecond(from: Int)
    /// As the function itself does it.
    case itself(@Sendable (inout CellCalculation, [Expression]) throws(CellStop) -> CellResult)
  }

  /// Where array constants may stand among the arguments of a rule's call.
  enum Arrays: Sendable { case none, anywhere, fromSecond }

  /// A form of a call that Excel and other programs compute alike.
  struct Guard: Sendable {
    /// How many levels of calls it prints.
    var levels = 2
    /// How many times each argument is printed.
    var copies = [1]
    /// The form; nil if the call stays as it is.
    var form: @Sendable ([Expression]) -> Expression?
  }
}

/// Spreadsheet programs, by what they know.
package struct Programs: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Excel 2010 and later.
  package static let excel = Programs(rawValue: 1)
  /// LibreOffice 7.4 and later.
  package static let libreOffice = Programs(rawValue: 2)
  /// IronCalc 0.9.
  package static let ironCalc = Programs(rawValue: 4)
  /// Gnumeric 1.12.
  package static let gnumeric = Programs(rawValue: 8)
  /// All of them: what may stand in a workbook that is written.
  package static let all: Programs = [.excel, .libreOffice, .ironCalc, .gnumeric]
}
