import BookFiles
import Scoring
import Wording
import XLSXReading
import XLSXWriting

/// Trouble that says what it is in the reader's language.
protocol SpokenTrouble: Error {
  /// What happened, and what can be done.
  func message(in language: Language) -> String
}

extension MachineTrouble: SpokenTrouble {}

extension ReadFailure: SpokenTrouble {
  func message(in language: Language) -> String {
    let reason = reason.message(in: language)
    return language["không đọc được '\(path)': ", "cannot read '\(path)': "] + reason
  }
}

extension WriteFailure: SpokenTrouble {
  func message(in language: Language) -> String {
    language["không ghi được '\(path)': ", "cannot write '\(path)': "]
      + reason.message(in: language)
  }
}

extension WriteFailure.Reason {
  /// What keeps a workbook from being written, in words.
  fileprivate func message(in language: Language) -> String {
    switch self {
    case .system(let code): systemReason(code, in: language)
    case .library(let code): Self.library(code, language)
    case .archive(let code):
      language["thư viện nén báo lỗi \(code)", "the archive library reports error \(code)"]
    case .unreadable:
      language[
        "tệp ghi ra bị hỏng; xem đĩa còn chỗ trống không rồi chạy lại",
        "what was written is damaged; see whether the disk is full and run again"]
    case .badPlan, .difference:
      // What was planned is not what a workbook holds: no input and no machine is to blame.
      language[
        "lỗi của chương trình, xin báo cho người lập trình: ",
        "a fault of the program, please report it: "] + description
    }
  }

  /// The writing library's numbers: it keeps no reason of the system's.
  private static func library(_ code: UInt32, _ language: Language) -> String {
    switch code {
    case 1:
      language[
        "hết bộ nhớ, hoặc mở quá nhiều tệp", "out of memory, or too many files are open"]
    case 2:
      language[
        "không tạo được tệp; xem quyền ghi và chỗ trống trên đĩa",
        "the file cannot be made; see whether the folder may be written and the disk has room"]
    case 3, 4:
      language[
        "không tạo được tệp tạm; xem quyền ghi và chỗ trống trên đĩa, kể cả số tệp",
        "a temporary file cannot be made; see whether the folder may be written and the disk has room, for files too"
      ]
    case 5...10:
      language[
        "đĩa đầy hoặc lỗi ghi đĩa; dọn chỗ trống rồi chạy lại",
        "the disk is full or fails; make room and run again"]
    default: language["lỗi ghi số \(code)", "writing error \(code)"]
    }
  }
}
