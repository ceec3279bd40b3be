import BookFiles
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

private let header = "sodiem.yaml"
private let criteria = "criteria/cchc.yaml"
private let satisfaction = "criteria/hl.yaml"
private let data = "data/cchc.csv"

/// A real set gave a criterion of 2 points options of at most 1.
@Test(arguments: [
  Breaking(
    criteria, "options: [{code: A, text: Đủ, points: 1}",
    "options: 1️⃣[{code: A, text: Đủ, points: 0.75}",
    "cao nhất chỉ được 0.75 điểm, không đơn vị nào đạt điểm tối đa 1; xem lại điểm hoặc 'max'",
    en:
      "at most 0.75 points can be had, no unit reaches the maximum of 1; look at the points or 'max'",
    note: "giá trị được so ở đây", noteText: "name: Báo cáo\n        max: 2️⃣1"),
  Breaking(
    criteria, "- {from: 90, points: 2}", "- {from: 90, points: 1.5}",
    "cao nhất chỉ được 1.5 điểm, không đơn vị nào đạt điểm tối đa 2; xem lại điểm hoặc 'max'",
    note: "giá trị được so ở đây", noteText: "name: Đúng hạn\n        max: 2️⃣2"
  ).with(criteria, "bands:\n            default:", "bands:\n            1️⃣default:"),
  Breaking(
    criteria, "- {above: 50, points: 2}", "- {above: 50, points: 1}",
    "cao nhất chỉ được 1 điểm, không đơn vị nào đạt điểm tối đa 2 của nhóm 'huyen'; xem lại điểm hoặc 'max'",
    en:
      "at most 1 points can be had, no unit reaches the maximum of 2 of the group 'huyen'; look at the points or 'max'",
    note: "giá trị được so ở đây"
  ).with(criteria, "bands:\n            default:", "bands:\n            1️⃣default:")
    .with(
      criteria, "name: Đúng hạn\n        max: 2\n",
      "name: Đúng hạn\n        max: 2️⃣{default: 2, huyen: 2}\n"),
  Breaking(
    criteria, "rule: {kind: yes_no}", "rule: {kind: yes_no, points: 1️⃣0.5}",
    "cao nhất chỉ được 0.5 điểm, không đơn vị nào đạt điểm tối đa 1; xem lại điểm hoặc 'max'",
    note: "giá trị được so ở đây", noteText: "name: Sáng kiến\n        max: 2️⃣1"),
  Breaking(
    criteria, "cap: 2,", "cap: 1️⃣1.5,",
    "cao nhất chỉ được 1.5 điểm, không đơn vị nào đạt điểm tối đa 2; xem lại điểm hoặc 'max'",
    note: "giá trị được so ở đây", noteText: "{code: \"2.2\", name: Đề xuất, max: 2️⃣2"),
  Breaking(
    criteria, "rule: {kind: given, step: 0.25}", "rule: {kind: given, step: 1️⃣0.75}",
    "cao nhất chỉ được 1.5 điểm, không đơn vị nào đạt điểm tối đa 2; xem lại điểm hoặc 'max'",
    note: "giá trị được so ở đây", noteText: "name: Kế hoạch\n        max: 2️⃣2"
  ).with(data, "stp,1.1,,self,2,\n", "").with(data, "appraised1,1.75,", "appraised1,1.5,"),
  Breaking(
    criteria, "options: [{code: D1, text: Tốt, share: 1}",
    "options: 1️⃣[{code: D1, text: Tốt, share: 0.8}",
    "cao nhất chỉ được 0.8 điểm, không đơn vị nào đạt điểm tối đa 1; xem lại điểm hoặc 'max'",
    note: "giá trị được so ở đây", noteText: "name: Khảo sát\n        max: 2️⃣1"),
])
func maximaOutOfReach(_ breaking: Breaking) throws { try breaking.check(severity: .warning) }

@Test(arguments: [
  Breaking(
    criteria, "- {criterion: \"3\", below", "- {criterion: 1️⃣\"3.2\", below",
    "'3.2' chỉ theo dõi, không có điểm, nên 'grade_caps' không bao giờ có tác dụng; chọn tiêu chí có điểm",
    en:
      "'3.2' is only tracked and has no points, so 'grade_caps' would never act; name a criterion with points"
  ),
  Breaking(
    criteria, "- {criterion: \"3\", below", "- {criterion: 1️⃣P1, below",
    "'P1' là điểm trừ: 'grade_caps' sẽ hạ loại đơn vị bị trừ ít; chọn tiêu chí được cộng điểm",
    en:
      "'P1' is a penalty: 'grade_caps' would lower the grade of units with few of them; name a criterion that earns points"
  ),
])
func capsThatDoNotActAsMeant(_ breaking: Breaking) throws { try breaking.check() }

// The set has maxima of 22 and a scale of 100.
@Test(arguments: [
  Breaking(
    criteria, "name: Thể chế\n    max: 10\n", "name: Thể chế\n    max: 10\n    weight: 1️⃣133\n",
    "trọng số của bộ tiêu chí cộng lại được 145, thường là 100 hoặc 22; xem lại các trọng số",
    en: "the weights of the set add up to 145, usually 100 or 22; look at them again"),
  Breaking(
    criteria, "name: Thể chế\n    max: 10\n",
    "name: Thể chế\n    max: 10\n    weight: 1️⃣{default: 88, huyen: 90}\n",
    "trọng số của bộ tiêu chí (nhóm 'huyen') cộng lại được 102, thường là 100 hoặc 22; xem lại các trọng số",
    en:
      "the weights of the set (group 'huyen') add up to 102, usually 100 or 22; look at them again"),
])
func weightsThatAddUpToSomethingOdd(_ breaking: Breaking) throws {
  // The first weight of the set is the one of a criterion before.
  try breaking.with(criteria, "        weight: {default: 1, huyen: 2}\n", "")
    .check(severity: .warning)
}

/// 12 points of the other domains come to a round whole or to the maxima; groups may do so differently.
@Test(arguments: ["88", "988", "10", "{default: 88, huyen: 10}"])
func weightsThatPeopleExpect(_ weight: String) throws {
  var files = ValidBook.files
  files[criteria] = ValidBook.cchc.replacingOccurrences(
    of: "name: Thể chế\n    max: 10\n", with: "name: Thể chế\n    max: 10\n    weight: \(weight)\n"
  ).replacingOccurrences(of: "        weight: {default: 1, huyen: 2}\n", with: "")
  #expect(try BookInFolder(files).load().diagnostics.isEmpty)
}

@Test func percentagesThatAreAllShares() throws {
  func told(_ first: String, _ second: String, in language: Language) throws -> [String] {
    var files = ValidBook.files
    files[data] = ValidBook.data.replacingOccurrences(
      of: "stp,3.1,,,88.64,\n", with: "stp,3.1,,,\(first),\nsnv,3.1,,,\(second),\n")
    return try BookInFolder(files).load().diagnostics.map { $0.text(in: language) }
  }
  #expect(
    try told("0.88", "0.5", in: .vietnamese) == [
      "data/cchc.csv:19: cảnh báo: mọi giá trị của tiêu chí '3.1' không quá 1, nên chỉ được tính đến 0.88 %; nếu là tỷ lệ thì ghi 88"
    ])
  #expect(
    try told("0.4", "1", in: .english) == [
      "data/cchc.csv:20: warning: all values of the criterion '3.1' are at most 1, which counts as 1 % at most; write 100 if shares are meant"
    ])
  #expect(try told("0.88", "88", in: .english).isEmpty)
  #expect(try told("0", "0", in: .english).isEmpty)
}
