import Formulas
import Scoring
import TestSupport
import Testing

/// What holds for every criteria set, on two hundred random ones.
@Suite struct PropertyTests {
  private static let seeds: Range<UInt64> = 0..<200

  private static func near(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return (left - right).magnitude < 1e-9
  }

  private static func index(of book: Book) throws -> IndexEvaluation {
    try #require(Evaluation(book)["main"])
  }

  @Test func scoresAreThoseOfExactArithmetic() throws {
    for seed in Self.seeds {
      let book = RandomSets.book(seed: seed)
      let result = try Self.index(of: book)
      for unit in book.units.indices {
        let exact = ExactScore(index: book.indices[0], units: book.units, participant: unit)
        let stage = result.calculation.final
        let unrounded = result.number(.unrounded(stage: stage), of: unit)
        #expect(Self.near(unrounded, exact.unrounded.double), "seed \(seed), unit \(unit)")
        let score = exact.score.double
        if book.indices[0].criteria.rounding.index == nil {
          #expect(Self.near(result.score(of: unit), score), "seed \(seed), unit \(unit)")
        } else {
          #expect(result.score(of: unit) == score, "seed \(seed), unit \(unit)")
        }
      }
    }
  }

  @Test func orderChangesNoScore() throws {
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let book = RandomSets.book(seed: seed)
      let before = try Self.index(of: book)
      var shuffled = book
      let order = book.units.indices.shuffled(using: &random)
      let rows = Self.shuffledRows(book.indices[0].criteria, &random)
      shuffled.indices[0].participants = order.map { book.indices[0].participants[$0] }
      shuffled.indices[0].criteria.nodes = rows.map { row in
        var node = book.indices[0].criteria.nodes[row]
        node.parent = node.parent.flatMap { rows.firstIndex(of: $0) }
        if case .exclude(let block) = node.notApplicable {
          node.notApplicable = .exclude(within: block.flatMap { rows.firstIndex(of: $0) })
        }
        return node
      }
      shuffled.indices[0].observations = try book.indices[0].observations.map {
        var observation = $0
        observation.participant = try #require(order.firstIndex(of: $0.participant))
        observation.criterion = try #require(rows.firstIndex(of: $0.criterion))
        return observation
      }.shuffled(using: &random)
      let after = try Self.index(of: shuffled)
      for (position, unit) in order.enumerated() {
        #expect(
          Self.near(after.score(of: position), before.score(of: unit)),
          "seed \(seed), unit \(unit)")
      }
    }
  }

  /// The rows in another order: siblings change places, parents stay before their children.
  private static func shuffledRows(
    _ set: CriteriaSet, _ random: inout SeededGenerator
  ) -> [Int] {
    var rows: [Int] = []
    func visit(_ nodes: [Int]) {
      for node in nodes.shuffled(using: &random) {
        rows.append(node)
        visit(set.nodes.indices.filter { set.nodes[$0].parent == node })
      }
    }
    for part in [Criterion.Part.main, .bonus, .penalty] {
      visit(set.nodes.indices.filter { set.nodes[$0].parent == nil && set.nodes[$0].part == part })
    }
    return rows
  }

  @Test func ranksAreWhatTheirDefinitionSays() throws {
    for seed in Self.seeds {
      let book = RandomSets.book(seed: seed)
      let index = book.indices[0]
      let result = try Self.index(of: book)
      let basis = book.units.indices.map { unit -> Fraction? in
        guard index.participants[unit].isRanked else { return nil }
        let exact = ExactScore(index: index, units: book.units, participant: unit)
        return index.criteria.ranking.byRounded ? exact.score : exact.unrounded.rounded(9)
      }
      for unit in book.units.indices {
        guard let own = basis[unit] else {
          #expect(result.rank(of: unit) == nil, "seed \(seed), unit \(unit)")
          continue
        }
        let better = basis.compactMap { $0 }.filter { $0 > own }
        let expected =
          switch index.criteria.ranking.ties {
          case .competition: better.count + 1
          case .dense: Set(better.map(\.double)).count + 1
          case .ordinal: better.count + basis[..<unit].filter { $0 == own }.count + 1
          }
        #expect(result.rank(of: unit) == expected, "seed \(seed), unit \(unit)")
      }
    }
  }

  @Test func aBetterFigureNeverHurts() throws {
    var raises = 0
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let book = RandomSets.book(seed: seed)
      let before = try Self.index(of: book)
      let observations = book.indices[0].observations
      for _ in 0..<4 {
        let position = Int.random(in: observations.indices, using: &random)
        guard let better = Self.better(observations[position], in: book.indices[0]) else {
          continue
        }
        raises += 1
        var raised = book
        raised.indices[0].observations[position].value = .number(better)
        let after = try Self.index(of: raised)
        let unit = observations[position].participant
        let scores = (try #require(before.score(of: unit)), try #require(after.score(of: unit)))
        #expect(scores.1 >= scores.0 - 1e-9, "seed \(seed), observation \(position)")
        if let rank = before.rank(of: unit) {
          #expect(try #require(after.rank(of: unit)) <= rank, "seed \(seed), unit \(unit)")
        }
      }
    }
    #expect(raises > 300)
  }

  /// A figure one step better; nil where it is at its best or has no better side.
  private static func better(_ observation: Observation, in index: Index) -> Double? {
    let node = index.criteria.nodes[observation.criterion]
    guard let input = observation.input, case .number(let number) = observation.value,
      let rule = node.rule
    else { return nil }
    if node.part == .penalty { return number > 0 ? number - 1 : nil }
    switch rule.kind {
    case is Rule.Given: return number < node.maximum.standard ? number + 0.25 : nil
    case is Rule.Additive: return number == 0 ? 1 : nil
    case is Rule.Deduct: return number > 0 ? number - 1 : nil
    case is Rule.PerCount: return number + 1
    case is Rule.Survey: return input == 0 ? number + 1 : nil
    default: return input == 0 ? number + 1 : nil
    }
  }
}
