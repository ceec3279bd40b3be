import Testing

@testable import Formulas

/// What the guarded formula of a rule gives in cells, with the arithmetic of a spreadsheet.
private func computedInCells(_ expression: Expression, _ names: [String: Value]) -> Value {
  let columns = names.keys.sorted()
  var grid = CellGrid()
  grid.startSheet()
  for (column, name) in columns.enumerated() {
    grid.append(row: 0, column: column, value: names[name] ?? .blank, formula: nil)
  }
  let formula = CellFormula(
    expression.inCells { reference in
      let name =
        switch reference {
        case .name(let name): name
        case .member(_, let key): key
        default: ""
        }
      return columns.firstIndex(of: name).map { CellAddress(row: 0, column: $0).fixed() } ?? ""
    })
  grid.append(row: 1, column: 0, value: .blank, formula: 0)
  var calculation = CellCalculation(grid, formulas: [formula])
  guard calculation.calculate({ _, _, _ in }) else { return .blank }
  return calculation.value(at: CellPosition(sheet: 0, row: 1, column: 0))
}

private func isSame(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.number(let left), .number(let right)):
    left == right || SpreadsheetNumber.areEqual(left, right)
  case (.error(let left), .error(let right)): left.kind == right.kind
  default: left == right
  }
}

@Test("A rule gives what its guarded formula gives in cells", arguments: 0..<20)
func guardedInCells(seed: Int) {
  var generator = ExpressionGenerator(seed: UInt64(900 + seed))
  (generator.texts, generator.ranges) = (false, false)
  var numbers = 0
  for _ in 0..<200 {
    let expression = generator.expression(height: 4)
    var names: [String: Value] = ["1.2": 2, "satisfaction": 0.29]
    for name in ExpressionGenerator.names {
      names[name] = .number(
        generator.pick([0.29 * 100, 0.57 * 100, 0.1 + 0.2, 4.35, generator.decimal()]))
    }
    let value = expression.evaluate(in: TestContext(names: names))
    if case .number = value { numbers += 1 }
    let found = computedInCells(expression, names)
    if !isSame(value, found) {
      Issue.record("\(expression) gives \(value), in cells \(found)")
    }
  }
  #expect(numbers > 20)
}

@Test(
  "Truncations, steps and bands beside an edge are those of the guarded formula in cells",
  arguments: [
    "INT(a * b)", "ROUNDDOWN(a * b, 1)", "ROUNDUP(a / b, 2)", "ROUND(a * b, 0)", "FLOOR(a, b)",
    "FLOOR(a, 0.1)", "CEILING(a, b)", "CEILING(a * b, 0.05)", "MOD(a, b)", "MOD(-a, b)",
    "MOD(a, -b)", "LOOKUP(a * b, {0, 0.3, 0.7, 1}, {1, 2, 3, 4})", "CHOOSE(1 + a * 10, 1, 2, 3)",
  ])
func edgesInCells(text: String) throws {
  let expression = try Formula(parsing: text).expression
  for hundredths in stride(from: -300, through: 300, by: 7) {
    for step in [-0.1, 0.01, 0.1, 0.3, 0.7, 1, 3, 100] {
      for noise in [0, 1e-11, -1e-11] {
        let names: [String: Value] = [
          "a": .number(Double(hundredths) / 100 + noise), "b": .number(step),
        ]
        let value = expression.evaluate(in: TestContext(names: names))
        #expect(isSame(value, computedInCells(expression, names)), "\(names)")
      }
    }
  }
}

@Test("A step under a whole number is that number in a rule, and in its formula")
func knownEdge() throws {
  let expression = try Formula(parsing: "INT(a * 100)").expression
  let names: [String: Value] = ["a": 0.29]
  #expect(expression.evaluate(in: TestContext(names: names)) == 29)
  #expect(computedInCells(expression, names) == 29)
  // One part in 10¹⁰ below is a number of its own only where nothing is guarded.
  #expect(try CellSheet(["A1": 28.9999999999, "B1": .text("=INT(A1)")]).value("B1") == 28)
  #expect(
    try Formula(parsing: "INT(a)").expression.evaluate(
      in: TestContext(names: ["a": 28.9999999999])) == 29)
}
