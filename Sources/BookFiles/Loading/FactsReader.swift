import Scoring

/// Reads which facts are the case with which units of an index.
struct FactsReader {
  let index: String
  /// The facts that the index's criteria set declares.
  let facts: [Fact]
  let units: LoadedUnits
  let findings: Findings

  private static let columns = [
    CSVTable.Column(name: "unit", isRequired: true),
    CSVTable.Column(name: "fact", isRequired: true),
    CSVTable.Column(name: "note"),
  ]

  /// The facts, in the order of the file.
  func read(_ file: TextFile) -> [UnitFact] {
    let participants = Dictionary(
      (units.participants[index] ?? []).enumerated().map { ($1.unit, $0) }
    ) { first, _ in first }
    var found: [UnitFact] = []
    var places: [UnitFact: Place] = [:]
    CSVTable.read(file, columns: Self.columns, findings: findings) { row in
      let participant = participant(row.text(0), among: participants, at: row.place(0))
      let fact = fact(row.text(1), at: row.place(1))
      guard let participant, let fact else { return }
      let key = UnitFact(participant: participant, fact: fact)
      if let first = places[key] {
        findings.add(
          .fact(.repeated(unit: row.text(0), fact: row.text(1))), at: row.place(1),
          notes: [Note(.first, at: first)])
        return
      }
      places[key] = row.place(1)
      let note = row.text(2)
      found.append(
        UnitFact(participant: participant, fact: fact, note: note.isEmpty ? nil : note))
    }
    return found
  }

  private func participant(
    _ code: String, among participants: [Int: Int], at place: Place
  ) -> Int? {
    if let participant = units.positions[code].flatMap({ participants[$0] }) { return participant }
    units.refuse(code, inIndex: index, at: place, findings)
    return nil
  }

  private func fact(_ code: String, at place: Place) -> Int? {
    if code.isEmpty {
      findings.add(.csv(.blank("fact")), at: place)
    } else if let position = facts.firstIndex(where: { $0.code == code }) {
      return position
    } else {
      findings.addUnknown(code, among: facts.map(\.code), at: place) {
        .fact(.unknown(code, nearest: $0))
      }
    }
    return nil
  }
}
