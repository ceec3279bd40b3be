import Formulas
import Scoring
import Wording
import WorkbookPlan

// What stands below the table of a self-assessment form, and where its pages end.
extension SelfForm {
  /// What the score so far leaves out, in a merged row.
  func remark(_ palette: inout Palette) -> Row {
    let format = CellFormat().with {
      $0.fontSize = 10
      $0.isItalic = true
      $0.wraps = true
      $0.vertical = .top
    }
    let text = leftOut
    let width = layout.printed.reduce(0, +)
    return Row(
      [Cell(0, text.isEmpty ? .blank : .text(text), format: palette(format))],
      height: text.isEmpty ? 6 : TextMeasure(format).height(of: text, columnWidth: width) + 6)
  }

  var leftOut: String {
    let own = set.nodes.indices.filter {
      set.nodes[$0].part == .main && set.nodes[$0].rule != nil && weights.maximum[$0] != 0
    }
    let surveys = own.filter { set.nodes[$0].isSurvey }
    var parts: [String] = []
    if !surveys.isEmpty {
      let points = texts.number(
        SpreadsheetNumber.round(surveys.reduce(0) { $0 + weights.maximum[$1] }, places: 9))
      parts.append(
        texts["điều tra xã hội học (\(points) điểm)", "the surveys (\(points) points)"])
    }
    let later = own.filter { !set.nodes[$0].isSurvey && !form.computed.contains($0) }
    if !later.isEmpty {
      let codes = later.map { set.reference(to: $0) }.joined(separator: ", ")
      parts.append(
        texts["tiêu chí tính khi tổng hợp: \(codes)", "criteria computed later: \(codes)"])
    }
    if set.nodes.contains(where: { $0.part == .penalty }) {
      parts.append(texts["điểm trừ", "penalties"])
    }
    guard !parts.isEmpty else { return "" }
    return texts["Điểm tự chấm chưa gồm ", "Not in the self-assessed score: "]
      + parts.joined(separator: "; ") + "."
  }

  /// Page breaks that keep a criterion's rows together, a group with its first criterion, and the
  /// signature with the last lines of the table.
  func breaks(_ rows: [Row], closing: Int) -> [Int] {
    let width = layout.printed.reduce(0) { $0 + ($1 > 0 ? 5.25 * $1 + 3.75 : 0) }
    let room = PageRows.room(ofWidth: width, texts)
    // The bar is not printed, the row of marks is hidden.
    let heights = rows.enumerated().map { $0 < SelfForm.bar || $1.isHidden ? 0 : $1.height ?? 15 }
    var blocks: [Range<Int>] = []
    for (position, item) in layout.items.enumerated() {
      let row = layout.firstRow + position
      switch item {
      case .input(let node, 0):
        if let own = layout.rows(of: node) { blocks.append(own.lowerBound..<(own.upperBound + 1)) }
      case .group, .bonus: blocks.append(row..<min(row + 3, closing))
      case .input, .information, .closing: break
      }
    }
    let last = layout.items.lastIndex {
      switch $0 {
      case .input(_, 0), .information, .closing(.earned): true
      case .input, .group, .bonus, .closing: false
      }
    }
    blocks.append((layout.firstRow + (last ?? 0))..<rows.count)
    return PageBreaks(
      heights: heights, room: room, repeated: layout.firstRow - 1,
      blocks: blocks.sorted { $0.lowerBound < $1.lowerBound }
    ).rows
  }
}

extension OfficialFrame {
  /// Who filled the form in at the left, the head of the office from a column on, with room to sign.
  func signatures(head: String, from column: Int, _ palette: inout Palette) -> [Row] {
    let office = palette(CellFormat()) {
      $0.isBold = true
      $0.fontSize = 12
      $0.horizontal = .centerContinuous
    }
    let hint = palette(CellFormat()) {
      $0.isItalic = true
      $0.fontSize = 10
      $0.horizontal = .centerContinuous
    }
    let (left, right) = (0..<min(3, column), column..<widths.count)
    return [
      Row(height: 8),
      Row(
        block(texts["NGƯỜI LẬP PHIẾU", "PREPARED BY"], left, office)
          + block(head, right, office), height: 18),
      Row(
        block(texts["(Ký, ghi rõ họ tên)", "(signature, name)"], left, hint)
          + block(texts["(Ký tên, đóng dấu)", "(signature, seal)"], right, hint), height: 15),
      Row(height: Self.signatureHeight),
    ]
  }
}
