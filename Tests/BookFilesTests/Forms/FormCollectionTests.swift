import BookFiles
import FormTestSupport
import Formulas
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

/// Forms of the small book, written and read as one collection.
private struct Batch {
  let book: Book
  let scratch: Scratch
  private var forms: [CollectedForm] = []

  init(_ changed: [String: String] = [:]) throws {
    book = try FormBook.load(changed)
    scratch = try Scratch()
  }

  mutating func add(
    _ name: String, _ unit: String = "STP", round: Int = 1,
    _ change: (inout FormDraft) -> Void = { _ in }
  ) throws {
    var draft = FormDraft(book, .unit(unit), round: round)
    draft.fill()
    change(&draft)
    forms.append(FormReader(book).read(try draft.write(in: scratch, named: name), named: name))
  }

  func collection(newest: Bool = false) -> FormCollection {
    FormCollection(forms, of: book, takesNewest: newest)
  }
}

private func told(_ collection: FormCollection, _ scratch: Scratch) -> [String] {
  collection.forms.flatMap(\.diagnostics).map {
    $0.text(in: .vietnamese).replacingOccurrences(of: scratch.path + "/", with: "")
  }
}

@Test func aFormSentTwiceIsAFaultOfBothFiles() throws {
  var batch = try Batch()
  try batch.add("a.xlsx")
  try batch.add("b.xlsx")
  try batch.add("c.xlsx", "SNV")
  let collection = batch.collection()
  #expect(
    told(collection, batch.scratch) == [
      "a.xlsx: lỗi: gửi hai lần: 'b.xlsx' của cùng nơi gửi; bỏ một tệp, hoặc thêm --newest nếu khác đợt",
      "b.xlsx: lỗi: gửi hai lần: 'a.xlsx' của cùng nơi gửi; bỏ một tệp, hoặc thêm --newest nếu khác đợt",
    ])
  #expect(collection.forms.map(\.verdict) == [.rejected, .rejected, .accepted])
  #expect(Set(collection.figures.map(\.key.participant)) == [1])
}

@Test func theNewestRoundIsTakenOnlyWhenToldSo() throws {
  var batch = try Batch()
  try batch.add("a.xlsx", round: 2) { $0["1.6"] = .number(2000) }
  try batch.add("b.xlsx", round: 1)
  #expect(batch.collection().forms.map(\.verdict) == [.rejected, .rejected])
  let newest = batch.collection(newest: true)
  #expect(newest.forms.map(\.verdict) == [.accepted, .superseded])
  #expect(newest.figures.last?.value == .number(2000))
  // Two forms of one round are a fault even then.
  try batch.add("c.xlsx", round: 2)
  #expect(batch.collection(newest: true).forms.map(\.verdict) == [.rejected, .rejected, .rejected])
}

@Test func aRejectedFormChangesNothingAndStopsNoOther() throws {
  var batch = try Batch()
  try batch.add("a.xlsx") { $0["1.1"] = .text("hai") }
  try batch.add("b.xlsx", "SNV")
  let collection = batch.collection()
  #expect(collection.forms.map(\.verdict) == [.rejected, .accepted])
  #expect(collection.hasRejected)
  #expect(Set(collection.figures.map(\.key.participant)) == [1])
  #expect(collection.missing.map(\.recipient) == [.unit("STP"), .unit("NP")])
}

@Test func whatIsCollectedCanBeReadAgain() throws {
  var batch = try Batch()
  try batch.add("a, \"b\".xlsx") {
    $0["1.1", .note] = .text("một, \"hai\"\nba")
    $0["1.6"] = .formula("1/3", "0.33333333333333331")
  }
  let figures = batch.collection().figures
  let text = CollectedFile.text(figures, of: batch.book)
  let again = try FormBook.load([CollectedFile.name: text])
  let observations = again.indices[0].observations
  #expect(observations.count == figures.count)
  #expect(observations.allSatisfy { $0.isCollected })
  #expect(observations.first?.note == "một, \"hai\"\nba")
  #expect(observations.first?.evidence == "Quyết định 1/QĐ")
  #expect(observations.first?.source == "a, \"b\".xlsx: Phiếu!E4")
  #expect(observations.last?.value == .number(0.333333333333333))
  // The same forms once more are no change, and the same text.
  var repeated = try Batch([CollectedFile.name: text])
  try repeated.add("a, \"b\".xlsx") {
    $0["1.1", .note] = .text("một, \"hai\"\nba")
    $0["1.6"] = .number(0.333333333333333)
  }
  #expect(repeated.collection().changes.isEmpty)
  #expect(CollectedFile.text(repeated.collection().figures, of: repeated.book) == text)
}

@Test func aNewFormTakesThePlaceOfAllThatTheOldOneSaid() throws {
  var first = try Batch()
  try first.add("a.xlsx")
  try first.add("b.xlsx", "SNV")
  let text = CollectedFile.text(first.collection().figures, of: first.book)
  var second = try Batch([CollectedFile.name: text])
  try second.add("a2.xlsx") {
    $0["1.2"] = nil
    $0["1.6"] = .number(2500)
    $0["1.1"] = nil
    $0["1.1", .mark] = .text("x")
  }
  let changes = second.collection().changes
  let nodes = second.book.indices[0].criteria.nodes
  let words = changes.map { change -> String in
    let before = change.before.map { "\($0.value)" } ?? "–"
    let after = change.after.map { "\($0.value)" } ?? "–"
    return "\(nodes[change.key.criterion].code) \(before) → \(after)"
  }
  #expect(
    words == [
      "1.1 – → blank", "1.1 number(1.5) → –", "1.2 text(\"A\") → –",
      "1.6 number(1500.0) → number(2500.0)",
    ])
  #expect(changes.allSatisfy { $0.key.participant == 0 })
  #expect(second.collection().missing.map(\.recipient) == [.unit("NP")])
}

@Test func aDataFileIsNeverOverruled() throws {
  let data = "unit,criterion,input,stage,value,note\nSTP,1.1,,self,1.5,\nSTP,1.2,,self,B,\n"
  var batch = try Batch(["data.csv": data])
  try batch.add("a.xlsx")
  let collection = batch.collection()
  #expect(
    told(collection, batch.scratch) == [
      "a.xlsx: Phiếu!E5: lỗi: tiêu chí '1.2': phiếu ghi 'A', tệp số liệu đã ghi 'B'; sửa hoặc xóa dòng trong tệp số liệu\ndata.csv:3: ghi chú: giá trị được so ở đây"
    ])
  try batch.add("b.xlsx", "SNV")
  #expect(batch.collection().figures.allSatisfy { $0.key.participant == 1 })
}

@Test func whatADataFileSaysTooStaysThere() throws {
  let data = "unit,criterion,input,stage,value,note\nSTP,1.1,,self,1.5,\n"
  var batch = try Batch(["data.csv": data])
  try batch.add("a.xlsx")
  let collection = batch.collection()
  #expect(collection.forms.map(\.verdict) == [.accepted])
  let first = batch.book.indices[0].criteria.position(of: "1.1")
  #expect(!collection.figures.contains { $0.key.criterion == first })
  #expect(collection.figures.count == 6)
}
