import Scoring

/// The file of a criteria set, which may be read in several languages.
struct CriteriaFile {
  private let file: TextFile
  private let root: YAMLNode
  /// The unit groups; nil if the units could not be read.
  private let groups: [String]?

  /// A file; nil if nothing can be said about it.
  init?(_ file: TextFile, groups: [String]?, _ findings: Findings) {
    guard let root = YAMLFile.read(file, findings: findings) else { return nil }
    self.file = file
    self.root = root
    self.groups = groups
  }

  /// The set with its texts in a language; nil if nothing can be said about it.
  func set(in languages: Languages, indices: [String], _ findings: Findings) -> LoadedSet? {
    let reader = YAMLReader(findings: findings, languages: languages)
    var criteria = CriteriaReader(
      context: CriteriaContext(file: file, reader: reader, groups: groups))
    return criteria.read(root, indices: indices)
  }
}
