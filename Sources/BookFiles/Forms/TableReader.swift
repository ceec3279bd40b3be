import Formulas
import Scoring
import XLSXReading

/// Matches the rows of a form's table with what the form asks for, and hands each criterion over.
struct TableReader {
  let reader: FormReader
  /// The position of the index in the book.
  let index: Int
  let identity: FormIdentity
  let content: FormContent
  let table: FormTable
  /// The file, as it was named.
  let path: String
  /// The file's name in the sources of its figures.
  let name: String
  let findings: Findings

  /// What a row belongs to.
  private struct RowKey: Hashable {
    var participant: Int
    var criterion: Int
    var input: Int
  }

  private var rows: [RowKey: FormRow] = [:]
  /// The rows that are there and cannot be used, for a reason that was told.
  private var unusable: Set<RowKey> = []
  /// The participants asked, by their units' codes.
  private let participants: [String: Int]

  init(
    reader: FormReader, index: Int, identity: FormIdentity, content: FormContent, table: FormTable,
    path: String, name: String, findings: Findings
  ) {
    self.reader = reader
    self.index = index
    self.identity = identity
    self.content = content
    self.table = table
    self.path = path
    self.name = name
    self.findings = findings
    let (book, entry) = (reader.book, reader.book.indices[index])
    participants = Dictionary(
      content.participants.map { (book.units[entry.participants[$0].unit].code, $0) }
    ) { first, _ in first }
  }

  /// The columns without which nothing can be read.
  private var needed: [FormColumn] {
    let names: [FormColumn] = isOfOneUnit ? [] : [.name, .sentName]
    return [.criterion, .input, .code, .figure, .sentFigure, .value, .points, .note] + names
  }

  /// The columns whose words a person goes by, each with the hidden one that holds them as they were sent.
  private static let words: [(shown: FormColumn, sent: FormColumn)] = [
    (.name, .sentName), (.figure, .sentFigure),
  ]

  var entry: Index { reader.book.indices[index] }
  private var nodes: [Criterion] { entry.criteria.nodes }

  /// Reads all rows into a form.
  mutating func read(into form: inout CollectedForm) {
    let sheet = Place(file: path, sheet: table.sheet)
    let lost = needed.filter { table.columns[$0] == nil }
    for column in lost { findings.add(.form(.noColumn(column)), at: sheet) }
    guard lost.isEmpty else { return }
    guard !table.isTooLong else {
      return findings.add(.form(.tooManyRows(limit: FormTable.mostRows)), at: sheet)
    }
    matchRows()
    for criterion in content.criteria {
      for participant in content.participants
      where content.asks(participant, for: criterion) {
        let inputs = nodes[criterion].rule?.formInputs ?? []
        let keys = inputs.indices.map {
          RowKey(participant: participant, criterion: criterion, input: $0)
        }
        let own = keys.compactMap { rows[$0] }
        if nodes[criterion].rule?.inputs.isEmpty == false { form.asked += 1 }
        for (input, key) in keys.enumerated() where rows[key] == nil && !unusable.contains(key) {
          findings.add(
            .form(
              .deletedRow(
                criterion: nodes[criterion].code, input: inputs.count > 1 ? inputs[input].code : "",
                unit: isOfOneUnit ? "" : unit(participant).code)), at: sheet)
        }
        guard own.count == inputs.count else { continue }
        CriterionReader(
          table: self, participant: participant, criterion: criterion, rows: own
        ).read(into: &form)
      }
    }
  }

  /// Whether the form is one unit's, so that its name need not be said.
  private var isOfOneUnit: Bool {
    if case .unit = identity.recipient { true } else { false }
  }

  func unit(_ participant: Int) -> Unit {
    reader.book.units[entry.participants[participant].unit]
  }

  /// The place of a column's cell in a row.
  func place(_ column: FormColumn, _ row: FormRow) -> Place {
    Place(file: path, sheet: table.sheet, cell: address(column, row))
  }

  /// Where a figure comes from, as the data keep it.
  func source(_ column: FormColumn, _ row: FormRow) -> String {
    "\(name): \(table.sheet)!\(address(column, row))"
  }

  private func address(_ column: FormColumn, _ row: FormRow) -> String {
    SheetCell(row: row.row, column: table.columns[column] ?? 0, value: .blank).address
  }

  // MARK: Rows

  private mutating func matchRows() {
    let sent = sentWords
    for row in table.rows {
      let code = row.text(.criterion)
      guard !code.isEmpty else {
        if let (column, found) = row.stray {
          findings.add(.form(.rowWithoutCode(found: found)), at: place(column, row))
        }
        continue
      }
      guard let participant = participant(of: row) else { continue }
      guard let criterion = entry.criteria.position(of: code),
        content.asks(participant, for: criterion),
        let input = nodes[criterion].rule?.formInputs.firstIndex(where: {
          $0.code == row.text(.input)
        })
      else {
        let unit = isOfOneUnit ? "" : unit(participant).code
        findings.add(.form(.strangeRow(criterion: code, unit: unit)), at: place(.code, row))
        continue
      }
      let key = RowKey(participant: participant, criterion: criterion, input: input)
      let shown = row.text(.code)
      // Forms that went out before the criterion had a label show its code.
      guard shown == nodes[criterion].printedCode || shown == code else {
        unusable.insert(key)
        let hidden = nodes[criterion].printedCode
        findings.add(.form(.movedRow(shown: shown, hidden: hidden)), at: place(.code, row))
        continue
      }
      if let (column, fault) = changedWords(of: row, sent) {
        unusable.insert(key)
        findings.add(.form(fault), at: place(column, row))
        continue
      }
      if let first = rows[key] {
        findings.add(
          .form(.repeatedRow(criterion: code, first: address(.code, first))), at: place(.code, row))
        continue
      }
      rows[key] = row
    }
  }

  /// The words of all rows as they were sent, without regard to case and spaces, by their hidden column.
  private var sentWords: [FormColumn: Set<String>] {
    Dictionary(
      uniqueKeysWithValues: Self.words.map { _, sent in
        (sent, Set(table.rows.map { $0.text(sent).withoutCaseAndSpaces }))
      })
  }

  /// What is wrong with the words that a person goes by in a row: those of another row, or none that were
  /// sent.
  ///
  /// A row is what its hidden cells say, but it was filled in by what it shows.
  private func changedWords(
    of row: FormRow, _ all: [FormColumn: Set<String>]
  ) -> (FormColumn, FormFault)? {
    for (column, hidden) in Self.words where table.columns[hidden] != nil {
      let (shown, sent) = (row.text(column), row.text(hidden))
      let key = shown.withoutCaseAndSpaces
      guard key != sent.withoutCaseAndSpaces else { continue }
      return (
        column,
        all[hidden]?.contains(key) == true
          ? .movedWords(shown: shown, hidden: sent) : .editedWords(shown: shown, sent: sent)
      )
    }
    return nil
  }

  /// The participant a row belongs to; another unit than the form's is a fault.
  private func participant(of row: FormRow) -> Int? {
    let code = row.text(.unit)
    if case .unit(let expected) = identity.recipient, code != expected {
      findings.add(.form(.otherUnit(found: code, expected: expected)), at: place(.unit, row))
      return nil
    }
    if let found = participants[code] { return found }
    findings.add(.form(.unknownUnit(code)), at: place(.unit, row))
    return nil
  }
}

extension String {
  /// The text in small letters, without spaces of any kind.
  fileprivate var withoutCaseAndSpaces: String {
    lowercased().filter { !$0.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{200B}" }
  }
}

extension FormRow {
  /// What looks like a figure or a mark in a row that asks for nothing; headers are words.
  fileprivate var stray: (FormColumn, String)? {
    if let cell = cells[.value], EntryReader.isNumber(cell) { return (.value, cell.text) }
    if let cell = cells[.mark], cell.text.trimmed.lowercased() == Marks.notApplicable {
      return (.mark, cell.text)
    }
    return nil
  }
}
