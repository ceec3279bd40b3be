import Foundation
import TestSupport
import Testing
import XLSXReading

/// The limits after a change.
private func limited(_ change: (inout ReadLimits) -> Void) -> ReadLimits {
  var limits = ReadLimits()
  change(&limits)
  return limits
}

/// A limit that holds a workbook to a number, and lets it pass with one more.
struct Held: Sendable {
  let kind: ReadLimits.Kind
  let most: Int
  let set: @Sendable (inout ReadLimits, Int) -> Void
}

/// The workbook has 6 parts, and of everything else what the numbers say.
private let book = Parts(
  rows: "<row><c t='str'><v>abcdef</v></c><c t='s' s='1'><v>0</v></c></row>",
  sharedTexts: "<si><t>abcd</t></si><si><t>abcd</t></si>"
).styled("<cellXfs><xf/><xf/></cellXfs>")

@Test(arguments: [
  Held(kind: .parts, most: 5) { $0.parts = $1 },
  Held(kind: .relationships, most: 2) { $0.relationships = $1 },
  Held(kind: .sharedTexts, most: 1) { $0.sharedTexts = $1 },
  Held(kind: .sharedTextBytes, most: 7) { $0.sharedTextBytes = $1 },
  Held(kind: .formats, most: 1) { $0.formats = $1 },
  Held(kind: .textBytes, most: 5) { $0.textBytes = $1 },
  Held(kind: .cells, most: 1) { $0.cells = $1 },
  Held(kind: .sheets, most: 0) { $0.sheets = $1 },
  Held(kind: .depth, most: 4) { $0.depth = $1 },
])
func limitsHold(_ held: Held) throws {
  #expect(
    try refusal(book, limits: limited { held.set(&$0, held.most) })
      == .limit(held.kind, most: held.most))
  #expect(try refusal(book, limits: limited { held.set(&$0, held.most + 1) }) == nil)
}

@Test func fileBytesAreCounted() throws {
  let scratch = try Scratch()
  let path = try scratch.archive(book)
  let size = try Data(contentsOf: URL(filePath: path)).count
  #expect(throws: ReadFailure(path: path, reason: .limit(.fileBytes, most: size - 1))) {
    try WorkbookFile(path: path, limits: limited { $0.fileBytes = size - 1 })
  }
  #expect(throws: Never.self) {
    try WorkbookFile(path: path, limits: limited { $0.fileBytes = size })
  }
}

@Test func bytesOfAllPartsThatAreReadAreCounted() throws {
  let parts = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
  let size = parts.reduce(0) { $0 + (book[$1] ?? "").utf8.count }
  #expect(
    try refusal(book, limits: limited { $0.totalBytes = size - 1 })
      == .limit(.totalBytes, most: size - 1))
  #expect(try refusal(book, limits: limited { $0.totalBytes = size }) == nil)
}

@Test func bytesOfTheListsAreCounted() throws {
  let size = (book["xl/_rels/workbook.xml.rels"] ?? "").utf8.count
  #expect(
    try refusal(book, limits: limited { $0.bookBytes = size - 1 })
      == .limit(.bookBytes, most: size - 1))
  #expect(try refusal(book, limits: limited { $0.bookBytes = size }) == nil)
}

@Test func inflatedBytesAreCounted() throws {
  let bomb = String(repeating: " ", count: 20 << 20)
  #expect(
    try refusal(
      Parts(sheet: "<worksheet>\(bomb)</worksheet>"), limits: limited { $0.partBytes = 1 << 20 })
      == .limit(.partBytes, most: 1 << 20))
}

@Test func definedNamesAreCounted() throws {
  var parts = book
  parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replacing(
    "</workbook>",
    with: "<definedNames><definedName name='a'>1</definedName><definedName name='b'>2</definedName>"
      + "<definedName name='c' localSheetId='0'>3</definedName></definedNames></workbook>")
  #expect(try refusal(parts, limits: limited { $0.names = 1 }) == .limit(.names, most: 1))
  #expect(try refusal(parts, limits: limited { $0.names = 2 }) == nil)
}

@Test func mergedRangesAreCounted() throws {
  let ranges = "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:B2'/></mergeCells>"
  let scratch = try Scratch()
  let path = try scratch.archive(Parts(sheet: "<worksheet xmlns='\(main)'>\(ranges)</worksheet>"))
  let file = try WorkbookFile(path: path, limits: limited { $0.mergedRanges = 1 })
  #expect(
    throws: ReadFailure(
      path: path, part: "xl/worksheets/sheet1.xml", sheet: "Điểm",
      reason: .limit(.mergedRanges, most: 1))
  ) { _ = try file.mergedRanges(ofSheet: 0) }
}

@Test func piecesOfXMLAreBounded() throws {
  let deep = String(repeating: "<a>", count: 101) + String(repeating: "</a>", count: 101)
  #expect(try refusal(Parts(rows: deep)) == .limit(.depth, most: 100))
  let long = "<row><c a='" + String(repeating: "x", count: 3 << 20) + "'/></row>"
  #expect(try refusal(Parts(rows: long)) == .limit(.tokenBytes, most: 1 << 20))
}

@Test func limitsForFormsAreNoLooserThanOthers() {
  for kind in ReadLimits.Kind.allCases {
    #expect(ReadLimits.forms[kind] <= ReadLimits()[kind], "\(kind)")
  }
}
