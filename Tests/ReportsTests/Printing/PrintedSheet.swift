import Formulas
import WorkbookPlan

@testable import Reports

/// The columns and rows of a sheet that print, and their sizes.
struct PrintedSheet {
  let sheet: Sheet

  /// The height of a row that has none of its own, in points.
  static let height = 15.0
  /// The width of a column that has none of its own, in characters.
  private static let width = 8.43

  private let merges: [Int: [CellRange]]
  private let shownColumns: ClosedRange<Int>

  init(_ sheet: Sheet) {
    self.sheet = sheet
    merges = Dictionary(grouping: sheet.merges, by: \.first.row)
    let area = sheet.page.printArea
    shownColumns = (area?.first.column ?? 0)...(area?.last.column ?? 16_383)
  }

  /// The rows that print.
  var rows: Range<Int> {
    let area = sheet.page.printArea
    let end = min(sheet.rows.count, (area?.last.row ?? sheet.rows.count) + 1)
    return min(end, area?.first.row ?? 0)..<end
  }

  /// Where a condition may make a text bold.
  var boldRanges: [CellRange] {
    sheet.conditions.compactMap { condition in
      switch condition.rule {
      case .when(_, let format), .value(_, _, let format): format.isBold ? condition.range : nil
      default: nil
      }
    }
  }

  /// Whether a column prints.
  func prints(_ column: Int) -> Bool { shownColumns.contains(column) && width(column) > 0 }

  /// The columns that a cell's text stands in: those it is merged or centred over.
  func columns(
    of place: Int, in line: Row, row: Int, _ formats: [CellFormat]
  ) -> ClosedRange<Int> {
    let cell = line.cells[place]
    let merge = merges[row]?.first { $0.first.column == cell.column }
    if let merge { return merge.first.column...merge.last.column }
    var last = cell.column
    guard formats[cell.format].horizontal == .centerContinuous else { return last...last }
    for next in line.cells[(place + 1)...] {
      guard next.column == last + 1, next.content == .blank,
        formats[next.format].horizontal == .centerContinuous
      else { break }
      last = next.column
    }
    return cell.column...last
  }

  /// The width of columns, in characters of the default font, which hold the padding of one.
  func width(_ columns: ClosedRange<Int>) -> Double {
    (columns.reduce(0) { $0 + pixels($1) } - 5) / 7
  }

  /// The empty points beside columns of a row, up to what else stands there and to the print's edges.
  func free(around columns: ClosedRange<Int>, in line: Row) -> (left: Double, right: Double) {
    let full = line.cells.filter { cell in
      // A link over several cells has its text in the first; the others are written as blanks.
      if case .link(let text, _) = cell.content, text.isEmpty { return false }
      return cell.content != .blank && !columns.contains(cell.column)
    }
    let left = full.last { $0.column < columns.lowerBound }.map { $0.column + 1 } ?? 0
    let right = full.first { $0.column > columns.upperBound }.map(\.column) ?? endOfColumns
    return (
      points(max(left, shownColumns.lowerBound)..<columns.lowerBound),
      points((columns.upperBound + 1)..<max(right, columns.upperBound + 1))
    )
  }

  /// Beyond the last column that has a width nothing is printed but what runs there.
  private var endOfColumns: Int {
    min(shownColumns.upperBound, max(0, sheet.columns.count - 1)) + 1
  }

  private func points(_ columns: Range<Int>) -> Double {
    columns.reduce(0) { $0 + pixels($1) } * 0.75
  }

  private func width(_ column: Int) -> Double {
    guard column < sheet.columns.count else { return Self.width }
    return sheet.columns[column].isHidden ? 0 : sheet.columns[column].width
  }

  /// A column's width in pixels: seven to a character and five of padding.
  private func pixels(_ column: Int) -> Double {
    let width = width(column)
    return width > 0 ? width * 7 + 5 : 0
  }
}
