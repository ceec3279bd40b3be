import Scoring

extension IndexEvaluation {
  /// The names of all grades, of each group's scale.
  var gradeNames: [String] {
    calculation.groups.flatMap { group in
      calculation.set.gradeScale(for: group)?.grades.map(\.name) ?? []
    }
  }

  /// The height of a row in which any grade may stand, in a column of a width; 0 without grades.
  func gradeHeight(_ measure: TextMeasure, columnWidth: Double) -> Double {
    gradeNames.map { measure.height(of: $0, columnWidth: columnWidth) }.max() ?? 0
  }

  /// The first of some widths at which every grade takes two lines at most, else 20.
  func gradeWidth(_ measure: TextMeasure, of widths: [Double]) -> Double {
    let names = gradeNames
    return widths.first { width in
      names.allSatisfy { measure.lines(of: $0, columnWidth: width) <= 2 }
    } ?? 20
  }
}
