import Scoring

/// What happens with the points of a criterion that does not apply.
extension CriteriaReader {
  mutating func readNotApplicable(_ position: Int) {
    guard let node = drafts[position].fields["not_applicable"],
      let fields = Fields(
        node, key: "not_applicable", keys: CriterionKeys.policy, reader: context.reader)
    else { return }
    drafts[position].node.notApplicableWhen = fields.words("when")
    let policies: [(String, NotApplicable)] = [
      ("exclude", .exclude()), ("full", .full), ("zero", .zero),
      ("redistribute", .redistribute(to: [])),
    ]
    guard
      var policy = fields.required("policy").flatMap({
        context.reader.word($0, key: "policy", of: policies)
      })
    else { return }
    if case .redistribute = policy {
      _ = fields.required("to")
    } else if fields.has("to") {
      findings.add(.criteria(.targetsWithoutRedistribute), at: fields.keyPlace("to"))
    }
    if case .exclude = policy {
      policy = .exclude(within: group(in: fields, of: position))
    } else if fields.has("within") {
      findings.add(.criteria(.withinWithoutExclude), at: fields.keyPlace("within"))
    }
    drafts[position].node.notApplicable = policy
  }

  /// The group that a criterion is left out of: nil for the whole set.
  private func group(in fields: Fields, of position: Int) -> Int? {
    guard let word = fields.text("within"), word != "whole" else { return nil }
    let place = fields.valuePlace("within")
    let criterion = drafts[position].node.code
    let above = groups(above: position)
    guard let domain = above.last else {
      findings.add(.criteria(.withinOfDomain(criterion)), at: place)
      return nil
    }
    guard let group = word == "domain" ? domain : above.first(where: { code(of: $0) == word })
    else {
      let codes = above.map { code(of: $0) }
      findings.addUnknown(word, among: codes, at: place, isCertain: !hasUnreadCodes) {
        .criteria(
          .withinNoGroupAbove(word, criterion: criterion, groups: codes, nearest: $0))
      }
      return nil
    }
    // A mean leaves its own parts out; more than them it does not leave out.
    let between = above.prefix { $0 != group } + [group]
    guard
      let mean = between.first(where: { drafts[$0].node.aggregation != .sum }),
      mean != above.first || mean != group
    else { return group }
    findings.add(
      .criteria(
        .withinAcrossMean(criterion: criterion, group: code(of: group), mean: code(of: mean))),
      at: place)
    return nil
  }

  private func code(of position: Int) -> String { drafts[position].node.code }

  /// The groups that a criterion is in, from the nearest on.
  private func groups(above position: Int) -> [Int] {
    Array(
      sequence(first: position) { [drafts] in drafts[$0].node.parent }.dropFirst())
  }

  /// Resolves the criteria that points are shared out to, now that all are known.
  mutating func readRedistributions(_ aggregation: Aggregation) {
    let blocks = Set(
      drafts.compactMap { draft -> Int? in
        guard case .exclude(let group) = draft.node.notApplicable else { return nil }
        return group
      })
    for position in drafts.indices {
      guard case .redistribute = drafts[position].node.notApplicable,
        let node = drafts[position].fields["not_applicable"],
        case .mapping(let entries) = node.content,
        let codes = entries.first(where: { $0.key == "to" })?.value,
        let nodes = context.reader.list(codes, key: "to")
      else { continue }
      let targets = nodes.compactMap { target($0, of: position, aggregation, blocks) }
      drafts[position].node.notApplicable = .redistribute(to: targets)
    }
  }

  private func target(
    _ node: YAMLNode, of position: Int, _ aggregation: Aggregation, _ blocks: Set<Int>
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
      } else if !areGatheredTogether(position, target, aggregation, blocks) {
        .redistributeAcrossMean(code)
      } else {
        nil
      }
    if let fault { findings.add(.criteria(fault), at: node.place) }
    return fault == nil ? target : nil
  }

  /// Whether two criteria are added up in the same sum and the same block, or stand in the same mean.
  ///
  /// Points that pass from one mean or block to another would not keep what they weigh.
  private func areGatheredTogether(
    _ left: Int, _ right: Int, _ aggregation: Aggregation, _ blocks: Set<Int>
  ) -> Bool {
    if drafts[left].node.parent == drafts[right].node.parent { return true }
    let tops = [left, right].map { position -> Int? in
      var top = position
      while let parent = drafts[top].node.parent {
        guard drafts[parent].node.aggregation == .sum else { return top }
        top = parent
        if blocks.contains(parent) { return top }
      }
      return aggregation == .sum ? nil : top
    }
    return tops[0] == tops[1]
  }
}
