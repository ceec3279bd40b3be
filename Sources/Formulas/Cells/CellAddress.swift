/// A cell's place in a sheet, both counted from 0.
public struct CellAddress: Hashable, Sendable {
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int

  /// A place in a sheet.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The place that an A1 address such as `$B12` names; nil when it is none.
  public init?(a1 text: String) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    var dollars = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$") where dollars == 0 && letters == 0 && digits == 0,
        UInt8(ascii: "$") where letters > 0 && digits == 0 && dollars < 2:
        dollars = letters == 0 ? 1 : 2
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0 && dollars < 2 && letters < 3,
        UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0 && dollars < 2 && letters < 3:
        column = column * 26 + Int(byte & 0x1F)
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0 && digits < 7:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        guard row > 0 else { return nil }
      default:
        return nil
      }
    }
    guard digits > 0, column <= CellArea.columnLimit, row <= CellArea.rowLimit else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// The address in A1 style, such as `B12` or `$B$12`.
  public func a1(absoluteRow: Bool = false, absoluteColumn: Bool = false) -> String {
    var text = absoluteColumn ? "$" : ""
    text += columnLetters(column)
    if absoluteRow { text += "$" }
    text += String(row + 1)
    return text
  }

  /// The address with both parts absolute, such as `$B$12`.
  public var absolute: String { a1(absoluteRow: true, absoluteColumn: true) }

  /// Whether the place exists in a sheet.
  public var isInSheet: Bool {
    (0..<CellArea.rowLimit).contains(row) && (0..<CellArea.columnLimit).contains(column)
  }
}

/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
  /// The upper left corner.
  public var first: CellAddress
  /// The lower right corner.
  public var last: CellAddress

  /// A rectangle between two corners.
  public init(_ first: CellAddress, _ last: CellAddress) {
    self.first = first
    self.last = last
  }

  /// A rectangle of rows and columns, both from 0.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    first = CellAddress(row: rows.lowerBound, column: columns.lowerBound)
    last = CellAddress(row: rows.upperBound, column: columns.upperBound)
  }

  /// A single cell.
  public init(_ cell: CellAddress) { self.init(cell, cell) }

  /// The range in A1 style, such as `B2:C9`; a single cell is its address alone.
  public func a1(absoluteRow: Bool = false, absoluteColumn: Bool = false) -> String {
    let start = first.a1(absoluteRow: absoluteRow, absoluteColumn: absoluteColumn)
    guard first != last else { return start }
    return start + ":" + last.a1(absoluteRow: absoluteRow, absoluteColumn: absoluteColumn)
  }

  /// The range with all parts absolute, such as `$B$2:$C$9`.
  public var absolute: String { a1(absoluteRow: true, absoluteColumn: true) }

  /// Whether both corners exist in a sheet and stand in order.
  public var isInSheet: Bool {
    first.isInSheet && last.isInSheet && first.row <= last.row && first.column <= last.column
  }

  /// The cell at a position, from 0, of a row or column.
  public func cell(at position: Int) -> CellAddress {
    first.row == last.row
      ? CellAddress(row: first.row, column: first.column + position)
      : CellAddress(row: first.row + position, column: first.column)
  }

  /// Whether a cell lies in the range.
  public func contains(_ cell: CellAddress) -> Bool {
    cell.row >= first.row && cell.row <= last.row && cell.column >= first.column
      && cell.column <= last.column
  }

  /// Whether two ranges share a cell.
  public func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row
      && first.column <= other.last.column && other.first.column <= last.column
  }
}

/// The letters of a column counted from 0: `A` … `XFD`; past the last column there are none.
public func columnLetters(_ column: Int) -> String {
  letters.indices.contains(column) ? letters[column] : ""
}

/// The letters of every column; texts this short live without an allocation.
private let letters: [String] = (0..<CellArea.columnLimit).map { column in
  var rest = column + 1
  var text = ""
  while rest > 0 {
    text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
    rest = (rest - 1) / 26
  }
  return text
}

/// A sheet's name as a formula needs it: in apostrophes unless it is a plain ASCII word.
///
/// A word that could be read as an address or a truth value is quoted too.
public func quotedSheetName(_ name: String) -> String {
  var quoted: [UInt8] = []
  quoted.append(sheet: name)
  return String(decoding: quoted, as: UTF8.self)
}

/// Whether a sheet's name stands in formulas without apostrophes.
func isPlainSheetName(_ name: String) -> Bool {
  let isWord =
    name.utf8.allSatisfy { byte in
      (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
    }
  let startsWithDigit = name.utf8.first.map { $0 <= UInt8(ascii: "9") } ?? true
  return isWord && !startsWithDigit && !looksLikeReference(name)
}

/// Whether a word would be read as an address (`A1`, `R1C1`, `R`, `C`) or a truth value.
package func looksLikeReference(_ word: String) -> Bool {
  if CellAddress(a1: word) != nil { return true }
  let upper = word.uppercased()
  if upper == "TRUE" || upper == "FALSE" { return true }
  return isRowColumnStyle(upper.utf8)
}

/// Whether an upper case text is an address in row-and-column style, such as `R1C1`, `RC` or `R`.
private func isRowColumnStyle(_ text: String.UTF8View) -> Bool {
  var rest = text[...]
  func dropDigits() { rest = rest.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } }
  guard let first = rest.first, first == UInt8(ascii: "R") || first == UInt8(ascii: "C") else {
    return false
  }
  rest.removeFirst()
  dropDigits()
  if first == UInt8(ascii: "R"), rest.first == UInt8(ascii: "C") {
    rest.removeFirst()
    dropDigits()
  }
  return rest.isEmpty
}
