import Formulas
import TestSupport
import Testing

@testable import Scoring

/// Units of given groups with given points of 100; the usual grades with limits.
private func graded(
  _ scores: [Double], groups: [String]? = nil, unranked: Set<String> = [],
  ties: RankingRule.Ties = .competition, caps: [GradeScale.Cap] = [], facts: [UnitFact] = [],
  _ limits: GradeLimit?...
) throws -> IndexEvaluation {
  var scale = usualGrades
  for (grade, limit) in limits.enumerated() { scale.grades[grade].limit = limit }
  scale.caps = caps
  let all = scores.indices.map {
    Unit(code: "\($0)", name: "", group: groups?[$0] ?? "")
  }
  var set = criteriaSet(
    [leaf("1", 100)], ranking: RankingRule(ties: ties), grades: ["": scale])
  set.facts = [Fact(code: "khien-trach", name: "bị khiển trách")]
  var own = index(
    set, units: all, unranked: unranked, zip(all, scores).map { Figures($0.code, "1", $1) })
  own.facts = facts
  let result = try evaluation(of: own, units: all)
  #expect(try LineSheet(result).differences().isEmpty)
  return result
}

private let ten: [Double] = [99, 98, 97, 96, 95, 94, 85, 84, 75, 40]

/// Of 10 units 20 % are 2; 25 % are 2, to the nearest 3 as 2.5 is rounded up, and 3 upwards.
@Test(arguments: [
  (GradeLimit.Amount.share(20, .down), 2), (.share(25, .down), 2), (.share(25, .nearest), 3),
  (.share(24, .nearest), 2), (.share(21, .up), 3), (.share(20, .up), 2), (.best(4), 4),
  (.best(9), 6),
])
func aLimitLeavesRoom(_ amount: GradeLimit.Amount, _ expected: Int) throws {
  let result = try graded(ten, GradeLimit(amount))
  #expect(result.gradeNames.count { $0 == "Xuất sắc" } == expected)
  #expect(result.gradeNames[..<expected].allSatisfy { $0 == "Xuất sắc" })
  #expect(result.gradeNames[expected..<6].allSatisfy { $0 == "Tốt" })
  #expect(Array(result.gradeNames[6...]) == ["Tốt", "Tốt", "Khá", "Yếu"])
}

/// Who is moved is told: the third of those with 90 or more; nothing is missing to their next grade but room.
@Test func whoIsMovedIsTold() throws {
  let result = try graded([95, 92, 91, 85], GradeLimit(.best(2)))
  #expect(result.gradeNames == ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt"])
  #expect(
    result.column(.gradeBefore(limit: 0)) == [.number(1), .number(1), .number(1), .number(2)])
  #expect(result.column(.gradeHold) == [.number(0), .number(0), .number(1), .number(0)])
  #expect(result.value(.pointsToGrade, of: 2) == .number(0))
  #expect(result.value(.pointsToGrade, of: 3) == .number(5))
}

/// 20 % of the five of each group is one; the best of b has less than four of a.
@Test func limitsWithinGroups() throws {
  let groups = ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b"]
  let scores: [Double] = [99, 98, 97, 96, 60, 95, 94, 93, 50, 50]
  let within = try graded(scores, groups: groups, GradeLimit(.share(20, .down)))
  #expect(
    within.gradeNames.prefix(8) == [
      "Xuất sắc", "Tốt", "Tốt", "Tốt", "Trung bình", "Xuất sắc", "Tốt", "Tốt",
    ])
  let all = try graded(scores, groups: groups, GradeLimit(.share(20, .down), of: .all))
  #expect(
    all.gradeNames.prefix(8) == [
      "Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Trung bình", "Tốt", "Tốt", "Tốt",
    ])
}

/// Three share the second place of two: all are dropped or all are kept; ranks without equals part them.
@Test func equalsAtTheEdge() throws {
  let scores: [Double] = [99, 95, 95, 95, 80]
  #expect(
    try graded(scores, GradeLimit(.best(2))).gradeNames == ["Xuất sắc", "Tốt", "Tốt", "Tốt", "Tốt"])
  #expect(
    try graded(scores, GradeLimit(.best(2), ties: .keepAll)).gradeNames
      == ["Xuất sắc", "Xuất sắc", "Xuất sắc", "Xuất sắc", "Tốt"])
  #expect(
    try graded(scores, GradeLimit(.best(4))).gradeNames
      == ["Xuất sắc", "Xuất sắc", "Xuất sắc", "Xuất sắc", "Tốt"])
  #expect(
    try graded(scores, ties: .ordinal, GradeLimit(.best(2))).gradeNames
      == ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt"])
  #expect(
    try graded(scores, ties: .dense, GradeLimit(.best(2))).gradeNames
      == ["Xuất sắc", "Tốt", "Tốt", "Tốt", "Tốt"])
}

/// Those moved out of « Xuất sắc » stand before the others in « Tốt », which has room for three.
@Test func aLimitAfterALimit() throws {
  let result = try graded([99, 98, 97, 96, 85, 84, 75], GradeLimit(.best(2)), GradeLimit(.best(3)))
  #expect(
    result.gradeNames == ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt", "Khá", "Khá"])
  #expect(result.column(.gradeHold).map(\.asWhole) == [0, 0, 1, 1, 0, 2, 0])
}

/// Who is capped takes no room; who is not ranked neither counts nor is moved.
@Test func onlyThoseWhoCouldHaveItAreCounted() throws {
  let cap = GradeScale.Cap(.fact(FactCondition(0)), grade: 1)
  let capped = try graded(
    [99, 98, 97, 96, 95], caps: [cap], facts: [UnitFact(participant: 0, fact: 0)],
    GradeLimit(.share(40, .down)))
  #expect(capped.gradeNames == ["Tốt", "Xuất sắc", "Xuất sắc", "Tốt", "Tốt"])
  #expect(capped.column(.gradeHold).map(\.asWhole) == [1, 0, 0, 2, 2])
  // 50 % of the four that are ranked.
  let unranked = try graded(
    [99, 98, 97, 96, 95], unranked: ["0"], GradeLimit(.share(50, .down)))
  #expect(unranked.gradeNames == ["Xuất sắc", "Xuất sắc", "Xuất sắc", "Tốt", "Tốt"])
}

/// Reprimand: at most « Tốt »; a warning: « Khá »; both: the worse one.
@Test func factsCapGrades() throws {
  var scale = usualGrades
  scale.caps = [
    GradeScale.Cap(.fact(FactCondition(0)), grade: 1),
    GradeScale.Cap(.fact(FactCondition(1)), grade: 2),
  ]
  var set = criteriaSet([leaf("1", 100)], grades: ["": scale])
  set.facts = [Fact(code: "kt", name: "bị khiển trách"), Fact(code: "cc", name: "bị cảnh cáo")]
  let all = units("A", "B", "C", "D")
  var own = index(set, units: all, all.map { Figures($0.code, "1", 95) })
  own.facts = [(1, 0), (2, 1), (3, 0), (3, 1)].map { UnitFact(participant: $0.0, fact: $0.1) }
  let result = try evaluation(of: own, units: all)
  #expect(result.gradeNames == ["Xuất sắc", "Tốt", "Khá", "Khá"])
  #expect(result.column(.gradeHold).map(\.asWhole) == [0, 1, 2, 2])
  #expect(result.value(.fact(1), of: 2) == .number(1))
  #expect(try LineSheet(result).differences().isEmpty)
}

/// By its own words, unit by unit: a unit keeps a grade if those of its group with that grade that are not
/// behind it all have room, or with equals kept those before it leave some.
@Test(arguments: 0..<40)
func limitsMeanWhatTheySay(_ seed: Int) throws {
  var dice = SeededGenerator(seed: UInt64(seed))
  var scores: [Double] = []
  var groups: [String] = []
  for _ in 0..<Int.random(in: 1...14, using: &dice) {
    scores.append(Double(Int.random(in: 14...20, using: &dice) * 5))
    groups.append(Bool.random(using: &dice) ? "a" : "b")
  }
  let shares: [Double] = [10, 20, 33.3, 50]
  let share: Double = shares[Int.random(in: 0...3, using: &dice)]
  let keeps = Bool.random(using: &dice)
  let limit = GradeLimit(.share(share, .down), ties: keeps ? .keepAll : .dropAll)
  let result = try graded(scores, groups: groups, limit)
  for unit in scores.indices {
    let own = scores.indices.filter { groups[$0] == groups[unit] }
    let room = Int(share * Double(own.count) / 100 + 1e-9)
    let rivals = own.filter { scores[$0] >= 90 }
    let before = rivals.count { scores[$0] > scores[unit] }
    let notBehind = rivals.count { scores[$0] >= scores[unit] }
    let isBest = scores[unit] >= 90 && (keeps ? before < room : notBehind <= room)
    #expect((result.grade(of: unit) == "Xuất sắc") == isBest, "seed \(seed), unit \(unit)")
  }
}

extension Value {
  fileprivate var asWhole: Int? { if case .number(let number) = self { Int(number) } else { nil } }
}
