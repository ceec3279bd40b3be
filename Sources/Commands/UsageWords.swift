import ArgumentParser
import Scoring
import Wording

extension ValidationError {
  /// Wrong usage in the words of the launch's language.
  static func usage(_ vietnamese: String, _ english: String) -> ValidationError {
    ValidationError(Launch.language[vietnamese, english])
  }
}

/// What the argument parser says of wrong usage, in another language than its own.
struct UsageWords {
  /// A sentence of the parser, with what stands for its parts in the translation.
  private struct Sentence {
    let english: Regex<AnyRegexOutput>
    let vietnamese: ([String]) -> String

    init<Output>(_ english: Regex<Output>, _ vietnamese: @escaping ([String]) -> String) {
      self.english = Regex(english)
      self.vietnamese = vietnamese
    }
  }

  /// A text of the parser in Vietnamese; what it may say in words that are not known stays as it is.
  static func vietnamese(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for sentence in sentences {
        guard let match = line.wholeMatch(of: sentence.english) else { continue }
        return sentence.vietnamese(match.output.dropFirst().map { String($0.substring ?? "") })
      }
      return String(line)
    }.joined(separator: "\n")
  }

  private static var sentences: [Sentence] {
    [
      Sentence(/Error: Missing expected argument '(.*)'/) { "Lỗi: thiếu '\($0[0])'" },
      Sentence(/Error: Missing one of: (.*)/) { "Lỗi: thiếu một trong \($0[0])" },
      Sentence(/Error: Unknown option '(.*)'\. Did you mean '(.*)'\?/) {
        "Lỗi: không có tùy chọn '\($0[0])'; có phải là '\($0[1])'?"
      },
      Sentence(/Error: Unknown option '(.*)'/) { "Lỗi: không có tùy chọn '\($0[0])'" },
      Sentence(/Error: Missing value for '(.*)'/) { "Lỗi: '\($0[0])' thiếu giá trị" },
      Sentence(/Error: The option '(.*)' does not take any value, but '(.*)' was specified\./) {
        "Lỗi: '\($0[0])' không nhận giá trị, thấy '\($0[1])'"
      },
      Sentence(/Error: Unexpected argument '(.*)'/) { "Lỗi: thừa '\($0[0])'" },
      Sentence(/Error: \d+ unexpected arguments: (.*)/) { "Lỗi: thừa \($0[0])" },
      Sentence(/Error: The value '(.*)' is invalid for '(.*)': (.*)/) {
        "Lỗi: giá trị '\($0[0])' không dùng được cho '\($0[1])': \($0[2])"
      },
      Sentence(/Error: The value '(.*)' is invalid for '(.*)'\. Please provide one of (.*)\./) {
        "Lỗi: giá trị '\($0[0])' không dùng được cho '\($0[1])'; dùng "
          + $0[2].replacing(" and ", with: " hoặc ").replacing(" or ", with: " hoặc ")
      },
      Sentence(/Error: The value '(.*)' is invalid for '(.*)'/) {
        "Lỗi: giá trị '\($0[0])' không dùng được cho '\($0[1])'"
      },
      Sentence(/Error: (.*)/) { "Lỗi: \($0[0])" },
      Sentence(/(Help:|Usage:|USAGE:) (.*)/) {
        ($0[0] == "Help:" ? "Giải thích: " : "Cách dùng: ") + $0[1]
      },
      Sentence(/\ {2}See '(.*)' for more information\./) { "  Xem '\($0[0])'." },
    ]
  }
}
