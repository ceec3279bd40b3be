internal import Formulas

/// The values of a cell in the bits of one number.
///
/// Numbers of a spreadsheet are finite, so what is not a number hides in the bits of a NaN: an error has
/// none of them set, because arithmetic makes such NaNs by itself; a blank, a truth value and a text have
/// a number of their own.
enum Boxed {
  /// Any error; which one is not kept.
  static let error = Double.nan
  /// An empty cell.
  static let blank = Double(nan: 1, signaling: false)
  /// A truth value in a cell, which is no number there.
  static func truth(_ truth: Bool) -> Double { Double(nan: truth ? 3 : 2, signaling: false) }
  /// A text, by its position in a list of texts.
  static func text(_ position: Int) -> Double {
    Double(nan: Double.RawSignificand(position + 4), signaling: false)
  }

  /// Whether it is an error and not a text, truth value or blank.
  static func isError(_ x: Double) -> Bool { x.isNaN && mark(of: x) == 0 }

  /// Whether two are the same text, or both blank.
  static func areSame(_ x: Double, _ y: Double) -> Bool { x.isNaN && mark(of: x) == mark(of: y) }

  /// The value, its texts looked up in a list.
  static func value(_ x: Double, texts: [String]) -> Value {
    guard x.isNaN else { return .number(x) }
    let mark = mark(of: x)
    switch mark {
    case 0: return .error(FormulaError(.value))
    case 1: return .blank
    case 2, 3: return .boolean(mark == 3)
    default: return .text(texts[Int(mark) - 4])
    }
  }

  /// The number where one is due: truth values are 1 or 0, texts and blanks are errors.
  static func number(_ x: Double) -> Double {
    guard x.isNaN else { return x }
    let mark = mark(of: x)
    return mark == 2 || mark == 3 ? Double(mark - 2) : error
  }

  /// The number, or an error if it is too large for one.
  static func finite(_ x: Double) -> Double { x.isFinite ? x : error }

  private static func mark(of x: Double) -> UInt64 {
    x.significandBitPattern & 0x0007_FFFF_FFFF_FFFF
  }
}
