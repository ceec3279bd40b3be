import Scoring

/// What the codes of a row stand for; an unknown one is a fault.
extension DataReader {
  /// Whether a row belongs to the index; rows of a file without the column all do.
  func isOfIndex(_ row: CSVRow) -> Bool {
    guard row.positions[Column.index.rawValue] != nil else { return true }
    let bytes = row.value(Column.index.rawValue)
    if bytes.elementsEqual(index.utf8) { return true }
    let text = row.text(Column.index.rawValue)
    if text.isEmpty {
      findings.add(.csv(.blank("index")), at: row.place(Column.index.rawValue))
    } else if !indices.contains(text) {
      findings.addUnknown(text, among: indices, at: row.place(Column.index.rawValue)) {
        .book(.unknownIndex(text, nearest: $0))
      }
    }
    return false
  }

  mutating func participant(_ row: CSVRow) -> Int? {
    let bytes = row.value(Column.unit.rawValue)
    if bytes.elementsEqual(lastUnit.text.utf8), let known = lastUnit.position { return known }
    let code = row.text(Column.unit.rawValue)
    let place = row.place(Column.unit.rawValue)
    if let position = participants[code] {
      lastUnit = (code, position)
      return position
    }
    units.refuse(code, inIndex: index, at: place, findings)
    return nil
  }

  mutating func criterion(_ row: CSVRow) -> Int? {
    let bytes = row.value(Column.criterion.rawValue)
    if bytes.elementsEqual(lastCriterion.text.utf8), let known = lastCriterion.position {
      return known
    }
    let code = row.text(Column.criterion.rawValue)
    let place = row.place(Column.criterion.rawValue)
    if let position = set.positions[code] {
      lastCriterion = (code, position)
      return position
    }
    if code.isEmpty {
      findings.add(.csv(.blank("criterion")), at: place)
    } else {
      findings.addUnknown(
        code, among: set.set.nodes.map(\.code), at: place, isCertain: !set.hasUnreadCodes
      ) { .data(.unknownCriterion(code, nearest: $0)) }
    }
    return nil
  }

  func stage(_ row: CSVRow) -> Stage? {
    let bytes = row.value(Column.stage.rawValue)
    if bytes.isEmpty { return .appraised2 }
    if let stage = Stage.allCases.first(where: { bytes.elementsEqual($0.code.utf8) }) {
      return stage
    }
    let text = row.text(Column.stage.rawValue)
    findings.addUnknown(
      text, among: Stage.allCases.map(\.code), at: row.place(Column.stage.rawValue)
    ) { .data(.unknownStage(text, nearest: $0)) }
    return nil
  }

  func rule(of criterion: Int, _ row: CSVRow) -> Rule? {
    let node = set.set.nodes[criterion]
    guard let rule = node.rule else {
      findings.add(.data(.group(node.code)), at: row.place(Column.criterion.rawValue))
      return nil
    }
    return rule
  }

  /// Whether a unit's group has a criterion, which is else worth nothing in it; if not, that is told.
  func isAsked(_ criterion: Int, of participant: Int, _ row: CSVRow) -> Bool {
    let node = set.set.nodes[criterion]
    let group = groups[participant]
    guard !node.isOf(group: group) else { return true }
    findings.add(
      .data(.notOfGroup(criterion: node.code, group: group)),
      at: row.place(Column.criterion.rawValue))
    return false
  }

  func mayNotApply(_ criterion: Int, _ row: CSVRow) -> Bool {
    let node = set.set.nodes[criterion]
    guard node.notApplicable != nil else {
      findings.add(
        .data(.alwaysApplies(criterion: node.code)), at: row.place(Column.value.rawValue))
      return false
    }
    guard row.value(Column.input.rawValue).isEmpty else {
      findings.add(
        .data(.notApplicableInput(criterion: node.code)), at: row.place(Column.input.rawValue))
      return false
    }
    return true
  }

  func input(_ row: CSVRow, _ rule: Rule, _ criterion: Int) -> Int? {
    let bytes = row.value(Column.input.rawValue)
    let code = set.set.nodes[criterion].code
    if rule.inputs.isEmpty {
      findings.add(.data(.noInput(code)), at: row.place(Column.criterion.rawValue))
      return nil
    }
    if bytes.isEmpty {
      if rule.inputs.count == 1 { return 0 }
      let codes = rule.inputs.map(\.code)
      findings.add(
        .data(.inputNeeded(criterion: code, inputs: codes)),
        at: row.place(Column.criterion.rawValue))
      return nil
    }
    if let position = rule.inputs.firstIndex(where: { bytes.elementsEqual($0.code.utf8) }) {
      return position
    }
    let text = row.text(Column.input.rawValue)
    let codes = rule.inputs.map(\.code)
    findings.addUnknown(text, among: codes, at: row.place(Column.input.rawValue)) {
      .data(.unknownInput(text, criterion: code, inputs: codes, nearest: $0))
    }
    return nil
  }
}
