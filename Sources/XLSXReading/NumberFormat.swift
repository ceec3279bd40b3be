extension SheetCell {
  /// What a cell's format makes of a number.
  public enum NumberFormat: Hashable, Sendable {
    /// A number, as far as meaning goes.
    case plain
    /// A date, a time or both: the number counts days.
    case date
    /// A percentage: 0.8 is shown as 80 %.
    case percentage
  }
}

extension SheetCell.NumberFormat {
  /// What a format shows that Excel knows by its number alone.
  ///
  /// 27 to 36 and 50 to 58 are dates in East Asian editions and plain numbers nowhere.
  init(builtIn number: Int) {
    switch number {
    case 9, 10: self = .percentage
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .plain
    }
  }

  /// What a format shows that is spelled out, such as `dd/mm/yyyy` or `0.0%`.
  ///
  /// Only the first section counts, which is for positive numbers. Texts in quotation marks, single
  /// characters behind `\`, `_` and `*`, colours, conditions and languages in brackets mean nothing;
  /// `[h]` is a time.
  init(code: String) {
    var isDate = false
    var isPercentage = false
    var rest = code.utf8[...]
    while let byte = rest.popFirst(), byte != UInt8(ascii: ";") {
      switch byte {
      case UInt8(ascii: "\""): rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): rest = rest.dropFirst()
      case UInt8(ascii: "["):
        let inner = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(inner.count + 1)
        if let first = inner.first, inner.allSatisfy({ $0 | 0x20 == first | 0x20 }) {
          isDate = isDate || "hms".utf8.contains(first | 0x20)
        }
      case UInt8(ascii: "%"): isPercentage = true
      case UInt8(ascii: "A")...UInt8(ascii: "z"):
        isDate = isDate || "dmyhs".utf8.contains(byte | 0x20)
      default: break
      }
    }
    self = isDate && !code.isGeneral ? .date : isPercentage ? .percentage : .plain
  }
}

extension String {
  /// Whether it is the name of the general format, which some writers translate.
  fileprivate var isGeneral: Bool { ["general", "standard"].contains(lowercased()) }
}
