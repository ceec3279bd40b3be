import Formulas
import Reports
import Scoring
import Wording
import XLSXReading

/// What a workbook says of the book it was made from, on its sheet of provenance.
struct Identity {
  /// The language of the workbook.
  private(set) var language = Language.vietnamese
  /// The book and year, in the workbook's words.
  private(set) var book = ""
  /// The weights it was written under, in the workbook's words.
  private(set) var weights = ""
  /// The digests of the book's files by path.
  private(set) var digests: [String: String] = [:]

  /// Reads the sheet; nil if there is none with a book on it.
  init?(of file: WorkbookFile) throws(ReadFailure) {
    guard
      let (language, sheet) = Language.allCases.lazy.compactMap({ language in
        file.sheets.firstIndex { $0.name == RankingBookMap.provenance(in: language) }
          .map { (language, $0) }
      }).first
    else { return nil }
    var rows: [Int: [Int: String]] = [:]
    try file.forEachCell(ofSheet: sheet) { cell in
      if case .text(let text) = cell.value { rows[cell.row, default: [:]][cell.column] = text }
    }
    self.language = language
    for row in rows.sorted(by: { $0.key < $1.key }).map(\.value) {
      guard let name = row[0], let value = row[1] else { continue }
      if name == RankingBookMap.bookLabel(in: language), book.isEmpty { book = value }
      if name == RankingBookMap.weightsLabel(in: language), weights.isEmpty { weights = value }
      digests[name] = value
    }
    if book.isEmpty { return nil }
  }
}
