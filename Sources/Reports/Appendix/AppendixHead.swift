import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What stands above the table of an appendix: its number, its name, its decision, a line.
///
/// As Nghị định 30/2020/NĐ-CP has it, an appendix carries no letterhead.
/// The first row is the place of the digital signature; until nothing keeps the appendix from being signed,
/// it says so there.
struct AppendixHead {
  let book: Book
  let texts: Texts
  let number: Int
  /// The name, which is set in capitals.
  let title: String
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression
  /// The widths of the printed columns, in pixels.
  let widths: [Int]

  /// The share of the page's width that the line takes.
  private static let lineShare = 0.22

  private var total: Int { widths.reduce(0, +) }

  /// The rows; the last one holds the line.
  func rows(_ palette: inout Palette) -> [Row] {
    let mark = palette(.appendixTitle) { $0.color = Colors.warning }
    let draft = Function.if(status .== "", "", .text(texts.draft))
    var rows = [Row(Self.cells(.formula(draft), format: mark, widths.indices), pixels: 30)]
    let name = texts[.appendix] + " " + AppendixPlace.roman(number)
    rows += centred(name, .appendixTitle.with { $0.fontSize = 14 }, pixels: 24, &palette)
    rows += centred(title.uppercased(), .appendixTitle, pixels: 23, &palette)
    if let decision {
      let style = CellFormat.appendixTitle.with { ($0.isBold, $0.isItalic) = (false, true) }
      rows += centred(decision, style, pixels: 22, &palette)
    }
    if let remark = book.remark { rows += centred(remark, .remark, pixels: 20, &palette) }
    return rows + [Row(pixels: 14)]
  }

  /// The line under a head of some rows.
  func line(under rows: [Row]) -> DrawnLine {
    let length = Int(Double(total) * Self.lineShare)
    return DrawnLine(
      at: CellAddress(row: rows.count - 1, column: 0), left: (total - length) / 2, top: 4,
      length: length)
  }

  /// The decision with the body that issues it, which the decree asks for.
  private var decision: String? {
    guard let decision = book.dress.decision else { return nil }
    guard let body = book.dress.issuingBody, !decision.contains(texts[" của ", " of "]) else {
      return decision
    }
    let isEnclosed = decision.hasSuffix(")")
    return (isEnclosed ? String(decision.dropLast()) : decision) + texts[" của ", " of "] + body
      + (isEnclosed ? ")" : "")
  }

  private func centred(
    _ text: String, _ style: CellFormat, pixels: Int, _ palette: inout Palette
  ) -> [Row] {
    let measure = TextMeasure(style)
    let format = palette(style) { $0.horizontal = .centerContinuous }
    let room = Double(total) * 0.75 * 0.96
    var lines = measure.balanced(text, room: room)
    // The body that issues stands on a line of its own.
    let words = text.split(separator: " ")
    if lines.count == 2, let place = words.lastIndex(of: texts["của", "of"][...]), place > 0 {
      let parts = [words[..<place], words[place...]].map { $0.joined(separator: " ") }
      if parts.allSatisfy({ measure.width(of: $0) <= room }) { lines = parts }
    }
    return lines.map {
      Row(Self.cells(.text($0), format: format, widths.indices), pixels: pixels)
    }
  }

  /// A content centred over columns without merging them.
  static func cells(_ content: Cell.Content, format: Int, _ columns: Range<Int>) -> [Cell] {
    columns.map { Cell($0, $0 == columns.lowerBound ? content : .blank, format: format) }
  }
}

extension CellFormat {
  /// The number and name of an appendix.
  static let appendixTitle = CellFormat().with {
    $0.fontSize = 13
    $0.isBold = true
    $0.vertical = .center
    $0.horizontal = .centerContinuous
  }

  /// A cell of a table that is signed.
  static let signed = CellFormat().with {
    $0.fontSize = 13
    $0.vertical = .center
    $0.horizontal = .center
    $0.wraps = true
    $0.borders = .all(.thin, color: 0x404040)
  }
}

extension Dress {
  /// Whether superior and issuer are the two lines of one body's name.
  var isOneBody: Bool { superior?.lowercased() == "ủy ban nhân dân" }

  /// The body that issues, as a sentence names it: « Ủy ban nhân dân tỉnh Ninh Thuận ».
  ///
  /// « ỦY BAN NHÂN DÂN » over « TỈNH … » is one name on two lines and no superior.
  var issuingBody: String? {
    guard let issuer else { return nil }
    let whole = isOneBody ? (superior ?? "") + " " + issuer : issuer
    guard whole == whole.uppercased(), let place, whole.hasSuffix(place.uppercased()) else {
      return whole
    }
    let generic = whole.lowercased().dropLast(place.count)
    return generic.prefix(1).uppercased() + generic.dropFirst() + place
  }
}
