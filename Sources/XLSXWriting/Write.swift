import Formulas
public import WorkbookPlan
import XLSXReading

/// Writes a plan as an .xlsx file: afterwards a complete new file is there, or the old one is.
///
/// The plan is checked, its formulas are computed, and both are written into a temporary folder beside the
/// target, read back and compared cell by cell, flushed to the disk and renamed. The rows of a plan are
/// made three times: for computing, for writing and for comparing. The same plan makes the same bytes.
public func write(_ plan: Plan, to path: String) throws(WriteFailure) {
  try write(CalculatedPlan(plan), to: path)
}

/// Writes a plan whose formulas are computed already.
public func write(_ calculated: CalculatedPlan, to path: String) throws(WriteFailure) {
  try write(calculated, to: path, readsBack: true) { _ in }
}

/// Writes a plan; `spoil` may do harm to the finished temporary file, for tests.
///
/// Without `readsBack` the file is not compared with the plan, to measure what that takes.
package func write(
  _ calculated: CalculatedPlan, to path: String, readsBack: Bool, spoil: (String) -> Void
) throws(WriteFailure) {
  let checker = PlanChecker(calculated.plan)
  let problems = checker.problems() + calculated.problems
  guard problems.isEmpty else {
    throw WriteFailure(.check, path: path, reason: .badPlan(problems))
  }
  let target: Target
  let folder: TemporaryFolder
  do throws(SystemError) {
    target = try Target(path)
    folder = try TemporaryFolder(in: target.folder)
  } catch {
    throw WriteFailure(.prepare, path: path, reason: .system(code: error.code))
  }
  let file = folder.path + "/workbook.xlsx"
  do throws(WriteFailure.Reason) {
    try writeWorkbook(calculated, checker: checker, to: file, temporaryFolder: folder.path)
    try leaveFirstPagesBare(in: file, as: calculated.plan)
  } catch {
    throw WriteFailure(.write, path: path, reason: error)
  }
  spoil(file)
  if readsBack {
    do throws(WriteFailure.Reason) {
      try compare(file, with: calculated)
    } catch {
      throw WriteFailure(.readBack, path: path, reason: error)
    }
  }
  do throws(SystemError) {
    try target.replace(with: file)
  } catch {
    throw WriteFailure(.replace, path: path, reason: .system(code: error.code))
  }
}
