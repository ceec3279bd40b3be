import Scoring

/// Reads all files of a book, each once, in a fixed order.
struct BookReader {
  private let folder: BookFolder
  private let findings: Findings
  private let reader: YAMLReader
  private var sources: [SourceFile] = []
  /// The criteria sets read, by path, as indices may share one; nil for one that cannot be read.
  private var sets: [String: LoadedSet?] = [:]
  /// The book's language, as soon as it is known.
  private(set) var language = Language.vietnamese

  init(folder: BookFolder, findings: Findings) {
    self.folder = folder
    self.findings = findings
    reader = YAMLReader(findings: findings)
  }

  /// The name of a book's first file.
  private static let name = "sodiem.yaml"

  /// The book, with whatever could be read of it.
  mutating func read() throws(MachineTrouble) -> Book? {
    guard
      let file = try open(Self.name, .book, Limits.yamlBytes, at: Place(file: Self.name))
    else { return nil }
    language = Language(declaredIn: file.bytes) ?? language
    guard
      let root = YAMLFile.read(file, findings: findings),
      let header = HeaderReader(reader: reader).read(root)
    else { return nil }
    language = header.language
    let ids = header.indices.map(\.id)
    let units = try readUnits(header, ids)
    var loaded: [LoadedSet?] = []
    for index in header.indices {
      loaded.append(try readSet(index.criteria, groups: units?.groups, indices: ids))
    }
    IndexLinks(ids: ids, findings: findings).resolve(&loaded)
    let collected = try readCollected()
    var indices: [Index] = []
    for (entry, set) in zip(header.indices, loaded) {
      if let index = try readIndex(entry, of: ids, set, units, collected) { indices.append(index) }
    }
    var book = Book(
      id: header.id, year: header.year, language: header.language, dress: header.dress,
      created: header.created, remark: header.remark, indices: indices, units: units?.units ?? [])
    book.appendices = header.appendices
    book.dress.groupNames = names(of: header.groups, known: units?.groups)
    // Revisions are tried on the book, which must be whole for that.
    if !findings.all.hasErrors { book.revisions = try readRevisions(of: book) }
    book.sources = orderedSources()
    return book
  }

  /// What unit groups are called; each must be some unit's.
  private func names(
    of groups: [(code: PlacedText, name: String)], known: [String]?
  ) -> [String: String] {
    var names: [String: String] = [:]
    for (code, name) in groups {
      names[code.text] = name
      guard let known, !known.contains(code.text) else { continue }
      findings.addUnknown(code.text, among: known, at: code.place) {
        .book(.unknownGroup(code.text, nearest: $0))
      }
    }
    return names
  }

  /// The revisions in the folder `weights`, in the order of their names.
  private mutating func readRevisions(of book: Book) throws(MachineTrouble) -> [Revision] {
    var revisions: [Revision] = []
    var keys = RevisionKeys()
    for name in try folder.names(in: "weights") {
      let path = "weights/" + name
      guard name.hasSuffix(".yaml") else {
        findings.warn(.weight(.notRead(path)), at: Place(file: path))
        continue
      }
      guard let file = try open(path, .weights, Limits.yamlBytes, at: Place(file: path)),
        let root = YAMLFile.read(file, findings: findings),
        let revision = RevisionReader(book: book, reader: reader)
          .read(root, name: String(name.dropLast(5)), keys: &keys)
      else { continue }
      revisions.append(revision)
    }
    return revisions
  }

  /// What was collected from forms, if anything was.
  private mutating func readCollected() throws(MachineTrouble) -> TextFile? {
    let path = CollectedFile.name
    guard try folder.has(path) else { return nil }
    return try open(path, .collected, Limits.csvBytes, at: Place(file: path))
  }

  private mutating func readUnits(
    _ header: BookHeader, _ ids: [String]
  ) throws(MachineTrouble) -> LoadedUnits? {
    guard let path = header.units,
      let file = try open(path.text, .units, Limits.csvBytes, at: path.place)
    else { return nil }
    var units = UnitsReader(findings: findings, indices: ids)
    return units.read(file)
  }

  private mutating func readSet(
    _ path: PlacedText?, groups: [String]?, indices: [String]
  ) throws(MachineTrouble) -> LoadedSet? {
    guard let path else { return nil }
    if let known = sets[path.text] { return known }
    let file = try open(path.text, .criteria, Limits.yamlBytes, at: path.place)
    var set: LoadedSet?
    if let file, let root = YAMLFile.read(file, findings: findings) {
      var criteria = CriteriaReader(
        context: CriteriaContext(file: file, reader: reader, groups: groups))
      set = criteria.read(root, indices: indices)
    }
    sets[path.text] = .some(set)
    return set
  }

  private mutating func readIndex(
    _ entry: IndexHeader, of ids: [String], _ set: LoadedSet?, _ units: LoadedUnits?,
    _ collected: TextFile?
  ) throws(MachineTrouble) -> Index? {
    let participants = units?.participants[entry.id] ?? []
    if units != nil, participants.isEmpty {
      findings.add(.book(.noUnits(index: entry.id)), at: entry.place)
    }
    var data: [TextFile] = []
    for path in entry.data {
      if let file = try open(path.text, .data, Limits.csvBytes, at: path.place) {
        data.append(file)
      }
    }
    var facts: TextFile?
    if let path = entry.facts {
      facts = try open(path.text, .facts, Limits.csvBytes, at: path.place)
      if set?.set.facts.isEmpty == true { findings.add(.fact(.noneDeclared), at: path.place) }
    }
    var previous: TextFile?
    if let path = entry.previous {
      previous = try open(path.text, .previous, Limits.csvBytes, at: path.place)
    }
    var survey: TextFile?
    if let path = entry.survey {
      survey = try open(path.text, .survey, Limits.csvBytes, at: path.place)
    }
    guard let set, let units else { return nil }
    var observations = DataReader(
      index: entry.id, of: ids, set: set, units: units, findings: findings)
    for file in data { observations.read(file) }
    if let collected { observations.read(collected) }
    observations.finish()
    let results = previous.map {
      PreviousReader(index: entry.id, units: units, findings: findings).read($0)
    }
    var index = Index(
      id: entry.id, title: entry.title, shortTitle: entry.shortTitle, criteria: set.set,
      participants: participants, observations: observations.observations, previous: results ?? [:],
      selfAssessmentTolerance: entry.selfAssessmentTolerance, rounds: entry.rounds,
      reasonThreshold: entry.reasonThreshold, place: entry.place)
    if let facts, !set.set.facts.isEmpty {
      index.facts = FactsReader(
        index: entry.id, facts: set.set.facts, units: units, findings: findings
      ).read(facts)
    }
    if let survey {
      let reader = SurveyReader(index: entry.id, units: units, findings: findings)
      index.surveyForms = reader.read(survey)
      reader.compare(index)
    }
    return index
  }

  /// The text of a file; a missing one is a fault of the place that names it.
  private mutating func open(
    _ path: String, _ role: SourceFile.Role, _ limit: Int, at place: Place
  ) throws(MachineTrouble) -> TextFile? {
    do {
      let bytes = try folder.read(path, limit: limit)
      if !sources.contains(where: { $0.path == path }) {
        sources.append(
          SourceFile(path: path, role: role, sha256: sha256(bytes), bytes: bytes.count))
      }
      return text(path, bytes)
    } catch {
      switch error {
      case .trouble(let trouble): throw trouble
      case .fault(let fault): findings.add(.file(fault), at: place)
      }
      return nil
    }
  }

  private func text(_ path: String, _ bytes: [UInt8]) -> TextFile? {
    do {
      let file = try TextFile(path: path, bytes: bytes)
      let forbidden = file.forbiddenCharacters()
      for (scalar, place) in forbidden {
        findings.add(.limit(.character(scalar)), at: place)
      }
      // YAML has no such characters, so that its parser would only tell the first again.
      return path.hasSuffix(".yaml") && !forbidden.isEmpty ? nil : file
    } catch {
      findings.add(.file(error.fault), at: error.place)
      return nil
    }
  }

  /// The sources by role, within a role in the order the book names them.
  private func orderedSources() -> [SourceFile] {
    let roles: [SourceFile.Role] = [
      .book, .criteria, .units, .data, .collected, .facts, .previous, .survey, .weights,
    ]
    return roles.flatMap { role in sources.filter { $0.role == role } }
  }
}
