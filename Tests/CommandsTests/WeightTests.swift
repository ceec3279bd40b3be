import Formulas
import BookFiles
import Foundation
import TestSupport
import Testing
import WorkbookPlan

/// One domain's weight doubled three ways gives the same results to the byte.
@Test func doublingADomainInThreeWaysGivesTheSameResults() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  // Through a file of the book.
  try scratch.write(
    """
    revision: gap-doi
    title: Gấp đôi lĩnh vực 3
    date: 2022-02-15
    reason: Thử
    rescale: true
    weights: {cchc: {"3": 32}}

    """, to: "book/weights/gap-doi.yaml")
  let named = try Sodiem.run(["score", "book", "--weights", "gap-doi"], in: scratch.path)
  try #require(named.code == 0, "\(named.errors)")
  // Through the command line.
  let given = try Sodiem.run(
    ["score", "book", "--set", "3=32", "--rescale", "--output", "given"], in: scratch.path)
  try #require(given.code == 0, "\(given.errors)")
  // Through the trial weights typed into the workbook.
  try typedWorkbook(of: scratch("book"), .number(32), for: "3", to: scratch("typed.xlsx"))
  let typed = try Sodiem.run(
    ["score", "book", "--trial", "typed.xlsx", "--rescale", "--output", "typed"],
    in: scratch.path)
  try #require(typed.code == 0, "\(typed.errors)")
  let results = try [
    "Output/ninh-thuan-2021/gap-doi/results.csv", "given/results.csv", "typed/results.csv",
  ].map { try text(scratch($0)) }
  #expect(results[1] == results[0])
  #expect(results[2] == results[0])
  let approved = try Sodiem.run(["score", "book", "--output", "approved"], in: scratch.path)
  #expect(approved.code == 0)
  #expect(try text(scratch("approved/results.csv")) != results[0])
}

@Test func aRevisionWrittenFromAWorkbookIsTheOneTyped() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try typedWorkbook(of: scratch("book"), .number(32), for: "3", to: scratch("typed.xlsx"))
  let arguments = [
    "revise", "book", "tu-so", "--title", "Từ \"sổ\"", "--reason", "Họp", "--date", "2022-03-01",
    "--trial", "typed.xlsx",
  ]
  let unbalanced = try Sodiem.run(arguments, in: scratch.path)
  #expect(unbalanced.code == 1)
  #expect(
    unbalanced.errors
      == "lỗi: trọng số của 'cchc' cộng lại là 116, phải là 100; sửa các trọng số còn lại, hoặc cho tự điều chỉnh (rescale: true, --rescale)\n"
  )
  #expect(try !scratch.files(in: "book").keys.contains("weights/tu-so.yaml"))
  let run = try Sodiem.run(arguments + ["--rescale"], in: scratch.path)
  try #require(run.code == 0, "\(run.errors)")
  #expect(
    try text(scratch("book/weights/tu-so.yaml")) == """
      revision: tu-so
      title: "Từ \\"sổ\\""
      date: 2022-03-01
      reason: "Họp"
      rescale: true
      weights:
        cchc:
          "3": 32

      """)
  let again = try Sodiem.run(arguments + ["--rescale"], in: scratch.path)
  #expect(again.code == 1)
  #expect(again.errors == "lỗi: đã có 'book/weights/tu-so.yaml'; thêm --replace để thay\n")
  #expect(try Sodiem.run(["check", "book"], in: scratch.path).code == 0)
}

@Test func aWorkbookWithoutTrialWeightsIsRefused() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  try scratch.write("unit,score\n", to: "a.xlsx")
  let text = try Sodiem.run(["score", "book", "--trial", "a.xlsx"], in: scratch.path)
  #expect(text.code == 1)
  #expect(
    text.errors
      == "a.xlsx: lỗi: đây là tệp văn bản (như CSV), không phải .xlsx; mở bằng Excel rồi lưu lại thành "
      + ".xlsx\n")
  _ = try Sodiem.run(["score", "book", "--output", "out"], in: scratch.path)
  let same = try Sodiem.run(
    ["score", "book", "--trial", "out/ninh-thuan-2021.xlsx"], in: scratch.path)
  #expect(same.code == 1)
  #expect(
    same.errors
      == "out/ninh-thuan-2021.xlsx: lỗi: trọng số thử không khác bản đã phê duyệt\n")
  try typedWorkbook(of: scratch("book"), .text("nhiều"), for: "3", to: scratch("typed.xlsx"))
  let typed = try Sodiem.run(["score", "book", "--trial", "typed.xlsx"], in: scratch.path)
  #expect(typed.code == 1)
  #expect(
    typed.errors.wholeMatch(
      of:
        /typed\.xlsx: Trọng số!D\d+: lỗi: trọng số thử của '3' cần là số, thấy 'nhiều'\n/)
      != nil)
}

@Test func revisionsThatAreNotThereAreNamed() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  let unknown = try Sodiem.run(["score", "book", "--weights", "khac"], in: scratch.path)
  #expect(unknown.code == 1)
  #expect(
    unknown.errors
      == "lỗi: không có phương án trọng số 'khac'; sổ có: chuyen-doi-so, linh-vuc-deu\n")
  let code = try Sodiem.run(
    ["score", "book", "--set", "9.9=3", "--language", "en"], in: scratch.path)
  #expect(code.code == 1)
  #expect(code.errors.hasPrefix("error: the index 'cchc' has no criterion '9.9'"))
  for arguments in [
    ["--set", "3"], ["--set", "3=x"], ["--rescale"], ["--set", "3=1", "--weights", "a"],
  ] {
    #expect(try Sodiem.run(["score", "book"] + arguments, in: scratch.path).code == 64)
  }
  #expect(try !scratch.names().contains("Output"))
}
