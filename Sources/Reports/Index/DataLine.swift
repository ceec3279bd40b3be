import Formulas
import Scoring
import Wording
import WorkbookPlan

/// A line of the data sheet: what it is about, and how its figures look.
struct DataLine: Sendable {
  let kind: Line.Kind
  /// The criterion; nil for what is known of a unit as a whole.
  let node: Int?
  /// The criterion's code and name, the figure, the round.
  let code, criterion, figure, round: String
  /// The format of its figures.
  let format: CellFormat

  init(_ kind: Line.Kind, in layout: IndexLayout) {
    self.kind = kind
    let texts = layout.texts
    let set = layout.result.calculation.set
    let place: (node: Int, stage: Stage?)?
    var figure = texts.label(of: kind, in: layout.result)
    var format = CellFormat.number.with { $0.numberFormat = "General" }
    switch kind {
    case .input(let node, let input, let stage):
      let asked = set.nodes[node].rule?.inputs[input]
      place = (node, stage)
      figure = asked?.text ?? ""
      format = CellFormat.figure(asked?.kind, texts).asInput()
    case .notApplicable(let node, let stage):
      place = (node, stage)
      figure = texts[.notApplicableMark]
      format = CellFormat.centred.asInput()
    case .cohort(let compared), .cohortAll(let compared), .cohortOutside(let compared):
      place = (compared.criterion, compared.stage)
      figure =
        texts["Giá trị so sánh giữa các đơn vị", "Value compared between the units"]
        + (compared.ordinal == 0 ? "" : " \(compared.ordinal + 1)")
        + (compared.group.map { ", " + texts.group(layout.result.calculation.groups[$0]) } ?? "")
    case .points(let node, let stage):
      place = (node, stage)
      figure = texts["Điểm theo quy tắc, chưa nhân trọng số", "Points before weighting"]
    case .fact(let fact):
      place = nil
      figure = texts["Ghi nhận về đơn vị: ", "Fact about the unit: "] + set.facts[fact].name
      format = CellFormat.centred.with { $0.numberFormat = "0" }.asInput()
    case .isRanked, .previousRank:
      place = nil
      format = CellFormat.centred.with { $0.numberFormat = "0" }.asInput()
    case .previousPoints(let node):
      place = (node, nil)
      figure = texts["Điểm tiêu chí năm trước", "Last year's points"]
      format = CellFormat.number.asInput()
    case .previousScore:
      place = nil
      format = CellFormat.number.asInput()
    default:
      place = nil
      format = .number
    }
    node = place?.node
    code = place.map { set.nodes[$0.node].printedCode } ?? ""
    criterion = place.map { set.nodes[$0.node].name } ?? ""
    round = place?.stage.map { texts.stage($0) } ?? ""
    self.figure = figure
    self.format = format.with { $0.shrinks = !$0.wraps }
  }
}

/// The cells of a line of the data sheet: what is typed, what other indices give, what is derived.
struct DataFigures: Sendable {
  private let formulas: LineFormulas
  private let values: [Value]
  private let units: [Int]
  private let imported: Imported?

  /// Another index, with the position of each unit among its participants.
  private struct Imported: Sendable {
    let layout: IndexLayout
    let positions: [Int: Int]
  }

  init(_ kind: Line.Kind, _ layout: IndexLayout, others: [IndexLayout]) {
    formulas = LineFormulas(kind, layout, in: layout.data)
    values = layout.result.column(kind)
    units = layout.result.index.participants.map(\.unit)
    if case .imported(let id) = kind,
      let other = others.first(where: { $0.result.index.id == id })
    {
      let units = other.result.index.participants.map(\.unit)
      imported = Imported(
        layout: other,
        positions: Dictionary(units.enumerated().map { ($1, $0) }) { first, _ in first })
    } else {
      imported = nil
    }
  }

  /// The cell of a participant.
  func content(of participant: Int) -> Cell.Content {
    let value = values[participant]
    if formulas.isComputed { return formulas.content(of: participant, value) }
    guard let imported else { return Cell.content(value) }
    let score = Line.Kind.score(stage: imported.layout.result.calculation.final)
    guard
      let position = imported.positions[units[participant]],
      let cell = imported.layout.term(score, of: position)
    else { return .text("–") }
    // A unit without a score there has no figure here.
    return .line(Function.if(Function.isNumber(cell), cell, ""), value.shown)
  }
}
