public import Scoring

extension CriteriaSet {
  /// The version of the set that its forms carry: it changes when what they ask or compute changes.
  public var formVersion: String { String(sha256(Array(formText.utf8)).prefix(16)) }
}
