public import Formulas

extension PlanChecker {
  /// The faults of one row of a sheet; nothing is allocated for a row without fault.
  public func problems(in row: Row, at position: Int, sheet: Int) -> [PlanProblem] {
    var found = ProblemList(sheet: plan.sheets[sheet].name)
    if let height = row.height {
      found.check(
        height, .rowHeight, in: 0...Limits.rowHeight, at: CellAddress(row: position, column: 0))
    }
    if !(0...Limits.outlineLevel).contains(row.outlineLevel) {
      found.add(
        .outOfRange(.outlineLevel, Double(row.outlineLevel)),
        at: CellAddress(row: position, column: 0))
    }
    var last = -1
    for cell in row.cells {
      let address = CellAddress(row: position, column: cell.column)
      if cell.column <= last { found.add(.cellsNotRising, at: address) }
      if !address.isInSheet { found.add(.outsideSheet(.cell), at: address) }
      if !plan.formats.indices.contains(cell.format) {
        found.add(.unknownFormat(cell.format), at: address)
      }
      check(cell.content, at: address, &found)
      last = cell.column
    }
    if !merges[sheet].isEmpty { checkMerged(row, at: position, merges[sheet], &found) }
    return found.problems
  }

  private func check(
    _ content: Cell.Content, at address: CellAddress, _ found: inout ProblemList
  ) {
    switch content {
    case .blank, .boolean: break
    case .number(let number):
      if !number.isFinite { found.add(.notFinite, at: address) }
    case .text(let text): checkText(text, at: address, &found)
    // Trees are looked at where they are computed, each once.
    case .formula, .line: break
    case .link(let text, let target):
      checkText(text, at: address, &found)
      found.check(target.link, .link, limit: Limits.linkUnits, at: address)
      if !trees.knows(target) { found.add(.linkTarget(target.link), at: address) }
    }
  }

  private func checkText(_ text: String, at address: CellAddress, _ found: inout ProblemList) {
    if text.utf8.count > Limits.textUnits {
      found.check(text, .cell, limit: Limits.textUnits, at: address)
    } else {
      found.checkCharacters(text, at: address)
    }
  }

  /// Only the first cell of a merged range may hold something.
  private func checkMerged(
    _ row: Row, at position: Int, _ merges: [CellRange], _ found: inout ProblemList
  ) {
    var merge = merges.firstIndex(row: position)
    for cell in row.cells where cell.content != .blank {
      let address = CellAddress(row: position, column: cell.column)
      while merge < merges.endIndex, merges[merge].first.row == position,
        merges[merge].last.column < cell.column
      {
        merge += 1
      }
      guard merge < merges.endIndex, merges[merge].first.row == position else { return }
      if merges[merge].contains(address), merges[merge].first != address {
        found.add(.hiddenByMerge, at: address)
      }
    }
  }
}

extension [CellRange] {
  /// The first range, of ranges sorted by row, that starts at a row or below it.
  public func firstIndex(row: Int) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle].first.row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
