public import Scoring
public import Wording

/// What can be wrong with a form as a whole: whose it is, what it was made from, its tables and rows.
public enum FormFault: Hashable, Sendable {
  /// A workbook that is no form of this program.
  case notAForm
  /// The hidden sheet does not say who the form is for.
  case identity
  /// A form of another book or year.
  case otherBook(found: String, expected: String)
  /// A unit that the book does not have.
  case unknownUnit(String)
  /// An index that the book does not have.
  case unknownIndex(String)
  /// A form made from another version of the criteria set.
  case otherVersion(index: String)
  /// A stage or recipient for which the index sends out no forms now.
  case notAsked(index: String)
  /// The table of an index is not in the workbook.
  case noTable(index: String)
  /// Two tables of one index.
  case repeatedTable(index: String)
  /// A table without one of its columns.
  case noColumn(FormColumn)
  /// More rows than any form has.
  case tooManyRows(limit: Int)
  /// A form in which nothing was filled in.
  case empty
  /// A row that was deleted.
  case deletedRow(criterion: String, input: String, unit: String)
  /// A row that is there twice.
  case repeatedRow(criterion: String, first: String)
  /// A row of something the form does not ask for.
  case strangeRow(criterion: String, unit: String)
  /// A row of another unit than the form's.
  case otherUnit(found: String, expected: String)
  /// Shown and hidden codes that differ: cells were moved.
  case movedRow(shown: String, hidden: String)
  /// Words of another row, of a unit or a figure, beside the hidden ones: cells were moved.
  case movedWords(shown: String, hidden: String)
  /// Words, of a unit or a figure, that were written over.
  case editedWords(shown: String, sent: String)
  /// A figure in a row without codes.
  case rowWithoutCode(found: String)
  /// Two forms of one recipient; the other's name.
  case sentTwice(other: String)
  /// A form that a newer round of the same recipient takes the place of.
  case superseded(by: String)
  /// A figure that stands in a data file already, with another value.
  case alreadyInData(criterion: String, found: String, there: String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    whole(in: language) ?? row(in: language)
  }

  private func whole(in language: Language) -> String? {
    switch self {
    case .notAForm:
      language[
        "không phải phiếu do chương trình này lập; lập phiếu bằng 'sodiem forms' và điền vào đó",
        "it is no form of this program; make one with 'sodiem forms' and fill that in"]
    case .identity:
      language[
        "trang tính ẩn '\(FormIdentity.sheetName)' bị sửa, không rõ phiếu của ai; lập lại phiếu",
        "the hidden sheet '\(FormIdentity.sheetName)' was changed, so nobody can tell whose form it is; make it anew"
      ]
    case .otherBook(let found, let expected):
      language[
        "phiếu của sổ '\(found.clipped)', đang thu cho sổ '\(expected)'",
        "the form belongs to the book '\(found.clipped)', this is '\(expected)'"]
    case .unknownUnit(let code):
      language[
        "đơn vị '\(code.clipped)' không có trong sổ", "the book has no unit '\(code.clipped)'"]
    case .unknownIndex(let id):
      language[
        "chỉ số '\(id.clipped)' không có trong sổ", "the book has no index '\(id.clipped)'"]
    case .otherVersion(let index):
      language[
        "phiếu lập từ phiên bản khác của bộ tiêu chí '\(index)'; gửi lại phiếu mới",
        "the form was made from another version of the criteria of '\(index)'; send out a new one"]
    case .notAsked(let index):
      language[
        "chỉ số '\(index)' không gửi phiếu nào như vậy; xem 'rounds' trong sodiem.yaml và cơ quan thẩm định trong bộ tiêu chí",
        "the index '\(index)' sends out no such form; see 'rounds' in sodiem.yaml and the appraisers in the criteria"
      ]
    case .noTable(let index):
      language[
        "không còn bảng của chỉ số '\(index)'; điền vào phiếu gốc, không chép sang tệp khác",
        "the table of the index '\(index)' is gone; fill in the form itself, not a copy of its cells"
      ]
    case .repeatedTable(let index):
      language[
        "có hai bảng của chỉ số '\(index)'; xóa bảng chép thêm",
        "there are two tables of the index '\(index)'; delete the copy"]
    case .noColumn(let column):
      language[
        "bảng mất cột '\(column.rawValue)'; điền vào phiếu gốc",
        "the table has lost its column '\(column.rawValue)'; fill in the form itself"]
    case .tooManyRows(let limit):
      language[
        "bảng có hơn \(limit) dòng; không phải phiếu gốc",
        "the table has more than \(limit) rows; it is not the form that was sent out"]
    case .empty:
      language[
        "phiếu chưa điền tiêu chí nào; điền rồi gửi lại",
        "nothing is filled in; fill it in and send it again"]
    case .sentTwice(let other):
      language[
        "gửi hai lần: '\(other)' của cùng nơi gửi; bỏ một tệp, hoặc thêm --newest nếu khác đợt",
        "sent twice: '\(other)' comes from the same sender; leave one out, or add --newest if their rounds differ"
      ]
    case .superseded(let other):
      language[
        "không dùng: '\(other)' thuộc đợt mới hơn", "not used: '\(other)' is of a newer round"]
    default: nil
    }
  }

  private func row(in language: Language) -> String {
    func of(_ unit: String) -> String {
      unit.isEmpty ? "" : language[" của đơn vị '\(unit)'", " of the unit '\(unit)'"]
    }
    func part(_ input: String) -> String { input.isEmpty ? "" : " (\(input))" }
    return switch self {
    case .deletedRow(let criterion, let input, let unit):
      language[
        "dòng của tiêu chí '\(criterion)'\(part(input))\(of(unit)) bị xóa; điền lại phiếu gốc",
        "the row of the criterion '\(criterion)'\(part(input))\(of(unit)) was deleted; fill in the form again"
      ]
    case .repeatedRow(let criterion, let first):
      language[
        "tiêu chí '\(criterion.clipped)' có hai dòng, dòng kia ở \(first); xóa một dòng",
        "the criterion '\(criterion.clipped)' has two rows, the other one at \(first); delete one"]
    case .strangeRow(let criterion, let unit):
      language[
        "phiếu không hỏi tiêu chí '\(criterion.clipped)'\(of(unit.clipped)); xóa dòng này",
        "the form does not ask for the criterion '\(criterion.clipped)'\(of(unit.clipped)); delete this row"
      ]
    case .otherUnit(let found, let expected):
      language[
        "dòng của đơn vị '\(found.clipped)' trong phiếu của '\(expected)'",
        "a row of the unit '\(found.clipped)' in the form of '\(expected)'"]
    case .movedRow(let shown, let hidden):
      language[
        "dòng bị chuyển chỗ: mã ghi '\(shown.clipped)' nhưng dòng thuộc '\(hidden.clipped)'; chép số liệu về đúng dòng của phiếu gốc",
        "cells were moved: the code shown is '\(shown.clipped)' but the row belongs to '\(hidden.clipped)'; put the figures back into their rows"
      ]
    case .movedWords(let shown, let hidden):
      language[
        "dòng bị chuyển chỗ: ô ghi '\(shown.clipped)' nhưng dòng thuộc '\(hidden.clipped)'; chép số liệu về đúng dòng của phiếu gốc",
        "cells were moved: the cell says '\(shown.clipped)' but the row belongs to '\(hidden.clipped)'; put the figures back into their rows"
      ]
    case .editedWords(let shown, let sent):
      language[
        "ô ghi '\(shown.clipped)', phiếu gốc ghi '\(sent.clipped)'; kiểm tra số liệu của dòng rồi ghi lại như phiếu gốc",
        "the cell says '\(shown.clipped)', the form that was sent out says '\(sent.clipped)'; check the figures of the row, then write that again"
      ]
    case .rowWithoutCode(let found):
      language[
        "số liệu '\(found.clipped)' ở dòng không có mã tiêu chí; chuyển vào đúng dòng của phiếu",
        "the figure '\(found.clipped)' stands in a row without a criterion; move it to its own row"]
    case .alreadyInData(let criterion, let found, let there):
      language[
        "tiêu chí '\(criterion)': phiếu ghi '\(found.clipped)', tệp số liệu đã ghi '\(there.clipped)'; sửa hoặc xóa dòng trong tệp số liệu",
        "criterion '\(criterion)': the form says '\(found.clipped)', a data file says '\(there.clipped)' already; mend or delete the row of the data file"
      ]
    default: ""
    }
  }
}
