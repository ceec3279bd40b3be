import Scoring

/// The file of a criteria set, which may be read in several languages.
struct CriteriaFile {
  private let file: TextFile
  private let root: YAMLNode
  /// The unit groups; nil if the units could not be read.
  private let groups: [String]?
  /// Whether every row of its tables was read.
  private let isWhole: Bool

  /// A file with its tables; nil if nothing can be said about it.
  init?(
    _ file: TextFile, tables: CriteriaTables, open: CriteriaTables.Opening
  ) throws(MachineTrouble) {
    guard let root = YAMLFile.read(file, findings: tables.findings) else { return nil }
    var tables = tables
    self.file = file
    self.root = try tables.filled(root, open: open)
    guard tables.areTables else { return nil }
    groups = tables.groups
    isWhole = tables.areWhole
  }

  /// The set with its texts in a language; nil if nothing can be said about it.
  func set(in languages: Languages, indices: [String], _ findings: Findings) -> LoadedSet? {
    let reader = YAMLReader(findings: findings, languages: languages)
    var criteria = CriteriaReader(
      context: CriteriaContext(file: file, reader: reader, groups: groups), isWhole: isWhole)
    return criteria.read(root, indices: indices)
  }
}
