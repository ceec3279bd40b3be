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
  /// The `defaults` of the set and of the groups around what is being read, the nearest last.
  var defaults: [Fields] = []
  /// The caps on some bonus or penalty items.
  var itemCaps: [ItemCap] = []
  /// Where the defaults stand that some criterion took.
  var takenDefaults: Set<Place> = []

  var findings: Findings { context.findings }

  /// A reader of a set; `isWhole` tells whether what it is given is all that the book says of it.
  init(context: CriteriaContext, isWhole: Bool) {
    self.context = context
    hasUnreadCodes = !isWhole
  }

  /// The set of a file; nil if nothing can be said about it.
  mutating func read(_ root: YAMLNode, indices: [String]) -> LoadedSet? {
    guard
      let fields = Fields(root, key: "criteria_set", keys: SetKeys.all, reader: context.reader)
    else { return nil }
    let id = fields.requiredText("criteria_set")
    let title = fields.requiredWords("title")
    missing = missing(in: fields) ?? .fault
    let isOpen = openDefaults(of: fields, keys: CriterionKeys.defaults)
    if fields.has("missing"), let other = defaults.last, other.has("missing") {
      findings.add(.yaml(.oneOf("missing", "defaults: missing")), at: other.keyPlace("missing"))
    }
    var domains: [Int] = []
    if let nodes = fields.required("criteria").flatMap({ context.reader.list($0, key: "criteria") })
    {
      domains = readNodes(nodes, parent: nil, part: .main)
      checkSum(of: domains, fields)
    }
    let bonusCap = readExtras("bonus", part: .bonus, fields)
    let penaltyCap = readExtras("penalty", part: .penalty, fields)
    if isOpen { closeDefaults() }
    let aggregation: Aggregation = fields.word("aggregation") ?? .sum
    readRedistributions(aggregation)
    let settings = SettingsReader(
      fields: fields, context: context, positions: positions, drafts: drafts)
    let grades = GradesReader(settings)
    let scales = grades.grades()
    grades.checkUse(in: scales)
    let constants = ConstantsReader(context: context).read(fields)
    let set = CriteriaSet(
      id: id ?? "", title: title ?? "", source: fields.words("source"), nodes: drafts.map(\.node),
      aggregation: aggregation, needed: needed(in: fields, of: aggregation, parts: domains),
      scale: settings.scale(),
      bonusCap: bonusCap, penaltyCap: penaltyCap, itemCaps: itemCaps, rounding: settings.rounding(),
      ranking: settings.ranking(), grades: scales, facts: grades.facts,
      constants: constants.map(\.constant), cohort: settings.cohort())
    checkWeights(of: set)
    let outside = ReferenceCheck(
      drafts: drafts, set: set, constants: constants, positions: positions,
      hasUnreadCodes: hasUnreadCodes, indices: indices, context: context
    ).run()
    return LoadedSet(
      set: set, positions: positions, unread: unread, hasUnreadCodes: hasUnreadCodes,
      indexReferences: outside.indices, previous: outside.previous,
      previousPoints: outside.previousPoints)
  }

  /// Bonus and penalty: a cap and criteria without parts.
  private mutating func readExtras(
    _ key: String, part: Criterion.Part, _ fields: Fields
  ) -> Double? {
    guard let node = fields[key],
      let extras = Fields(
        node, key: key, keys: SetKeys.extras, reader: context.reader)
    else { return nil }
    let isOpen = openDefaults(of: extras, keys: CriterionKeys.extraDefaults)
    defer { if isOpen { closeDefaults() } }
    if let nodes = extras.required("criteria").flatMap({ context.reader.list($0, key: "criteria") })
    {
      let items = readNodes(nodes, parent: nil, part: part)
      readCaps(in: extras, on: items)
    }
    return cap(in: extras)
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
