import Formulas
import Scoring

/// Reads the rule of one criterion; the reader of every kind is a method of this type.
struct RuleReader {
  /// The keys of the rule.
  let fields: Fields
  /// The criterion's name, which says what is asked for where the rule does not.
  let name: String
  /// The criterion's maximum; nil if it could not be read.
  let maximum: ByGroup<Double>?
  /// Where the maximum stands.
  let maximumPlace: Place
  let context: CriteriaContext

  var findings: Findings { context.findings }
  var reader: YAMLReader { context.reader }

  /// A kind of rule: the keys it has and what reads them.
  struct Kind: Sendable {
    let name: String
    let keys: [String]
    let read: @Sendable (RuleReader) -> Rule?
  }

  private static let measure = ["numerator", "denominator", "value", "when_zero", "unit"]

  /// All kinds, by the word that names them.
  static let kinds: [Kind] = [
    Kind(name: "given", keys: ["step"]) { $0.given() },
    Kind(name: "choice", keys: ["options"]) { $0.choice() },
    Kind(name: "yes_no", keys: ["points"]) { $0.yesNo() },
    Kind(name: "additive", keys: ["items"]) { $0.additive() },
    Kind(name: "bands", keys: measure + ["bands"]) { $0.bands() },
    Kind(name: "linear", keys: measure) { $0.linear() },
    Kind(name: "target", keys: measure + ["target"]) { $0.target() },
    Kind(name: "floor", keys: measure + ["zero_below"]) { $0.floor() },
    Kind(name: "deduct", keys: ["points", "of", "items"]) { $0.deduct() },
    Kind(name: "per_count", keys: ["points", "cap", "of"]) { $0.perCount() },
    Kind(name: "formula", keys: ["inputs", "expression"]) { $0.formula() },
    Kind(name: "leader_share", keys: ["value"]) { $0.leaderShare() },
    Kind(
      name: "min_max",
      keys: ["value", "lowest", "reversed", "minimum", "maximum", "when_equal"]
    ) { $0.minMax() },
    Kind(name: "cohort_rank", keys: ["value", "reversed"]) { $0.cohortRank() },
    Kind(name: "survey", keys: ["method", "options"]) { $0.survey() },
    Kind(name: "percentage", keys: ["value"]) { $0.percentage() },
    Kind(name: "tracking", keys: ["value"]) { $0.tracking() },
    Kind(name: "index", keys: ["index", "scale"]) { $0.index() },
  ]

  /// The kind a rule names; nil if there is no such kind.
  static func kind(of node: YAMLNode, _ context: CriteriaContext) -> Kind? {
    guard let entries = context.reader.entries(node, key: "rule") else { return nil }
    guard let entry = entries.first(where: { $0.key == "kind" }) else {
      context.findings.add(.yaml(.missingKey("kind")), at: node.place)
      return nil
    }
    guard let name = context.reader.text(entry.value, key: "kind") else { return nil }
    if let kind = kinds.first(where: { $0.name == name }) { return kind }
    let names = kinds.map(\.name)
    context.findings.addUnknown(name, among: names, at: entry.value.place) {
      .rule(.unknownKind(name, nearest: $0, known: names))
    }
    return nil
  }

  /// The maxima with their groups, the standard one first under the name "".
  var maxima: [(group: String, value: Double)] {
    guard let maximum else { return [] }
    return [("", maximum.standard)]
      + maximum.special.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Adds a fault if points are below zero or above the maximum of any group.
  func check(points: Double, key: String = "points", at place: Place) {
    guard points >= 0 else {
      findings.add(.criteria(.negative(key: key, points)), at: place)
      return
    }
    for (group, value) in maxima where points > value && !agree(points, value) {
      findings.add(
        .rule(.pointsAboveMaximum(points: points, maximum: value, group: group)), at: place,
        notes: [Note(.compared, at: maximumPlace)])
      return
    }
  }

  /// Warns if the best that a rule gives is less than the maximum, which nobody could then reach.
  func checkReach(at place: Place, best: (String) -> Double) {
    for (group, value) in maxima where value > 0 {
      let best = best(group)
      guard best < value, !agree(best, value) else { continue }
      findings.warn(
        .rule(.maximumOutOfReach(best: best, maximum: value, group: group)), at: place,
        notes: [Note(.compared, at: maximumPlace)])
      return
    }
  }

  /// A number that must be above zero.
  func positive(_ key: String, required: Bool = true) -> Double? {
    guard let number = required ? fields.requiredNumber(key) : fields.number(key) else {
      return nil
    }
    guard number > 0 else {
      findings.add(.rule(.notPositive(key: key, number)), at: fields.valuePlace(key))
      return nil
    }
    return number
  }

  /// Adds a fault if a code cannot be the code of an input; formulas and data name inputs by it.
  func isInputCode(_ code: String, at place: Place) -> Bool {
    let letters = "a"..."z"
    let isIdentifier = code.enumerated().allSatisfy { index, character in
      let isLetter = letters.contains(character.lowercased()) && character.isASCII
      return isLetter || index > 0 && (character == "_" || character.isASCII && character.isNumber)
    }
    guard isIdentifier, !code.isEmpty else {
      // What nobody sees is told where repeated codes are.
      if InvisibleCharacter(in: code) != nil { return false }
      findings.add(.rule(.inputCode(code)), at: place)
      return false
    }
    guard code != "max", code != "weight", Function(named: code) == nil else {
      findings.add(.rule(.reservedInput(code)), at: place)
      return false
    }
    return true
  }

  /// A whole list read, or nil if an entry was wrong.
  func all<Element>(
    _ nodes: [YAMLNode]?, _ read: (YAMLNode) -> Element?
  ) -> [Element]? {
    guard let nodes else { return nil }
    let found = nodes.compactMap(read)
    return found.count == nodes.count ? found : nil
  }

  /// Adds a fault for every code that stands twice.
  func checkRepeats(_ nodes: [YAMLNode]?, key: String = "code") {
    var codes = KeyRegister()
    for node in nodes ?? [] {
      guard case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == key }),
        case .scalar(let code, _) = entry.value.content
      else { continue }
      let place = entry.value.place
      if findings.refusesInvisible(in: code, at: place) { continue }
      guard let first = codes.add(code, at: place) else { continue }
      let fault: Fault =
        first.text == code
        ? .rule(.repeatedCode(code)) : .key(.alike(.option, code, first: first.text))
      findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
    }
  }
}
