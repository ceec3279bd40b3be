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

@Test(arguments: [
  Breaking(
    units, "snv,Sở Nội vụ", "snv,Sở1️⃣\u{0B}Nội vụ",
    "ký tự U+000B (dấu xuống dòng của Word) không chứa được trong sổ Excel; thay bằng dấu cách",
    en:
      "a workbook cannot hold the character U+000B (a line break of Word); put a space in its place"
  ),
  Breaking(
    data, "\"thiếu, bổ sung\"", "\"thiếu,1️⃣\u{07} bổ sung\"",
    "ký tự U+0007 không chứa được trong sổ Excel; xóa đi",
    en: "a workbook cannot hold the character U+0007; delete it"),
  Breaking(
    data, "\"thiếu, bổ sung\"", "\"thiếu,1️⃣\u{9D} bổ sung\"",
    "ký tự U+009D không chứa được trong sổ Excel; xóa đi"),
  Breaking(
    data, "\"thiếu, bổ sung\"", "\"thiếu,1️⃣\u{FFFF} bổ sung\"",
    "ký tự U+FFFF không chứa được trong sổ Excel; xóa đi"),
  Breaking(
    header, "remark: Số liệu minh hoạ", "remark: Số liệu1️⃣\u{0C}minh hoạ",
    "ký tự U+000C (dấu sang trang) không chứa được trong sổ Excel; thay bằng dấu cách",
    en: "a workbook cannot hold the character U+000C (a page break); put a space in its place"),
  Breaking(
    header, "remark: Số liệu minh hoạ", "remark: \"Số liệu1️⃣\\vminh hoạ\"",
    "ký tự U+000B (dấu xuống dòng của Word) không chứa được trong sổ Excel; thay bằng dấu cách"),
  Breaking(
    criteria, "name: Chỉ đạo", "name: \"Chỉ1️⃣\\x07 đạo\"",
    "ký tự U+0007 không chứa được trong sổ Excel; xóa đi"),
])
func charactersThatNoWorkbookHolds(_ breaking: Breaking) throws { try breaking.check() }

@Test func vietnameseAndLineBreaksAreHeld() throws {
  var files = ValidBook.files
  files[data] = ValidBook.data.replacingOccurrences(
    of: "\"thiếu, bổ sung\"", with: "\"thiếu,\n\tbổ sung ﬀ ﷺ 🙂\u{85}\"")
  #expect(try BookInFolder(files).load().diagnostics.isEmpty)
}

/// Excel counts in UTF-16 units; this Vietnamese letter is one, the face two.
@Test(arguments: [
  ("ệ", 32_000, true), ("ệ", 32_001, false), ("🙂", 16_000, true), ("🙂", 16_001, false),
])
func textsAreAsLongAsCellsTake(_ letter: String, _ count: Int, _ isHeld: Bool) throws {
  let text = String(repeating: letter, count: count)
  let units = text.utf16.count
  var files = ValidBook.files
  files[header] = ValidBook.header.replacingOccurrences(
    of: "remark: Số liệu minh hoạ", with: "remark: \(text)")
  #expect(
    try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
      == (isHeld
        ? []
        : [
          "sodiem.yaml:5:9: error: the text has \(units) characters; a cell of the workbook holds at most 32000; shorten it"
        ]))
  files = ValidBook.files
  files[data] = ValidBook.data.replacingOccurrences(of: "không có hồ sơ", with: text)
  // A field of bytes without end is refused by its bytes.
  let isRead = text.utf8.count <= 65_536
  #expect(
    try BookInFolder(files).load().diagnostics.map { $0.text(in: .vietnamese) }
      == (isHeld && isRead
        ? []
        : isRead
          ? [
            "data/cchc.csv:13:15: lỗi: đoạn chữ dài \(units) ký tự; một ô của sổ chứa nhiều nhất 32000; rút gọn"
          ]
          : ["data/cchc.csv:13:15: lỗi: ô có \(text.utf8.count) byte; nhiều nhất là 65536"]))
}

/// A book of one index whose set has these lines below `criteria:`.
private func told(
  _ lines: String, settings: String = "", units: Int = 2, in language: Language = .english
) throws -> [String] {
  let codes = (1...units).map { "U\($0)" }
  let files = [
    header:
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: []}\n",
    "units.csv": "code,name,indices\n" + codes.map { "\($0),Đơn vị \($0),a\n" }.joined(),
    "a.yaml": "criteria_set: a\ntitle: A\n\(settings)criteria:\n\(lines)",
  ]
  return try BookInFolder(files).load().diagnostics.map { $0.text(in: language) }
}

private func list(_ count: Int, _ entry: (Int) -> String) -> String {
  (1...count).map { "      - \(entry($0))\n" }.joined()
}

@Test(arguments: [(254, true), (255, false)])
func optionsOfAChoiceAreBounded(_ count: Int, _ isHeld: Bool) throws {
  let rule =
    "  - code: \"1\"\n    name: Một\n    max: 1\n    rule:\n     kind: choice\n     options:\n"
    + list(count) { "{code: o\($0), text: Mức \($0), points: 1}" }
  #expect(
    try told(rule)
      == (isHeld
        ? [] : ["a.yaml:264:9: error: there are 255 options; a workbook takes at most 254"]))
}

@Test(arguments: [(255, true), (256, false)], ["deduct", "formula", "survey"])
func figuresOfACriterionAreBounded(_ size: (count: Int, isHeld: Bool), _ kind: String) throws {
  let key = ["deduct": "items", "formula": "inputs", "survey": "options"][kind] ?? ""
  let rest = ["deduct": "points: 1", "formula": "type: number", "survey": "share: 1"][kind] ?? ""
  let rule =
    "  - code: \"1\"\n    name: Một\n    max: 1\n    rule:\n     kind: \(kind)\n"
    + (kind == "formula" ? "     expression: x1\n" : "     method: options\n")
    .replacingOccurrences(of: kind == "deduct" ? "     method: options\n" : "-", with: "")
    + "     \(key):\n" + list(size.count) { "{code: x\($0), text: Số \($0), \(rest)}" }
  let line = kind == "deduct" ? 265 : 266
  #expect(
    try told(rule, in: .vietnamese)
      == (size.isHeld
        ? []
        : [
          "a.yaml:\(line):9: lỗi: có 256 số liệu của một tiêu chí; sổ Excel nhận nhiều nhất 255; chia thành nhiều tiêu chí"
        ]))
}

@Test(arguments: [(255, true), (256, false)])
func criteriaOfAGroupAreBounded(_ count: Int, _ isHeld: Bool) throws {
  let group =
    "  - code: \"1\"\n    name: Một\n    max: \(count)\n    criteria:\n"
    + list(count) { "{code: \"1.\($0)\", name: Tiêu chí, max: 1, rule: {kind: given}}" }
  #expect(
    try told(group)
      == (isHeld
        ? []
        : [
          "a.yaml:263:9: error: there are 256 criteria in one group; a workbook takes at most 255; divide it into several groups"
        ]))
  let domains = list(count) { "{code: \"\($0)\", name: Lĩnh vực, max: 1, rule: {kind: given}}" }
  #expect(
    try told(domains, in: .vietnamese)
      == (isHeld
        ? []
        : [
          "a.yaml:259:9: lỗi: có 256 tiêu chí trong một nhóm; sổ Excel nhận nhiều nhất 255; chia thành nhiều nhóm"
        ]))
}

private let single = "  - {code: \"1\", name: Một, max: 10, rule: {kind: given}}\n"

@Test(arguments: [(100, true), (101, false)])
func gradesAreBounded(_ count: Int, _ isHeld: Bool) throws {
  let grades = "grades:\n" + list(count) { "{name: Loại \($0), from: \(count - $0)}" }
  #expect(
    try told(single, settings: grades)
      == (isHeld ? [] : ["a.yaml:104:9: error: there are 101 grades; a workbook takes at most 100"])
  )
}

@Test func namesThatFormulasHoldAreShort() throws {
  let name = String(repeating: "X", count: 256)
  #expect(
    try told(single, settings: "grades: [{name: \(name), from: 0}]\n", in: .vietnamese) == [
      "a.yaml:3:17: lỗi: tên dài 256 ký tự; công thức của Excel nhận nhiều nhất 255; rút gọn"
    ])
  let option =
    "  - {code: \"1\", name: Một, max: 1, rule: {kind: choice, options: [{code: \(name), text: A, points: 1}]}}\n"
  #expect(
    try told(option) == [
      "a.yaml:4:74: error: the name has 256 characters; formulas of Excel take at most 255; shorten it"
    ])
}

@Test func textsOfACriterionFitTogether() throws {
  let text = String(repeating: "A", count: 20_000)
  let line =
    "  - {code: \"1\", name: Một, max: 1, evidence: \(text), basis: \(text), rule: {kind: given}}\n"
  // A name of three letters and an input of the same text, each with thirty characters beside it.
  #expect(
    try told(line) == [
      "a.yaml:4:12: error: the texts of the criterion '1' have 40126 characters; a cell of the workbook holds at most 32000; shorten them"
    ])
}

@Test(arguments: [(100_000, true), (100_001, false)])
func unitsOfAnIndexAreBounded(_ count: Int, _ isHeld: Bool) throws {
  #expect(
    try told(single, units: count)
      == (isHeld
        ? []
        : [
          "units.csv:100002:1: error: there are 100001 units in one index; a workbook takes at most 100000; divide it into several indices"
        ]))
}

// MARK: Formulas

private func formulaLimits(_ lines: String, _ figures: String) throws -> [String] {
  let files = [
    header:
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": "code,name,indices\nX,Một,a\n",
    "a.yaml": "criteria_set: a\ntitle: A\ncriteria:\n\(lines)",
    "a.csv": "unit,criterion,input,value\n\(figures)",
  ]
  let loaded = try BookInFolder(files).load()
  let book = try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  return Diagnostic.formulaLimits(of: Evaluation(book)).map { $0.text(in: .vietnamese) }
}

/// 510 letters are short in the set; as addresses of another sheet they are not.
@Test func formulasThatAreTooLongForAWorkbook() throws {
  func rule(_ count: Int) -> String {
    let half = "SUM(" + [String](repeating: "x", count: count / 2).joined(separator: ",") + ")"
    let sum = "\(half)+\(half)"
    return
      "  - {code: \"1\", name: Một, max: 10, rule: {kind: formula, inputs: [{code: x, text: Số, type: number}], expression: \"\(sum)\"}}\n"
  }
  #expect(try formulaLimits(rule(100), "X,1,,0.01\n").isEmpty)
  let found = try formulaLimits(rule(510), "X,1,,0.01\n")
  #expect(found.count == 1)
  #expect(
    found.first?.hasPrefix("a.yaml:4:12: lỗi: công thức của '1' trong sổ dài khoảng ") == true)
  #expect(
    found.first?.hasSuffix(
      " ký tự; Excel nhận nhiều nhất 8192; chia thành nhiều tiêu chí") == true)
}
