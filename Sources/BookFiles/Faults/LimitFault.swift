public import Wording

/// More than a workbook can hold.
public enum LimitFault: Hashable, Sendable {
  /// Of what there is too much.
  public enum Kind: Hashable, Sendable {
    /// Options of a choice.
    case options
    /// Figures that a rule asks for.
    case inputs
    /// Criteria of a group, or of the whole set.
    case criteria
    /// Grades of a scale.
    case grades
    /// Bands of a rule.
    case bands
    /// Cases of a rule.
    case cases
    /// The numbers that formulas use by name.
    case constants
    /// Units of an index.
    case units
  }

  /// Too many of a kind.
  case count(Kind, Int, limit: Int)
  /// A text that is too long for a cell.
  case text(count: Int, limit: Int)
  /// A name that formulas hold as a text, too long for one.
  case literal(count: Int, limit: Int)
  /// The texts of one criterion, which a cell shows together.
  case criterionTexts(code: String, count: Int, limit: Int)
  /// The number that a decision gives a criterion, too long for the columns it stands in.
  case label(count: Int)
  /// The decision's own words for a rule, too long for a row of a form.
  case ruleText(characters: Int, lines: Int)
  /// A character that no workbook can hold.
  case character(Unicode.Scalar)
  /// A formula of the workbook that Excel does not take: a criterion's, or the whole index's where it is
  /// nil.
  case formula(code: String?, Measure, Int, limit: Int)

  /// What is measured of a formula.
  public enum Measure: Hashable, Sendable {
    /// Its characters.
    case length
    /// The arguments of a function in it.
    case arguments
    /// The functions inside each other.
    case depth
  }

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .count(let kind, let count, let limit):
      language[
        "có \(count) \(kind.name(in: language)); sổ Excel nhận nhiều nhất \(limit)\(kind.advice(in: language))",
        "there are \(count) \(kind.name(in: language)); a workbook takes at most \(limit)\(kind.advice(in: language))"
      ]
    case .text(let count, let limit):
      language[
        "đoạn chữ dài \(count) ký tự; một ô của sổ chứa nhiều nhất \(limit); rút gọn",
        "the text has \(count) characters; a cell of the workbook holds at most \(limit); shorten it"
      ]
    case .literal(let count, let limit):
      language[
        "tên dài \(count) ký tự; công thức của Excel nhận nhiều nhất \(limit); rút gọn",
        "the name has \(count) characters; formulas of Excel take at most \(limit); shorten it"]
    case .criterionTexts(let code, let count, let limit):
      language[
        "các đoạn chữ của tiêu chí '\(code.clipped)' dài \(count) ký tự; một ô của sổ chứa nhiều nhất \(limit); rút gọn",
        "the texts of the criterion '\(code.clipped)' have \(count) characters; a cell of the workbook holds at most \(limit); shorten them"
      ]
    case .label(let count):
      language[
        "số mục dài \(count) ký tự; nhiều nhất là \(Limits.labelCharacters), vì đứng ở cột hẹp; rút gọn",
        "the label has \(count) characters; at most \(Limits.labelCharacters), as it stands in narrow columns; shorten it"
      ]
    case .ruleText(let characters, let lines):
      language[
        "lời văn của quy tắc dài \(characters) ký tự, \(lines) dòng; một hàng của phiếu in được nhiều nhất \(Limits.ruleTextCharacters) ký tự, \(Limits.ruleTextLines) dòng; rút gọn",
        "the rule's words have \(characters) characters on \(lines) \(lines == 1 ? "line" : "lines"); a row of a form prints at most \(Limits.ruleTextCharacters) characters on \(Limits.ruleTextLines) lines; shorten them"
      ]
    case .character(let scalar): character(scalar, language)
    case .formula(let code, let measure, let count, let limit):
      formula(code, measure.amount(count, in: language), limit, language)
    }
  }

  private func formula(
    _ code: String?, _ amount: String, _ limit: Int, _ language: Language
  ) -> String {
    guard let code else {
      return language[
        "công thức của chỉ số trong sổ \(amount); Excel nhận nhiều nhất \(limit); bớt mức xếp loại hoặc tiêu chí",
        "a formula of the index in the workbook \(amount); Excel takes at most \(limit); have fewer grades or criteria"
      ]
    }
    return language[
      "công thức của '\(code.clipped)' trong sổ \(amount); Excel nhận nhiều nhất \(limit); chia thành nhiều tiêu chí",
      "the workbook's formula of '\(code.clipped)' \(amount); Excel takes at most \(limit); divide it into several criteria"
    ]
  }

  private func character(_ scalar: Unicode.Scalar, _ language: Language) -> String {
    let isBreak = scalar.value == 0x0B || scalar.value == 0x0C
    let origin =
      switch scalar.value {
      case 0x0B: language[" (dấu xuống dòng của Word)", " (a line break of Word)"]
      case 0x0C: language[" (dấu sang trang)", " (a page break)"]
      default: ""
      }
    return language[
      "ký tự \(scalar.codePoint)\(origin) không chứa được trong sổ Excel; \(isBreak ? "thay bằng dấu cách" : "xóa đi")",
      "a workbook cannot hold the character \(scalar.codePoint)\(origin); \(isBreak ? "put a space in its place" : "delete it")"
    ]
  }
}

extension LimitFault.Kind {
  fileprivate func name(in language: Language) -> String {
    switch self {
    case .options: language["phương án chọn", "options"]
    case .inputs: language["số liệu của một tiêu chí", "figures of one criterion"]
    case .criteria: language["tiêu chí trong một nhóm", "criteria in one group"]
    case .grades: language["mức xếp loại", "grades"]
    case .bands: language["khoảng", "bands"]
    case .cases: language["trường hợp", "cases"]
    case .constants: language["hằng số", "constants"]
    case .units: language["đơn vị trong một chỉ số", "units in one index"]
    }
  }

  fileprivate func advice(in language: Language) -> String {
    switch self {
    case .options, .bands, .cases, .constants, .grades: ""
    case .inputs: language["; chia thành nhiều tiêu chí", "; divide it into several criteria"]
    case .criteria: language["; chia thành nhiều nhóm", "; divide it into several groups"]
    case .units: language["; chia thành nhiều chỉ số", "; divide it into several indices"]
    }
  }
}

extension LimitFault.Measure {
  fileprivate func amount(_ count: Int, in language: Language) -> String {
    switch self {
    case .length: language["dài khoảng \(count) ký tự", "has about \(count) characters"]
    case .arguments:
      language["có hàm \(count) đối số", "has a function of \(count) arguments"]
    case .depth: language["lồng \(count) cấp hàm", "nests \(count) functions"]
    }
  }
}
