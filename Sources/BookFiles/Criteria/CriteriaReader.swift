import Formulas
import Scoring

/// Reads a criteria set and checks it as a whole.
struct CriteriaReader {
  let context: CriteriaContext
  /// The criteria read so far, parents before children.
  var drafts: [DraftCriterion] = []
  /// The position of every code.
  var positions: [String: Int] = [:]
  var codes = KeyRegister()
  var hasUnreadCodes = false
  var unread: Set<Int> = []
  /// What a missing value means unless a criterion says otherwise.
  var missing = Missing.fault

  var findings: Findings { context.findings }

  private static let keys = [
    "criteria_set", "title", "source", "max", "scale", "aggregation", "rounding", "ranking",
    "missing", "cohort", "grades", "grade_caps", "grades_by_group", "criteria", "bonus", "penalty",
  ]

  init(context: CriteriaContext) { self.context = context }

  /// The set of a file; nil if nothing can be said about it.
  mutating func read(_ root: YAMLNode, indices: [String]) -> LoadedSet? {
    guard
      let fields = Fields(root, key: "criteria_set", known: Self.keys, reader: context.reader)
    else { return nil }
    let id = fields.requiredText("criteria_set")
    let title = fields.requiredWords("title")
    if fields.has("missing") { missing = fields.word("missing") ?? .fault }
    if let nodes = fields.required("criteria").flatMap({ context.reader.list($0, key: "criteria") })
    {
      let domains = readNodes(nodes, parent: nil, part: .main)
      checkSum(of: domains, fields)
    }
    let bonusCap = readExtras("bonus", part: .bonus, fields)
    let penaltyCap = readExtras("penalty", part: .penalty, fields)
    let aggregation: Aggregation = fields.word("aggregation") ?? .sum
    readRedistributions(aggregation)
    let settings = SettingsReader(
      fields: fields, context: context, positions: positions, drafts: drafts)
    let set = CriteriaSet(
      id: id ?? "", title: title ?? "", source: fields.words("source"), nodes: drafts.map(\.node),
      aggregation: aggregation, scale: settings.scale(),
      bonusCap: bonusCap, penaltyCap: penaltyCap, rounding: settings.rounding(),
      ranking: settings.ranking(), grades: settings.grades(), cohort: settings.cohort())
    checkWeights(of: set)
    let references = ReferenceCheck(
      drafts: drafts, positions: positions, hasUnreadCodes: hasUnreadCodes, indices: indices,
      context: context
    ).run()
    return LoadedSet(
      set: set, positions: positions, unread: unread, hasUnreadCodes: hasUnreadCodes,
      indexReferences: references)
  }

  /// Bonus and penalty: a cap and criteria without parts.
  private mutating func readExtras(
    _ key: String, part: Criterion.Part, _ fields: Fields
  ) -> Double? {
    guard let node = fields[key],
      let extras = Fields(node, key: key, known: ["max", "criteria"], reader: context.reader)
    else { return nil }
    if let nodes = extras.required("criteria").flatMap({ context.reader.list($0, key: "criteria") })
    {
      _ = readNodes(nodes, parent: nil, part: part)
    }
    guard let cap = extras.number("max") else { return nil }
    if cap <= 0 { findings.add(.criteria(.maximumNotPositive(cap)), at: extras.valuePlace("max")) }
    return cap
  }

  /// The domains must add up to the declared maximum, if there is one.
  private func checkSum(of domains: [Int], _ fields: Fields) {
    guard let node = fields["max"], let declared = context.numbers(node, key: "max"),
      domains.allSatisfy({ drafts[$0].hasMaximum })
    else { return }
    let maxima = domains.map { drafts[$0].node.maximum }
    for (group, sum) in MaximumSums(maxima, with: declared).differing {
      findings.add(
        .criteria(.setDoesNotAddUp(group: group, declared: declared[group], parts: sum)),
        at: node.place)
    }
  }

  /// Resolves the criteria that points are shared out to, now that all are known.
  private mutating func readRedistributions(_ aggregation: Aggregation) {
    for position in drafts.indices {
      guard case .redistribute = drafts[position].node.notApplicable,
        let node = drafts[position].fields["not_applicable"],
        case .mapping(let entries) = node.content,
        let codes = entries.first(where: { $0.key == "to" })?.value,
        let nodes = context.reader.list(codes, key: "to")
      else { continue }
      let targets = nodes.compactMap { target($0, of: position, aggregation) }
      drafts[position].node.notApplicable = .redistribute(to: targets)
    }
  }

  private func target(
    _ node: YAMLNode, of position: Int, _ aggregation: Aggregation
  ) -> Int? {
    guard let code = context.reader.text(node, key: "to") else { return nil }
    guard let target = positions[code] else {
      findings.addUnknown(
        code, among: positions.keys.sorted(), at: node.place, isCertain: !hasUnreadCodes
      ) { .criteria(.unknownCriterion(code, nearest: $0)) }
      return nil
    }
    let fault: CriteriaFault? =
      if target == position {
        .redistributeToItself(code)
      } else if drafts[target].node.part != .main || drafts[target].fields.has("criteria") {
        .redistributeToNonLeaf(code)
      } else if !areGatheredTogether(position, target, aggregation) {
        .redistributeAcrossMean(code)
      } else {
        nil
      }
    if let fault { findings.add(.criteria(fault), at: node.place) }
    return fault == nil ? target : nil
  }

  /// Whether two criteria are added up in the same sum or stand in the same mean.
  ///
  /// Points that pass from one mean to another would not keep what they weigh.
  private func areGatheredTogether(_ left: Int, _ right: Int, _ aggregation: Aggregation) -> Bool {
    if drafts[left].node.parent == drafts[right].node.parent { return true }
    let tops = [left, right].map { position -> Int? in
      var top = position
      while let parent = drafts[top].node.parent {
        guard drafts[parent].node.aggregation == .sum else { return top }
        top = parent
      }
      return aggregation == .sum ? nil : top
    }
    return tops[0] == tops[1]
  }
}

/// The sums of maxima of some criteria, by unit group.
struct MaximumSums {
  /// The groups whose sum is not the declared one, with the sum.
  let differing: [(group: String, sum: Double)]

  /// Compares the parts with what is declared for all of them.
  init(_ parts: [ByGroup<Double>], with declared: ByGroup<Double>) {
    let groups = Set((parts + [declared]).flatMap(\.special.keys)).sorted()
    differing = ([""] + groups).compactMap { group in
      let sum = parts.reduce(0) { $0 + $1[group] }
      return agree(sum, declared[group]) ? nil : (group, sum)
    }
  }
}
