import Formulas
import Scoring

/// Reads what a criteria set says of one rule, or of one option of it, for the rule's kind.
struct RuleReader: RuleFields {
  /// The keys.
  let fields: Fields
  let criterion: String
  let maximum: ByGroup<Double>?
  /// Where the maximum stands.
  let maximumPlace: Place
  let context: CriteriaContext
  /// The formulas that were read.
  var formulas = ReadFormulas()

  var findings: Findings { context.findings }
  var reader: YAMLReader { context.reader }

  /// The kind a rule names; nil if there is no such kind.
  static func kind(of node: YAMLNode, _ context: CriteriaContext) -> (any RuleKind.Type)? {
    guard let entries = context.reader.entries(node, key: "rule") else { return nil }
    guard let entry = entries.first(where: { $0.key == "kind" }) else {
      context.findings.add(.yaml(.missingKey("kind")), at: node.place)
      return nil
    }
    guard let name = context.reader.text(entry.value, key: "kind") else { return nil }
    if let kind = Rule.kinds.first(where: { $0.name == name }) { return kind }
    let names = Rule.kinds.map { $0.name }
    context.findings.addUnknown(name, among: names, at: entry.value.place) {
      .rule(.unknownKind(name, nearest: $0, known: names))
    }
    return nil
  }

  /// Reads the keys of an option.
  func of(_ option: Fields) -> RuleReader {
    RuleReader(
      fields: option, criterion: criterion, maximum: maximum, maximumPlace: maximumPlace,
      context: context, formulas: formulas)
  }

  // MARK: Values

  func has(_ key: String) -> Bool { fields.has(key) }

  func exclude(_ first: String, _ second: String) -> Bool { fields.exclude(first, second) }

  func text(_ key: String, isRequired: Bool) -> String? {
    isRequired ? fields.requiredWords(key) : fields.words(key)
  }

  func identifier(_ key: String) -> String? { fields.requiredText(key) }

  func number(_ key: String, isRequired: Bool) -> Double? {
    isRequired ? fields.requiredNumber(key) : fields.number(key)
  }

  func boolean(_ key: String) -> Bool? { fields.boolean(key) }

  func word(_ key: String, of words: [String]) -> String? {
    fields.word(key, of: words.map { ($0, $0) })
  }

  func formula(_ key: String) -> Formula? {
    fields.required(key).flatMap { formula($0, key) }
  }

  func formulas(_ key: String) -> ByGroup<Formula>? {
    fields.required(key).flatMap { node in
      context.byGroup(node, key: key) { formula($0, key) }
    }
  }

  private func formula(_ node: YAMLNode, _ key: String) -> Formula? {
    guard let formula = context.formula(node, key: key) else { return nil }
    formulas.all.append((formula, ScalarPlace(node, in: context.file)))
    return formula
  }

  func days(_ key: String) -> ByGroup<CalendarDate>? {
    fields.required(key).flatMap { node in
      context.byGroup(node, key: key) { reader.dateOfFigures($0, key: key) }
    }
  }

  func bands(_ key: String) -> ByGroup<[Rule.Band]>? {
    fields.required(key).flatMap { node in
      context.byGroup(node, key: key) { BandsReader(rule: self).bands($0) }
    }
  }

  func positive(_ key: String, isRequired: Bool) -> Double? {
    number(key, isRequired: isRequired).flatMap { positive($0, key, at: fields.valuePlace(key)) }
  }

  private func positive(_ number: Double, _ key: String, at place: Place) -> Double? {
    guard number > 0 else {
      findings.add(.rule(.notPositive(key: key, number)), at: place)
      return nil
    }
    return number
  }

  func positives(_ key: String) -> ByGroup<Double>? {
    fields.required(key).flatMap { node in
      context.byGroup(node, key: key) { node in
        reader.number(node, key: key).flatMap { positive($0, key, at: node.place) }
      }
    }
  }

  func percentage(_ key: String, isRequired: Bool) -> Double? {
    guard let percent = positive(key, isRequired: isRequired) else { return nil }
    guard percent <= 100 else {
      findings.add(.criteria(.percentage(percent)), at: fields.valuePlace(key))
      return nil
    }
    return percent
  }

  func notNegative(_ key: String, isRequired: Bool) -> Double? {
    guard let number = number(key, isRequired: isRequired) else { return nil }
    guard number >= 0 else {
      findings.add(.criteria(.negative(key: key, number)), at: fields.valuePlace(key))
      return nil
    }
    return number
  }

  // MARK: Faults

  func refuse(_ remark: RuleRemark, at spot: RuleRemark.Spot) {
    let place =
      switch spot {
      case .rule: fields.place
      case .key(let key): fields.keyPlace(key)
      case .value(let key): fields.valuePlace(key)
      }
    findings.add(
      .rule(.own(remark)), at: place,
      notes: remark.comparesMaximum ? [Note(.compared, at: maximumPlace)] : [])
  }

  func check(points: Double, _ key: String) {
    let place = fields.valuePlace(key)
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

  func checkReach(_ key: String, best: (String) -> Double) {
    for (group, value) in maxima where value > 0 {
      let best = best(group)
      guard best < value, !agree(best, value) else { continue }
      findings.warn(
        .rule(.maximumOutOfReach(best: best, maximum: value, group: group)),
        at: fields.valuePlace(key), notes: [Note(.compared, at: maximumPlace)])
      return
    }
  }
}

/// The formulas of a rule that were read, with where their texts stand; its options share the list.
final class ReadFormulas {
  var all: [(formula: Formula, place: ScalarPlace)] = []
}
