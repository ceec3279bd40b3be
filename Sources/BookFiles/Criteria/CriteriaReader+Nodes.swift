import Scoring

/// The tree: domains, criteria, sub-criteria, bonus and penalty items.
extension CriteriaReader {
  /// Reads the criteria of a list with all under them; returns their positions.
  mutating func readNodes(_ list: [YAMLNode], parent: Int?, part: Criterion.Part) -> [Int] {
    findings.check(.criteria, list, limit: Limits.functionArguments)
    return list.compactMap { readNode($0, parent: parent, part: part) }
  }

  private mutating func readNode(_ node: YAMLNode, parent: Int?, part: Criterion.Part) -> Int? {
    guard let own = Fields(node, key: "criteria", keys: part.keys, reader: context.reader) else {
      hasUnreadCodes = true
      return nil
    }
    let fields = own.has("criteria") ? own : completed(own, part)
    let position = drafts.count
    let code = readCode(fields, position)
    let criterion = Criterion(
      code: code ?? "", label: readLabel(fields), name: fields.requiredWords("name") ?? "",
      shortName: readShortName(fields, isDomain: parent == nil), parent: parent, part: part,
      maximum: ByGroup(0), missing: missing, appraiser: fields.words("appraiser"),
      evidence: fields.words("evidence"), basis: fields.words("basis"),
      place: fields.valuePlace("code"))
    drafts.append(DraftCriterion(node: criterion, fields: fields))
    readNumbers(position)
    if fields.exclude("criteria", "rule") {
      unread.insert(position)
    } else if let list = fields["criteria"] {
      readGroup(list, position, part)
    } else if fields.has("rule") {
      readRule(position)
      checkTexts(position)
    } else {
      findings.add(.criteria(.neitherRuleNorCriteria(code ?? "")), at: fields.place)
      unread.insert(position)
    }
    return position
  }

  /// The number that the decision gives a criterion, which stands in narrow columns.
  private func readLabel(_ fields: Fields) -> String? {
    guard let label = fields.words("label") else { return nil }
    let place = fields.valuePlace("label")
    if findings.refusesInvisible(in: label, at: place) { return label }
    if label.count > Limits.labelCharacters {
      findings.add(.limit(.label(count: label.count)), at: place)
    }
    return label
  }

  private mutating func readShortName(_ fields: Fields, isDomain: Bool) -> String? {
    guard let name = fields.words("short_name") else { return nil }
    let place = fields.valuePlace("short_name")
    if !isDomain { findings.add(.criteria(.onlyForDomains("short_name")), at: place) }
    if name.count > Limits.shortNameCharacters {
      findings.add(
        .key(.tooLong(count: name.count, limit: Limits.shortNameCharacters)), at: place)
    }
    return name
  }

  private mutating func readCode(_ fields: Fields, _ position: Int) -> String? {
    guard let code = fields.requiredText("code") else {
      hasUnreadCodes = true
      return nil
    }
    let place = fields.valuePlace("code")
    if findings.refusesInvisible(in: code, at: place) {
      hasUnreadCodes = true
      return code
    }
    if code.count > Limits.codeCharacters {
      findings.add(.key(.tooLong(count: code.count, limit: Limits.codeCharacters)), at: place)
    }
    guard code.allSatisfy({ $0.isLetter || $0.isNumber || ".-_".contains($0) }) else {
      findings.add(.criteria(.code(code)), at: place)
      hasUnreadCodes = true
      return code
    }
    if let first = codes.add(code, at: place) {
      hasUnreadCodes = true
      let fault: Fault =
        first.text == code
        ? .criteria(.repeatedCode(code)) : .key(.alike(.criterion, code, first: first.text))
      findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
    } else {
      positions[code] = position
    }
    return code
  }

  private mutating func readNumbers(_ position: Int) {
    let fields = drafts[position].fields
    if let maximum = fields.required("max").flatMap({ context.numbers($0, key: "max") }) {
      drafts[position].node.maximum = maximum
      drafts[position].hasMaximum = true
    }
    guard let node = fields["weight"], let weight = context.numbers(node, key: "weight") else {
      return
    }
    drafts[position].node.weight = weight
    for value in [weight.standard] + weight.special.values where value < 0 {
      findings.add(.criteria(.negative(key: "weight", value)), at: node.place)
    }
  }

  private mutating func readGroup(_ list: YAMLNode, _ position: Int, _ part: Criterion.Part) {
    let fields = drafts[position].fields
    for key in ["not_applicable", "missing", "cohort", "survey"] where fields.has(key) {
      findings.add(.criteria(.onlyWithRule(key)), at: fields.keyPlace(key))
    }
    let aggregation: Aggregation? = fields.has("aggregation") ? fields.word("aggregation") : .sum
    drafts[position].node.aggregation = aggregation ?? .sum
    guard let nodes = context.reader.list(list, key: "criteria") else { return }
    let isOpen = openDefaults(of: fields, keys: part.defaults)
    defer { if isOpen { closeDefaults() } }
    let parts = readNodes(nodes, parent: position, part: part)
    drafts[position].parts = parts
    drafts[position].node.needed = needed(in: fields, of: aggregation, parts: parts)
    let draft = drafts[position]
    guard draft.hasMaximum, parts.allSatisfy({ drafts[$0].hasMaximum }) else { return }
    checkNotNegative(draft)
    let maxima = parts.map { drafts[$0].node.maximum }
    var differing = MaximumSums(maxima, with: draft.node.maximum).differing
    guard let aggregation else { return }
    if aggregation != .sum, !differing.isEmpty {
      // It gathers shares, and is worth what it says, whatever its parts have; but not nothing.
      if draft.node.weight == nil { drafts[position].node.weight = draft.node.maximum }
      differing.removeAll { draft.node.maximum[$0.group] != 0 }
    }
    for (group, sum) in differing {
      findings.add(
        .criteria(
          .partsDoNotAddUp(
            code: draft.node.code, group: group, declared: draft.node.maximum[group], parts: sum)),
        at: draft.maximumPlace)
    }
  }

  private func checkNotNegative(_ draft: DraftCriterion) {
    for value in draft.node.maximum.all where value < 0 {
      findings.add(.criteria(.maximumNotPositive(value)), at: draft.maximumPlace)
    }
  }
}
