import BookFiles
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

private let header = "sodiem.yaml"
private let path = "data: [data/hl.csv]"

@Test(arguments: [
  Breaking(
    header, path, "data: [1️⃣data/hl2.csv]", "không có tệp hoặc thư mục 'data/hl2.csv'",
    en: "there is no file or folder 'data/hl2.csv'"),
  Breaking(
    header, path, "data: [1️⃣../hl.csv]",
    "đường dẫn '../hl.csv' ra ngoài thư mục của sổ; viết đường dẫn tính từ thư mục của sổ, không có '..'",
    en:
      "the path '../hl.csv' leads out of the book folder; write it from the book folder on, without '..'"
  ),
  Breaking(
    header, path, "data: [1️⃣/etc/passwd]",
    "đường dẫn '/etc/passwd' ra ngoài thư mục của sổ; viết đường dẫn tính từ thư mục của sổ, không có '..'"
  ),
  Breaking(
    header, path, "data: [1️⃣data\\hl.csv]", "đường dẫn 'data\\hl.csv' có dấu '\\'; dùng dấu '/'"),
  Breaking(header, path, "data: [1️⃣data]", "'data' không phải là tệp", en: "'data' is not a file"),
])
func paths(_ breaking: Breaking) throws { try breaking.check() }

/// The lines of all diagnostics of the valid book with one file of other bytes.
private func diagnostics(of file: String, _ bytes: [UInt8]) throws -> [String] {
  var files = ValidBook.files.mapValues { Array($0.utf8) }
  files[file] = bytes
  return try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
}

@Test func linksOutOfTheFolder() throws {
  let book = try BookInFolder(ValidBook.files)
  let other = try BookInFolder(["secret.csv": ValidBook.survey])
  let link = book.path + "/data/hl.csv"
  try FileManager.default.removeItem(atPath: link)
  try FileManager.default.createSymbolicLink(
    atPath: link, withDestinationPath: other.path + "/secret.csv")
  #expect(
    try book.load().diagnostics.map { $0.text(in: .english) } == [
      "sodiem.yaml:24:12: error: the path 'data/hl.csv' leads out of the book folder; write it from the book folder on, without '..'"
    ])
}

@Test func bytesThatAreNotUTF8() throws {
  // « ộ » of a TCVN3 or Windows-1258 file is a single byte.
  let text = Array("unit,criterion,value,note\nstp,2.1,2,tiếng n".utf8) + [0xF5] + Array("\n".utf8)
  #expect(
    try diagnostics(of: "data/cchc.csv", text) == [
      "data/cchc.csv:2:18: error: the byte 0xF5 is not UTF-8; save the file as UTF-8"
    ])
  #expect(
    try diagnostics(of: "criteria/cchc.yaml", Array("criteria_set: ".utf8) + [0xC3, 0x28]) == [
      "criteria/cchc.yaml:1:15: error: the byte 0xC3 is not UTF-8; save the file as UTF-8"
    ])
}

@Test func otherEncodings() throws {
  #expect(
    try diagnostics(of: "units.csv", [0xFF, 0xFE, 0x63, 0x00]) == [
      "units.csv:1:1: error: the file is UTF-16; save it as UTF-8"
    ])
  #expect(
    try diagnostics(of: "units.csv", Array("code,name,indices\nstp,".utf8) + [0]) == [
      "units.csv:2:5: error: a NUL character in the file; this is not a text file"
    ])
}

/// The first bytes of an .xlsx and of an .xls.
@Test(arguments: [[0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]])
func workbooksInPlaceOfTexts(_ bytes: [UInt8]) throws {
  #expect(
    try diagnostics(of: "data/hl.csv", bytes) == [
      "data/hl.csv: error: this is a workbook and no text file; open it, save the sheet with the figures as 'CSV UTF-8 (Comma delimited)' and name that .csv file"
    ])
  var files = ValidBook.files.mapValues { Array($0.utf8) }
  files["data/hl.csv"] = bytes
  #expect(
    try BookInFolder(files).load().diagnostics.text(in: .vietnamese)
      == "data/hl.csv: lỗi: đây là sổ Excel, không phải tệp văn bản; mở ra, lưu trang số liệu kiểu 'CSV UTF-8 (Comma delimited)' và ghi tên tệp .csv đó"
  )
}

/// A book that cannot be read speaks its language all the same.
@Test(arguments: [
  ("language: en", Language.english), ("language: \"en\" # English", .english),
  ("language: vi", .vietnamese),
])
func theLanguageOfABrokenBookIsKnown(_ line: String, _ language: Language) throws {
  var files = ValidBook.files
  files["sodiem.yaml"] = ValidBook.header.replacingOccurrences(of: "language: vi", with: line)
    .replacingOccurrences(of: "title: Kết quả", with: "title: [Kết quả")
  let loaded = try BookInFolder(files).load()
  #expect(loaded.book == nil)
  #expect(loaded.diagnostics.hasErrors)
  #expect(loaded.language == language)
}

@Test(arguments: ["sodiem.yaml", "criteria/cchc.yaml", "units.csv", "data/hl.csv"])
func emptyFiles(_ file: String) throws {
  #expect(try diagnostics(of: file, []) == ["\(file): error: the file is empty"])
  #expect(try diagnostics(of: file, [0xEF, 0xBB, 0xBF]) == ["\(file): error: the file is empty"])
}

@Test func filesWithNothingInThem() throws {
  #expect(
    try diagnostics(of: "criteria/cchc.yaml", Array("# nothing\n".utf8)) == [
      "criteria/cchc.yaml: error: the file is empty"
    ])
  #expect(
    try diagnostics(of: "data/hl.csv", Array("\n\n".utf8)) == [
      "data/hl.csv: error: the file is empty"
    ])
  #expect(
    try diagnostics(of: "units.csv", Array("code,name,indices\n".utf8)) == [
      "units.csv: error: there are no units in the file"
    ])
}

/// A number of gigabytes would be refused like this one of megabytes, by the size of the file.
@Test func sizesAreBounded() throws {
  let digits = [UInt8](repeating: UInt8(ascii: "9"), count: 5 << 20)
  #expect(
    try diagnostics(of: "criteria/cchc.yaml", Array("max: ".utf8) + digits) == [
      "sodiem.yaml:17:15: error: the file 'criteria/cchc.yaml' has 5242885 bytes; at most 4194304 are read"
    ])
}

@Test func foldersThatAreNoBook() throws {
  let loaded = try loadBook(at: "/nonexistent/sodiem")
  #expect(
    loaded.diagnostics.map { $0.text(in: .english) } == [
      "error: there is no file or folder '/nonexistent/sodiem'"
    ])
  let folder = try BookInFolder(["a.txt": "a"])
  #expect(
    try folder.load().diagnostics.map { $0.text(in: .english) } == [
      "sodiem.yaml: error: there is no file or folder 'sodiem.yaml'"
    ])
  #expect(
    try loadBook(at: folder.path + "/a.txt").diagnostics.map { $0.text(in: .english) } == [
      "error: '\(folder.path)/a.txt' is not a folder; a book is a folder with a file 'sodiem.yaml'"
    ])
}

@Test func troubleOfTheMachineIsNotAFault() {
  let trouble = MachineTrouble(path: "a.csv", code: EACCES)
  #expect(trouble.message(in: .vietnamese) == "không đọc được 'a.csv': không có quyền đọc")
  #expect(trouble.message(in: .english) == "cannot read 'a.csv': permission denied")
}
