import Formulas

extension PlanChecker {
  /// Holds the tables of all sheets against Excel's rules; each sheet has one at most.
  func checkTables(_ found: inout ProblemList) {
    var taken = Set(plan.names.map { $0.name.lowercased() })
    for sheet in plan.sheets {
      guard let table = sheet.table else { continue }
      found.sheet = sheet.name
      let (name, range) = (table.name, table.range)
      func add(_ fault: PlanProblem.TableFault, at address: CellAddress? = nil) {
        found.add(.table(name, fault), at: address ?? range.first)
      }
      found.check(name, .tableName, limit: Limits.tableNameUnits)
      if !isDefinedNameSyntax(name) {
        add(.syntax)
      } else if looksLikeReference(name) {
        add(.looksLikeReference)
      }
      if !taken.insert(name.lowercased()).inserted { add(.repeated) }
      guard range.isInSheet, range.first.row < range.last.row, range.last.row < sheet.rows.count
      else {
        add(.rows)
        continue
      }
      for other in sheet.merges + [sheet.filter].compactMap(\.self) where other.overlaps(range) {
        add(.overlaps(other))
      }
      checkColumns(of: sheet, range, name, &found)
    }
    found.sheet = nil
  }

  /// Every column has a name of its own; a line break in it would not come back as it was.
  private func checkColumns(
    of sheet: Sheet, _ range: CellRange, _ table: String, _ found: inout ProblemList
  ) {
    var seen: Set<String> = []
    for (position, name) in sheet.tableColumns.enumerated() {
      let address = CellAddress(row: range.first.row, column: range.first.column + position)
      guard let name, !name.isEmpty, !name.utf8.contains(where: { $0 < 0x20 }) else {
        found.add(.table(table, .column), at: address)
        continue
      }
      found.check(name, .tableColumn, limit: Limits.tableColumnUnits, at: address)
      if !seen.insert(name.lowercased()).inserted {
        found.add(.table(table, .columnRepeated(name)), at: address)
      }
    }
  }
}
