import BookFiles
import Formulas
import Scoring
import Testing

@testable import Analysis

/// The only index of a random book, evaluated.
func mainIndex(of book: Book) throws -> IndexEvaluation {
  try #require(Evaluation(book)["main"])
}

/// A book shipped with the project.
func shippedBook(_ name: String) throws -> Book {
  let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  return try #require(try loadBook(at: "/\(root)/Templates/\(name)").book)
}

extension Outcome {
  /// The results of an evaluated index.
  init(_ evaluation: IndexEvaluation) {
    let final = evaluation.calculation.final
    let participants = evaluation.index.participants.indices
    func numbers(_ kind: Line.Kind) -> [Double?] {
      participants.map { evaluation.number(kind, of: $0) }
    }
    self.init(
      unrounded: numbers(.unrounded(stage: final)), scores: numbers(.score(stage: final)),
      basis: numbers(.basis),
      keys: evaluation.calculation.set.ranking.tieBreak.indices.map { numbers(.tieBreak($0)) },
      grades: numbers(.gradeNumber).map { $0.map { Int($0) } },
      ties: evaluation.calculation.set.ranking.ties)
    ranks = participants.map { evaluation.rank(of: $0) }
  }
}

extension Book {
  /// The book with some weights of an index changed at random, at any level.
  func withRandomWeights(
    _ random: inout RandomStream, zeros: Bool = false, index: Int = 0
  ) -> Book {
    var book = self
    let nodes = book.indices[index].criteria.nodes
    for node in nodes.indices where random.unit() < 0.5 {
      let old = nodes[node].weight ?? nodes[node].maximum
      func drawn(_ weight: Double) -> Double {
        zeros && random.unit() < 0.3 ? 0 : weight * (0.2 + 1.6 * random.unit())
      }
      book.indices[index].criteria.nodes[node].weight = ByGroup(
        drawn(old.standard), special: old.special.mapValues { drawn($0) })
    }
    return book
  }
}
