internal import Formulas
import Wording

/// Σ contributions, which is Σ weight · share: « tổng điểm ».
struct AddedUp: AggregationKind {
  let isLinear = true
  let passesOverErrors = false

  func share(of terms: [AggregationTerm], weights: Expression) -> Expression {
    WeightedMean().share(of: terms, weights: weights)
  }

  func words(of parts: String, _ texts: any Spoken) -> String {
    texts["cộng điểm \(parts)", "sum of \(parts)"]
  }
}
