internal import Formulas
import Wording

/// Σ weight · share / Σ weight, over the children that count.
struct WeightedMean: AggregationKind {
  let isLinear = true
  let passesOverErrors = false

  func share(of terms: [AggregationTerm], weights: Expression) -> Expression {
    .call(.sum, terms.map(\.contribution)) / weights
  }

  func words(of parts: String, _ texts: any Spoken) -> String {
    texts["trung bình có trọng số \(parts)", "weighted mean of \(parts)"]
  }
}
