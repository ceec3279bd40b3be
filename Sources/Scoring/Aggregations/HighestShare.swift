internal import Formulas
import Wording

/// The highest share of full marks among the children that count, whatever they weigh.
struct HighestShare: AggregationKind {
  func share(of terms: [AggregationTerm], weights: Expression) -> Expression {
    // Lower than any share: points are below a million millions.
    .call(.max, terms.map { $0.ifItCounts($0.share, otherwise: -1e12) })
  }

  func words(of parts: String, _ texts: any Spoken) -> String {
    texts["tỷ lệ điểm cao nhất trong \(parts)", "highest share of points among \(parts)"]
  }
}
