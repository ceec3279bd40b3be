/// The formula of a cell as a workbook's file holds it, without `=`.
///
/// The same tree as a formula of a book has: ``Reference/slot(_:)`` numbers one of the
/// ``operands``. Formulas that were filled over a table differ in nothing, so they are read once.
public struct CellFormula: Hashable, Sendable {
  /// The most UTF-8 bytes of a formula that is read: Excel's 8,192 UTF-16 units, three bytes each.
  public static let maximumBytes = 3 * 8_192
  /// What is computed.
  public let expression: Expression
  /// What the numbered references stand for.
  public let operands: [CellOperand]
  /// Whether it was entered as an array formula: every range in it counts as a whole.
  public let isArray: Bool

  /// Whether two formulas of a sheet, read with the same sheets, mean the same.
  ///
  /// One may name the sheet itself where the other leaves it out.
  public func isSame(as other: CellFormula, inSheet sheet: Int) -> Bool {
    guard expression == other.expression, isArray == other.isArray,
      operands.count == other.operands.count
    else { return false }
    return zip(operands, other.operands).allSatisfy { own, other in
      guard case .area(var left) = own, case .area(var right) = other else { return own == other }
      left.sheet = left.sheet ?? sheet
      right.sheet = right.sheet ?? sheet
      return left == right
    }
  }
}

/// Reads the formulas of a workbook, each shape once.
public struct CellFormulaReader: Sendable {
  /// The formulas read so far.
  public private(set) var formulas: [CellFormula] = []
  private var known: [[UInt8]: Int] = [:]
  private var scanner: CellScanner
  private let names: [String: String]
  private var meanings: [String: CellFormula] = [:]
  private var openNames: Set<String> = []

  /// A reader for a workbook with sheets in order, and defined names with their formulas.
  public init(sheets: [String], names: [String: String] = [:]) {
    var numbers: [String: Int] = [:]
    for (position, sheet) in sheets.enumerated() { numbers[sheet.lowercased()] = position }
    scanner = CellScanner(sheets: numbers)
    self.names = Dictionary(
      names.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position in ``formulas`` of the formula that a text in a cell stands for.
  public mutating func read(
    _ text: String, in cell: CellPosition, isArray: Bool = false
  ) throws(FormulaFault) -> Int {
    do throws(FormulaFault) {
      try scanner.scan(text, in: cell)
      scanner.key.append(isArray ? 1 : 0)
      if let known = known[scanner.key] { return known }
      let key = scanner.key
      let formula = try parse(try scanner.tokens(), isArray: isArray)
      formulas.append(formula)
      known[key] = formulas.count - 1
      return formulas.count - 1
    } catch {
      throw error.counted(inCharactersOf: text)
    }
  }

  private mutating func parse(
    _ tokens: [Token], isArray: Bool
  ) throws(FormulaFault) -> CellFormula {
    var grammar = CellGrammar()
    for case .word(let word) in tokens.map(\.kind) {
      let name = word.lowercased()
      if grammar.names[name] == nil { grammar.names[name] = meaning(ofName: name) }
    }
    var parser = Parser(tokens: tokens, cells: grammar)
    let expression = try parser.formula()
    return CellFormula(
      expression: expression, operands: parser.operands, isArray: isArray)
  }

  /// What a name stands for, its relative addresses taken from A1; nil if that is no formula, which
  /// is a fault only where the name is used.
  private mutating func meaning(ofName name: String) -> CellFormula? {
    if let known = meanings[name] { return known }
    guard let formula = names[name], openNames.count < 16, openNames.insert(name).inserted else {
      return nil
    }
    defer { openNames.remove(name) }
    guard let _ = try? scanner.scan(formula, in: CellPosition(sheet: 0, row: 0, column: 0)),
      let tokens = try? scanner.tokens(), let meaning = try? parse(tokens, isArray: false)
    else { return nil }
    meanings[name] = meaning
    return meaning
  }
}

extension FormulaFault {
  /// The same fault, its place counted in characters instead of bytes.
  ///
  /// A token may begin with a mark on the character before it; its place ends with the text all the same.
  fileprivate func counted(inCharactersOf text: String) -> FormulaFault {
    let start = text.utf8.index(text.startIndex, offsetBy: min(offset, text.utf8.count))
    let rest = text.utf8.distance(from: start, to: text.endIndex)
    let end = text.utf8.index(start, offsetBy: min(length, rest))
    var fault = self
    let count = text.count
    fault.offset = min(text[..<start].count, count)
    fault.length = min(text[start..<end].count, count - fault.offset)
    return fault
  }
}
