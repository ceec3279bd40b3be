import Formulas
import Scoring
import WorkbookPlan

/// The columns of the appendix by domain, and how they fall on pages.
///
/// A block is a domain, or the totals, over the rounds; no page break cuts a block.
struct DomainColumns: Sendable {
  /// A domain or the totals over its columns.
  struct Block: Sendable {
    /// The node of the domain; nil for the totals.
    var node: Int?
    var title: String
    var columns: [Column]
    /// The first column in the sheet.
    var first = 0
  }

  /// What a column of a block shows.
  enum Column: Hashable, Sendable {
    case assessed(Stage)
    case deducted
    case score
  }

  static let numberWidth = 5.0
  static let nameWidth = 30.0
  static let titleSize = 10.0
  /// The least size in percent at which 10 points are still readable.
  private static let leastScale = 80

  let blocks: [Block]
  /// The width of every column of a block.
  let width: Double
  /// The blocks of each page, side by side.
  let pages: [Range<Int>]
  /// The size of the print in percent.
  let scale: Int

  init(_ layout: IndexLayout) {
    let (result, texts) = (layout.result, layout.texts)
    let calculation = result.calculation
    let rounds = calculation.stages.filter { $0 == .self || $0 == calculation.final }
    let columns = rounds.map(Column.assessed) + [.deducted]
    var blocks = calculation.set.domains.map {
      Block(node: $0, title: calculation.set.nodes[$0].name, columns: columns)
    }
    blocks.append(Block(title: texts["Tổng", "Total"], columns: columns + [.score]))
    var next = 2
    for position in blocks.indices {
      blocks[position].first = next
      next += blocks[position].columns.count
    }
    self.blocks = blocks
    let measure = TextMeasure(size: Self.titleSize, isBold: true)
    let labels = blocks.flatMap(\.columns).map {
      Self.label($0, texts, final: calculation.final)
    }
    let words = labels.flatMap { $0.split(separator: " ").map(String.init) }
    let widest = "10" + layout.scoreFormat
    width = max(6.6, (words + [widest]).map { measure.columnWidth(of: $0) + 0.4 }.max() ?? 0)
    (pages, scale) = Self.arranged(blocks, width: width)
  }

  /// How many columns there are.
  var count: Int { 2 + blocks.reduce(0) { $0 + $1.columns.count } }

  /// The widths of all columns.
  var widths: [Double] {
    [Self.numberWidth, Self.nameWidth] + [Double](repeating: width, count: count - 2)
  }

  /// The columns of each page that texts above and below the table may use.
  ///
  /// Number and name are among them only if there is one page: else they are repeated on the others,
  /// with all that stands in them.
  var pageColumns: [Range<Int>] {
    guard pages.count > 1 else { return [0..<count] }
    return pages.map { range in
      let last = blocks[range.upperBound - 1]
      return blocks[range.lowerBound].first..<(last.first + last.columns.count)
    }
  }

  /// The columns that begin a page, but for the first.
  var breaks: [Int] { pages.dropFirst().map { blocks[$0.lowerBound].first } }

  /// What stands above a column.
  static func label(_ column: Column, _ texts: Texts, final: Stage) -> String {
    switch column {
    case .assessed(.self): texts["Tự chấm", "Self"]
    case .assessed: texts["Thẩm định", "Final"]
    case .deducted: texts["Bị trừ", "Lost"]
    case .score: texts["Điểm chỉ số", "Score"]
    }
  }

  // MARK: Pages

  /// The fewest pages on which the print is readable, each about as wide as the others.
  private static func arranged(_ blocks: [Block], width: Double) -> ([Range<Int>], Int) {
    let margins = Page.office(Texts(language: .english), landscape: true, repeatedRows: nil).margins
    // LibreOffice sets columns a little wider than Excel.
    let room = (297 / 25.4 - margins.left - margins.right) * 72 * 0.92
    func points(_ columns: Int) -> Double { Double(columns) * (width * 7 + 5) * 0.75 }
    let names = (numberWidth * 7 + 5 + nameWidth * 7 + 5) * 0.75
    let counts = blocks.map(\.columns.count)
    for pages in 1...max(1, counts.count) {
      let split = balanced(counts, pages: pages)
      let widest = split.map { counts[$0].reduce(0, +) }.max() ?? 0
      let scale = min(100, Int(room / (names + points(widest)) * 100))
      if scale >= leastScale || pages >= counts.count { return (split, max(10, scale)) }
    }
    return ([0..<counts.count], 100)
  }

  /// Neighbours put together in at most so many parts, the largest as small as can be.
  static func balanced(_ counts: [Int], pages: Int) -> [Range<Int>] {
    let total = counts.reduce(0, +)
    for capacity in max(1, counts.max() ?? 1)...max(1, total) {
      var parts: [Range<Int>] = []
      var start = 0
      var used = 0
      for position in counts.indices {
        if used + counts[position] > capacity {
          parts.append(start..<position)
          (start, used) = (position, 0)
        }
        used += counts[position]
      }
      parts.append(start..<counts.count)
      if parts.count <= pages { return parts }
    }
    return [0..<counts.count]
  }
}
