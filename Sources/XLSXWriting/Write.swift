public import WorkbookPlan
import XLSXReading

/// How a workbook is written.
public struct WriteOptions: Hashable, Sendable {
  /// Whether the file is read back and compared with the plan before it takes its place.
  public var readsBack = true
  /// Whether all formulas are computed anew from the file, and compared with the results written
  /// with them, before it takes its place.
  public var recalculates = true

  /// Reading back and recalculating.
  public init() {}
}

/// Writes a plan as an .xlsx file: afterwards a complete new file is there, or the old one is.
///
/// The plan is checked, written into a temporary folder beside the target, read back and compared
/// cell by cell, recalculated, flushed to the disk and renamed. The rows of a plan are made twice,
/// once for writing and once for comparing. The same plan makes the same bytes.
public func write(
  _ plan: Plan, to path: String, options: WriteOptions = WriteOptions()
) throws(WriteFailure) {
  try write(plan, to: path, options: options) { _ in }
}

/// Writes a plan; `spoil` may do harm to the finished temporary file, for tests.
func write(
  _ plan: Plan, to path: String, options: WriteOptions, spoil: (String) -> Void
) throws(WriteFailure) {
  let checker = PlanChecker(plan)
  let problems = checker.problems()
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
    try writeWorkbook(plan, checker: checker, to: file, temporaryFolder: folder.path)
  } catch {
    throw WriteFailure(.write, path: path, reason: error)
  }
  spoil(file)
  if options.readsBack {
    do throws(WriteFailure.Reason) {
      try compare(file, with: plan)
    } catch {
      throw WriteFailure(.readBack, path: path, reason: error)
    }
  }
  if options.recalculates {
    do throws(WriteFailure.Reason) {
      try recalculate(file)
    } catch {
      throw WriteFailure(.recalculate, path: path, reason: error)
    }
  }
  do throws(SystemError) {
    try target.replace(with: file)
  } catch {
    throw WriteFailure(.replace, path: path, reason: .system(code: error.code))
  }
}
