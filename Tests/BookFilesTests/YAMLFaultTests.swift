import BookFiles
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

private let header = "sodiem.yaml"
private let set = "criteria/cchc.yaml"

@Test(arguments: [
  Breaking(
    header, "remark:", "1️⃣remrk:", "không có khóa 'remrk' ở đây; có phải là 'remark'?",
    en: "there is no key 'remrk' here; did you mean 'remark'?"),
  Breaking(
    set, "when_zero: full", "1️⃣quite: full",
    "không có khóa 'quite' ở đây; các khóa: kind, text, numerator, denominator, value, when_zero, unit, periods, of_periods, bands"
  ),
  Breaking(
    header, "book: mau-2021\nyear: 2021\n", "1️⃣book: mau-2021\n", "thiếu khóa 'year'",
    en: "the key 'year' is missing"),
  Breaking(
    set, "max: 22\n", "2️⃣max: 22\n1️⃣max: 22\n", "khóa 'max' lặp lại",
    en: "the key 'max' is repeated", note: "lần đầu ở đây"),
  Breaking(
    set, "{name: Tốt, from: 80}", "{2️⃣name: Tốt, from: 80, 1️⃣name: Tốt}", "khóa 'name' lặp lại",
    note: "lần đầu ở đây"),
])
func keys(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    header, "data: [data/cchc.csv]", "data: 1️⃣data/cchc.csv",
    "'data' cần một danh sách, thấy một giá trị",
    en: "'data' expects a list, found a single value"),
  Breaking(
    header, "title: Chỉ số hài lòng", "title: 1️⃣[Chỉ số]",
    "'title' cần một giá trị, thấy một danh sách"),
  Breaking(
    set, "rounding: {criterion: 2, group: none, total: 3, index: 2}", "rounding: 1️⃣2",
    "'rounding' cần một nhóm khóa, thấy một giá trị",
    en: "'rounding' expects a mapping of keys, found a single value"),
  Breaking(
    header, "remark: Số liệu minh hoạ", "remark: 1️⃣\"\"",
    "'remark' không có giá trị; điền vào hoặc bỏ khóa"),
  Breaking(
    header, "language: vi", "language: 1️⃣vn",
    "'language' cần 'vi' hoặc 'en', thấy 'vn'; có phải là 'vi'?",
    en: "'language' expects 'vi' or 'en', found 'vn'; did you mean 'vi'?"),
  Breaking(
    set, "reversed: true", "reversed: 1️⃣yes", "cần 'true' hoặc 'false', thấy 'yes'",
    en: "expected 'true' or 'false', found 'yes'"),
  Breaking(
    header, "year: 2021", "year: 1️⃣21", "cần số nguyên từ 1900 đến 9999, thấy '21'"),
  Breaking(
    set, "total: 3", "total: 1️⃣10", "cần số nguyên từ 0 đến 9, thấy '10'",
    en: "expected a whole number from 0 to 9, found '10'"),
])
func kindsOfValue(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣\"0,1\"",
    "cần số với dấu chấm thập phân, thấy '0,1'; viết '0.1'",
    en: "expected a number with a decimal point, found '0,1'; write '0.1'"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣1e5",
    "cần một số, thấy '1e5'; viết đủ các chữ số, không dùng lũy thừa"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣0x10", "cần một số, thấy '0x10'; chỉ dùng số thập phân"),
  Breaking(set, "lowest: 0.1", "lowest: 1️⃣1_000", "cần một số, thấy '1_000'; bỏ dấu '_'"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣.5",
    "cần chữ số ở cả hai bên dấu chấm, thấy '.5'; viết '0.5'"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣5.",
    "cần chữ số ở cả hai bên dấu chấm, thấy '5.'; viết '5'"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣50%", "cần một số, thấy '50%'; viết '50', không có dấu '%'"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣1.234.567",
    "cần một số, thấy '1.234.567'; bỏ dấu ngăn cách hàng nghìn, chỉ giữ dấu chấm thập phân"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣một", "cần một số, thấy 'một'",
    en: "expected a number, found 'một'"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣0.123456789012345678",
    "số có 18 chữ số; nhiều nhất là 17; làm tròn còn 15 chữ số",
    en: "the number has 18 digits; at most 17 are read; round it to 15"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣9999999999999999", "số quá lớn; nhiều nhất là 999999999999999"),
])
func numbers(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    set, "title: Cải cách hành chính", "title: 1️⃣&a Cải cách",
    "không dùng được '&' và '*' của YAML; viết lại giá trị, hoặc đặt chữ trong ngoặc kép",
    en:
      "YAML's '&' and '*' cannot be used; write the value again, or put the text in quotes"),
  Breaking(
    set, "name: Kế hoạch", "name: 1️⃣!!str Kế hoạch",
    "không dùng được thẻ '!' của YAML; nếu là chữ thì đặt trong ngoặc kép"),
  Breaking(
    set, "ranking:\n", "1️⃣---\nranking:\n",
    "chỉ được có một tài liệu YAML trong tệp, thấy thêm '---'",
    en: "expected a single YAML document in the file, found another '---'"),
  Breaking(
    set, "  ties: dense", "1️⃣\tties: dense", "thụt dòng bằng ký tự tab; chỉ dùng dấu cách"),
  Breaking(
    set, "criteria_set: cchc-2021", "1️⃣%YAML 1.1\ncriteria_set: cchc-2021",
    "không dùng được chỉ thị '%' của YAML"),
  Breaking(
    set, "title: Cải cách hành chính", "title: Cải cách1️⃣: hành chính",
    "dấu ':' không đúng chỗ; nếu là chữ thì đặt trong ngoặc kép",
    en: "a ':' where none can be; if it is text, put it in quotes"),
  Breaking(
    set, "title: Cải cách hành chính", "title: 1️⃣@Cải cách",
    "ký tự này không mở đầu một giá trị được; nếu là chữ thì đặt trong ngoặc kép"),
])
func syntax(_ breaking: Breaking) throws { try breaking.check() }

@Test func textsMayLookLikeAliases() throws {
  var files = ValidBook.files
  files["criteria/cchc.yaml"] = ValidBook.cchc
    .replacingOccurrences(of: "source: minh hoạ", with: "source: \"&a *b !c\"")
    .replacingOccurrences(of: "name: Báo cáo", with: "name: Báo cáo & tổng hợp * ! '%")
    .replacingOccurrences(
      of: "name: Sáng kiến",
      with:
        "name: Sáng kiến\n        evidence: |\n          * một\n          & hai # ba\n\n          --- bốn"
    )
  let loaded = try BookInFolder(files).load()
  let book = try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  let nodes = book.indices[0].criteria.nodes
  #expect(book.indices[0].criteria.source == "&a *b !c")
  #expect(nodes[2].name == "Báo cáo & tổng hợp * ! '%")
  #expect(nodes[3].evidence == "* một\n& hai # ba\n\n--- bốn\n")
}

@Test func aliasBombIsRefusedBeforeItGrows() throws {
  var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
  for level in 1..<30 {
    let alias = "*a\(level - 1)"
    bomb += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
  }
  var files = ValidBook.files
  files["criteria/cchc.yaml"] = bomb
  let loaded = try BookInFolder(files).load()
  #expect(
    loaded.diagnostics.map { $0.text(in: .english) } == [
      "criteria/cchc.yaml:1:5: error: YAML's '&' and '*' cannot be used; write the value again, or put the text in quotes"
    ])
}

@Test(arguments: ["[", "{a: ", "- ", "? "])
func depthIsBounded(_ opening: String) throws {
  var files = ValidBook.files
  files["criteria/cchc.yaml"] = String(repeating: opening, count: 100_000)
  let loaded = try BookInFolder(files).load()
  let found = try #require(loaded.diagnostics.first)
  #expect(loaded.diagnostics.count == 1)
  #expect(found.fault.message(in: .english) == "nested deeper than 32 levels")
  #expect(found.place?.line == 1)
}

@Test func nodesAreBounded() throws {
  var files = ValidBook.files
  files["criteria/cchc.yaml"] = "[" + String(repeating: "a,", count: 300_000) + "a]"
  let loaded = try BookInFolder(files).load()
  #expect(
    loaded.diagnostics.map { $0.fault.message(in: .english) } == [
      "the file has more than 200000 keys and values"
    ])
}

@Test func severalRepeatedKeysInOneRun() throws {
  var files = ValidBook.files
  files["sodiem.yaml"] = ValidBook.header.replacingOccurrences(
    of: "year: 2021", with: "year: 2021\nyear: 2022\nbook: b")
  let loaded = try BookInFolder(files).load()
  #expect(
    loaded.diagnostics.map { $0.text(in: .english) } == [
      "sodiem.yaml:3:1: error: the key 'year' is repeated\nsodiem.yaml:2:1: note: first one is here",
      "sodiem.yaml:4:1: error: the key 'book' is repeated\nsodiem.yaml:1:1: note: first one is here",
    ])
}
