/// The namespaces of a workbook's parts.
public enum Namespace {
  /// Of sheets, styles and texts.
  public static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  /// Of references to parts.
  public static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// Of the lists of references.
  public static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
}

extension ArchiveParts {
  /// A workbook with one sheet.
  public init(sheet: String, sharedTexts: String? = nil) {
    self.init()
    let (main, office, package) = (Namespace.main, Namespace.office, Namespace.package)
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
  public init(rows: String, sharedTexts: String? = nil) {
    self.init(
      sheet: "<worksheet xmlns='\(Namespace.main)'><sheetData>\(rows)</sheetData></worksheet>",
      sharedTexts: sharedTexts.map { "<sst xmlns='\(Namespace.main)'>\($0)</sst>" })
  }

  /// The same workbook with styles, given as the XML in them.
  public func styled(_ styles: String) -> ArchiveParts {
    var parts = self
    let name = "xl/_rels/workbook.xml.rels"
    let reference =
      "<Relationship Id='styles' Type='\(Namespace.office)/styles' Target='styles.xml'/>"
    parts[name] = parts[name]?.replacing(
      "</Relationships>", with: reference + "</Relationships>")
    parts["xl/styles.xml"] = "<styleSheet xmlns='\(Namespace.main)'>\(styles)</styleSheet>"
    return parts
  }
}
