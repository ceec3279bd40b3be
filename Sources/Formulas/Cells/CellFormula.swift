/// The formula of a cell as a tree over cells.
///
/// A formula is a value that is shared where it is copied: all cells of a row or column may hold the
/// same one, if its references are relative to the cell.
public struct CellFormula: Hashable, Sendable {
  /// The most UTF-8 bytes of a formula that is read: Excel's 8,192 UTF-16 units, three bytes each.
  public static let maximumBytes = 3 * 8_192

  private let content: Content

  private final class Content: Sendable {
    let expression: Expression
    let isArray: Bool

    init(_ expression: Expression, isArray: Bool) {
      self.expression = expression
      self.isArray = isArray
    }
  }

  /// The formula of an expression over cells and constants.
  public init(_ expression: Expression, isArray: Bool = false) {
    content = Content(expression, isArray: isArray)
  }

  /// What is computed.
  public var expression: Expression { content.expression }
  /// Whether it was entered as an array formula: every range in it counts as a whole.
  public var isArray: Bool { content.isArray }

  /// What tells copies of one formula from formulas that were made apart, while it lives.
  package var identity: ObjectIdentifier { ObjectIdentifier(content) }

  /// Whether two formulas have equal trees.
  public static func == (left: Self, right: Self) -> Bool {
    left.content === right.content
      || left.isArray == right.isArray && left.expression == right.expression
  }

  /// Hashes the tree.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(expression)
    hasher.combine(isArray)
  }

  /// The formula with every line relative that moves with a cell, and sheets named by position.
  ///
  /// Two formulas of a workbook mean the same in a cell if their normal forms there are equal.
  public func normalized(in cell: CellPosition, sheets: [String: Int]) -> CellFormula {
    func line(_ line: AreaReference.Line, _ own: Int) -> AreaReference.Line {
      line.kind == .plain ? .init(line.number - own, .relative) : line
    }
    func corner(_ corner: AreaReference.Corner) -> AreaReference.Corner {
      .init(row: line(corner.row, cell.row), column: line(corner.column, cell.column))
    }
    return CellFormula(
      expression.mappingReferences { reference in
        guard case .cells(var area) = reference else { return .reference(reference) }
        area.first = corner(area.first)
        area.last = corner(area.last)
        switch area.sheet {
        case nil: area.sheet = .position(cell.sheet)
        case .named(let name): area.sheet = sheets[name.lowercased()].map { .position($0) }
        case .position: break
        }
        return .reference(.cells(area))
      }, isArray: isArray)
  }
}

/// Reads the formulas of a workbook, each shape once.
public struct CellFormulaReader: Sendable {
  /// The formulas read so far.
  public private(set) var formulas: [CellFormula] = []
  private var known: [[UInt8]: Int] = [:]
  private var scanner: CellScanner
  private let functions: FunctionTable
  private let names: [String: String]
  /// The names that sheets define for themselves.
  private let localNames: [Int: [String: String]]
  private var meanings: [Name: CellFormula] = [:]
  private var openNames: Set<Name> = []

  /// A defined name in lower case, with the sheet that defines it for itself.
  private struct Name: Hashable {
    var text: String
    var sheet: Int?
  }

  /// A reader for a workbook with sheets in order, and defined names with their formulas.
  ///
  /// `localNames` are those that sheets define for themselves, by the sheet's position: within the sheet
  /// they hide the workbook's.
  public init(
    sheets: [String], names: [String: String] = [:], localNames: [Int: [String: String]] = [:],
    functions: FunctionTable = .standard
  ) {
    self.functions = functions
    var numbers: [String: Int] = [:]
    for (position, sheet) in sheets.enumerated() { numbers[sheet.lowercased()] = position }
    scanner = CellScanner(sheets: numbers)
    func lowercased(_ names: [String: String]) -> [String: String] {
      Dictionary(
        names.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    self.names = lowercased(names)
    self.localNames = localNames.mapValues(lowercased)
  }

  /// The position in ``formulas`` of the formula that a text in a cell stands for.
  public mutating func read(
    _ text: String, in cell: CellPosition, isArray: Bool = false
  ) throws(FormulaFault) -> Int {
    do throws(FormulaFault) {
      try scanner.scan(text, in: cell)
      scanner.key.append(isArray ? 1 : 0)
      // A word may mean something else on a sheet with names of its own.
      if localNames[cell.sheet] != nil {
        withUnsafeBytes(of: Int32(cell.sheet)) { scanner.key.append(contentsOf: $0) }
      }
      if let known = known[scanner.key] { return known }
      let key = scanner.key
      let formula = try parse(try scanner.tokens(), isArray: isArray, on: cell.sheet)
      formulas.append(formula)
      known[key] = formulas.count - 1
      return formulas.count - 1
    } catch {
      throw error.counted(inCharactersOf: text)
    }
  }

  private mutating func parse(
    _ tokens: [Token], isArray: Bool, on sheet: Int
  ) throws(FormulaFault) -> CellFormula {
    var grammar = CellGrammar()
    for token in tokens {
      switch token.kind {
      case .word(let word): learn(word, .init(word), on: sheet, &grammar)
      case .nameOfSheet(let other, let word):
        learn(word, .init(word, sheet: other), on: other, &grammar)
      default: break
      }
    }
    var parser = Parser(tokens: tokens, functions: functions, cells: grammar)
    return CellFormula(try parser.formula(), isArray: isArray)
  }

  private mutating func learn(
    _ word: String, _ name: CellGrammar.Name, on sheet: Int, _ grammar: inout CellGrammar
  ) {
    guard grammar.names[name] == nil else { return }
    grammar.names[name] = meaning(ofName: word.lowercased(), on: sheet)
  }

  /// What a name stands for, its relative addresses taken from A1; nil if that is no formula, which
  /// is a fault only where the name is used.
  private mutating func meaning(ofName text: String, on sheet: Int) -> CellFormula? {
    let local = localNames[sheet]?[text]
    let name = Name(text: text, sheet: local == nil ? nil : sheet)
    if let known = meanings[name] { return known }
    guard let formula = local ?? names[text], openNames.count < 16,
      openNames.insert(name).inserted
    else { return nil }
    defer { openNames.remove(name) }
    guard let _ = try? scanner.scan(formula, in: CellPosition(sheet: 0, row: 0, column: 0)),
      let tokens = try? scanner.tokens(),
      let meaning = try? parse(tokens, isArray: false, on: name.sheet ?? -1)
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
