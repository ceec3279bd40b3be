public import Wording

extension YAMLFault {
  /// What the YAML parser stumbles over, as far as it is common enough for words of our own.
  public enum Syntax: Hashable, Sendable {
    /// A `:` inside a text.
    case colonInText
    /// A line that is no key of the mapping around it.
    case keyExpected
    /// A key without `:`.
    case colonExpected
    /// A `[` or `{` that is not closed.
    case bracketExpected
    /// A quote that is not closed.
    case unterminatedQuote
    /// A `-` that is not in line with the others.
    case dashExpected
    /// A `-` where no list can be.
    case misplacedList
    /// A character no value starts with.
    case unexpectedCharacter
    /// A backslash sequence that means nothing.
    case unknownEscape
    /// An unprintable character.
    case controlCharacter
    /// Anything else, in the parser's words.
    case other(String)

    /// Recognises the words of libyaml.
    init(_ problem: String) {
      let known: [(part: String, syntax: Syntax)] = [
        ("mapping values are not allowed", .colonInText),
        ("did not find expected key", .keyExpected),
        ("did not find expected ','", .bracketExpected),
        ("did not find expected '-'", .dashExpected),
        ("expected ':'", .colonExpected),
        ("unexpected end of stream", .unterminatedQuote),
        ("unexpected document indicator", .unterminatedQuote),
        ("block sequence entries are not allowed", .misplacedList),
        ("cannot start any token", .unexpectedCharacter),
        ("escape", .unknownEscape),
        ("control characters", .controlCharacter),
      ]
      self = known.first { problem.contains($0.part) }?.syntax ?? .other(problem.clipped)
    }

    /// The fault in words.
    public func message(in language: Language) -> String {
      switch self {
      case .colonInText:
        language[
          "dấu ':' không đúng chỗ; nếu là chữ thì đặt trong ngoặc kép",
          "a ':' where none can be; if it is text, put it in quotes"]
      case .keyExpected:
        language[
          "cần một khóa thẳng hàng với các khóa khác; xem lại thụt dòng và ngoặc kép",
          "expected a key in line with the others; check the indentation and the quotes"]
      case .colonExpected:
        language["thiếu ':' sau khóa", "a ':' is missing after the key"]
      case .bracketExpected:
        language[
          "thiếu ',' hoặc dấu đóng ']', '}'", "a ',' or a closing ']' or '}' is missing"]
      case .unterminatedQuote:
        language["ngoặc kép hoặc nháy không đóng", "a quote is not closed"]
      case .dashExpected:
        language[
          "cần '-' thẳng hàng với các mục khác của danh sách",
          "expected a '-' in line with the other entries of the list"]
      case .misplacedList:
        language[
          "danh sách không được bắt đầu ở đây; đặt '-' ở dòng riêng dưới khóa",
          "a list cannot start here; put the '-' on a line of its own under the key"]
      case .unexpectedCharacter:
        language[
          "ký tự này không mở đầu một giá trị được; nếu là chữ thì đặt trong ngoặc kép",
          "no value can start with this character; if it is text, put it in quotes"]
      case .unknownEscape:
        language[
          "dấu '\\' không đúng trong ngoặc kép; viết '\\\\' hoặc dùng nháy đơn",
          "a wrong '\\' in a quoted text; write '\\\\' or use single quotes"]
      case .controlCharacter:
        language["ký tự điều khiển trong tệp", "a control character in the file"]
      case .other(let problem):
        language["YAML không đúng: \(problem)", "this is not YAML: \(problem)"]
      }
    }
  }
}
