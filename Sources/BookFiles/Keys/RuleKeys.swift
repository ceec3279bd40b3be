import Scoring

/// The keys of rules, as their kinds declare them.
enum RuleKeys {
  /// The keys of every rule.
  static let common = [
    BookKey(
      "kind", .word(Rule.kinds.map { $0.name }), isRequired: true, "loại quy tắc",
      "the kind of rule"),
    BookKey(
      "text", .words, "cách tính điểm, nguyên văn quyết định",
      "the rule in the decision's own words"),
  ]

  /// The keys of a kind of rule.
  static func keys(of kind: any RuleKind.Type) -> [BookKey] {
    common + kind.keys.map(BookKey.init)
  }

  /// The keys of all kinds, each once.
  static let all: [BookKey] = {
    var names = Set<String>()
    return Rule.kinds.flatMap { keys(of: $0) }.filter { names.insert($0.name).inserted }
  }()
}

extension BookKey {
  /// A key that a kind of rule declares; what it says follows from its shape and the kind.
  init(_ declaration: RuleKeyDeclaration) {
    let (shape, meaning) = Self.said(of: declaration.shape)
    self.init(
      declaration.name, shape, isRequired: declaration.isRequired, meaning.vietnamese,
      meaning.english)
  }

  /// What a value looks like that a kind of rule takes, and that in words.
  private static func said(
    of declared: RuleKeyDeclaration.Shape
  ) -> (shape: Shape, meaning: (vietnamese: String, english: String)) {
    let shape: Shape
    let meaning: (vietnamese: String, english: String)
    switch declared {
    case .byGroup(let inner):
      let one = said(of: inner)
      (shape, meaning) = (
        .byGroup(one.shape),
        (
          one.meaning.vietnamese + ", hoặc riêng từng nhóm",
          one.meaning.english + ", or one for each group"
        )
      )
    case .formula: (shape, meaning) = (.text, ("công thức", "a formula"))
    case .text: (shape, meaning) = (.words, ("chữ", "a text"))
    case .number: (shape, meaning) = (.number, ("một số", "a number"))
    case .flag: (shape, meaning) = (.flag, ("true hoặc false", "true or false"))
    case .day:
      (shape, meaning) = (.day, ("ngày, như 2021-12-15", "a day, such as 2021-12-15"))
    case .positive: (shape, meaning) = (.number, ("một số lớn hơn 0", "a number above 0"))
    case .percentage:
      (shape, meaning) = (
        .number, ("một số lớn hơn 0, không quá 100", "a number above 0 and not above 100")
      )
    case .points:
      (shape, meaning) = (
        .number, ("điểm, từ 0 đến điểm tối đa", "points, from 0 to the criterion's maximum")
      )
    case .word(let words):
      let list = words.joined(separator: " / ")
      (shape, meaning) = (.word(words), ("một trong: \(list)", "one of: \(list)"))
    case .list(let keys):
      let list = keys.joined(separator: ", ")
      (shape, meaning) = (
        .byGroup(.list(.entry(keys.flatMap { Self.names(in: $0) }))),
        ("danh sách: \(list)", "a list: \(list)")
      )
    }
    return (shape, meaning)
  }

  /// The keys in the notation of a list's entries: `from / above` are two, `type: number / count` is one.
  private static func names(in notation: String) -> [String] {
    notation.prefix { $0 != ":" }.split(separator: " / ").map { $0.filter { $0 != "?" } }
  }
}
