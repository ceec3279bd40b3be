import FormTestSupport
import Foundation
import Scoring
import TestSupport
import Testing

/// Kills `collect --apply` at moments all over its run: the data are as before or as after.
@Test func aKilledCollectionLeavesTheDataAsBeforeOrAsAfter() throws {
  let scratch = try Scratch()
  try FormBook.write(to: scratch("book"))
  let book = try FormBook.load()
  func send(_ value: Double) throws {
    for unit in ["STP", "SNV", "NP"] {
      var draft = FormDraft(book, .unit(unit))
      draft.fill()
      draft["1.6"] = .number(value)
      _ = try draft.write(in: scratch, named: "\(unit).xlsx")
    }
  }
  let arguments = ["collect", "book", "STP.xlsx", "SNV.xlsx", "NP.xlsx", "--apply"]
  let data = scratch("book/collected.csv")

  try send(1000)
  let start = Date()
  #expect(try Sodiem.run(arguments, in: scratch.path).code == 0)
  let duration = Date().timeIntervalSince(start)
  let before = try text(data)
  try send(2000)
  #expect(try Sodiem.run(arguments, in: scratch.path).code == 0)
  let after = try text(data)
  #expect(before != after)

  var generator = SeededGenerator(seed: 20211231)
  var outcomes: Set<Bool> = []
  for _ in 0..<40 {
    try Data(before.utf8).write(to: URL(filePath: data))
    let process = try Sodiem.start(arguments, in: scratch.path)
    usleep(UInt32(Double.random(in: 0...1.1, using: &generator) * duration * 1e6))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let found = try text(data)
    #expect(found == before || found == after)
    outcomes.insert(found == after)
  }
  // What a killed run left behind does not stop the next one.
  #expect(try Sodiem.run(arguments, in: scratch.path).code == 0)
  #expect(try text(data) == after)
  #expect(outcomes.contains(false))
}
