public import Scoring
import Wording

/// The approved result and those of the book's named revisions, which stand beside the one reported.
public struct Alternatives: Sendable {
  /// The book under its approved weights.
  public var approved: Evaluation
  /// The book under each of its named revisions, in their order.
  public var scenarios: [Evaluation]

  /// Evaluates what stands beside an evaluation.
  ///
  /// - Throws: which revision of the book does not fit it.
  public init(to evaluation: Evaluation) throws(RevisionFault) {
    let book = evaluation.book
    approved = evaluation.revision == nil ? evaluation : Evaluation(book)
    scenarios = []
    for revision in book.revisions {
      let isReported = revision == evaluation.revision
      scenarios.append(isReported ? evaluation : try Evaluation(book, under: revision))
    }
  }

  /// The approved result and those of some revisions.
  init(approved: Evaluation, scenarios: [Evaluation] = []) {
    self.approved = approved
    self.scenarios = scenarios
  }
}

/// The weights the workbook can be computed with: approved, on trial, and the book's revisions.
struct Scenarios: Sendable {
  /// One set of weights with its results.
  struct Choice: Sendable {
    /// The name in the list.
    var name: String
    /// The date and the reason, if it is a revision.
    var revision: Revision?
    /// The results, by index.
    var results: [IndexEvaluation]
  }

  /// The choices in the order of the list: approved, on trial, the revisions.
  let choices: [Choice]
  /// The position of the one whose results the workbook holds.
  let chosen: Int

  /// The position of the approved weights, and of those on trial.
  static let (approved, trial) = (0, 1)

  init(_ evaluation: Evaluation, _ alternatives: Alternatives, texts: Texts) {
    let named = alternatives.scenarios.firstIndex {
      $0.revision != nil && $0.revision == evaluation.revision
    }
    let approved = alternatives.approved.indices
    var choices = [
      Choice(name: texts[.approved], results: approved),
      Choice(
        name: texts[.trialWeights],
        revision: named == nil ? evaluation.revision : nil,
        results: named == nil ? evaluation.indices : approved),
    ]
    for scenario in alternatives.scenarios {
      guard let revision = scenario.revision else { continue }
      let isTaken = choices.contains { $0.name == revision.title }
      choices.append(
        Choice(
          name: isTaken ? "\(revision.title) (\(revision.id))" : revision.title,
          revision: revision, results: scenario.indices))
    }
    self.choices = choices
    let isApproved = zip(evaluation.indices, approved).allSatisfy { $0.weights == $1.weights }
    chosen = named.map { $0 + 2 } ?? (isApproved ? Self.approved : Self.trial)
  }

  /// The evaluation of an index under the approved weights.
  func approved(_ index: Int) -> IndexEvaluation { choices[Self.approved].results[index] }
}
