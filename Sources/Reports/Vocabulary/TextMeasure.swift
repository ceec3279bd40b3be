import Formulas
public import WorkbookPlan

/// Measures text as Times New Roman sets it, so that columns are wide and rows high enough.
///
/// LibreOffice does not grow wrapped rows and Excel does not grow them on opening a generated file, so
/// every height is set here.
public struct TextMeasure: Sendable {
  /// The font size in points.
  public var size: Double
  /// Whether the text is bold.
  public var isBold: Bool

  /// A measure for a size and weight.
  public init(size: Double, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// The measure of a format.
  public init(_ format: CellFormat) {
    self.init(size: format.fontSize, isBold: format.isBold)
  }

  /// The width of a text on one line, in points.
  public func width(of text: some StringProtocol) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += width(of: scalar) }
    return Double(units) * size / 2048
  }

  /// The column width, in characters of the default font, that shows a text on one line.
  public func columnWidth(of text: some StringProtocol) -> Double {
    Self.columnWidth(points: width(of: text))
  }

  /// The column width for a width in points, with the padding at both sides.
  ///
  /// Excel counts in widths of « 0 » of the workbook's default font, Calibri 11: 7 pixels of 0.75 points.
  public static func columnWidth(points: Double) -> Double {
    (points / 0.75 + 7) / 7
  }

  /// The points a column of a width leaves for text.
  public static func points(columnWidth: Double) -> Double {
    (columnWidth * 7 - 2) * 0.75
  }

  /// The size, at most this one's and at least 8, at which a text fits on one line of a number of points.
  func size(fitting text: String, room: Double) -> Double {
    let sizes = stride(from: size, to: 8, by: -0.5)
    return sizes.first { TextMeasure(size: $0, isBold: isBold).width(of: text) <= room } ?? 8
  }

  /// This measure at the greatest size, at least 7, at which a text fits into a row of a column of a width.
  func fitting(_ text: String, columnWidth: Double) -> TextMeasure {
    var measure = self
    while measure.size > 7,
      measure.room(lines: measure.lines(of: text, columnWidth: columnWidth)) > Self.greatestHeight
    { measure.size -= 0.5 }
    return measure
  }

  /// How many lines a text takes in a column of a width, broken between words.
  public func lines(of text: String, columnWidth: Double) -> Int {
    let room = max(1, Self.points(columnWidth: columnWidth) * 0.98)
    var lines = LineCounter(room: room, space: width(of: " "))
    var units = 0
    var last: Unicode.Scalar = " "
    // By scalars: words and lines are found in a fraction of the time that characters take.
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ":
        lines.add(word: Double(units) * size / 2048)
        units = 0
      case "\n" where last != "\r":
        lines.add(word: Double(units) * size / 2048)
        lines.startParagraph()
        units = 0
      default: units += width(of: scalar)
      }
      last = scalar
    }
    lines.add(word: Double(units) * size / 2048)
    return lines.count
  }

  /// What a row may be high for its text; what Excel takes less the room that pages leave around it.
  private static let greatestHeight = Limits.rowHeight - 9

  /// The height of a number of lines, in points; of a row at most.
  public func height(lines: Int) -> Double {
    min(Self.greatestHeight, room(lines: lines))
  }

  private func room(lines: Int) -> Double { Double(lines) * size * 1.25 + 3 }

  /// The height of a text in a column of a width.
  public func height(of text: String, columnWidth: Double) -> Double {
    height(lines: lines(of: text, columnWidth: columnWidth))
  }

  /// A text broken between words into lines of at most a number of points, for texts that are
  /// centred over several columns, which programs do not wrap.
  func broken(_ text: String, room: Double) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { paragraph in
      var lines: [String] = []
      for word in paragraph.split(separator: " ") {
        let longer = lines.last.map { $0 + " " + word } ?? ""
        if lines.isEmpty || width(of: longer) > room {
          lines.append(String(word))
        } else {
          lines[lines.count - 1] = longer
        }
      }
      return lines
    }
  }

  private func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E:
      let position = Int(scalar.value) - 0x20
      return isBold ? FontWidths.boldLatin[position] : FontWidths.latin[position]
    case 0xA0...0x1B4:
      let position = Int(scalar.value) - 0xA0
      return isBold ? FontWidths.boldExtended[position] : FontWidths.extended[position]
    case 0x1EA0...0x1EF9:
      let position = Int(scalar.value) - 0x1EA0
      return isBold ? FontWidths.boldVietnamese[position] : FontWidths.vietnamese[position]
    case 0x300...0x36F: return 0
    case 0x2010...0x2013: return 1024
    case 0x2018, 0x2019: return 682
    case 0x201C...0x201E: return isBold ? 1024 : 909
    default: return 2048
    }
  }
}

/// Counts the lines that words take.
private struct LineCounter {
  let room: Double
  let space: Double
  var count = 1
  private var used = 0.0

  init(room: Double, space: Double) {
    self.room = room
    self.space = space
  }

  mutating func add(word width: Double) {
    if used > 0, used + width > room {
      count += 1
      used = 0
    }
    // A word longer than the line is broken inside.
    let overflow = max(0, ((used + width) / room).rounded(.up) - 1)
    count += Int(overflow)
    used = used + width - overflow * room + space
  }

  mutating func startParagraph() {
    count += 1
    used = 0
  }
}
