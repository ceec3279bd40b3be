import Formulas
import Scoring
import Wording
import WorkbookPlan

/// All units by position, which sort themselves: score, grade, distance from the mean, last year.
struct LeaderTable: Sendable {
  let page: LeaderPage
  /// The row of the head.
  let header: Int

  private var texts: Texts { page.texts }
  private var columns: LeaderColumns { page.columns }
  /// The row of the first unit.
  var first: Int { header + 1 }
  var rows: ClosedRange<Int> { first...(first + max(1, page.units) - 1) }

  // MARK: Head

  private func label(_ kind: LeaderColumns.Kind) -> Cell.Content {
    let year = page.book.year - 1
    return switch kind {
    case .rank: .text(page.layout.style(of: .rank).short)
    case .name: .text(texts[.unit])
    case .score: .text(texts[.score])
    case .groupRank: .text(texts["Vị thứ nhóm", "Group rank"])
    case .grade: .text(page.layout.style(of: .grade).short)
    case .distance:
      .formula(
        .text(distanceLabel)
          & Function.if(
            Function.isNumber(page.mean.fixed()),
            texts.fixed(page.mean.fixed(), places: page.places), ""))
    case .lastYear: .text(texts["Năm \(year), điểm (vị thứ)", "\(year), score (rank)"])
    case .places: .text(texts[.placesWon])
    }
  }

  private var distanceLabel: String { texts["So với trung bình ", "Against the mean "] }

  private func alignment(_ kind: LeaderColumns.Kind) -> CellFormat.HorizontalAlignment {
    switch kind {
    case .name: .left
    case .score, .lastYear, .places: .right
    case .rank, .groupRank, .grade, .distance: .center
    }
  }

  func head(_ palette: inout Palette) -> Row {
    let measure = TextMeasure(.leaderHead)
    var height = 28.0
    let cells = columns.kinds.enumerated().map { column, kind in
      let content = label(kind)
      let text = kind == .distance ? distanceLabel + page.widestScore : content.shownText ?? ""
      height = max(height, measure.height(of: text, columnWidth: columns.width(column)))
      return Cell(column, content, format: palette(CellFormat.leaderHead.aligned(alignment(kind))))
    }
    return Row(cells, height: height)
  }

  // MARK: Units

  /// What makes the row of the unit in a position, from 0, not lower than a height.
  func rowMaker(height: Double, _ palette: inout Palette) -> @Sendable (Int) -> Row {
    let formats = columns.kinds.map { palette(format($0)) }
    let hidden = palette(.hiddenNumber)
    let own = self
    let order = page.result.ranking
    return { own.row($0, participant: order[$0], height, formats, hidden) }
  }

  private func format(_ kind: LeaderColumns.Kind) -> CellFormat {
    let base = CellFormat.leader.aligned(alignment(kind))
    return switch kind {
    case .rank, .groupRank: base.formatted(LineStyle.count)
    case .name:
      base.with {
        $0.fontSize = page.nameSize
        $0.wraps = true
      }
    case .score:
      base.formatted(page.layout.scoreFormat + "_)_)").with { $0.isBold = true }
    case .grade:
      base.with {
        $0.fontSize = 10
        $0.wraps = true
      }
    case .distance: base.formatted("+0.00;-0.00;0.00").with { $0.fontSize = 9 }
    case .lastYear:
      base.with {
        $0.fontSize = 10
        $0.color = Colors.muted
      }
    case .places: base.formatted("\"▲ \"0;\"▼ \"0;\"=\"")
    }
  }

  private func row(
    _ place: Int, participant: Int, _ height: Double, _ formats: [Int], _ hidden: Int
  ) -> Row {
    let row = first + place
    let found = page.cell(row, .found)
    var cells: [Cell] = []
    for (column, kind) in columns.kinds.enumerated() {
      guard let content = content(kind, row, found, participant) else { continue }
      cells.append(Cell(column, content, format: formats[column]))
    }
    func add(_ column: LeaderColumns.Hidden, _ content: Cell.Content?, _ offset: Int = 0) {
      guard let content else { return }
      cells.append(Cell(columns.column(column) + offset, content, format: hidden))
    }
    add(.place, .number(Double(place + 1)))
    if let positions = page.table.terms(.position) {
      add(.found, .formula(Function.match(page.cell(row, .place), positions, 0)))
    }
    if page.hasLastYear {
      for (column, kind) in [
        (LeaderColumns.Hidden.previousScore, Line.Kind.previousScore),
        (.previousRank, .previousRank),
      ] { add(column, content(kind, found, participant)) }
    }
    if LeaderCharts.shows(page) {
      let ranked = CellAddress(row: row, column: 0).term(fixedColumn: true)
      add(.label, .formula(.joined([page.shortName(at: found), "  ", ranked])))
      for offset in 0..<max(1, page.grades.count) {
        add(.firstGrade, .formula(bar(offset, row)), offset)
      }
    }
    let measure = TextMeasure(size: page.nameSize)
    let lines = measure.lines(of: page.unit(participant).name, columnWidth: columns.width(1))
    return Row(cells, height: lines > 1 ? max(height, measure.height(lines: lines)) : height)
  }

  private func content(
    _ kind: Line.Kind, _ found: Expression, _ participant: Int
  ) -> Cell.Content? {
    page.table.looked(kind, at: found).map { .line($0, page.table.value(kind, of: participant)) }
  }

  private func content(
    _ kind: LeaderColumns.Kind, _ row: Int, _ found: Expression, _ participant: Int
  ) -> Cell.Content? {
    switch kind {
    case .rank: return content(.rank, found, participant)
    case .name:
      return .line(
        page.table.lookedName(at: found), .text(page.unit(participant).name))
    case .score: return content(page.score, found, participant)
    case .groupRank: return content(.groupRank, found, participant)
    case .grade: return content(.grade, found, participant)
    case .distance:
      let ranked = CellAddress(row: row, column: 0).term(fixedColumn: true)
      return .formula(
        Function.if(
          Function.isNumber(ranked), .difference(scoreCell(row), page.mean.fixed(), otherwise: ""),
          ""))
    case .lastYear: return .formula(lastYear(row))
    case .places: return content(.placesWon, found, participant)
    }
  }

  private func scoreCell(_ row: Int) -> Expression {
    CellAddress(row: row, column: columns.position(.score) ?? 2).term(fixedColumn: true)
  }

  private func lastYear(_ row: Int) -> Expression {
    let (score, rank) = (page.cell(row, .previousScore), page.cell(row, .previousRank))
    let place = Function.if(Function.isNumber(rank), .joined([" (", rank, ")"]), "")
    return Function.if(
      Function.isNumber(score), texts.fixed(score, places: page.places) & place,
      Function.if(Function.isNumber(rank), Function.trim(place), .text(Marks.leftOut)))
  }

  /// The score of a unit with a grade, else 0: the length of its bar in the series of the grade.
  private func bar(_ grade: Int, _ row: Int) -> Expression {
    let score = Function.if(Function.isNumber(scoreCell(row)), scoreCell(row), 0)
    guard page.grades.indices.contains(grade), let column = columns.position(.grade) else {
      return score
    }
    let own = CellAddress(row: row, column: column).term(fixedColumn: true)
    return Function.if(own .== .text(page.grades[grade].name), score, 0)
  }

  // MARK: Colours

  func conditions() -> [Condition] {
    var conditions: [Condition] = []
    func cells(_ kind: LeaderColumns.Kind) -> CellRange? {
      columns.position(kind).map { CellRange(rows: rows, columns: $0...$0) }
    }
    if let range = cells(.distance) {
      var bar = Condition.Bar(color: Colors.above)
      bar.negativeColor = Colors.below
      bar.showsValue = false
      let widest = Function.max(
        Function.max(range.fixed()), -Function.min(range.fixed()), 0.01)
      (bar.minimum, bar.maximum) = (-widest, widest)
      conditions.append(Condition(range, .bar(bar)))
    }
    if let range = cells(.grade) {
      conditions += page.grades.map { grade in
        Condition(
          range,
          .when(
            range.first.term() .== .text(grade.name),
            CellFormat().with {
              $0.fill = grade.look.fill
              $0.color = grade.look.text
              $0.isBold = grade.look.isBold
            }))
      }
    }
    if let range = cells(.places) { conditions += Condition.movement(range) }
    return conditions
  }
}
