public import Wording

/// What can be wrong with a text that serves as a key: a code, an identifier, a title that is chosen.
public enum KeyFault: Hashable, Sendable {
  /// What a key is the key of.
  public enum Kind: Hashable, Sendable {
    /// The code of a unit.
    case unit
    /// The code of a criterion.
    case criterion
    /// The code of an option, item or input.
    case option
    /// The name of a grade.
    case grade
    /// A fact about units.
    case fact
    /// The short title of an index, which names its sheets.
    case shortTitle
    /// The title of a revision, which is chosen in the workbook.
    case revisionTitle
    /// The name of a revision, which is its file's.
    case revision
  }

  /// A character that nobody sees.
  case invisible(String, InvisibleCharacter)
  /// Two keys that differ in case or in what nobody sees.
  case alike(Kind, String, first: String)
  /// Two spellings of one unit group.
  case alikeGroups(String, first: String)
  /// A unit group of the name that stands for all other groups.
  case reservedGroup(String)
  /// A unit code that Windows does not take as the name of a file.
  case reservedFileName(String)
  /// A revision with a title that the workbook has for other weights.
  case reservedTitle(String)
  /// A revision of the name of another folder of results.
  case reservedRevision(String)
  /// A code that is too long for the names made of it.
  case tooLong(count: Int, limit: Int)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .invisible(let key, let character):
      language[
        "'\(key.revealed.clipped)' có ký tự không nhìn thấy \(character.named(in: language)) ở vị trí \(character.position); xóa ký tự đó hoặc gõ lại",
        "'\(key.revealed.clipped)' holds the invisible character \(character.named(in: language)) at position \(character.position); delete it or type the text again"
      ]
    case .alike(let kind, let found, let first):
      language[
        "\(kind.name(in: language)) '\(found.revealed.clipped)' trùng với '\(first.revealed.clipped)', không kể chữ hoa, chữ thường; đổi một trong hai",
        "\(kind.name(in: language)) '\(found.revealed.clipped)' is the same as '\(first.revealed.clipped)' but for case; change one of them"
      ]
    case .alikeGroups(let found, let first):
      language[
        "nhóm '\(found.clipped)' và nhóm '\(first.clipped)' chỉ khác chữ hoa, chữ thường; viết giống nhau",
        "the groups '\(found.clipped)' and '\(first.clipped)' differ in case only; write them alike"
      ]
    case .reservedGroup(let name):
      language[
        "nhóm không được tên là '\(name)': trong bộ tiêu chí, 'default' là mọi nhóm còn lại",
        "a group cannot be called '\(name)': in criteria sets 'default' means all other groups"]
    case .reservedFileName(let code):
      language[
        "mã '\(code)' là tên Windows giữ riêng, không đặt tên tệp được; thêm chữ hoặc số vào mã",
        "the code '\(code)' is a name that Windows keeps for itself and cannot name a file; add a letter or digit"
      ]
    case .reservedTitle(let title):
      language[
        "tên phương án '\(title.clipped)' là tên mà sổ đã dùng cho bộ trọng số khác; chọn tên khác",
        "the title '\(title.clipped)' is what the workbook calls other weights; choose another"]
    case .reservedRevision(let name):
      language[
        "phương án không được tên '\(name)', vì kết quả của nó sẽ lẫn với thư mục cùng tên; đổi tên tệp",
        "a revision cannot be called '\(name)', as its results would mix with those of a folder of that name; rename the file"
      ]
    case .tooLong(let count, let limit):
      language[
        "mã dài \(count) ký tự; nhiều nhất là \(limit), vì mã được dùng đặt tên tệp và vùng",
        "the code has \(count) characters; at most \(limit), as files and ranges are named by it"]
    }
  }
}

extension KeyFault.Kind {
  fileprivate func name(in language: Language) -> String {
    switch self {
    case .unit: language["mã đơn vị", "the unit code"]
    case .criterion: language["mã tiêu chí", "the criterion code"]
    case .option: language["mã", "the code"]
    case .grade: language["mức xếp loại", "the grade"]
    case .fact: language["mã ở 'facts'", "the fact"]
    case .shortTitle: language["tên tắt", "the short title"]
    case .revisionTitle: language["tên phương án", "the revision's title"]
    case .revision: language["phương án", "the revision"]
    }
  }
}

extension InvisibleCharacter {
  /// The code point, with what it is as far as it is common.
  fileprivate func named(in language: Language) -> String {
    let name: String? =
      switch scalar.value {
      case 0x200B: language["dấu cách không độ rộng", "zero width space"]
      case 0x200C, 0x200D: language["dấu nối không độ rộng", "zero width joiner"]
      case 0xFEFF: language["dấu thứ tự byte", "byte order mark"]
      case 0x00A0, 0x202F, 0x2007: language["dấu cách không ngắt", "no-break space"]
      case 0x00AD: language["dấu gạch nối mềm", "soft hyphen"]
      case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
        language["dấu chiều viết", "mark of direction"]
      case 0x09: language["dấu tab", "tab"]
      case 0x0A, 0x0D, 0x2028, 0x2029: language["dấu xuống dòng", "line break"]
      default: nil
      }
    return scalar.codePoint + (name.map { " (\($0))" } ?? "")
  }
}
