import Formulas
import Scoring

/// Checks what the rules of a set refer to: inputs, criteria, indices.
struct ReferenceCheck {
  let drafts: [DraftCriterion]
  let positions: [String: Int]
  let hasUnreadCodes: Bool
  let indices: [String]
  let context: CriteriaContext

  private var findings: Findings { context.findings }

  /// Adds all faults; returns the references to other indices that exist.
  func run() -> [LoadedSet.IndexReference] {
    var references: [LoadedSet.IndexReference] = []
    var edges = drafts.map(\.parts)
    var places: [Int: [Int: Place]] = [:]
    for (position, draft) in drafts.enumerated() {
      guard let rule = draft.node.rule, let fields = draft.ruleFields else { continue }
      if let other = rule.kind as? Rule.OtherIndex {
        let scaleOf = fields.has("scale") ? nil : position
        references += index(other.id, at: fields.valuePlace("index"), scaleOf: scaleOf)
      } else if let formula = (rule.kind as? Rule.OwnFormula)?.formula,
        let node = fields["expression"]
      {
        let scalar = ScalarPlace(node, in: context.file)
        for reference in formula.references {
          let place = scalar.place(of: formula.offset(of: reference) ?? 0)
          switch reference {
          case .name(let name): check(name, at: place, rule)
          case .member("score", let code):
            guard let target = criterion(code, at: place) else { continue }
            edges[position].append(target)
            places[position, default: [:]][target] = place
          case .member("index", let id): references += index(id, at: place, scaleOf: nil)
          case .member(let name, _): check(name, at: place, rule)
          default: break
          }
        }
      }
    }
    for cycle in cycles(of: edges) { add(cycle, places) }
    return references
  }

  private func check(_ name: String, at place: Place, _ rule: Rule) {
    let known = rule.inputs.map(\.code) + ["max", "weight"]
    guard !known.contains(name) else { return }
    findings.addUnknown(name, among: known, at: place) {
      .formula(.unknownName(name, known: known, nearest: $0))
    }
  }

  private func criterion(_ code: String, at place: Place) -> Int? {
    if let position = positions[code] { return position }
    findings.addUnknown(
      code, among: positions.keys.sorted(), at: place, isCertain: !hasUnreadCodes
    ) { .formula(.unknownCriterion(code, nearest: $0)) }
    return nil
  }

  private func index(
    _ id: String, at place: Place, scaleOf: Int?
  ) -> [LoadedSet.IndexReference] {
    guard !indices.contains(id) else {
      return [LoadedSet.IndexReference(id: id, place: place, scaleOf: scaleOf)]
    }
    findings.addUnknown(id, among: indices, at: place) { .formula(.unknownIndex(id, nearest: $0)) }
    return []
  }

  /// A circle is reported at the last formula on its way.
  private func add(_ cycle: [Int], _ places: [Int: [Int: Place]]) {
    let place = zip(cycle, cycle.dropFirst()).compactMap { places[$0]?[$1] }.last
    findings.add(.formula(.criteriaCycle(cycle.map { drafts[$0].node.code })), at: place)
  }
}
