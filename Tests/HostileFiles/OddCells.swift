import TestSupport
import XLSXReading

/// Sheets whose rows and cells are odd or wrong.
let oddCells: [HostileFile] =
  [
    HostileFile(
      "texts of runs with phonetic readings", .read("[Điểm] A1='Sở Nội vụ' B1='Sở Nội vụ'"),
      parts: ArchiveParts(
        rows: "<row><c t='s'><v>0</v></c><c t='inlineStr'><is>\(runs)</is></c></row>",
        sharedTexts: "<si>\(runs)</si>")),
    HostileFile(
      "escapes in texts", .read("[Điểm] A1='a\rb' B1='_x0041_' C1='😀' D1='\u{FFFD}'"),
      parts: ArchiveParts(
        rows: "<row>"
          + ["a_x000D_b", "_x005F_x0041_", "_xD83D__xDE00_", "_xD83D_"]
          .map { "<c t='inlineStr'><is><t>\($0)</t></is></c>" }.joined() + "</row>")),
    HostileFile(
      "numbers as texts", .read("[Điểm] A1='9,25' B1='9.25' C1='80%' D1='1.234,5'"),
      parts: ArchiveParts(
        rows: "<row>"
          + ["9,25", "9.25", "80%", "1.234,5"].map { "<c t='str'><v>\($0)</v></c>" }.joined()
          + "</row>")),
    HostileFile(
      "formulas without values", .read("[Điểm] A1={SUM(B1)}? B1={1/3}? C1={A1&\"\"}'' D1={B1}?"),
      parts: ArchiveParts(
        rows: "<row><c><f>SUM(B1)</f><v></v></c><c><f>1/3</f></c>"
          + "<c t='str'><f>A1&amp;\"\"</f><v></v></c><c t='str'><f>B1</f></c></row>")),
    HostileFile(
      "errors", .read("[Điểm] A1=#N/A B1={1/0}#DIV/0! C1={X}#NAME? D1={Y}? E1='#N/A'"),
      parts: ArchiveParts(
        rows: "<row><c t='e'><v>#N/A</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c>"
          + "<c t='str'><f>X</f><v>#NAME?</v></c><c t='e'><f>Y</f></c>"
          + "<c t='str'><v>#N/A</v></c></row>")),
    HostileFile(
      "dates and percentages by their format",
      .read(
        "[Điểm] A1=date(44561.0) B1=percentage(0.8) C1=date(44561.5) D1=44561.0 E1=date(0.25)"
          + " F1=44561.0 G1=percentage(0.5)"),
      parts: ArchiveParts(
        rows: "<row>"
          + [
            ("1", "44561"), ("2", "0.8"), ("3", "44561.5"), ("4", "44561"), ("5", "0.25"),
            ("6", "44561"), ("7", ".5"),
          ].map { "<c s='\($0.0)'><v>\($0.1)</v></c>" }.joined() + "</row>"
      ).styled(
        """
        <numFmts><numFmt numFmtId='164' formatCode='&quot;ngày&quot; dd/mm/yyyy'/>\
        <numFmt numFmtId='165' formatCode='[Red]#,##0.00\\ &quot;điểm dừng&quot;_d;[Blue]d'/>\
        <numFmt numFmtId='166' formatCode='[h]:mm'/><numFmt numFmtId='167' formatCode='General'/>\
        <numFmt numFmtId='168' formatCode='0.0\\m%'/></numFmts><cellXfs><xf/><xf numFmtId='14'/>\
        <xf numFmtId='9'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>\
        <xf numFmtId='167'/><xf numFmtId='168'/></cellXfs>
        """)),
    HostileFile(
      "dates as texts of a strict workbook",
      .read("[Điểm] A1=date(44561.0) B1=date(44561.75) C1=date(60.0) D1=date(61.0)"),
      parts: ArchiveParts(
        rows: "<row><c t='d'><v>2021-12-31</v></c><c t='d'><v>2021-12-31T18:00:00.000Z</v></c>"
          + "<c r='D1' t='d'><v>1900-03-01</v></c></row>"
      ).replacing(
        "<c r='D1'", with: "<c t='n' s='1'><v>60</v></c><c r='D1'",
        in: "xl/worksheets/sheet1.xml"
      ).styled("<cellXfs><xf/><xf numFmtId='14'/></cellXfs>")),
    HostileFile(
      "cells and rows without addresses", .read("[Điểm] A1=1.0 B1=2.0 C4=3.0 A5=4.0"),
      parts: ArchiveParts(
        rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c r='C4'><v>3</v></c></row>"
          + "<row><c><v>4</v></c></row>")),
    HostileFile(
      "wrong dimension and merged cells", .read("[Điểm] C5=1.0 merged 2"),
      parts: oneCell.with(
        "xl/worksheets/sheet1.xml",
        sheet(
          "<dimension ref='A1:A1'/><sheetData><row r='5'><c r='C5'><v>1</v></c><c r='D5'/></row>"
            + "</sheetData><mergeCells><mergeCell ref='C5:D5'/><mergeCell ref='A1'/></mergeCells>"))
    ),
    HostileFile(
      "rows and columns to the last", .read("[Điểm] XFD1048576=1.0"),
      parts: ArchiveParts(rows: "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")),
    HostileFile(
      "elements of later versions", .read("[Điểm] A1=5.0"),
      parts: ArchiveParts(
        rows: "<row r='1'><extLst><ext><c r='Z9'><v>1</v></c></ext></extLst><c r='A1' vm='1'>"
          + "<v>5</v><extLst><ext><v>6</v></ext></extLst></c></row>")),
    HostileFile(
      "merged range that is none", .refused(.badRange("B2:A1")),
      parts: oneCell.with(
        "xl/worksheets/sheet1.xml",
        sheet("<sheetData/><mergeCells><mergeCell ref='B2:A1'/></mergeCells>"))),
    HostileFile(
      "row beyond the last without a number", .refused(.badAddress("1048577")),
      parts: ArchiveParts(rows: "<row r='1048576'/><row/>")),
    HostileFile(
      "more columns than there are", .refused(.badAddress("XFE1")),
      parts: ArchiveParts(rows: "<row>\(repeated("<c/>", 16_385))</row>")),
  ] + wrongCells

private let runs =
  "<r><rPr><b/></rPr><t xml:space='preserve'>Sở </t></r><r><t>Nội vụ</t></r>"
  + "<rPh sb='0' eb='1'><t>xyz</t></rPh><phoneticPr fontId='1'/>"

/// Single cells that are wrong, each refused at its address.
private let wrongCells: [HostileFile] =
  [
    ("r='B2'><v>9,25</v>", .badValue(cell: "B2", "9,25")),
    ("r='B2'><v>NaN</v>", .badValue(cell: "B2", "NaN")),
    ("r='B2'><v>INF</v>", .badValue(cell: "B2", "INF")),
    ("r='B2'><v>1e999</v>", .badValue(cell: "B2", "1e999")),
    ("r='B2'><v>0x1F</v>", .badValue(cell: "B2", "0x1F")),
    ("r='B2'><v>１２</v>", .badValue(cell: "B2", "１２")),
    ("r='B2' t='b'><v>2</v>", .badValue(cell: "B2", "2")),
    ("r='B2' t='s'><v>1</v>", .badValue(cell: "B2", "1")),
    ("r='B2' t='s'><v>-1</v>", .badValue(cell: "B2", "-1")),
    ("r='B2' t='s'><v>99999999999999999999</v>", .badValue(cell: "B2", "99999999999999999999")),
    ("r='B2' t='money'><v>1</v>", .badValue(cell: "B2", "1")),
    ("r='B2' t='d'><v>2021-02-30</v>", .badValue(cell: "B2", "2021-02-30")),
    ("r='B2' t='d'><v>31/12/2021</v>", .badValue(cell: "B2", "31/12/2021")),
    ("r='B2' s='-1'>", .badStyle(cell: "B2", "-1")),
    ("s='99999999999999999999' r='B2'>", .badStyle(cell: "B2", "99999999999999999999")),
    ("r='B2' s='1'>", .badStyle(cell: "B2", "1")),
    ("r='B3'>", .badAddress("B3")),
    ("r='b2'>", .badAddress("b2")),
    ("r='$B$2'>", .badAddress("$B$2")),
    ("r='B'>", .badAddress("B")),
    ("r='2'>", .badAddress("2")),
    ("r=''>", .badAddress("")),
    ("r='XFE2'>", .badAddress("XFE2")),
    ("r='B99999999999999999999'>", .badAddress("B99999999999999999999")),
    ("r='B2'/><c r='B2'>", .repeatedCell("B2")),
    ("r='B2'/><c r='A2'>", .cellOutOfOrder("A2")),
    ("r='B2'/></row><row r='1'><c r='A1'>", .cellOutOfOrder("A1")),
    ("r='B2'/></row><row r='-1'><c>", .badAddress("-1")),
  ].map { (cell: String, reason: ReadFailure.Reason) in
    HostileFile(
      "cell <c \(cell)", .refused(reason),
      parts: ArchiveParts(
        rows: "<row r='2'><c \(cell)</c></row>", sharedTexts: "<si><t>a</t></si>"
      ).styled("<cellXfs><xf/></cellXfs>"))
  }
