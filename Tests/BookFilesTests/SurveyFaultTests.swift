import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

private let header = "sodiem.yaml"
private let survey = "data/forms.csv"

/// A survey file of the valid book's first index, with its fault.
private func forms(
  _ rows: String, _ vietnamese: String, en english: String? = nil, note: String? = nil
) -> Breaking {
  Breaking(
    header, "    previous: previous/cchc.csv\n",
    "    previous: previous/cchc.csv\n    survey: data/forms.csv\n", vietnamese, en: english,
    note: note
  ).adding(survey, "unit,issued,returned,invalid\n" + rows)
}

@Test(arguments: [
  forms(
    "stp,1️⃣1.5,1,0\n", "cột 'issued' cần số nguyên từ 0, thấy '1.5'",
    en: "expected a whole number from 0 in the column 'issued', found '1.5'"),
  forms("stp,10,9,1️⃣-1\n", "cột 'invalid' cần số nguyên từ 0, thấy '-1'"),
  forms("stp,10,1️⃣,0\n", "cột 'returned' cần số nguyên từ 0, thấy ''"),
  forms(
    "stp,10,1️⃣11,0\n", "số phiếu thu về 11 lớn hơn số phiếu phát ra 10",
    en: "11 forms returned are more than the 10 issued"),
  forms(
    "stp,10,9,1️⃣10\n", "số phiếu không hợp lệ 10 lớn hơn số phiếu thu về 9",
    en: "10 invalid forms are more than the 9 returned"),
  forms(
    "2️⃣stp,90,90,0\n1️⃣stp,90,90,0\n", "đơn vị 'stp' có hai dòng số phiếu",
    en: "the unit 'stp' has two rows of survey forms", note: "lần đầu ở đây"),
  forms("1️⃣stq,10,9,0\n", "không có đơn vị 'stq'; có phải là 'stp'?"),
])
func surveyRows(_ breaking: Breaking) throws { try breaking.check() }

@Test func tooManyAnswersAreAWarning() throws {
  var files = ValidBook.files
  files[header] = files[header]?.replacing(
    "    previous: previous/cchc.csv\n",
    with: "    previous: previous/cchc.csv\n    survey: data/forms.csv\n")
  files[survey] = "unit,issued,returned,invalid\nstp,12,10,1\n"
  let loaded = try BookInFolder(files).load()
  #expect(loaded.book != nil)
  #expect(
    loaded.diagnostics.text(in: .vietnamese) == """
      data/cchc.csv:18: cảnh báo: tiêu chí '2.7' có 10 câu trả lời, nhiều hơn 9 phiếu hợp lệ
      data/forms.csv:2:1: ghi chú: giá trị được so ở đây
      """)
  #expect(
    loaded.diagnostics.text(in: .english).hasPrefix(
      "data/cchc.csv:18: warning: the criterion '2.7' has 10 answers, more than the 9 valid forms"))
}

@Test func formsAreRead() throws {
  var files = ValidBook.files
  files[header] = files[header]?.replacing(
    "    previous: previous/cchc.csv\n",
    with:
      "    previous: previous/cchc.csv\n    survey: data/forms.csv\n    self_assessment_tolerance: 2.5\n"
  )
  files[survey] = "unit,issued,returned,invalid,population\nstp,100,90,2,4000\nsnv,50,50,0,\n"
  let loaded = try BookInFolder(files).load()
  let book = try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  let forms = book.indices[0].surveyForms
  #expect(forms["stp"]?.valid == 88)
  #expect(forms["stp"]?.population == 4000)
  #expect(forms["snv"]?.population == nil)
  #expect(book.indices[0].selfAssessmentTolerance == 2.5)
  #expect(book.sources.contains { $0.path == survey && $0.role == .survey })
}

@Test(arguments: ["self_assessment_tolerance", "reason_threshold"])
func toleranceBelowZero(_ key: String) throws {
  try Breaking(
    header, "    previous: previous/cchc.csv\n",
    "    previous: previous/cchc.csv\n    \(key): 1️⃣-1\n", "'\(key)' không được âm, thấy '-1'",
    en: "'\(key)' cannot be negative, found '-1'"
  ).check()
}

@Test func unknownRound() throws {
  try Breaking(
    header, "    previous: previous/cchc.csv\n",
    "    previous: previous/cchc.csv\n    rounds: [self, 1️⃣appraised3]\n",
    "'rounds' cần 'self', 'appraised1', 'appraised2' hoặc 'decided', thấy 'appraised3'; có phải là 'appraised1'?"
  ).check()
}
