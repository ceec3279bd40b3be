import Scoring

/// The names and titles of a book's revisions: files and choices of the workbook, so each is one of a kind.
struct RevisionKeys {
  private var names = KeyRegister()
  private var titles = KeyRegister()

  /// What the workbook calls the weights that are no revision, in both languages, as a book may be
  /// written in either.
  private static let takenTitles = [
    "Đã phê duyệt", "Approved", "Trọng số thử", "Trial weights", "Trọng số thử trong sổ",
    "Trial weights of a workbook",
  ].map(FoldedKey.init)
  /// What else has a folder beside the revisions' results.
  private static let takenNames = ["trial", "runs", "scorecards", "forms"].map(FoldedKey.init)

  /// Adds a revision's name.
  mutating func add(_ name: String, at place: Place, _ findings: Findings) {
    if findings.refusesInvisible(in: name, at: place) { return }
    if Self.takenNames.contains(FoldedKey(name)) {
      findings.add(.key(.reservedRevision(name)), at: place)
    } else if name.isDeviceOfWindows {
      findings.add(.key(.reservedFileName(name)), at: place)
    } else if name.count > Limits.codeCharacters {
      findings.add(
        .key(.tooLong(count: name.count, limit: Limits.codeCharacters)), at: place)
    } else if let first = names.add(name, at: place) {
      findings.add(
        .key(.alike(.revision, name, first: first.text)), at: place,
        notes: [Note(.first, at: first.place)])
    }
  }

  /// Adds a revision's title, in all languages.
  mutating func add(title: Words, at place: Place, _ findings: Findings) {
    if let title = title.all.first(where: { Self.takenTitles.contains(FoldedKey($0)) }) {
      findings.add(.key(.reservedTitle(title)), at: place)
    } else if let (title, first) = titles.add(title, at: place) {
      findings.add(
        .key(.alike(.revisionTitle, title, first: first.text)), at: place,
        notes: [Note(.first, at: first.place)])
    }
  }
}
