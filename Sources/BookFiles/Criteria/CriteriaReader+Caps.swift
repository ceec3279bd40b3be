import Scoring

/// The caps on bonus and penalty items.
extension CriteriaReader {
  /// What `max` says; nil without it.
  func cap(in fields: Fields) -> Double? {
    guard let cap = fields.number("max") else { return nil }
    if cap <= 0 { findings.add(.criteria(.maximumNotPositive(cap)), at: fields.valuePlace("max")) }
    return cap
  }

  /// Reads the caps on some of the items of a part.
  mutating func readCaps(in extras: Fields, on items: [Int]) {
    guard let node = extras["caps"], let caps = context.reader.list(node, key: "caps") else {
      return
    }
    var capped: Set<Int> = []
    for node in caps {
      guard
        let fields = Fields(node, key: "caps", keys: SetKeys.itemCap, reader: context.reader)
      else { continue }
      if !fields.has("max") { _ = fields.requiredNumber("max") }
      let maximum = cap(in: fields)
      let codes = fields.required("of").flatMap { context.reader.list($0, key: "of") } ?? []
      let own = codes.compactMap { item($0, of: items, &capped) }
      if let maximum { itemCaps.append(ItemCap(maximum: maximum, items: own)) }
    }
  }

  /// The item of a code, which no other cap may name.
  private func item(_ node: YAMLNode, of items: [Int], _ capped: inout Set<Int>) -> Int? {
    guard let code = context.reader.text(node, key: "of") else { return nil }
    guard let item = items.first(where: { drafts[$0].node.code == code }) else {
      findings.addUnknown(
        code, among: items.map { drafts[$0].node.code }, at: node.place,
        isCertain: !hasUnreadCodes
      ) { .criteria(.unknownCriterion(code, nearest: $0)) }
      return nil
    }
    guard capped.insert(item).inserted else {
      findings.add(.criteria(.cappedTwice(code)), at: node.place)
      return nil
    }
    return item
  }
}
