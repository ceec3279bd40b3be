import Formulas
import Scoring
import WorkbookPlan

// What the formulas look up among all participants, in hidden columns.
extension ScorecardSheet {
  /// Adds the participants' names, groups, places and notes, and shares of the domains.
  func withUnits(_ rows: [Row]) -> Rows {
    guard unit.isLive else { return Rows(rows) }
    let own = self
    var lines: [Int: (kind: Line.Kind, values: [Value])] = [:]
    for node in set.domains {
      let kind = Line.Kind.rankedShare(node: node)
      if let row = places.row(ofAll: kind) {
        lines[row] = (kind, result.column(kind))
      }
    }
    let shares = lines
    let notes = Dictionary(
      layout.notes.nodes.map { (places.workingRow(of: $0), $0) }, uniquingKeysWith: { $1 })
    return Rows(count: rows.count) { row in
      var made = rows[row]
      let units = own.cells(ofAllIn: row, shares[row], notes[row])
      guard !units.isEmpty else { return made }
      let after = made.cells.firstIndex { $0.column >= own.places.firstUnit } ?? made.cells.count
      made.cells.insert(contentsOf: units, at: after)
      return made
    }
  }

  private func cells(
    ofAllIn row: Int, _ line: (kind: Line.Kind, values: [Value])?, _ noted: Int?
  ) -> [Cell] {
    guard
      [places.choice, places.choice + 1, places.figures].contains(row) || line != nil
        || noted != nil
    else { return [] }
    return result.index.participants.indices.compactMap { participant in
      let column = places.firstUnit + participant
      if row == places.choice { return Cell(column, .text(choice.labels[participant])) }
      if row == places.choice + 1 {
        return Cell(column, .number(Double(result.groups[participant] + 1)))
      }
      if row == places.figures { return Cell(column, .number(Double(participant + 1))) }
      if let noted {
        return layout.notes.text(noted, of: participant).map { Cell(column, .text($0)) }
      }
      guard let line, let formula = layout.formula(line.kind, of: participant, in: layout.scorecard)
      else { return nil }
      return Cell(column, .line(formula, line.values[participant].shown))
    }
  }
}
