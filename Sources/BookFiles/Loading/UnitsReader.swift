import Scoring
import Wording

/// The units of a book and what they take part in.
struct LoadedUnits {
  var units: [Unit] = []
  /// The position of every unit by its code.
  var positions: [String: Int] = [:]
  /// Who takes part in each index, in the order of the file.
  var participants: [String: [Participant]] = [:]
  /// Whether a code could not be read, so that an unknown one may be that.
  var hasUnreadCodes = false

  /// The groups units belong to.
  var groups: [String] { Set(units.map(\.group)).subtracting([""]).sorted() }

  /// Tells what is wrong with a code that names no unit of an index.
  func refuse(_ code: String, inIndex index: String, at place: Place, _ findings: Findings) {
    if code.isEmpty {
      findings.add(.csv(.blank("unit")), at: place)
    } else if positions[code] != nil {
      findings.add(.data(.notInIndex(unit: code, index: index)), at: place)
    } else {
      findings.addUnknown(
        code, among: units.map(\.code), at: place, isCertain: !hasUnreadCodes
      ) { .book(.unknownUnit(code, nearest: $0)) }
    }
  }
}

/// Reads the units file.
struct UnitsReader {
  let findings: Findings
  let languages: Languages
  /// The indices of the book.
  let indices: [String]
  private var codes = KeyRegister()
  private var groups = KeyRegister()
  private var names = KeyRegister()
  /// The first unit that is too many, by index.
  private var crowded: [String: Place] = [:]

  init(findings: Findings, languages: Languages, indices: [String]) {
    self.findings = findings
    self.languages = languages
    self.indices = indices
  }

  private enum Column: Int, CaseIterable {
    case code, name, shortName, group, indices, notRanked

    var column: CSVTable.Column {
      switch self {
      case .code: CSVTable.Column(name: "code", isRequired: true)
      case .name: CSVTable.Column(name: "name", isRequired: true)
      case .shortName: CSVTable.Column(name: "short_name")
      case .group: CSVTable.Column(name: "group")
      case .indices: CSVTable.Column(name: "indices", isRequired: true)
      case .notRanked: CSVTable.Column(name: "not_ranked")
      }
    }
  }

  /// The columns with those that say what units are called in one language.
  private static let columns =
    Column.allCases.map(\.column)
    + Language.allCases.flatMap { language in
      [Column.name, .shortName].map { $0.column.translated(language) }
    }

  /// What a unit is called in the language asked for, else as the column for all languages says it.
  private func words(_ row: CSVRow, _ column: Column) -> String {
    let own = column.column.translated(languages.asked)
    let translated = Self.columns.firstIndex { $0.name == own.name } ?? column.rawValue
    let isMissing = row.value(translated).isEmpty && languages.areOther
    if isMissing, !row.value(column.rawValue).isEmpty {
      findings.lacksTranslation(at: row.place(column.rawValue))
    }
    return row.text(column.rawValue, translated: translated)
  }

  /// All units of a file, or nil if it cannot be read.
  mutating func read(_ file: TextFile) -> LoadedUnits? {
    var loaded = LoadedUnits()
    var hasRows = false
    let errors = findings.all.count
    CSVTable.read(file, columns: Self.columns, findings: findings) { row in
      hasRows = true
      read(row, &loaded)
    }
    if loaded.units.isEmpty, !hasRows, findings.all.count == errors {
      findings.add(.book(.noUnitsInFile), at: Place(file: file.path))
    }
    for (id, place) in crowded.sorted(by: { $0.key < $1.key }) {
      let count = loaded.participants[id]?.count ?? 0
      findings.add(.limit(.count(.units, count, limit: Limits.units)), at: place)
    }
    if findings.all.dropFirst(errors).contains(where: { $0.severity == .error }) {
      loaded.hasUnreadCodes = true
    }
    return loaded.units.isEmpty ? nil : loaded
  }

  private mutating func read(_ row: CSVRow, _ loaded: inout LoadedUnits) {
    let code = row.text(Column.code.rawValue)
    let place = row.place(Column.code.rawValue)
    if row.text(Column.name.rawValue).isEmpty {
      findings.add(.csv(.blank("name")), at: row.place(Column.name.rawValue))
    }
    guard !code.isEmpty else {
      findings.add(.csv(.blank("code")), at: place)
      return
    }
    if let first = codes.add(code, at: place) {
      let fault: Fault =
        first.text == code
        ? .book(.repeatedUnit(code)) : .key(.alike(.unit, code, first: first.text))
      findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
      return
    }
    check(code, at: place)
    let name = words(row, .name)
    let group = row.text(Column.group.rawValue)
    check(group: group, at: row.place(Column.group.rawValue))
    if !name.isEmpty, let first = names.add(name, at: row.place(Column.name.rawValue)) {
      findings.warn(
        .book(.repeatedUnitName(name)), at: row.place(Column.name.rawValue),
        notes: [Note(.first, at: first.place)])
    }
    let shortName = words(row, .shortName)
    let position = loaded.units.count
    // Under the code that people see, so that data are not blamed for what stands here.
    loaded.positions[code.visible] = position
    loaded.units.append(
      Unit(
        code: code, name: name, shortName: shortName.isEmpty ? nil : shortName,
        group: group, place: place))
    let taken = list(row, .indices)
    let notRanked = list(row, .notRanked)
    for id in notRanked where !taken.contains(id) {
      findings.add(
        .book(.notInIndex(unit: code, index: id)), at: row.place(Column.notRanked.rawValue))
    }
    for id in taken {
      if loaded.participants[id]?.count == Limits.units { crowded[id] = place }
      loaded.participants[id, default: []].append(
        Participant(unit: position, isRanked: !notRanked.contains(id)))
    }
  }

  /// A code names files and is typed again, so nothing in it may be invisible or a device of Windows.
  private func check(_ code: String, at place: Place) {
    if findings.refusesInvisible(in: code, at: place) { return }
    if code.isDeviceOfWindows { findings.add(.key(.reservedFileName(code)), at: place) }
    if code.count > Limits.codeCharacters {
      findings.add(
        .key(.tooLong(count: code.count, limit: Limits.codeCharacters)), at: place)
    }
  }

  /// A group is written alike for all its units.
  private mutating func check(group: String, at place: Place) {
    guard !group.isEmpty, !findings.refusesInvisible(in: group, at: place) else { return }
    if FoldedKey(group) == FoldedKey("default") {
      findings.add(.key(.reservedGroup(group)), at: place)
    } else if let first = groups.add(group, at: place), first.text != group {
      findings.add(
        .key(.alikeGroups(group, first: first.text)), at: place,
        notes: [Note(.first, at: first.place)])
    }
  }

  /// The indices of a field, separated by `;`.
  private func list(_ row: CSVRow, _ column: Column) -> [String] {
    var ids: [String] = []
    for part in row.text(column.rawValue).split(separator: ";") {
      let id = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      let place = row.place(column.rawValue)
      if id.isEmpty { continue }
      if !indices.contains(id) {
        findings.addUnknown(id, among: indices, at: place) { .book(.unknownIndex(id, nearest: $0)) }
      } else if ids.contains(id) {
        findings.add(.book(.indexTwice(id)), at: place)
      } else {
        ids.append(id)
      }
    }
    return ids
  }
}

extension String {
  /// Whether Windows keeps the name for a device, with any ending: `CON`, `nul`, `COM1.txt`.
  var isDeviceOfWindows: Bool {
    let stem = prefix { $0 != "." }.uppercased().trimmed
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
    return ["COM", "LPT"].contains(String(stem.prefix(3))) && stem.count == 4
      && "0123456789¹²³".contains(stem.suffix(1))
  }
}
