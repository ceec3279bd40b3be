import BookFiles
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

private let header = "sodiem.yaml"
private let units = "units.csv"
private let criteria = "criteria/cchc.yaml"
private let data = "data/cchc.csv"
private let previous = "previous/cchc.csv"
private let weights = "weights/thu.yaml"

private func revision(_ name: String, title: String, code: String = "\"2\"") -> String {
  "revision: \(name)\ntitle: \(title)\ndate: 2022-02-01\nreason: Thử\nweights: {cchc: {\(code): 10}}\n"
}

@Test(arguments: [
  Breaking(
    units, "snv,Sở Nội vụ", "1️⃣STP,Sở Nội vụ",
    "mã đơn vị 'STP' trùng với 'stp', không kể chữ hoa, chữ thường; đổi một trong hai",
    en: "the unit code 'STP' is the same as 'stp' but for case; change one of them",
    note: "lần đầu ở đây", noteText: "2️⃣stp,Sở Tư pháp"
  ).with(previous, "snv,80,1\n", ""),
  Breaking(
    units, "snv,Sở Nội vụ,SNV,so,", "snv,Sở Nội vụ,SNV,1️⃣So,",
    "nhóm 'So' và nhóm 'so' chỉ khác chữ hoa, chữ thường; viết giống nhau",
    en: "the groups 'So' and 'so' differ in case only; write them alike", note: "lần đầu ở đây"
  ).with(units, "STP,so,", "STP,2️⃣so,"),
  Breaking(
    units, "snv,Sở Nội vụ,SNV,so,", "snv,Sở Nội vụ,SNV,1️⃣Default,",
    "nhóm không được tên là 'Default': trong bộ tiêu chí, 'default' là mọi nhóm còn lại",
    en: "a group cannot be called 'Default': in criteria sets 'default' means all other groups"),
  Breaking(
    header, "short_title: HL", "short_title: 1️⃣cchc",
    "tên tắt 'cchc' trùng với 'CCHC', không kể chữ hoa, chữ thường; đổi một trong hai",
    en: "the short title 'cchc' is the same as 'CCHC' but for case; change one of them",
    note: "lần đầu ở đây", noteText: "short_title: 2️⃣CCHC"),
  Breaking(
    criteria, "code: P1", "code: 1️⃣t1",
    "mã tiêu chí 't1' trùng với 'T1', không kể chữ hoa, chữ thường; đổi một trong hai",
    en: "the criterion code 't1' is the same as 'T1' but for case; change one of them",
    note: "lần đầu ở đây", noteText: "{code: 2️⃣T1, name: Thưởng"),
  Breaking(
    criteria, "{code: B, text: Thiếu", "{code: 1️⃣a, text: Thiếu",
    "mã 'a' trùng với 'A', không kể chữ hoa, chữ thường; đổi một trong hai",
    en: "the code 'a' is the same as 'A' but for case; change one of them", note: "lần đầu ở đây",
    noteText: "{code: 2️⃣A, text: Đủ"),
  Breaking(
    criteria, "{code: D2, text: Kém", "{code: 1️⃣d1, text: Kém",
    "mã 'd1' trùng với 'D1', không kể chữ hoa, chữ thường; đổi một trong hai",
    note: "lần đầu ở đây", noteText: "{code: 2️⃣D1, text: Tốt"),
  Breaking(
    criteria, "- {name: Yếu, from: 0}", "- {name: 1️⃣tốt, from: 0}",
    "mức xếp loại 'tốt' trùng với 'Tốt', không kể chữ hoa, chữ thường; đổi một trong hai",
    en: "the grade 'tốt' is the same as 'Tốt' but for case; change one of them",
    note: "lần đầu ở đây", noteText: "- {name: 2️⃣Tốt, from: 80}"),
])
func keysAreUniqueWithoutCase(_ breaking: Breaking) throws { try breaking.check() }

/// « ß » and « SS », « ſ » and « s » are the same to Unicode's case folding.
@Test(arguments: [("straße", "STRASSE"), ("ſv", "SV"), ("ĐƠN VỊ", "đơn vị"), ("Σας", "ΣΑΣ")])
func caseIsFoldedAsUnicodeDoes(_ first: String, _ second: String) throws {
  var files = ValidBook.files
  files[units] =
    "code,name,group,indices\nstp,Một,so,cchc;hl\n\(first),Hai,so,hl\n\(second),Ba,so,hl\nnpn,Bốn,huyen,cchc\n"
  files[previous] = "unit,score,rank\nstp,85.25,1\n"
  #expect(
    try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) } == [
      """
      units.csv:4:1: error: the unit code '\(second)' is the same as '\(first)' but for case; change one of them
      units.csv:3:1: note: first one is here
      """
    ])
}

/// Codes that name files on Windows, with or without an ending.
@Test(arguments: ["CON", "nul", "Com1", "LPT9", "aux.sở", "COM¹"])
func devicesOfWindowsAreNoUnitCodes(_ code: String) throws {
  try Breaking(
    units, "snv,Sở Nội vụ", "1️⃣\(code),Sở Nội vụ",
    "mã '\(code)' là tên Windows giữ riêng, không đặt tên tệp được; thêm chữ hoặc số vào mã",
    en:
      "the code '\(code)' is a name that Windows keeps for itself and cannot name a file; add a letter or digit"
  ).with(previous, "snv,80,1\n", "").check()
}

@Test(arguments: ["CONG", "COM", "COM10", "NULL", "LPT"])
func otherUnitCodesAreAllowed(_ code: String) throws {
  var files = ValidBook.files.mapValues { $0.replacingOccurrences(of: "snv", with: code) }
  files[data] = ValidBook.data
  #expect(try BookInFolder(files).load().diagnostics.isEmpty)
}

@Test func longCodesAreRefused() throws {
  let code = String(repeating: "ơ", count: 61)
  try Breaking(
    units, "snv,Sở Nội vụ", "1️⃣\(code),Sở Nội vụ",
    "mã dài 61 ký tự; nhiều nhất là 60, vì mã được dùng đặt tên tệp và vùng",
    en: "the code has 61 characters; at most 60, as files and ranges are named by it"
  ).with(previous, "snv,80,1\n", "").check()
  try Breaking(
    header, "book: mau-2021", "book: 1️⃣\(String(repeating: "a", count: 61))",
    "mã dài 61 ký tự; nhiều nhất là 60, vì mã được dùng đặt tên tệp và vùng"
  ).check()
}

@Test func unitsOfOneNameAreToldApartByTheirCodes() throws {
  try Breaking(
    units, "snv,Sở Nội vụ", "snv,1️⃣SỞ TƯ PHÁP",
    "hai đơn vị cùng tên 'SỞ TƯ PHÁP'; trong danh sách chọn, tên sẽ kèm mã đơn vị",
    en: "two units are called 'SỞ TƯ PHÁP'; lists to choose from show their codes too",
    note: "lần đầu ở đây", noteText: "stp,2️⃣Sở Tư pháp"
  ).check(severity: .warning)
}

// MARK: Revisions

@Test(arguments: [
  ("Đã phê duyệt", "Đã phê duyệt"), ("approved", "approved"), ("trọng số thử", "trọng số thử"),
  ("Trial weights", "Trial weights"),
])
func titlesOfTheWorkbookAreNoTitlesOfRevisions(_ title: String, _ shown: String) throws {
  try Breaking(
    header, "year: 2021", "year: 2021",
    "tên phương án '\(shown)' là tên mà sổ đã dùng cho bộ trọng số khác; chọn tên khác",
    en: "the title '\(shown)' is what the workbook calls other weights; choose another"
  ).adding(weights, revision("thu", title: "1️⃣" + title)).check()
}

@Test func titlesOfRevisionsAreUniqueWithoutCase() throws {
  try Breaking(
    header, "year: 2021", "year: 2021",
    "tên phương án 'phương án 1' trùng với 'Phương án 1', không kể chữ hoa, chữ thường; đổi một trong hai",
    en:
      "the revision's title 'phương án 1' is the same as 'Phương án 1' but for case; change one of them",
    note: "lần đầu ở đây"
  ).adding("weights/mot.yaml", revision("mot", title: "2️⃣Phương án 1"))
    .adding(weights, revision("thu", title: "1️⃣phương án 1")).check()
  // What a lookup would take for a pattern is a title like any other.
  var files = ValidBook.files
  files["weights/mot.yaml"] = revision("mot", title: "Phương án 1?")
  files[weights] = revision("thu", title: "Phương án 12")
  #expect(try BookInFolder(files).load().diagnostics.isEmpty)
}

@Test func namesOfRevisionsAreFoldersOfTheirOwn() throws {
  try Breaking(
    header, "year: 2021", "year: 2021",
    "phương án không được tên 'runs', vì kết quả của nó sẽ lẫn với thư mục cùng tên; đổi tên tệp",
    en:
      "a revision cannot be called 'runs', as its results would mix with those of a folder of that name; rename the file"
  ).adding("weights/runs.yaml", revision("1️⃣runs", title: "Một")).check()
  try Breaking(
    header, "year: 2021", "year: 2021",
    "phương án 'thu' trùng với 'Thu', không kể chữ hoa, chữ thường; đổi một trong hai",
    note: "lần đầu ở đây"
  ).adding("weights/Thu.yaml", revision("2️⃣Thu", title: "Một"))
    .adding(weights, revision("1️⃣thu", title: "Hai")).check()
}

// MARK: What nobody sees

private func told(_ text: String, _ point: String, _ position: Int) -> (String, String) {
  (
    "'\(text)' có ký tự không nhìn thấy \(point) ở vị trí \(position); xóa ký tự đó hoặc gõ lại",
    "'\(text)' holds the invisible character \(point) at position \(position); delete it or type the text again"
  )
}

@Test(arguments: [
  ("\u{200B}", "U+200B (zero width space)"), ("\u{FEFF}", "U+FEFF (byte order mark)"),
  ("\u{00AD}", "U+00AD (soft hyphen)"), ("\u{200F}", "U+200F (mark of direction)"),
  ("\u{202E}", "U+202E (mark of direction)"), ("\u{2060}", "U+2060"),
])
func invisibleCharactersAreNamedEverywhere(_ character: String, _ name: String) throws {
  let point = String(name.prefix(6))
  let files = ValidBook.files.merging([
    units: ValidBook.units.replacingOccurrences(of: "\nsnv,", with: "\ns\(character)nv,"),
    data:
      "unit,criterion,input,value\ns\(character)nv,2.1,,1\nstp,2.1\(character),,1\nstp,1.4,a\(character),1\nstp,1.2,,A\(character)\nstp,3.1,,88\(character)\n",
    previous: "unit,score\ns\(character)nv,80\n",
  ]) { $1 }
  func english(_ text: String, _ position: Int) -> String { told(text, name, position).1 }
  #expect(
    try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) } == [
      "data/cchc.csv:2:1: error: " + english("s<\(point)>nv", 2),
      "data/cchc.csv:3:5: error: " + english("2.1<\(point)>", 4),
      "data/cchc.csv:4:9: error: " + english("a<\(point)>", 2),
      "data/cchc.csv:5:10: error: " + english("A<\(point)>", 2),
      "data/cchc.csv:6:10: error: " + english("88<\(point)>", 3),
      "previous/cchc.csv:2:1: error: " + english("s<\(point)>nv", 2),
      "units.csv:3:1: error: " + english("s<\(point)>nv", 2),
    ])
}

@Test(arguments: [
  Breaking(
    criteria, "- code: 1.1\n", "- code: 1️⃣1.1\u{200D}\n",
    told("1.1<U+200D>", "U+200D (dấu nối không độ rộng)", 4).0,
    en: told("1.1<U+200D>", "U+200D (zero width joiner)", 4).1
  ).with(data, "stp,1.1,,self,2,\n", "").with(
    data, "stp,1.1,points,appraised1,1.75,\"thiếu, bổ sung\"\n", ""),
  Breaking(
    criteria, "{code: A, text: Đủ", "{code: 1️⃣A\u{00A0}, text: Đủ",
    told("A<U+00A0>", "U+00A0 (dấu cách không ngắt)", 2).0
  ).with(data, "stp,1.2,,,A,\n", ""),
  Breaking(
    criteria, "{kind: deduct, points", "{kind: deduct, 1️⃣points\u{200B}",
    told("points<U+200B>", "U+200B (dấu cách không độ rộng)", 7).0
  ).with(criteria, "{code: \"2.1\"", "{code: \"2.1\"").with(data, "stp,2.1,,,2,\n", ""),
  Breaking(
    criteria, "kind: given, step", "kind: 1️⃣given\u{200B}, step",
    told("given<U+200B>", "U+200B (dấu cách không độ rộng)", 6).0),
  Breaking(
    header, "- index: hl", "- index: 1️⃣hl\u{200B}",
    told("hl<U+200B>", "U+200B (dấu cách không độ rộng)", 3).0),
])
func invisibleCharactersOfSetsAreNamed(_ breaking: Breaking) throws {
  try breaking.checkAmongOthers()
}

@Test func invisibleCharactersOfRevisionsAreNamed() throws {
  try Breaking(
    header, "year: 2021", "year: 2021",
    told("2<U+200B>", "U+200B (dấu cách không độ rộng)", 2).0
  ).adding(weights, revision("thu", title: "Một", code: "1️⃣\"2\u{200B}\"")).check()
}

// MARK: No value

@Test(arguments: ["null", "~", "Null", "NULL"])
func saidToBeNothingIsNotThere(_ word: String) throws {
  var files = ValidBook.files
  files[header] = ValidBook.header.replacingOccurrences(
    of: "remark: Số liệu minh hoạ", with: "remark: \(word)")
  let loaded = try BookInFolder(files).load()
  #expect(loaded.diagnostics.isEmpty)
  #expect(loaded.book != nil)
  #expect(loaded.book?.remark == nil)
}

@Test(arguments: [
  ("\"null\"", "null"), ("'~'", "~"), ("no", "no"), ("\"no\"", "no"), ("off", "off"),
])
func wordsAreTexts(_ written: String, _ text: String) throws {
  var files = ValidBook.files
  files[header] = ValidBook.header.replacingOccurrences(
    of: "remark: Số liệu minh hoạ", with: "remark: \(written)")
  #expect(try BookInFolder(files).load().book?.remark == text)
}

@Test(arguments: [
  Breaking(
    header, "title: Kết quả cải cách hành chính năm 2021", "title: 1️⃣null",
    "'title' không có giá trị; điền vào hoặc bỏ khóa",
    en: "'title' has no value; fill it in or leave the key out"),
  Breaking(
    header, "recipients: [Như Điều 3, ", "recipients: [1️⃣~, ",
    "'recipients' không có giá trị; điền vào hoặc bỏ khóa"),
  Breaking(
    header, "data: [data/hl.csv]", "data: 1️⃣null", "'data' không có giá trị; điền vào hoặc bỏ khóa"),
])
func nothingWhereSomethingMustBeIsAFault(_ breaking: Breaking) throws { try breaking.check() }

@Test func gradesMayBeCalledByNumbersAndSigns() throws {
  var files = ValidBook.files
  files[criteria] = ValidBook.cchc.replacingOccurrences(of: "{name: Tốt,", with: "{name: \"1\",")
    .replacingOccurrences(of: "{name: Khá,", with: "{name: A*,")
    .replacingOccurrences(of: "{name: Yếu,", with: "{name: A,")
    .replacingOccurrences(of: "grade: Khá", with: "grade: A*")
  let book = try #require(try BookInFolder(files).load().book)
  #expect(book.indices[0].criteria.grades[""]?.grades.map(\.name) == ["1", "A*", "A"])
}
