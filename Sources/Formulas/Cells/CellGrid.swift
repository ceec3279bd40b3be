/// The cells of all sheets of a workbook, row by row, as they are computed with.
///
/// Memory grows with the cells that are there, wherever they stand.
public struct CellGrid: Sendable {
  /// The cells of one row that lie side by side in the arrays below.
  struct Line: Sendable {
    var row: Int
    var firstColumn: Int
    var start: Int
    var count: Int
    /// Whether no column is left out between the first and the last.
    var isDense: Bool
  }

  /// How far a cell is computed.
  enum State: UInt8, Sendable { case known, waiting, active }

  /// The rows of every sheet.
  private(set) var sheets: [[Line]] = []
  private(set) var columns: [UInt16] = []
  /// The values: constants, and cached or computed values of formulas.
  var values: [Value] = []
  /// The position of each cell's formula among those of the reader; -1 if it has none.
  private(set) var formulas: [Int32] = []
  /// How far each cell is.
  var states: [State] = []
  private(set) var lastRow = 0
  private(set) var lastColumn = 0

  /// No sheets.
  public init() {}

  /// How many cells there are.
  public var count: Int { values.count }

  /// Starts the next sheet.
  public mutating func startSheet() { sheets.append([]) }

  /// Adds a cell to the last sheet; cells come row by row and from left to right.
  ///
  /// `value` is the constant, or the cached value of the formula at a position.
  public mutating func append(row: Int, column: Int, value: Value, formula: Int?) {
    guard let sheet = sheets.indices.last else { return }
    let place = values.count
    if let last = sheets[sheet].indices.last, sheets[sheet][last].row == row {
      let line = sheets[sheet][last]
      sheets[sheet][last].isDense = line.isDense && column == line.firstColumn + line.count
      sheets[sheet][last].count += 1
    } else {
      sheets[sheet].append(
        Line(row: row, firstColumn: column, start: place, count: 1, isDense: true))
    }
    columns.append(UInt16(truncatingIfNeeded: column))
    values.append(value)
    formulas.append(formula.map { Int32(truncatingIfNeeded: $0) } ?? -1)
    states.append(formula == nil ? .known : .waiting)
    lastRow = max(lastRow, row)
    lastColumn = max(lastColumn, column)
  }

  /// The number of the cell at a place; nil if the workbook has none there.
  func cell(at place: CellPosition) -> Int? {
    guard sheets.indices.contains(place.sheet) else { return nil }
    let lines = sheets[place.sheet]
    let line = firstLine(of: lines, from: place.row)
    guard line < lines.count, lines[line].row == place.row else { return nil }
    let first = firstCell(of: lines[line], from: place.column)
    guard first < lines[line].start + lines[line].count, Int(columns[first]) == place.column else {
      return nil
    }
    return first
  }

  /// The numbers of the cells in each row of an area, from above.
  func ranges(in area: CellArea) -> [Range<Int>] {
    guard sheets.indices.contains(area.sheet) else { return [] }
    let lines = sheets[area.sheet]
    var ranges: [Range<Int>] = []
    var place = firstLine(of: lines, from: area.firstRow)
    while place < lines.count, lines[place].row <= area.lastRow {
      let start = firstCell(of: lines[place], from: area.firstColumn)
      let end = firstCell(of: lines[place], from: area.lastColumn + 1)
      if start < end { ranges.append(start..<end) }
      place += 1
    }
    return ranges
  }

  /// The place of a cell.
  public func place(of cell: Int) -> CellPosition {
    var low = 0
    var high = sheets.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      let start = sheets[middle...].first { !$0.isEmpty }?.first?.start ?? count
      if start <= cell { low = middle } else { high = middle - 1 }
    }
    let lines = sheets[low]
    var (first, last) = (0, lines.count - 1)
    while first < last {
      let middle = (first + last + 1) / 2
      if lines[middle].start <= cell { first = middle } else { last = middle - 1 }
    }
    return CellPosition(sheet: low, row: lines[first].row, column: Int(columns[cell]))
  }

  /// An area that reaches the end of the sheet, without the lines that no sheet has cells in.
  func clipped(_ area: CellArea) -> CellArea {
    var area = area
    if area.lastRow == CellArea.rowLimit - 1 { area.lastRow = max(area.firstRow, lastRow) }
    if area.lastColumn == CellArea.columnLimit - 1 {
      area.lastColumn = max(area.firstColumn, lastColumn)
    }
    return area
  }

  /// The position of the first line at or below a row.
  private func firstLine(of lines: [Line], from row: Int) -> Int {
    guard let first = lines.first?.row, let last = lines.last?.row, row > first else { return 0 }
    guard row <= last else { return lines.count }
    if last - first == lines.count - 1 { return row - first }
    return lines.partitioningIndex { $0.row >= row }
  }

  /// The number of a line's first cell at or right of a column.
  private func firstCell(of line: Line, from column: Int) -> Int {
    if column <= line.firstColumn { return line.start }
    if line.isDense { return line.start + min(line.count, column - line.firstColumn) }
    let cells = columns[line.start..<line.start + line.count]
    return cells.partitioningIndex { Int($0) >= column }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first position where a condition holds that holds for all that follow.
  func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
