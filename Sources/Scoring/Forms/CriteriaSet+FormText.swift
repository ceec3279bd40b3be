extension CriteriaSet {
  /// What a form of the set asks and how it scores, as one text.
  ///
  /// Two sets of the same text have the same forms, and so has a set in another language. Weights, which may
  /// be revised while forms are out, are not in it.
  public var formText: String {
    writtenFormText ?? ownFormText
  }

  /// Lets forms of the set be known again as those of the set it is a translation of.
  public mutating func isTranslation(of written: CriteriaSet) {
    writtenFormText = written.formText
    for (node, original) in zip(nodes.indices, written.nodes) {
      nodes[node].writtenAppraiser = original.agency
    }
  }

  private var ownFormText: String {
    (constants.map { "\($0.code)=\(Self.text($0.value))" } + nodes.map(formText))
      .joined(separator: "\u{1E}")
  }

  private func formText(_ node: Criterion) -> String {
    var parts = [
      node.code, node.name, node.parent.map { nodes[$0].code } ?? "", "\(node.part)",
      Self.text(node.maximum), "\(node.isSurvey)", node.appraiser ?? "",
      node.notApplicable == nil ? "" : "n/a",
    ]
    if let rule = node.rule {
      parts += rule.inputs.map { "\($0.code)=\($0.text):\($0.kind)" }
      parts += zip([""] + rule.kind.groups, rule.notations).map { "\($0):\($1)" }
      if let text = rule.text { parts.append(text) }
      if rule.usesCohort, (node.cohort ?? cohort) == .group { parts.append("group") }
    }
    return parts.joined(separator: "\u{1F}")
  }

  private static func text(_ setting: ByGroup<Double>) -> String {
    let special = setting.special.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([String(setting.standard)] + special).joined(separator: ";")
  }
}

extension Criterion {
  /// Who appraises it, by the name that forms carry in every language.
  public var agency: String? { writtenAppraiser ?? appraiser }
}
