import Testing

@testable import Formulas

/// Random formulas of cells, as pages are built: over cells that are plain, fixed or growing.
private struct CellExpressionGenerator {
  var generator: ExpressionGenerator
  static let sheets = ["Tổng hợp", "Data", "It's"]

  init(seed: UInt64) {
    generator = ExpressionGenerator(seed: seed)
    // A cohort is a range in a cell; see `cells`.
    generator.ranges = false
  }

  mutating func formula() -> CellFormula {
    var parts: [Expression] = []
    for _ in 0..<3 {
      let rule = generator.expression(height: 4)
      var areas: [Reference: Expression] = [:]
      for reference in rule.references { areas[reference] = cells() }
      parts.append(rule.inCells { areas[$0] ?? 0 })
    }
    let function = generator.pick(Function.allCases.filter { $0.isOfCellsOnly && $0 != .area })
    let least = max(1, function.cellArity.lowerBound)
    let count = Int.random(
      in: least...min(least + 2, function.cellArity.upperBound), using: &generator.random)
    let call = Expression.call(function, (0..<count).map { $0 == 0 ? cells() : parts[$0 % 3] })
    return CellFormula(.binary(generator.pick(BinaryOperator.allCases), call, parts[0]))
  }

  private mutating func cells() -> Expression {
    func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator.random) }
    let (row, column) = (number(50), number(30))
    let range = CellRange(rows: row...row + number(3), columns: column...column + number(3))
    let sheet = Bool.random(using: &generator.random) ? generator.pick(Self.sheets) : nil
    switch number(4) {
    case 0: return range.fixed(in: sheet)
    case 1: return range.growing(in: sheet)
    case 2: return range.first.term(in: sheet, fixedRow: true)
    default: return range.term(in: sheet)
    }
  }
}

@Test("The formula of a cell comes back from its text", arguments: 0..<10)
func cellFormulasComeBack(seed: Int) throws {
  var generator = CellExpressionGenerator(seed: UInt64(3000 + seed))
  var positions: [String: Int] = [:]
  for (position, sheet) in CellExpressionGenerator.sheets.enumerated() {
    positions[sheet.lowercased()] = position
  }
  var reader = CellFormulaReader(sheets: CellExpressionGenerator.sheets)
  for number in 0..<100 {
    let formula = generator.formula()
    let cell = CellPosition(sheet: number % 3, row: number, column: 7)
    let text = formula.text(in: cell)
    let position = try reader.read(text, in: cell)
    let again = reader.formulas[position]
    #expect(
      again.normalized(in: cell, sheets: positions)
        == formula.normalized(in: cell, sheets: positions), "\(text)")
    #expect(again.text(in: cell) { CellExpressionGenerator.sheets[$0] } == text)
  }
}

@Test("A name of a sheet is that sheet's, an error on a sheet an error")
func namesOfSheets() throws {
  var reader = CellFormulaReader(
    sheets: ["a", "b c"], names: ["Rate": "2"], localNames: [1: ["Rate": "5"]])
  let cell = CellPosition(sheet: 0, row: 0, column: 0)
  func formula(_ text: String) throws -> Expression {
    let position = try reader.read(text, in: cell)
    return reader.formulas[position].expression
  }
  #expect(try formula("'B C'!rate+Rate") == .number(5) + .number(2))
  #expect(try formula("a!Rate") == .number(2))
  #expect(
    try formula("'b c'!#REF!")
      == .reference(.constants(ValueTable(.error(FormulaError(.reference))))))
  #expect(throws: FormulaFault(.unknownName("Rates"), offset: 0, length: 7)) {
    try reader.read("a!Rates", in: cell)
  }
}

private let own = CellAddress(row: 1, column: 1).term()
private func one(_ sheet: String? = nil) -> Expression {
  CellRange(CellAddress(row: 0, column: 0)).fixed(in: sheet)
}

/// IronCalc tells a cell from a range by its colon; what is no range stays a cell.
@Test(
  "One cell is a range where a range is due",
  arguments: [
    (Expression.call(.rank, [own, one(), 0]), "RANK(B2,$A$1:$A$1,0)"),
    (.call(.countIf, [one("It's"), own]), "COUNTIF('It''s'!$A$1:$A$1,B2)"),
    (.call(.countIfs, [one(), own, one(), 1]), "COUNTIFS($A$1:$A$1,B2,$A$1:$A$1,1)"),
    (.call(.match, [own, one(), own]), "MATCH(B2,$A$1:$A$1,B2)"),
    (.call(.index, [one(), 1, own]), "INDEX($A$1:$A$1,1,B2)"),
    (.call(.sumIf, [one(), own, one()]), "SUMIF($A$1:$A$1,B2,$A$1:$A$1)"),
    (.call(.averageIfs, [one(), one(), own]), "AVERAGEIFS($A$1:$A$1,$A$1:$A$1,B2)"),
    (.call(.small, [one(), own]), "SMALL($A$1:$A$1,B2)"),
    (.call(.lookup, [own, one(), one()]), "LOOKUP(B2,$A$1:$A$1,$A$1:$A$1)"),
    (.call(.sum, [one(), own]), "SUM($A$1,B2)"),
  ])
func oneCellAsARange(formula: Expression, text: String) throws {
  let cell = CellPosition(sheet: 0, row: 4, column: 4)
  #expect(CellFormula(formula).text(in: cell) == text)
  var reader = CellFormulaReader(sheets: ["It's"])
  let read = reader.formulas.count
  _ = try reader.read(text, in: cell)
  #expect(reader.formulas[read].text(in: cell) { _ in "It's" } == text)
}
