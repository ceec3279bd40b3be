import Scoring

/// What stands in for what is missing: figures of a criterion, parts of a mean.
extension CriteriaReader {
  /// What `missing` says; nil if it says nothing that can be understood, which is then told.
  func missing(in fields: Fields) -> Missing? {
    guard let node = fields["missing"] else { return nil }
    if case .scalar(let text, _) = node.content, case .success(let figure) = decimal(text.utf8) {
      return .value(figure)
    }
    return context.reader.word(
      node, key: "missing", of: Missing.words.map { ($0.word, $0.missing) })
  }

  /// Checks that what a criterion says of missing figures can be done with its rule.
  func checkMissing(_ position: Int) {
    let draft = drafts[position]
    let place =
      draft.fields.has("missing")
      ? draft.fields.keyPlace("missing") : draft.fields.valuePlace("code")
    if draft.node.missing == .notApplicable, draft.node.notApplicable == nil {
      findings.add(.criteria(.missingAlwaysApplies(draft.node.code)), at: place)
    }
    guard draft.node.missing.fillsIn, let rule = draft.node.rule, rule.isScored else { return }
    if !rule.hasOneNumberOnly {
      findings.add(.criteria(.missingNotOneNumber(draft.node.code)), at: place)
    } else if case .value(let figure) = draft.node.missing, !rule.inputs[0].kind.takes(figure) {
      findings.add(.criteria(.missingOutside(draft.node.code, figure)), at: place)
    }
  }

  /// How many of some parts of a mean must have a result; nil if one will do.
  func needed(in fields: Fields, of aggregation: Aggregation?, parts: [Int]) -> Needed? {
    guard let node = fields["needs"] else { return nil }
    if aggregation == .sum {
      findings.add(.criteria(.needsOfSum), at: fields.keyPlace("needs"))
    }
    guard let text = context.reader.text(node, key: "needs") else { return nil }
    guard text.hasSuffix("%") else {
      let needed = context.reader.whole(node, key: "needs", in: 1...Limits.functionArguments)
      if let needed, needed > parts.count, !parts.isEmpty {
        findings.add(.criteria(.neededTooMany(needed, parts: parts.count)), at: node.place)
      }
      return needed.map { .count($0) }
    }
    guard case .success(let percent) = decimal(text.dropLast().utf8), 0 < percent, percent <= 100
    else {
      findings.add(.criteria(.neededPercent(text)), at: node.place)
      return nil
    }
    return .percent(percent)
  }
}

extension Rule {
  /// Whether one figure, a number, is all that the points need.
  fileprivate var hasOneNumberOnly: Bool {
    let needsOthers =
      !importedIndices.isEmpty || !referredPrevious.isEmpty || !referredFigures.isEmpty
      || !referredCriteria.isEmpty
    guard inputs.count == 1, !needsOthers else { return false }
    return switch inputs[0].kind {
    case .number, .positive, .count, .points: true
    case .yesNo, .choice, .date: false
    }
  }
}

extension Rule.Input.Kind {
  /// Whether a number is within the bounds of such figures.
  fileprivate func takes(_ figure: Double) -> Bool {
    switch self {
    case .number(let minimum, let maximum):
      figure >= minimum ?? -.infinity && figure <= maximum ?? .infinity
    case .positive(let maximum): figure > 0 && figure <= maximum ?? .infinity
    case .count: figure >= 0 && figure == figure.rounded()
    case .points: figure >= 0
    case .yesNo, .choice, .date: false
    }
  }
}
