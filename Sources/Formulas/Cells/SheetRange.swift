/// Cells of a named sheet, as charts, names and lists take them.
public struct SheetRange: Hashable, Sendable {
  /// The sheet's name.
  public var sheet: String
  /// The cells.
  public var range: CellRange

  /// Cells of a sheet.
  public init(_ range: CellRange, in sheet: String) {
    self.sheet = sheet
    self.range = range
  }

  /// A cell of a sheet.
  public init(_ cell: CellAddress, in sheet: String) { self.init(CellRange(cell), in: sheet) }

  /// The first cell of a sheet.
  public init(startOf sheet: String) { self.init(CellAddress(row: 0, column: 0), in: sheet) }

  /// The cells as a formula of another sheet names them, all parts fixed.
  public var fixed: Expression { range.fixed(in: sheet) }

  /// The same as text: `'Xếp hạng'!$A$1:$A$9`.
  public var text: String { quotedSheetName(sheet) + "!" + range.absolute }

  /// Where a link to the cells leads: `'Xếp hạng'!A1`.
  public var link: String { quotedSheetName(sheet) + "!" + range.first.a1() }
}

extension SheetRange {
  /// The cells that a text such as `'Xếp hạng'!$A$1:$A$9` names; nil when it names none.
  public init?(_ text: String) {
    guard let mark = text.lastIndex(of: "!") else { return nil }
    let corners = text[text.index(after: mark)...].split(separator: ":")
    let addresses = corners.compactMap { CellAddress(a1: String($0)) }
    guard addresses.count == corners.count, let first = addresses.first,
      let last = addresses.last, addresses.count <= 2, CellRange(first, last).isInSheet
    else { return nil }
    var name = text[..<mark]
    if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
      name = name.dropFirst().dropLast()
    }
    var unquoted = ""
    var isSecond = false
    for character in name {
      isSecond = character == "'" && !isSecond
      if !isSecond { unquoted.append(character) }
    }
    self.init(CellRange(first, last), in: unquoted)
  }
}
