import Formulas
import Testing

@testable import Scoring

private let final = Stage.appraised2

private func mark(_ unit: String, _ code: String) -> Figures {
  Figures.notApplicable(unit, code, stage: final)
}

/// Domain 1 of 20 points, in which 1.1 and 1.2 have 10 each, and domain 2 of 80.
private let nested = criteriaSet([
  group(
    "1",
    [
      group(
        "1.1", [leaf("a", 4, policy: .within("1.1")), leaf("b", 6, policy: .within("1.1"))]),
      group("1.2", [leaf("c", 5, policy: .within("1")), leaf("d", 5, policy: .within("1"))]),
    ]),
  leaf("2", 80),
])

private func scored(_ figures: Figures...) throws -> IndexEvaluation {
  try evaluate(nested, figures + [Figures("A", "2", 60)])
}

/// 3 of 6 are 5 of the 10 points of 1.1; 4 and 5 of 1.2 and 60 make 74 of 100.
@Test func whatRemainsOfABlockCountsForItsPoints() throws {
  let result = try scored(
    mark("A", "a"), Figures("A", "b", 3), Figures("A", "c", 4), Figures("A", "d", 5))
  #expect(result.value(ofCriterion: "a") == .text("KAD"))
  #expect(result.points("b") == 3)
  #expect(result.points("1.1") == 5)
  #expect(result.points("1") == 14)
  #expect(result.value(.excluded(stage: final), of: 0) == .number(0))
  #expect(result.score(of: 0) == 74)
  #expect(result.issues.isEmpty)
}

/// 1.1 counts for its 10 with 5; of 1.2 the 5 points of d apply: 5 + 5 of 15 are 13⅓ of 20.
@Test func aBlockInABlockCountsInFull() throws {
  let result = try scored(
    mark("A", "a"), Figures("A", "b", 3), mark("A", "c"), Figures("A", "d", 5))
  #expect(result.points("1.1") == 5)
  #expect(result.points("1.2") == 5)
  #expect(result.score(of: 0) == 73.33)
}

/// Nothing of 1.1 applies: 9 of the other 10 points are 18 of 20.
@Test func aBlockThatNothingAppliesInFallsOutOfTheNextOne() throws {
  let result = try scored(
    mark("A", "a"), mark("A", "b"), Figures("A", "c", 4), Figures("A", "d", 5))
  #expect(result.value(ofCriterion: "1.1") == .text("KAD"))
  #expect(result.points("1") == 18)
  #expect(result.score(of: 0) == 78)
}

/// Nothing of domain 1 applies: 60 of 80 are 75 of 100.
@Test func theLastBlockFallsOutOfTheWhole() throws {
  let result = try scored(mark("A", "a"), mark("A", "b"), mark("A", "c"), mark("A", "d"))
  #expect(result.value(ofCriterion: "1") == .text("KAD"))
  #expect(result.value(.excluded(stage: final), of: 0) == .number(20))
  #expect(result.score(of: 0) == 75)
  #expect(result.issues.isEmpty)
}

/// Of domain 1 itself no child can be left out as a whole; b of a group in it does not apply: 0.5 + 1 + 2 of
/// the 6 points that stay there, with 1 of 2 that is 4.5 of 8.
@Test func aBlockWhoseChildrenAlwaysCountPassesOnWhatIsLeftOut() throws {
  let set = criteriaSet([
    group(
      "1",
      [
        group(
          "1.1",
          [leaf("b", 2, policy: .exclude), leaf("c", 1, policy: .within("1")), leaf("d", 1)]),
        leaf("e", 4),
      ]),
    leaf("2", 2),
  ])
  let result = try evaluate(
    set,
    [
      mark("A", "b"), Figures("A", "c", 0.5), Figures("A", "d", 1), Figures("A", "e", 2),
      Figures("A", "2", 1),
    ])
  #expect(result.value(.excluded(stage: final), of: 0) == .number(2))
  #expect(result.score(of: 0) == 56.25)
}

/// a is left out of the block, b of the whole: 8 of 10 are 12 of the 15 points that stay in the block;
/// with 60 of 80 that is 72 of 95.
@Test func aCriterionOfABlockMayBeLeftOutOfTheWhole() throws {
  let set = criteriaSet([
    group(
      "1", [leaf("a", 5, policy: .within("1")), leaf("b", 5, policy: .exclude), leaf("c", 10)]),
    leaf("2", 80),
  ])
  let result = try evaluate(
    set, [mark("A", "a"), mark("A", "b"), Figures("A", "c", 8), Figures("A", "2", 60)])
  #expect(result.points("1") == 12)
  #expect(result.number(.attainable(node: 0, stage: final), of: 0) == 15)
  #expect(result.number(.lost(node: 0, stage: final), of: 0) == 3)
  #expect(result.value(.excluded(stage: final), of: 0) == .number(5))
  #expect(result.score(of: 0) == 75.79)
}

/// Nothing applies of a block of 10 points but for what is left out of the whole: all of it is.
@Test func aBlockLeftOutIsCountedOnce() throws {
  let set = criteriaSet([
    group("1", [leaf("a", 5, policy: .within("1")), leaf("b", 5, policy: .exclude)]),
    leaf("2", 90),
  ])
  let result = try evaluate(set, [mark("A", "a"), mark("A", "b"), Figures("A", "2", 45)])
  #expect(result.value(.excluded(stage: final), of: 0) == .number(10))
  #expect(result.score(of: 0) == 50)
}

/// a weighs 10 of the block's 40 and b 30: 4/5 of b are 32 of 40, and half of the rest 30 of 60.
@Test func blocksShareByWeight() throws {
  let set = criteriaSet([
    group(
      "1", weight: 40, [leaf("a", 10, weight: 1, policy: .within("1")), leaf("b", 5, weight: 3)]),
    leaf("2", 80, weight: 60),
  ])
  let result = try evaluate(set, [mark("A", "a"), Figures("A", "b", 4), Figures("A", "2", 40)])
  #expect(result.points("1") == 32)
  #expect(result.score(of: 0) == 62)
}

/// 4 of b's 10, in the group of districts of its 16 points, for a block of 20: 8 and 5; with 40 of 80.
@Test func unitGroupsHaveTheirOwnBlocks() throws {
  let set = criteriaSet([
    group(
      "1",
      [
        leaf("a", 10, special: ["huyen": 4], policy: .within("1")),
        leaf("b", 10, special: ["huyen": 16]),
      ]),
    leaf("2", 80),
  ])
  let figures = ["A", "B"].flatMap {
    [mark($0, "a"), Figures($0, "b", 4), Figures($0, "2", 40)]
  }
  let result = try evaluate(set, units: units("A") + units("B", group: "huyen"), figures)
  #expect(result.scores == [48, 45])
}

/// The mean of 1.1 leaves out what does not apply; where that is all of it, block 1 makes up for it:
/// 8 of 10 are 16 of 20.
@Test func aMeanThatNothingAppliesInFallsOutOfItsBlock() throws {
  let set = criteriaSet([
    group(
      "1",
      [
        group("1.1", by: .mean, [leaf("a", 4, policy: .exclude), leaf("b", 6, policy: .exclude)]),
        leaf("c", 5), leaf("d", 5, policy: .within("1")),
      ]),
    leaf("2", 80),
  ])
  let result = try evaluate(
    set,
    [
      mark("A", "a"), mark("A", "b"), Figures("A", "c", 4), mark("A", "d"), Figures("A", "2", 60),
    ])
  #expect(result.points("1") == 16)
  #expect(result.score(of: 0) == 76)
}

/// A domain that is averaged beside another converts itself anyway: 4/5 and 6/8, each half of 100.
@Test(arguments: [Draft.Policy.within("1"), .exclude])
func aDomainOfAMeanIsABlock(policy: Draft.Policy) throws {
  let set = criteriaSet(
    [
      group("1", weight: 1, [leaf("a", 5, policy: policy), leaf("b", 5)]), leaf("2", 8, weight: 1),
    ],
    .mean)
  let result = try evaluate(set, [mark("A", "a"), Figures("A", "b", 4), Figures("A", "2", 6)])
  #expect(result.score(of: 0) == 77.5)
}

/// b hands its 6 points over to c, which weighs 16 then; a's 4 are left out: 8 of 16 are 10 of 20.
@Test func pointsAreHandedOverWithinABlock() throws {
  let set = criteriaSet([
    group(
      "1",
      [
        leaf("a", 4, policy: .within("1")), leaf("b", 6, policy: .redistribute(["c"])),
        leaf("c", 10),
      ]),
    leaf("2", 80),
  ])
  let result = try evaluate(
    set, [mark("A", "a"), mark("A", "b"), Figures("A", "c", 5), Figures("A", "2", 60)])
  #expect(result.points("c") == 8)
  #expect(result.points("1") == 10)
  #expect(result.score(of: 0) == 70)
}

/// 2 of 3 are 6.67 of 10 where groups are rounded.
@Test func blocksAreRounded() throws {
  let set = criteriaSet(
    [group("1", [leaf("a", 7, policy: .within("1")), leaf("b", 3)]), leaf("2", 90)],
    rounding: Rounding(group: 2, index: 4))
  let result = try evaluate(set, [mark("A", "a"), Figures("A", "b", 2), Figures("A", "2", 50)])
  #expect(result.score(of: 0) == 56.67)
}

/// b loses 3 of 6 points, its block 5 of 10; in full it would bring the 5 back.
@Test func whatABlockLoses() throws {
  let result = try scored(
    mark("A", "a"), Figures("A", "b", 3), Figures("A", "c", 4), Figures("A", "d", 5))
  let b = try #require(nested.position(of: "b"))
  #expect(result.number(.lost(node: b, stage: final), of: 0) == 3)
  #expect(result.number(.lost(node: 1, stage: final), of: 0) == 5)
  #expect(result.number(.lostTotal(stage: final), of: 0) == 26)
  #expect(result.number(.scoreIfFull(node: b), of: 0) == 79)
  #expect(result.number(.attainableTotal(stage: final), of: 0) == 100)
}

/// A missing figure beside the mark stays an error.
@Test func anErrorInABlockStaysAnError() throws {
  let result = try scored(mark("A", "a"), Figures("A", "c", 4), Figures("A", "d", 5))
  #expect(result.score(of: 0) == nil)
  #expect(result.issues.map(\.criterion) == [nested.position(of: "b")])
}

/// What a unit's self-assessment form says of domain 1 and of the points left out, with these figures.
private func formed(_ figures: [Figures]) throws -> [Value] {
  let index = try evaluate(nested, figures.isEmpty ? [Figures("A", "2", 60)] : figures).index
  let form = try #require(
    FormEvaluation(index, units: units("A"), recipient: .unit("A"), stage: .self, isFilled: true))
  return [.contribution(node: 0, stage: .self), .excluded(stage: .self)].map {
    form.result.value($0, of: 0)
  }
}

/// A unit that has said nothing yet of a block has not said that nothing applies in it.
@Test func aBlockThatNothingIsSaidOfIsNotExcluded() throws {
  let codes = ["a", "b", "c", "d"]
  let marks = codes.map { Figures.notApplicable("A", $0, stage: .self) }
  #expect(try formed([]) == [.text("–"), .number(0)])
  #expect(try formed(Array(marks.dropLast())) == [.text("–"), .number(0)])
  #expect(try formed(marks) == [.text("KAD"), .number(20)])
  // 4 and 3 of 10, 5 and 5 of 10.
  let points = zip(codes, [4.0, 3, 5, 5]).map { Figures("A", $0, $1, stage: .self) }
  #expect(try formed(points) == [.number(17), .number(0)])
}
