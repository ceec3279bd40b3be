import Foundation
import Testing

@testable import Formulas

/// An example in the documentation of a function: `INT(-1.5)` → -2.
private struct Example: CustomTestStringConvertible, Sendable {
  var formula: String
  var expected: String
  var testDescription: String { formula }
}

/// The examples of all functions, from the sources' comments.
private func examples() throws -> [Example] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Formulas/Functions")
  var examples: [Example] = []
  for file in try FileManager.default.contentsOfDirectory(
    at: folder, includingPropertiesForKeys: nil)
  {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("/// ") }.map { $0.dropFirst(4) }
    for match in lines.joined(separator: " ").matches(
      of: /`([^`]+)` → ("[^"]*"|#[A-Z\/0-9]+[!?]?|[-A-Z0-9.]*[A-Z0-9])/)
    {
      examples.append(Example(formula: String(match.1), expected: String(match.2)))
    }
  }
  return examples
}

/// A value as the examples write it.
private func written(_ value: Value) -> String {
  if case .text(let text) = value { "\"\(text)\"" } else { value.joinedText }
}

@Suite struct FunctionTests {
  @Test("What the documentation says of a function is so") func documented() throws {
    let examples = try examples()
    #expect(examples.count > 60)
    for example in examples {
      let inCell = try CellSheet(["A1": .text("=" + example.formula)]).value("A1")
      #expect(written(inCell) == example.expected, "\(example.formula) in a cell")
      guard let rule = try? Formula(parsing: example.formula).expression else { continue }
      let value = rule.evaluate(in: TestContext())
      #expect(written(value) == example.expected, "\(example.formula) in a rule")
    }
  }

  /// A function that only this test knows: it stands in no other place.
  static let double: Function = .init(
    Function.Definition(
      "DOUBLE", 1...1, rule: .number { x in SpreadsheetNumber.guarded(x) * 2 },
      cell: .number { x in x * 2 },
      guarded: Function.Guard { arguments in
        .call(FunctionTests.double, arguments.map(\.roundedForEdges))
      }, programs: [.excel, .libreOffice]))

  @Test("A function is known everywhere by its definition alone") func oneDefinition() throws {
    let functions = FunctionTable(Function.allCases + [Self.double])
    // Rules read it, evaluate it, guard it and show it.
    let rule = try Formula(parsing: "double(x + 1)", functions: functions).expression
    #expect(rule == Self.double(.name("x") + 1))
    #expect(rule.evaluate(in: TestContext(names: ["x": 3])) == 8)
    #expect(rule.description == "DOUBLE(x + 1)")
    #expect(rule.inWorkbook == "DOUBLE(ROUND(x+1,9))")
    #expect(throws: FormulaFault.self) {
      try Formula(parsing: "double(1, 2)", functions: functions)
    }
    #expect(throws: FormulaFault.self) { try Formula(parsing: "double(1)") }
    // Cells read it and compute it, value by value within an array, too.
    var reader = CellFormulaReader(sheets: ["a"], functions: functions)
    var grid = CellGrid()
    grid.startSheet()
    for (column, text) in ["DOUBLE(\"4\")", "SUMPRODUCT(DOUBLE({1,2,3}))"].enumerated() {
      let cell = CellPosition(sheet: 0, row: 0, column: column)
      let number = try reader.read(text, in: cell)
      grid.append(row: 0, column: column, value: .blank, formula: number)
      #expect(reader.formulas[number].text(in: cell) == text)
    }
    var calculation = CellCalculation(grid, formulas: reader.formulas)
    #expect(calculation.calculate { _, _, _ in })
    #expect(calculation.value(at: CellPosition(sheet: 0, row: 0, column: 0)) == 8)
    #expect(calculation.value(at: CellPosition(sheet: 0, row: 0, column: 1)) == 12)
    // Checks know its arguments and where it may stand.
    #expect(Self.double.cellArity == 1...1 && !Self.double.isCohort)
    #expect(Self.double.programs != .all && functions.spelled("DOUBLE") == Self.double)
  }

  @Test("Names, spellings and arities are sound", arguments: Function.allCases)
  func soundDefinition(function: Function) {
    let definition = function.definition
    #expect(definition.name == definition.name.uppercased())
    #expect(Function.allCases.count { $0.name == function.name } == 1)
    if function.isOfCells {
      #expect(function.programs.contains(.excel))
      if case .none = definition.cell { Issue.record("it has no meaning in cells") }
    }
    if !function.isOfCellsOnly, case .none = definition.rule {
      Issue.record("it has no meaning in rules")
    }
  }
}
