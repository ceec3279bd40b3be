import Scoring

/// Reads last year's results of an index, with the points of the criteria that formulas ask for: a table of
/// its own, or the `results.csv` of last year's book, of which the rows of the index count.
struct PreviousReader {
  let index: String
  let set: LoadedSet
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
    let header = CSVTable.header(of: file)
    let columns = Self.columns + pointsColumns(header)
    let asked = asked(in: columns, header)
    CSVTable.read(file, columns: columns, findings: findings) { row in
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
      let points = asked.compactMap { code, column in number(row, column).map { (code, $0) } }
      let result = PreviousResult(
        score: number(row, 1), rank: rank(row),
        points: Dictionary(points) { first, _ in first })
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

  /// The columns of criteria's points that a file may have: of the set's criteria, and in a table that the
  /// program made, where other indices and last year's criteria have theirs, all that it has.
  private func pointsColumns(_ header: [String]) -> [CSVTable.Column] {
    let names =
      header.contains("index")
      ? header.filter { $0.hasPrefix(ResultColumns.pointsPrefix) }
      : set.set.nodes.map { ResultColumns.points(of: $0.code) }
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }.map {
      CSVTable.Column(name: $0, isUnlisted: true)
    }
  }

  /// The numbers of the columns with points that formulas ask for, by the criterion's code; that one is not
  /// there is told once.
  private func asked(
    in columns: [CSVTable.Column], _ header: [String]
  ) -> [(code: String, column: Int)] {
    var seen = Set<String>()
    return set.previousPoints.filter { seen.insert($0.code).inserted }.compactMap { asked in
      let name = ResultColumns.points(of: asked.code)
      guard header.contains(name), let column = columns.firstIndex(where: { $0.name == name })
      else {
        findings.add(.formula(.noPreviousPoints(asked.code)), at: asked.place)
        return nil
      }
      return (asked.code, column)
    }
  }

  private func number(_ row: CSVRow, _ column: Int) -> Double? {
    let bytes = row.value(column)
    guard !bytes.isEmpty else { return nil }
    switch decimal(bytes) {
    case .success(let value): return value
    case .failure(let fault):
      findings.add(.number(fault), at: row.place(column))
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
