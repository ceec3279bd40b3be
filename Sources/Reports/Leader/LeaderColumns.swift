import Scoring
import WorkbookPlan

/// The columns of the leader's page, which fill the width of an upright page, and the hidden ones beside them.
struct LeaderColumns: Sendable {
  /// A column of the table of units.
  enum Kind: Hashable, Sendable {
    case rank, name, score, groupRank, grade
    /// The distance from the mean, as a bar.
    case distance
    /// Last year's score and rank.
    case lastYear
    case places
  }

  /// A hidden column: what formulas and charts need.
  enum Hidden: Int, CaseIterable {
    /// The number of a row in its table, from 1, and the position that stands there; two lists side by side
    /// have two.
    case place, found, second
    /// Of the unit in a row: last year's figures, and what the chart calls it.
    case previousScore, previousRank, label
    /// By node: what the tables of domains and of criteria sort themselves by, and show.
    case domainShare, domainPlace, domainName, leafShare, leafPlace, points, nothing, best, least
    /// By participant: what made the grade worse, the same in words, and the position of those it holds back.
    case cap, reason, held
    /// By place among the movers: what the chart calls the unit, and both ranks.
    case mover, before, after
    /// The first of the columns of the grades, which the chart stacks.
    case firstGrade
  }

  /// The pixels of an upright page between margins of 15 mm.
  static let pagePixels = 680

  let kinds: [Kind]
  /// The widths in pixels.
  let pixels: [Int]

  init(_ table: DomainTable, names: [String], grades: [String]) {
    var kinds: [Kind] = [.rank, .name, .score]
    if table.shows(.groupRank) { kinds.append(.groupRank) }
    if table.shows(.grade) { kinds.append(.grade) }
    kinds.append(.distance)
    if table.shows(.placesWon) { kinds += [.lastYear, .places] }
    self.kinds = kinds
    let grade = grades.map { Self.pixels(of: $0, size: 10, isBold: true) }.max() ?? 0
    let decimals = table.layout.scoreFormat.dropFirst()
    let score = Self.pixels(of: "-100\(decimals)", size: 11, isBold: true) + 20
    let places = Self.pixels(of: "▼ \(names.count)", size: 11, isBold: false) + 12
    let codes = table.layout.result.calculation.set.nodes.map {
      Self.pixels(of: $0.printedCode, size: 9, isBold: false) + 12
    }
    let fixed: [Kind: Int] = [
      .rank: min(80, max(38, places, codes.max() ?? 0)), .score: max(62, score), .groupRank: 54,
      .grade: min(190, max(74, grade + 14)), .lastYear: 26 + score, .places: max(50, places),
    ]
    let room = Self.pagePixels - kinds.reduce(0) { $0 + (fixed[$1] ?? 0) }
    // Without last year's columns the bar's is the only one for words right of the lower bars.
    let leastBar = kinds.last == .distance ? 160 : 66
    let widest = names.map { Self.pixels(of: $0, size: 11, isBold: false) }.max() ?? 0
    let name = min(max(170, widest + 14), max(150, room - leastBar))
    pixels = kinds.map { kind in
      switch kind {
      case .name: name
      case .distance: max(60, room - name)
      default: fixed[kind] ?? 0
      }
    }
  }

  private static func pixels(of text: String, size: Double, isBold: Bool) -> Int {
    Int((TextMeasure(size: size, isBold: isBold).width(of: text) / 0.75).rounded(.up))
  }

  var count: Int { kinds.count }
  var last: Int { count - 1 }

  func position(_ kind: Kind) -> Int? { kinds.firstIndex(of: kind) }
  func column(_ hidden: Hidden) -> Int { count + hidden.rawValue }

  /// The column in which tables under that of the units have their bars.
  var bar: Int { half }
  /// The columns right of the bars.
  var rest: ClosedRange<Int>? { bar < last ? (bar + 1)...last : nil }
  /// The first column of the right half of the page.
  var half: Int { min(3, last) }

  /// The size of units' names: small enough that as few as can be take two lines.
  func nameSize(_ names: [String]) -> Double {
    let sizes = [11.0, 10.5, 10, 9.5, 9]
    func wrapped(_ size: Double) -> Int {
      let measure = TextMeasure(size: size)
      return names.count { measure.lines(of: $0, columnWidth: width(1)) > 1 }
    }
    let least = wrapped(sizes[sizes.count - 1])
    return sizes.first { wrapped($0) == least } ?? 11
  }

  /// The width of a column in characters.
  func width(_ column: Int) -> Double { Double(pixels[column] - 5) / 7 }

  /// The points that neighbouring columns leave for one line of text.
  func room(_ columns: ClosedRange<Int>) -> Double {
    Double(pixels[columns].reduce(0, +) - 6) * 0.75
  }

  /// The points of the page's width.
  var room: Double { room(0...last) }

  /// The columns of the sheet; so many grades have a hidden one.
  func columns(grades: Int) -> [Sheet.Column] {
    let hidden = Hidden.allCases.count - 1 + max(1, grades)
    return kinds.indices.map { Sheet.Column(width: width($0)) }
      + [Sheet.Column](repeating: Sheet.Column(width: 8, isHidden: true), count: hidden)
  }
}
