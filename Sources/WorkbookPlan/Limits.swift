/// What Excel can hold.
public enum Limits {
  /// Rows of a sheet.
  public static let rows = 1_048_576
  /// Columns of a sheet.
  public static let columns = 16_384
  /// Characters of a cell's text, in UTF-16 units.
  public static let textUnits = 32_767
  /// Characters of a sheet's name, in UTF-16 units.
  public static let sheetNameUnits = 31
  /// Characters of a formula, in UTF-16 units.
  public static let formulaUnits = 8_192
  /// Levels of calls within calls.
  public static let formulaLevels = 64
  /// Characters of a text within a formula, in UTF-16 units.
  public static let formulaTextUnits = 255
  /// Characters a column is wide.
  public static let columnWidth = 255.0
  /// Points a row is high.
  public static let rowHeight = 409.0
  /// Outline levels of rows and columns.
  public static let outlineLevel = 7
  /// Characters of a header or footer, in UTF-16 units.
  public static let headerUnits = 255
  /// Validations of a sheet.
  ///
  /// Excel allows more; the writing library counts them in a byte, and writes none of 256.
  public static let validations = 255
  /// Characters of a validation's title, in UTF-16 units.
  public static let validationTitleUnits = 32
  /// Characters of a validation's text or formula, in UTF-16 units.
  public static let validationTextUnits = 255
  /// Bytes of the choices of a list with the commas between them.
  public static let choicesBytes = 255
  /// Characters of a link's target, in UTF-16 units.
  public static let linkUnits = 2_079
  /// The size of the print in percent.
  public static let scale = 10...400
  /// Page breaks of a sheet.
  public static let rowBreaks = 1_023
  /// Characters of an alternative text, in UTF-16 units.
  public static let altTextUnits = 255
  /// The zoom in percent.
  public static let zoom = 10...400
  /// Bytes of a defined name, of its formula, and of the print titles of a sheet.
  ///
  /// Excel allows more; the writing library keeps them in buffers of 128 bytes and cuts the rest.
  public static let definedNameBytes = 127
  /// Characters of a table's name, in UTF-16 units.
  public static let tableNameUnits = 255
  /// Characters of the name of a table's column, in UTF-16 units.
  public static let tableColumnUnits = 255
  /// Characters of a document property, in UTF-16 units.
  public static let propertyUnits = 255
  /// Characters of a font's name, in UTF-16 units.
  public static let fontNameUnits = 31
  /// Points of a font's size.
  public static let fontSize = 409.0
  /// Bytes of a number format, which the writing library keeps in a buffer of 128.
  public static let numberFormatBytes = 127
  /// Steps of an indent.
  public static let indent = 15
  /// Inches of a margin.
  public static let margin = 49.0
  /// Pages a sheet is fitted to.
  public static let fittedPages = 32_767
  /// Pixels of a chart's side.
  public static let chartPixels = 10_000.0
  /// The number of a sheet's first page, as the writing library keeps it.
  public static let pageNumbers = 1...65_535
  /// Pixels of a drawn line, and of its distance from its cell.
  public static let linePixels = 0...10_000
  /// Characters of a chart's title, axis title or series name, in UTF-16 units.
  public static let chartTextUnits = 255
}
