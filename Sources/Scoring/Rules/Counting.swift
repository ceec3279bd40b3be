import Wording

internal import Formulas

extension Rule {
  /// How what is left of a step counts.
  package enum Counting: String, Sendable, CaseIterable {
    /// Not at all.
    case whole
    /// As a step.
    case started
    /// In proportion.
    case proportional

    /// The steps of a distance that is measured in them.
    func steps(_ distance: Expression) -> Expression {
      switch self {
      case .whole: .call(.integer, [distance])
      case .started: .call(.roundUp, [distance, 0])
      case .proportional: distance
      }
    }

    /// How what is left counts, behind what a step gives or takes.
    func words(_ texts: any Speech) -> String {
      switch self {
      case .whole: texts[", chỉ tính trọn bước", ", whole steps only"]
      case .started: texts[", phần lẻ tính là một bước", ", a started step is a step"]
      case .proportional: texts[", phần lẻ tính theo tỷ lệ", ", parts in proportion"]
      }
    }
  }
}
