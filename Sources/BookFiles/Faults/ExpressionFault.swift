public import Formulas
public import Wording

/// What can be wrong with a formula and what it refers to.
public enum ExpressionFault: Hashable, Sendable {
  /// The text is no formula.
  case syntax(FormulaFault.Kind)
  /// A name that is no input of the rule.
  case unknownName(String, known: [String], nearest: String?)
  /// `score()` of no criterion.
  case unknownCriterion(String, nearest: String?)
  /// `index()` of no index.
  case unknownIndex(String, nearest: String?)
  /// `figure()` of an input that a criterion does not ask for, or of none where it asks for several.
  case unknownFigure(String, known: [String])
  /// `figure()` of a group, which asks for nothing.
  case figureOfGroup(String)
  /// `figure()` of a criterion without figures, or whose figure is the code of an option.
  case figureIsNoNumber(String)
  /// `previous()` of something else than the score, the rank or a criterion.
  case unknownPrevious(String, nearest: String?)
  /// `previous()` of a criterion whose points the file of last year does not have.
  case noPreviousPoints(String)
  /// `previous()` in an index without last year's results.
  case noPrevious
  /// A constant that an input of some formula is called like.
  case constantIsInput(String, criterion: String)
  /// A constant that no formula uses.
  case unusedConstant(String)
  /// Criteria that depend on themselves.
  case criteriaCycle([String])
  /// Indices that depend on themselves.
  case indexCycle([String])

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .syntax(let kind): kind.message(in: language)
    case .unknownName(let name, let known, let nearest):
      language[
        "công thức không có tên '\(name.clipped)'", "the formula has no name '\(name.clipped)'"]
        + (nearest == nil
          ? language["; các tên: ", "; the names are: "] + known.joined(separator: ", ")
          : language.suggestion(nearest))
    case .unknownCriterion(let code, let nearest):
      language["không có tiêu chí '\(code.clipped)'", "there is no criterion '\(code.clipped)'"]
        + language.suggestion(nearest)
    case .unknownIndex(let id, let nearest):
      language["không có chỉ số '\(id.clipped)'", "there is no index '\(id.clipped)'"]
        + language.suggestion(nearest)
    case .unknownFigure(let code, let known):
      language[
        "nêu rõ số liệu của tiêu chí '\(code)': ", "say which figure of the criterion '\(code)': "]
        + known.map { "figure(\"\(code):\($0)\")" }.joined(separator: ", ")
    case .figureOfGroup(let code):
      language[
        "'\(code)' là nhóm tiêu chí, không có số liệu riêng; nêu mã một tiêu chí trong nhóm",
        "'\(code)' is a group, which has no figures; name a criterion in it"]
    case .figureIsNoNumber(let code):
      language[
        "tiêu chí '\(code)' không có số liệu là số; có thể dùng điểm của nó: score(\"\(code)\")",
        "the criterion '\(code)' has no figure that is a number; its points may do: score(\"\(code)\")"
      ]
    case .unknownPrevious(let part, let nearest):
      language[
        "previous() cần \"score\", \"rank\" hoặc mã một tiêu chí, thấy '\(part.clipped)'",
        "previous() takes \"score\", \"rank\" or the code of a criterion, found '\(part.clipped)'"]
        + language.suggestion(nearest)
    case .noPreviousPoints(let code):
      language[
        "công thức dùng điểm năm trước của tiêu chí '\(code)' mà tệp 'previous' không có cột '\(ResultColumns.points(of: code))'; thêm cột, hoặc dùng results.csv năm trước",
        "the formula uses last year's points of the criterion '\(code)' and the file 'previous' has no column '\(ResultColumns.points(of: code))'; add it, or use last year's results.csv"
      ]
    case .noPrevious:
      language[
        "công thức dùng kết quả năm trước mà chỉ số không có tệp 'previous'; khai báo ở sodiem.yaml",
        "the formula uses last year's result and the index has no file 'previous'; name it in sodiem.yaml"
      ]
    case .constantIsInput(let code, let criterion):
      language[
        "hằng số '\(code)' trùng mã một số liệu của tiêu chí '\(criterion)'; đổi một trong hai",
        "the constant '\(code)' is called like a figure of the criterion '\(criterion)'; rename one"
      ]
    case .unusedConstant(let code):
      language[
        "không công thức nào dùng hằng số '\(code)'", "no formula uses the constant '\(code)'"]
    case .criteriaCycle(let codes):
      language[
        "các tiêu chí phụ thuộc vòng quanh: \(chain(codes))",
        "the criteria depend on themselves: \(chain(codes))"]
    case .indexCycle(let ids):
      language[
        "các chỉ số phụ thuộc vòng quanh: \(chain(ids))",
        "the indices depend on themselves: \(chain(ids))"]
    }
  }

  /// A chain of at most a dozen names.
  private func chain(_ names: [String]) -> String {
    let limit = 12
    guard names.count > limit else { return names.joined(separator: " → ") }
    return (names.prefix(limit - 2) + ["…"] + names.suffix(2)).joined(separator: " → ")
  }
}

extension FormulaFault.Kind {
  /// The fault in words.
  func message(in language: Language) -> String {
    reading(in: language) ?? structure(in: language)
  }

  private func reading(in language: Language) -> String? {
    switch self {
    case .empty: language["công thức trống", "the formula is empty"]
    case .leadingEquals:
      language[
        "bỏ dấu '=' ở đầu công thức", "leave out the '=' at the start of the formula"]
    case .unexpectedCharacter(let character):
      language[
        "ký tự '\(character)' không có nghĩa trong công thức",
        "the character '\(character)' has no meaning in a formula"]
    case .semicolon:
      language[
        "các đối số ngăn cách bằng dấu phẩy ',', thấy ';'",
        "arguments are separated by a comma ',', found ';'"]
    case .unterminatedText:
      language["ngoặc kép trong công thức không đóng", "a quote in the formula is not closed"]
    case .badNumber(let found):
      language[
        "'\(found.clipped)' không phải là số có nhiều nhất 15 chữ số",
        "'\(found.clipped)' is not a number of at most 15 digits"]
    case .unknownFunction(let name, let nearest):
      language["không có hàm '\(name.clipped)'", "there is no function '\(name.clipped)'"]
        + language.suggestion(nearest)
    case .argumentCount(let function, let found, let expected):
      language[
        "hàm '\(function.name)' cần \(range(expected, found, language)) đối số, thấy \(found)",
        "the function '\(function.name)' takes \(range(expected, found, language)) \(expected == 1...1 ? "argument" : "arguments"), found \(found)"
      ]
    case .memberNeedsText(let name):
      language[
        "'\(name)' cần một mã trong ngoặc kép, như \(name)(\"1.2\")",
        "'\(name)' expects one code in quotes, such as \(name)(\"1.2\")"]
    default: nil
    }
  }

  private func structure(in language: Language) -> String {
    switch self {
    case .expectedExpression(let found):
      if let found {
        language[
          "cần một giá trị, thấy '\(found.clipped)'", "expected a value, found '\(found.clipped)'"]
      } else {
        language["cần một giá trị, thấy hết công thức", "expected a value, found the end"]
      }
    case .expectedClosing(let character):
      language["thiếu dấu đóng '\(character)'", "a closing '\(character)' is missing"]
    case .unknownName(let name):
      language["không có tên vùng '\(name.clipped)'", "there is no name '\(name.clipped)'"]
    case .unknownSheet(let name):
      language["không có trang '\(name.clipped)'", "there is no sheet '\(name.clipped)'"]
    case .unexpectedToken(let found):
      language["không cần '\(found.clipped)' ở đây", "unexpected '\(found.clipped)' here"]
    case .arrayNeedsConstants:
      language[
        "giữa '{' và '}' chỉ được có số, chữ, TRUE, FALSE",
        "only numbers, texts, TRUE and FALSE can stand between '{' and '}'"]
    case .misplacedArray:
      language[
        "cần một giá trị, thấy một mảng '{…}'", "expected one value, found an array '{…}'"]
    case .lookupTable:
      language[
        "LOOKUP cần các mốc tăng dần và số kết quả bằng số mốc",
        "LOOKUP expects keys that rise and as many results as keys"]
    case .tooLong(let limit):
      language["dài quá \(limit) ký tự", "longer than \(limit) characters"]
    case .tooDeep(let limit):
      language["lồng quá \(limit) cấp", "nested deeper than \(limit) levels"]
    case .tooManyNodes(let limit):
      language[
        "công thức có quá \(limit) giá trị và phép tính",
        "the formula has more than \(limit) values and operations"]
    default: ""
    }
  }

  private func range(
    _ range: ClosedRange<Int>, _ found: Int, _ language: Language
  ) -> String {
    let (least, most) = (range.lowerBound, range.upperBound)
    if least == most { return "\(least)" }
    if most > 200, found > most {
      return language["nhiều nhất \(most)", "at most \(most)"]
    }
    return most > 200
      ? language["ít nhất \(least)", "at least \(least)"]
      : language["\(least) đến \(most)", "\(least) to \(most)"]
  }
}
