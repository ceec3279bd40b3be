import CLibXLSXWriter
import Formulas
import Glibc
import WorkbookPlan
import XLSXReading

extension WriteFailure: CustomStringConvertible {
  /// The failure in one line of English.
  public var description: String { "cannot write '\(path)': \(reason)" }
}

extension WriteFailure.Reason: CustomStringConvertible {
  /// The reason in English, lower case.
  public var description: String {
    switch self {
    case .badPlan(let problems):
      let shown = problems.prefix(5).map(\.description).joined(separator: "; ")
      return problems.count > 5 ? shown + "; and \(problems.count - 5) more" : shown
    case .system(let code): return String(cString: strerror(code)).lowercased()
    case .library(let code):
      return lxw_strerror(lxw_error(rawValue: code)).map { String(cString: $0) } ?? "\(code)"
    case .archive(let code): return archiveReason(code)
    case .unreadable(let failure):
      return "what was written is damaged (is the disk full?): \(failure)"
    case .difference(let difference):
      let place = difference.address.map { "!" + $0.a1() } ?? ""
      return "what was written differs from the plan at \(quotedSheetName(difference.sheet))"
        + "\(place): expected \(difference.expected), found \(difference.found)"
    }
  }
}
