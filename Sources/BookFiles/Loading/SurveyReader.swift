import Formulas
import Scoring

/// Reads how many survey forms of each unit were handed out, came back and were invalid.
struct SurveyReader {
  let index: String
  let units: LoadedUnits
  let findings: Findings

  private enum Column: Int, CaseIterable {
    case unit, issued, returned, invalid, population
  }

  /// The forms by unit code.
  func read(_ file: TextFile) -> [String: SurveyForms] {
    let columns = Column.allCases.map {
      CSVTable.Column(name: "\($0)", isRequired: $0 != .population)
    }
    let present = Set((units.participants[index] ?? []).map(\.unit))
    var forms: [String: SurveyForms] = [:]
    CSVTable.read(file, columns: columns, findings: findings) { row in
      let code = row.text(Column.unit.rawValue)
      let place = row.place(Column.unit.rawValue)
      guard isInIndex(code, present, at: place) else { return }
      if let first = forms[code]?.place {
        findings.add(.survey(.repeatedUnit(code)), at: place, notes: [Note(.first, at: first)])
        return
      }
      if let read = self.forms(row, place) { forms[code] = read }
    }
    return forms
  }

  private func isInIndex(_ code: String, _ present: Set<Int>, at place: Place) -> Bool {
    if let position = units.positions[code], present.contains(position) { return true }
    units.refuse(code, inIndex: index, at: place, findings)
    return false
  }

  private func forms(_ row: CSVRow, _ place: Place) -> SurveyForms? {
    let issued = count(row, .issued)
    let returned = count(row, .returned)
    let invalid = count(row, .invalid)
    let hasPopulation = !row.value(Column.population.rawValue).isEmpty
    let population = hasPopulation ? count(row, .population) : nil
    guard let issued, let returned, let invalid else { return nil }
    guard returned <= issued else {
      findings.add(
        .survey(.returnedAboveIssued(returned: returned, issued: issued)),
        at: row.place(Column.returned.rawValue))
      return nil
    }
    guard invalid <= returned else {
      findings.add(
        .survey(.invalidAboveReturned(invalid: invalid, returned: returned)),
        at: row.place(Column.invalid.rawValue))
      return nil
    }
    return SurveyForms(
      issued: issued, returned: returned, invalid: invalid, population: population, place: place)
  }

  private func count(_ row: CSVRow, _ column: Column) -> Int? {
    if case .success(let number) = decimal(row.value(column.rawValue)),
      let whole = Int(exactly: number), whole >= 0
    {
      return whole
    }
    findings.add(
      .survey(.notACount(column: "\(column)", found: row.text(column.rawValue))),
      at: row.place(column.rawValue))
    return nil
  }

  /// Warns of criteria that more people answered than there are valid forms.
  func compare(_ index: Index) {
    var answers: [Answered: (total: Double, place: Place?)] = [:]
    for observation in index.observations {
      guard index.criteria.nodes[observation.criterion].rule?.kind is Rule.Survey,
        case .number(let number) = observation.value
      else { continue }
      let key = Answered(
        participant: observation.participant, criterion: observation.criterion,
        stage: observation.stage)
      answers[key, default: (0, observation.place)].total += number
    }
    for (key, answered) in answers {
      let unit = units.units[index.participants[key.participant].unit]
      guard let forms = index.surveyForms[unit.code], answered.total > Double(forms.valid) else {
        continue
      }
      findings.warn(
        .survey(
          .answersAboveValid(
            criterion: index.criteria.nodes[key.criterion].code, answers: answered.total,
            valid: forms.valid)),
        at: answered.place, notes: forms.place.map { [Note(.compared, at: $0)] } ?? [])
    }
  }

  private struct Answered: Hashable {
    let participant: Int
    let criterion: Int
    let stage: Stage
  }
}
