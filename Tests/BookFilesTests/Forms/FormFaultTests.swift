import BookFiles
import FormTestSupport
import Scoring
import TestSupport
import Testing
import Wording

/// A way to spoil a filled-in form, and the one message it must bring.
struct Spoiling: Sendable, CustomTestStringConvertible {
  var name: String
  /// The sheet and cell; nil for the file as a whole.
  var cell: String?
  var isWarning = false
  var message: String
  var english: String
  var spoil: @Sendable (inout FormDraft) -> Void

  var testDescription: String { name }

  init(
    _ name: String, at cell: String?, warning: Bool = false, _ message: String, en english: String,
    _ spoil: @escaping @Sendable (inout FormDraft) -> Void
  ) {
    self.name = name
    self.cell = cell
    isWarning = warning
    self.message = message
    self.english = english
    self.spoil = spoil
  }

  static let all: [Spoiling] = wholes + rows + figures + criteria

  static let wholes = [
    Spoiling(
      "no form", at: nil,
      "không phải phiếu do chương trình này lập; lập phiếu bằng 'sodiem forms' và điền vào đó",
      en: "it is no form of this program; make one with 'sodiem forms' and fill that in"
    ) { $0.hasIdentity = false },
    Spoiling(
      "changed identity", at: "_sodiem",
      "trang tính ẩn '_sodiem' bị sửa, không rõ phiếu của ai; lập lại phiếu",
      en:
        "the hidden sheet '_sodiem' was changed, so nobody can tell whose form it is; make it anew"
    ) { $0.identity.removeAll { $0.key == "stage" } },
    Spoiling(
      "another book", at: "_sodiem", "phiếu của sổ 'khac 2021', đang thu cho sổ 'phieu-2021 2021'",
      en: "the form belongs to the book 'khac 2021', this is 'phieu-2021 2021'"
    ) { $0.set("book", "khac") },
    Spoiling(
      "another year", at: "_sodiem",
      "phiếu của sổ 'phieu-2021 2020', đang thu cho sổ 'phieu-2021 2021'",
      en: "the form belongs to the book 'phieu-2021 2020', this is 'phieu-2021 2021'"
    ) { $0.set("year", "2020") },
    Spoiling(
      "unknown unit", at: "_sodiem", "đơn vị 'KHAC' không có trong sổ",
      en: "the book has no unit 'KHAC'"
    ) { $0.set("unit", "KHAC") },
    Spoiling(
      "another version", at: "_sodiem",
      "phiếu lập từ phiên bản khác của bộ tiêu chí 'cchc'; gửi lại phiếu mới",
      en: "the form was made from another version of the criteria of 'cchc'; send out a new one"
    ) { $0.set("version:cchc", "0123456789abcdef") },
    Spoiling(
      "a stage that is not sent out", at: "_sodiem",
      "chỉ số 'cchc' không gửi phiếu nào như vậy; xem 'rounds' trong sodiem.yaml và cơ quan thẩm định trong bộ tiêu chí",
      en:
        "the index 'cchc' sends out no such form; see 'rounds' in sodiem.yaml and the appraisers in the criteria"
    ) { $0.set("stage", "appraised1") },
    Spoiling(
      "no table", at: nil,
      "không còn bảng của chỉ số 'cchc'; điền vào phiếu gốc, không chép sang tệp khác",
      en: "the table of the index 'cchc' is gone; fill in the form itself, not a copy of its cells"
    ) { $0.tables = 0 },
    Spoiling(
      "two tables", at: "Phiếu 2", "có hai bảng của chỉ số 'cchc'; xóa bảng chép thêm",
      en: "there are two tables of the index 'cchc'; delete the copy"
    ) { $0.tables = 2 },
    Spoiling(
      "nothing filled in", at: nil, "phiếu chưa điền tiêu chí nào; điền rồi gửi lại",
      en: "nothing is filled in; fill it in and send it again"
    ) { draft in
      for row in draft.rows.indices {
        draft.rows[row].cells[.value] = nil
        draft.rows[row].cells[.evidence] = nil
      }
    },
    Spoiling(
      "a lost column", at: "Phiếu", "bảng mất cột '#value'; điền vào phiếu gốc",
      en: "the table has lost its column '#value'; fill in the form itself"
    ) { $0.columns.removeAll { $0 == .value } },
  ]

  static let rows = [
    Spoiling(
      "deleted row", at: "Phiếu", "dòng của tiêu chí '1.2' bị xóa; điền lại phiếu gốc",
      en: "the row of the criterion '1.2' was deleted; fill in the form again"
    ) { $0.rows.remove(at: 1) },
    Spoiling(
      "deleted row of one input", at: "Phiếu",
      "dòng của tiêu chí '1.3' (denominator) bị xóa; điền lại phiếu gốc",
      en: "the row of the criterion '1.3' (denominator) was deleted; fill in the form again"
    ) { $0.rows.remove(at: 3) },
    Spoiling(
      "repeated row", at: "Phiếu!D11", "tiêu chí '1.2' có hai dòng, dòng kia ở D5; xóa một dòng",
      en: "the criterion '1.2' has two rows, the other one at D5; delete one"
    ) { $0.rows.append($0.rows[1]) },
    Spoiling(
      "row of another form", at: "Phiếu!D11", "phiếu không hỏi tiêu chí 'P1'; xóa dòng này",
      en: "the form does not ask for the criterion 'P1'; delete this row"
    ) { $0.rows.append(FormDraft.Row("STP", "P1", "points")) },
    Spoiling(
      "row of another unit", at: "Phiếu!A11", "dòng của đơn vị 'SNV' trong phiếu của 'STP'",
      en: "a row of the unit 'SNV' in the form of 'STP'"
    ) { $0.rows.append(FormDraft.Row("SNV", "1.1", "points")) },
    Spoiling(
      "moved cells", at: "Phiếu!D5",
      "dòng bị chuyển chỗ: mã ghi '1.1' nhưng dòng thuộc '1.2'; chép số liệu về đúng dòng của phiếu gốc",
      en:
        "cells were moved: the code shown is '1.1' but the row belongs to '1.2'; put the figures back into their rows"
    ) { $0["1.2", .code] = .text("1.1") },
    Spoiling(
      "figure without a criterion", at: "Phiếu!E11",
      "số liệu '5' ở dòng không có mã tiêu chí; chuyển vào đúng dòng của phiếu",
      en: "the figure '5' stands in a row without a criterion; move it to its own row"
    ) { draft in
      var row = FormDraft.Row("", "", "")
      row.cells = [.value: .number(5)]
      draft.rows.append(row)
    },
  ]
}

@Test(arguments: Spoiling.all)
func everyFaultOfAFormIsNamedAtItsCell(_ spoiling: Spoiling) throws {
  let book = try FormBook.load()
  var draft = FormDraft(book, .unit("STP"))
  draft.fill()
  spoiling.spoil(&draft)
  let scratch = try Scratch()
  let path = try draft.write(in: scratch)
  let form = FormReader(book).read(path, named: "phieu.xlsx")
  let place = path + (spoiling.cell.map { ": \($0)" } ?? "")
  let level = spoiling.isWarning ? ("cảnh báo", "warning") : ("lỗi", "error")
  #expect(form.diagnostics.text(in: .vietnamese) == "\(place): \(level.0): \(spoiling.message)")
  #expect(form.diagnostics.text(in: .english) == "\(place): \(level.1): \(spoiling.english)")
  #expect(form.verdict == (spoiling.isWarning ? .acceptedWithWarnings : .rejected))
}

extension FormDraft {
  mutating func set(_ key: String, _ value: String) {
    for row in identity.indices where identity[row].key == key { identity[row].value = value }
  }
}
