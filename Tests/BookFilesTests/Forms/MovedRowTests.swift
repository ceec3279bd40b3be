import BookFiles
import FormTestSupport
import Scoring
import TestSupport
import Testing
import Wording

/// Rows whose visible cells were moved, as a sort or a copy in Excel moves them.
@Suite struct MovedRowTests {
  /// The columns that a person sees; the keys beside them are hidden.
  private static let shown: [FormColumn] = [
    .code, .name, .figure, .value, .mark, .points, .evidence, .note,
  ]

  private let book: Book
  private let scratch: Scratch

  init() throws {
    book = try FormBook.load()
    scratch = try Scratch()
  }

  /// The first appraisal of two criteria that both ask three units for one figure.
  private var appraisal: FormDraft {
    var draft = FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1)
    for (row, points) in [(0, 1.5), (1, 0.5), (2, 2.0)] {
      draft.rows[row].cells[.value] = .number(points)
      draft.rows[row].cells[.note] = .text("Ý kiến \(row)")
    }
    for row in 3...5 { draft.rows[row].cells[.value] = .text("A") }
    return draft
  }

  private var assessment: FormDraft {
    var draft = FormDraft(book, .unit("STP"))
    draft.fill()
    return draft
  }

  private func read(_ draft: FormDraft) throws -> CollectedForm {
    FormReader(book).read(try draft.write(in: scratch), named: "phieu.xlsx")
  }

  /// The faults of a form by cell, in both languages.
  private func faults(_ form: CollectedForm) -> [String] {
    form.diagnostics.filter { $0.severity == .error }.flatMap { fault in
      [Language.vietnamese, .english].map {
        "\(fault.place?.cell ?? "") \(fault.fault.message(in: $0))"
      }
    }
  }

  private func figures(_ form: CollectedForm) -> Set<String> {
    Set(form.figures.map { "\($0.key) \($0.value) \($0.note ?? "")" })
  }

  @Test func unitsExchangedWithinACriterionAreRefused() throws {
    var draft = appraisal
    draft.exchange(0, 1, Self.shown)
    let form = try read(draft)
    #expect(form.verdict == .rejected)
    #expect(
      faults(form) == [
        "J4 dòng bị chuyển chỗ: ô ghi 'Sở Nội vụ' nhưng dòng thuộc 'Sở Tư pháp'; chép số liệu về đúng dòng của phiếu gốc",
        "J4 cells were moved: the cell says 'Sở Nội vụ' but the row belongs to 'Sở Tư pháp'; put the figures back into their rows",
        "J5 dòng bị chuyển chỗ: ô ghi 'Sở Tư pháp' nhưng dòng thuộc 'Sở Nội vụ'; chép số liệu về đúng dòng của phiếu gốc",
        "J5 cells were moved: the cell says 'Sở Tư pháp' but the row belongs to 'Sở Nội vụ'; put the figures back into their rows",
      ])
    #expect(!form.figures.contains { $0.key.criterion == 1 && $0.key.participant < 2 })
  }

  @Test func rowsSortedWithTheirKeysAreFollowed() throws {
    let expected = figures(try read(appraisal))
    #expect(expected.count == 6)
    var draft = appraisal
    draft.rows = [2, 0, 1, 5, 3, 4].map { draft.rows[$0] } + draft.rows.dropFirst(6)
    let form = try read(draft)
    #expect(faults(form) == [])
    #expect(figures(form) == expected)
  }

  @Test func numeratorAndDenominatorExchangedAreRefused() throws {
    var draft = assessment
    draft.exchange(2, 3, Self.shown)
    let form = try read(draft)
    #expect(form.verdict == .rejected)
    #expect(
      faults(form) == [
        "K6 dòng bị chuyển chỗ: ô ghi 'Hồ sơ' nhưng dòng thuộc 'Đúng hạn'; chép số liệu về đúng dòng của phiếu gốc",
        "K6 cells were moved: the cell says 'Hồ sơ' but the row belongs to 'Đúng hạn'; put the figures back into their rows",
        "K7 dòng bị chuyển chỗ: ô ghi 'Đúng hạn' nhưng dòng thuộc 'Hồ sơ'; chép số liệu về đúng dòng của phiếu gốc",
        "K7 cells were moved: the cell says 'Đúng hạn' but the row belongs to 'Hồ sơ'; put the figures back into their rows",
      ])
    #expect(!form.figures.contains { $0.key.criterion == 3 })
  }

  @Test func rowsOfOneFormExchangedWithTheirKeysAreFollowed() throws {
    var draft = assessment
    draft.rows.swapAt(2, 3)
    let form = try read(draft)
    #expect(form.verdict == .accepted)
    #expect(figures(form) == figures(try read(assessment)))
  }

  @Test(arguments: ["sở tư pháp", " SỞ  TƯ\u{A0}PHÁP\n", "So\u{31B}\u{309} Tư pháp"])
  func aNameRetypedInOtherCaseOrSpacesIsTheSame(_ name: String) throws {
    var draft = appraisal
    draft.rows[0].cells[.name] = .text(name)
    let form = try read(draft)
    #expect(faults(form) == [])
    #expect(figures(form) == figures(try read(appraisal)))
  }

  @Test func editedWordsAreRefused() throws {
    var draft = assessment
    draft.rows[2].cells[.figure] = .text("Đúng hạn và sớm hạn")
    #expect(
      faults(try read(draft)) == [
        "K6 ô ghi 'Đúng hạn và sớm hạn', phiếu gốc ghi 'Đúng hạn'; kiểm tra số liệu của dòng rồi ghi lại như phiếu gốc",
        "K6 the cell says 'Đúng hạn và sớm hạn', the form that was sent out says 'Đúng hạn'; check the figures of the row, then write that again",
      ])
  }

  @Test func aRowWhoseWordsWereClearedIsRefused() throws {
    var draft = appraisal
    draft.rows[1].cells[.name] = nil
    #expect(
      faults(try read(draft)).first
        == "J5 ô ghi '', phiếu gốc ghi 'Sở Nội vụ'; kiểm tra số liệu của dòng rồi ghi lại như phiếu gốc"
    )
  }

  /// A form for several units must say whose each row is.
  @Test func aTableThatLostItsNamesIsRefused() throws {
    var draft = appraisal
    draft.columns.removeAll { $0 == .name }
    #expect(
      faults(try read(draft)) == [
        " bảng mất cột '#name'; điền vào phiếu gốc",
        " the table has lost its column '#name'; fill in the form itself",
      ])
  }
}

extension FormDraft {
  /// Exchanges the cells of two rows in some columns.
  fileprivate mutating func exchange(_ first: Int, _ second: Int, _ columns: [FormColumn]) {
    for column in columns {
      let cell = rows[first].cells[column]
      rows[first].cells[column] = rows[second].cells[column]
      rows[second].cells[column] = cell
    }
  }
}
