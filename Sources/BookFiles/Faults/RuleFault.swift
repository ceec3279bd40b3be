public import Scoring
public import Wording

/// What can be wrong with the rule of a criterion.
public enum RuleFault: Hashable, Sendable {
  /// What the kind itself finds wrong.
  case own(RuleRemark)
  /// No such kind of rule.
  case unknownKind(String, nearest: String?, known: [String])
  /// A code of an input that a formula could not name.
  case inputCode(String)
  /// The name of a function, of `max` or of `weight` as the code of an input.
  case reservedInput(String)
  /// Two options, items or inputs of one code.
  case repeatedCode(String)
  /// Points above the criterion's maximum.
  case pointsAboveMaximum(points: Double, maximum: Double, group: String)
  /// No option, band or answer gives the maximum.
  case maximumOutOfReach(best: Double, maximum: Double, group: String)
  /// Values between two bands that belong to neither.
  case bandHole(from: Double, to: Double)
  /// Values that belong to two bands.
  case bandOverlap(from: Double, to: Double)
  /// Bands that do not go to infinity: nothing for smaller or greater values.
  case bandsOpen(above: Bool, Double)
  /// Bands that neither rise nor fall.
  case bandsOutOfOrder
  /// A band whose end is before its start.
  case emptyBand(from: Double, to: Double)
  /// A number that must be above zero.
  case notPositive(key: String, Double)
  /// A rule without score for a criterion with points.
  case trackingWithPoints(Double)
  /// Bounds for an input that has none.
  case boundsOfKind(String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    bands(in: language) ?? points(in: language) ?? other(in: language)
  }

  private func bands(in language: Language) -> String? {
    switch self {
    case .bandHole(let from, let to):
      from == to
        ? language[
          "các khoảng bỏ sót giá trị \(from.written); dùng 'from' hoặc 'to' ở một trong hai khoảng",
          "the bands leave out the value \(from.written); use 'from' or 'to' in one of the two"]
        : language[
          "các khoảng bỏ sót giá trị từ \(from.written) đến \(to.written)",
          "the bands leave out the values from \(from.written) to \(to.written)"]
    case .bandOverlap(let from, let to):
      from == to
        ? language[
          "giá trị \(from.written) thuộc hai khoảng; dùng 'above' hoặc 'below' ở một trong hai khoảng",
          "the value \(from.written) is in two bands; use 'above' or 'below' in one of the two"]
        : language[
          "các khoảng chồng lên nhau từ \(from.written) đến \(to.written)",
          "the bands overlap from \(from.written) to \(to.written)"]
    case .bandsOpen(let above, let edge):
      above
        ? language[
          "không có khoảng cho giá trị trên \(edge.written); bỏ 'to' hoặc 'below' ở khoảng cao nhất",
          "there is no band above \(edge.written); leave out 'to' or 'below' in the highest band"]
        : language[
          "không có khoảng cho giá trị dưới \(edge.written); bỏ 'from' hoặc 'above' ở khoảng thấp nhất",
          "there is no band below \(edge.written); leave out 'from' or 'above' in the lowest band"]
    case .bandsOutOfOrder:
      language[
        "các khoảng không theo thứ tự; xếp từ thấp đến cao hoặc từ cao đến thấp",
        "the bands are out of order; let them rise or fall"]
    case .emptyBand(let from, let to):
      language[
        "khoảng từ \(from.written) đến \(to.written) không chứa giá trị nào",
        "the band from \(from.written) to \(to.written) holds no value"]
    default: nil
    }
  }

  private func points(in language: Language) -> String? {
    switch self {
    case .pointsAboveMaximum(let points, let maximum, let group):
      language[
        "\(points.written) điểm, cao hơn điểm tối đa \(maximum.written)\(suffix(group, language))",
        "\(points.written) points are above the maximum of \(maximum.written)\(suffix(group, language))"
      ]
    case .maximumOutOfReach(let best, let maximum, let group):
      language[
        "cao nhất chỉ được \(best.written) điểm, không đơn vị nào đạt điểm tối đa \(maximum.written)\(suffix(group, language)); xem lại điểm hoặc 'max'",
        "at most \(best.written) points can be had, no unit reaches the maximum of \(maximum.written)\(suffix(group, language)); look at the points or 'max'"
      ]
    case .notPositive(let key, let found):
      language[
        "'\(key)' phải lớn hơn 0, thấy \(found.written)",
        "'\(key)' must be above 0, found \(found.written)"]
    case .trackingWithPoints(let maximum):
      language[
        "tiêu chí chỉ theo dõi phải có 'max: 0', thấy \(maximum.written)",
        "a criterion that is only tracked needs 'max: 0', found \(maximum.written)"]
    default: nil
    }
  }

  private func other(in language: Language) -> String {
    switch self {
    case .own(let remark): language[remark.vietnamese, remark.english]
    case .unknownKind(let kind, let nearest, let known):
      language[
        "không có loại quy tắc '\(kind.clipped)'", "there is no kind of rule '\(kind.clipped)'"]
        + (nearest == nil
          ? language["; các loại: ", "; the kinds are: "] + known.joined(separator: ", ")
          : language.suggestion(nearest))
    case .inputCode(let code):
      language[
        "mã '\(code.clipped)' không hợp lệ; bắt đầu bằng chữ cái không dấu, rồi chữ cái không dấu, chữ số, '_'",
        "'\(code.clipped)' cannot be the code of an input; start with an unaccented letter, then unaccented letters, digits, '_'"
      ]
    case .reservedInput(let code):
      language[
        "mã '\(code)' trùng tên dùng trong công thức; chọn mã khác",
        "the code '\(code)' is a name of the formula language; choose another"]
    case .repeatedCode(let code):
      language["mã '\(code)' lặp lại", "the code '\(code)' is repeated"]
    case .boundsOfKind(let kind):
      language[
        "'minimum' và 'maximum' chỉ dùng với 'type: number', không dùng với '\(kind)'",
        "'minimum' and 'maximum' are only for 'type: number', not for '\(kind)'"]
    default: ""
    }
  }

  private func suffix(_ group: String, _ language: Language) -> String {
    group.isEmpty ? "" : language[" của nhóm '\(group)'", " of the group '\(group)'"]
  }
}
