import Formulas
import WorkbookPlan

/// The links from a sheet to others: side by side above its table, or one below the other beside what is
/// printed.
struct LinkBar {
  /// Where the links stand.
  enum Place: Sendable {
    /// In the free line above the table.
    case above
    /// Right of what is printed: on pages that are signed or handed on.
    case beside
  }

  /// A text that leads to a sheet.
  struct Link: Hashable {
    let text: String
    let target: SheetRange
  }

  /// What is there always, before all others.
  let first: Link
  /// What is there as far as there is room.
  let middle: [Link]
  /// What is there always, after all others.
  let last: Link?

  /// How a link looks.
  static let style = CellFormat().with {
    $0.fontSize = 9
    $0.isUnderlined = true
    $0.color = Colors.inputText
    $0.vertical = .center
  }

  /// The height of a line of links, in points.
  static let height = 15.0

  /// Between the texts of two links, in points.
  private static let gap = 6.0
  /// A bar begins no link further right than this: a screen shows about so many points.
  private static let reach = 900.0

  /// The points that a link takes.
  private static func points(of link: Link) -> Double {
    TextMeasure(style).width(of: link.text) * 1.03 + gap
  }

  /// The width of a column that holds links below each other, indented.
  static func width(of links: [Link]) -> Double {
    TextMeasure.columnWidth(points: (links.map(points).max() ?? 0) + gap)
  }

  /// The links, those in the middle left out from the last on until there are so many at most.
  func links(atMost count: Int) -> [Link] { links(middle.prefix(max(0, count - 2))) }

  private func links(_ middle: some Sequence<Link>) -> [Link] {
    [first] + middle + (last.map { [$0] } ?? [])
  }

  // MARK: Side by side

  /// The cells of the bar over some columns: as many links as have room, each in as many cells as its text
  /// takes, all of which lead where it does.
  ///
  /// No link stands both in columns that stay in view and in others.
  func cells(over columns: ArraySlice<Sheet.Column>, frozen: Int, format: Int) -> [Cell] {
    for count in (0...middle.count).reversed() {
      let links = links(middle.prefix(count))
      guard let places = Self.places(of: links, in: columns, frozen: frozen) else { continue }
      return zip(links, places).flatMap { link, place in
        place.map { column in
          let text = column == place.lowerBound ? link.text : ""
          return Cell(column, .link(text, target: link.target), format: format)
        }
      }
    }
    return [Cell(0, .link(first.text, target: first.target), format: format)]
  }

  /// The columns of each link; nil if they do not have room.
  private static func places(
    of links: [Link], in columns: ArraySlice<Sheet.Column>, frozen: Int
  ) -> [ClosedRange<Int>]? {
    var (next, before) = (0, 0.0)
    var places: [ClosedRange<Int>] = []
    for link in links {
      var (start, room) = (next, 0.0)
      while room < points(of: link) {
        guard next < columns.endIndex, before <= reach else { return nil }
        if next == frozen || room == 0 { (start, room) = (next, 0) }
        room += columns[next].isHidden ? 0 : columns[next].points
        before += columns[next].isHidden ? 0 : columns[next].points
        next += 1
      }
      places.append(start...(next - 1))
    }
    return places
  }
}

extension Sheet.Column {
  /// The points of the column on the screen.
  fileprivate var points: Double { (width * 7 + 5) * 0.75 }
}
