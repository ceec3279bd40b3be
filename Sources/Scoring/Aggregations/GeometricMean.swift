internal import Formulas
import Wording

/// Π share ^ (weight / Σ weight), over the children that count: a low one is not made up for by a high one.
///
/// Source: OECD, Handbook on Constructing Composite Indicators (2008), 6.2; used by HDI since 2010.
struct GeometricMean: AggregationKind {
  func share(of terms: [AggregationTerm], weights: Expression) -> Expression {
    let factors = terms.map {
      $0.ifItCounts(.call(.power, [$0.share, $0.weight / weights]), otherwise: 1)
    }
    return factors.dropFirst().reduce(factors[0]) { $0 * $1 }
  }

  func words(of parts: String, _ texts: any Spoken) -> String {
    texts["trung bình nhân có trọng số \(parts)", "weighted geometric mean of \(parts)"]
  }
}
