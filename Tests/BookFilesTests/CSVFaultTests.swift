import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

private let data = "data/cchc.csv"

@Test(arguments: [
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,2,a 1️⃣\"b\"",
    "ngoặc kép giữa ô; đặt cả ô trong ngoặc kép và viết '\"\"' cho mỗi ngoặc kép",
    en: "a quote inside a field; quote the whole field and write '\"\"' for each quote"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,2,\"a\"1️⃣ b",
    "cần dấu phẩy hoặc hết dòng sau ngoặc kép đóng"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,2,1️⃣\"a", "ngoặc kép mở ở đây không đóng",
    en: "the quote opened here is not closed"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,2,1️⃣\rx", "dòng kết thúc bằng CR; lưu lại với LF hoặc CRLF"),
])
func quoting(_ breaking: Breaking) throws { try breaking.check() }

/// The lines of all diagnostics of the valid book with other observations.
private func diagnostics(
  of text: String, in language: Language = .english
) throws -> [String] {
  var files = ValidBook.files
  files[data] = text
  return try BookInFolder(files).load().diagnostics.map { $0.text(in: language) }
}

/// The way that works in a Vietnamese Excel, whose list separator is Windows's.
private let separation = (
  vietnamese:
    "cần dấu phẩy ','. Excel ngăn cách theo Windows: vào Control Panel > Region > Additional settings, đặt 'Decimal symbol' là '.', 'List separator' là ',', mở lại Excel rồi lưu kiểu 'CSV UTF-8 (Comma delimited)'; hoặc mở bằng LibreOffice, lưu CSV với 'Field delimiter' là ','",
  english:
    "expected a comma ','. Excel separates as Windows says: in Control Panel > Region > Additional settings set 'Decimal symbol' to '.' and 'List separator' to ',', start Excel anew and save as 'CSV UTF-8 (Comma delimited)'; or open the file in LibreOffice and save it as CSV with ',' as the field delimiter"
)

@Test func semicolonsInPlaceOfCommas() throws {
  #expect(
    try diagnostics(of: "unit;criterion;input;stage;value;note\nstp;2.1;;;2;\n") == [
      "data/cchc.csv:1:5: error: the columns are separated by ';', \(separation.english)"
    ])
  #expect(
    try diagnostics(of: "unit\tcriterion\tvalue\n", in: .vietnamese) == [
      "data/cchc.csv:1:5: lỗi: các cột ngăn cách bằng tab, \(separation.vietnamese)"
    ])
}

@Test func aWideTableIsOneFault() throws {
  let wide = "unit,1.1,1.2,1.3,1.4\nstp,2,1,1,1\n"
  #expect(
    try diagnostics(of: wide) == [
      "data/cchc.csv:1:6: error: a wide table with a column per criterion ('1.1', '1.2', '1.3', … (4)); a long one is needed with a row per figure, such as 'unit,criterion,value' and then 'STP,1.1,8.5'"
    ])
  #expect(
    try diagnostics(of: wide, in: .vietnamese) == [
      "data/cchc.csv:1:6: lỗi: bảng ngang, mỗi cột một tiêu chí ('1.1', '1.2', '1.3', … (4)); cần bảng dọc, mỗi số liệu một dòng, như 'unit,criterion,value' rồi 'STP,1.1,8.5'"
    ])
  #expect(
    try diagnostics(of: "unit,criterion,value,a,b,c\nstp,2.1,2,,,\n") == [
      "data/cchc.csv:1:22: error: there are no columns 'a', 'b', 'c'; the columns are: index, unit, criterion, input, stage, value, note, evidence, source"
    ])
}

@Test func fieldsMustBeAsManyAsColumns() throws {
  #expect(
    try diagnostics(of: "unit,criterion,value\nstp,3.1,88,64\nstp,2.1\n") == [
      "data/cchc.csv:2: error: expected 3 fields as in the header, found 4; quote a field that has a comma",
      "data/cchc.csv:3: error: expected 3 fields as in the header, found 2; quote a field that has a comma",
    ])
}

@Test func columnsThatAreMissing() throws {
  #expect(
    try diagnostics(of: "unit,value,points\n") == [
      "data/cchc.csv:1: error: the column 'criterion' is missing",
      "data/cchc.csv:1:12: error: there is no column 'points'; the columns are: index, unit, criterion, input, stage, value, note, evidence, source",
    ])
}

@Test func linesInsideQuotesCount() throws {
  let text = "unit,criterion,value,note\nstp,2.1,2,\"một\nhai\"\nstp,3.1,\"\n\n x\",\n"
  #expect(
    try diagnostics(of: text) == ["data/cchc.csv:6:2: error: expected a number, found 'x'"])
}

/// A number of megabytes is refused by the length of its field, before anybody reads it.
@Test func fieldsAreBounded() throws {
  let digits = String(repeating: "9", count: 3_000_000)
  #expect(
    try diagnostics(of: "unit,criterion,value\nstp,2.1,\(digits)\nstp,3.1,x\n") == [
      "data/cchc.csv:2:9: error: the field has 3000000 bytes; at most 65536 are read",
      "data/cchc.csv:3:9: error: expected a number, found 'x'",
    ])
  #expect(
    try diagnostics(of: "unit,criterion,value\nstp,2.1,\(digits.prefix(30_000))\n") == [
      "data/cchc.csv:2:9: error: the number has 30000 digits; at most 17 are read; round it to 15"
    ])
}
