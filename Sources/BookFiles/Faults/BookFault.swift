public import Wording

/// What can be wrong with `sodiem.yaml`, the units or last year's results.
public enum BookFault: Hashable, Sendable {
  /// An identifier with other characters than allowed.
  case identifier(found: String, allowed: String)
  /// A date that is not `2022-01-05` or does not exist.
  case date(String)
  /// Two indices of one name.
  case repeatedIndex(String)
  /// No unit takes part in an index.
  case noUnits(index: String)
  /// A units file with nothing but its header.
  case noUnitsInFile
  /// Two units of one code.
  case repeatedUnit(String)
  /// Two units of one name.
  case repeatedUnitName(String)
  /// A unit takes part in an index that is not there.
  case unknownIndex(String, nearest: String?)
  /// An index is named twice for a unit.
  case indexTwice(String)
  /// A unit is not ranked in an index in which it does not take part.
  case notInIndex(unit: String, index: String)
  /// A code of no unit.
  case unknownUnit(String, nearest: String?)
  /// Last year's result of a unit that does not take part this year.
  case noLongerInIndex(unit: String, index: String)
  /// A unit with a result of last year that is in no list of this year.
  case goneUnit(String)
  /// A table of results without a unit of this year.
  case noKnownUnit
  /// A table of results that has rows of other indices only.
  case noResultsOf(index: String, found: [String])
  /// Two results of one unit.
  case repeatedResult(unit: String)
  /// A rank that is no whole number from 1.
  case rank(String)
  /// A tolerance or threshold below zero.
  case tolerance(key: String, Double)
  /// Columns of an appendix that has its own.
  case noColumns(key: String, kind: String)
  /// A column named twice.
  case repeatedColumn(String)
  /// A column that must be there.
  case noColumn(String)
  /// A column of last year's results in an index without them.
  case noPrevious(column: String, index: String)
  /// Texts that are not there in the language asked for; some of the other places.
  case untranslated(Language, count: Int, others: [String])
  /// A name for a group of no unit.
  case unknownGroup(String, nearest: String?)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .identifier(let found, let allowed):
      language[
        "mã '\(found.clipped)' không hợp lệ; chỉ dùng \(allowed)",
        "'\(found.clipped)' is not an identifier; use \(allowed) only"]
    case .date(let found):
      language[
        "cần một ngày như '2022-01-05', thấy '\(found.clipped)'",
        "expected a date such as '2022-01-05', found '\(found.clipped)'"]
    case .repeatedIndex(let id):
      language["chỉ số '\(id)' lặp lại", "the index '\(id)' is repeated"]
    case .noUnits(let index):
      language[
        "không có đơn vị nào trong chỉ số '\(index)'; thêm '\(index)' vào cột 'indices' của tệp đơn vị",
        "no unit takes part in the index '\(index)'; add '\(index)' to the column 'indices' of the units"
      ]
    case .noUnitsInFile:
      language["tệp không có đơn vị nào", "there are no units in the file"]
    case .repeatedUnit(let code):
      language["mã đơn vị '\(code)' lặp lại", "the unit code '\(code)' is repeated"]
    case .repeatedUnitName(let name):
      language[
        "hai đơn vị cùng tên '\(name.clipped)'; trong danh sách chọn, tên sẽ kèm mã đơn vị",
        "two units are called '\(name.clipped)'; lists to choose from show their codes too"]
    case .unknownIndex(let id, let nearest):
      language["không có chỉ số '\(id.clipped)'", "there is no index '\(id.clipped)'"]
        + language.suggestion(nearest)
    case .indexTwice(let id):
      language["chỉ số '\(id)' ghi hai lần", "the index '\(id)' is named twice"]
    case .notInIndex(let unit, let index):
      language[
        "đơn vị '\(unit)' không có chỉ số '\(index)' ở cột 'indices'; thêm vào, hoặc bỏ ở cột 'not_ranked'",
        "the unit '\(unit)' does not have the index '\(index)' in the column 'indices'; add it there, or leave it out of 'not_ranked'"
      ]
    case .unknownUnit(let code, let nearest):
      language["không có đơn vị '\(code.clipped)'", "there is no unit '\(code.clipped)'"]
        + language.suggestion(nearest)
    case .noLongerInIndex(let unit, let index):
      language[
        "đơn vị '\(unit)' có kết quả năm trước nhưng năm nay không có trong chỉ số '\(index)'",
        "the unit '\(unit)' has a result of last year but does not take part in the index '\(index)' this year"
      ]
    case .goneUnit(let unit):
      language[
        "đơn vị '\(unit)' có kết quả năm trước nhưng không còn trong danh sách đơn vị; kết quả ấy không dùng đến",
        "the unit '\(unit)' has a result of last year but is no longer among the units; it is not used"
      ]
    case .noKnownUnit:
      language[
        "không đơn vị nào trong tệp này có trong danh sách đơn vị; có phải tệp khác?",
        "no unit in this file is among the units; is it another file?"]
    case .noResultsOf(let index, let found):
      language[
        "tệp này không có kết quả của chỉ số '\(index)', chỉ có của '\(found.joined(separator: "', '"))'",
        "this file has no results of the index '\(index)', only of '\(found.joined(separator: "', '"))'"
      ]
    case .repeatedResult(let unit):
      language[
        "đơn vị '\(unit)' có hai kết quả", "the unit '\(unit)' has two results"]
    case .rank(let found):
      language[
        "thứ hạng cần là số nguyên từ 1, thấy '\(found.clipped)'",
        "expected a rank, a whole number from 1, found '\(found.clipped)'"]
    case .noColumns(let key, let kind):
      language[
        "phụ lục '\(kind)' có các cột riêng của nó; '\(key)' chỉ dùng cho 'ranking' và 'groups'",
        "an appendix '\(kind)' has columns of its own; '\(key)' is for 'ranking' and 'groups' only"]
    case .repeatedColumn(let name):
      language["cột '\(name)' ghi hai lần", "the column '\(name)' is named twice"]
    case .noColumn(let name):
      language["thiếu cột '\(name)'", "the column '\(name)' is missing"]
    case .noPrevious(let column, let index):
      language[
        "cột '\(column)' cần kết quả năm trước; thêm 'previous' vào chỉ số '\(index)'",
        "the column '\(column)' needs last year's results; add 'previous' to the index '\(index)'"]
    case .unknownGroup(let code, let nearest):
      language[
        "không đơn vị nào thuộc nhóm '\(code.clipped)'", "no unit is of the group '\(code.clipped)'"
      ]
        + language.suggestion(nearest)
    case .untranslated(let missing, let count, let others):
      language[
        "\(count) chỗ chưa có \(missing.name(in: language)), giữ nguyên như đã viết",
        count == 1
          ? "1 text has no \(missing.name(in: language)) and stands as it is written"
          : "\(count) texts have no \(missing.name(in: language)) and stand as they are written"]
        + (others.isEmpty ? "" : language["; còn ở ", "; others at "])
        + others.joined(separator: ", ") + (count > others.count + 1 ? ", …" : "")
        + language["; viết ", "; write "] + "{vi: …, en: …}"
        + language[", với đơn vị: cột ", ", for units a column "]
        + "name_\(missing.rawValue)"
    case .tolerance(let key, let found):
      language[
        "'\(key)' không được âm, thấy '\(found.written)'",
        "'\(key)' cannot be negative, found '\(found.written)'"]
    }
  }
}
