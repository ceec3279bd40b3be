public import Formulas

/// How a sheet prints.
///
/// Paper and margins are by default those of Nghị định 30/2020/NĐ-CP for official documents.
public struct Page: Hashable, Sendable {
  /// Whether the paper lies on its long side.
  public var isLandscape = false
  /// The paper.
  public var paper = Paper.a4
  /// The margins.
  public var margins = Margins()
  /// How many pages wide the print is at most; 0 is as many as needed, nil is not scaled.
  public var fitWidth: Int? = 1
  /// How many pages high the print is at most; 0 is as many as needed.
  public var fitHeight = 0
  /// The rows that are repeated on every page, from 0.
  public var repeatedRows: ClosedRange<Int>?
  /// The columns that are repeated on every page, from 0.
  public var repeatedColumns: ClosedRange<Int>?
  /// The range that is printed; nil is all.
  public var printArea: CellRange?
  /// The header in Excel's code (`&L`, `&C`, `&R`, `&P`, `&N`), at most 255 characters.
  public var header = ""
  /// Whether the first page is without header and footer.
  public var leavesFirstBare = false
  /// The number of the first page, from 1; nil goes on from the sheet before.
  public var firstNumber: Int?
  /// The footer in Excel's code, at most 255 characters.
  public var footer = ""
  /// The rows that begin a new page, from 0.
  public var rowBreaks: [Int] = []
  /// The columns that begin a new page, from 0; only used where the print is not fitted to pages.
  public var columnBreaks: [Int] = []
  /// The size of the print in percent, 10 to 400; only used where it is not fitted to pages.
  public var scale = 100
  /// Whether the print is centred across the page.
  public var isCentered = false
  /// Whether a print too wide for a page goes across before it goes down.
  public var goesAcrossFirst = false

  /// An upright A4 page, one page wide.
  public init() {}

  /// The page with changes.
  public func with(_ change: (inout Page) -> Void) -> Page {
    var copy = self
    change(&copy)
    return copy
  }

  /// A paper size.
  public enum Paper: Hashable, Sendable, CaseIterable {
    /// 210 × 297 mm.
    case a4
    /// 297 × 420 mm.
    case a3
  }

  /// Margins in inches.
  public struct Margins: Hashable, Sendable {
    /// The left margin: 30 mm.
    public var left = 30 / 25.4
    /// The right margin: 15 mm.
    public var right = 15 / 25.4
    /// The top margin: 20 mm.
    public var top = 20 / 25.4
    /// The bottom margin: 20 mm.
    public var bottom = 20 / 25.4
    /// From the paper's edge to the header: 10 mm.
    public var header = 10 / 25.4
    /// From the paper's edge to the footer: 10 mm.
    public var footer = 10 / 25.4

    /// The margins of official documents.
    public init() {}
  }
}
