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
  #expect(run.errors == "sodiem: đã có 'mine'; nêu một thư mục mới\n")
  let english = try Sodiem.run(
    ["new", "mine", "--template", "ninh-thuan-2021", "--language", "en"], in: scratch.path)
  #expect(english.errors == "sodiem: 'mine' is there already; name a new folder\n")
  #expect(try scratch.files() == ["mine/notes.txt": Data("text".utf8)])
}

@Test(arguments: [["--template", "ninh-thuan-2012"], []])
func theTemplatesAreListedWhereNoneIsMeant(_ options: [String]) throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(["new", "mine"] + options, in: scratch.path)
  #expect(run.code == 64)
  #expect(run.output.isEmpty)
  let wrong = options.isEmpty ? "" : "không có mẫu 'ninh-thuan-2012'; "
  #expect(
    run.errors
      == "sodiem: \(wrong)chọn một mẫu bằng --template: cap-huyen-2021, ninh-thuan-2021\n")
  let english = try Sodiem.run(["new", "mine", "--language", "en"] + options, in: scratch.path)
  let other = options.isEmpty ? "" : "there is no template 'ninh-thuan-2012'; "
  #expect(
    english.errors
      == "sodiem: \(other)name one with --template: cap-huyen-2021, ninh-thuan-2021\n")
  #expect(try scratch.names() == [])
}

/// Whatever the folder is called, a book has an identifier of its own.
@Test(arguments: [
  ("Sổ 2023", "so-2023"), ("CCHC_Sở Nội vụ", "cchc-so-noi-vu"), ("2026", "2026"), ("…", "so-moi"),
])
func aNewBookIsCalledAsItsFolder(folder: String, identifier: String) throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(["new", folder, "--template", "cap-huyen-2021"], in: scratch.path)
  #expect(run.code == 0, "\(run.errors)")
  #expect(try text(scratch("\(folder)/sodiem.yaml")).contains("\nbook: \(identifier)\n"))
}
