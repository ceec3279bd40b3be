import Scoring
import Wording

/// A sheet of one index in the workbook of an analysis.
enum AnalysisSheet {
  case stability, random, leaveOneOut, spread, importance, prospect, methods, robustness
}

extension Texts {
  /// What a sheet of an analysis is called.
  func sheet(_ sheet: AnalysisSheet) -> String {
    switch sheet {
    case .stability: self["Độ vững", "Stability"]
    case .random: self[.randomWeights]
    case .leaveOneOut: self["Bỏ tiêu chí", "Left out"]
    case .spread: self[.whatDecides]
    case .importance: self["Mức quan trọng", "Importance"]
    case .prospect: self["Cần gì", "What it takes"]
    case .methods: self[.otherMethods]
    case .robustness: self["Độ vững kết quả", "Robustness"]
    }
  }
}
