import Foundation
import TestSupport
import Testing

@Test func aNewBookScoresLikeItsTemplate() throws {
  let scratch = try Scratch()
  let new = try Sodiem.run(["new", "so-moi", "--template", "ninh-thuan-2021"], in: scratch.path)
  #expect(new.code == 0)
  #expect(new.output == "so-moi/sodiem.yaml\n")
  #expect(new.errors.isEmpty)
  let original = "\(templates)/ninh-thuan-2021"
  // Only the identifier differs: it is the folder's name.
  let header = try text(scratch("so-moi/sodiem.yaml"))
  #expect(
    header.replacingOccurrences(of: "book: so-moi\n", with: "book: ninh-thuan-2021\n")
      == (try text("\(original)/sodiem.yaml")))
  for part in ["criteria", "data", "previous", "units.csv"] {
    #expect(
      FileManager.default.contentsEqual(
        atPath: "\(original)/\(part)", andPath: scratch("so-moi/\(part)")))
  }
  for (book, folder) in [("so-moi", "copy"), (original, "original")] {
    #expect(
      try Sodiem.run(["score", book, "--output", folder], in: scratch.path).code == 0)
  }
  let results = try text(scratch("copy/results.csv"))
  #expect(try results == text(scratch("original/results.csv")))
}

@Test func anExistingFolderIsRefused() throws {
  let scratch = try Scratch()
  try FileManager.default.createDirectory(
    atPath: scratch("mine"), withIntermediateDirectories: false)
  try scratch.write("text", to: "mine/notes.txt")
  let run = try Sodiem.run(["new", "mine", "--template", "ninh-thuan-2021"], in: scratch.path)
  #expect(run.code == 1)
  #expect(run.output.isEmpty)
  #expect(run.errors.contains("'mine' is there already"))
  #expect(try scratch.files() == ["mine/notes.txt": Data("text".utf8)])
}

@Test(arguments: [["--template", "ninh-thuan-2012"], []])
func theTemplatesAreListedWhereNoneIsMeant(_ options: [String]) throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(["new", "mine"] + options, in: scratch.path)
  #expect(run.code == 64)
  #expect(run.output.isEmpty)
  #expect(run.errors.contains("cap-huyen-2021, ninh-thuan-2021"))
  #expect(run.errors.contains("--template"))
  #expect(run.errors.contains("'ninh-thuan-2012'") == !options.isEmpty)
  #expect(try scratch.names() == [])
}
