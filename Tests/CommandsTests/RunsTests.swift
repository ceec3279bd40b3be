import Foundation
import TestSupport
import Testing

/// The same files and weights are one run, however often they are scored.
@Test func aRunIsRecordedOnce() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  for arguments in [[], [], ["--weights", "linh-vuc-deu"], []] {
    #expect(try Sodiem.run(["score", "book"] + arguments, in: scratch.path).code == 0)
  }
  let records = try scratch.files(in: "Output/ninh-thuan-2021/runs")
  #expect(records.keys.sorted() == ["1.json", "2.json"])
  let list = try Sodiem.run(["runs", "book"], in: scratch.path)
  #expect(list.code == 0)
  let lines = list.output.split(separator: "\n")
  #expect(lines.count == 3)
  #expect(lines.last?.contains("Tám lĩnh vực ngang nhau") == true)
}

/// A record names its files by digest, so that a change since is seen.
@Test func filesChangedSinceARunAreNamed() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  _ = try Sodiem.run(["score", "book"], in: scratch.path)
  try scratch.replace(
    "STP,1.1.2,choice,appraised1,1,", with: "STP,1.1.2,choice,appraised1,0,",
    in: "book/data/cchc.csv")
  let list = try Sodiem.run(["runs", "book", "--language", "en"], in: scratch.path)
  #expect(list.output.contains("data/cchc.csv"))
  #expect(!list.output.contains("units.csv"))
  _ = try Sodiem.run(["score", "book"], in: scratch.path)
  let again = try Sodiem.run(["runs", "book"], in: scratch.path)
  #expect(again.output.split(separator: "\n").count == 3)
}

@Test func aBookThatWasNeverScoredHasNoRuns() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  let list = try Sodiem.run(["runs", "book"], in: scratch.path)
  #expect(list.code == 0)
  #expect(list.output == "Chưa có lần chấm nào trong 'Output/ninh-thuan-2021/runs'.\n")
}

/// A record that no longer tells what comes out is refused.
@Test func aRunWithOtherResultsIsNotCompared() throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  _ = try Sodiem.run(["score", "book", "--weights", "thu-tuc-hanh-chinh"], in: scratch.path)
  let record = "Output/cap-huyen-2021/runs/1.json"
  let same = try Sodiem.run(["compare", "book", "book#1"], in: scratch.path)
  #expect(same.code == 0, "\(same.errors)")
  try scratch.replace("\"24\"", with: "\"25\"", in: record)
  try scratch.replace("\"12\"", with: "\"11\"", in: record)
  let changed = try Sodiem.run(["compare", "book", "book#1"], in: scratch.path)
  #expect(changed.code == 1)
  #expect(changed.errors.hasPrefix("lỗi: lần 1 chấm lại ra kết quả khác"))
}
