import Formulas
public import Scoring
import XLSXReading

/// The weights on trial in a ranking workbook, as a revision of the book it was made from.
///
/// Rows are matched by the criteria's codes. A changed weight that adds up as it stands is taken as it was
/// typed; otherwise the weights are taken as the workbook scales them.
///
/// - Parameters:
///   - path: the workbook.
///   - book: the book it was made from.
///   - rescaling: whether the weights that were not changed make room.
/// - Returns: the revision, without a name; or what is wrong with the workbook, by sheet and cell.
public func trialWeights(
  in path: String, of book: Book, rescaling: Bool
) -> (revision: Revision?, diagnostics: [Diagnostic]) {
  let findings = Findings()
  let place = Place(file: path)
  do throws(ReadFailure) {
    let sheet = try TrialSheet(WorkbookFile(path: path), path: path)
    var changes: [Revision.Change] = []
    for index in book.indices {
      changes += TrialIndex(index: index, book: book, sheet: sheet, findings: findings)
        .changes(rescaling: rescaling)
    }
    if changes.isEmpty, !findings.all.hasErrors {
      let isForeign = sheet.isEmpty
      findings.add(.workbook(isForeign ? .noWeights : .nothingChanged), at: place)
    }
    let revision = Revision(id: "", title: "", rescales: rescaling, changes: changes)
    return (findings.all.hasErrors ? nil : revision, findings.all)
  } catch {
    let sheet = error.sheet.map { ": \($0)" } ?? ""
    findings.add(.workbook(.unreadable(error.reason)), at: Place(file: path + sheet))
    return (nil, findings.all)
  }
}

/// The columns of codes and trial weights of a workbook, by the names they have in it.
private struct TrialSheet {
  /// A row's weight with its place.
  struct Weight {
    var code: String
    var value: SheetCell.Value
    var place: Place
  }

  /// The workbook's path.
  let path: String
  private var columns: [String: [Weight]] = [:]

  var isEmpty: Bool { columns.isEmpty }

  /// The weights of an index's unit group, by the number of the group.
  func weights(of index: Index, variant: Int) -> [Weight]? {
    columns[index.trialWeightsName(variant: variant)]
  }

  init(_ file: WorkbookFile, path: String) throws(ReadFailure) {
    self.path = path
    for (name, formula) in file.names.sorted(by: { $0.key < $1.key })
    where name.hasPrefix(Index.trialWeightsPrefix) {
      guard let range = NamedRange(formula),
        let sheet = file.sheets.firstIndex(where: { $0.name == range.sheet })
      else { continue }
      var codes: [Int: String] = [:]
      var values: [Int: SheetCell] = [:]
      try file.forEachCell(ofSheet: sheet) { cell in
        guard range.rows.contains(cell.row) else { return }
        if cell.column == 0 {
          switch cell.value {
          case .text(let text): codes[cell.row] = text
          case .number(let number): codes[cell.row] = number.written
          case .blank, .boolean, .error: break
          }
        }
        if cell.column == range.column { values[cell.row] = cell }
      }
      columns[name] = codes.sorted { $0.key < $1.key }.map { row, code in
        let cell = values[row] ?? SheetCell(row: row, column: range.column, value: .blank)
        return Weight(
          code: code, value: cell.value,
          place: Place(file: path, sheet: range.sheet, cell: cell.address))
      }
    }
  }
}

/// A column of cells that a defined name stands for: `'Trọng số'!$E$12:$E$90`.
private struct NamedRange {
  let sheet: String
  let rows: ClosedRange<Int>
  let column: Int

  init?(_ formula: String) {
    guard let mark = formula.lastIndex(of: "!") else { return nil }
    var name = String(formula[..<mark])
    if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
      name = name.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
        .joined(separator: "'")
    }
    sheet = name
    let corners = formula[formula.index(after: mark)...].split(separator: ":")
      .map { $0.split(separator: "$") }
    guard let first = corners.first, let last = corners.last, first.count == 2, last.count == 2,
      first[0] == last[0], let from = Int(first[1]), let to = Int(last[1]), 0 < from, from <= to
    else { return nil }
    rows = (from - 1)...(to - 1)
    column =
      first[0].utf8.reduce(0) { sum, letter in
        letter >= 65 && letter <= 90 && sum < 100_000 ? sum * 26 + Int(letter) - 64 : 100_000
      } - 1
  }
}

/// One index of the book against the weights typed for it.
private struct TrialIndex {
  let index: Index
  let book: Book
  let sheet: TrialSheet
  let findings: Findings

  private var set: CriteriaSet { index.criteria }

  func changes(rescaling: Bool) -> [Revision.Change] {
    let calculation = Calculation(index, units: book.units)
    let groups =
      calculation.hasGroupSpecificParameters ? calculation.groups : [calculation.groups[0]]
    var byGroup: [(group: String, trial: [Double?])] = []
    for (variant, group) in groups.enumerated() {
      guard let weights = sheet.weights(of: index, variant: variant) else {
        if !sheet.isEmpty {
          findings.add(.workbook(.noIndex(index.id)), at: Place(file: sheet.path))
        }
        return []
      }
      guard let trial = read(weights, group) else { return [] }
      byGroup.append((group, trial))
    }
    let typed = typed(byGroup)
    if typed.isEmpty || rescaling { return typed }
    // As typed if that adds up to what the workbook computes; else as the workbook scales it.
    let trial = Revision(id: "", title: "", changes: typed)
    if let revised = try? book.revised(by: trial), agrees(revised, byGroup) { return typed }
    return scaled(byGroup)
  }

  /// What was typed, by node; nil for a group left empty.
  private func read(_ weights: [TrialSheet.Weight], _ group: String) -> [Double?]? {
    var trial = [Double?](repeating: nil, count: set.nodes.count)
    var seen = Swift.Set<Int>()
    let errors = findings.all.count
    for weight in weights {
      guard let node = set.position(of: weight.code) else {
        findings.add(.workbook(.unknownCriterion(weight.code)), at: weight.place)
        continue
      }
      guard seen.insert(node).inserted else {
        findings.add(.workbook(.repeatedCriterion(weight.code)), at: weight.place)
        continue
      }
      switch weight.value {
      case .number(let number): trial[node] = number
      case .blank where set.nodes[node].rule == nil && set.nodes[node].weight == nil: break
      case .blank: findings.add(.workbook(.empty(code: weight.code)), at: weight.place)
      case .text(let text), .error(let text):
        findings.add(.workbook(.notANumber(code: weight.code, found: text)), at: weight.place)
      case .boolean(let value):
        findings.add(.workbook(.notANumber(code: weight.code, found: "\(value)")), at: weight.place)
      }
    }
    for node in set.nodes.indices where !seen.contains(node) {
      findings.add(
        .workbook(.missingCriterion(set.nodes[node].code)), at: Place(file: sheet.path))
    }
    return findings.all.count == errors ? trial : nil
  }

  /// The weights that differ from the declared ones, as they were typed.
  private func typed(_ byGroup: [(group: String, trial: [Double?])]) -> [Revision.Change] {
    changes(byGroup) { node, group, trial in
      guard let value = trial[node] else { return nil }
      let declared = set.nodes[node].declaredWeight(group: group)
      return declared.map { agree($0, value) } == true ? nil : value
    }
  }

  /// The weights that differ from the approved ones, as they hold in the workbook.
  private func scaled(_ byGroup: [(group: String, trial: [Double?])]) -> [Revision.Change] {
    changes(byGroup) { node, group, trial in
      let before = Weights(set, group: group).effective[node]
      let after = Weights(typed(trial, group), group: group).effective[node]
      return agree(before, after) ? nil : SpreadsheetNumber.round(after, places: 9)
    }
  }

  /// A change for every node that has one in any group; the other groups keep what they weigh.
  private func changes(
    _ byGroup: [(group: String, trial: [Double?])],
    _ change: (Int, String, [Double?]) -> Double?
  ) -> [Revision.Change] {
    set.mainNodes.compactMap { node in
      let values = byGroup.map { group, trial in
        (group, change(node, group, trial), Weights(set, group: group).effective[node])
      }
      guard values.contains(where: { $0.1 != nil }) else { return nil }
      let all = values.map { ($0.0, Revision.Amount.points($0.1 ?? $0.2)) }
      let special = all.dropFirst().filter { $0.1 != all[0].1 }
      return Revision.Change(
        index: index.id, code: set.nodes[node].code,
        weight: ByGroup(all[0].1, special: Dictionary(uniqueKeysWithValues: special)))
    }
  }

  /// The set with what was typed in place of its weights.
  private func typed(_ trial: [Double?], _ group: String) -> CriteriaSet {
    var copy = set
    for node in copy.nodes.indices { copy.nodes[node].weight = trial[node].map { ByGroup($0) } }
    return copy
  }

  private func agrees(_ revised: Book, _ byGroup: [(group: String, trial: [Double?])]) -> Bool {
    guard let criteria = revised.indices.first(where: { $0.id == index.id })?.criteria else {
      return false
    }
    return byGroup.allSatisfy { group, trial in
      zip(
        Weights(criteria, group: group).effective,
        Weights(typed(trial, group), group: group).effective
      ).allSatisfy { agree($0, $1) }
    }
  }
}
