public import Wording
public import XLSXReading

extension ReadFailure.Reason {
  /// What keeps a workbook from being read, in words, with the way to mend it.
  public func message(in language: Language) -> String {
    switch self {
    case .system(let code): MachineTrouble(path: "", code: code).reason(in: language)
    case .notAFile:
      language[
        "đây là thư mục hoặc thiết bị; cần một tệp .xlsx",
        "it is a folder or a device; an .xlsx file is needed"]
    case .empty:
      language[
        "tệp trống, không có byte nào; sao chép lại hoặc xin gửi lại",
        "the file has no bytes; copy it again or ask for it again"]
    case .encrypted:
      language[
        "tệp có mật khẩu mở; mở bằng Excel, bỏ mật khẩu rồi lưu lại",
        "it has a password to open it; open it in Excel, take the password off and save it"]
    case .oldWorkbook, .binaryWorkbook, .openDocument, .xmlSpreadsheet:
      language[
        "đây là tệp \(otherFormat); mở ra rồi lưu lại thành .xlsx (Excel Workbook)",
        "it is an \(otherFormat) file; open it and save it as .xlsx (Excel Workbook)"]
    case .html, .text:
      language[
        "đây là \(self == .html ? "trang web" : "tệp văn bản (như CSV)"), không phải .xlsx; "
          + "mở bằng Excel rồi lưu lại thành .xlsx",
        "it is a \(self == .html ? "web page" : "text file (such as CSV)"), no .xlsx; "
          + "open it in Excel and save it as .xlsx"]
    case .otherOfficeFile:
      language[
        "đây là tệp của Word hoặc PowerPoint; cần tệp bảng tính .xlsx",
        "it is a Word or PowerPoint file; an .xlsx workbook is needed"]
    case .unknownFormat:
      language[
        "đây không phải là tệp bảng tính; cần tệp .xlsx",
        "it is not a workbook; an .xlsx file is needed"]
    case .documentType:
      language[
        "tệp có khai báo DOCTYPE, không chương trình bảng tính nào ghi ra, nên không đọc; "
          + "\(language.savedAgain)",
        "it has a DOCTYPE, which no spreadsheet program writes, and is not read; "
          + language.savedAgain]
    case .externalPart:
      language[
        "tệp lấy một phần nội dung từ nơi khác nên không đọc; \(language.savedAgain)",
        "it takes a part of its content from elsewhere and is not read; \(language.savedAgain)"]
    case .limit(let kind, let most):
      language[
        "tệp quá lớn: nhiều nhất \(kind.amount(most, in: language)); "
          + "xóa dòng, cột, trang thừa rồi lưu lại",
        "it is too large: at most \(kind.amount(most, in: language)); "
          + "delete rows, columns and sheets that are not needed and save it again"]
    case .damagedArchive, .repeatedPart, .missingPart, .malformed, .badAddress, .repeatedCell,
      .cellOutOfOrder, .badValue, .badStyle, .badRange, .repeatedSheet, .notASheet, .noSheet:
      language[
        "tệp hỏng: \(damage(in: language)); \(language.savedAgain)",
        "the file is damaged: \(damage(in: language)); \(language.savedAgain)"]
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
      language["một phần có hai lần", "a part is in it twice"]
    case .missingPart:
      language["thiếu một phần", "a part is missing"]
    case .malformed(let fault, let line):
      language[
        "XML sai ở dòng \(line) (\(fault.clipped))", "wrong XML in line \(line) (\(fault.clipped))"]
    case .badAddress(let address):
      language[
        "ô hoặc dòng có địa chỉ sai '\(address.clipped)'",
        "a cell or row has the wrong address '\(address.clipped)'"]
    case .repeatedCell(let cell):
      language["có hai ô \(cell)", "there are two cells \(cell)"]
    case .cellOutOfOrder(let cell):
      language["ô \(cell) sai thứ tự", "the cell \(cell) is out of order"]
    case .badValue(let cell, let text):
      language[
        "ô \(cell) có giá trị sai '\(text.clipped)'",
        "the cell \(cell) has the wrong value '\(text.clipped)'"]
    case .badStyle(let cell, let style):
      language[
        "ô \(cell) có định dạng sai '\(style.clipped)'",
        "the cell \(cell) has the wrong format '\(style.clipped)'"]
    case .badRange(let range):
      language[
        "vùng gộp ô sai '\(range.clipped)'", "the merged range '\(range.clipped)' is wrong"]
    case .repeatedSheet(let name):
      language[
        "có hai trang tính tên '\(name.clipped)'", "there are two sheets named '\(name.clipped)'"]
    case .notASheet(let name):
      language[
        "một trang tính là '\(name.clipped)'", "a sheet is a '\(name.clipped)'"]
    case .noSheet(let position):
      language["không có trang tính thứ \(position + 1)", "there is no sheet \(position + 1)"]
    case .damagedArchive(let fault):
      language[
        "tệp bị cắt cụt hoặc sai lệch (\(fault.clipped))",
        "it is cut off or changed (\(fault.clipped))"]
    default: language["nội dung sai", "its content is wrong"]
    }
  }
}

extension Language {
  /// How a damaged file is mended.
  fileprivate var savedAgain: String {
    self[
      "mở bằng Excel rồi lưu lại, hoặc xin gửi lại",
      "open it in Excel and save it again, or ask for it again"]
  }
}

extension ReadLimits.Kind {
  /// So much of the kind, in words.
  fileprivate func amount(_ most: Int, in language: Language) -> String {
    let megabytes = "\(most >> 20) MB"
    return switch self {
    case .fileBytes: language["\(megabytes) cho cả tệp", "\(megabytes) of file"]
    case .parts: language["\(most) phần", "\(most) parts"]
    case .partBytes, .bookBytes:
      language["\(megabytes) cho một phần", "\(megabytes) in one part"]
    case .totalBytes: language["\(megabytes) khi giải nén", "\(megabytes) once unpacked"]
    case .relationships: language["\(most) liên kết", "\(most) references"]
    case .sharedTexts: language["\(most) chuỗi ký tự", "\(most) texts"]
    case .sharedTextBytes: language["\(megabytes) chữ", "\(megabytes) of text"]
    case .formats: language["\(most) định dạng", "\(most) formats"]
    case .textBytes: language["\(most) byte chữ trong một ô", "\(most) bytes of text in a cell"]
    case .cells: language["\(most) ô trong một trang tính", "\(most) cells in a sheet"]
    case .mergedRanges: language["\(most) vùng gộp ô", "\(most) merged ranges"]
    case .sheets: language["\(most) trang tính", "\(most) sheets"]
    case .names: language["\(most) tên vùng", "\(most) defined names"]
    case .depth: language["\(most) cấp XML", "\(most) levels of XML"]
    case .tokenBytes: language["\(most) byte cho một thẻ XML", "\(most) bytes in one XML tag"]
    }
  }
}
