import CLibXLSXWriter
import Formulas
import Glibc
import Recalculation
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
    case .unreadable(let failure):
      return "what was written is damaged (is the disk full?): \(failure)"
    case .difference(let difference):
      let place = difference.address.map { "!" + $0.a1() } ?? ""
      return "what was written differs from the plan at \(quotedSheetName(difference.sheet))"
        + "\(place): expected \(difference.expected), found \(difference.found)"
    case .disagreement(let found):
      return "the formula at \(found.place.text), \(found.formula), gives \(found.computed.text),"
        + " but \(found.cached.text) was written as its result"
    case .uncomputable(let fault):
      return "the formula at \(fault.place.text), \(fault.formula), cannot be computed anew:"
        + " \(fault.reason)"
    case .cycle(let cells):
      let shown = cells.prefix(5).map(\.text).joined(separator: ", ")
      return "formulas depend on themselves: \(shown)"
    case .tooMuchWork: return "computing all formulas anew takes too much work"
    }
  }
}

extension Recalculation.Place {
  /// The cell with its sheet, for people to read.
  fileprivate var text: String { "\(quotedSheetName(sheet))!\(address)" }
}

extension Value {
  /// The value for people to read.
  fileprivate var text: String {
    switch self {
    case .blank: "nothing"
    case .number(let number): printed(number)
    case .text(let text): "'\(text)'"
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }
}
