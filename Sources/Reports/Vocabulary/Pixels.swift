import WorkbookPlan

// Sheets that are signed are laid out in pixels of 96 to the inch, as programs show them.

extension Sheet.Column {
  /// A column of a width in pixels.
  init(pixels: Int, isHidden: Bool = false) {
    self.init(width: Self.width(pixels: pixels), isHidden: isHidden)
  }

  /// The width in characters of the default font for a number of pixels.
  static func width(pixels: Int) -> Double { max(0, Double(pixels - 5) / 7) }
}

extension Row {
  /// A row of a height in pixels.
  init(_ cells: [Cell] = [], pixels: Int) {
    self.init(cells, height: min(Limits.rowHeight, Double(pixels) * 0.75))
  }
}

extension TextMeasure {
  /// The width of a text on one line, in pixels.
  func pixels(of text: some StringProtocol) -> Int { Int((width(of: text) / 0.75).rounded(.up)) }

  /// The lines a text takes in a column of some pixels.
  func lines(of text: String, pixels: Int) -> Int {
    lines(of: text, columnWidth: Sheet.Column.width(pixels: pixels))
  }

  /// A text in as few lines as a number of points asks for, which are about as long as each other.
  func balanced(_ text: String, room: Double) -> [String] {
    var lines = broken(text, room: room)
    let count = lines.count
    guard count > 1 else { return lines }
    var narrower = room
    while narrower > room / 2 {
      narrower -= room / 40
      let next = broken(text, room: narrower)
      guard next.count == count, next.allSatisfy({ width(of: $0) <= room }) else { break }
      lines = next
    }
    return lines
  }
}

extension Page {
  /// The page of an appendix: its number from 2 on, centred above what is printed.
  static func appendix(landscape: Bool, paper: Paper = .a4) -> Page {
    Page().with {
      $0.isLandscape = landscape
      $0.paper = paper
      $0.header = "&C&\"Times New Roman,Regular\"&13&P"
      $0.leavesFirstBare = true
      $0.firstNumber = 1
      $0.isCentered = true
    }
  }

  /// The points that a page holds, less a little that programs need.
  var room: (width: Double, height: Double) {
    let long = paper == .a3 ? 420.0 : 297.0
    let short = paper == .a3 ? 297.0 : 210.0
    let (across, down) = isLandscape ? (long, short) : (short, long)
    return (
      (across / 25.4 - margins.left - margins.right) * 72,
      (down / 25.4 - margins.top - margins.bottom) * 72 * 0.99
    )
  }
}
