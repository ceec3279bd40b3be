import Scoring

/// Chooses between the Vietnamese and the English wording of what the reader sees, and knows the book's own
/// words.
struct Texts: Speech {
  /// The language of the workbook.
  let language: Language
  /// What the book calls its unit groups, by their codes.
  private let groupNames: [String: String]

  /// The words of a language.
  init(language: Language) {
    self.language = language
    groupNames = [:]
  }

  /// The words of a book.
  init(_ book: Book) {
    language = book.language
    groupNames = book.dress.groupNames
  }

  /// One wording of two.
  subscript(_ vietnamese: String, _ english: String) -> String {
    language == .vietnamese ? vietnamese : english
  }

  /// A number as the reader writes it: with a decimal comma in Vietnamese.
  func number(_ number: Double) -> String {
    let text = Self.shortest(number)
    guard language == .vietnamese else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }

  /// A number without superfluous decimals.
  static func shortest(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A date as the reader writes it.
  func date(_ date: CalendarDate) -> String {
    guard language == .vietnamese else { return date.description }
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(padded(date.day))/\(padded(date.month))/\(date.year)"
  }

  /// What stands in place of the signer where nobody is to sign.
  var draft: String { self["DỰ THẢO – KHÔNG KÝ", "DRAFT – NOT TO BE SIGNED"] }
  /// The head of a column that numbers the rows.
  var rowNumber: String { self["TT", "No."] }
  /// The verdict of a check that holds.
  var passed: String { self["ĐẠT", "PASS"] }
  /// The verdict of a check that fails.
  var failed: String { self["KHÔNG ĐẠT", "FAIL"] }

  /// What a sheet of an index is called.
  func sheet(_ sheet: IndexSheet) -> String {
    switch sheet {
    case .results: self["Kết quả", "Results"]
    case .detail: self["Chi tiết", "Detail"]
    case .data: self["Số liệu", "Data"]
    case .scorecard: self["Phiếu điểm", "Scorecard"]
    case .analysis: self["Phân tích", "Analysis"]
    case .sources: self["Nguồn số liệu", "Sources"]
    }
  }

  /// What a unit group is called: as the book names it; those whose column « group » is empty are one too.
  func group(_ code: String) -> String {
    groupNames[code]
      ?? (code.isEmpty
        ? self["Chưa xếp khối", "Units of no group"] : self["Khối ", "Group "] + code)
  }

  /// The name of a round.
  func stage(_ stage: Stage) -> String {
    switch stage {
    case .self: self["Tự chấm", "Self-assessed"]
    case .appraised1: self["Thẩm định lần 1", "First appraisal"]
    case .appraised2: self["Thẩm định lần 2", "Final appraisal"]
    }
  }
}

/// A sheet of one index.
enum IndexSheet { case results, detail, data, scorecard, analysis, sources }
