import Formulas
import TestSupport
import Testing

@testable import Scoring

/// What a sheet computes from the lines' formulas is what the engine computes, ranks by sorting.
@Suite struct LineSheetTests {
  @Test(arguments: 0..<4)
  func everyLineOfRandomBooks(part: UInt64) throws {
    for seed in (part * 5)..<(part * 5 + 5) {
      let result = try #require(Evaluation(RandomSets.book(seed: seed))["main"])
      let differences = try LineSheet(result).differences()
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
    }
  }

  @Test(arguments: 0..<4)
  func everyLineOfRandomBooksWithRounds(part: Int) throws {
    for seed in (part * 5)..<(part * 5 + 5) {
      let result = try RandomBook(seed: seed).evaluated()
      let differences = try LineSheet(result).differences()
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
    }
  }
}
