public import Scoring
public import XLSXReading

extension ReadFailure.Reason {
  /// What keeps a workbook from being read, in words, with the way to mend it.
  public func message(in language: Language) -> String {
    switch self {
    case .system(let code): MachineTrouble(path: "", code: code).reason(in: language)
    case .notAFile:
      language.say(
        "đây là thư mục hoặc thiết bị; cần một tệp .xlsx",
        "it is a folder or a device; an .xlsx file is needed")
    case .empty:
      language.say(
        "tệp trống, không có byte nào; sao chép lại hoặc xin gửi lại",
        "the file has no bytes; copy it again or ask for it again")
    case .encrypted:
      language.say(
        "tệp có mật khẩu mở; mở bằng Excel, bỏ mật khẩu rồi lưu lại",
        "it has a password to open it; open it in Excel, take the password off and save it")
    case .oldWorkbook, .binaryWorkbook, .openDocument, .xmlSpreadsheet:
      language.say(
        "đây là tệp \(otherFormat); mở ra rồi lưu lại thành .xlsx (Excel Workbook)",
        "it is an \(otherFormat) file; open it and save it as .xlsx (Excel Workbook)")
    case .html, .text:
      language.say(
        "đây là \(self == .html ? "trang web" : "tệp văn bản (như CSV)"), không phải .xlsx; "
          + "mở bằng Excel rồi lưu lại thành .xlsx",
        "it is a \(self == .html ? "web page" : "text file (such as CSV)"), no .xlsx; "
          + "open it in Excel and save it as .xlsx")
    case .otherOfficeFile:
      language.say(
        "đây là tệp của Word hoặc PowerPoint; cần tệp bảng tính .xlsx",
        "it is a Word or PowerPoint file; an .xlsx workbook is needed")
    case .unknownFormat:
      language.say(
        "đây không phải là tệp bảng tính; cần tệp .xlsx",
        "it is not a workbook; an .xlsx file is needed")
    case .documentType:
      language.say(
        "tệp có khai báo DOCTYPE, không chương trình bảng tính nào ghi ra, nên không đọc; "
          + "\(language.savedAgain)",
        "it has a DOCTYPE, which no spreadsheet program writes, and is not read; "
          + language.savedAgain)
    case .externalPart:
      language.say(
        "tệp lấy một phần nội dung từ nơi khác nên không đọc; \(language.savedAgain)",
        "it takes a part of its content from elsewhere and is not read; \(language.savedAgain)")
    case .limit(let kind, let most):
      language.say(
        "tệp quá lớn: nhiều nhất \(kind.amount(most, in: language)); "
          + "xóa dòng, cột, trang thừa rồi lưu lại",
        "it is too large: at most \(kind.amount(most, in: language)); "
          + "delete rows, columns and sheets that are not needed and save it again")
    case .damagedArchive, .repeatedPart, .missingPart, .malformed, .badAddress, .repeatedCell,
      .cellOutOfOrder, .badValue, .badStyle, .badRange, .repeatedSheet, .notASheet, .noSheet:
      language.say(
        "tệp hỏng: \(damage(in: language)); \(language.savedAgain)",
        "the file is damaged: \(damage(in: language)); \(language.savedAgain)")
    }
  }

  /// The name of a format of other programs.
  private var otherFormat: String {
    switch self {
    case .oldWorkbook: "Excel 97-2003 (.xls)"
    case .binaryWorkbook: "Excel Binary (.xlsb)"
    case .openDocument: "OpenDocument (.ods)"
    default: "XML Spreadsheet 2003 (.xml)"
    }
  }

  /// What is damaged.
  private func damage(in language: Language) -> String {
    switch self {
    case .repeatedPart:
      language.say("một phần có hai lần", "a part is in it twice")
    case .missingPart:
      language.say("thiếu một phần", "a part is missing")
    case .malformed(let fault, let line):
      language.say(
        "XML sai ở dòng \(line) (\(fault.clipped))", "wrong XML in line \(line) (\(fault.clipped))")
    case .badAddress(let address):
      language.say(
        "ô hoặc dòng có địa chỉ sai '\(address.clipped)'",
        "a cell or row has the wrong address '\(address.clipped)'")
    case .repeatedCell(let cell):
      language.say("có hai ô \(cell)", "there are two cells \(cell)")
    case .cellOutOfOrder(let cell):
      language.say("ô \(cell) sai thứ tự", "the cell \(cell) is out of order")
    case .badValue(let cell, let text):
      language.say(
        "ô \(cell) có giá trị sai '\(text.clipped)'",
        "the cell \(cell) has the wrong value '\(text.clipped)'")
    case .badStyle(let cell, let style):
      language.say(
        "ô \(cell) có định dạng sai '\(style.clipped)'",
        "the cell \(cell) has the wrong format '\(style.clipped)'")
    case .badRange(let range):
      language.say(
        "vùng gộp ô sai '\(range.clipped)'", "the merged range '\(range.clipped)' is wrong")
    case .repeatedSheet(let name):
      language.say(
        "có hai trang tính tên '\(name.clipped)'", "there are two sheets named '\(name.clipped)'")
    case .notASheet(let name):
      language.say(
        "một trang tính là '\(name.clipped)'", "a sheet is a '\(name.clipped)'")
    case .noSheet(let position):
      language.say("không có trang tính thứ \(position + 1)", "there is no sheet \(position + 1)")
    case .damagedArchive(let fault):
      language.say(
        "tệp bị cắt cụt hoặc sai lệch (\(fault.clipped))",
        "it is cut off or changed (\(fault.clipped))")
    default: language.say("nội dung sai", "its content is wrong")
    }
  }
}

extension Language {
  /// How a damaged file is mended.
  fileprivate var savedAgain: String {
    say(
      "mở bằng Excel rồi lưu lại, hoặc xin gửi lại",
      "open it in Excel and save it again, or ask for it again")
  }
}

extension ReadLimits.Kind {
  /// So much of the kind, in words.
  fileprivate func amount(_ most: Int, in language: Language) -> String {
    let megabytes = "\(most >> 20) MB"
    return switch self {
    case .fileBytes: language.say("\(megabytes) cho cả tệp", "\(megabytes) of file")
    case .parts: language.say("\(most) phần", "\(most) parts")
    case .partBytes, .bookBytes:
      language.say("\(megabytes) cho một phần", "\(megabytes) in one part")
    case .totalBytes: language.say("\(megabytes) khi giải nén", "\(megabytes) once unpacked")
    case .relationships: language.say("\(most) liên kết", "\(most) references")
    case .sharedTexts: language.say("\(most) chuỗi ký tự", "\(most) texts")
    case .sharedTextBytes: language.say("\(megabytes) chữ", "\(megabytes) of text")
    case .formats: language.say("\(most) định dạng", "\(most) formats")
    case .textBytes: language.say("\(most) byte chữ trong một ô", "\(most) bytes of text in a cell")
    case .cells: language.say("\(most) ô trong một trang tính", "\(most) cells in a sheet")
    case .mergedRanges: language.say("\(most) vùng gộp ô", "\(most) merged ranges")
    case .sheets: language.say("\(most) trang tính", "\(most) sheets")
    case .names: language.say("\(most) tên vùng", "\(most) defined names")
    case .depth: language.say("\(most) cấp XML", "\(most) levels of XML")
    case .tokenBytes: language.say("\(most) byte cho một thẻ XML", "\(most) bytes in one XML tag")
    }
  }
}
