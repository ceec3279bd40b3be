import Formulas
import Scoring
import Wording
import WorkbookPlan

/// One unit's results in one index: where it stands and where it lost points on the first page, then every
/// criterion with its figures and the working of its points.
///
/// In the ranking workbook the unit is chosen from a list and everything follows; in a file of its own
/// the unit's values stand fixed.
struct ScorecardSheet: Sendable {
  let book: Book
  let unit: ChosenUnit
  let places: ScorecardLayout
  /// The sheet of rules and the row of the index's first criterion there; nil where it is not sent along.
  let rules: (sheet: String, firstRow: Int)?
  let choice: UnitChoice
  /// What explains each scored criterion, by node.
  let explained: [Int: Explained]

  /// A scored criterion with its cells.
  struct Explained: Sendable {
    let criterion: CriterionExplanation
    let terms: ExplanationTerms
    let why: (content: Cell.Content, text: String, longest: String)
  }

  init(
    book: Book, unit: ChosenUnit, places: ScorecardLayout, rules: (sheet: String, firstRow: Int)?
  ) {
    self.book = book
    self.unit = unit
    self.places = places
    self.rules = rules
    choice = UnitChoice(book, unit.result)
    var explained: [Int: Explained] = [:]
    for node in unit.set.nodes.indices where unit.set.nodes[node].rule != nil {
      let criterion = CriterionExplanation(unit.lines, node: node, texts: unit.layout.texts)
      let terms = ExplanationTerms(unit, criterion, places)
      explained[node] = Explained(criterion: criterion, terms: terms, why: terms.why)
    }
    self.explained = explained
  }

  var layout: IndexLayout { unit.layout }
  var result: IndexEvaluation { unit.result }
  var texts: Texts { layout.texts }
  var set: CriteriaSet { unit.set }

  /// The sheet, between the rows of a letterhead and of a signature if there are any.
  func sheet(
    _ palette: inout Palette, letterhead: [Row] = [], signature: [Row] = []
  ) -> Sheet {
    var rows = letterhead + head(&palette)
    rows += domainBlock(&palette)
    let table = self.table(&palette)
    rows += lossBlock(&palette, above: rows)
    rows += table
    if !signature.isEmpty { rows += [Row(height: 12)] + signature }
    var sheet = Sheet(name: layout.scorecard, rows: withUnits(rows))
    sheet.columns = places.widths.map { Sheet.Column(width: $0) }
    let terms = explained.values.map(\.terms.columns).max() ?? 0
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true),
      count: places.firstTerm + terms - places.weight)
    if unit.isLive { sheet.frozen = (places.choice + 1, 0) }
    sheet.merges = sentenceMerges
    sheet.validations = validations
    sheet.conditions = conditions
    sheet.charts = places.domains.isEmpty ? [] : [chart]
    sheet.textNumberRanges = [
      CellRange(rows: places.firstDomain...places.lastNode, columns: 0...0)
    ]
    sheet.page = .office(
      texts, landscape: false, repeatedRows: places.tableHeader...places.tableHeader)
    for side in [\Page.Margins.left, \.right, \.top, \.bottom] {
      sheet.page.margins[keyPath: side] = 15 / 25.4
    }
    sheet.page.isCentered = true
    sheet.page.printArea = CellRange(rows: 0...(rows.count - 1), columns: 0...places.share)
    sheet.page.rowBreaks = breaks(rows)
    sheet.tabColor = Colors.good
    return sheet
  }

  // MARK: Looks

  /// Text between dotted lines.
  static let line = CellFormat.text.with {
    $0.fontSize = 10.5
    $0.borders = CellFormat.Borders(bottom: .init(.dotted, color: 0xBF_BFBF))
  }

  static let number = line.with {
    $0.wraps = false
    $0.horizontal = .right
    $0.numberFormat = "0.00"
  }

  /// What was lost, as what it takes.
  static let lossFormat = "\"−\"0.00;0.00;\"–\""

  static let header = CellFormat.text.with {
    $0.fontSize = 10
    $0.isBold = true
    $0.color = Colors.bar
    $0.vertical = .bottom
    $0.borders = CellFormat.Borders(bottom: .init(.medium, color: Colors.bar))
  }

  static let heading = CellFormat.title.with {
    $0.fontSize = 12
    $0.color = Colors.bar
    $0.vertical = .bottom
  }

  /// A line of headers over all columns, those of figures at the right.
  func headerRow(_ labels: [Int: String], _ palette: inout Palette) -> Row {
    let measure = TextMeasure(size: 10, isBold: true)
    let height = labels.map { measure.height(of: $1, columnWidth: places.widths[$0]) }.max() ?? 15
    let (left, right) = (
      palette(Self.header), palette(Self.header) { $0.horizontal = .right }
    )
    return Row(
      places.widths.indices.map { column in
        Cell(
          column, labels[column].map { .text($0) } ?? .blank,
          format: column < ScorecardLayout.attainable ? left : right)
      }, height: height + 3)
  }

  // MARK: What may be typed, what is shown how

  private var validations: [Validation] {
    guard unit.isLive else { return [] }
    return [
      Validation(
        CellRange(places.choiceCell), .oneOf(places.cells(of: .labels).fixed()),
        prompt: Validation.Message(
          title: texts["Chọn đơn vị", "Choose a unit"],
          text: texts[
            "Mọi số liệu của phiếu theo đơn vị được chọn.",
            "Everything on the card follows the unit chosen."]),
        error: Validation.Message(
          title: texts[.unit],
          text: texts["Chọn một đơn vị trong danh sách", "Choose a unit from the list"]))
    ]
  }

  /// A share below the mean is orange, a better rank bold.
  private var conditions: [Condition] {
    var conditions: [Condition] = []
    if !places.domains.isEmpty {
      let rows = places.firstDomain...(places.domainScale - 1)
      let lead = CellAddress(row: rows.lowerBound, column: places.rankIfFull)
        .term(fixedColumn: true)
      let shares = CellRange(rows: rows, columns: (places.share - 2)...(places.share - 2))
      conditions.append(
        Condition(
          shares,
          .when(
            Function.if(Function.isNumber(lead), lead .< 0, .boolean(false)),
            CellFormat().with {
              $0.color = 0xB4_5309
              $0.isBold = true
            })))
    }
    if places.losses > 0, let rank = places.own.line(.rank) {
      let rows = places.firstLoss...(places.lossNote - 1)
      let then = CellAddress(row: rows.lowerBound, column: places.share).term(fixedColumn: true)
      conditions.append(
        Condition(
          CellRange(rows: rows, columns: places.share...places.share),
          .when(
            Function.if(Function.isNumber(then), then .< rank.fixed(), .boolean(false)),
            CellFormat().with {
              $0.color = Colors.bar
              $0.isBold = true
            })))
    }
    return conditions
  }

  /// The criteria begin a page of their own; a criterion stays on one page, a group with what stands under
  /// it, the signature with the last criterion.
  private func breaks(_ rows: [Row]) -> [Int] {
    var blocks = [
      places.domainHeader..<places.lossTitle, places.lossTitle..<places.tableTitle,
      places.tableTitle..<min(places.firstNode + 4, places.firstClosing),
    ]
    for node in set.nodes.indices {
      let first = places.row(of: node)
      if set.nodes[node].rule != nil {
        blocks.append(first..<(first + ScorecardLayout.rowsOfCriterion))
      } else if node + 1 < set.nodes.count {
        let next = set.nodes[node + 1].rule == nil ? 1 : ScorecardLayout.rowsOfCriterion
        blocks.append(first..<(first + 1 + next))
      }
    }
    let heights = rows.map { $0.height ?? 15 }
    let last = PageBreaks.lastBlock(
      heights: heights, rows: places.firstNode..<places.firstClosing, room: places.pageHeight)
    let node = set.nodes.indices.last { places.row(of: $0) <= last }
    blocks.append((node.map(places.row) ?? places.firstNode)..<rows.count)
    return PageBreaks(
      heights: heights, room: places.pageHeight,
      repeated: places.tableHeader, blocks: blocks, starts: places.tableTitle
    ).rows
  }
}
