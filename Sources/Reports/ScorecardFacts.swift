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
  /// The score that ranks, which is empty for units that are not ranked.
  private var own: Double? { result.number(.basis, of: unit.participant) }
  private static let nothing = Value.text("–")

  func content(_ fact: ScorecardFact) -> Cell.Content {
    switch fact {
    case .score: return unit.content(.score(stage: unit.final))
    case .rank: return unit.content(.rank)
    case .ranked: return ranked
    case .groupRank: return unit.content(.groupRank)
    case .groupRanked: return groupRanked
    case .previousScore: return unit.content(.previousScore)
    case .scoreChange: return unit.content(.scoreChange)
    case .previousRank: return unit.content(.previousRank)
    case .placesWon: return unit.content(.placesWon)
    case .group: return group
    case .grade: return unit.content(.grade)
    case .unitAhead: return unitAhead
    case .pointsToRank: return pointsToRank
    case .nextGrade: return nextGrade
    case .pointsToGrade: return pointsToGrade
    case .cap: return cap
    }
  }

  // MARK: Among the others

  private var basis: String { unit.layout.range(.basis) ?? "NA()" }
  private var ownBasis: String { unit.term(.basis)?.formula ?? "NA()" }

  private var ranked: Cell.Content {
    let count = result.index.participants.indices.count { result.number(.basis, of: $0) != nil }
    return unit.content("COUNT(\(basis))", .number(Double(count)))
  }

  private var groupRanked: Cell.Content {
    let count = result.index.participants.indices.count {
      result.groups[$0] == unit.group && result.number(.basis, of: $0) != nil
    }
    let groups = places.units(row: places.choice + 1)
    return unit.content(
      "SUMPRODUCT(ISNUMBER(\(basis))*(\(groups)=\(places.groupCell.absolute)))",
      .number(Double(count)))
  }

  private var group: Cell.Content {
    let row = unit.layout.columns
    let range = CellRange(rows: IndexLayout.groupRow...IndexLayout.groupRow, columns: row).absolute
    let name = result.calculation.groups[unit.group]
    return unit.content(
      "INDEX(\(quotedSheetName(unit.layout.detail.sheet))!\(range),\(places.positionCell.absolute))&\"\"",
      .text(name))
  }

  /// How many units have more.
  private var above: (formula: String, count: Int) {
    let count = result.index.participants.indices.count { other in
      guard let own, let basis = result.number(.basis, of: other) else { return false }
      return basis > own
    }
    return ("SUMPRODUCT(ISNUMBER(\(basis))*(\(basis)>\(ownBasis)))", count)
  }

  /// The participant with the least score above the unit's.
  private var ahead: Int? {
    guard let own else { return nil }
    let others = result.index.participants.indices.compactMap { other in
      result.number(.basis, of: other).map { (other, $0) }
    }
    return others.filter { $0.1 > own }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// A formula over the next score above, or nothing for the first and for those who are not ranked.
  private func ifAhead(_ formula: (String) -> String) -> String {
    "IF(ISNUMBER(\(ownBasis)),IF(\(above.formula)=0,\"–\","
      + formula("LARGE(\(basis),\(above.formula))") + "),\"–\")"
  }

  private var unitAhead: Cell.Content {
    let header = IndexLayout.firstRow - 1
    let names =
      "\(quotedSheetName(unit.layout.detail.sheet))!"
      + CellRange(rows: header...header, columns: unit.layout.columns).absolute
    return unit.content(
      ifAhead { "INDEX(\(names),MATCH(\($0),\(basis),0))" },
      ahead.map { .text(book.units[result.index.participants[$0].unit].shortName) }
        ?? Self.nothing)
  }

  private var pointsToRank: Cell.Content {
    let points = ahead.flatMap { other in
      result.number(.basis, of: other).flatMap { next in
        own.map { SpreadsheetNumber.round(next - $0, places: 9) }
      }
    }
    return unit.content(
      ifAhead { "ROUND(\($0)-\(ownBasis),9)" }, points.map { .number($0) } ?? Self.nothing)
  }

  // MARK: Grades

  private var gradeNumber: Int? {
    result.number(.gradeNumber, of: unit.participant).map { Int($0) }
  }

  private func ifBetter(_ formula: (String) -> String) -> String {
    let number = unit.term(.gradeNumber)?.formula ?? "NA()"
    return "IF(ISNUMBER(\(number)),IF(\(number)>1,\(formula(number)),\"–\"),\"–\")"
  }

  private var nextGrade: Cell.Content {
    let groups = result.calculation.groups
    let scales = groups.map { unit.set.gradeScale(for: $0) }
    let name = gradeNumber.flatMap { number in
      number > 1 ? scales[unit.group]?.grades[number - 2].name : nil
    }
    let formula = ifBetter { number in
      choosingByGroup(
        scales.map { scale in
          let names = (scale?.grades ?? []).map { ChosenUnit.literal(.text($0.name)) }
          return names.isEmpty ? "\"–\"" : "CHOOSE(\(number)-1,\(names.joined(separator: ",")))"
        })
    }
    return unit.content(formula, name.map { .text($0) } ?? Self.nothing)
  }

  private var pointsToGrade: Cell.Content {
    let layout = unit.layout
    let groups = max(1, unit.set.grades.count <= 1 ? 1 : result.calculation.groups.count)
    let rows = layout.weightsRows.firstGrade
    let range = CellRange(
      rows: rows...(rows + max(1, layout.weightsRows.grades) - 1),
      columns: layout.gradeColumn(group: 0)...layout.gradeColumn(group: groups - 1)
    ).absolute
    let column = groups == 1 ? "1" : places.groupCell.absolute
    let score = unit.term(.score(stage: unit.final))
    let from = gradeNumber.flatMap { number in
      number > 1
        ? unit.set.gradeScale(for: result.calculation.groups[unit.group])?.grades[number - 2].from
        : nil
    }
    let points = from.flatMap { from in
      result.score(of: unit.participant).map {
        max(0, SpreadsheetNumber.round(from - $0, places: 9))
      }
    }
    let formula = ifBetter { number in
      "MAX(0,ROUND(INDEX(\(quotedSheetName(layout.weightsSheet))!\(range),\(number)-1,\(column))"
        + "-\(score?.formula ?? "NA()"),9))"
    }
    return unit.content(formula, points.map { .number($0) } ?? Self.nothing)
  }

  /// The first cap that holds, in words.
  private var cap: Cell.Content {
    let calculation = result.calculation
    var found = Self.nothing
    let formulas = calculation.groups.enumerated().map { position, group -> String in
      guard let scale = unit.set.gradeScale(for: group) else { return "\"–\"" }
      return scale.caps.reversed().reduce("\"–\"") { otherwise, cap in
        let test = unit.term(of: calculation.isBelow(cap, group: group))
        let words = words(cap, scale)
        if position == unit.group, test.value == .boolean(true) { found = .text(words) }
        let literal = ChosenUnit.literal(.text(words))
        return "IF(IFERROR(\(test.formula),FALSE),\(literal),\(otherwise))"
      }
    }
    return unit.content(choosingByGroup(formulas), found)
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
    result.calculation.groups.compactMap { unit.set.gradeScale(for: $0) }
      .flatMap { scale in scale.caps.map { words($0, scale) } }
  }

  /// One formula per unit group, the same ones written once.
  private func choosingByGroup(_ formulas: [String]) -> String {
    guard let last = formulas.last, formulas.contains(where: { $0 != last }) else {
      return formulas.last ?? "\"–\""
    }
    return formulas.dropLast().enumerated().reversed().reduce(last) { otherwise, formula in
      "IF(\(places.groupCell.absolute)=\(formula.offset + 1),\(formula.element),\(otherwise))"
    }
  }
}

/// The texts a unit is chosen by: its name, with its code where another unit has the same name.
struct UnitChoice {
  let labels: [String]

  init(_ book: Book, _ result: IndexEvaluation) {
    let units = result.index.participants.map { book.units[$0.unit] }
    var counts: [String: Int] = [:]
    for unit in units { counts[unit.name.lowercased(), default: 0] += 1 }
    labels = units.map { unit in
      counts[unit.name.lowercased()] == 1 ? unit.name : "\(unit.name) (\(unit.code))"
    }
  }
}
