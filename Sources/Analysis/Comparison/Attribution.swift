/// The change of a unit's score split into what the weights, the rules and the data did.
///
/// The three causes are changed one after the other in each of the six possible orders, and what each one
/// adds is averaged: the Shapley value of a game of three (L. S. Shapley, « A value for n-person games »,
/// 1953), which is the complete decomposition of J. W. Sun (« An accounting of energy changes », 1998).
/// It depends on no order, leaves no rest, and the way back has the opposite parts. With v(W, R, D) the
/// score of the book whose weights, rules and data come from either side (0 before, 1 after; see
/// ``Scoring/Book/init(weightsOf:rulesOf:dataOf:)``):
///
///     6 × weights = 2·(v100 − v000) + (v110 − v010) + (v101 − v001) + 2·(v111 − v011)
///
/// and likewise for the others.
public struct Attribution: Hashable, Sendable {
  /// What the change of weights did.
  public var weights: ExactPoints
  /// What the change of rules, maxima and settings did.
  public var rules: ExactPoints
  /// What the change of figures did, and of the units compared with.
  public var data: ExactPoints

  /// The whole change, exactly the score after less the score before.
  public var total: ExactPoints { weights + rules + data }

  /// The parts at some places, so that they add up to the whole as it is shown.
  public func shown(places: Int) -> (weights: Double, rules: Double, data: Double) {
    let shown = ExactPoints.shown([weights, rules, data], places: places)
    return (shown[0], shown[1], shown[2])
  }

  /// Splits a change; nil if one of the eight scores is missing.
  ///
  /// - Parameter score: the score under each of the eight mixtures.
  init?(_ score: (Mixture) -> ExactPoints?) {
    var found: [Mixture: ExactPoints] = [:]
    for mixture in Mixture.all {
      guard let value = score(mixture) else { return nil }
      found[mixture] = value
    }
    func part(_ cause: WritableKeyPath<Mixture, Mixture.Side>) -> ExactPoints {
      var sixths = 0
      for mixture in Mixture.all where mixture[keyPath: cause] == .before {
        var changed = mixture
        changed[keyPath: cause] = .after
        guard let before = found[mixture], let after = found[changed] else { continue }
        // One of the others changed comes first in one order of six; none or both in two.
        let others = mixture.numberOfChanges
        sixths += (others == 1 ? 1 : 2) * ((after - before).sixths / 6)
      }
      return ExactPoints(sixths: sixths)
    }
    weights = part(\.weights)
    rules = part(\.rules)
    data = part(\.data)
  }
}

/// Which side weights, rules and data come from.
struct Mixture: Hashable {
  /// The sides of a comparison.
  enum Side: CaseIterable { case before, after }

  var weights: Side
  var rules: Side
  var data: Side

  /// How many of the three come from the later side.
  var numberOfChanges: Int { [weights, rules, data].count { $0 == .after } }

  /// All eight.
  static let all = Side.allCases.flatMap { weights in
    Side.allCases.flatMap { rules in
      Side.allCases.map { Mixture(weights: weights, rules: rules, data: $0) }
    }
  }
}
