internal import Formulas
import Wording

/// The lowest share of full marks among the children that count, whatever they weigh.
struct LowestShare: AggregationKind {
  func share(of terms: [AggregationTerm], weights: Expression) -> Expression {
    // Higher than any share.
    .call(.min, terms.map { $0.ifItCounts($0.share, otherwise: 1e12) })
  }

  func words(of parts: String, _ texts: any Spoken) -> String {
    texts["tỷ lệ điểm thấp nhất trong \(parts)", "lowest share of points among \(parts)"]
  }
}
