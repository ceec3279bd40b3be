import BookFiles
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

private let criteria = "criteria/cchc.yaml"
private let data = "data/cchc.csv"
private let deduct = "{kind: deduct, points: 0.5, of: Văn bản sai}"

/// A rule for 2.1, which has 2 points at most.
private func rule(_ keys: String) -> String { "{kind: deadline, \(keys)}" }

@Test(arguments: [
  Breaking(
    criteria, deduct, rule("due: 1️⃣2021-02-29, points: -0.25"),
    "cần một ngày như '2022-01-05', thấy '2021-02-29'"),
  Breaking(
    criteria, deduct, rule("due: 1️⃣1999-12-31, points: -0.25"),
    "ngày 1999-12-31 nằm ngoài khoảng từ 2000-01-01 đến 2100-12-31; kiểm tra lại năm",
    en: "the date 1999-12-31 is not from 2000-01-01 to 2100-12-31; check the year"),
  Breaking(
    criteria, deduct, rule("due: 1️⃣2101-01-01, points: -0.25"),
    "ngày 2101-01-01 nằm ngoài khoảng từ 2000-01-01 đến 2100-12-31; kiểm tra lại năm"),
  Breaking(
    criteria, deduct, rule("due: {default: 2021-12-10, 1️⃣huyenn: 2021-12-15}, points: -0.25"),
    "không có đơn vị nào thuộc nhóm 'huyenn'; có phải là 'huyen'?"),
  Breaking(
    criteria, deduct, rule("due: 2021-12-10, points: 1️⃣0.25"),
    "'points' phải dưới 0: số điểm trừ cho mỗi bước chậm, ví dụ -0.25",
    en: "'points' must be below 0: what each step late takes, such as -0.25"),
  Breaking(
    criteria, deduct, rule("due: 2021-12-10, points: -0.25, every: 1️⃣1.5"),
    "'every' phải là số ngày nguyên, ví dụ 1 hoặc 7",
    en: "'every' must be a whole number of days, such as 1 or 7"),
  Breaking(
    criteria, deduct, rule("due: 2021-12-10, points: -0.25, cap: 1, 1️⃣least: 1"),
    "chỉ được có một trong hai khóa 'cap' và 'least'"),
])
func deadlineRules(_ breaking: Breaking) throws {
  try breaking.with(data, "stp,2.1,,,2,", "stp,2.1,,,2021-12-10,").check()
}

private let deadline = rule("due: 2021-12-10, points: -0.25")

@Test(arguments: [
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣15/12/2021,",
    "cần một ngày, viết năm-tháng-ngày như '2021-12-15', hoặc 'never' nếu không gửi; thấy '15/12/2021'",
    en:
      "expected a date, written as '2021-12-15', or 'never' if it was never sent; found '15/12/2021'"
  ),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣44545,",
    "cần một ngày, viết năm-tháng-ngày như '2021-12-15', hoặc 'never' nếu không gửi; thấy '44545'"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣2021-02-29,",
    "cần một ngày, viết năm-tháng-ngày như '2021-12-15', hoặc 'never' nếu không gửi; thấy '2021-02-29'"
  ),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣1921-12-15,",
    "ngày 1921-12-15 nằm ngoài khoảng từ 2000-01-01 đến 2100-12-31; kiểm tra lại năm"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣KAD,", "nếu là không áp dụng thì viết 'n/a', thấy 'KAD'"),
])
func dates(_ breaking: Breaking) throws { try breaking.with(criteria, deduct, deadline).check() }

/// A date is no number that a grade could depend on.
@Test func conditionsLookAtNoDates() throws {
  try Breaking(
    criteria, "  - {criterion: \"3\", below: 50, grade: Khá}",
    "  - {criterion: \"2.1\", input: 1️⃣date, above: 3, grade: Khá}",
    "'date' là một ngày, không phải số; dùng 'of: points'",
    en: "'date' is a date and no number to compare; use 'of: points'"
  ).with(criteria, deduct, deadline).with(data, "stp,2.1,,,2,", "stp,2.1,,,2021-12-10,").check()
}

@Test(arguments: [
  ("2021-12-15", 44545.0), ("never", 0), ("không gửi", 0), ("0", 0), ("2000-01-01", 36526),
])
func datesAreNumbersOfDays(written: String, expected: Double) throws {
  var files = ValidBook.files
  files[criteria] = ValidBook.cchc.replacing(deduct, with: deadline)
  files[data] = ValidBook.data.replacing("stp,2.1,,,2,", with: "stp,2.1,,,\(written),")
  let loaded = try BookInFolder(files).load()
  #expect(!loaded.diagnostics.hasErrors, "\(loaded.diagnostics.text(in: .english))")
  let index = try #require(loaded.book).indices[0]
  let node = index.criteria.nodes.firstIndex { $0.code == "2.1" }
  let observed = index.observations.first { $0.criterion == node && $0.participant == 0 }
  #expect(observed?.value == .number(expected))
}
