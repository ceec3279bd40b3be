import Foundation
import TestSupport
import Testing

// What a command may write, and whose files stay as they are.

/// A workbook takes the place of no other kind of file.
@Test(arguments: [
  ["analyse", "book", "--output", "book/data/cchc.csv"],
  ["compare", "book", "--weights", "thu-tuc-hanh-chinh", "--output", "book/data/cchc.csv"],
  ["explain", "book", "--unit", "NPHUOC", "--output", "book/data/cchc.csv"],
  ["collect", "book", "back", "--report", "book/data/cchc.csv"],
])
func aWorkbookReplacesNoOtherFile(_ arguments: [String]) throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  let before = try scratch.files(in: "book")
  let run = try Sodiem.run(arguments, in: scratch.path)
  #expect(run.code == 64)
  #expect(run.errors.contains("'book/data/cchc.csv' phải kết thúc bằng .xlsx"), "\(run.errors)")
  #expect(try scratch.files(in: "book") == before)
}

/// Files of other people beside the results stay: one with a name that looks like staging, and a record of
/// a run that cannot be read.
@Test func filesBesideTheResultsStay() throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  try FileManager.default.createDirectory(
    atPath: scratch("out/runs"), withIntermediateDirectories: true)
  try scratch.write("của tôi", to: "out/results.csv.tmp")
  try scratch.write("{", to: "out/runs/1.json")
  let run = try Sodiem.run(["score", "book", "--output", "out"], in: scratch.path)
  #expect(run.code == 0, "\(run.errors)")
  #expect(try text(scratch("out/results.csv.tmp")) == "của tôi")
  #expect(try text(scratch("out/runs/1.json")) == "{")
  #expect(
    try scratch.files(in: "out").keys.sorted() == [
      "cap-huyen-2021.xlsx", "results.csv", "results.csv.tmp", "results.json", "runs/1.json",
      "runs/2.json",
    ])
}

/// Of runs at the same time into one folder one set of results is left whole.
@Test func runsAtOnceDoNotMix() throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  let weights = [[], ["--weights", "thu-tuc-hanh-chinh"]]
  var sets: [[String: Data]] = []
  for (position, arguments) in weights.enumerated() {
    let folder = "one\(position)"
    let run = try Sodiem.run(["score", "book", "--output", folder] + arguments, in: scratch.path)
    #expect(run.code == 0, "\(run.errors)")
    sets.append(try scratch.files(in: folder).filter { !$0.key.hasPrefix("runs/") })
  }
  #expect(sets[0]["results.csv"] != sets[1]["results.csv"])
  for _ in 0..<4 {
    let runs = try weights.map {
      try Sodiem.start(["score", "book", "--output", "out"] + $0, in: scratch.path)
    }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    let left = try scratch.files(in: "out")
    let results = ["results.csv", "results.json"]
    #expect(sets.contains { set in results.allSatisfy { left[$0] == set[$0] } })
    for set in sets {
      #expect(set.allSatisfy { results.contains($0.key) || left[$0.key] == $0.value })
    }
    #expect(left.keys.filter { $0.hasPrefix("runs/") }.sorted() == ["runs/1.json", "runs/2.json"])
  }
}
