public import Wording
public import XLSXReading

/// What can be wrong with a workbook that comes back.
public enum WorkbookFault: Hashable, Sendable {
  /// It cannot be read.
  case unreadable(ReadFailure.Reason)
  /// It has no weights on trial: it is not a ranking workbook of this program.
  case noWeights
  /// It holds no weights of an index of the book.
  case noIndex(String)
  /// A criterion of the book is not among its rows.
  case missingCriterion(String)
  /// A row of a criterion that the book does not have.
  case unknownCriterion(String)
  /// Two rows of one criterion.
  case repeatedCriterion(String)
  /// A weight that is no number.
  case notANumber(code: String, found: String)
  /// A weight that was deleted.
  case empty(code: String)
  /// Nothing in it differs from the approved weights.
  case nothingChanged

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let reason): reason.message(in: language)
    case .noWeights:
      language[
        "không có cột «Trọng số thử»; cần sổ xếp hạng do chương trình này lập",
        "there are no trial weights in it; a ranking workbook of this program is needed"]
    case .noIndex(let id):
      language[
        "không có trọng số của chỉ số '\(id)'; đây có phải là sổ của năm khác?",
        "there are no weights of the index '\(id)'; is it another year's workbook?"]
    case .missingCriterion(let code):
      language[
        "không có dòng của tiêu chí '\(code)'", "there is no row of the criterion '\(code)'"]
    case .unknownCriterion(let code):
      language[
        "tiêu chí '\(code.clipped)' không có trong sổ",
        "the book has no criterion '\(code.clipped)'"]
    case .repeatedCriterion(let code):
      language[
        "tiêu chí '\(code.clipped)' có hai dòng", "the criterion '\(code.clipped)' has two rows"]
    case .notANumber(let code, let found):
      language[
        "trọng số thử của '\(code)' cần là số, thấy '\(found.clipped)'",
        "the trial weight of '\(code)' must be a number, found '\(found.clipped)'"]
    case .empty(let code):
      language[
        "trọng số thử của '\(code)' bị xóa; nhập lại số, hoặc 0",
        "the trial weight of '\(code)' is empty; enter a number, or 0"]
    case .nothingChanged:
      language[
        "trọng số thử không khác bản đã phê duyệt",
        "the trial weights are those approved"]
    }
  }
}
