import Foundation
import TestSupport
import Testing

/// One book in two languages: what was written in one is read back in the other.
@Suite struct LanguageTests {
  @Test func aRunInAnotherLanguageIsTheSameRun() throws {
    let scratch = try Scratch()
    try scratch.copyBook()
    let arguments = ["score", "book", "--weights", "linh-vuc-deu", "--top", "1"]
    let english = try Sodiem.run(arguments + ["--language", "en"], in: scratch.path)
    #expect(english.code == 0, "\(english.errors)")
    #expect(english.output.contains("Weights: Eight equal domains\n"))
    #expect(!english.output.contains("Sở"))
    let vietnamese = try Sodiem.run(arguments, in: scratch.path)
    #expect(vietnamese.code == 0, "\(vietnamese.errors)")
    #expect(
      try scratch.files(in: "Output/ninh-thuan-2021/runs").keys.sorted() == ["1.json"])
    let compared = try Sodiem.run(
      ["compare", "book", "book#1", "--language", "en"], in: scratch.path)
    #expect(compared.code == 0, "\(compared.errors)")
  }

  @Test func aWorkbookInAnotherLanguageIsVerified() throws {
    let scratch = try Scratch()
    try scratch.copyBook()
    let score = try Sodiem.run(
      ["score", "book", "--output", "out", "--language", "en"], in: scratch.path)
    #expect(score.code == 0, "\(score.errors)")
    let run = try Sodiem.run(["verify", "book", "out/ninh-thuan-2021.xlsx"], in: scratch.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output == "Sổ đúng như chương trình đã lập.\n")
  }

  @Test func aFormInAnotherLanguageIsCollected() throws {
    let scratch = try Scratch()
    try scratch.copyBook()
    let forms = try Sodiem.run(
      [
        "forms", "book", "--stage", "appraised2", "--filled", "--output", "forms", "--language",
        "en",
      ], in: scratch.path)
    #expect(forms.code == 0, "\(forms.errors)")
    #expect(try scratch.files(in: "forms").keys.contains("department-of-justice.xlsx"))
    let run = try Sodiem.run(
      ["collect", "book", "forms/department-of-justice.xlsx"], in: scratch.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("forms/department-of-justice.xlsx  Sở Tư pháp  CCHC"))
    let english = try Sodiem.run(
      ["collect", "book", "forms/department-of-justice.xlsx", "--language", "en"],
      in: scratch.path)
    #expect(english.output.contains("forms/department-of-justice.xlsx  Department of Justice  PAR"))
  }
}
