import Formulas
import Scoring
import WorkbookPlan

// What the formulas look up among all participants, in hidden columns.
extension ScorecardSheet {
  /// A list of all units with its cells, and the values of its line.
  private struct ListedUnits: Sendable {
    let list: UnitList
    let cells: CellRange
    let values: [Value]
  }

  /// Adds the participants' names, groups, places and notes, and shares of the domains.
  func withUnits(_ rows: [Row]) -> Rows {
    guard unit.isLive else { return Rows(rows) }
    let lists = places.lists.map { list in
      let values = if case .line(let kind) = list { result.column(kind) } else { [Value]() }
      return ListedUnits(list: list, cells: places.cells(of: list), values: values)
    }
    let own = self
    let last = lists.map(\.cells.last.row).max() ?? 0
    return Rows(count: max(rows.count, last + 1)) { row in
      var made = row < rows.count ? rows[row] : Row()
      let units = lists.filter { ($0.cells.first.row...$0.cells.last.row).contains(row) }
        .flatMap { own.cells(of: $0, in: row) }
      guard !units.isEmpty else { return made }
      let after = made.cells.firstIndex { $0.column >= own.places.firstUnit } ?? made.cells.count
      made.cells.insert(contentsOf: units, at: after)
      return made
    }
  }

  /// The cells of a list in one of its rows.
  private func cells(of units: ListedUnits, in row: Int) -> [Cell] {
    let cells = units.cells
    if cells.first.row < cells.last.row {
      let content = content(of: units, row - cells.first.row)
      return content.map { [Cell(cells.first.column, $0)] } ?? []
    }
    return result.index.participants.indices.compactMap { participant in
      content(of: units, participant).map { Cell(cells.first.column + participant, $0) }
    }
  }

  private func content(of units: ListedUnits, _ participant: Int) -> Cell.Content? {
    switch units.list {
    case .labels: return .text(choice.labels[participant])
    case .groups: return .number(Double(result.groups[participant] + 1))
    case .line(.order): return .number(Double(participant + 1))
    case .line(let kind):
      return layout.formula(kind, of: participant, in: layout.scorecard).map {
        .line($0, units.values[participant].shown)
      }
    case .notes(let node):
      return layout.notes.text(node, of: participant).map { .text($0) }
    }
  }
}
