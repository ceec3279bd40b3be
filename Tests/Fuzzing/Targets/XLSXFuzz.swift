import FoundationEssentials
import HostileFiles
import TestSupport
import XLSXReading

/// The reading of whole files: archives, their parts, what is in them.
public struct XLSXFuzz: FuzzTarget {
  public static let name = "xlsx"
  private let scratch: Scratch

  public init() throws { scratch = try Scratch() }

  public func feed(_ bytes: [UInt8]) throws {
    try read(scratch.file(bytes))
  }

  /// The small files of the corpus, as they lie on the disk.
  public func seeds() throws -> [[UInt8]] {
    try hostileFiles.compactMap { file in
      let scratch = try Scratch()
      let bytes = try Data(contentsOf: URL(filePath: file.make(in: scratch)))
      return bytes.count <= 16 << 10 ? Array(bytes) : nil
    }
  }

  public var words: [String] {
    ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "PK\u{7}\u{8}"]
      + PartFuzz.names + ["EncryptedPackage", "<html", "mimetype", "content.xml"]
  }
}

/// The reading of single parts, which a fuzzer seldom gets to through checksums and compression: an
/// input's first byte says which part of a good workbook the rest is put in the place of.
public struct PartFuzz: FuzzTarget {
  public static let name = "part"
  static let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml",
    "xl/_rels/workbook.xml.rels", "_rels/.rels",
  ]
  private let scratch: Scratch

  public init() throws { scratch = try Scratch() }

  public func feed(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let name = Self.names[Int(first) % Self.names.count]
    var archive = RawArchive([RawArchive.Entry(name, Array(bytes.dropFirst()))])
    for part in Self.book.parts where part.name != name {
      archive.entries.append(RawArchive.Entry(part.name, part.bytes))
    }
    try read(scratch.file(archive.bytes))
  }

  /// The small parts of the corpus.
  public func seeds() -> [[UInt8]] {
    var seeds: Set<[UInt8]> = []
    for file in hostileFiles {
      for part in file.parts?.parts ?? [] where part.bytes.count <= 8 << 10 {
        guard let position = Self.names.firstIndex(of: part.name) else { continue }
        seeds.insert([UInt8(48 + position)] + part.bytes)
      }
    }
    return seeds.sorted { $0.lexicographicallyPrecedes($1) }
  }

  public var words: [String] {
    [
      "<row r=\"1\">", "</row>", "<c r=\"A1\" s=\"1\" t=\"s\">", "<v>", "</v>", "</c>", "<f>", "</f>",
      "<is><t>", "</t></is>", "t=\"inlineStr\"", "t=\"str\"", "t=\"b\"", "t=\"e\"", "t=\"d\"",
      "t=\"shared\" si=\"0\" ref=\"A1:B2\"", "t=\"array\"", "<si>", "<r><t>", "<rPh>", "_x0041_",
      "<mergeCells>", "<mergeCell ref=\"A1:B2\"/>", "<sheet name=\"a\" r:id=\"r1\"/>", "<definedName ",
      "<numFmt numFmtId=\"164\" formatCode=\"dd\"/>", "<xf numFmtId=\"14\"/>", "<cellXfs>", "<!DOCTYPE ",
      "<![CDATA[", "]]>", "<!--", "-->", "&lt;", "&#0;", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
      "TargetMode=\"External\"", "../", "XFD1048576", "2021-12-31T00:00:00", "1E308", "#N/A",
      "<Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"x\"/>", "date1904=\"1\"", "xmlns:x=\"x\"",
    ]
  }

  /// A workbook that has all of the parts.
  private static let book = ArchiveParts(
    rows: "<row><c t='s' s='1'><v>0</v></c></row>", sharedTexts: "<si><t>a</t></si>"
  ).styled("<cellXfs><xf/><xf numFmtId='14'/></cellXfs>")
}

/// Reads a file of unknown origin to its last cell, and looks at all that comes of it.
private func read(_ path: String) throws {
  var cells = Cells()
  do throws(ReadFailure) {
    let file = try WorkbookFile(path: path, limits: .forms)
    for position in file.sheets.indices.prefix(20) {
      cells.startSheet()
      try file.forEachCell(ofSheet: position) { cells.add($0) }
      _ = try file.mergedRanges(ofSheet: position)
    }
  } catch {
    try demand(!error.description.isEmpty, "a refusal without words")
  }
  try demand(cells.fault == nil, cells.fault ?? "")
}

/// What must hold of all cells of a sheet.
private struct Cells {
  private var last = (row: -1, column: -1)
  private(set) var fault: String?

  mutating func startSheet() { last = (-1, -1) }

  mutating func add(_ cell: SheetCell) {
    if (cell.row, cell.column) <= last { fault = "\(cell.address) is out of order" }
    if cell.row < 0 || cell.row >= 1_048_576 || cell.column < 0 || cell.column >= 16_384 {
      fault = "\(cell.address) is outside of the sheet"
    }
    if case .number(let number) = cell.value, !number.isFinite {
      fault = "\(cell.address) is \(number)"
    }
    last = (cell.row, cell.column)
  }
}
