/// The row and column, from 0, that an address such as `B12` stands for.
struct CellPlace {
  var row: Int
  var column: Int

  /// The place of an address in capitals, without `$`; nil when it is none.
  init?(_ text: some Sequence<UInt8>) {
    var column = 0
    var row = 0
    var seesDigits = false
    for byte in text {
      switch byte {
      case 0x41...0x5A where !seesDigits: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39:
        row = row * 10 + Int(byte - 0x30)
        seesDigits = true
      default: return nil
      }
      guard column <= columnLimit, row <= rowLimit else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.row = row - 1
    self.column = column - 1
  }
}

/// Rows of a sheet.
let rowLimit = 1_048_576
/// Columns of a sheet.
let columnLimit = 16_384
