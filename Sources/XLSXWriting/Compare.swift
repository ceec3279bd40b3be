import Dispatch
import Formulas
import Synchronization
import WorkbookPlan
import XLSXReading

/// Reads a workbook back, every part to its end, and compares every cell with the plan, whose rows are
/// made once more.
///
/// Its sheets are read by as many threads as there are processors; what differs first is told.
func compare(_ path: String, with calculated: CalculatedPlan) throws(WriteFailure.Reason) {
  let difference: WriteFailure.Difference?
  do throws(ReadFailure) {
    difference = try firstDifference(of: path, from: calculated)
  } catch {
    throw .unreadable(error)
  }
  if let difference { throw .difference(difference) }
}

private func firstDifference(
  of path: String, from calculated: CalculatedPlan
) throws(ReadFailure) -> WriteFailure.Difference? {
  let plan = calculated.plan
  let file = try WorkbookFile(path: path, limits: .ofOwnFiles)
  try file.checkParts()
  for position in 0..<max(plan.sheets.count, file.sheets.count) {
    let expected = position < plan.sheets.count ? plan.sheets[position].name : ""
    let found = position < file.sheets.count ? file.sheets[position].name : ""
    if expected != found {
      return WriteFailure.Difference(
        sheet: expected, address: nil, expected: expected, found: found)
    }
  }
  let found = Mutex<[Int: Result<WriteFailure.Difference?, ReadFailure>]>([:])
  DispatchQueue.concurrentPerform(iterations: plan.sheets.count) { position in
    let result = Result { () throws(ReadFailure) -> WriteFailure.Difference? in
      var comparison = SheetComparison(plan.sheets[position], at: position, of: calculated)
      try file.forEachCell(ofSheet: position) { comparison.take($0) }
      comparison.finish()
      if let difference = comparison.difference { return difference }
      let table = try tableDifference(of: plan.sheets[position], at: position, in: file)
      if let table { return table }
      return try pageDifference(of: plan.sheets[position], at: position, in: file)
    }
    found.withLock { $0[position] = result }
  }
  let results = found.withLock { $0 }
  for position in plan.sheets.indices {
    if let difference = try results[position]?.get() { return difference }
  }
  return nil
}

/// How the pages' numbers and heads differ, for sheets that number their own or leave the first page bare.
private func pageDifference(
  of sheet: Sheet, at position: Int, in file: WorkbookFile
) throws(ReadFailure) -> WriteFailure.Difference? {
  let page = sheet.page
  guard page.leavesFirstBare || page.firstNumber != nil else { return nil }
  var expected = PageFacts()
  expected.firstNumber = page.firstNumber
  expected.header = page.header
  expected.leavesFirstBare = page.leavesFirstBare
  let found = try file.pageFacts(ofSheet: position)
  guard found != expected else { return nil }
  return WriteFailure.Difference(
    sheet: sheet.name, address: nil, expected: "\(expected)", found: "\(found)")
}

/// How the table of a sheet that has one differs: in its name, its cells, or the names of its columns.
private func tableDifference(
  of sheet: Sheet, at position: Int, in file: WorkbookFile
) throws(ReadFailure) -> WriteFailure.Difference? {
  guard let table = sheet.table else { return nil }
  let expected = TableFacts(
    name: table.name, range: table.range.a1(), columns: sheet.tableColumns.compactMap(\.self))
  let found = try file.tables(ofSheet: position)
  guard found != [expected] else { return nil }
  return WriteFailure.Difference(
    sheet: sheet.name, address: table.range.first, expected: "\(expected)", found: "\(found)")
}

extension ReadLimits {
  /// The limits for a file this program wrote: those of Excel itself.
  static var ofOwnFiles: ReadLimits {
    var limits = ReadLimits()
    limits.partBytes = 1 << 40
    limits.cells = Limits.rows * Limits.columns
    return limits
  }
}
