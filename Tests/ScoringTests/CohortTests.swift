import Formulas
import Testing

@testable import Scoring

/// Two groups of two ranked units, and W, which is only scored, in the second one.
private let parted =
  units("A1", "A2", group: "a") + units("B1", "B2", "W", group: "b")
private let numbers = ["A1": 10.0, "A2": 5, "B1": 40, "B2": 20, "W": 80]

private func scores(
  _ rule: Rule, _ cohort: Cohort, own: Cohort? = nil
) throws -> [Double?] {
  var criteria = criteriaSet([leaf("1", 10, rule)], scale: nil)
  criteria.cohort = cohort
  criteria.nodes[0].cohort = own
  let result = try evaluate(
    criteria, units: parted, unranked: ["W"],
    parted.map { Figures($0.code, "1", numbers[$0.code] ?? 0) })
  let differences = try LineSheet(result).differences()
  #expect(differences.isEmpty, "\(differences.prefix(3))")
  #expect(result.issues.isEmpty)
  return result.scores
}

@Test func unitsAreComparedWithinTheirGroup() throws {
  // 10 is the most in the first group, 40 in the second, where W's 80 does not count.
  #expect(try scores(.leaderShare, .group) == [10, 5, 10, 5, 10])
  #expect(try scores(.leaderShare, .ranked) == [2.5, 1.25, 10, 5, 10])
  // First and second of two in each; W would come first of two.
  #expect(try scores(.cohortRank(), .group) == [10, 5, 10, 5, 10])
  #expect(try scores(.cohortRank(reversed: true), .group) == [5, 10, 5, 10, 0])
}

/// « Từ mức bình quân của khối trở lên »: the means are 7.5 and 30.
@Test func aFormulaComparesWithTheMeanOfTheGroup() throws {
  let rule = try Rule.formula("IF(A >= COHORT_AVERAGE(A), 10, 4)", ["A"])
  #expect(try scores(rule, .group) == [10, 4, 10, 4, 10])
  // The mean of all ranked units is 18.75.
  #expect(try scores(rule, .ranked) == [4, 4, 10, 10, 10])
}

/// What the criterion says holds against what the set says.
@Test func aCriterionChoosesItsCohort() throws {
  #expect(try scores(.leaderShare, .group, own: .ranked) == [2.5, 1.25, 10, 5, 10])
  #expect(try scores(.leaderShare, .ranked, own: .group) == [10, 5, 10, 5, 10])
  #expect(try scores(.leaderShare, .group, own: .all) == [1.25, 0.63, 5, 2.5, 10])
}
