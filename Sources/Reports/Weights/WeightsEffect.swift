import Formulas
import Scoring
import WorkbookPlan

/// What the weights in force do to each unit, beside the approved result, with the moves marked.
struct WeightsEffect {
  let book: Book
  let index: IndexLayout
  /// The result under the approved weights.
  let approved: IndexEvaluation
  let firstColumn: Int

  private var texts: Texts { index.texts }
  private var places: WeightsRows { index.weightsRows }
  private static let nameWidth = 34.0

  /// The columns: unit, approved score, rank, grade, the same in force, change of score, places won.
  static let columns =
    [Sheet.Column(width: nameWidth)]
    + [10, 8, 12, 10, 8, 12, 11, 10].map { Sheet.Column(width: $0) }

  /// The index's rows with a unit at the end of each; rows are added if there are more units.
  func beside(_ rows: [Row], _ palette: inout Palette) -> [Row] {
    let count = max(rows.count, places.first - places.title + places.units)
    var result = rows
    while result.count < count { result.append(Row()) }
    let header = places.header - places.title
    result[header].cells += headers(&palette)
    let first = places.first - places.title
    let formats = Formats(&palette, decimals: approved.calculation.set.rounding.index ?? 4)
    for participant in index.result.index.participants.indices {
      let unit = book.units[index.result.index.participants[participant].unit]
      let height = TextMeasure(.text).height(of: unit.name, columnWidth: Self.nameWidth)
      let own = result[first + participant].height
      result[first + participant].height = max(own ?? 17, height)
      result[first + participant].cells += cells(participant, unit, formats)
    }
    return result
  }

  /// Who moves, in colour; the arrows say it without.
  var conditions: [Condition] {
    let rows = places.first...(places.first + max(1, places.units) - 1)
    let columns = (firstColumn + 7)...(firstColumn + 8)
    return columns.flatMap { Condition.movement(CellRange(rows: rows, columns: $0...$0)) }
  }

  private struct Formats {
    let text: Int
    let score: Int
    let whole: Int
    let word: Int
    let change: Int
    let places: Int

    init(_ palette: inout Palette, decimals: Int) {
      let code = decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
      text = palette(.text)
      score = palette(.number) { $0.numberFormat = code }
      whole = palette(.centred) { $0.numberFormat = "0" }
      word = palette(.centred)
      change = palette(.number) { $0.numberFormat = "\"▲\"\(code);\"▼\"\(code);\"=\"" }
      places = palette(.centred) { $0.numberFormat = "\"▲\"0;\"▼\"0;\"=\"" }
    }
  }

  private func headers(_ palette: inout Palette) -> [Cell] {
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = [
      texts["Tên đơn vị", "Unit"], texts["Điểm đã phê duyệt", "Approved score"],
      texts["Vị thứ đã phê duyệt", "Approved rank"],
      texts["Xếp loại đã phê duyệt", "Approved grade"],
      texts["Điểm đang tính", "Score now"], texts["Vị thứ đang tính", "Rank now"],
      texts["Xếp loại đang tính", "Grade now"], texts["Tăng, giảm điểm", "Change of score"],
      texts["Tăng, giảm bậc", "Places won"],
    ]
    return labels.enumerated().map { Cell(firstColumn + $0, .text($1), format: format) }
  }

  private func cells(_ participant: Int, _ unit: Unit, _ formats: Formats) -> [Cell] {
    let final = index.result.calculation.final
    let kinds: [Line.Kind] = [.score(stage: final), .rank, .grade]
    let row = places.first + participant
    func own(_ column: Int) -> Expression {
      CellAddress(row: row, column: firstColumn + column).term()
    }
    var cells = [Cell(firstColumn, .text(unit.name), format: formats.text)]
    for (offset, kind) in kinds.enumerated() {
      let format = [formats.score, formats.whole, formats.word][offset]
      cells.append(
        Cell(
          firstColumn + 1 + offset, Cell.content(approved.value(kind, of: participant)),
          format: format))
    }
    for (offset, kind) in kinds.enumerated() {
      let format = [formats.score, formats.whole, formats.word][offset]
      let content: Cell.Content =
        index.term(kind, of: participant).map {
          .line($0, index.result.value(kind, of: participant))
        } ?? .blank
      cells.append(Cell(firstColumn + 4 + offset, content, format: format))
    }
    cells.append(change(7, from: own(1), to: own(4), formats.change))
    cells.append(change(8, from: own(5), to: own(2), formats.places))
    return cells
  }

  /// The change of a figure, empty where a side has none; a smaller rank is a gain.
  private func change(
    _ column: Int, from before: Expression, to after: Expression, _ format: Int
  ) -> Cell {
    Cell(
      firstColumn + column,
      .formula(
        .difference(after, before, otherwise: "")),
      format: format)
  }
}
