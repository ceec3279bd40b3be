internal import Scoring

/// What can be chosen in the making of an index, and which alternatives can be applied to it.
///
/// An alternative is applied only if, together with every other choice that is, all ranked units keep a score of
/// their own: otherwise it is refused and told with the reason, never replaced by another one.
public struct MethodChoices: Sendable {
  /// What is chosen.
  public enum Input: Hashable, Sendable, CaseIterable {
    /// How domains are gathered.
    case aggregation
    /// About which weights others are drawn.
    case weighting
    /// Whether the score ranks as it is rounded.
    case rounding
    /// What becomes of criteria that do not apply.
    case notApplicable

    /// The alternatives to what is declared.
    public var methods: [AlternativeMethods.Method] {
      switch self {
      case .aggregation: [.arithmeticMean, .geometricMean]
      case .weighting: [.equalDomains, .equalCriteria]
      case .rounding: [.byRounded, .byUnrounded]
      case .notApplicable: [.excludingNotApplicable, .fullNotApplicable, .zeroNotApplicable]
      }
    }
  }

  /// An alternative that cannot be applied.
  public struct Refusal: Hashable, Sendable {
    /// The alternative.
    public var method: AlternativeMethods.Method
    /// Why not.
    public var reason: Reason
    /// The other choices under which it cannot; empty if it cannot by itself.
    public var besides: [AlternativeMethods.Method]
  }

  /// Why an alternative cannot be applied.
  public enum Reason: Hashable, Sendable {
    /// It changes nothing for any unit.
    case changesNothing
    /// A ranked unit has no score under it.
    case noScore(participant: Int)
    /// A ranked unit has nothing in a domain, or less, so that a product of shares is none of its score.
    case nothingIn(node: Int, participant: Int)
  }

  /// An input with its options; nil is what is declared.
  public struct Choice: Hashable, Sendable {
    /// What is chosen.
    public var input: Input
    /// The options, the declared one first.
    public var options: [AlternativeMethods.Method?]
  }

  /// The inputs that have more than one option.
  public let choices: [Choice]
  /// The alternatives refused, in the order they were tried.
  public let refusals: [Refusal]
  /// The index under every combination of options, the option of the last input changing first.
  let combinations: [IndexEvaluation]

  /// Tries the alternatives one after the other; nil if the book has no such index.
  init?(index id: String, of book: Evaluation) {
    guard let declared = book[id] else { return nil }
    var found: [[AlternativeMethods.Method]: IndexEvaluation] = [[]: declared]
    func evaluation(_ methods: [AlternativeMethods.Method]) -> IndexEvaluation? {
      if let known = found[methods] { return known }
      var index = declared.index
      for method in methods {
        index.criteria = method.applied(to: index.criteria) ?? index.criteria
      }
      let result = Evaluation(book.scored.with(index))[id]
      found[methods] = result
      return result
    }
    var choices = Input.allCases.map { Choice(input: $0, options: [nil]) }
    var refusals: [Refusal] = []
    for (position, input) in Input.allCases.enumerated() {
      for method in input.methods where method.applied(to: declared.calculation.set) != nil {
        guard let alone = evaluation([method]) else { continue }
        if alone.column(.basis) == declared.column(.basis) {
          refusals.append(Refusal(method: method, reason: .changesNothing, besides: []))
          continue
        }
        var others = choices
        others[position].options = [method]
        let refusal = Self.combinations(of: others).lazy.compactMap { methods -> Refusal? in
          evaluation(methods).flatMap { Self.obstacle(in: $0, like: declared, methods) }.map {
            Refusal(method: method, reason: $0, besides: methods.filter { $0 != method })
          }
        }.first
        if let refusal {
          refusals.append(refusal)
        } else {
          choices[position].options.append(method)
        }
      }
    }
    self.choices = choices.filter { $0.options.count > 1 }
    self.refusals = refusals
    combinations = Self.combinations(of: self.choices).compactMap { evaluation($0) }
  }

  /// All combinations of options, what is declared left out, the option of the last input changing first.
  private static func combinations(of choices: [Choice]) -> [[AlternativeMethods.Method]] {
    choices.reduce([[]]) { combinations, choice in
      combinations.flatMap { begun in choice.options.map { begun + ($0.map { [$0] } ?? []) } }
    }
  }

  /// Why a combination of methods cannot be applied; nil if it can.
  private static func obstacle(
    in result: IndexEvaluation, like declared: IndexEvaluation,
    _ methods: [AlternativeMethods.Method]
  ) -> Reason? {
    let stage = result.calculation.final
    for participant in declared.index.participants.indices
    where declared.rank(of: participant) != nil {
      guard result.rank(of: participant) != nil else { return .noScore(participant: participant) }
      guard methods.contains(.geometricMean) else { continue }
      let weights = result.weights[result.groups[participant]]
      for domain in result.calculation.set.domains where weights.effective[domain] > 0 {
        let contribution = result.number(
          .contribution(node: domain, stage: stage), of: participant)
        if let contribution, contribution <= 0 {
          return .nothingIn(node: domain, participant: participant)
        }
      }
    }
    return nil
  }
}
