public import Wording

/// YAML that cannot be read, or keys and values of the wrong kind.
public enum YAMLFault: Error, Hashable, Sendable {
  /// What a node is.
  public enum Shape: Hashable, Sendable {
    /// A single text or number.
    case scalar
    /// A list.
    case list
    /// Keys with values.
    case mapping

    func name(in language: Language) -> String {
      switch self {
      case .scalar: language["một giá trị", "a single value"]
      case .list: language["một danh sách", "a list"]
      case .mapping: language["một nhóm khóa", "a mapping of keys"]
      }
    }
  }

  /// The text is not YAML.
  case syntax(Syntax)
  /// A tab in the indentation.
  case tab
  /// An anchor or alias.
  case aliases
  /// A tag.
  case tags
  /// A `%` directive.
  case directive
  /// A second document.
  case severalDocuments
  /// Nested too deep.
  case tooDeep
  /// Too many keys and values.
  case tooManyNodes
  /// A key that is a list or mapping.
  case keyNotText
  /// A key stands twice in one mapping.
  case repeatedKey(String)
  /// No such key here.
  case unknownKey(String, nearest: String?, known: [String])
  /// A key that must be there is not.
  case missingKey(String)
  /// Another kind of node is due.
  case wrongShape(key: String, expected: Shape, found: Shape)
  /// A key without value.
  case noValue(String)
  /// Not one of the words allowed.
  case unknownWord(key: String, found: String, allowed: [String], nearest: String?)
  /// Neither `true` nor `false`.
  case notABoolean(String)
  /// A whole number between bounds is due.
  case notWhole(String, from: Int, to: Int)
  /// Only one of two keys may be there.
  case oneOf(String, String)
  /// An empty list.
  case emptyList(String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .syntax(let problem): problem.message(in: language)
    case .tab:
      language[
        "thụt dòng bằng ký tự tab; chỉ dùng dấu cách", "a tab in the indentation; use spaces only"]
    case .aliases:
      language[
        "không dùng được '&' và '*' của YAML; viết lại giá trị, hoặc đặt chữ trong ngoặc kép",
        "YAML's '&' and '*' cannot be used; write the value again, or put the text in quotes"]
    case .tags:
      language[
        "không dùng được thẻ '!' của YAML; nếu là chữ thì đặt trong ngoặc kép",
        "YAML's '!' tags cannot be used; if it is text, put it in quotes"]
    case .directive:
      language[
        "không dùng được chỉ thị '%' của YAML", "YAML's '%' directives cannot be used"]
    case .severalDocuments:
      language[
        "chỉ được có một tài liệu YAML trong tệp, thấy thêm '---'",
        "expected a single YAML document in the file, found another '---'"]
    case .tooDeep:
      language[
        "lồng quá \(Limits.yamlDepth) cấp", "nested deeper than \(Limits.yamlDepth) levels"]
    case .tooManyNodes:
      language[
        "tệp có quá \(Limits.yamlNodes) khóa và giá trị",
        "the file has more than \(Limits.yamlNodes) keys and values"]
    case .keyNotText:
      language["khóa phải là chữ", "a key must be a text"]
    case .repeatedKey(let key):
      language["khóa '\(key)' lặp lại", "the key '\(key)' is repeated"]
    case .unknownKey(let key, let nearest, let known):
      language["không có khóa '\(key.clipped)' ở đây", "there is no key '\(key.clipped)' here"]
        + (nearest == nil
          ? language[
            "; các khóa: ", "; the keys are: "] + known.joined(separator: ", ")
          : language.suggestion(nearest))
    case .missingKey(let key):
      language["thiếu khóa '\(key)'", "the key '\(key)' is missing"]
    case .wrongShape(let key, let expected, let found):
      language[
        "'\(key)' cần \(expected.name(in: language)), thấy \(found.name(in: language))",
        "'\(key)' expects \(expected.name(in: language)), found \(found.name(in: language))"]
    case .noValue(let key):
      language[
        "'\(key)' không có giá trị; điền vào hoặc bỏ khóa",
        "'\(key)' has no value; fill it in or leave the key out"]
    case .unknownWord(let key, let found, let allowed, let nearest):
      language[
        "'\(key)' cần \(language.either(allowed)), thấy '\(found.clipped)'",
        "'\(key)' expects \(language.either(allowed)), found '\(found.clipped)'"]
        + language.suggestion(nearest)
    case .notABoolean(let found):
      language[
        "cần 'true' hoặc 'false', thấy '\(found.clipped)'",
        "expected 'true' or 'false', found '\(found.clipped)'"]
    case .notWhole(let found, let from, let to):
      language[
        "cần số nguyên từ \(from) đến \(to), thấy '\(found.clipped)'",
        "expected a whole number from \(from) to \(to), found '\(found.clipped)'"]
    case .oneOf(let first, let second):
      language[
        "chỉ được có một trong hai khóa '\(first)' và '\(second)'",
        "only one of the keys '\(first)' and '\(second)' may be here"]
    case .emptyList(let key):
      language["danh sách '\(key)' trống", "the list '\(key)' is empty"]
    }
  }
}
