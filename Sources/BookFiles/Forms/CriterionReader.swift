import Formulas
import Scoring
import XLSXReading

/// Reads what a form says of one criterion of one unit.
struct CriterionReader {
  let table: TableReader
  let participant: Int
  let criterion: Int
  /// A row for each of the rule's inputs.
  let rows: [FormRow]

  /// The most characters of an explanation or a list of evidence.
  private static let textLimit = 10_000

  private var node: Criterion { table.entry.criteria.nodes[criterion] }
  private var inputs: [Rule.Input] { node.rule?.inputs ?? [] }
  private var group: String { table.unit(participant).group }
  private var maximum: Double { node.maximum[group] }
  private var findings: Findings { table.findings }
  private var isSelf: Bool { table.identity.stage == .self }

  private func key(_ input: Int?) -> CollectedFigure.Key {
    CollectedFigure.Key(
      index: table.index, participant: participant, criterion: criterion,
      stage: table.identity.stage, input: input)
  }

  /// Adds the figures to a form, and what is wrong to the findings.
  func read(into form: inout CollectedForm) {
    guard let first = rows.first else { return }
    let note = text(.note, first)
    let evidence = text(.evidence, first)
    let isMarked = readMark(first)
    let typed = rows.indices.filter { input in
      rows[input].cells[.value].map { $0.formula != nil || !$0.text.trimmed.isEmpty } == true
    }
    checkPoints(first)
    if isMarked {
      guard typed.isEmpty else {
        return findings.add(
          .entry(.markAndFigures(criterion: node.code)), at: table.place(.value, rows[typed[0]]))
      }
      if !inputs.isEmpty { form.answered += 1 }
      add(nil, .blank, .mark, first, note, evidence, to: &form)
      if !isSelf { checkReason(.mark, nil, note, first) }
      return
    }
    guard !inputs.isEmpty else {
      guard let first = typed.first else { return }
      return findings.add(.data(.noInput(node.code)), at: table.place(.value, rows[first]))
    }
    guard !typed.isEmpty else {
      if warnsOfBlank {
        findings.warn(.entry(.unanswered(criterion: node.code)), at: table.place(.value, first))
      }
      return
    }
    let kept = keptFigures
    for input in rows.indices where !typed.contains(input) && kept[input] == nil {
      findings.add(
        .entry(.incomplete(criterion: node.code, input: inputs[input].text)),
        at: table.place(.value, rows[input]))
    }
    let values = rows.indices.map { typed.contains($0) ? readFigure($0) : kept[$0] }
    guard values.allSatisfy({ $0 != nil }) else { return }
    let figures = values.compactMap(\.self)
    form.answered += 1
    for (input, value) in figures.enumerated() {
      add(
        input, value, .value, rows[input], input == 0 ? note : nil, input == 0 ? evidence : nil,
        to: &form)
    }
    let points = node.rule?.ownPoints(figures, maximum: maximum, group: group)
    if isSelf {
      checkEvidence(points, note, evidence, first)
    } else {
      checkReason(.figures(figures), points, note, first)
    }
  }

  /// What the blank figures of an appraisal keep: those of the round before, by input.
  private var keptFigures: [Int: Value] {
    guard !isSelf,
      case .figures(let values) = table.reader.known.earlier(
        than: key(nil), inputs: inputs.count)
    else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: values.enumerated().filter { $1 != .blank }.map { ($0, $1) })
  }

  private func add(
    _ input: Int?, _ value: Value, _ column: FormColumn, _ row: FormRow, _ note: String?,
    _ evidence: String?, to form: inout CollectedForm
  ) {
    form.figures.append(
      CollectedFigure(
        key: key(input), value: value, note: note, evidence: evidence,
        source: table.source(column, row)))
    form.places.append(table.place(column, row))
  }

  // MARK: Cells

  /// Whether the criterion is marked as not applicable.
  private func readMark(_ row: FormRow) -> Bool {
    guard let cell = row.cells[.mark] else { return false }
    let text = cell.text.trimmed
    guard !text.isEmpty else { return false }
    let place = table.place(.mark, row)
    guard text.lowercased() == Marks.notApplicable else {
      findings.add(.entry(.wrongMark(text)), at: place)
      return false
    }
    guard node.notApplicable != nil else {
      findings.add(.entry(.alwaysApplies(criterion: node.code)), at: place)
      return false
    }
    return true
  }

  private func readFigure(_ input: Int) -> Value? {
    guard let cell = rows[input].cells[.value] else { return nil }
    let reader = EntryReader(
      kind: inputs[input].kind, isPercentage: node.rule?.kind is Rule.Percentage, maximum: maximum,
      findings: findings)
    let place = table.place(.value, rows[input])
    switch reader.read(cell) {
    case .fault(let fault):
      findings.add(fault, at: place)
      return nil
    case .value(let value, let warnings):
      for warning in warnings { findings.warn(.entry(warning), at: place) }
      return value
    }
  }

  private func text(_ column: FormColumn, _ row: FormRow) -> String? {
    let text = row.text(column)
    guard text.count <= Self.textLimit else {
      findings.add(
        .entry(.longText(count: text.count, limit: Self.textLimit)), at: table.place(column, row))
      return nil
    }
    return text.isEmpty ? nil : text
  }

  /// The points are computed; a constant in their place does no harm, but somebody should know.
  private func checkPoints(_ row: FormRow) {
    guard let cell = row.cells[.points], cell.formula == nil else { return }
    // A criterion that a form cannot compute says so in words.
    guard case .number = cell.value else { return }
    findings.warn(
      .entry(.overwrittenFormula(criterion: node.code, found: cell.text)),
      at: table.place(.points, row))
  }

  // MARK: What belongs to the figures

  /// Whether a blank criterion is worth a warning: nothing else says what it scores.
  private var warnsOfBlank: Bool {
    guard node.part == .main, !node.missing.givesResult else { return false }
    return isSelf || table.reader.known.earlier(than: key(nil), inputs: inputs.count) == nil
  }

  /// Points need evidence or an explanation where the set names evidence.
  private func checkEvidence(
    _ points: Double?, _ note: String?, _ evidence: String?, _ row: FormRow
  ) {
    guard let needed = node.evidence, note == nil, evidence == nil, points != 0,
      table.table.columns[.evidence] != nil
    else { return }
    findings.warn(
      .entry(.noEvidence(criterion: node.code, evidence: needed)), at: table.place(.evidence, row))
  }

  /// Appraised points that differ from the earlier ones by more than the threshold need a reason, and so
  /// does a criterion that applies no longer, or again.
  private func checkReason(
    _ appraised: KnownFigures.Earlier, _ points: Double?, _ note: String?, _ row: FormRow
  ) {
    guard note == nil,
      let earlier = table.reader.known.earlier(than: key(nil), inputs: inputs.count),
      earlier != appraised
    else { return }
    var before: Double?
    if case .figures(let values) = earlier {
      before = node.rule?.ownPoints(values, maximum: maximum, group: group)
    }
    if let points, let before {
      let difference = SpreadsheetNumber.round((points - before).magnitude, places: 9)
      guard difference > table.entry.reasonThreshold else { return }
    }
    findings.add(
      .entry(
        .noReason(
          criterion: node.code, earlier: written(before, earlier),
          appraised: written(points, appraised))),
      at: table.place(.note, row))
  }

  private func written(_ points: Double?, _ figures: KnownFigures.Earlier) -> String {
    if figures == .mark { return Marks.notApplicable }
    let places = table.entry.criteria.rounding.criterion ?? 4
    return points.map { SpreadsheetNumber.round($0, places: places).written } ?? "…"
  }
}
