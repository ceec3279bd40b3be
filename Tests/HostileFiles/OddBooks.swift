import TestSupport
import XLSXReading

/// Workbooks whose lists of sheets, names and formats are odd.
let oddBooks: [HostileFile] = [
  HostileFile("workbook without a sheet", .read(""), parts: oneCell.withSheets("")),
  HostileFile(
    "sheets hidden and very hidden", .read("[a] A1=1.0 [b, hidden] A1=1.0 [c, hidden] A1=1.0"),
    parts: oneCell.withSheets(
      "<sheet name='a' r:id='r1'/><sheet name='b' state='hidden' r:id='r1'/>"
        + "<sheet name='c' state='veryHidden' r:id='r1'/>")),
  HostileFile(
    "chart sheet", .read("[a]"),
    parts: oneCell.withSheets("<sheet name='a' r:id='r1'/>").with(
      sheet1, "<chartsheet xmlns='\(Namespace.main)'><c><v>1</v></c></chartsheet>")),
  HostileFile(
    "two sheets of one name", .refused(.repeatedSheet("ĐIỂM")),
    parts: oneCell.withSheets(
      "<sheet name='Điểm' r:id='r1'/><sheet name='ĐIỂM' r:id='r1'/>")),
  HostileFile(
    "sheet that refers to nothing", .refused(.missingPart),
    parts: oneCell.withSheets("<sheet name='a' r:id='r9'/>")),
  HostileFile("sheet that is missing", .refused(.missingPart), parts: oneCell.without(sheet1)),
  HostileFile(
    "texts that are missing", .refused(.missingPart),
    parts: oneCell.without("xl/sharedStrings.xml")),
  HostileFile(
    "sheet from elsewhere", .refused(.externalPart),
    parts: oneCell.replacing(
      "Id='r1'", with: "Id='r1' TargetMode='External'", in: references)),
  HostileFile(
    "texts from elsewhere", .refused(.externalPart),
    parts: oneCell.replacing(
      "Id='r2'", with: "Id='r2' TargetMode='External'", in: references)),
  HostileFile(
    "links to other workbooks, which nobody follows", oneCellRead,
    parts: oneCell.replacing(
      "<Relationship Id='r1'",
      with: "<Relationship Id='r7' Type='\(Namespace.office)/externalLink' TargetMode='External'"
        + " Target='file:///S:/2020.xlsx'/><Relationship Id='r1'", in: references)),
  HostileFile(
    "sheet that is the list of texts", .refused(.notASheet("sst")),
    parts: oneCell.replacing("worksheets/sheet1.xml", with: "sharedStrings.xml", in: references)),
  HostileFile(
    "sheet that is the workbook itself", .refused(.notASheet("workbook")),
    parts: oneCell.replacing("worksheets/sheet1.xml", with: "workbook.xml", in: references)),
  HostileFile(
    "strict namespaces", oneCellRead,
    parts: ["xl/workbook.xml", references, "_rels/.rels"].reduce(oneCell) { parts, name in
      parts.replacing(
        Namespace.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main", in: name
      ).replacing(
        Namespace.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships", in: name)
    }),
  HostileFile(
    "sheets and names that stand elsewhere in the workbook", .read("[a] A1=1.0"),
    parts: oneCell.withSheets(
      "<sheet name='a' r:id='r1'/>",
      after: "<extLst><ext><sheet name='b' r:id='r1'/><definedName name='x'>1</definedName></ext>"
        + "</extLst>")),
  HostileFile(
    "names of the workbook and of sheets", .read("[a] A1=1.0 names 1"),
    parts: oneCell.withSheets(
      "<sheet name='a' r:id='r1'/>",
      after: "<definedNames><definedName name='Trong_so'>a!$A$1</definedName>"
        + "<definedName name='_xlnm.Print_Area' localSheetId='0'>a!$A$1</definedName></definedNames>"
    )),
  HostileFile(
    "days that count from 1904", .read("[Điểm] A1=date(0.0) B1=date(1.5)"),
    parts: ArchiveParts(
      rows: "<row><c t='d'><v>1904-01-01</v></c><c t='d'><v>1904-01-02T12:00</v></c></row>"
    ).with(
      "xl/workbook.xml",
      "<workbook xmlns='\(Namespace.main)' xmlns:r='\(Namespace.office)'>"
        + "<workbookPr date1904='1'/><sheets><sheet name='Điểm' r:id='r1'/></sheets></workbook>")),
  HostileFile(
    "20 MB of styles, few of them of cells", .read("[Điểm] A1=1.0"),
    parts: oneCell.styled(
      "<cellStyleXfs>\(repeated("<xf numFmtId='14' fontId='0'/>", 500_000))</cellStyleXfs>"
        + "<cellXfs><xf/></cellXfs><dxfs>\(repeated("<dxf><font><b/></font></dxf>", 200_000))</dxfs>"
    )),
]

private let sheet1 = "xl/worksheets/sheet1.xml"
private let references = "xl/_rels/workbook.xml.rels"
