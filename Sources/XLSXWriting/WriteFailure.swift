public import Formulas
public import WorkbookPlan
public import XLSXReading

/// Why a workbook was not written; what stood at the path before is untouched.
public struct WriteFailure: Error, Hashable, Sendable {
  /// What was being done.
  public var operation: Operation
  /// The path that was to be written.
  public var path: String
  /// What was in the way.
  public var reason: Reason

  /// A failure of an operation.
  public init(_ operation: Operation, path: String, reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// A step of writing.
  public enum Operation: String, Hashable, Sendable {
    /// The plan is held against Excel's rules.
    case check
    /// A temporary folder is made beside the target.
    case prepare
    /// The workbook is written to it.
    case write
    /// The workbook is read back and compared with the plan.
    case readBack = "read back"
    /// The workbook takes its place.
    case replace
  }

  /// What is in the way.
  public enum Reason: Error, Hashable, Sendable {
    /// The plan breaks Excel's rules.
    case badPlan([PlanProblem])
    /// The system refuses, with its number for it.
    case system(code: Int32)
    /// The writing library refuses, with its number for it.
    case library(code: UInt32)
    /// The archive library refuses, with its number for it.
    case archive(code: Int32)
    /// What was written cannot be read.
    case unreadable(ReadFailure)
    /// What was written is not what was planned.
    case difference(Difference)
  }

  /// A place where the file is not the plan.
  public struct Difference: Hashable, Sendable {
    /// The sheet's name.
    public var sheet: String
    /// The cell; nil for the sheet itself.
    public var address: CellAddress?
    /// What was planned.
    public var expected: String
    /// What the file holds.
    public var found: String

    /// A difference at a place.
    public init(sheet: String, address: CellAddress?, expected: String, found: String) {
      self.sheet = sheet
      self.address = address
      self.expected = expected
      self.found = found
    }
  }
}
