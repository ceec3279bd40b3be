package import Formulas
import Wording

extension Rule {
  /// The score of another index in proportion to its scale.
  package struct OtherIndex: RuleKind {
    /// The other index.
    package var id: String
    /// What it gives at most.
    package var scale: Double

    package static let name = "index"
    private static let index = RuleKey.identifier("index")
    private static let scale = RuleKey.positive("scale", isRequired: false)
    package static let keys = declare(index, scale)
    package static let guide = RuleGuide(
      inputs: "none", points: "index(…) / scale × max; scale is that index's if not given")
    package static let examples = [
      RuleExample("index: khac, scale: 50", maximum: 20, (["40"], 16))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let scale = fields(scale)
      return fields(index).map { Rule(OtherIndex(id: $0, scale: scale ?? 100), inputs: []) }
    }

    package var references: [Reference] { [.member("index", key: id)] }

    package func expression(group: String) -> RuleExpression {
      .share(.member("index", key: id) / .number(scale))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts[
        "Điểm chỉ số «\(id)» / \(texts.number(scale)) × điểm tối đa",
        "Score of index '\(id)' / \(texts.number(scale)) × maximum"]
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      [.words(texts["Điểm chỉ số khác: ", "Score of another index: "]), .other]
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}

extension RuleKind where Self == Rule.OtherIndex {
  /// The score of another index.
  package static func index(_ id: String, scale: Double) -> Self { Self(id: id, scale: scale) }
}
