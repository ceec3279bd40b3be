import Scoring
import Wording

/// The list that all readers of one book add their faults to.
final class Findings {
  /// What was found so far, in the order of finding.
  private(set) var all: [Diagnostic] = []
  /// Where texts stand that are not in the language asked for.
  private(set) var untranslated: Set<Place> = []
  /// What was said at which place: a default that several criteria take is faulty once.
  private var said: Set<Diagnostic> = []
  /// How many names may still be compared with wrong ones: a file of wrong codes costs no hours.
  private var comparisons = 2_000_000

  func add(_ fault: Fault, at place: Place?, notes: [Note] = []) {
    append(Diagnostic(fault, at: place), notes)
  }

  func warn(_ fault: Fault, at place: Place?, notes: [Note] = []) {
    append(Diagnostic(fault, at: place, severity: .warning), notes)
  }

  private func append(_ diagnostic: Diagnostic, _ notes: [Note]) {
    guard said.insert(diagnostic).inserted else { return }
    all.append(diagnostic)
    all[all.count - 1].notes = notes
  }

  /// Notes on what was found from some position on, at another place, that a criterion is to blame.
  func note(_ note: Note, from start: Int) {
    for position in start..<all.count where all[position].place != note.place {
      all[position].notes.append(note)
    }
  }

  /// Notes a text that is not there in the language asked for.
  func lacksTranslation(at place: Place) { untranslated.insert(place) }

  /// Warns once of all texts that are not there in a language.
  func warnOfUntranslated(_ language: Language) {
    let places = untranslated.sorted()
    guard let first = places.first else { return }
    let others = places.dropFirst().prefix(Self.placesTold).map(\.printed)
    warn(
      .book(.untranslated(language, count: places.count, others: others)), at: first)
  }

  /// How many places a warning of many names beside its own.
  private static let placesTold = 5

  /// Adds a fault if a list has more entries than a workbook takes, at the first that is too many.
  func check(_ kind: LimitFault.Kind, _ nodes: [YAMLNode]?, limit: Int) {
    guard let nodes, nodes.count > limit else { return }
    add(.limit(.count(kind, nodes.count, limit: limit)), at: nodes[limit].place)
  }

  /// Adds a fault for a name that nothing has: what nobody sees in it, or else what the name is not.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - names: the right names.
  ///   - place: where it stands.
  ///   - isCertain: whether all right names are known; otherwise only what nobody sees is a fault.
  ///   - fault: the fault, given the nearest right name.
  func addUnknown(
    _ name: String, among names: @autoclosure () -> [String], at place: Place?,
    isCertain: Bool = true, _ fault: (String?) -> Fault
  ) {
    if refusesInvisible(in: name, at: place) || !isCertain { return }
    add(fault(nearest(to: name, among: names())), at: place)
  }

  /// Adds a fault if a key has a character that nobody sees.
  func refusesInvisible(in key: String, at place: Place?) -> Bool {
    guard let character = InvisibleCharacter(in: key) else { return false }
    add(.key(.invisible(key, character)), at: place)
    return true
  }

  /// The name nearest to a wrong one, as long as not too many were asked for.
  func nearest(to wrong: String, among names: @autoclosure () -> [String]) -> String? {
    guard comparisons > 0 else { return nil }
    let names = names()
    comparisons -= names.count
    return nearestName(to: wrong, among: names)
  }
}
