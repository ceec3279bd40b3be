import TestSupport
import XLSXReading

/// Small files that are large once they are unpacked, and files that cost time.
let bombs: [HostileFile] = [
  HostileFile(
    "40 MB in one sheet", limit(.totalBytes), parts: ArchiveParts(rows: repeated(" ", 40 << 20))),
  HostileFile(
    "30 MB of spaces in one sheet", .read("[Điểm]"),
    parts: ArchiveParts(rows: repeated(" ", 30 << 20))),
  HostileFile(
    "9 MB in the list of sheets", limit(.bookBytes),
    parts: oneCell.with("xl/workbook.xml", "<workbook>\(repeated(" ", 9 << 20))</workbook>")),
  HostileFile(
    "70 MB in the list of sheets", limit(.bookBytes),
    parts: oneCell.with("xl/workbook.xml", "<workbook>\(repeated(" ", 70 << 20))</workbook>")),
  HostileFile(
    "200 sheets that are one and the same, 30 MB in all", .read(manySheets),
    parts: ArchiveParts(rows: repeated(" ", 150 << 10)).withSheets(sheets(200))),
  HostileFile(
    "200 sheets that are one and the same, 80 MB in all", limit(.totalBytes),
    parts: ArchiveParts(rows: repeated(" ", 400 << 10)).withSheets(sheets(200))),
  HostileFile("201 sheets", limit(.sheets), parts: oneCell.withSheets(sheets(201))),
  HostileFile(
    "200 sheets in an archive of 1,000 parts", .read(manySheets),
    bytes: stored(ArchiveParts(rows: "").withSheets(sheets(200))) { archive in
      archive.entries += (0..<995).map { RawArchive.Entry("xl/media/\($0)", []) }
    }),
  HostileFile(
    "65,000 parts", limit(.parts),
    bytes: stored(oneCell) { archive in
      archive.entries += (0..<65_000).map { RawArchive.Entry("xl/media/\($0)", []) }
    }),
  HostileFile(
    "200 parts with names of 60 KB", limit(.parts),
    bytes: stored(oneCell) { archive in
      archive.entries += (0..<200).map { RawArchive.Entry("\($0)" + repeated("x", 60_000), []) }
    }),
  HostileFile(
    "65 MB of picture", limit(.fileBytes),
    bytes: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 65 << 20)),
  HostileFile(
    "archives in archives", oneCellRead,
    parts: oneCell.with("xl/media/0.zip", bytes: nested(levels: 6))),
  HostileFile(
    "100 MB of comments that nobody reads", oneCellRead,
    parts: oneCell.with("xl/comments1.xml", "<comments>\(repeated(" ", 100 << 20))</comments>")),
  HostileFile(
    "few long texts that very many cells refer to", .read(longTexts),
    parts: ArchiveParts(
      rows: repeated("<row>\(repeated("<c t='s'><v>0</v></c>", 100))</row>", 2_000 * heavy),
      sharedTexts: "<si><t>\(repeated("ế", 32_767))</t></si>")),
  HostileFile(
    "long texts in cells over and over", .read(longCells),
    parts: ArchiveParts(
      rows: repeated("<row><c t='str'><v>\(repeated("ế", 32_767))</v></c></row>", 60 * heavy))),
  HostileFile(
    "text longer than a cell holds", limit(.textBytes),
    parts: ArchiveParts(rows: "<row><c t='str'><v>\(repeated("ế", 50_000))</v></c></row>")),
  HostileFile(
    "formula longer than a cell holds", limit(.textBytes),
    parts: ArchiveParts(rows: "<row><c><f>\(repeated("1+", 70_000))1</f></c></row>")),
  HostileFile(
    "a million cells and one", limit(.cells),
    parts: ArchiveParts(
      rows: repeated("<row>\(repeated("<c/>", 100))</row>", 10_000) + "<row><c/></row>")),
  HostileFile(
    "a million empty rows", .read("[Điểm]"),
    parts: ArchiveParts(rows: repeated("<row/>", 1_048_576))),
  HostileFile(
    "three million empty rows", .refused(.badAddress("1048577")),
    parts: ArchiveParts(rows: repeated("<row/>", 3_000_000))),
  HostileFile(
    "elements of nobody over and over", .read("[Điểm]"),
    parts: ArchiveParts(rows: repeated("<a/>", 1_600_000 * heavy))),
  HostileFile(
    "numbers of 20 digits over and over", .read(longNumbers),
    parts: ArchiveParts(
      rows: repeated(
        "<row>\(repeated("<c><v>0.12345678901234567890</v></c>", 100))</row>", 1_800 * heavy))
  ),
  HostileFile(
    "15 MB of escapes", .read("[Điểm]"),
    parts: ArchiveParts(
      rows: "", sharedTexts: repeated("<si><t>\(repeated("_x0041_", 15_000))</t></si>", 150))),
  HostileFile(
    "a million merged cells", limit(.mergedRanges),
    parts: oneCell.with(
      "xl/worksheets/sheet1.xml",
      sheet("<mergeCells>\(repeated("<mergeCell ref='A1:B2'/>", 1_000_000))</mergeCells>"))),
  HostileFile(
    "two million empty texts", limit(.sharedTexts),
    parts: ArchiveParts(rows: "", sharedTexts: repeated("<si/>", 2_000_000))),
  HostileFile(
    "17 MB of texts", limit(.sharedTextBytes),
    parts: ArchiveParts(
      rows: "", sharedTexts: repeated("<si><t>\(repeated("x", 100_000))</t></si>", 180))),
  HostileFile(
    "200,000 texts of 80 bytes", .read("[Điểm]"),
    parts: ArchiveParts(
      rows: "", sharedTexts: repeated("<si><t>\(repeated("x", 80))</t></si>", 200_000))),
  HostileFile(
    "two million formats of cells", limit(.formats),
    parts: oneCell.styled("<cellXfs>\(repeated("<xf/>", 2_000_000))</cellXfs>")),
  HostileFile(
    "half a million formats of numbers", limit(.formats),
    parts: oneCell.styled(
      "<numFmts>"
        + (0..<500_000).map { "<numFmt numFmtId='\($0)' formatCode='0'/>" }.joined() + "</numFmts>")
  ),
  HostileFile(
    "100,000 names", limit(.names),
    parts: oneCell.withSheets(
      "<sheet name='a' r:id='r1'/>",
      after: "<definedNames>"
        + (0..<100_000).map { "<definedName name='n\($0)'>1</definedName>" }.joined()
        + "</definedNames>")),
  HostileFile(
    "names of 7 MB", .read("[a] A1=1.0 names 70"),
    parts: oneCell.withSheets(
      "<sheet name='a' r:id='r1'/>",
      after: "<definedNames>"
        + (0..<70).map { "<definedName name='n\($0)'>\(repeated("1", 100_000))</definedName>" }
        .joined() + "</definedNames>")),
  HostileFile(
    "400,000 references", limit(.relationships),
    parts: oneCell.withSheets("", references: repeated("<Relationship/>", 400_000))),
]

/// How many times more there is in optimised code; unoptimised code, in which the tests run, is that
/// much slower, and the counts stay below the limits either way.
#if DEBUG
  private let heavy = 1
#else
  private let heavy = 5
#endif

private func limit(_ kind: ReadLimits.Kind) -> HostileFile.Outcome {
  .refused(.limit(kind, most: ReadLimits.forms[kind]))
}

private func sheets(_ count: Int) -> String {
  (1...count).map { "<sheet name='\($0)' r:id='r1'/>" }.joined()
}

private let manySheets = "[1] [2] [3] and 200 sheets in all"

/// The first 24 cells of a row or column with what is in them, and the number of all.
private func many(_ addresses: [String], _ content: String, count: Int) -> String {
  "[Điểm] " + addresses.map { "\($0)=\(content)" }.joined(separator: " ") + " … \(count) cells"
}

private let firstRow = "ABCDEFGHIJKLMNOPQRSTUVWX".map { "\($0)1" }
private let longText = "'\(repeated("ế", 8))…32767'"
private let longTexts = many(firstRow, longText, count: 200_000 * heavy)
private let longNumbers = many(firstRow, "0.12345678901234568", count: 180_000 * heavy)
private let longCells = many((1...24).map { "A\($0)" }, longText, count: 60 * heavy)

/// An archive that holds ten of itself, and so on.
private func nested(levels: Int) -> [UInt8] {
  (0..<levels).reduce([UInt8](repeating: 0, count: 1)) { inner, _ in
    RawArchive((0..<10).map { RawArchive.Entry("\($0).zip", inner) }).bytes
  }
}
