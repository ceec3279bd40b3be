import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The letterhead and the signature block of an official document, over the columns of a sheet.
///
/// As Nghị định 30/2020/NĐ-CP has it: the issuing bodies at the left, the country's name and motto at the
/// right, place and date under it; below the tables the recipients at the left, the signer at the right.
struct OfficialFrame {
  let book: Book
  let texts: Texts
  /// The widths of the sheet's columns that the frame stretches over.
  let widths: [Double]
  /// Whether the date is that of the book; if not, it is left to be filled in by hand.
  var isDated = true

  private static let fontSize = 13.0
  /// The room for a signature and seal, in points.
  static let signatureHeight = 70.0
  /// The height of a line of the recipients or of the signer's office, in pixels.
  private static let linePixels = 22

  /// The superior over the issuing body.
  private var bodies: [String] { [book.dress.superior ?? "", book.dress.issuer ?? ""] }
  /// The country over its motto.
  private var country: [String] {
    [
      texts["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"],
      texts["Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"],
    ]
  }

  /// Superior and issuing body, the country and its motto, place and date.
  func letterhead(_ palette: inout Palette) -> [Row] {
    let (split, size) = division(left: bodies, right: country)
    func line(_ position: Int) -> [Cell] {
      let base = CellFormat().with {
        $0.fontSize = size
        $0.vertical = .center
        $0.horizontal = .centerContinuous
      }
      let leftFormat = palette(base) {
        // « ỦY BAN NHÂN DÂN » over « TỈNH … » is one name, bold in both lines.
        $0.isBold = position == 1 || book.dress.isOneBody
      }
      let rightFormat = palette(base) { $0.isBold = true }
      return block(bodies[position], 0..<split, leftFormat)
        + block(country[position], split..<widths.count, rightFormat)
    }
    let date = palette(CellFormat()) {
      $0.fontSize = size
      $0.isItalic = true
      $0.horizontal = .centerContinuous
    }
    return [
      Row(line(0), height: 20), Row(line(1), height: 20), Row(height: 8),
      Row(block(placeAndDate, split..<widths.count, date), height: 20), Row(height: 8),
    ]
  }

  /// The share of the issuing body's name that the line under it is long; the decree allows a third to a half.
  private static let lineShare = 0.4

  /// The lines under the issuing body and the motto, the latter as long as the text, for a letterhead that
  /// begins in a row.
  func lines(from row: Int) -> [DrawnLine] {
    let (split, size) = division(left: bodies, right: country)
    let measure = TextMeasure(size: size, isBold: true)
    let pixels = widths.map { $0 > 0 ? Int($0 * 7 + 5) : 0 }
    func line(_ text: String, _ share: Double, _ columns: Range<Int>) -> DrawnLine? {
      let length = Int(Double(measure.pixels(of: text)) * share)
      let (before, room) = (
        pixels[..<columns.lowerBound].reduce(0, +), pixels[columns].reduce(0, +)
      )
      guard length > 0 else { return nil }
      return DrawnLine(
        at: CellAddress(row: row + 2, column: 0), left: before + max(0, room - length) / 2,
        top: 2, length: length)
    }
    return [
      line(bodies[1], Self.lineShare, 0..<split), line(country[1], 1, split..<widths.count),
    ].compactMap { $0 }
  }

  /// The recipients at the left, the signer's office, room to sign and name at the right.
  ///
  /// Unless `status` is empty, nobody is to sign, and no signer stands there.
  func signature(_ palette: inout Palette, unless status: Expression? = nil) -> [Row] {
    let dress = book.dress
    guard !dress.recipients.isEmpty || !dress.signerOffice.isEmpty || dress.signerName != nil else {
      return []
    }
    let (split, size) = division(left: dress.recipients, right: dress.signerOffice)
    let heading = palette(CellFormat()) {
      $0.isBold = true
      $0.isItalic = true
      $0.fontSize = min(12, size)
      $0.vertical = .center
    }
    let recipient = palette(CellFormat()) { ($0.fontSize, $0.vertical) = (11, .center) }
    let office = palette(.appendixTitle) { $0.fontSize = min($0.fontSize, size) }
    var left: [Cell] = []
    if !dress.recipients.isEmpty {
      left.append(Cell(0, .text(texts["Nơi nhận:", "Recipients:"]), format: heading))
      let last = dress.recipients.count - 1
      left += dress.recipients.enumerated().map { position, text in
        // Nghị định 30/2020/NĐ-CP: the line of the archive, which is the last, ends the list.
        Cell(0, .text("- \(text)" + (position == last ? "." : ";")), format: recipient)
      }
    }
    let count = max(left.count, dress.signerOffice.count)
    var rows: [Row] = (0..<count).map { position in
      var cells = position < left.count ? [left[position]] : []
      if position < dress.signerOffice.count {
        cells += block(
          dress.signerOffice[position], split..<widths.count, office, unless: status)
      }
      return Row(cells, pixels: Self.linePixels)
    }
    // The recipients stand beside the room to sign.
    let used = Double(count - dress.signerOffice.count) * 0.75 * Double(Self.linePixels)
    if !dress.signerOffice.isEmpty || dress.signerName != nil, used < Self.signatureHeight {
      rows.append(Row(height: Self.signatureHeight - used))
    }
    if let name = dress.signerName {
      rows.append(
        Row(block(name, split..<widths.count, office, unless: status), pixels: 24))
    }
    return [Row(pixels: 6)] + rows
  }

  /// A text centred over columns, without merging them; none unless the status is empty.
  func block(
    _ text: String, _ columns: Range<Int>, _ format: Int, unless status: Expression? = nil
  ) -> [Cell] {
    guard !text.isEmpty else { return [] }
    let content =
      status.map { Cell.Content.formula(Function.if($0 .== "", .text(text), "")) }
      ?? .text(text)
    return AppendixHead.cells(content, format: format, columns)
  }

  private var placeAndDate: String {
    guard isDated else {
      return [
        book.dress.place, texts["ngày …… tháng …… năm ……", "date ……………………"],
      ].compactMap { $0 }.joined(separator: ", ")
    }
    let date = book.created
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let words = texts[
      "ngày \(padded(date.day)) tháng \(padded(date.month)) năm \(date.year)", texts.date(date)]
    return [book.dress.place, words].compactMap { $0 }.joined(separator: ", ")
  }

  // MARK: Where left and right meet

  /// The column where the right half begins, and the size at which both halves have room.
  ///
  /// Of all places where both fit the one nearest to the middle is taken, at the largest size possible.
  private func division(left: [String], right: [String]) -> (split: Int, size: Double) {
    let points = widths.map { TextMeasure.points(columnWidth: $0) + 1.5 }
    let total = points.reduce(0, +)
    for size in stride(from: Self.fontSize, through: 8, by: -0.5) {
      let measure = TextMeasure(size: size, isBold: true)
      let needed = (
        left: left.map { measure.width(of: $0) }.max() ?? 0,
        right: right.map { measure.width(of: $0) }.max() ?? 0
      )
      var room = 0.0
      var best: (split: Int, distance: Double)?
      for split in points.indices.dropLast() {
        room += points[split]
        guard room >= needed.left + 6, total - room >= needed.right + 6 else { continue }
        let distance = abs(room - total / 2)
        if distance < best?.distance ?? .infinity { best = (split + 1, distance) }
      }
      if let best { return (best.split, size) }
    }
    return (max(1, widths.count / 2), 8)
  }
}
