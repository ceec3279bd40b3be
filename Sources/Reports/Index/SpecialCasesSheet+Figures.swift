import Formulas
import Scoring
import WorkbookPlan

// Which lines are shown of each unit.
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

  /// Whether a sum over criteria is short enough for a cell.
  private static func fits(_ kind: Line.Kind, _ layout: IndexLayout) -> Bool {
    let formula = layout.result.index.participants.indices.last.flatMap {
      layout.formula(kind, of: $0, in: "")
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
