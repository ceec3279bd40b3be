import BookFiles
import Formulas
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

private let header = "sodiem.yaml"
private let set = "criteria/cchc.yaml"

/// A small book in two languages; three of its texts have no English.
private let files: [String: String] = [
  "sodiem.yaml": """
  book: hai-tieng
  year: 2021
  title: {vi: Kết quả, en: Results}
  created: 2022-01-05
  units: units.csv
  indices:
    - index: a
      title: {vi: Chỉ số, en: Index}
      short_title: CS
      criteria: a.yaml
      data: [a.csv]

  """,
  "units.csv": """
  code,name,short_name,short_name_en,name_en,indices
  u,Sở Tư pháp,STP,Justice,Department of Justice,a
  v,Sở Nội vụ,,,,a

  """,
  "a.yaml": """
  criteria_set: a
  title: {vi: Bộ tiêu chí, en: Criteria}
  grades:
    - {name: {vi: Đạt, en: Passed}, from: 50}
    - {name: {en: Failed, vi: Không đạt}, from: 0}
  grade_caps:
    - {criterion: "1", below: 50, grade: Failed}
  criteria:
    - code: "1"
      name: {vi: Điểm}
      max: 100
      rule: {kind: choice, options: [{code: A, text: {vi: Đủ, en: All}, points: 100}]}
      not_applicable: {policy: exclude, when: {vi: Không có, en: There is none}}
      appraiser: {vi: Sở Nội vụ, en: Department of Home Affairs}
      evidence:
        vi: Báo cáo
        en: Report

  """,
  "a.csv": """
  unit,criterion,input,stage,value,note,note_en
  u,1,,,A,Đã xem,Seen
  v,1,,,A,Chưa xem,

  """,
]

@Test func aBookIsReadInTheLanguageAskedFor() throws {
  let folder = try BookInFolder(files)
  let (written, english) = (try folder.load(), try folder.load(.english))
  let vietnamese = try #require(written.book, "\(written.diagnostics.text(in: .english))")
  let book = try #require(english.book, "\(english.diagnostics.text(in: .english))")
  #expect(book.language == .english)
  #expect(book.written == .vietnamese)
  #expect(book.dress.title == "Results")
  #expect(vietnamese.dress.title == "Kết quả")
  #expect(book.indices[0].title == "Index")
  #expect(book.units.map(\.name) == ["Department of Justice", "Sở Nội vụ"])
  #expect(book.units.map(\.shortName) == ["Justice", "Sở Nội vụ"])
  #expect(vietnamese.units.map(\.name) == ["Sở Tư pháp", "Sở Nội vụ"])
  #expect(vietnamese.units.map(\.shortName) == ["STP", "Sở Nội vụ"])
  let (set, own) = (book.indices[0].criteria, vietnamese.indices[0].criteria)
  #expect(set.title == "Criteria")
  #expect(set.grades[""]?.grades.map(\.name) == ["Passed", "Failed"])
  #expect(own.grades[""]?.grades.map(\.name) == ["Đạt", "Không đạt"])
  #expect(set.nodes[0].notApplicableWhen == "There is none")
  #expect(set.nodes[0].evidence == "Report")
  #expect(own.nodes[0].evidence == "Báo cáo")
  #expect(set.nodes[0].rule?.kind.options.map(\.text) == ["All"])
  #expect(book.indices[0].observations.map(\.note) == ["Seen", "Chưa xem"])
  #expect(vietnamese.indices[0].observations.map(\.note) == ["Đã xem", "Chưa xem"])
}

@Test func textsWithoutTheLanguageAskedForStandAsTheyAreAndAreToldOnce() throws {
  let folder = try BookInFolder(files)
  #expect(try folder.load().diagnostics.isEmpty)
  #expect(try folder.load(.vietnamese).diagnostics.isEmpty)
  let english = try folder.load(.english)
  #expect(english.book?.indices[0].criteria.nodes[0].name == "Điểm")
  #expect(english.book?.indices[0].shortTitle == "CS")
  #expect(
    english.diagnostics.map { $0.text(in: .english) } == [
      "a.yaml:10:11: warning: 3 texts have no English and stand as they are written; others at sodiem.yaml:9:18, units.csv:3:3; write {vi: …, en: …}, for units a column name_en"
    ])
  #expect(
    english.diagnostics.map { $0.text(in: .vietnamese) } == [
      "a.yaml:10:11: cảnh báo: 3 chỗ chưa có tiếng Anh, giữ nguyên như đã viết; còn ở sodiem.yaml:9:18, units.csv:3:3; viết {vi: …, en: …}, với đơn vị: cột name_en"
    ])
}

@Test func aBookWrittenInEnglishMayHaveVietnameseBeside() throws {
  let written = try #require(files[header]).replacing(
    "year: 2021", with: "year: 2021\nlanguage: en")
  let folder = try BookInFolder(files.merging([header: written]) { $1 })
  let own = try folder.load()
  #expect(own.diagnostics.isEmpty)
  #expect(own.book?.dress.title == "Results")
  // What is there in no other language stands in the book's own, whatever it is.
  #expect(own.book?.indices[0].criteria.nodes[0].name == "Điểm")
  let vietnamese = try folder.load(.vietnamese)
  #expect(vietnamese.book?.written == .english)
  #expect(vietnamese.book?.dress.title == "Kết quả")
  #expect(vietnamese.diagnostics.count == 1)
}

@Test func aGradeIsTheSameInEveryLanguage() throws {
  let folder = try BookInFolder(files)
  for language in [Language.vietnamese, .english] {
    let set = try #require(try folder.load(language).book).indices[0].criteria
    #expect(set.grades[""]?.caps == [GradeScale.Cap(criterion: 0, below: 50, grade: 1)])
  }
}

@Test func formsAreKnownAgainInEveryLanguage() throws {
  let folder = try BookInFolder(files)
  let vietnamese = try #require(try folder.load().book)
  let english = try #require(try folder.load(.english).book)
  #expect(english.indices[0].criteria.formText == vietnamese.indices[0].criteria.formText)
  let recipients = english.formRecipients(at: .appraised1)
  #expect(recipients == [.agency("Sở Nội vụ")])
  #expect(recipients == vietnamese.formRecipients(at: .appraised1))
  #expect(english.name(ofAgency: "Sở Nội vụ") == "Department of Home Affairs")
  #expect(vietnamese.name(ofAgency: "Sở Nội vụ") == "Sở Nội vụ")
}

@Test(arguments: [
  Breaking(
    set, "name: Chỉ đạo\n", "name: {vi: Chỉ đạo, 1️⃣fr: Direction}\n",
    "không có khóa 'fr' ở đây; các khóa: vi, en",
    en: "there is no key 'fr' here; the keys are: vi, en"),
  Breaking(
    header, "remark: Số liệu minh hoạ", "remark: 1️⃣{}",
    "'remark' không có giá trị; điền vào hoặc bỏ khóa"),
  Breaking(
    header, "remark: Số liệu minh hoạ", "remark: 1️⃣{vi: null}",
    "'remark' không có giá trị; điền vào hoặc bỏ khóa"),
  Breaking(
    set, "text: Thiếu", "text: {vi: Thiếu, en: 1️⃣[Part]}",
    "'en' cần một giá trị, thấy một danh sách",
    en: "'en' expects a single value, found a list"),
  Breaking(
    header, "place: Ninh Thuận", "place: {vi: Ninh Thuận, en: 1️⃣\"\"}",
    "'en' không có giá trị; điền vào hoặc bỏ khóa"),
  Breaking(
    header, "recipients: [Như Điều 3, \"Lưu: VT\"]",
    "recipients: [{vi: Như Điều 3, 1️⃣eng: Article 3}, \"Lưu: VT\"]",
    "không có khóa 'eng' ở đây; có phải là 'en'?"),
  // A code is no text to be translated.
  Breaking(
    header, "book: mau-2021", "book: 1️⃣{vi: mau-2021}",
    "'book' cần một giá trị, thấy một nhóm khóa"),
])
func faultsOfTranslations(_ breaking: Breaking) throws { try breaking.check() }

/// Two things that are told apart in one language are not the same in another.
@Test(arguments: [
  Breaking(
    set, "{name: Khá, from: 50}", "{name: 1️⃣{vi: Khá, en: Good}, from: 50}",
    "mức xếp loại 'Good' lặp lại", note: "lần đầu ở đây"
  ).with(set, "{name: Tốt, from: 80}", "{name: 2️⃣{vi: Tốt, en: Good}, from: 80}"),
  Breaking(
    set, "{name: Khá, from: 50}", "{name: 1️⃣{vi: Khá, en: Tốt}, from: 50}",
    "mức xếp loại 'Tốt' lặp lại", note: "lần đầu ở đây", noteText: "{name: 2️⃣Tốt, from: 80}"),
])
func namesAreToldApartInEveryLanguage(_ breaking: Breaking) throws { try breaking.check() }
