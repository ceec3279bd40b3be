import TestSupport

@testable import Scoring

/// A random set with random figures of some units.
struct RandomBook {
  /// What is known of a unit's criterion.
  enum Given {
    case figures([Fraction], Stage)
    case notApplicable
    case nothing
  }

  var set: RandomSet
  var units: [Scoring.Unit]
  /// What is known, by unit and code.
  var given: [[String: Given]]

  init(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    set = RandomSet(using: &random)
    units = (1...6).map { Unit(code: "U\($0)", name: "U\($0)") }
    given = []
    for _ in units {
      var own: [String: Given] = [:]
      for leaf in set.leaves {
        guard let rule = leaf.rule else { continue }
        let figures = rule.figures(leaf.maximum, using: &random)
        let stage: Stage = random.happens(15) ? .self : .appraised2
        let isMissing = random.happens(2)
        if set.policies[leaf.code] != nil, random.happens(40) {
          own[leaf.code] = .notApplicable
        } else {
          own[leaf.code] = isMissing ? .nothing : .figures(figures, stage)
        }
      }
      given.append(own)
    }
    // Two equal units make sure that ties occur.
    given[5] = given[random.one(of: [0, 1, 2, 3, 4])]
  }

  /// All figures as the engine takes them; a unit appraised later has other figures before.
  var figures: [Figures] {
    zip(units, given).flatMap { unit, own in
      set.leaves.flatMap { leaf -> [Figures] in
        switch own[leaf.code] ?? .nothing {
        case .nothing: return []
        case .notApplicable: return [.notApplicable(unit.code, leaf.code)]
        case .figures(let numbers, let stage):
          var figures = Figures(unit.code, leaf.code, all: numbers.map(\.double))
          figures.stage = stage
          guard stage == .appraised2, leaf.missing == .zero else { return [figures] }
          var earlier = figures
          earlier.stage = .appraised1
          return [figures, earlier]
        }
      }
    }
  }

  /// The book evaluated by the engine, its units in an order.
  func evaluated(order: [Int]? = nil, figures: [Figures]? = nil) throws -> IndexEvaluation {
    try evaluate(
      set.criteria, units: (order ?? Array(units.indices)).map { units[$0] },
      figures ?? self.figures)
  }
}
