import Formulas
import WorkbookPlan
import XLSXReading

/// Reads a workbook back and compares every cell with the plan, whose rows are made once more.
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
  for position in 0..<max(plan.sheets.count, file.sheets.count) {
    let expected = position < plan.sheets.count ? plan.sheets[position].name : ""
    let found = position < file.sheets.count ? file.sheets[position].name : ""
    if expected != found {
      return WriteFailure.Difference(
        sheet: expected, address: nil, expected: expected, found: found)
    }
  }
  for (position, sheet) in plan.sheets.enumerated() {
    var comparison = SheetComparison(sheet, at: position, of: calculated)
    try file.forEachCell(ofSheet: position) { comparison.take($0) }
    comparison.finish()
    if let difference = comparison.difference { return difference }
  }
  return nil
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
