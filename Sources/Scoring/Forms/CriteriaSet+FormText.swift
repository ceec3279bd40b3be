extension CriteriaSet {
  /// What a form of the set asks and how it scores, as one text.
  ///
  /// Two sets of the same text have the same forms. Weights, which may be revised while forms are out,
  /// are not in it.
  public var formText: String {
    nodes.map { node in
      var parts = [
        node.code, node.name, node.parent.map { nodes[$0].code } ?? "", "\(node.part)",
        Self.text(node.maximum), "\(node.isSurvey)", node.appraiser ?? "",
        node.notApplicable == nil ? "" : "n/a",
      ]
      if let rule = node.rule {
        parts += rule.inputs.map { "\($0.code)=\($0.text):\($0.kind)" }
        parts += ([""] + rule.kind.groups).map { "\($0):\(rule.notation(group: $0))" }
      }
      return parts.joined(separator: "\u{1F}")
    }.joined(separator: "\u{1E}")
  }

  private static func text(_ setting: ByGroup<Double>) -> String {
    let special = setting.special.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([String(setting.standard)] + special).joined(separator: ";")
  }
}
