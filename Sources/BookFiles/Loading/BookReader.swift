import Scoring
import Wording

/// Reads all files of a book, each once, in a fixed order.
struct BookReader {
  private let folder: BookFolder
  private let findings: Findings
  /// The language asked for; nil for the book's own.
  private let asked: Language?
  private var sources: [SourceFile] = []
  /// The criteria files read, by path, as indices may share one; nil for one that cannot be read.
  private var criteria: [String: CriteriaFile?] = [:]
  /// The language the book is written in, as soon as it is known.
  private(set) var written = Language.vietnamese

  init(folder: BookFolder, findings: Findings, language: Language?) {
    self.folder = folder
    self.findings = findings
    asked = language
  }

  /// The language the book is read in.
  var language: Language { asked ?? written }

  private var languages: Languages { Languages(asked: language, written: written) }
  private var reader: YAMLReader { YAMLReader(findings: findings, languages: languages) }

  /// The name of a book's first file.
  private static let name = "sodiem.yaml"

  /// The book, with whatever could be read of it.
  mutating func read() throws(MachineTrouble) -> Book? {
    guard
      let file = try open(Self.name, .book, Limits.yamlBytes, at: Place(file: Self.name))
    else { return nil }
    written = Language(declaredIn: file.bytes) ?? written
    guard
      let root = YAMLFile.read(file, findings: findings),
      let header = HeaderReader(reader: reader).read(root)
    else { return nil }
    let ids = header.indices.map(\.id)
    let units = try readUnits(header, ids)
    let loaded = try readSets(header.indices, groups: units?.groups, ids)
    let collected = try readCollected()
    var indices: [Index] = []
    for (entry, set) in zip(header.indices, loaded) {
      if let index = try readIndex(entry, of: ids, set, units, collected) { indices.append(index) }
    }
    var book = Book(
      id: header.id, year: header.year, language: language, dress: header.dress,
      created: header.created, remark: header.remark, indices: indices, units: units?.units ?? [])
    book.written = written
    book.appendices = header.appendices
    book.dress.groupNames = names(of: header.groups, known: units?.groups)
    // Revisions are tried on the book, which must be whole for that.
    if !findings.all.hasErrors { book.revisions = try readRevisions(of: book) }
    findings.warnOfUntranslated(language)
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
    var units = UnitsReader(findings: findings, languages: languages, indices: ids)
    return units.read(file)
  }

  /// The criteria sets of all indices.
  ///
  /// Forms are known again by what the sets say in the language they are written in, whatever language the
  /// book is read in.
  private mutating func readSets(
    _ headers: [IndexHeader], groups: [String]?, _ ids: [String]
  ) throws(MachineTrouble) -> [LoadedSet?] {
    for path in headers.compactMap(\.criteria) where criteria[path.text] == nil {
      let file = try open(path.text, .criteria, Limits.yamlBytes, at: path.place)
      criteria[path.text] = .some(try readSet(file, groups: groups))
    }
    var asked = sets(headers, ids, languages, findings)
    guard language != written else { return asked }
    let own = Languages(asked: written, written: written)
    for (index, original) in sets(headers, ids, own, Findings()).enumerated() {
      if let original { asked[index]?.set.isTranslation(of: original.set) }
    }
    return asked
  }

  /// A criteria file with its tables.
  private mutating func readSet(
    _ file: TextFile?, groups: [String]?
  ) throws(MachineTrouble) -> CriteriaFile? {
    guard let file else { return nil }
    let tables = CriteriaTables(groups: groups, written: written, findings: findings)
    return try CriteriaFile(file, tables: tables) { path throws(MachineTrouble) in
      try open(path.text, .criteria, Limits.yamlBytes, at: path.place)
    }
  }

  /// The criteria sets of all indices in a language, with what they take from each other.
  private func sets(
    _ headers: [IndexHeader], _ ids: [String], _ languages: Languages, _ findings: Findings
  ) -> [LoadedSet?] {
    var read: [String: LoadedSet] = [:]
    for path in headers.compactMap(\.criteria?.text) where read[path] == nil {
      read[path] = criteria[path]??.set(in: languages, indices: ids, findings)
    }
    var sets = headers.map { $0.criteria.flatMap { read[$0.text] } }
    IndexLinks(ids: ids, findings: findings).resolve(&sets)
    return sets
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
      index: entry.id, of: ids, set: set, units: units, language: language, findings: findings)
    for file in data { observations.read(file) }
    if let collected { observations.read(collected) }
    observations.finish()
    if let place = set.previous, entry.previous == nil {
      findings.add(.formula(.noPrevious), at: place)
    }
    let results = previous.map {
      PreviousReader(index: entry.id, set: set, units: units, findings: findings).read($0)
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
