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
  /// An address of the same sheet, of the sheet of figures, and of that of weights.
  private let own: String
  private let figure: String
  private let weight: String

  init(of result: IndexEvaluation) {
    self.result = result
    let column = result.index.participants.count > 650 ? "AAA" : "AA"
    let row = result.calculation.lines.count > 900 ? "1000" : "100"
    own = column + row
    let title = "Số liệu " + result.index.shortTitle
    figure = "'\(String(decoding: title.utf16.prefix(31), as: UTF16.self))'!" + own
    weight = "'Trọng số'!$AA$" + row
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
    let count = expression.excelFormula(reference: address).utf16.count
    return over(.length, count, Limits.formulaUnits)
  }

  private func address(_ reference: Reference) -> String {
    switch reference {
    case .slot(let slot): slot < 0 ? weight : address(ofLine: slot)
    case .slots(let slot), .slotsUpTo(let slot): address(ofLine: slot) + ":" + own
    case .run(let first, _): (first < 0 ? weight : address(ofLine: first)) + ":" + own
    case .name(let name), .member(let name, _): name
    // What only the sheets' own formulas refer to.
    case .cells, .constants: own
    }
  }

  private func address(ofLine line: Int) -> String {
    guard result.calculation.lines.indices.contains(line) else { return own }
    switch result.calculation.lines[line].kind {
    case .input, .notApplicable, .imported: return figure
    default: return own
    }
  }
}

extension Line.Kind {
  /// The criterion or group that a line belongs to.
  fileprivate var node: Int? {
    switch self {
    case .input(let node, _, _), .notApplicable(let node, _), .cohort(let node, _, _),
      .points(let node, _), .contribution(let node, _):
      node
    default: nil
    }
  }
}

extension Expression {
  private var operands: [Expression] {
    switch self {
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .call(_, let arguments): arguments
    case .number, .text, .boolean, .array, .reference: []
    }
  }

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
