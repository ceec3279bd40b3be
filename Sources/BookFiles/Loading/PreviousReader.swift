import Scoring

/// Reads last year's scores and ranks of an index: a table of its own, or the `results.csv` of last year's
/// book, of which the rows of the index count.
struct PreviousReader {
  let index: String
  let units: LoadedUnits
  let findings: Findings

  private static let columns =
    [
      CSVTable.Column(name: "unit", isRequired: true), CSVTable.Column(name: "score"),
      CSVTable.Column(name: "rank"), CSVTable.Column(name: "index"),
    ] + ResultColumns.others.map { CSVTable.Column(name: $0) }

  /// The results by unit code.
  func read(_ file: TextFile) -> [String: PreviousResult] {
    var results: [String: PreviousResult] = [:]
    var places: [String: Place] = [:]
    let present = Set((units.participants[index] ?? []).map(\.unit))
    var others: [String] = []
    // Where the first rows of other indices and of units that are gone stand.
    var (firstOther, firstGone): (Place?, Place?)
    CSVTable.read(file, columns: Self.columns, findings: findings) { row in
      let code = row.text(0)
      let place = row.place(0)
      let own = row.text(3)
      guard own.isEmpty || own == index else {
        if !others.contains(own) { others.append(own) }
        firstOther = firstOther ?? row.place(3)
        return
      }
      guard let unit = unit(code, isMade: !own.isEmpty, at: place) else {
        firstGone = firstGone ?? place
        return
      }
      let result = PreviousResult(score: score(row), rank: rank(row))
      if let first = places[code] {
        findings.add(
          .book(.repeatedResult(unit: code)), at: place, notes: [Note(.first, at: first)])
        return
      }
      if !present.contains(unit) {
        findings.warn(.book(.noLongerInIndex(unit: code, index: index)), at: place)
      }
      places[code] = place
      if result != PreviousResult() { results[code] = result }
    }
    if places.isEmpty, let firstGone, !units.hasUnreadCodes {
      findings.add(.book(.noKnownUnit), at: firstGone)
    } else if places.isEmpty, let firstOther {
      findings.add(.book(.noResultsOf(index: index, found: others)), at: firstOther)
    }
    return results
  }

  /// The position of a unit; one that is gone since last year is told, one that may be misspelt is a fault.
  ///
  /// In a table that the program made no code is misspelt.
  private func unit(_ code: String, isMade: Bool, at place: Place) -> Int? {
    guard !code.isEmpty else {
      findings.add(.csv(.blank("unit")), at: place)
      return nil
    }
    if let position = units.positions[code] { return position }
    guard !findings.refusesInvisible(in: code, at: place), !units.hasUnreadCodes else { return nil }
    let nearest = isMade ? nil : findings.nearest(to: code, among: units.units.map(\.code))
    if let nearest {
      findings.add(.book(.unknownUnit(code, nearest: nearest)), at: place)
    } else {
      findings.warn(.book(.goneUnit(code)), at: place)
    }
    return nil
  }

  private func score(_ row: CSVRow) -> Double? {
    let bytes = row.value(1)
    guard !bytes.isEmpty else { return nil }
    switch decimal(bytes) {
    case .success(let value): return value
    case .failure(let fault):
      findings.add(.number(fault), at: row.place(1))
      return nil
    }
  }

  private func rank(_ row: CSVRow) -> Int? {
    let bytes = row.value(2)
    guard !bytes.isEmpty else { return nil }
    guard case .success(let value) = decimal(bytes), let rank = Int(exactly: value), rank >= 1
    else {
      findings.add(.book(.rank(row.text(2))), at: row.place(2))
      return nil
    }
    return rank
  }
}
