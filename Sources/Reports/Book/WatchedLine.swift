import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Neighbouring cells of a row that are watched for changes, or the names of the units over such lines.
struct WatchedLine: Sendable {
  /// What they are, without the unit.
  var label = ""
  /// The sheet they stand on, and the first of them.
  var sheet = ""
  var first = CellAddress(row: 0, column: 0)
  /// How many there are; 0 for a line of names.
  var count = 0
  /// Whether they hold days.
  var holdsDays = false
  /// The line that names the units, from 1; nil if they are of no unit.
  var namedBy: Int?
  /// The names of the units.
  var names: [String] = []
  /// What was written into each.
  var written: @Sendable (Int) -> Cell.Content = { _ in .blank }
  /// Whether each is another one than the program's; nil for an input, which is compared with what was
  /// written.
  var differs: (@Sendable (Int) -> Expression)?

  /// A line of names.
  static func names(_ names: [String]) -> WatchedLine { WatchedLine(names: names) }
}

/// The inputs of an index: figures and marks, weights on trial, the least scores of grades, constants.
struct WatchedInputs {
  let index: IndexLayout
  let scenarios: Scenarios
  /// The position of the index in the book.
  let position: Int

  private var texts: Texts { index.texts }
  private var set: CriteriaSet { index.result.calculation.set }
  private var block: WeightsBlock {
    WeightsBlock(index: index, scenarios: scenarios, position: position)
  }

  /// How many inputs there are.
  static func count(_ index: IndexLayout) -> Int {
    index.dataLines.count(where: \.isTyped) * index.result.index.participants.count
      + index.weightsRows.order.count * index.variants
  }

  /// The figures of all units, a line per row of the data sheet.
  func figures(names: Int) -> [WatchedLine] {
    index.dataLines.filter(\.isTyped).compactMap { kind in
      let column = index.result.column(kind)
      return index.cell(kind, of: 0).map {
        WatchedLine(
          label: label(kind), sheet: index.data, first: $0, count: column.count,
          holdsDays: set.asksForDay(kind), namedBy: names, written: { Cell.content(column[$0]) })
      }
    }
  }

  /// The weights on trial.
  func weights() -> [WatchedLine] {
    (0..<index.variants).flatMap { variant in
      index.weightsRows.order.map { node in
        let weight = block.declared(node, Scenarios.trial, variant)
        let words = texts["Trọng số thử, tiêu chí ", "Trial weight, criterion "]
        return WatchedLine(
          label: words + set.reference(to: node) + suffix(variant, of: index.variants),
          sheet: index.weightsSheet,
          first: CellAddress(
            row: index.weightsRows.row(of: node), column: index.weightsColumn(.trial, variant)),
          count: 1, written: { _ in weight.map { .number($0) } ?? .blank })
      }
    }
  }

  /// The least scores of the grades.
  func grades() -> [WatchedLine] {
    let groups = block.gradeGroups
    return groups.enumerated().flatMap { position, group in
      (set.gradeScale(for: group)?.grades ?? []).enumerated().map { grade, known in
        let words = texts["Điểm tối thiểu xếp loại « ", "Least score of the grade « "]
        return WatchedLine(
          label: words + known.name + " »" + suffix(position, of: groups.count),
          sheet: index.weightsSheet,
          first: CellAddress(
            row: index.weightsRows.firstGrade + grade, column: index.gradeColumn(group: position)),
          count: 1, written: { _ in .number(known.from) })
      }
    }
  }

  /// The numbers that formulas use by name.
  func constants() -> [WatchedLine] {
    let groups = block.constantGroups
    return set.constants.enumerated().flatMap { position, constant in
      groups.map { group in
        let value = constant.value[index.result.calculation.groups[group]]
        return WatchedLine(
          label: texts[.constant] + " \(constant.code): \(constant.name)"
            + suffix(group, of: groups.count),
          sheet: index.weightsSheet, first: index.constantCell(position, group: group), count: 1,
          written: { _ in .number(value) })
      }
    }
  }

  private func suffix(_ group: Int, of count: Int) -> String {
    count == 1 ? "" : " (\(index.groupNames[group]))"
  }

  private func label(_ kind: Line.Kind) -> String {
    switch kind {
    case .input(let node, let input, let stage):
      let asked = set.nodes[node].rule?.inputs[input].text ?? ""
      let what = asked.isEmpty ? set.nodes[node].name : asked
      return "\(set.reference(to: node)), \(texts.stage(stage)), \(what)"
    case .notApplicable(let node, let stage):
      return "\(set.reference(to: node)), \(texts.stage(stage)), "
        + texts[.notApplicableMark]
    default: return texts.label(of: kind, in: index.result)
    }
  }
}

/// The score, rank and grade of each unit, which are the program's unless an input or they themselves were
/// changed.
struct WatchedResults {
  let layout: BookLayout
  let checks: ChecksSheet
  /// The position of the index in the book.
  let position: Int

  private var index: IndexLayout { layout.indices[position] }

  /// A line for each of them that the workbook shows.
  func lines(names: Int) -> [WatchedLine] {
    let kinds: [(Line.Kind, ResultComparison.Figure)] = [
      (.score(stage: index.result.calculation.final), .score), (.rank, .rank), (.grade, .grade),
    ]
    let (checks, position) = (checks, position)
    return kinds.compactMap { kind, figure in
      index.places[kind].map { place in
        WatchedLine(
          label: index.style(of: kind).short, sheet: place.sheet,
          first: index.axes.cell(line: place.line, participant: 0),
          count: index.result.index.participants.count, namedBy: names,
          written: { .formula(checks.program(figure, of: position, participant: $0)) },
          differs: { checks.differs(figure, of: position, participant: $0) })
      }
    }
  }
}

extension Line.Kind {
  /// Whether the line is typed into the data sheet.
  var isTyped: Bool {
    switch self {
    case .input, .notApplicable, .fact, .isRanked, .previousScore, .previousRank,
      .previousPoints:
      true
    default: false
    }
  }
}
