import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Where the lines and parameters of one index stand.
///
/// The detail sheet, which holds the rounds one after the other, and the data sheet give each participant
/// the same column, or the same row, so that a formula refers to the same one of another sheet.
struct IndexLayout: Sendable {
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
  /// Which way lines and units run.
  let axes: IndexAxes
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
    /// The position of its first line.
    let firstLine: Int
    let lines: [Line.Kind]

    /// The positions of its lines.
    var positions: Range<Int> { firstLine..<(firstLine + lines.count) }

    /// The positions of its nodes, in the order of the tree; those of one if there are none.
    func nodes(_ count: Int) -> ClosedRange<Int> { firstLine...(firstLine + max(1, count) - 1) }
  }

  struct LinePlace: Hashable, Sendable {
    let sheet: String
    let line: Int
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
    data = names.name(texts.sheet(.data), short)
    scorecard = names.name(texts.sheet(.scorecard), short)
    notes = ObservationNotes(result, texts: texts)
    let dataLines = Self.dataLines(result)
    self.dataLines = dataLines
    let rounds = calculation.stages.reversed().map { ($0, Self.detailLines(of: $0, result)) }
    let hasGroups = calculation.groups.count > 1
    let axes = IndexAxes(
      units: result.index.participants.count,
      lines: max(dataLines.count, rounds.reduce(0) { $0 + $1.1.count }), variants: result.variants,
      hasGroups: hasGroups)
    self.axes = axes
    var details: [DetailLayout] = []
    for (stage, lines) in rounds {
      let before = details.last?.positions.upperBound
      details.append(
        DetailLayout(
          stage: stage, sheet: detailSheet,
          firstLine: before.map { $0 + axes.betweenRounds } ?? axes.firstLine, lines: lines))
    }
    self.details = details
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
      for (position, line) in lines.enumerated() {
        places[line] = LinePlace(sheet: sheet, line: first + position)
      }
    }
    place(dataLines, in: data, from: axes.firstLine)
    for detail in details { place(detail.lines, in: detail.sheet, from: detail.firstLine) }
    if hasGroups {
      // The codes, which group ranks compare, stand hidden behind all lines.
      places[.unitGroup] = LinePlace(
        sheet: detailSheet, line: details.last?.positions.upperBound ?? axes.firstLine)
    }
    self.places = places
  }

  // MARK: Where they stand

  /// The final round, whose lines hold the maxima and weights that all formulas use.
  var detail: DetailLayout { details[0] }

  /// Whether the workbook shows a line.
  func shows(_ kind: Line.Kind) -> Bool { places[kind] != nil }

  /// The cell of a line for a participant, in its sheet; nil if the workbook does not show the line.
  func cell(_ kind: Line.Kind, of participant: Int) -> CellAddress? {
    places[kind].map { axes.cell(line: $0.line, participant: participant) }
  }

  /// The names of the unit groups, in the order of the calculation's.
  var groupNames: [String] { result.calculation.groups.map(texts.group) }

  /// What tells the columns of a unit group from those of others, in brackets; empty if there is one set of
  /// columns.
  func words(ofVariant variant: Int) -> String {
    variants == 1 ? "" : "(\(groupNames[variant]))"
  }

  /// The short names of all participants.
  var unitNames: SheetRange { SheetRange(axes.cells(line: axes.unitName), in: detail.sheet) }

  /// The codes of all nodes; a cell if there are none.
  var nodeCodes: SheetRange { heads(axes.lineCode) }

  /// The names of all nodes; a cell if there are none.
  var nodeNames: SheetRange { heads(axes.lineName) }

  private func heads(_ unit: Int) -> SheetRange {
    SheetRange(nodeCells(of: detail, unit: unit), in: detail.sheet)
  }

  /// The cells of all nodes in a round, where they meet a unit or what stands before the units.
  func nodeCells(of round: DetailLayout, unit: Int) -> CellRange {
    axes.cells(lines: round.nodes(result.calculation.set.nodes.count), units: unit...unit)
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

  /// Where in the weights sheet a constant stands for a unit group.
  func constantCell(_ constant: Int, group: Int) -> CellAddress {
    CellAddress(
      row: weightsRows.firstConstant + constant,
      column: result.calculation.set.hasConstantsByGroup ? 2 + group : 2)
  }

  /// Where in the detail sheet the maximum or weight of a node stands for a unit group.
  func cell(_ parameter: Parameter, group: Int) -> CellAddress {
    axes.cell(line: line(of: parameter), unit: parameterUnit(parameter, variants == 1 ? 0 : group))
  }

  private func line(of parameter: Parameter) -> Int {
    switch parameter {
    case .maximum(let node), .weight(let node), .declaredWeight(let node), .ownWeight(let node),
      .weightShare(let node):
      detail.firstLine + node
    case .totalWeight, .gradeFrom, .constant: detail.firstLine + result.calculation.set.nodes.count
    }
  }

  private func parameterUnit(_ parameter: Parameter, _ variant: Int) -> Int {
    if case .maximum = parameter { return axes.firstParameter + 2 * variant }
    return axes.firstParameter + 2 * variant + 1
  }
}

extension IndexEvaluation {
  /// How many columns of maxima and weights there are: one per unit group if they differ, else one.
  var variants: Int { calculation.hasGroupSpecificParameters ? calculation.groups.count : 1 }
}
