internal import Formulas
import Synchronization

/// The columns of derived lines that were asked for, kept up to a bound.
///
/// What is kept changes nothing but the time it takes to ask again.
final class DerivedColumns: Sendable {
  /// So many values are kept at most; beyond them all are forgotten.
  private static let bound = 1_000_000

  private let kept = Mutex<[Line.Kind: [Value]]>([:])

  /// All columns that are kept.
  var all: [Line.Kind: [Value]] { kept.withLock { $0 } }

  /// The column of a line, if it is kept.
  subscript(kind: Line.Kind) -> [Value]? { kept.withLock { $0[kind] } }

  /// Keeps columns.
  func keep(_ columns: [Line.Kind: [Value]]) {
    kept.withLock { kept in
      let values = (kept.count + columns.count) * (columns.values.first?.count ?? 0)
      if values > Self.bound { kept.removeAll() }
      kept.merge(columns) { known, _ in known }
    }
  }
}
