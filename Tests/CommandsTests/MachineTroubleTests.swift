import Foundation
import TestSupport
import Testing

/// A regular file in the way binds every user, which permissions do not.
@Test(arguments: [
  ("blocked", "đã có tệp cùng tên"),
  ("blocked/below/it", "một phần đường dẫn là tệp, không phải thư mục"),
])
func anOutputFolderThatCannotBeMadeIsMachineTrouble(_ folder: String, _ reason: String) throws {
  let scratch = try Scratch()
  try scratch.write("a file", to: "blocked")
  let run = try Sodiem.run(
    ["score", "\(templates)/ninh-thuan-2021", "--output", folder], in: scratch.path)
  #expect(run.code == 2)
  #expect(run.output.isEmpty)
  #expect(run.errors == "sodiem: không ghi được '\(folder)': \(reason)\n")
  #expect(try scratch.files() == ["blocked": Data("a file".utf8)])
}

@Test func aFolderWhereTheWorkbookIsDueIsMachineTrouble() throws {
  let scratch = try Scratch()
  try FileManager.default.createDirectory(
    atPath: scratch("out/ninh-thuan-2021.xlsx"), withIntermediateDirectories: true)
  let run = try Sodiem.run(
    ["score", "\(templates)/ninh-thuan-2021", "--output", "out"], in: scratch.path)
  #expect(run.code == 2)
  #expect(run.output.isEmpty)
  #expect(
    run.errors == "sodiem: không ghi được 'out/ninh-thuan-2021.xlsx': là thư mục, không phải tệp\n")
  #expect(try scratch.files() == [:])
}

@Test func aNewBookBelowAFileIsMachineTrouble() throws {
  let scratch = try Scratch()
  try scratch.write("a file", to: "blocked")
  let run = try Sodiem.run(
    ["new", "blocked/book", "--template", "cap-huyen-2021", "--templates", templates],
    in: scratch.path)
  #expect(run.code == 2)
  #expect(run.output.isEmpty)
  #expect(
    run.errors
      == "sodiem: không ghi được 'blocked/book': một phần đường dẫn là tệp, không phải thư mục\n")
  #expect(try scratch.files() == ["blocked": Data("a file".utf8)])
}

@Test func troubleIsToldInTheBooksLanguage() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.write("a file", to: "blocked")
  try scratch.replace("\nlanguage: vi", with: "\nlanguage: en", in: "book/sodiem.yaml")
  let run = try Sodiem.run(["score", "book", "--output", "blocked"], in: scratch.path)
  #expect(run.code == 2)
  #expect(run.errors == "sodiem: cannot write 'blocked': file exists\n")
}

@Test func aFaultyEnglishBookIsToldInEnglish() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.replace("\nlanguage: vi", with: "\nlanguage: en", in: "book/sodiem.yaml")
  try scratch.replace("\nyear: 2021\n", with: "\nyaer: 2021\n", in: "book/sodiem.yaml")
  let run = try Sodiem.run(["check", "book"], in: scratch.path)
  #expect(run.code == 1)
  #expect(run.errors.hasPrefix("sodiem.yaml:"))
  #expect(run.errors.contains(": error: there is no key 'yaer' here"))
  #expect(!run.errors.contains("lỗi"))
}
