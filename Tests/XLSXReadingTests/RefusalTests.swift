import Foundation
import Glibc
import TestSupport
import Testing
import XLSXReading

private let one = "<row r='1'><c r='A1'><v>1</v></c></row>"
private let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

@Test func filesThatAreNoWorkbooks() throws {
  #expect(try refusal([]) == .empty)
  #expect(try refusal(Array("mã,điểm\n1.1,9\n".utf8)) == .text)
  #expect(try refusal([0xFF, 0xFE, 0x61, 0, 0x2C, 0]) == .text)
  #expect(try refusal(Array("\u{FEFF}\n<!DOCTYPE html><html>".utf8)) == .html)
  #expect(try refusal(Array("<table><tr><td>1</td></tr></table>".utf8)) == .html)
  let xml = "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>"
  #expect(try refusal(Array(xml.utf8)) == .xmlSpreadsheet)
  #expect(try refusal([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1]) == .unknownFormat)
  #expect(try refusal(ole + Array(repeating: 0, count: 600)) == .oldWorkbook)
  let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  #expect(try refusal(ole + Array(repeating: 0, count: 5_000) + name) == .encrypted)
}

@Test func pathsThatAreNoFiles() throws {
  let scratch = try Scratch()
  func reason(_ path: String) -> ReadFailure.Reason? {
    do throws(ReadFailure) {
      _ = try WorkbookFile(path: path)
      return nil
    } catch {
      return error.reason
    }
  }
  #expect(reason(scratch.path) == .notAFile)
  #expect(reason(scratch.path + "/none.xlsx") == .system(code: ENOENT))
  let pipe = scratch.path + "/pipe.xlsx"
  #expect(mkfifo(pipe, 0o600) == 0)
  #expect(reason(pipe) == .notAFile)
}

@Test func archivesOfOtherPrograms() throws {
  var book = Parts(rows: one)
  book.rename("xl/workbook.xml", to: "xl/workbook.bin")
  book["_rels/.rels"] = book["_rels/.rels"]?.replacing("workbook.xml", with: "workbook.bin")
  #expect(try refusal(book) == .binaryWorkbook)
  var document = Parts(rows: one)
  document["xl/workbook.xml"] = "<w:document xmlns:w='w'/>"
  #expect(try refusal(document) == .otherOfficeFile)
  var open = Parts(rows: one)
  open["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet"
  open["content.xml"] = "<office/>"
  #expect(try refusal(open) == .openDocument)
  var empty = Parts(rows: one)
  empty["_rels/.rels"] = nil
  #expect(try refusal(empty) == .missingPart)
}

@Test func archivesThatAreCutOff() throws {
  let scratch = try Scratch()
  let bytes = [UInt8](
    try Data(contentsOf: URL(fileURLWithPath: scratch.archive(Parts(rows: one)))))
  for count in [5, 30, bytes.count / 2, bytes.count - 1] {
    guard case .damagedArchive = try refusal(Array(bytes.prefix(count))) else {
      Issue.record("\(count) of \(bytes.count) bytes were not refused as damaged")
      continue
    }
  }
}

@Test func archivesWithAChangedByteAreNeverReadAsSomethingElse() throws {
  let scratch = try Scratch()
  let parts = Parts(
    rows: "<row><c t='str'><v>" + String(repeating: "điểm ", count: 9) + "</v></c></row>")
  let path = try scratch.archive(parts)
  let expected = try cells(path)
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  var refused = 0
  for place in stride(from: 0, to: bytes.count, by: 3) {
    var damaged = bytes
    damaged[place] ^= 0x04
    guard let read = try? cells(scratch.file(damaged, name: "damaged.xlsx")) else {
      refused += 1
      continue
    }
    #expect(read == expected, "byte \(place)")
  }
  #expect(refused > bytes.count / 6)
}

@Test func declarationsAndOutsideTargetsAreRefused() throws {
  var parts = Parts(rows: one)
  let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
  parts["xl/worksheets/sheet1.xml"] = bomb + (parts["xl/worksheets/sheet1.xml"] ?? "")
  #expect(try refusal(parts) == .documentType)
  var outside = Parts(rows: one)
  let name = "xl/_rels/workbook.xml.rels"
  outside[name] = outside[name]?.replacing("Id='r1'", with: "Id='r1' TargetMode='External'")
  #expect(try refusal(outside) == .externalPart)
}

@Test func partsThatAreMissingOrWrong() throws {
  var missing = Parts(rows: one)
  missing["xl/worksheets/sheet1.xml"] = nil
  #expect(try refusal(missing) == .missingPart)
  #expect(try refusal(Parts(sheet: "<html/>")) == .notASheet("html"))
  let cut = Parts(sheet: "<worksheet>\n<sheetData>\n<row>")
  #expect(try refusal(cut) == .malformed("no element found", line: 3))
}

@Test(arguments: ["A0", "1A", "a1", "A1B", "XFE1", "A2", "", "A1048577", "$A$1"])
func cellsWithBadAddresses(address: String) throws {
  #expect(try refusal(Parts(rows: "<row r='1'><c r='\(address)'/></row>")) == .badAddress(address))
}

@Test(arguments: ["0", "1048577", "-1", "x"])
func rowsWithBadNumbers(number: String) throws {
  #expect(try refusal(Parts(rows: "<row r='\(number)'/>")) == .badAddress(number))
}

@Test func cellsThatRepeatOrFallBack() throws {
  let twice = "<row r='1'><c r='B1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
  #expect(try refusal(Parts(rows: twice)) == .repeatedCell("B1"))
  let back = "<row r='1'><c r='B1'/><c r='A1'/></row>"
  #expect(try refusal(Parts(rows: back)) == .cellOutOfOrder("A1"))
  let up = "<row r='2'><c r='A2'/></row><row r='1'><c r='A1'/></row>"
  #expect(try refusal(Parts(rows: up)) == .cellOutOfOrder("A1"))
}
