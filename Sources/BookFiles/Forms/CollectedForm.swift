public import Scoring

/// A form that was read: whose it is, its figures, and what is wrong with it.
public struct CollectedForm: Sendable {
  /// The path of the file, as it was named.
  public var path: String
  /// Who the form is for; nil if it could not be told.
  public var identity: FormIdentity?
  /// The figures, by their keys; without those that are faults.
  public var figures: [CollectedFigure] = []
  /// The figures' places, in the order of ``figures``.
  var places: [Place] = []
  /// The criteria asked for, each counted for every unit.
  public var asked = 0
  /// The criteria answered, or marked as not applicable.
  public var answered = 0
  /// What is wrong, in the order of the table's rows.
  public var diagnostics: [Diagnostic] = []
  /// The older form this one takes the place of, or the newer one that takes its place.
  public internal(set) var supersededBy: String?

  /// What becomes of a form.
  public enum Verdict: Hashable, Sendable {
    /// Its figures are taken.
    case accepted
    /// They are taken, and somebody should look.
    case acceptedWithWarnings
    /// None of its figures is taken.
    case rejected
    /// A newer round of the same recipient is taken in its place.
    case superseded
  }

  /// What becomes of it.
  public var verdict: Verdict {
    if supersededBy != nil { return .superseded }
    if diagnostics.hasErrors { return .rejected }
    return diagnostics.isEmpty ? .accepted : .acceptedWithWarnings
  }

  init(path: String) { self.path = path }
}
