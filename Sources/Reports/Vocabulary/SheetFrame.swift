import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The lines above every table: title, subtitle, the book's remark.
struct SheetFrame {
  /// The row under these lines, a gap and a header.
  static let firstRow = 5
  /// The row under them, which every table sheet leaves free for links to other sheets.
  static let bar = 3

  let title: String
  let subtitle: String
  let remark: String?

  init(_ book: Book, title: String, subtitle: String) {
    self.title = title
    self.subtitle = subtitle
    remark = book.remark
  }

  /// Three rows: title, subtitle, remark.
  func rows(_ palette: inout Palette) -> [Row] {
    [
      Row([Cell(0, .text(title), format: palette(.title))], height: 24),
      Row([Cell(0, .text(subtitle), format: palette(.subtitle))], height: 19),
      Row(
        remark.map { [Cell(0, .text($0), format: palette(.remark))] } ?? [], height: 18),
    ]
  }
}

extension Page {
  /// The page of every sheet: page numbers and the sheet's name at the foot.
  static func office(_ texts: Texts, landscape: Bool, repeatedRows: ClosedRange<Int>?) -> Page {
    Page().with {
      $0.isLandscape = landscape
      $0.repeatedRows = repeatedRows
      $0.footer = "&L&\"Times New Roman,Italic\"&9&A&R&\"Times New Roman,Regular\"&9"
      $0.footer += texts["Trang &P/&N", "Page &P of &N"]
      if landscape {
        // The binding edge is the long one: the wide margin goes to the top.
        $0.margins.left = 20 / 25.4
        $0.margins.right = 15 / 25.4
      }
    }
  }
}

extension Cell {
  /// A cell with the value a line has, as a plain content.
  static func content(_ value: Value) -> Content {
    switch value {
    case .blank: .blank
    case .number(let number): .number(number)
    case .text(let text): text.isEmpty ? .blank : .text(text)
    case .boolean(let boolean): .boolean(boolean)
    case .error(let error): .text(error.kind.rawValue)
    }
  }
}
