import Formulas
import WorkbookPlan

@testable import Reports

/// The pages that a sheet prints on, one page wide, and how full each is.
struct PrintedPages {
  /// A page: its rows and the share of its height that they take.
  struct Page {
    let rows: Range<Int>
    let share: Double
  }

  /// The pages from the first to the last; nil for a sheet that is printed several pages wide.
  let pages: [Page]?

  /// The pages of a sheet, which begin where it says and where one is full.
  init(_ sheet: Sheet) {
    let printed = PrintedSheet(sheet)
    guard sheet.page.fitWidth == 1, sheet.page.fitHeight == 0, !printed.rows.isEmpty else {
      pages = nil
      return
    }
    let columns = sheet.page.printArea.map { $0.first.column...$0.last.column }
    let room = sheet.page.room
    let width = (printed.width(columns ?? 0...max(0, sheet.columns.count - 1)) * 7 + 5) * 0.75
    let height = room.height * max(1, width / room.width)
    func taken(_ row: Int) -> Double {
      let row = sheet.rows[row]
      return row.isHidden ? 0 : row.height ?? PrintedSheet.height
    }
    let repeated = sheet.page.repeatedRows
    let repeatedHeight = repeated.map { $0.reduce(0) { $0 + taken($1) } } ?? 0
    let breaks = Set(sheet.page.rowBreaks)
    var found: [Page] = []
    var (first, used) = (printed.rows.lowerBound, 0.0)
    for row in printed.rows {
      let isFull = used > 0 && used + taken(row) > height
      if row > first, isFull || breaks.contains(row) {
        found.append(Page(rows: first..<row, share: used / height))
        first = row
        used = repeated.map { row > $0.upperBound } == true ? repeatedHeight : 0
      }
      used += taken(row)
    }
    found.append(Page(rows: first..<printed.rows.upperBound, share: used / height))
    pages = found
  }

  /// The pages under a third full but the last, and a last page of two rows.
  var faults: [String] {
    guard let pages, let last = pages.last else { return [] }
    let sparse = pages.dropLast().filter { $0.share < 1 / 3 }.map {
      "rows \($0.rows.lowerBound + 1)–\($0.rows.upperBound): \(Int($0.share * 100)) %"
    }
    let isLonely = pages.count > 1 && last.rows.count <= 2
    return sparse + (isLonely ? ["a page for \(last.rows.count) rows"] : [])
  }
}
