import BookFiles
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

// A value that is asked for in each month, quarter or term.

private let set = "criteria/cchc.yaml"
/// The rule of 2.1, which has 2 points at most.
private let deduct = "{kind: deduct, points: 0.5, of: Văn bản sai}"
private let quarters = "periods: [{code: q1, text: Quý I}, {code: q2, text: Quý II}]"

@Test(arguments: [
  Breaking(
    set, deduct,
    "{kind: linear, numerator: A, denominator: B, periods: 1️⃣[{code: q1, text: I}, {code: q2, text: II}]}",
    "'periods' chỉ dùng với một giá trị; thay 'numerator', 'denominator' bằng 'value'",
    en: "'periods' is for one value; write 'value' in place of 'numerator' and 'denominator'"),
  Breaking(
    set, deduct, "{kind: linear, value: A, periods: 1️⃣[{code: q1, text: I}]}",
    "cần ít nhất 2 kỳ, thấy 1", en: "expected at least 2 periods, found 1"),
  Breaking(
    set, deduct,
    "{kind: target, value: A, target_of: Chỉ tiêu, periods: 1️⃣[{code: q1, text: I}, {code: target, text: II}]}",
    "mã 'target' đã là tên của một số liệu khác; chọn mã khác",
    en: "'target' is the name of another figure; choose another"),
  Breaking(
    set, deduct, "{kind: linear, value: A, 1️⃣of_periods: sum}",
    "'of_periods' chỉ dùng với 'periods'", en: "'of_periods' is only for 'periods'"),
  Breaking(
    set, deduct, "{kind: linear, value: A, \(quarters), of_periods: 1️⃣typical}",
    "'of_periods' cần 'mean', 'sum', 'lowest' hoặc 'highest', thấy 'typical'"),
  Breaking(
    set, deduct,
    "{kind: linear, value: A, periods: [{code: q1, text: I}, {code: 1️⃣q1, text: II}]}",
    "mã 'q1' lặp lại", note: "lần đầu ở đây", noteText: "[{code: 2️⃣q1, text: I}"),
])
func periods(_ breaking: Breaking) throws {
  try breaking.with("data/cchc.csv", "stp,2.1,,,2,", "stp,2.1,q1,,2,").check()
}

@Test func kindsOfSeveralFiguresHaveNoPeriods() throws {
  try Breaking(
    set, deduct, "{kind: deduct, points: 0.5, of: Văn bản sai, 1️⃣\(quarters)}",
    "không có khóa 'periods' ở đây; các khóa: kind, text, points, of, items, floor"
  ).check()
}

/// The rule of 2.1 as it is read.
private func rule(_ text: String) throws -> Rule {
  var files = ValidBook.files
  files[set] = files[set]?.replacing(deduct, with: "{\(text)}")
  files["data/cchc.csv"] = files["data/cchc.csv"]?.replacing("stp,2.1,,,2,\n", with: "")
  let nodes = try #require(try BookInFolder(files).load().book).indices[0].criteria.nodes
  return try #require(nodes.first { $0.code == "2.1" }?.rule)
}

/// Each period takes what the value takes; where the value has a name of its own it stands before the period's.
@Test func eachPeriodIsAnInput() throws {
  let linear = try rule("kind: linear, value: Tỷ lệ đúng hạn, \(quarters)")
  #expect(linear.inputs.map(\.code) == ["q1", "q2"])
  #expect(linear.inputs.map(\.text) == ["Tỷ lệ đúng hạn – Quý I", "Tỷ lệ đúng hạn – Quý II"])
  #expect(
    linear.inputs.map(\.kind) == [
      .number(minimum: 0, maximum: nil), .number(minimum: 0, maximum: nil),
    ])
  #expect(linear.formulaText == "MIN(1, AVERAGE(q1, q2) / 100) * max")
  let steps = try rule("kind: steps, every: 1, points: 0.5, \(quarters), of_periods: highest")
  #expect(steps.inputs.map(\.text) == ["Quý I", "Quý II"])
  #expect(steps.formulaText == "MIN(max, INT(MAX(0, MAX(q1, q2))) * 0.5)")
  let target = try rule("kind: target, value: A, target_of: Chỉ tiêu, \(quarters)")
  #expect(target.inputs.map(\.code) == ["q1", "q2", "target"])
  #expect(target.ownPoints([.number(40), .number(20), .number(60)], maximum: 2, group: "") == 1)
  #expect(target.ownPoints([.number(40), .blank, .number(60)], maximum: 2, group: "") == nil)
}

@Test func wordsSayWhatIsTaken() throws {
  let mean = try rule("kind: linear, value: Tỷ lệ, \(quarters)")
  #expect(
    mean.parameterWords(Vietnamese())
      == "Điểm = Tỷ lệ × điểm tối đa; giá trị là bình quân của các kỳ: Quý I, Quý II")
  let form = FormReading(texts: Vietnamese(), isSelf: true, group: "", maximum: 2)
  #expect(
    mean.formWords(form) == "Điểm = Tỷ lệ × điểm tối đa; giá trị là bình quân của các kỳ")
  #expect(mean.formLabel(1, form) == "Tỷ lệ – Quý II")
  let sum = try rule("kind: linear, value: Tỷ lệ, \(quarters), of_periods: sum")
  #expect(sum.parameterWords(Vietnamese()).hasSuffix("; giá trị là tổng của các kỳ: Quý I, Quý II"))
}

private struct Vietnamese: Speech {
  let language = Language.vietnamese
  func group(_ code: String) -> String { code }
}

/// The mean of 10 and 30 is on the scale, 30 alone is not: nothing is told.
@Test func aPeriodMayBeBeyondTheScale() throws {
  let scale = "kind: min_max, minimum: 0, maximum: 25"
  func told(_ rule: String, _ data: String) throws -> [String] {
    var files = ValidBook.files
    files[set] = files[set]?.replacing(deduct, with: "{\(rule)}")
    files["data/cchc.csv"] = files["data/cchc.csv"]?.replacing("stp,2.1,,,2,\n", with: data)
    return try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
  }
  #expect(try told("\(scale), \(quarters)", "stp,2.1,q1,,10,\nstp,2.1,q2,,30,\n") == [])
  #expect(try told(scale, "stp,2.1,,,30,\n").count == 1)
}
