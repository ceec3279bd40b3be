import TestSupport
import Testing
import XLSXReading

let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
let package = "http://schemas.openxmlformats.org/package/2006/relationships"

/// The parts of a workbook, to be changed by a test.
typealias Parts = ArchiveParts

extension ArchiveParts {
  /// A workbook with one sheet.
  init(sheet: String, sharedTexts: String? = nil) {
    self.init()
    self["_rels/.rels"] =
      "<Relationships xmlns='\(package)'><Relationship Id='r1' Type='\(office)/officeDocument'"
      + " Target='xl/workbook.xml'/></Relationships>"
    self["xl/workbook.xml"] =
      "<workbook xmlns='\(main)' xmlns:r='\(office)'><sheets><sheet name='Điểm' sheetId='1'"
      + " r:id='r1'/></sheets></workbook>"
    self["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns='\(package)'><Relationship Id='r1' Type='\(office)/worksheet'"
      + " Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='\(office)/sharedStrings'"
      + " Target='sharedStrings.xml'/></Relationships>"
    self["xl/worksheets/sheet1.xml"] = sheet
    self["xl/sharedStrings.xml"] = sharedTexts ?? "<sst xmlns='\(main)'/>"
  }

  /// A workbook with rows of cells as XML.
  init(rows: String, sharedTexts: String? = nil) {
    self.init(
      sheet: "<worksheet xmlns='\(main)'><sheetData>\(rows)</sheetData></worksheet>",
      sharedTexts: sharedTexts.map { "<sst xmlns='\(main)'>\($0)</sst>" })
  }
}

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
