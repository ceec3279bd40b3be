import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The formats of the workbook's cells, each made once and named by its position.
struct Palette {
  /// All formats so far; position 0 is the default.
  private(set) var formats: [CellFormat]
  private var positions: [CellFormat: Int]

  /// The formats of a plan that is added to; only the default at first.
  init(_ formats: [CellFormat] = [CellFormat()]) {
    self.formats = formats
    positions = Dictionary(formats.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The position of a format, which is added when it is new.
  mutating func position(of format: CellFormat) -> Int {
    if let position = positions[format] { return position }
    formats.append(format)
    positions[format] = formats.count - 1
    return formats.count - 1
  }

  /// The position of a variation of a format.
  mutating func callAsFunction(
    _ base: CellFormat = .text, _ change: (inout CellFormat) -> Void = { _ in }
  ) -> Int {
    position(of: base.with(change))
  }
}

extension CellFormat {
  /// Text in a table: framed, in the middle, wrapped.
  static let text = CellFormat().with {
    $0.fontSize = 11
    $0.vertical = .center
    $0.wraps = true
    $0.borders = .all(.thin, color: Colors.frame)
  }

  /// Short text or a whole number in a table, centred.
  static let centred = text.with { $0.horizontal = .center }

  /// A header of a table.
  static let header = centred.with {
    $0.isBold = true
    $0.fill = Colors.header
  }

  /// A number in a table.
  static let number = text.with {
    $0.wraps = false
    $0.horizontal = .right
    $0.numberFormat = "0.00##"
  }

  /// A figure of a kind, as people read it.
  static func figure(_ kind: Rule.Input.Kind?, _ texts: Texts) -> CellFormat {
    switch kind {
    case .yesNo: centred.with { $0.numberFormat = texts["\"Có\";;\"Không\"", "\"Yes\";;\"No\""] }
    // A text cell keeps the codes 1 and 01 as they are.
    case .choice: centred.with { $0.numberFormat = "@" }
    case .date:
      centred.with { ($0.numberFormat, $0.wraps, $0.shrinks) = (texts.dayFormat, false, true) }
    case .count: number.with { $0.numberFormat = "#,##0" }
    case .number, .positive: number.with { $0.numberFormat = "#,##0.####" }
    case .points, nil: number
    }
  }

  /// A title above a table.
  static let title = CellFormat().with {
    $0.fontSize = 14
    $0.isBold = true
    $0.vertical = .center
  }

  /// A line under a title.
  static let subtitle = CellFormat().with {
    $0.fontSize = 12
    $0.isItalic = true
    $0.vertical = .center
  }

  /// The remark shown on every sheet.
  static let remark = CellFormat().with {
    $0.fontSize = 11
    $0.isBold = true
    $0.color = Colors.warning
    $0.vertical = .center
  }

  /// A cell that may be changed: it looks like one and is unlocked.
  func asInput() -> CellFormat {
    with {
      $0.fill = Colors.input
      $0.color = Colors.inputText
      $0.isLocked = false
    }
  }
}

/// The colours, chosen to differ in black-and-white print too.
enum Colors {
  static let frame = 0x8C8C8C
  static let header = 0xD9E2EC
  static let domain = 0xEEF2F6
  static let total = 0xF7E9C6
  static let input = 0xFFF9E3
  static let inputText = 0x1F3FA8
  static let warning = 0xA61C00
  static let good = 0x1E6B34
  static let bad = 0xA61C00
  static let bar = 0x2F5D8C
  static let muted = 0x595959
  static let heatLow = 0xF4A15D
  static let heatMiddle = 0xFFFFFF
  static let heatHigh = 0x6FA8DC
}
