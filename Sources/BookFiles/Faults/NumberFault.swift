public import Wording

/// Why a text is not a number.
public enum NumberFault: Error, Hashable, Sendable {
  /// A comma where the decimal point should be.
  case decimalComma(found: String, mended: String)
  /// Several separators: nobody can tell thousands from decimals.
  case separators(found: String)
  /// `1e5`.
  case exponent(found: String)
  /// `0x10`.
  case hexadecimal(found: String)
  /// `1_000`.
  case underscore(found: String)
  /// `.5` or `5.`.
  case bareDecimalPoint(found: String, mended: String)
  /// `80%`.
  case percentSign(found: String, mended: String)
  /// A character that nobody sees.
  case invisible(found: String, InvisibleCharacter)
  /// Something else.
  case notANumber(found: String)
  /// More digits than any program writes.
  case tooManyDigits(count: Int)
  /// More decimals than are read.
  case tooManyDecimals(count: Int)
  /// Beyond the greatest number allowed.
  case tooLarge

  /// Finds out what is wrong with a text that is not a number.
  init(explaining bytes: some Collection<UInt8>) {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    let found = head.clipped
    let unsigned = head.hasPrefix("-") || head.hasPrefix("+") ? head.dropFirst() : head[...]
    let sign = head.hasPrefix("-") ? "-" : ""
    let parts = unsigned.split(separator: ",", omittingEmptySubsequences: false)
    if let character = InvisibleCharacter(in: head), case .success = decimal(head.visible.utf8) {
      self = .invisible(found: head, character)
    } else if parts.count == 2, parts.allSatisfy(\.isDigits) {
      self = .decimalComma(found: found, mended: "\(sign)\(parts[0]).\(parts[1])".clipped)
    } else if unsigned.lowercased().hasPrefix("0x") {
      self = .hexadecimal(found: found)
    } else if unsigned.hasPrefix("."), unsigned.dropFirst().isDigits {
      self = .bareDecimalPoint(found: found, mended: "\(sign)0\(unsigned)".clipped)
    } else if unsigned.hasSuffix("."), unsigned.dropLast().isDigits {
      self = .bareDecimalPoint(found: found, mended: "\(sign)\(unsigned.dropLast())".clipped)
    } else if unsigned.hasSuffix("%"), case .success = decimal(head.dropLast().utf8) {
      self = .percentSign(found: found, mended: String(head.dropLast()))
    } else if unsigned.contains("_"), unsigned.filter({ $0 != "_" }).isDigits {
      self = .underscore(found: found)
    } else if unsigned.isNumber(with: "eE+-.") {
      self =
        unsigned.contains { "eE".contains($0) }
        ? .exponent(found: found) : .separators(found: found)
    } else if unsigned.isNumber(with: "., \u{A0}\u{202F}'") {
      self = .separators(found: found)
    } else {
      self = .notANumber(found: found)
    }
  }

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .decimalComma(let found, let mended):
      language[
        "cần số với dấu chấm thập phân, thấy '\(found)'; viết '\(mended)'",
        "expected a number with a decimal point, found '\(found)'; write '\(mended)'"]
    case .separators(let found):
      language[
        "cần một số, thấy '\(found)'; bỏ dấu ngăn cách hàng nghìn, chỉ giữ dấu chấm thập phân",
        "expected a number, found '\(found)'; leave out separators of thousands, keep the decimal point"
      ]
    case .exponent(let found):
      language[
        "cần một số, thấy '\(found)'; viết đủ các chữ số, không dùng lũy thừa",
        "expected a number, found '\(found)'; write all digits, without an exponent"]
    case .hexadecimal(let found):
      language[
        "cần một số, thấy '\(found)'; chỉ dùng số thập phân",
        "expected a number, found '\(found)'; write decimal digits only"]
    case .underscore(let found):
      language[
        "cần một số, thấy '\(found)'; bỏ dấu '_'",
        "expected a number, found '\(found)'; leave out the '_'"]
    case .bareDecimalPoint(let found, let mended):
      language[
        "cần chữ số ở cả hai bên dấu chấm, thấy '\(found)'; viết '\(mended)'",
        "expected digits on both sides of the point, found '\(found)'; write '\(mended)'"]
    case .percentSign(let found, let mended):
      language[
        "cần một số, thấy '\(found)'; viết '\(mended)', không có dấu '%'",
        "expected a number, found '\(found)'; write '\(mended)' without the '%'"]
    case .invisible(let found, let character):
      KeyFault.invisible(found, character).message(in: language)
    case .notANumber(let found):
      found.isEmpty
        ? language["cần một số, thấy chỗ trống", "expected a number, found nothing"]
        : language["cần một số, thấy '\(found)'", "expected a number, found '\(found)'"]
    case .tooManyDigits(let count):
      language[
        "số có \(count) chữ số; nhiều nhất là \(Limits.readDigits); làm tròn còn \(Limits.digits) chữ số",
        "the number has \(count) digits; at most \(Limits.readDigits) are read; round it to \(Limits.digits)"
      ]
    case .tooManyDecimals(let count):
      language[
        "số có \(count) chữ số thập phân; nhiều nhất là \(Limits.decimals); làm tròn bớt",
        "the number has \(count) decimals; at most \(Limits.decimals) are read; round it"]
    case .tooLarge:
      language[
        "số quá lớn; nhiều nhất là \(Limits.magnitude.written)",
        "the number is too large; at most \(Limits.magnitude.written)"]
    }
  }
}

extension StringProtocol {
  /// Whether it is digits and nothing else.
  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }

  /// Whether it starts with a digit and goes on with digits and some other characters.
  fileprivate func isNumber(with others: String) -> Bool {
    guard let first = utf8.first, first >= 48, first <= 57 else { return false }
    return allSatisfy { "0123456789".contains($0) || others.contains($0) }
  }
}
