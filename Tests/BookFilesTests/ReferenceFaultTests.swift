import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

// Constants, figures of other criteria and last year's results that formulas ask for.

private let set = "criteria/cchc.yaml"
private let formula = "expression: MIN(1, done / total) * max + score(\"1.3\") * 0"
private let title = "title: Cải cách hành chính"

private func named(_ code: String, _ value: String = "80") -> String {
  title + "\nconstants: [{code: \(code), name: Mức tỉnh, value: \(value)}]"
}

@Test func aConstantThatNoFormulaUsesIsAWarning() throws {
  try Breaking(
    set, title, named("1️⃣muc_tinh"), "không công thức nào dùng hằng số 'muc_tinh'",
    en: "no formula uses the constant 'muc_tinh'"
  ).check(severity: .warning)
}

@Test(arguments: [
  Breaking(
    set, title, named("1️⃣done"),
    "hằng số 'done' trùng mã một số liệu của tiêu chí '2.3'; đổi một trong hai",
    en: "the constant 'done' is called like a figure of the criterion '2.3'; rename one",
    note: "tiêu chí ở đây", noteText: "2️⃣kind: formula\n"),
  Breaking(
    set, title, named("1️⃣max"), "mã 'max' trùng tên dùng trong công thức; chọn mã khác"),
  Breaking(
    set, title, named("1️⃣mức"),
    "mã 'mức' không hợp lệ; bắt đầu bằng chữ cái không dấu, rồi chữ cái không dấu, chữ số, '_'",
    en:
      "'mức' cannot be the code of an input; start with an unaccented letter, then unaccented letters, digits, '_'"
  ),
  Breaking(
    set, title, named("muc_tinh", "1️⃣cao"), "cần một số, thấy 'cao'"
  ).with(set, formula, "expression: done * total * muc_tinh"),
  Breaking(
    set, title, named("muc_tinh", "{default: 80, 1️⃣xaa: 70}"),
    "không có đơn vị nào thuộc nhóm 'xaa'"
  ).with(set, formula, "expression: done * total * muc_tinh"),
  Breaking(
    set, title, named("muc_tinh"), "công thức không có tên 'muc_tin'; có phải là 'muc_tinh'?"
  ).with(set, formula, "expression: done * total * muc_tinh + 1️⃣muc_tin"),
])
func constants(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣figure(\"2.3\") * 0",
    "nêu rõ số liệu của tiêu chí '2.3': figure(\"2.3:done\"), figure(\"2.3:total\")",
    en: "say which figure of the criterion '2.3': figure(\"2.3:done\"), figure(\"2.3:total\")"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣figure(\"2.3:dona\") * 0",
    "nêu rõ số liệu của tiêu chí '2.3': figure(\"2.3:done\"), figure(\"2.3:total\")"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣figure(\"2.33:done\") * 0",
    "không có tiêu chí '2.33'; có phải là '2.3'?"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣figure(\"2\") * 0",
    "'2' là nhóm tiêu chí, không có số liệu riêng; nêu mã một tiêu chí trong nhóm",
    en: "'2' is a group, which has no figures; name a criterion in it"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣figure(\"1.2\") * 0",
    "tiêu chí '1.2' không có số liệu là số; có thể dùng điểm của nó: score(\"1.2\")",
    en: "the criterion '1.2' has no figure that is a number; its points may do: score(\"1.2\")"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣previous(\"grade\") * 0",
    "previous() cần \"score\", \"rank\" hoặc mã một tiêu chí, thấy 'grade'",
    en: "previous() takes \"score\", \"rank\" or the code of a criterion, found 'grade'"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣previous(\"scor\") * 0",
    "previous() cần \"score\", \"rank\" hoặc mã một tiêu chí, thấy 'scor'; có phải là 'score'?"),
  Breaking(
    set, "score(\"1.3\") * 0", "1️⃣previous(\"1.3\") * 0",
    "công thức dùng điểm năm trước của tiêu chí '1.3' mà tệp 'previous' không có cột 'points:1.3'; thêm cột, hoặc dùng results.csv năm trước",
    en:
      "the formula uses last year's points of the criterion '1.3' and the file 'previous' has no column 'points:1.3'; add it, or use last year's results.csv"
  ),
  Breaking(
    set, "score(\"1.3\") * 0", "previous(\"1.3\") * 0",
    "cần số với dấu chấm thập phân, thấy '0,5'; viết '0.5'"
  ).adding(
    "previous/cchc.csv", "unit,score,rank,points:1.3\nstp,85.25,1,\"1️⃣0,5\"\nsnv,80,1,1\n"),
  Breaking(
    set, "score(\"1.3\") * 0", "previous(\"1.3\") * 0",
    "không có cột 'points:1.33'; có phải là 'points:1.3'?"
  ).adding(
    "previous/cchc.csv",
    "unit,score,rank,points:1.3,1️⃣points:1.33\nstp,85.25,1,1,1\nsnv,80,1,1,1\n"),
])
func otherFigures(_ breaking: Breaking) throws { try breaking.check() }

@Test func lastYearNeedsAFile() throws {
  try Breaking(
    set, "score(\"1.3\") * 0", "1️⃣previous(\"rank\") * 0",
    "công thức dùng kết quả năm trước mà chỉ số không có tệp 'previous'; khai báo ở sodiem.yaml",
    en:
      "the formula uses last year's result and the index has no file 'previous'; name it in sodiem.yaml"
  ).with("sodiem.yaml", "    previous: previous/cchc.csv\n", "").check()
}

@Test(arguments: [
  Breaking(
    set, formula, "expression: {default: done * total, 1️⃣xaa: '0'}",
    "không có đơn vị nào thuộc nhóm 'xaa'"),
  Breaking(
    set, formula, "expression: {default: done * total, huyen: 1️⃣don * 2}",
    "công thức không có tên 'don'; có phải là 'done'?"),
  Breaking(
    set, formula, "cases: [{when: done > 0, points: 1️⃣totl}]\n          otherwise: '0'",
    "công thức không có tên 'totl'; có phải là 'total'?"
  ).with(set, "kind: formula\n", "kind: cases\n"),
  Breaking(
    set, formula, "cases: 1️⃣[]\n          otherwise: done * total", "danh sách 'cases' trống"
  ).with(set, "kind: formula\n", "kind: cases\n"),
])
func formulasByGroupAndCases(_ breaking: Breaking) throws { try breaking.check() }

private let target = "rule: {kind: target, value: Tỷ lệ, target: 90}"

@Test(arguments: [
  Breaking(
    set, target, "rule: {kind: target, value: Tỷ lệ, 1️⃣target_of: Chỉ tiêu, target: 90}",
    "chỉ được có một trong hai khóa 'target' và 'target_of'"),
  Breaking(
    set, target, "rule: 1️⃣{kind: target, value: Tỷ lệ}",
    "cần 'target' là chỉ tiêu chung, hoặc 'target_of' nếu mỗi đơn vị có chỉ tiêu riêng",
    en: "expected 'target', the target of all, or 'target_of' if each unit has its own"),
  Breaking(
    set, target, "rule: {kind: target, value: Tỷ lệ, target: {default: 90, huyen: 1️⃣0}}",
    "'target' phải lớn hơn 0, thấy 0"),
])
func targets(_ breaking: Breaking) throws { try breaking.check() }

/// A table of one's own has what formulas ask for; that of the program has the criteria of all indices, last
/// year's too, of which the others are passed over.
@Test(arguments: [
  "unit,score,rank,points:1.3,points:1.2\nstp,85.25,1,0.5,x\nsnv,80,1,,1\n",
  """
  index,unit,score,rank,remark,points:1.3,points:9.9,points:A
  cchc,stp,85.25,1,,0.5,3,
  cchc,snv,80,1,,,,
  hl,stp,50,1,,,,4

  """,
])
func lastYearsPointsAreRead(_ table: String) throws {
  var files = ValidBook.files
  files[set] = files[set]?.replacing("score(\"1.3\") * 0", with: "previous(\"1.3\") * 0")
  files["previous/cchc.csv"] = table
  let loaded = try BookInFolder(files).load()
  let index = try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))").indices[0]
  #expect(
    index.previous == [
      "stp": PreviousResult(score: 85.25, rank: 1, points: ["1.3": 0.5]),
      "snv": PreviousResult(score: 80, rank: 1),
    ])
}
