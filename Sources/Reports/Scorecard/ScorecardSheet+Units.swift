import Formulas
import Scoring
import WorkbookPlan

// What the formulas look up among all participants, in hidden columns.
extension ScorecardSheet {
  /// Adds the participants' names, groups and shares of the domains.
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
    return Rows(count: rows.count) { row in
      var made = rows[row]
      made.cells += own.cells(ofAllIn: row, shares[row])
      return made
    }
  }

  private func cells(ofAllIn row: Int, _ line: (kind: Line.Kind, values: [Value])?) -> [Cell] {
    result.index.participants.indices.compactMap { participant in
      let column = places.firstUnit + participant
      if row == places.choice { return Cell(column, .text(choice.labels[participant])) }
      if row == places.choice + 1 {
        return Cell(column, .number(Double(result.groups[participant] + 1)))
      }
      guard let line, let formula = layout.formula(line.kind, of: participant, in: layout.scorecard)
      else { return nil }
      return Cell(column, .line(formula, line.values[participant].shown))
    }
  }
}
