import Scoring

/// The rules of criteria, and what belongs to them.
extension CriteriaReader {
  /// Reads the rule of a criterion, and what else is said only of criteria with one.
  mutating func readRule(_ position: Int) {
    let fields = drafts[position].fields
    for key in ["aggregation", "needs", "defaults"] where fields.has(key) {
      findings.add(.criteria(.onlyForGroups(key)), at: fields.keyPlace(key))
    }
    if fields.has("missing") {
      drafts[position].node.missing = missing(in: fields) ?? missing
    }
    readNotApplicable(position)
    guard let node = fields["rule"], !lacksKind(node),
      let kind = RuleReader.kind(of: node, context), !refuses(node, of: kind),
      let ruleFields = Fields(
        node, key: "rule", keys: RuleKeys.keys(of: kind), reader: context.reader)
    else {
      unread.insert(position)
      return
    }
    drafts[position].ruleFields = ruleFields
    checkMaximum(drafts[position], isTracking: !kind.isScored)
    drafts[position].node.isSurvey =
      fields.boolean("survey") ?? kind.isSurvey
    let reader = RuleReader(
      fields: ruleFields, criterion: drafts[position].node.name,
      maximum: drafts[position].hasMaximum ? drafts[position].node.maximum : nil,
      maximumPlace: drafts[position].maximumPlace, context: context)
    let start = findings.all.count
    let text = readText(of: ruleFields)
    drafts[position].node.rule = Rule.Periods.read(kind, reader)
    drafts[position].formulas = reader.formulas.all
    drafts[position].node.rule?.text = text
    if takenDefaults.contains(fields.keyPlace("rule")) {
      findings.note(Note(.rule, at: fields.valuePlace("code")), from: start)
    }
    if drafts[position].node.rule == nil { unread.insert(position) }
    drafts[position].node.cohort = fields.word("cohort")
    checkMissing(position)
  }

  /// The decision's own words for a rule, without the line breaks around a block of YAML.
  private func readText(of rule: Fields) -> String? {
    guard let words = rule.words("text") else { return nil }
    let blank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    let lines = words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .drop(while: blank).reversed().drop(while: blank).reversed()
    let text = lines.joined(separator: "\n")
    if text.count > Limits.ruleTextCharacters || lines.count > Limits.ruleTextLines {
      findings.add(
        .limit(.ruleText(characters: text.count, lines: lines.count)), at: rule.valuePlace("text"))
    }
    return text
  }

  /// The workbook shows what is asked of a criterion and what it is based on in one cell.
  func checkTexts(_ position: Int) {
    let node = drafts[position].node
    let options = node.rule?.kind.options.map(\.text) ?? []
    let rule = options.isEmpty ? node.rule?.inputs.map(\.text) ?? [] : options
    let own = [node.name, node.rule?.text, node.evidence, node.basis, node.appraiser]
    let texts = rule + own.compactMap(\.self)
    // A few characters stand beside each: its points, what separates it from the next.
    let count = texts.reduce(0) { $0 + $1.utf16.count + 30 }
    guard count > Limits.textUnits, texts.allSatisfy({ $0.utf16.count <= Limits.textUnits }) else {
      return
    }
    let fault = LimitFault.criterionTexts(
      code: node.code, count: count, limit: Limits.textUnits)
    findings.add(.limit(fault), at: drafts[position].fields.valuePlace("code"))
  }

  /// A criterion has points, for some unit group at least; one that is only tracked has none.
  private func checkMaximum(_ draft: DraftCriterion, isTracking: Bool) {
    guard draft.hasMaximum else { return }
    let maximum = draft.node.maximum
    let isOfSome = maximum.all.contains { $0 > 0 }
    for value in maximum.all {
      if isTracking, value != 0 {
        findings.add(.rule(.trackingWithPoints(value)), at: draft.maximumPlace)
      } else if !isTracking, isOfSome ? value < 0 : value <= 0 {
        findings.add(.criteria(.maximumNotPositive(value)), at: draft.maximumPlace)
      }
    }
  }
}
