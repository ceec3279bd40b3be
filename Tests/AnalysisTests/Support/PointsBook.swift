import Formulas
import Scoring

/// A book of criteria in percent, added up on a scale of 100, not rounded.
///
/// - Parameters:
///   - percents: What each unit reaches in each criterion, in percent.
///   - weights: The criteria's weights.
///   - grades: The least scores of the grades, the best first.
/// - Returns: A book of one index.
func pointsBook(_ percents: [[Double]], weights: [Double], grades: [Double] = []) -> Book {
  let nodes = weights.indices.map { criterion in
    Criterion(
      code: "\(criterion + 1)", name: "", maximum: ByGroup(weights[criterion]),
      rule: Rule(.percentage, inputs: [.init(code: "percent", text: "", kind: .count)]))
  }
  let scale = GradeScale(grades: grades.map { .init(name: "\($0)", from: $0) })
  let set = CriteriaSet(
    id: "s", title: "", nodes: nodes, rounding: Rounding(index: nil),
    ranking: RankingRule(byRounded: false), grades: grades.isEmpty ? [:] : ["": scale])
  let units = percents.indices.map { Unit(code: "u\($0)", name: "") }
  let observations = percents.indices.flatMap { unit in
    weights.indices.map { criterion in
      Observation(
        participant: unit, criterion: criterion, input: 0, value: .number(percents[unit][criterion])
      )
    }
  }
  let index = Index(
    id: "main", title: "", shortTitle: "", criteria: set,
    participants: units.indices.map { Participant(unit: $0) }, observations: observations)
  return Book(
    id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5), indices: [index],
    units: units)
}
