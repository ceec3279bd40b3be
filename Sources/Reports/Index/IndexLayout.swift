import Formulas
import Scoring
import WorkbookPlan

/// Where the lines and parameters of one index stand.
///
/// The detail sheet, which holds the rounds one below the other, and the data sheet give each participant
/// the same column, so that a formula refers straight up or to the same column of another sheet.
struct IndexLayout: Sendable {
  /// The rows above the first line: title, subtitle, remark, links, the header.
  static let firstRow = 5
  /// The rows between two rounds of the detail sheet: a gap and the title of the lower one.
  static let rowsBetweenRounds = 2

  let result: IndexEvaluation
  let texts: Texts
  let results: String
  /// The sheet of the table by domain, with the analyses below it if they share a sheet.
  let domains: String
  let data: String
  var scorecard: String
  /// The notes beside the figures.
  let notes: ObservationNotes
  let weightsSheet: String
  let weightsRows: WeightsRows
  /// The lines of the data sheet, in order.
  let dataLines: [Line.Kind]
  /// The lines of each round in the detail sheet, in order; the final round first.
  let details: [DetailLayout]
  /// How many columns of maxima and weights there are: one per unit group if they differ, else one.
  let variants: Int
  /// How many sets of weights can be chosen.
  let choices: Int
  /// The most ``variants`` of any index, for which the desk of weights has columns.
  let deskVariants: Int

  let places: [Line.Kind: LinePlace]

  /// A round in the detail sheet with its lines.
  struct DetailLayout: Hashable, Sendable {
    let stage: Stage
    let sheet: String
    /// The row of its first line; of any round but the final one, a title stands above it.
    let firstRow: Int
    let lines: [Line.Kind]

    /// The rows of its lines.
    var rows: Range<Int> { firstRow..<(firstRow + lines.count) }
  }

  struct LinePlace: Hashable, Sendable {
    let sheet: String
    let row: Int
  }

  init(
    _ result: IndexEvaluation, texts: Texts, names: inout SheetNames, weightsSheet: String,
    firstWeightsRow: Int, choices: Int, deskVariants: Int
  ) {
    self.result = result
    self.texts = texts
    self.weightsSheet = weightsSheet
    let calculation = result.calculation
    let short = result.index.shortTitle
    results = names.name(texts.sheet(.results), short)
    domains = names.name(
      result.hasSectionsOnOneSheet ? texts.sheet(.analysis) : texts.name(of: .domains), short)
    let detailSheet = names.name(texts.sheet(.detail), short)
    var details: [DetailLayout] = []
    for stage in calculation.stages.reversed() {
      details.append(
        DetailLayout(
          stage: stage, sheet: detailSheet,
          firstRow: details.last.map { $0.rows.upperBound + Self.rowsBetweenRounds }
            ?? Self.firstRow,
          lines: Self.detailLines(of: stage, result)))
    }
    self.details = details
    data = names.name(texts.sheet(.data), short)
    scorecard = names.name(texts.sheet(.scorecard), short)
    notes = ObservationNotes(result, texts: texts)
    dataLines = Self.dataLines(result)
    self.choices = choices
    self.deskVariants = deskVariants
    variants = result.variants
    weightsRows = WeightsRows(
      title: firstWeightsRow, calculation.set,
      units: result.index.participants.count,
      grades: calculation.parameters.reduce(0) { count, parameter in
        if case .gradeFrom = parameter { count + 1 } else { count }
      })
    var places: [Line.Kind: LinePlace] = [:]
    func place(_ lines: [Line.Kind], in sheet: String, from first: Int) {
      for (row, line) in lines.enumerated() {
        places[line] = LinePlace(sheet: sheet, row: first + row)
      }
    }
    place(dataLines, in: data, from: Self.firstRow)
    for detail in details { place(detail.lines, in: detail.sheet, from: detail.firstRow) }
    if calculation.groups.count > 1 {
      places[.unitGroup] = LinePlace(sheet: detailSheet, row: Self.groupRow(under: details))
    }
    self.places = places
  }

  /// The hidden row of the unit groups' codes, under all rounds of the detail sheet.
  private static func groupRow(under details: [DetailLayout]) -> Int {
    details.last?.rows.upperBound ?? firstRow
  }

  // MARK: Which lines show

  private static func dataLines(_ result: IndexEvaluation) -> [Line.Kind] {
    let hasPrevious = !result.index.previous.isEmpty
    let calculation = result.calculation
    let head: [Line.Kind] =
      hasPrevious ? [.isRanked, .previousScore, .previousRank] : [.isRanked]
    let read = calculation.lines.map(\.kind).filter { kind in
      switch kind {
      case .imported, .input, .notApplicable, .cohort, .cohortAll, .cohortOutside, .points: true
      default: false
      }
    }
    return head + read
  }

  private static func detailLines(
    of stage: Stage, _ result: IndexEvaluation
  ) -> [Line.Kind] {
    let calculation = result.calculation
    let isFinal = stage == calculation.final
    let shown = calculation.lines.filter { line in
      let isNothing = line.expressions.allSatisfy { $0 == .number(0) }
      switch line.kind {
      case .contribution(_, let own): return own == stage
      case .earned(let own), .converted(let own), .unrounded(let own), .score(let own):
        return own == stage
      case .excluded(let own), .bonus(let own), .penalty(let own):
        return own == stage && !isNothing
      case .basis, .tieBreak, .rank, .position: return isFinal
      case .groupRank: return isFinal && calculation.groups.count > 1
      case .gradeNumber, .grade: return isFinal && !calculation.set.grades.isEmpty
      case .scoreChange, .placesWon: return isFinal && !result.index.previous.isEmpty
      default: return false
      }
    }
    let hasMoves = isFinal && !result.index.previous.isEmpty
    return shown.flatMap { $0.kind == .groupRank ? [.unitGroup, .groupRank] : [$0.kind] }
      + (hasMoves ? [.climberPosition, .fallerPosition] : [])
      + (isFinal ? derivedLines(result) : [])
  }

  /// The derived lines with cells of their own: what ranks count by, and what a unit can attain where that
  /// is not simply a weight, with the shares of it that are compared.
  private static func derivedLines(_ result: IndexEvaluation) -> [Line.Kind] {
    let calculation = result.calculation
    let groups = calculation.groups
    var kinds: [Line.Kind] = []
    func add(_ kind: Line.Kind) { if !kinds.contains(kind) { kinds.append(kind) } }
    for kind: Line.Kind in groups.count > 1 ? [.rank, .groupRank] : [.rank] {
      for needed in calculation.linesNeeded(for: kind, group: groups[0])
      where needed != .unitGroup { add(needed) }
    }
    let nodes = calculation.set.mainNodes
    for kind in nodes.map({ Line.Kind.attainable(node: $0, stage: calculation.final) })
      + [.attainableTotal(stage: calculation.final)]
    {
      let formulas = groups.compactMap { calculation.expression(of: kind, group: $0) }
      if !formulas.allSatisfy(\.isSimple) { add(kind) }
    }
    for node in nodes {
      let needed = calculation.linesNeeded(for: .meanShare(node: node), group: groups[0])
      if !needed.isEmpty { add(.share(node: node, stage: calculation.final)) }
      needed.forEach(add)
    }
    for node in result.rankedDomains {
      calculation.linesNeeded(for: .nodeRank(node: node), group: groups[0]).forEach(add)
    }
    return kinds
  }

  // MARK: Where they stand

  /// The column of the first participant, in the detail and data sheets alike.
  var firstColumn: Int { 2 + 2 * variants }

  /// The columns of all participants.
  var columns: ClosedRange<Int> {
    firstColumn...(firstColumn + max(1, result.index.participants.count) - 1)
  }

  /// The final round, whose rows hold the maxima and weights that all formulas use.
  var detail: DetailLayout { details[0] }

  /// The column of a node's maximum or weight for a unit group, in the detail sheet.
  func parameterColumn(_ parameter: Parameter, group: Int) -> Int {
    let variant = variants == 1 ? 0 : group
    if case .maximum = parameter { return 2 + 2 * variant }
    return 3 + 2 * variant
  }

  /// The hidden row of the unit groups' codes, which formulas compare; nil if there is one group.
  var groupRow: Int? { row(.unitGroup) }

  /// The names of the unit groups, in the order of the calculation's.
  var groupNames: [String] { result.calculation.groups.map(texts.group) }

  /// What tells the columns of a unit group from those of others, in brackets; empty if there is one set of
  /// columns.
  func words(ofVariant variant: Int) -> String {
    variants == 1 ? "" : "(\(groupNames[variant]))"
  }

  /// The row of a line; nil if the workbook does not show it.
  func row(_ kind: Line.Kind) -> Int? {
    places[kind]?.row
  }

  /// The number format of the score: as many decimals as it is rounded to.
  var scoreFormat: String { LineStyle.scoreFormat(result) }

  // MARK: What formulas need

  /// Where the line of a slot stands.
  func place(_ slot: Int) -> LinePlace? { places[result.calculation.kind(atSlot: slot)] }

  /// The column of a unit group's least scores in the grade scale.
  func gradeColumn(group: Int) -> Int {
    result.calculation.set.grades.count <= 1 ? 2 : 2 + group
  }

  /// The row of a parameter in the detail sheet.
  func row(of parameter: Parameter) -> Int {
    switch parameter {
    case .maximum(let node), .weight(let node), .declaredWeight(let node), .ownWeight(let node),
      .weightShare(let node):
      Self.firstRow + node
    case .totalWeight, .gradeFrom: Self.firstRow + result.calculation.set.nodes.count
    }
  }
}

extension IndexEvaluation {
  /// How many columns of maxima and weights there are: one per unit group if they differ, else one.
  var variants: Int { calculation.hasGroupSpecificParameters ? calculation.groups.count : 1 }
}

extension Expression {
  /// Whether it is a number or one cell.
  fileprivate var isSimple: Bool {
    switch self {
    case .number, .reference(.slot): true
    default: false
    }
  }
}
