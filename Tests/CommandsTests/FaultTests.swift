import Foundation
import TestSupport
import Testing

/// A way to break the shipped book, and what must be said of it.
struct Breakage: CustomTestStringConvertible {
  var name: String
  var file: String
  var old: String
  var new: String
  /// The line the message must name, where it can be told without reading the file.
  var place: String
  var words: String

  var testDescription: String { name }

  /// The place stands first in its line; the words follow it there.
  func isTold(in text: String) -> Bool {
    text.split(separator: "\n").contains {
      $0.hasPrefix(place) && $0.contains("lỗi: ") && $0.contains(words)
    }
  }

  /// `year` is on the fifth line of the book, the figures on the given lines of their tables.
  static let all = [
    Breakage(
      name: "unknown key", file: "sodiem.yaml", old: "\nyear: 2021\n", new: "\nyaer: 2021\n",
      place: "sodiem.yaml:5:1:", words: "'yaer'"),
    Breakage(
      name: "decimal comma", file: "data/ddci.csv", old: "STP,1.1,value,appraised2,4.06,",
      new: "STP,1.1,value,appraised2,\"4,06\",", place: "data/ddci.csv:50:", words: "4,06"),
    Breakage(
      name: "missing figure", file: "data/ddci.csv", old: "STP,1.1,value,appraised2,4.06,,\n",
      new: "", place: "units.csv:4", words: "'STP'"),
  ]
}

@Test(arguments: Breakage.all)
func nothingIsWrittenFromABrokenBook(_ breakage: Breakage) throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.replace(breakage.old, with: breakage.new, in: "book/" + breakage.file)

  let run = try Sodiem.run(["score", "book"], in: scratch.path)
  #expect(run.code == 1)
  #expect(run.output.isEmpty)
  #expect(breakage.isTold(in: run.errors), "\(run.errors)")
  #expect(try scratch.names() == ["book"])

  let check = try Sodiem.run(["check", "book"], in: scratch.path)
  #expect(check.code == 1)
  #expect(check.output.isEmpty)
  #expect(check.errors == run.errors)
  #expect(try scratch.names() == ["book"])
}

@Test(arguments: Breakage.all)
func checkReportsFaultsToPrograms(_ breakage: Breakage) throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.replace(breakage.old, with: breakage.new, in: "book/" + breakage.file)
  let run = try Sodiem.run(["check", "book", "--format", "json"], in: scratch.path)
  #expect(run.code == 1)
  #expect(run.errors.isEmpty)
  let reports = try JSONDecoder().decode([Report].self, from: Data(run.output.utf8))
  let told = reports.map {
    "\($0.file ?? ""):\($0.line ?? 0):\($0.column ?? 0): lỗi: \($0.message)"
  }
  #expect(reports.contains { $0.severity == "error" })
  #expect(breakage.isTold(in: told.joined(separator: "\n")), "\(run.output)")
}

@Test func anOldWorkbookSurvivesABrokenBook() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  #expect(try Sodiem.run(["score", "book", "--output", "out"], in: scratch.path).code == 0)
  let old = try scratch.files(in: "out")
  let workbook = scratch("out/ninh-thuan-2021.xlsx")
  let date = Date(timeIntervalSince1970: 1_600_000_000)
  try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: workbook)
  let breakage = Breakage.all[1]
  try scratch.replace(breakage.old, with: breakage.new, in: "book/" + breakage.file)

  #expect(try Sodiem.run(["score", "book", "--output", "out"], in: scratch.path).code == 1)
  #expect(old.count == 4)
  #expect(try scratch.files(in: "out") == old)
  let attributes = try FileManager.default.attributesOfItem(atPath: workbook)
  #expect(attributes[.modificationDate] as? Date == date)
}

@Test func faultsAreToldInEnglishToo() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.replace("\nyear: 2021\n", with: "\nyaer: 2021\n", in: "book/sodiem.yaml")
  let run = try Sodiem.run(["check", "book", "--language", "en"], in: scratch.path)
  #expect(run.code == 1)
  #expect(run.errors.contains("sodiem.yaml:5:1: error: there is no key 'yaer' here"))
  #expect(run.errors.contains("'year'"))
}

@Test(arguments: ["score", "check"])
func aBookThatIsNotThereIsNamed(_ command: String) throws {
  let scratch = try Scratch()
  let run = try Sodiem.run([command, "no-book"], in: scratch.path)
  #expect(run.code == 1)
  #expect(run.output.isEmpty)
  #expect(run.errors == "lỗi: không có tệp hoặc thư mục 'no-book'\n")
  #expect(try scratch.names() == [])
}

@Test func aBookWithoutFaultsPasses() throws {
  let scratch = try Scratch()
  let book = "\(templates)/ninh-thuan-2021"
  let run = try Sodiem.run(["check", book], in: scratch.path)
  #expect(run.code == 0)
  #expect(run.output == "Không có lỗi.\n")
  #expect(run.errors.isEmpty)
  let json = try Sodiem.run(["check", book, "--format", "json"], in: scratch.path)
  #expect(json.code == 0)
  #expect(try JSONDecoder().decode([Report].self, from: Data(json.output.utf8)).isEmpty)
  #expect(try scratch.names() == [])
}

/// 36 of 35 is odd but can be scored.
@Test func warningsAreToldAndDoNotForbidScoring() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.replace(
    "STP,1.1.3,numerator,self,35,", with: "STP,1.1.3,numerator,self,36,", in: "book/data/cchc.csv")
  let check = try Sodiem.run(["check", "book"], in: scratch.path)
  #expect(check.code == 0)
  #expect(check.output == "Không có lỗi, 1 cảnh báo.\n")
  #expect(check.errors.hasPrefix("data/cchc.csv:382: cảnh báo: "))
  let json = try Sodiem.run(["check", "book", "--format", "json"], in: scratch.path)
  #expect(json.code == 0)
  let reports = try JSONDecoder().decode([Report].self, from: Data(json.output.utf8))
  #expect(reports.map(\.severity) == ["warning"])
  #expect(reports.map(\.line) == [382])
  let score = try Sodiem.run(["score", "book", "--output", "out"], in: scratch.path)
  #expect(score.code == 0)
  #expect(score.errors == check.errors)
  #expect(try scratch.files(in: "out").count == 4)
}

private struct Report: Decodable {
  var severity: String
  var file: String?
  var line: Int?
  var column: Int?
  var message: String
}
