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
    nodes.map { node in
      var parts = [
        node.code, node.name, node.parent.map { nodes[$0].code } ?? "", "\(node.part)",
        Self.text(node.maximum), "\(node.isSurvey)", node.appraiser ?? "",
        node.notApplicable == nil ? "" : "n/a",
      ]
      if let rule = node.rule {
        parts += rule.inputs.map { "\($0.code)=\($0.text):\($0.kind)" }
        parts += ([""] + rule.kind.groups).map { "\($0):\(rule.notation(group: $0))" }
        if let text = rule.text { parts.append(text) }
      }
      return parts.joined(separator: "\u{1F}")
    }.joined(separator: "\u{1E}")
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
