import Formulas
import Scoring
import WorkbookPlan

// Which lines are shown of each unit, and which of them need cells of their own.
extension SpecialCasesSheet {
  /// What is shown of each unit, in order.
  static func figures(_ layout: IndexLayout) -> [Figure] {
    let (texts, calculation) = (layout.texts, layout.result.calculation)
    let (set, final) = (calculation.set, calculation.final)
    let isHandedOver = set.leaves.contains {
      if case .redistribute = set.nodes[$0].notApplicable { true } else { false }
    }
    let isSurveyed = set.leaves.contains { set.nodes[$0].isSurvey }
    let figures = [
      Figure(kind: .earned(stage: final), header: texts["Điểm đạt được", "Points earned"]),
      Figure(kind: .excluded(stage: final), header: texts["Điểm loại trừ", "Points excluded"]),
      Figure(
        kind: .handedOver(stage: final), header: texts["Điểm phân bổ lại", "Points shared out"]),
      Figure(
        kind: .attainableTotal(stage: final),
        header: texts["Điểm tối đa áp dụng", "Applicable maximum"]),
      Figure(kind: .shareTotal(stage: final), header: texts["Tỷ lệ (%)", "Share (%)"]),
      Figure(kind: .converted(stage: final), header: texts["Điểm quy đổi", "Converted"]),
      Figure(
        kind: .surveyPoints(stage: final),
        header: texts["Trong đó điểm khảo sát", "Of which surveys"]),
      Figure(
        kind: .score(stage: final), header: texts["Điểm chỉ số", "Score"],
        format: layout.scoreFormat),
    ]
    return figures.filter { figure in
      switch figure.kind {
      case .handedOver: isHandedOver && fits(figure.kind, layout)
      case .surveyPoints: isSurveyed && fits(figure.kind, layout)
      case .attainableTotal, .shareTotal: true
      default: layout.row(figure.kind) != nil
      }
    }
  }

  /// What units can attain at the nodes where that differs: such nodes have cells, so that no formula
  /// grows with the number of criteria.
  static func attainable(_ calculation: Calculation) -> [Line.Kind] {
    let set = calculation.set
    let children = set.children
    return set.mainNodes.map { Line.Kind.attainable(node: $0, stage: calculation.final) }.filter {
      guard case .attainable(let node, _) = $0 else { return false }
      let siblings = set.nodes[node].parent.map { children[$0].count } ?? 0
      return calculation.groups.contains { group in
        switch calculation.expression(of: .attainable(node: node, stage: calculation.final), group: group) {
        case nil: false
        case .reference, .number: siblings > mostTerms
        default: true
        }
      }
    }
  }

  /// So many terms with sheet names stay within a formula's length.
  private static let mostTerms = 100

  /// Whether a sum over criteria is short enough for a cell.
  private static func fits(_ kind: Line.Kind, _ layout: IndexLayout) -> Bool {
    let formula = layout.result.index.participants.indices.last.flatMap {
      layout.derived(kind, of: $0, in: "")
    }
    return formula.map { $0.fitsInCell } ?? false
  }
}

extension Expression {
  /// Whether it is short enough for a cell, with no more arguments than a function takes.
  var fitsInCell: Bool {
    let text = CellFormula(self).text(in: CellPosition(sheet: 0, row: 0, column: 0))
    return text.utf16.count < Limits.formulaUnits && mostArguments <= 255
  }

  private var mostArguments: Int {
    switch self {
    case .call(_, let arguments):
      arguments.map(\.mostArguments).reduce(arguments.count) { max($0, $1) }
    case .binary(_, let left, let right): max(left.mostArguments, right.mostArguments)
    case .unary(_, let operand): operand.mostArguments
    default: 0
    }
  }
}
