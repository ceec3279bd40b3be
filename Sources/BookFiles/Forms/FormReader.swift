import Formulas
public import Scoring
import XLSXReading

/// Reads forms of a book: what each says, and what is wrong with it, by file, sheet and cell.
///
/// Rows are matched by the codes in their hidden cells, never by their place. Only reads; what becomes
/// of several forms together is decided by ``FormCollection``.
public struct FormReader: Sendable {
  let book: Book
  /// The versions of the criteria sets, by index.
  private let versions: [String]
  /// What the book holds, by key.
  let known: KnownFigures

  /// A reader of forms of a book.
  public init(_ book: Book) {
    self.book = book
    versions = book.indices.map(\.criteria.formVersion)
    known = KnownFigures(book)
  }

  /// Reads the form in a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: what the file is called in the sources of its figures.
  /// - Returns: the form, rejected if it cannot be read.
  public func read(_ path: String, named name: String) -> CollectedForm {
    var form = CollectedForm(path: path)
    let findings = Findings()
    do throws(ReadFailure) {
      let workbook = try FormWorkbook(path: path)
      read(workbook, named: name, into: &form, findings)
    } catch {
      findings.add(.workbook(.unreadable(error.reason)), at: Place(file: path))
    }
    form.diagnostics = findings.all
    // A self-assessment without a word is no answer; that each criterion is blank need not be said.
    if form.identity?.stage == .self, form.asked > 0, form.figures.isEmpty, !findings.all.hasErrors
    {
      form.diagnostics = [Diagnostic(.form(.empty), at: Place(file: path))]
    }
    return form
  }

  private func read(
    _ workbook: FormWorkbook, named name: String, into form: inout CollectedForm,
    _ findings: Findings
  ) {
    let place = Place(file: form.path)
    guard workbook.hasIdentity else { return findings.add(.form(.notAForm), at: place) }
    let hidden = Place(file: form.path, sheet: FormIdentity.sheetName)
    guard let identity = workbook.identity else {
      return findings.add(.form(.identity), at: hidden)
    }
    form.identity = identity
    guard identity.book == book.id, identity.year == book.year else {
      let fault = FormFault.otherBook(
        found: "\(identity.book) \(identity.year)", expected: "\(book.id) \(book.year)")
      return findings.add(.form(fault), at: hidden)
    }
    if case .unit(let code) = identity.recipient, !book.units.contains(where: { $0.code == code }) {
      return findings.add(.form(.unknownUnit(code)), at: hidden)
    }
    for table in workbook.tables where !identity.parts.contains(where: { $0.index == table.index })
    {
      findings.add(
        .form(.unknownIndex(table.index)), at: Place(file: form.path, sheet: table.sheet))
    }
    for part in identity.parts {
      guard let index = book.indices.firstIndex(where: { $0.id == part.index }) else {
        findings.add(.form(.unknownIndex(part.index)), at: hidden)
        continue
      }
      guard versions[index] == part.version else {
        findings.add(.form(.otherVersion(index: part.index)), at: hidden)
        continue
      }
      guard
        let content = FormContent(
          book.indices[index], units: book.units, recipient: identity.recipient,
          stage: identity.stage)
      else {
        findings.add(.form(.notAsked(index: part.index)), at: hidden)
        continue
      }
      let tables = workbook.tables.filter { $0.index == part.index }
      guard let table = tables.first else {
        findings.add(.form(.noTable(index: part.index)), at: place)
        continue
      }
      guard tables.count == 1 else {
        findings.add(
          .form(.repeatedTable(index: part.index)),
          at: Place(file: form.path, sheet: tables[1].sheet))
        continue
      }
      var reader = TableReader(
        reader: self, index: index, identity: identity, content: content, table: table,
        path: form.path, name: name, findings: findings)
      reader.read(into: &form)
    }
  }
}

/// What a book's data hold, by key.
struct KnownFigures: Sendable {
  /// The observations by key.
  private(set) var observations: [CollectedFigure.Key: Observation] = [:]

  init(_ book: Book) {
    for (index, entry) in book.indices.enumerated() {
      for observation in entry.observations {
        observations[CollectedFigure(observation, index: index).key] = observation
      }
    }
  }

  /// What a criterion had in the last stage before another in which it had anything.
  enum Earlier: Equatable {
    /// The mark that it does not apply.
    case mark
    /// Figures, some of them blank.
    case figures([Value])
  }

  /// What a criterion had in the last stage before that of a key; nil if nothing.
  func earlier(than key: CollectedFigure.Key, inputs: Int) -> Earlier? {
    for stage in Stage.allCases.reversed() where stage < key.stage {
      var key = key
      key.stage = stage
      key.input = nil
      if observations[key] != nil { return .mark }
      let values = (0..<inputs).map { input -> Value in
        key.input = input
        return observations[key]?.value ?? .blank
      }
      if values.contains(where: { $0 != .blank }) { return .figures(values) }
    }
    return nil
  }
}
