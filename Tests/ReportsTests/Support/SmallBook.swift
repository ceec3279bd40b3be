import Formulas
import Scoring
import WorkbookPlan

@testable import Reports

/// Books whose results are worked out by hand: points given for one domain's criteria.
enum SmallBook {
  /// A book of one index « T » with units A, B, C and so on.
  ///
  /// - Parameters:
  ///   - points: a row per criterion, a value per unit; nil for a criterion that does not apply.
  ///   - maximum: what each criterion gives at most.
  ///   - domain: whether one domain « D » holds the criteria, which are at the top else.
  ///   - change: what else is said in the set.
  /// - Returns: the book.
  static func book(
    _ points: [[Value?]], maximum: Double = 10, domain: Bool = false,
    change: (inout Index) -> Void = { _ in }
  ) -> Book {
    let input = Rule.Input(code: "points", text: "Điểm", kind: .points(step: nil))
    let group =
      domain
      ? [Criterion(code: "D", name: "Lĩnh vực D", maximum: ByGroup(maximum * Double(points.count)))]
      : []
    let criteria = points.indices.map { position in
      Criterion(
        code: "\(position + 1)", name: "Tiêu chí \(position + 1)", parent: domain ? 0 : nil,
        maximum: ByGroup(maximum), rule: Rule(.given(step: nil), inputs: [input]),
        notApplicable: points[position].contains(nil) ? .exclude() : nil)
    }
    let observations = points.enumerated().flatMap { criterion, row in
      row.enumerated().map { participant, value in
        let node = criterion + group.count
        return value.map {
          Observation(participant: participant, criterion: node, input: 0, value: $0)
        } ?? Observation(participant: participant, criterion: node, input: nil)
      }
    }
    let units = (points.first ?? []).indices.map { position in
      let name = String("ABCDEFGHIJ".dropFirst(position).prefix(1))
      return Unit(code: name, name: name)
    }
    var index = Index(
      id: "t", title: "T", shortTitle: "T",
      criteria: CriteriaSet(id: "t", title: "T", nodes: group + criteria, scale: nil),
      participants: units.indices.map { Participant(unit: $0) }, observations: observations)
    change(&index)
    return Book(
      id: "t", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5), indices: [index],
      units: units)
  }

  /// Its ranking workbook.
  static func plan(
    _ points: [[Value?]], maximum: Double = 10, domain: Bool = false,
    change: (inout Index) -> Void = { _ in }
  ) -> Plan {
    rankingBook(
      Evaluation(book(points, maximum: maximum, domain: domain, change: change)), version: "test")
  }
}
