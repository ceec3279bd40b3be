internal import Formulas
public import Scoring

extension Diagnostic {
  /// The criteria whose formulas a workbook cannot hold: too long, nested too deep, or with a function of
  /// too many arguments.
  ///
  /// Lengths are those of the longest addresses the workbook may have, so that nothing passes here and
  /// fails there.
  public static func formulaLimits(of evaluation: Evaluation) -> [Diagnostic] {
    evaluation.indices.flatMap { result in
      let size = FormulaSize(of: result)
      var told: Set<Int?> = []
      return result.calculation.lines.compactMap { line -> Diagnostic? in
        let node = line.kind.node
        guard let fault = line.expressions.lazy.compactMap({ size.fault($0, of: node) }).first,
          told.insert(node).inserted
        else { return nil }
        let place = node.map { result.calculation.set.nodes[$0].place } ?? result.index.place
        return Diagnostic(.limit(fault), at: place)
      }
    }
  }
}

/// How much room the formulas of an index take.
private struct FormulaSize {
  private let result: IndexEvaluation
  /// The longest address of the workbook.
  private let cell: CellAddress
  /// The sheet of figures.
  private let figures: String

  init(of result: IndexEvaluation) {
    self.result = result
    cell = CellAddress(
      row: result.calculation.lines.count > 900 ? 999 : 99,
      column: result.index.participants.count > 650 ? 702 : 26)
    let title = "Số liệu " + result.index.shortTitle
    figures = String(decoding: title.utf16.prefix(31), as: UTF16.self)
  }

  func fault(_ expression: Expression, of node: Int?) -> LimitFault? {
    let code = node.map { result.calculation.set.nodes[$0].code }
    func over(_ measure: LimitFault.Measure, _ count: Int, _ limit: Int) -> LimitFault? {
      count > limit ? .formula(code: code, measure, count, limit: limit) : nil
    }
    if let fault = over(.arguments, expression.mostArguments, Limits.functionArguments)
      ?? over(.depth, expression.functionDepth, Limits.functionDepth)
    {
      return fault
    }
    let formula = CellFormula(expression.inCells(cells))
    let text = formula.text(in: CellPosition(sheet: 0, row: 0, column: 0))
    return over(.length, text.utf16.count, Limits.formulaUnits)
  }

  private func cells(_ reference: Reference) -> Expression {
    switch reference {
    case .slot(let slot): term(ofLine: slot, isRange: false)
    case .slots(let slot), .slotsUpTo(let slot), .run(let slot, _):
      term(ofLine: slot, isRange: true)
    // What no line refers to, or only the sheets' own formulas.
    case .name, .member, .cells, .constants: cell.term()
    }
  }

  /// A cell of a line, or cells from there on; weights stand below all lines.
  private func term(ofLine line: Int, isRange: Bool) -> Expression {
    var sheet: String?
    if line < 0 {
      sheet = "Trọng số"
    } else if result.calculation.lines.indices.contains(line) {
      switch result.calculation.lines[line].kind {
      case .input, .notApplicable, .imported, .previousPoints: sheet = figures
      default: break
      }
    }
    var cells = CellRange(cell)
    if isRange { cells.last.column += 1 }
    let isFixed = line < 0
    return cells.term(in: sheet, fixedRows: isFixed, fixedColumns: isFixed)
  }
}

extension Line.Kind {
  /// The criterion or group that a line belongs to.
  fileprivate var node: Int? {
    switch self {
    case .input(let node, _, _), .notApplicable(let node, _), .points(let node, _),
      .contribution(let node, _):
      node
    case .cohort(let compared): compared.criterion
    default: nil
    }
  }
}

extension Expression {
  /// The most arguments that a function in it has.
  fileprivate var mostArguments: Int {
    let inner = operands.map(\.mostArguments).max() ?? 0
    if case .call(_, let arguments) = self { return max(inner, arguments.count) }
    return inner
  }

  /// How many functions stand inside each other.
  fileprivate var functionDepth: Int {
    let inner = operands.map(\.functionDepth).max() ?? 0
    if case .call = self { return inner + 1 }
    return inner
  }
}
