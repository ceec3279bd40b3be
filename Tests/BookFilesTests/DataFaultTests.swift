import BookFiles
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

private let data = "data/cchc.csv"

@Test(arguments: [
  Breaking(
    data, "stp,2.1,,,2,", "1️⃣sttp,2.1,,,2,", "không có đơn vị 'sttp'; có phải là 'stp'?",
    en: "there is no unit 'sttp'; did you mean 'stp'?"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,1️⃣2.11,,,2,", "không có tiêu chí '2.11'; có phải là '2.1'?",
    en: "there is no criterion '2.11'; did you mean '2.1'?"),
  Breaking(
    "data/hl.csv", "stp,A,K,2", "1️⃣npn,A,K,2",
    "đơn vị 'npn' không có trong chỉ số 'hl'; thêm vào cột 'indices' của tệp đơn vị, hoặc bỏ dòng này"
  ),
  Breaking(
    data, "stp,2.1,,,2,", "stp,1️⃣2,,,2,",
    "'2' là nhóm tiêu chí, không có số liệu riêng; ghi cho các tiêu chí thành phần"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,1️⃣3.3,,,2,",
    "tiêu chí '3.3' được tính từ chỉ số khác, không nhận số liệu"),
  Breaking(
    data, "stp,2.3,done,,7,", "stp,1️⃣2.3,,,7,",
    "tiêu chí '2.3' có nhiều số liệu; ghi 'done' hoặc 'total' ở cột 'input'",
    en:
      "the criterion '2.3' has several inputs; write 'done' or 'total' in the column 'input'"),
  Breaking(
    data, "stp,2.3,done,,7,", "stp,2.3,1️⃣doen,,7,",
    "tiêu chí '2.3' không có số liệu 'doen', chỉ có 'done' hoặc 'total'; có phải là 'done'?"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,1️⃣appraised,2,",
    "cần 'self', 'appraised1', 'appraised2' hoặc 'decided', thấy 'appraised'; có phải là 'appraised1'?"
  ),
  Breaking(
    data, "stp,2.1,,,2,", "1️⃣,2.1,,,2,", "ô 'unit' trống", en: "the field 'unit' is blank"),
])
func codes(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣n/a,",
    "tiêu chí '2.1' luôn áp dụng, không được ghi 'n/a'; thêm 'not_applicable' vào bộ tiêu chí nếu có trường hợp không áp dụng",
    en:
      "the criterion '2.1' always applies and cannot be 'n/a'; give it 'not_applicable' in the criteria set if there are such cases"
  ),
  Breaking(
    data, "stp,1.7,,,n/a", "stp,1.7,1️⃣value,,n/a",
    "'n/a' là cho cả tiêu chí '1.7'; để trống cột 'input'"),
  Breaking(
    data, "stp,1.7,,,n/a", "stp,1.7,,,1️⃣N/A", "nếu là không áp dụng thì viết 'n/a', thấy 'N/A'",
    en: "write 'n/a' if it does not apply, found 'N/A'"),
  Breaking(
    data, "stp,1.2,,,A,", "stp,1.2,,,1️⃣C,", "cần 'A' hoặc 'B', thấy 'C'; có phải là 'A'?"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣-2,", "số lượng không được âm, thấy '-2'",
    en: "a count cannot be negative, found '-2'"),
  Breaking(
    data, "stp,2.1,,,2,", "stp,2.1,,,1️⃣2.5,", "số lượng phải là số nguyên, thấy '2.5'"),
  Breaking(
    data, "stp,1.3,,,có,", "stp,1.3,,,1️⃣2,", "cần '1' (có) hoặc '0' (không), thấy '2'"),
  Breaking(
    data, "stp,1.1,,self,2,", "stp,1.1,,self,1️⃣2.25,", "điểm '2.25' cao hơn điểm tối đa 2",
    en: "'2.25' points are above the maximum of 2"),
  Breaking(
    data, "stp,1.1,,self,2,", "stp,1.1,,self,1️⃣-1,", "điểm không được âm, thấy '-1'"),
  Breaking(
    data, "stp,1.1,,self,2,", "stp,1.1,,self,1️⃣1.1,", "điểm phải là bội số của 0.25, thấy '1.1'",
    en: "points must be a multiple of 0.25, found '1.1'"),
  Breaking(
    data, "stp,3.1,,,88.64,", "stp,3.1,,,1️⃣100.01,", "cần số từ 0 đến 100, thấy '100.01'",
    en: "expected a number from 0 to 100, found '100.01'"),
  Breaking(
    data, "stp,2.3,total,,8,", "stp,2.3,total,,1️⃣0,", "cần số không nhỏ hơn 1, thấy '0'"),
  Breaking(
    data, "stp,3.1,,,88.64,", "stp,3.1,,,1️⃣tốt,", "cần một số, thấy 'tốt'",
    en: "expected a number, found 'tốt'"),
  Breaking(
    data, "stp,3.1,,,88.64,", "stp,3.1,,,\"1️⃣88,64\",",
    "cần số với dấu chấm thập phân, thấy '88,64'; viết '88.64'"),
])
func values(_ breaking: Breaking) throws { try breaking.check() }

/// The lines of all diagnostics of the valid book with other observations.
private func diagnostics(of text: String) throws -> [String] {
  var files = ValidBook.files
  files[data] = text
  return try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
}

@Test func twoValuesForOneCell() throws {
  let found = try diagnostics(
    of: """
      unit,criterion,input,stage,value
      stp,2.3,done,,3
      stp,2.3,done,self,3
      stp, 2.3 ,done,appraised2, 4
      """)
  #expect(
    found == [
      """
      data/cchc.csv:4:28: error: the unit 'stp' has two values for the criterion '2.3' (done); leave one out
      data/cchc.csv:2: note: first one is here
      """
    ])
}

@Test func notApplicableBesideAValue() throws {
  let found = try diagnostics(
    of: """
      unit,criterion,input,stage,value
      stp,1.7,,,n/a
      stp,1.7,,self,80
      snv,1.7,,,n/a
      snv,1.7,,,90
      """)
  #expect(
    found == [
      """
      data/cchc.csv:4: error: the unit 'snv' has both a figure and 'n/a' for the criterion '1.7'; leave one out
      data/cchc.csv:5: note: compared with this one
      """
    ])
}

@Test func numeratorAboveDenominatorIsAWarning() throws {
  var files = ValidBook.files
  files[data] = """
    unit,criterion,input,value
    stp,1.10,numerator,5
    stp,1.10,denominator,4
    """
  let loaded = try BookInFolder(files).load()
  #expect(loaded.book != nil)
  #expect(
    loaded.diagnostics.text(in: .english) == """
      data/cchc.csv:2: warning: the numerator 5 is above the denominator 4; the ratio is above 100 %
      data/cchc.csv:3: note: compared with this one
      """)
}

@Test func notApplicableToAnIndexCriterion() throws {
  let found = try diagnostics(of: "unit,criterion,value\nstp,3.3,n/a\n")
  #expect(found.count == 1)
  #expect(found.first?.contains("'3.3' always applies") == true)
}

@Test func spacesAndBlankRowsDoNotCount() throws {
  var files = ValidBook.files
  files[data] =
    "\u{FEFF}unit,criterion,value\r\n stp\u{A0},2.1,\u{A0}2\t\r\n,,\r\n\r\nstp,3.1,\r\n"
  let book = try #require(try BookInFolder(files).load().book)
  #expect(book.indices[0].observations.map(\.value) == [.number(2)])
}

@Test func decomposedLettersAreComposed() throws {
  // e + U+0302 + U+0301 is « ế » in NFC; Excel on a Mac writes such files.
  let found = try diagnostics(
    of: "unit,criterion,value,note\nstp,2.1,2,Ke\u{302}\u{301} hoa\u{323}ch\n")
  #expect(found.isEmpty)
  var files = ValidBook.files
  files[data] = "unit,criterion,value,note\nstp,2.1,2,Ke\u{302}\u{301}\n"
  let note = try BookInFolder(files).load().book?.indices[0].observations[0].note
  #expect(note.map { Array($0.unicodeScalars) } == ["K", "\u{1EBF}"])
}

@Test func onlyTheFirstHundredArePrinted() throws {
  var files = ValidBook.files
  files[data] = "unit,criterion,value\n" + String(repeating: "zzz,2.1,1\n", count: 150)
  let loaded = try BookInFolder(files).load()
  #expect(loaded.diagnostics.count == 150)
  let lines = loaded.diagnostics.text(in: .vietnamese).split(separator: "\n")
  #expect(lines.count == 101)
  #expect(lines.last == "… và 50 lỗi, cảnh báo nữa")
}
