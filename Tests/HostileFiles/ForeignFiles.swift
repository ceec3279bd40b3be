import TestSupport
import XLSXReading

/// Files that are no workbooks, whatever they are called.
let foreignFiles: [HostileFile] = [
  HostileFile("nothing", .refused(.empty), bytes: []),
  HostileFile("half a magic number", .damaged, bytes: [0x50, 0x4B]),
  HostileFile("CSV", .refused(.text), bytes: Array("mã,điểm\n1.1,9\n".utf8)),
  HostileFile(
    "CSV in UTF-16 as Excel saves it", .refused(.text),
    bytes: utf16("mã\tđiểm\r\n1.1\t9\r\n", isBigEndian: false)),
  HostileFile(
    "web page", .refused(.html), bytes: Array("\u{FEFF}\n<!DOCTYPE html><html></html>".utf8)),
  HostileFile(
    "table of a web page, as many portals export", .refused(.html),
    bytes: Array("<table border=1><tr><td>Sở Tư pháp<td>9,25</table>".utf8)),
  HostileFile(
    "XML Spreadsheet 2003", .refused(.xmlSpreadsheet),
    bytes: Array(
      "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>".utf8)),
  HostileFile(
    "old .xls", .refused(.oldWorkbook), bytes: oldFile + [UInt8](repeating: 0, count: 600)),
  HostileFile(
    "workbook with a password to open it", .refused(.encrypted),
    bytes: oldFile + [UInt8](repeating: 0, count: 5_000)
      + utf16("EncryptedPackage", isBigEndian: false).dropFirst(2)),
  HostileFile(
    "16 MB of old file without a sign of a password", .refused(.oldWorkbook),
    bytes: oldFile + [UInt8](repeating: 0, count: 15 << 20)
      + [UInt8](repeating: 0x45, count: 1 << 20)),
  HostileFile(
    "picture", .refused(.unknownFormat), bytes: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0]),
  HostileFile("PDF", .refused(.unknownFormat), bytes: Array("%PDF-1.7\n1 0 obj\n".utf8)),
  HostileFile("RTF", .refused(.unknownFormat), bytes: Array("{\\rtf1\\ansi Sở}".utf8)),
  HostileFile("gzip", .refused(.unknownFormat), bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
  HostileFile(
    "program with an archive at its end", .refused(.unknownFormat),
    bytes: [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0] + stored(oneCell)),
  HostileFile(
    ".ods", .refused(.openDocument),
    parts: oneCell.with(
      "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
    ).with("content.xml", "<office:document-content xmlns:office='o'/>")),
  HostileFile(
    ".xlsb", .refused(.binaryWorkbook),
    parts: oneCell.renamed("xl/workbook.xml", to: "xl/workbook.bin")
      .replacing("workbook.xml", with: "workbook.bin", in: "_rels/.rels")),
  HostileFile(
    ".docx", .refused(.otherOfficeFile),
    parts: oneCell.with("xl/workbook.xml", "<w:document xmlns:w='w'><w:body/></w:document>")),
  HostileFile(
    "archive of pictures", .refused(.missingPart),
    parts: ArchiveParts().with("DCIM/1.jpg", "\u{FFFD}").with("DCIM/2.jpg", "\u{FFFD}")),
]

/// How an old compound file begins.
private let oldFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
