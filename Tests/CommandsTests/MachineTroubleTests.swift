import Foundation
import TestSupport
import Testing

/// A regular file in the way binds every user, which permissions do not.
@Test(arguments: [("blocked", "file exists"), ("blocked/below/it", "not a directory")])
func anOutputFolderThatCannotBeMadeIsMachineTrouble(_ folder: String, _ reason: String) throws {
  let scratch = try Scratch()
  try scratch.write("a file", to: "blocked")
  let run = try Sodiem.run(
    ["score", "\(templates)/ninh-thuan-2021", "--output", folder], in: scratch.path)
  #expect(run.code == 2)
  #expect(run.output.isEmpty)
  #expect(run.errors == "sodiem: cannot write '\(folder)': \(reason)\n")
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
  #expect(run.errors == "sodiem: cannot write 'out/ninh-thuan-2021.xlsx': is a directory\n")
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
  #expect(run.errors == "sodiem: cannot write 'blocked/book': not a directory\n")
  #expect(try scratch.files() == ["blocked": Data("a file".utf8)])
}
