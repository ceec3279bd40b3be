import Foundation
import TestSupport
import Testing

/// The same seed gives the same workbook, whatever the number of threads, and the summary names the winner.
@Test func analyseGivesTheSameBytesWithAnyNumberOfThreads() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  var files: [Data] = []
  for threads in ["1", "2"] {
    let run = try Sodiem.run(
      [
        "analyse", "book", "--index", "satisfaction", "--draws", "200", "--sample", "16",
        "--threads", threads,
        "--output", "\(threads).xlsx",
      ], in: scratch.path)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("Trung tâm Phục vụ hành chính công tỉnh vẫn đứng đầu"))
    #expect(run.output.contains("Đã ghi: \(threads).xlsx"))
    files.append(try Data(contentsOf: URL(fileURLWithPath: scratch("\(threads).xlsx"))))
  }
  #expect(files[0] == files[1])
}

@Test(arguments: [
  ["--draws", "0"], ["--sample", "15"], ["--percent", "101"], ["--concentration", "0"],
  ["--threads", "0"],
  ["--spread", "normal"], ["--seed", "-1"], ["--index", "khong-co"], ["--output", ""],
])
func analyseRefusesWrongUsage(options: [String]) throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  let run = try Sodiem.run(["analyse", "book"] + options, in: scratch.path)
  #expect(run.code == 64)
  #expect(run.output.isEmpty)
}

@Test func analyseOfABookWithFaultsWritesNothing() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.replace("year: 2021", with: "year: x", in: "book/sodiem.yaml")
  let run = try Sodiem.run(["analyse", "book"], in: scratch.path)
  #expect(run.code == 1)
  #expect(try scratch.names() == ["book"])
}

/// Runs are compared by number while their files are the same, and refused by name of file afterwards.
@Test func compareTakesRunsByNumber() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  _ = try Sodiem.run(["score", "book"], in: scratch.path)
  _ = try Sodiem.run(["score", "book", "--weights", "linh-vuc-deu"], in: scratch.path)
  let run = try Sodiem.run(["compare", "book#1", "book#2"], in: scratch.path)
  #expect(run.code == 0)
  #expect(run.output.contains("Đã ghi: Output/ninh-thuan-2021/compare.xlsx"))
  let none = try Sodiem.run(["compare", "book#1", "book#9"], in: scratch.path)
  #expect(none.code == 1)
  #expect(none.errors.contains("không có lần chấm số 9"))
  try scratch.replace(
    "STP,1.1.2,choice,appraised1,1,", with: "STP,1.1.2,choice,appraised1,0,",
    in: "book/data/cchc.csv")
  let changed = try Sodiem.run(["compare", "book#1", "book"], in: scratch.path)
  #expect(changed.code == 1)
  #expect(changed.errors.contains("tệp đã thay đổi từ đó: data/cchc.csv"))
}

@Test func compareNeedsTwoSides() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  #expect(try Sodiem.run(["compare", "book"], in: scratch.path).code == 64)
  #expect(
    try Sodiem.run(["compare", "book", "book", "--set", "3=18"], in: scratch.path).code == 64)
}
