import Formulas
import Scoring
import WorkbookPlan

// What the formulas look up among all participants, in hidden columns.
extension ScorecardSheet {
  /// Adds the participants' names, groups and shares of the domains.
  func withUnits(_ rows: [Row]) -> Rows {
    guard unit.isLive else { return Rows(rows) }
    let own = self
    var kinds: [Int: Line.Kind] = [:]
    for node in set.nodes.indices {
      for kind in [.rankedShare(node: node), .attainable(node: node, stage: unit.final)]
        as [Line.Kind]
      {
        if let row = places.row(ofAll: kind) { kinds[row] = kind }
      }
    }
    let lines = kinds.mapValues { (kind: $0, values: result.column($0)) }
    return Rows(count: rows.count) { row in
      var made = rows[row]
      made.cells += own.cells(ofAllIn: row, lines[row])
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
      guard let line, let formula = formula(of: line.kind, participant) else { return nil }
      return Cell(column, .line(formula, line.values[participant].shown))
    }
  }

  /// A line of a participant over the workbook's lines and what stands above it in its column.
  private func formula(of kind: Line.Kind, _ participant: Int) -> Expression? {
    let calculation = result.calculation
    let group = calculation.groups[result.groups[participant]]
    let expression = calculation.expression(of: kind, group: group) {
      places.row(ofAll: $0) != nil
    }
    return expression.map { expression in
      let placed = expression.mappingReferences { reference in
        guard case .slot(let slot) = reference, slot >= 0,
          let row = places.row(ofAll: calculation.kind(atSlot: slot))
        else { return .reference(reference) }
        return CellAddress(row: row, column: places.firstUnit + participant).term()
      }
      return layout.expression(placed, of: participant, in: layout.scorecard)
    }
  }
}
