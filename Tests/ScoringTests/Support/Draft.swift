import Formulas

@testable import Scoring

/// A node of a criteria tree with its children inside, from which a set is made.
struct Draft {
  /// What happens when a criterion does not apply, recipients by their codes.
  enum Policy {
    case exclude, full, zero
    /// Left out of the group of a code.
    case within(String)
    case redistribute([String])
  }

  var code: String
  var maximum: ByGroup<Double>
  var weight: ByGroup<Double>?
  var aggregation = Aggregation.sum
  var rule: Rule?
  var policy: Policy?
  var missing = Missing.fault
  var isSurvey = false
  var children: [Draft] = []
}

/// A scored criterion.
func leaf(
  _ code: String, _ maximum: Double, _ rule: Rule = .given, special: [String: Double] = [:],
  weight: Double? = nil, policy: Draft.Policy? = nil, missing: Missing = .fault,
  survey: Bool = false
) -> Draft {
  Draft(
    code: code, maximum: ByGroup(maximum, special: special), weight: weight.map { ByGroup($0) },
    rule: rule, policy: policy, missing: missing, isSurvey: survey)
}

/// A group whose maximum is the sum of its children's.
func group(
  _ code: String, weight: Double? = nil, by aggregation: Aggregation = .sum, _ children: [Draft]
) -> Draft {
  let names = Set(children.flatMap { $0.maximum.special.keys })
  let sums = names.map { name in (name, children.map { $0.maximum[name] }.reduce(0, +)) }
  let standard = children.map(\.maximum.standard).reduce(0, +)
  return Draft(
    code: code, maximum: ByGroup(standard, special: Dictionary(uniqueKeysWithValues: sums)),
    weight: weight.map { ByGroup($0) }, aggregation: aggregation, children: children)
}

/// A criteria set made of drafts.
func criteriaSet(
  _ domains: [Draft], bonus: [Draft] = [], penalty: [Draft] = [], bonusCap: Double? = nil,
  penaltyCap: Double? = nil, _ aggregation: Aggregation = .sum, scale: Double? = 100,
  rounding: Rounding = Rounding(), ranking: RankingRule = RankingRule(),
  grades: [String: GradeScale] = [:]
) -> CriteriaSet {
  var nodes: [Criterion] = []
  var policies: [(node: Int, policy: Draft.Policy)] = []
  func add(_ draft: Draft, parent: Int?, _ part: Criterion.Part) {
    let node = nodes.count
    nodes.append(
      Criterion(
        code: draft.code, name: draft.code, parent: parent, part: part, maximum: draft.maximum,
        weight: draft.weight, aggregation: draft.aggregation, rule: draft.rule,
        missing: draft.missing, isSurvey: draft.isSurvey))
    if let policy = draft.policy { policies.append((node, policy)) }
    for child in draft.children { add(child, parent: node, part) }
  }
  for draft in domains { add(draft, parent: nil, .main) }
  for draft in bonus { add(draft, parent: nil, .bonus) }
  for draft in penalty { add(draft, parent: nil, .penalty) }
  for (node, policy) in policies {
    nodes[node].notApplicable =
      switch policy {
      case .exclude: .exclude()
      case .within(let code): .exclude(within: nodes.firstIndex { $0.code == code })
      case .full: .full
      case .zero: .zero
      case .redistribute(let codes):
        .redistribute(to: codes.compactMap { code in nodes.firstIndex { $0.code == code } })
      }
  }
  return CriteriaSet(
    id: "set", title: "Set", nodes: nodes, aggregation: aggregation, scale: scale,
    bonusCap: bonusCap, penaltyCap: penaltyCap, rounding: rounding, ranking: ranking,
    grades: grades)
}

/// The grades used by most decisions.
let usualGrades = GradeScale(grades: [
  GradeScale.Grade(name: "Xuất sắc", from: 90), GradeScale.Grade(name: "Tốt", from: 80),
  GradeScale.Grade(name: "Khá", from: 70), GradeScale.Grade(name: "Trung bình", from: 50),
  GradeScale.Grade(name: "Yếu", from: 0),
])
