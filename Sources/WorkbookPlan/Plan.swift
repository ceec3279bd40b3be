public import Formulas

/// A workbook as plain values: what is to be written, before a byte is written.
public struct Plan: Sendable {
  /// The document's properties.
  public var properties: Properties
  /// All formats used, named by position; position 0 is the default of sheets.
  public var formats: [CellFormat]
  /// The sheets in order.
  public var sheets: [Sheet]
  /// Names for ranges, such as `Trong_so`.
  public var names: [DefinedName]

  /// A workbook of sheets.
  public init(
    properties: Properties, formats: [CellFormat] = [CellFormat()], sheets: [Sheet],
    names: [DefinedName] = []
  ) {
    self.properties = properties
    self.formats = formats
    self.sheets = sheets
    self.names = names
  }

  /// The document properties.
  public struct Properties: Hashable, Sendable {
    /// The title.
    public var title = ""
    /// The subject.
    public var subject = ""
    /// The author: the issuing body.
    public var author = ""
    /// Words to find the document by.
    public var keywords = ""
    /// What kind of document it is.
    public var category = ""
    /// Remarks.
    public var comments = ""
    /// The creation date as year, month, day; the time is midnight UTC.
    public var created: (year: Int, month: Int, day: Int) {
      get { (createdYear, createdMonth, createdDay) }
      set { (createdYear, createdMonth, createdDay) = newValue }
    }
    private var createdYear = 2000
    private var createdMonth = 1
    private var createdDay = 1

    /// Empty properties, dated 2000-01-01.
    public init() {}
  }

  /// A name for cells.
  public struct DefinedName: Hashable, Sendable {
    /// The name, by Excel's rules.
    public var name: String
    /// The cells.
    public var cells: SheetRange

    /// A name for cells.
    public init(_ name: String, _ cells: SheetRange) {
      self.name = name
      self.cells = cells
    }
  }
}
