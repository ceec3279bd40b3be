internal import Formulas
import Wording

/// Σ weight / Σ (weight / share), over the children that count; 0 if one of them has nothing, which is the limit.
///
/// Source: OECD, Handbook on Constructing Composite Indicators (2008), 6.2.
struct HarmonicMean: AggregationKind {
  func share(of terms: [AggregationTerm], weights: Expression) -> Expression {
    let nothing = terms.map {
      $0.ifItCounts(.binary(.lessOrEqual, $0.contribution, 0), otherwise: .boolean(false))
    }
    let inverse = terms.map { $0.ifItCounts($0.weight / $0.share, otherwise: 0) }
    return .if(.call(.or, nothing), 0, weights / .sum(inverse))
  }

  func words(of parts: String, _ texts: any Spoken) -> String {
    texts["trung bình điều hòa có trọng số \(parts)", "weighted harmonic mean of \(parts)"]
  }
}
