import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The columns of a ranking to sign: what they show, and how wide they are at a size of type.
struct RankingColumns: Sendable {
  /// A column.
  struct Column: Sendable {
    let column: AppendixRequest.Column
    /// The line it shows; nil for what is no line.
    let kind: Line.Kind?
    let head: String
    let numberFormat: String
  }

  /// A size of type with the rows that suit it.
  struct Size: Hashable, Sendable {
    let points: Double
    let row: Int
  }

  let columns: [Column]
  let size: Size
  /// The widths in pixels.
  let widths: [Int]
  /// The heads, broken into lines.
  let heads: [String]
  /// The height of the head in pixels.
  let headPixels: Int

  /// The sizes that are tried, the largest first.
  static let sizes = [
    Size(points: 13, row: 25), Size(points: 12, row: 23), Size(points: 11, row: 21),
  ]
  /// A page's width in pixels.
  static let page = 624
  /// What the signer's office takes, in pixels.
  private static let signer = 250
  /// What a cell's edges and the indent of names take, in pixels.
  private static let (edge, nameEdge) = (14, 21)

  /// Whether all columns stand on the page with their texts on one line.
  var fits: Bool { widths.reduce(0, +) <= Self.page }

  /// The columns at a size.
  ///
  /// - Parameters:
  ///   - columns: what they show.
  ///   - size: the size of type.
  ///   - contents: the widest contents of each.
  ///   - isForced: whether names and words are broken into lines if they must be.
  init(_ columns: [Column], _ size: Size, contents: [[String]], isForced: Bool) {
    self.columns = columns
    self.size = size
    let (plain, bold) = (
      TextMeasure(size: size.points), TextMeasure(size: size.points, isBold: true)
    )
    var widths = columns.enumerated().map { position, column in
      let edge = column.column == .name ? Self.nameEdge : Self.edge
      let measure = column.column == .score ? bold : plain
      let content = contents[position].map { measure.pixels(of: $0) }.max() ?? 0
      // A little more than measured, since programs set type a little wider or narrower.
      return max(content + content / 40 + edge, Self.headWidth(column.head, bold) + Self.edge)
    }
    var spare = Self.page - widths.reduce(0, +)
    let name = columns.firstIndex { $0.column == .name }
    if isForced, spare < 0 {
      // Names give way first, then words.
      for kind in [AppendixRequest.Column.name, .grade] {
        guard spare < 0, let position = columns.firstIndex(where: { $0.column == kind }) else {
          continue
        }
        let narrower = max(kind == .name ? 180 : 90, widths[position] + spare)
        spare += max(0, widths[position] - narrower)
        widths[position] = min(widths[position], narrower)
      }
    }
    // Right of the names there is room for the signer's office.
    let right = widths.indices.filter { $0 > name ?? 0 }
    if spare > 0, !right.isEmpty {
      let wanted = max(
        Self.signer - right.reduce(0) { $0 + widths[$1] }, 14 * right.count)
      let more = min(spare, wanted) / right.count
      for position in right { widths[position] += more }
      spare -= more * right.count
    }
    if let name, spare > 0 { widths[name] += spare }
    self.widths = widths
    heads = columns.enumerated().map { position, column in
      bold.pixels(of: column.head) + 10 <= widths[position]
        ? column.head : Self.halves(column.head, bold).joined(separator: "\n")
    }
    let lines =
      heads.enumerated().map { bold.lines(of: $1, pixels: widths[$0]) }.max() ?? 1
    headPixels = Int(Double(lines) * size.points * 5 / 3) + 10
  }

  /// A head in two lines that are about as long as each other.
  private static func halves(_ text: String, _ measure: TextMeasure) -> [String] {
    let words = text.split(separator: " ")
    guard words.count > 1 else { return [text] }
    let halves = (1..<words.count).map { split in
      [words[..<split], words[split...]].map { $0.joined(separator: " ") }
    }
    func width(_ lines: [String]) -> Int { lines.map { measure.pixels(of: $0) }.max() ?? 0 }
    return halves.min { width($0) < width($1) } ?? [text]
  }

  /// The least width at which a head takes two lines.
  private static func headWidth(_ text: String, _ measure: TextMeasure) -> Int {
    halves(text, measure).map { measure.pixels(of: $0) }.max() ?? 0
  }

  /// The height of a row in pixels: that of its texts.
  func height(of texts: [(position: Int, text: String)]) -> Int {
    let measure = TextMeasure(size: size.points)
    let lines =
      texts.map { place, text in
        let indent = columns[place].column == .name ? 9 : 0
        return measure.lines(of: text, pixels: widths[place] - indent)
      }.max() ?? 1
    return lines <= 1 ? size.row : max(size.row, Int(Double(lines) * size.points * 5 / 3) + 8)
  }
}

extension RankingColumns.Column {
  /// A column of a book's, for all units or within their groups.
  ///
  /// - Returns: nil if the index has nothing to show in it.
  init?(
    _ column: AppendixRequest.Column, head: String?, inGroups: Bool, hasNotes: Bool,
    _ table: DomainTable
  ) {
    let (layout, texts) = (table.layout, table.layout.texts)
    let final = layout.result.calculation.final
    let (kind, usual): (Line.Kind?, String) =
      switch column {
      case .number: (nil, texts.rowNumber)
      case .name: (nil, texts[.agencyName])
      case .score: (.score(stage: final), texts[.indexScore])
      case .rank:
        inGroups
          ? (.groupRank, texts[.rankInGroup]) : (.rank, texts[.rank])
      case .grade: (.grade, texts[.grade])
      case .note: (nil, texts[.note])
      case .previousScore: (.previousScore, texts[.lastScore])
      case .previousRank: (.previousRank, texts[.lastRank])
      case .placesWon: (.placesWon, texts[.placesWon])
      }
    if let kind, !table.shows(kind) { return nil }
    if column == .note, !hasNotes { return nil }
    self.init(
      column: column, kind: kind, head: head ?? usual,
      numberFormat: kind.map { layout.style(of: $0).numberFormat } ?? LineStyle.count)
  }
}
