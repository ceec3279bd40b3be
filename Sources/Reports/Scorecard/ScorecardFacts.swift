import Formulas
import Scoring
import WorkbookPlan

/// What the facts at a scorecard's head hold.
struct ScorecardFacts: Sendable {
  let book: Book
  let unit: ChosenUnit
  let places: ScorecardLayout

  private var texts: Texts { unit.layout.texts }
  private var result: IndexEvaluation { unit.result }
  private var scales: [GradeScale?] {
    result.calculation.groups.map { unit.set.gradeScale(for: $0) }
  }

  func content(_ fact: ScorecardFact) -> Cell.Content {
    if let line = fact.line(final: unit.final) { return unit.content(line) }
    return fact == .cap ? cap : unitAhead
  }

  /// The hidden cells of a row of facts: lines that others refer to.
  func hidden(row: Int) -> [Cell] {
    guard unit.isLive else { return [] }
    return places.standings.compactMap { kind, cell in
      cell.row == row ? Cell(cell.column, unit.formula(kind)) : nil
    }.sorted { $0.column < $1.column }
  }

  /// The name of the unit with the next score above.
  private var unitAhead: Cell.Content {
    let ahead = unit.lines.value(.unitAhead)
    let units = result.index.participants
    let name = ahead.asNumber.map { book.units[units[Int($0) - 1].unit].shortName }
    let value = name.map { Value.text($0) } ?? ahead
    guard unit.isLive, let place = places.standings[.unitAhead] else {
      return ChosenUnit.fixed(value)
    }
    let header = IndexLayout.firstRow - 1
    let names = CellRange(rows: header...header, columns: unit.layout.columns)
      .fixed(in: unit.layout.detail.sheet)
    return .line(
      Function.if(
        Function.isNumber(place.fixed()), Function.index(names, 1, place.fixed()),
        place.fixed()), value)
  }

  /// The first cap that holds, in words.
  private var cap: Cell.Content {
    let number = unit.lines.value(.gradeCap)
    let own = scales[unit.lines.group].map { scale in scale.caps.map { words($0, scale) } } ?? []
    let value: Value
    switch number {
    case .number(let position) where position >= 1: value = .text(own[Int(position) - 1])
    case .error: value = number
    default: value = .text(Marks.leftOut)
    }
    guard case .lookedUp(_, let group) = unit.source, let place = places.standings[.gradeCap]
    else { return ChosenUnit.fixed(value) }
    let formulas = scales.map { scale -> Expression in
      guard let scale, !scale.caps.isEmpty else { return .text(Marks.leftOut) }
      let words = scale.caps.map { Expression.literal(self.words($0, scale)) }
      return Function.if(
        place.fixed() .== 0, .text(Marks.leftOut), .choosing(place.fixed(), of: words))
    }
    return .line(.choosing(formulas, by: group), value)
  }

  private func words(_ cap: GradeScale.Cap, _ scale: GradeScale) -> String {
    let (code, percent) = (unit.set.nodes[cap.criterion].code, texts.number(cap.below))
    let grade = scale.grades[cap.grade].name
    return texts[
      "TC \(code) dưới \(percent)%: không quá \(grade)",
      "\(code) below \(percent)%: not above \(grade)"]
  }

  /// All caps in words, for which there must be room.
  var caps: [String] {
    scales.compactMap { $0 }.flatMap { scale in scale.caps.map { words($0, scale) } }
  }
}
