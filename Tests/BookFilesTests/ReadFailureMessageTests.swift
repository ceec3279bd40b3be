import BookFiles
import Scoring
import Testing
import Wording
import XLSXReading

/// Every reason why a workbook is not read, with its message.
private let messages: [(reason: ReadFailure.Reason, vietnamese: String, english: String)] = [
  (
    .notAFile, "đây là thư mục hoặc thiết bị; cần một tệp .xlsx",
    "it is a folder or a device; an .xlsx file is needed"
  ),
  (
    .empty, "tệp trống, không có byte nào; sao chép lại hoặc xin gửi lại",
    "the file has no bytes; copy it again or ask for it again"
  ),
  (
    .encrypted, "tệp có mật khẩu mở; mở bằng Excel, bỏ mật khẩu rồi lưu lại",
    "it has a password to open it; open it in Excel, take the password off and save it"
  ),
  (
    .oldWorkbook, "đây là tệp Excel 97-2003 (.xls); mở ra rồi lưu lại thành .xlsx (Excel Workbook)",
    "it is an Excel 97-2003 (.xls) file; open it and save it as .xlsx (Excel Workbook)"
  ),
  (
    .openDocument, "đây là tệp OpenDocument (.ods); mở ra rồi lưu lại thành .xlsx (Excel Workbook)",
    "it is an OpenDocument (.ods) file; open it and save it as .xlsx (Excel Workbook)"
  ),
  (
    .text, "đây là tệp văn bản (như CSV), không phải .xlsx; mở bằng Excel rồi lưu lại thành .xlsx",
    "it is a text file (such as CSV), no .xlsx; open it in Excel and save it as .xlsx"
  ),
  (
    .html, "đây là trang web, không phải .xlsx; mở bằng Excel rồi lưu lại thành .xlsx",
    "it is a web page, no .xlsx; open it in Excel and save it as .xlsx"
  ),
  (
    .limit(.cells, most: 1_000_000),
    "tệp quá lớn: nhiều nhất 1000000 ô trong một trang tính; "
      + "xóa dòng, cột, trang thừa rồi lưu lại",
    "it is too large: at most 1000000 cells in a sheet; "
      + "delete rows, columns and sheets that are not needed and save it again"
  ),
  (
    .limit(.totalBytes, most: 64 << 20),
    "tệp quá lớn: nhiều nhất 64 MB khi giải nén; xóa dòng, cột, trang thừa rồi lưu lại",
    "it is too large: at most 64 MB once unpacked; "
      + "delete rows, columns and sheets that are not needed and save it again"
  ),
  (
    .badValue(cell: "B2", "9,25"),
    "tệp hỏng: ô B2 có giá trị sai '9,25'; mở bằng Excel rồi lưu lại, hoặc xin gửi lại",
    "the file is damaged: the cell B2 has the wrong value '9,25'; "
      + "open it in Excel and save it again, or ask for it again"
  ),
]

@Test(arguments: messages.indices)
func workbooksThatAreNotReadSayWhy(_ position: Int) {
  let (reason, vietnamese, english) = messages[position]
  #expect(reason.message(in: .vietnamese) == vietnamese)
  #expect(reason.message(in: .english) == english)
}

/// No message shows what only a programmer reads, and all but the machine's say what is to be done.
@Test func everyRefusalSaysHowToMendIt() {
  let reasons: [ReadFailure.Reason] =
    messages.map(\.reason) + ReadLimits.Kind.allCases.map { .limit($0, most: 1) } + [
      .binaryWorkbook, .xmlSpreadsheet, .otherOfficeFile, .unknownFormat, .documentType,
      .externalPart, .damagedArchive("x"), .repeatedPart, .missingPart, .malformed("x", line: 3),
      .badAddress("x"), .repeatedCell("A1"), .cellOutOfOrder("A1"), .badStyle(cell: "A1", "9"),
      .badRange("x"), .repeatedSheet("x"), .notASheet("x"), .noSheet(2),
    ]
  var seen: Set<String> = []
  for reason in reasons {
    let (vietnamese, english) = (reason.message(in: .vietnamese), reason.message(in: .english))
    #expect(vietnamese.contains(";") && english.contains(";"), "\(reason)")
    #expect(!english.contains("XLSXReading") && !english.contains("(cell:"), "\(reason)")
    seen.insert(vietnamese)
  }
  #expect(seen.count >= reasons.count - 2)
}
