import Scoring
import Wording

/// A CSV file with a header: hands out its rows, with columns by number of the known names.
struct CSVTable {
  /// A name a column may have.
  struct Column {
    let name: String
    var isRequired = false
    /// Whether it says what another says, in a language or for a group; messages do not list it.
    var isUnlisted = false

    /// The column that says the same in a language.
    func translated(_ language: Language) -> Column {
      Column(name: "\(name)_\(language.rawValue)", isUnlisted: true)
    }
  }

  private let path: String
  private let findings: Findings
  private let known: [Column]

  /// Calls `body` with every row of a file that is not blank.
  ///
  /// Rows with a wrong number of fields and broken quotes are added to the findings and left out.
  static func read(
    _ file: TextFile, columns: [Column], findings: Findings, _ body: (CSVRow) -> Void
  ) {
    let table = CSVTable(path: file.path, findings: findings, known: columns)
    file.bytes.withUnsafeBufferPointer { table.read($0, body) }
  }

  /// The names that the columns of a file have, as far as it has any.
  static func header(of file: TextFile) -> [String] {
    file.bytes.withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes)
      var row = CSVRow(bytes: bytes, path: file.path)
      guard case .record = scanner.next(&row.fields) else { return [] }
      return row.fields.indices.map { row.rawText($0) }
    }
  }

  /// The names that messages list.
  private var listed: [String] { known.filter { !$0.isUnlisted }.map(\.name) }

  private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (CSVRow) -> Void) {
    var scanner = CSVScanner(bytes)
    var row = CSVRow(bytes: bytes, path: path)
    var header: [Int?]?
    while true {
      let outcome = scanner.next(&row.fields)
      (row.start, row.line) = (scanner.recordStart, scanner.recordLine)
      switch outcome {
      case .end:
        if header == nil { findings.add(.file(.empty), at: Place(file: path)) }
        return
      case .fault(let fault, let position):
        findings.add(.csv(fault), at: row.place(ofByte: position))
        if header == nil || fault == .unterminatedQuote { return }
      case .record:
        if row.isBlank { continue }
        guard let found = header else {
          header = columns(of: row)
          if header == nil { return }
          continue
        }
        guard row.fields.count == found.count else {
          findings.add(
            .csv(.fieldCount(expected: found.count, found: row.fields.count)),
            at: Place(file: path, line: row.line))
          continue
        }
        if row.positions.isEmpty { row.positions = positions(of: found) }
        checkLengths(of: row)
        body(row)
      }
    }
  }

  /// Whether many columns mean nothing, which is told with one fault.
  ///
  /// Two may be misspelt; more of them are a table of another kind.
  private func hasManyUnknown(_ header: CSVRow, _ names: [String]) -> Bool {
    let unknown = header.fields.indices.filter { !names.contains(header.rawText($0)) }
    guard unknown.count > 2, let first = unknown.first else { return false }
    let texts = unknown.map { header.rawText($0) }
    let isWide =
      names.contains("criterion")
      && !header.fields.indices.contains {
        header.rawText($0) == "criterion"
      }
    findings.add(
      .csv(isWide ? .wideTable(texts) : .unknownColumns(texts, known: listed)),
      at: header.rawPlace(first))
    return true
  }

  /// A text that a cell can hold.
  private func checkLengths(of row: CSVRow) {
    for (index, field) in row.fields.enumerated() where field.end - field.start > Limits.textUnits {
      let count = row.rawText(index).utf16.count
      guard count > Limits.textUnits else { continue }
      findings.add(
        .limit(.text(count: count, limit: Limits.textUnits)), at: row.rawPlace(index))
    }
  }

  /// For each field of the header the number of the known column; nil if the header is wrong.
  private func columns(of header: CSVRow) -> [Int?]? {
    guard header.fields.count <= Limits.columns else {
      findings.add(.csv(.tooManyColumns), at: Place(file: path, line: header.line))
      return nil
    }
    if header.fields.count == 1, let separator = header.foreignSeparator {
      findings.add(.csv(.separator(separator.text)), at: separator.place)
      return nil
    }
    let names = known.map(\.name)
    if hasManyUnknown(header, names) { return nil }
    var found: [Int?] = []
    var isRight = true
    for index in header.fields.indices {
      let name = header.rawText(index)
      let place = header.rawPlace(index)
      guard let column = names.firstIndex(of: name) else {
        findings.addUnknown(name, among: names, at: place) {
          .csv(.unknownColumn(name, nearest: $0, known: listed))
        }
        isRight = false
        continue
      }
      if let first = found.firstIndex(of: column) {
        findings.add(
          .csv(.repeatedColumn(name)), at: place, notes: [Note(.first, at: header.rawPlace(first))])
        isRight = false
      }
      found.append(column)
    }
    for (index, column) in known.enumerated() where column.isRequired && !found.contains(index) {
      findings.add(
        .csv(.missingColumn(column.name)), at: Place(file: path, line: header.line))
      isRight = false
    }
    return isRight ? found : nil
  }

  /// For each known column the field of a row that has it.
  private func positions(of header: [Int?]) -> [Int?] {
    known.indices.map { column in header.firstIndex { $0 == column } }
  }
}
