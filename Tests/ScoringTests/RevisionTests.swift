import Formulas
import TestSupport
import Testing

@testable import Scoring

/// A revision of weights: what it changes, what it leaves, and when it is refused.
@Suite struct RevisionTests {
  /// 10 (6 + 4), 30, 60: a hundred points.
  private static let set = criteriaSet([
    group("1", [leaf("1.1", 6), leaf("1.2", 4)]), leaf("2", 30), leaf("3", 60),
  ])

  private func book(_ set: CriteriaSet = set, groups: [String] = [""]) -> Book {
    let units = groups.enumerated().map { Unit(code: "U\($0)", name: "U\($0)", group: $1) }
    let index = Index(
      id: "i", title: "I", shortTitle: "I", criteria: set,
      participants: units.indices.map { Participant(unit: $0) }, observations: [])
    return Book(
      id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5), indices: [index],
      units: units)
  }

  private func revision(
    _ weights: KeyValuePairs<String, Revision.Amount>, rescaling: Bool = false,
    index: String = "i"
  ) -> Revision {
    Revision(
      id: "r", title: "R", rescales: rescaling,
      changes: weights.map { Revision.Change(index: index, code: $0, weight: ByGroup($1)) })
  }

  private func effective(_ revised: Book, group: String = "") -> [Double] {
    Weights(revised.indices[0].criteria, group: group).effective
  }

  @Test func aGroupsWeightScalesItsChildren() throws {
    let revised = try book().revised(by: revision(["1": .points(20), "3": .points(50)]))
    #expect(effective(revised) == [20, 12, 8, 30, 50])
  }

  @Test func aLeafsWeightAddsToItsGroup() throws {
    let revised = try book().revised(by: revision(["1.1": .points(16), "3": .percent(50)]))
    #expect(effective(revised) == [20, 16, 4, 30, 50])
  }

  /// 2 takes 60 of 100; the others keep 10 : 60 of the 40 that are left.
  @Test func othersMakeRoomInProportion() throws {
    let revised = try book().revised(by: revision(["2": .points(60)], rescaling: true))
    let expected = [40.0 / 7, 24.0 / 7, 16.0 / 7, 60, 240.0 / 7]
    #expect(
      effective(revised).map { SpreadsheetNumber.round($0, places: 8) }
        == expected.map { SpreadsheetNumber.round($0, places: 8) })
    #expect(Weights(revised.indices[0].criteria, group: "").total == 100)
  }

  /// Within a group the siblings make room, and the group weighs what it did.
  @Test func siblingsMakeRoomWithinTheirGroup() throws {
    let revised = try book().revised(by: revision(["1.1": .points(1)], rescaling: true))
    #expect(effective(revised) == [10, 1, 9, 30, 60])
  }

  /// All are named: 20 + 20 + 10 become 100 in the same proportion.
  @Test func allNamedAreScaledTogether() throws {
    let revised = try book().revised(
      by: revision(["1": .points(20), "2": .points(20), "3": .points(10)], rescaling: true))
    #expect(effective(revised) == [40, 24, 16, 40, 20])
  }

  @Test func rulesAndFiguresStayAsTheyAre() throws {
    let before = book()
    let after = try before.revised(by: revision(["1": .points(20), "3": .points(50)]))
    for (old, new) in zip(before.indices[0].criteria.nodes, after.indices[0].criteria.nodes) {
      #expect(old.maximum == new.maximum)
      #expect(old.rule?.notation.description == new.rule?.notation.description)
    }
    #expect(after.units == before.units)
  }

  /// A unit group with maxima of its own is revised with its own sums.
  @Test func unitGroupsHaveTheirOwnRoom() throws {
    let set = criteriaSet([leaf("1", 20, special: ["huyen": 40]), leaf("2", 80), leaf("3", 100)])
    let revised = try book(set, groups: ["so", "huyen"]).revised(
      by: revision(["3": .points(120)], rescaling: true))
    #expect(effective(revised, group: "so") == [16, 64, 120])
    #expect(
      effective(revised, group: "huyen").map { SpreadsheetNumber.round($0, places: 8) }
        == [33.33333333, 66.66666667, 120])
  }

  // MARK: Refusals

  private func fault(_ revision: Revision, _ book: Book) -> RevisionFault? {
    do {
      _ = try book.revised(by: revision)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatDoesNotAddUpIsRefused() {
    #expect(
      fault(revision(["1": .points(20)]), book())
        == .doesNotAddUp(index: "i", code: nil, group: "", declared: 100, parts: 110))
    #expect(
      fault(revision(["1": .points(20), "1.1": .points(10), "3": .points(50)]), book())
        == .doesNotAddUp(index: "i", code: "1", group: "", declared: 20, parts: 14))
  }

  @Test func whatLeavesNoRoomIsRefused() {
    #expect(
      fault(revision(["1": .points(120)], rescaling: true), book())
        == .noRoom(index: "i", code: nil, group: "", declared: 100, parts: 120))
    #expect(
      fault(revision(["1.1": .points(11)], rescaling: true), book())
        == .noRoom(index: "i", code: "1", group: "", declared: 10, parts: 11))
    #expect(
      fault(
        revision(["1": .points(0), "2": .points(0), "3": .points(0)], rescaling: true), book())
        == .noRoom(index: "i", code: nil, group: "", declared: 100, parts: 0))
  }

  @Test func unknownRepeatedAndNegativeAreRefused() {
    func change(_ code: String, _ amount: Double, index: String = "i") -> Revision.Change {
      Revision.Change(index: index, code: code, weight: ByGroup(.points(amount)))
    }
    #expect(
      fault(revision(["1": .points(5)], index: "k"), book())
        == .unknownIndex(change("1", 5, index: "k")))
    #expect(fault(revision(["9": .points(5)]), book()) == .unknownCriterion(change("9", 5)))
    #expect(fault(revision(["1": .points(-5)]), book()) == .negative(change("1", -5)))
    #expect(
      fault(revision(["1": .points(5), "1": .points(6)]), book()) == .repeated(change("1", 6)))
    let withBonus = criteriaSet([leaf("1", 100)], bonus: [leaf("T1", 2)])
    #expect(
      fault(revision(["T1": .points(5)]), book(withBonus)) == .notWeighted(change("T1", 5)))
  }

  // MARK: Evaluations under a revision

  /// Naming every weight as it is changes no value to the last bit.
  @Test(arguments: 1...20) func approvedWeightsAgainChangeNothing(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let set = RandomSet(using: &random).criteria
    let book = book(set)
    let weights = Weights(set, group: "")
    let changes = set.domains.map {
      Revision.Change(
        index: "i", code: set.nodes[$0].code, weight: ByGroup(.points(weights.effective[$0])))
    }
    let again = Revision(id: "r", title: "R", changes: changes)
    let revised = try Evaluation(book, under: again)
    #expect(revised.indices[0].values == Evaluation(book).indices[0].values)
    #expect(revised.revision == again)
    #expect(revised.book.indices[0].criteria.nodes.map(\.weight) == set.nodes.map(\.weight))
  }
}
