public import Scoring

extension YAMLReader {
  /// A date that exists, written as `2022-01-05`.
  func date(_ node: YAMLNode, key: String) -> CalendarDate? {
    guard let text = text(node, key: key) else { return nil }
    if let date = CalendarDate(written: text) { return date }
    findings.add(.book(.date(text)), at: node.place)
    return nil
  }

  /// A date that figures may have too.
  func dateOfFigures(_ node: YAMLNode, key: String) -> CalendarDate? {
    guard let date = date(node, key: key) else { return nil }
    guard CalendarDate.ofFigures.contains(date) else {
      findings.add(.data(.farDate(date)), at: node.place)
      return nil
    }
    return date
  }
}

extension CalendarDate {
  /// A date written as `2022-01-05` that exists.
  public init?(written text: String) {
    guard let parts = Self.numbers(in: text, between: "-", digits: [4...4, 2...2, 2...2]) else {
      return nil
    }
    self.init(existing: parts[0], parts[1], parts[2])
  }

  /// A date typed as `5/1/2022` or `05/01/2022` that exists.
  init?(typed text: String) {
    guard let parts = Self.numbers(in: text, between: "/", digits: [1...2, 1...2, 4...4]) else {
      return nil
    }
    self.init(existing: parts[2], parts[1], parts[0])
  }

  private init?(existing year: Int, _ month: Int, _ day: Int) {
    self.init(year: year, month: month, day: day)
    guard year >= 1900, exists else { return nil }
  }

  /// Three numbers of so many digits with a mark between them.
  private static func numbers(
    in text: String, between mark: Character, digits: [ClosedRange<Int>]
  ) -> [Int]? {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == digits.count,
      zip(parts, digits).allSatisfy({ $1.contains($0.utf8.count) }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return parts.compactMap { Int($0) }
  }
}
