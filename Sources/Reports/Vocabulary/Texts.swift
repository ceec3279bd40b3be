import Scoring
import Wording

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

  /// What stands in place of the signer where nobody is to sign.
  var draft: String { self["DỰ THẢO – KHÔNG KÝ", "DRAFT – NOT TO BE SIGNED"] }
  /// The head of a column that numbers the rows.
  var rowNumber: String { self["TT", "No."] }
  /// The verdict of a check that holds.
  var passed: String { self[upper: .passed] }
  /// The verdict of a check that fails.
  var failed: String { self[upper: .failed] }

  /// What a sheet of an index is called.
  func sheet(_ sheet: IndexSheet) -> String {
    switch sheet {
    case .results: self[.results]
    case .detail: self["Chi tiết", "Detail"]
    case .data: self[.data]
    case .scorecard: self[.scorecard]
    case .analysis: self[.analysis]
    case .sources: self[.sources]
    }
  }

  /// What a unit group is called: as the book names it; those whose column « group » is empty are one too.
  func group(_ code: String) -> String {
    groupNames[code]
      ?? (code.isEmpty
        ? self["Chưa xếp khối", "Units of no group"] : self[.group] + " " + code)
  }

}

extension String {
  /// The text with its first letter in capitals.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// A sheet of one index.
enum IndexSheet { case results, detail, data, scorecard, analysis, sources }
