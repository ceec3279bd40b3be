import Formulas
import Scoring
import Wording
import WorkbookPlan

// What stands below the ranking: how many units there are and got each grade, remarks, the signature.
extension RankingAppendix {
  /// The rows below a table of some rows.
  func closing(
    rows: Range<Int>, _ columns: RankingColumns, _ palette: inout Palette
  ) -> [Row] {
    func cells(_ column: AppendixRequest.Column) -> CellRange? {
      shown.firstIndex { $0.column == column }.map {
        CellRange(rows: rows.lowerBound...(rows.upperBound - 1), columns: $0...$0)
      }
    }
    let room = Double(columns.widths.reduce(0, +)) * 0.75
    let format = palette(CellFormat()) {
      ($0.fontSize, $0.vertical) = (columns.size.points, .center)
    }
    let sums = sums(
      names: cells(.name), ranks: cells(.rank), grades: cells(.grade),
      TextMeasure(size: columns.size.points), room)
    var below = sums.enumerated().map { line, text in
      Row([Cell(0, .formula(text), format: format)], pixels: line == 0 ? 28 : 22)
    }
    for remark in remarks(notes: cells(.note), ranks: cells(.rank)) {
      let italic = CellFormat().with {
        ($0.fontSize, $0.isItalic, $0.vertical) = (11, true, .center)
      }
      let format = palette(italic)
      below += TextMeasure(italic).broken(remark.text, room: room * 0.97).map {
        let shown = Function.if(remark.holds, .text($0), "")
        return Row([Cell(0, .formula(shown), format: format)], pixels: 20)
      }
    }
    let frame = OfficialFrame(
      book: book, texts: texts, widths: columns.widths.map { Sheet.Column.width(pixels: $0) })
    return below + frame.signature(&palette, unless: status)
  }

  // MARK: The sum of units

  /// So many grades at most are counted: a formula has only so much room.
  private static let mostGrades = 20

  /// How many units there are and got each grade, in as many lines as all grades together need.
  private func sums(
    names: CellRange?, ranks: CellRange?, grades: CellRange?, _ measure: TextMeasure, _ room: Double
  ) -> [Expression] {
    guard let names else { return [] }
    let count = result.index.participants.count
    let ranked = result.index.participants.indices.count { result.rank(of: $0) != nil }
    let longest =
      ranked == count
      ? texts["Tổng số \(count) đơn vị: ", "\(count) units: "]
      : texts[
        "Tổng số \(count) đơn vị, \(count) không xếp hạng: ",
        "\(count) units, \(count) not ranked: "]
    var head: Expression = Function.countA(names.fixed())
    head = .joined([.text(texts["Tổng số ", ""]), head, .text(texts[" đơn vị", " units"])])
    if let ranks {
      let unranked = Function.count(of: .text(Marks.leftOut), in: ranks.fixed())
      head =
        head
        & Function.if(
          unranked .> 0, .text(", ") & unranked & .text(texts[" không xếp hạng", " not ranked"]), ""
        )
    }
    guard let grades, (1...Self.mostGrades).contains(self.grades.count) else { return [head & "."] }
    var lines: [[String]] = [[]]
    var used = measure.width(of: longest)
    for grade in self.grades {
      let width = measure.width(of: "\(count) \(grade), ")
      if used + width > room * 0.97, lines.last?.isEmpty == false {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(grade)
      used += width
    }
    let lists = lines.map { names in
      Expression.joined(
        names.map { name in
          let count = Function.count(of: .text(name), in: grades.fixed())
          return Function.if(count .> 0, .text(", ") & count & .text(" " + name), "")
        })
    }
    return lists.enumerated().map { line, list in
      let rest = Expression.joined(Array(lists[(line + 1)...]))
      let end =
        line + 1 < lists.count ? Function.if(rest .== "", ".", ",") : Expression.text(".")
      let own = Function.middle(list, 3, 1000)
      guard line == 0 else { return Function.if(list .== "", "", own & end) }
      let isNone = Expression.joined(lists) .== ""
      return head & Function.if(isNone, ".", .text(": ") & own & end)
    }
  }

  // MARK: Remarks

  /// What the signs in the table mean, each with when it stands there.
  private func remarks(
    notes: CellRange?, ranks: CellRange?
  ) -> [(text: String, holds: Expression)] {
    var remarks: [(text: String, holds: Expression)] = []
    if let notes {
      for (mark, text) in marks.words {
        remarks.append((text, Function.count(of: .text(mark), in: notes.fixed()) .> 0))
      }
    }
    if let ranks, result.index.participants.indices.contains(where: { result.rank(of: $0) == nil })
    {
      remarks.append(
        (
          texts[
            "“\(Marks.leftOut)”: đơn vị được chấm điểm nhưng không xếp hạng.",
            "“\(Marks.leftOut)”: scored, but not ranked."],
          Function.count(of: .text(Marks.leftOut), in: ranks.fixed()) .> 0
        ))
    }
    return remarks
  }
}
