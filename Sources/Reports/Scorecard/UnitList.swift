import Formulas
import Scoring

/// What the formulas of a scorecard look up among all units, hidden beside the card.
enum UnitList: Hashable, Sendable {
  /// The texts that units are chosen by, and the number of each one's group.
  case labels, groups
  /// A line that has no cells elsewhere.
  case line(Line.Kind)
  /// The notes on a criterion.
  case notes(Int)

  /// The lists of an index.
  static func all(_ layout: IndexLayout) -> [UnitList] {
    let shares = layout.result.calculation.set.domains.map { Line.Kind.rankedShare(node: $0) }
    let lines = [.order] + shares.filter { !layout.shows($0) }
    return [.labels, .groups] + lines.map { .line($0) } + layout.notes.nodes.map { .notes($0) }
  }
}

extension ScorecardLayout {
  /// The cells of a list: a row of its own beside what it is for, or a column where units stand in rows.
  func cells(of list: UnitList) -> CellRange {
    let last = max(1, layout.result.index.participants.count) - 1
    switch layout.axes.orientation {
    case .unitsInColumns:
      let row = row(of: list)
      return CellRange(rows: row...row, columns: firstUnit...(firstUnit + last))
    case .unitsInRows:
      let column = firstUnit + (lists.firstIndex(of: list) ?? 0)
      return CellRange(rows: choice...(choice + last), columns: column...column)
    }
  }

  private func row(of list: UnitList) -> Int {
    switch list {
    case .labels: choice
    case .groups: choice + 1
    case .line(.rankedShare(let node)): firstDomain + (domains.firstIndex(of: node) ?? 0)
    case .line: figures
    case .notes(let node): workingRow(of: node)
    }
  }
}
