/// A function of formulas, with the meaning it has in Excel 2010 and LibreOffice 7.4.
///
/// What a function is stands in one place, its ``Definition``, in the file of its family; everything
/// that asks about functions (parsers, evaluation, printing, checks, the linter) asks there. To add a
/// function, define it in its family's file and list it there.
///
/// Functions whose results differ between programs one step under an edge are guarded at 9 places in
/// rules and as they are printed; see ``Expression/guarded``.
public struct Function: Hashable, Sendable, CaseIterable {
  @usableFromInline let definition: Definition

  /// A function that is defined.
  init(_ definition: Definition) { self.definition = definition }

  /// A function of which only the name and the number of arguments are known: read, never computed.
  package static func ofName(
    _ name: String, spelling: String? = nil, _ arguments: ClosedRange<Int>
  ) -> Function {
    Function(
      Definition(
        name, spelling: spelling, inCells: arguments, cell: .none, programs: .excel))
  }

  /// The functions that formulas know.
  public static var allCases: [Function] { FunctionTable.standard.functions }

  /// Whether two are the same function.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool { left.definition === right.definition }

  /// Hashes which function it is.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(definition)) }

  /// The name in the language, in capitals.
  public var name: String { definition.name }

  /// How many arguments it takes in the language; a function of cells only takes what it takes there.
  public var arity: ClosedRange<Int> { definition.arity ?? cellArity }

  /// How many arguments it takes in a cell.
  package var cellArity: ClosedRange<Int> { definition.cellArity }

  /// Whether only the formula of a cell can have it, and no formula of a book.
  public var isOfCellsOnly: Bool { definition.arity == nil }

  /// Whether it exists in cells: all but the functions over a cohort, which print as others.
  package var isOfCells: Bool { definition.cohort == nil }

  /// Whether it looks at all units: its argument becomes ``Reference/slots(_:)`` before evaluation.
  public var isCohort: Bool { definition.cohort != nil }

  /// The spreadsheet programs that know it.
  package var programs: Programs { definition.programs }

  /// Whether an array constant may stand as the argument at a position.
  func takesArray(at position: Int) -> Bool {
    switch definition.arrays {
    case .none: false
    case .anywhere: true
    case .fromSecond: position > 0
    }
  }

  /// The functions of the language, which a formula of a book can have.
  public static let ofLanguage = allCases.filter { !$0.isOfCellsOnly }

  /// The function of the language of a name, in capitals or not.
  public init?(named name: String) {
    guard let known = FunctionTable.standard.ofLanguage(name) else { return nil }
    self = known
  }

  /// The call of this function.
  public func callAsFunction(_ arguments: Expression...) -> Expression {
    .call(self, arguments)
  }
}

extension Function {
  /// The result of a function of one number, as a rule computes it; nil for an error.
  public func number(_ x: Double) -> Double? {
    guard case .number(let result) = definition.rule else { return nil }
    do throws(FormulaError) { return try result(x) } catch { return nil }
  }

  /// The result of a function of two numbers, as a rule computes it; nil for an error.
  public func number(_ x: Double, _ y: Double) -> Double? {
    guard case .numbers(let result) = definition.rule else { return nil }
    do throws(FormulaError) { return try result(x, y) } catch { return nil }
  }
}

extension Function: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
