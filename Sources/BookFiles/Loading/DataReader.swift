import Formulas
import Scoring
import Wording

/// Reads the observations of one index from its files.
///
/// Complexity: linear in the number of rows; texts are made for codes and notes only.
struct DataReader {
  let index: String
  /// All indices of the book: a file with a column « index » holds figures of several.
  let indices: [String]
  let set: LoadedSet
  let units: LoadedUnits
  let findings: Findings
  /// What was observed, in the order of the files.
  private(set) var observations: [Observation] = []

  /// The position of every participant by its unit's code.
  let participants: [String: Int]
  let groups: [String]
  /// The columns of notes and evidence in the language asked for.
  private let translated: (note: Int, evidence: Int)
  /// The position in `observations` of every cell that has a value.
  private var cells: [Cell: Int] = [:]
  /// The codes looked up last: rows of one unit or criterion stand together.
  var lastUnit = (text: "", position: Int?.none)
  var lastCriterion = (text: "", position: Int?.none)

  /// What may have one value.
  private struct Cell: Hashable {
    let participant: Int32
    let criterion: Int32
    /// The input's position, -1 for « không áp dụng ».
    let input: Int16
    let stage: Int8
  }

  enum Column: Int, CaseIterable {
    case index, unit, criterion, input, stage, value, note, evidence, source

    var column: CSVTable.Column {
      let required: [Column] = [.unit, .criterion, .value]
      return CSVTable.Column(name: "\(self)", isRequired: required.contains(self))
    }
  }

  /// The columns that people wrote texts into.
  private static let told: [Column] = [.note, .evidence]
  /// All columns, then those that say the same in each language.
  private static let columns =
    Column.allCases.map(\.column)
    + Language.allCases.flatMap { language in told.map { $0.column.translated(language) } }

  init(
    index: String, of indices: [String], set: LoadedSet, units: LoadedUnits, language: Language,
    findings: Findings
  ) {
    self.index = index
    self.indices = indices
    self.set = set
    self.units = units
    self.findings = findings
    let position = Language.allCases.firstIndex(of: language) ?? 0
    let first = Column.allCases.count + Self.told.count * position
    translated = (first, first + 1)
    let taking = units.participants[index] ?? []
    participants = Dictionary(
      taking.enumerated().map { (units.units[$1.unit].code.visible, $0) }
    ) { first, _ in first }
    groups = taking.map { units.units[$0.unit].group }
  }

  /// Adds the observations of a file.
  mutating func read(_ file: TextFile) {
    CSVTable.read(file, columns: Self.columns, findings: findings) { row in
      read(row)
    }
  }

  private mutating func read(_ row: CSVRow) {
    guard isOfIndex(row) else { return }
    let participant = participant(row)
    let criterion = criterion(row)
    let stage = stage(row)
    let bytes = row.value(Column.value.rawValue)
    guard let participant, let criterion, let stage, !bytes.isEmpty,
      !set.unread.contains(criterion), let rule = rule(of: criterion, row),
      isAsked(criterion, of: participant, row)
    else { return }
    if bytes.elementsEqual("n/a".utf8) {
      guard mayNotApply(criterion, row) else { return }
      add(row, participant, criterion, input: nil, stage, .blank)
      return
    }
    guard let input = input(row, rule, criterion) else { return }
    let column = Column.value.rawValue
    let reader = ValueReader(
      written: { row.text(column) }, readNumber: { decimal(row.value(column)) },
      findings: findings, kind: rule.inputs[input].kind,
      maximum: set.set.nodes[criterion].maximum[groups[participant]])
    switch reader.value() {
    case .success(let value): add(row, participant, criterion, input: input, stage, value)
    case .failure(let refusal):
      findings.add(refusal.fault, at: row.place(Column.value.rawValue))
    }
  }

  private mutating func add(
    _ row: CSVRow, _ participant: Int, _ criterion: Int, input: Int?, _ stage: Stage,
    _ value: Value
  ) {
    let cell = Cell(
      participant: Int32(truncatingIfNeeded: participant),
      criterion: Int32(truncatingIfNeeded: criterion),
      input: Int16(truncatingIfNeeded: input ?? -1), stage: Int8(stage.rawValue))
    func text(_ column: Column, translated: Int? = nil) -> String? {
      let text = row.text(column.rawValue, translated: translated ?? column.rawValue)
      return text.isEmpty ? nil : text
    }
    if let first = cells.updateValue(observations.count, forKey: cell) {
      cells[cell] = first
      let node = set.set.nodes[criterion]
      let notes = observations[first].place.map { [Note(.first, at: $0)] } ?? []
      let inputs = node.rule?.inputs ?? []
      findings.add(
        .data(
          .repeatedValue(
            unit: row.text(Column.unit.rawValue), criterion: node.code,
            input: inputs.count > 1 ? input.map { inputs[$0].code } ?? "" : "")),
        at: row.place(Column.value.rawValue), notes: notes)
      return
    }
    observations.append(
      Observation(
        participant: participant, criterion: criterion, input: input, stage: stage, value: value,
        note: text(.note, translated: translated.note),
        evidence: text(.evidence, translated: translated.evidence), source: text(.source),
        place: Place(file: row.path, line: row.line)))
  }

  /// Checks what needs all values: « không áp dụng » beside a value, numerators and denominators,
  /// percentages.
  func finish() {
    checkPercentages()
    checkScales()
    for (cell, position) in cells where cell.input < 0 {
      checkAlone(observations[position])
    }
    for observation in observations where observation.input == 0 {
      guard case .ratio = measure(of: observation.criterion),
        case .number(let numerator) = observation.value,
        let other = cells[cell(of: observation, input: 1)],
        case .number(let denominator) = observations[other].value, numerator > denominator
      else { continue }
      findings.warn(
        .data(.numeratorAboveDenominator(numerator: numerator, denominator: denominator)),
        at: observation.place,
        notes: observations[other].place.map { [Note(.compared, at: $0)] } ?? [])
    }
  }

  /// Warns of criteria in percent whose values are all shares, at the greatest of them.
  private func checkPercentages() {
    var greatest: [Int: Observation] = [:]
    for observation in observations
    where set.set.nodes[observation.criterion].rule?.kind.isInPercent == true {
      guard case .number(let number) = observation.value else { continue }
      if case .number(let known)? = greatest[observation.criterion]?.value, known >= number {
        continue
      }
      greatest[observation.criterion] = observation
    }
    for (criterion, observation) in greatest.sorted(by: { $0.key < $1.key }) {
      guard case .number(let number) = observation.value, number > 0, number <= 1 else { continue }
      findings.warn(
        .data(
          .sharesForPercent(criterion: set.set.nodes[criterion].code, greatest: number)),
        at: observation.place)
    }
  }

  /// Warns of values beyond the fixed ends of a scale whose set does not say what becomes of them.
  private func checkScales() {
    for observation in observations {
      // Over periods their mean is compared, which each of them may be beyond.
      guard let rule = set.set.nodes[observation.criterion].rule, rule.periods == nil,
        let scale = rule.kind as? Rule.MinMax, scale.tellsBeyond,
        case .number(let number) = observation.value
      else { continue }
      let (least, greatest) = (scale.minimum ?? -.infinity, scale.maximum ?? .infinity)
      let bound = min(max(number, least), greatest)
      guard bound != number else { continue }
      findings.warn(
        .data(.beyondScale(value: number, bound: bound)), at: observation.place)
    }
  }

  private func cell(of observation: Observation, input: Int) -> Cell {
    Cell(
      participant: Int32(truncatingIfNeeded: observation.participant),
      criterion: Int32(truncatingIfNeeded: observation.criterion),
      input: Int16(truncatingIfNeeded: input), stage: Int8(observation.stage.rawValue))
  }

  private func checkAlone(_ observation: Observation) {
    let node = set.set.nodes[observation.criterion]
    let inputs = node.rule?.inputs ?? []
    let other = inputs.indices.lazy.compactMap { cells[cell(of: observation, input: $0)] }.first
    guard let other else { return }
    let unit = participants.first { $0.value == observation.participant }?.key ?? ""
    findings.add(
      .data(.notApplicableAndValue(unit: unit, criterion: node.code)), at: observation.place,
      notes: observations[other].place.map { [Note(.compared, at: $0)] } ?? [])
  }

  /// The measure of a rule for which more than all is odd; a target may well be passed.
  private func measure(of criterion: Int) -> Rule.Measure? {
    let kind = set.set.nodes[criterion].rule?.kind
    return kind is Rule.Target ? nil : kind?.measure
  }
}
