import TestSupport
import Testing
import XLSXReading

let main = Namespace.main
let office = Namespace.office

/// The parts of a workbook, to be changed by a test.
typealias Parts = ArchiveParts

/// The cells of the first sheet of a workbook.
func cells(_ path: String, limits: ReadLimits = ReadLimits()) throws -> [SheetCell] {
  let file = try WorkbookFile(path: path, limits: limits)
  var cells: [SheetCell] = []
  try file.forEachCell(ofSheet: 0) { cells.append($0) }
  return cells
}

/// The cells of a workbook of parts.
func cells(_ parts: Parts, limits: ReadLimits = ReadLimits()) throws -> [SheetCell] {
  let scratch = try Scratch()
  return try cells(scratch.archive(parts), limits: limits)
}

/// The values of a workbook whose rows are given as XML.
func values(_ rows: String, sharedTexts: String? = nil) throws -> [SheetCell.Value] {
  try cells(Parts(rows: rows, sharedTexts: sharedTexts)).map(\.value)
}

/// Why a workbook of parts is refused; nil when it is read.
func refusal(
  _ parts: Parts, limits: ReadLimits = ReadLimits()
) throws -> ReadFailure.Reason? {
  do {
    _ = try cells(parts, limits: limits)
    return nil
  } catch let failure as ReadFailure {
    return failure.reason
  }
}

/// Why a file of bytes is refused; nil when it is read.
func refusal(_ bytes: [UInt8]) throws -> ReadFailure.Reason? {
  let scratch = try Scratch()
  do {
    _ = try cells(scratch.file(bytes))
    return nil
  } catch let failure as ReadFailure {
    return failure.reason
  }
}
