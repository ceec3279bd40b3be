public import Formulas

/// One thing in a plan that Excel would not take.
public struct PlanProblem: Hashable, Sendable {
  /// The sheet's name; nil for the workbook as a whole.
  public var sheet: String?
  /// The cell, or the first cell of the range.
  public var address: CellAddress?
  /// What is wrong.
  public var kind: Kind

  /// A fault at a place.
  public init(_ kind: Kind, sheet: String? = nil, address: CellAddress? = nil) {
    self.kind = kind
    self.sheet = sheet
    self.address = address
  }

  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// A workbook without a sheet.
    case noSheets
    /// A workbook whose sheets are all hidden.
    case noVisibleSheet
    /// A plan without the default format.
    case noFormats
    /// A sheet's name is not allowed.
    case sheetName(SheetNameFault)
    /// A defined name is not allowed.
    case definedName(String, DefinedNameFault)
    /// A table, by its name, is not allowed.
    case table(String, TableFault)
    /// A formula is not allowed.
    case formula(FormulaFault)
    /// A text holds a character that XML cannot.
    case illegalCharacter(UInt32)
    /// A text is longer than its place allows.
    case tooLong(Field, length: Int, limit: Int)
    /// A number lies outside what its place allows.
    case outOfRange(Field, Double)
    /// NaN or infinity.
    case notFinite
    /// A position of a format that is not in the plan.
    case unknownFormat(Int)
    /// A date that does not exist.
    case noSuchDate
    /// Cells of a row whose columns do not rise.
    case cellsNotRising
    /// A range or cell that is not in the sheet.
    case outsideSheet(Field)
    /// A merged range of one cell, or of more than one row.
    case mergeShape(CellRange)
    /// Two merged ranges that share a cell.
    case mergesOverlap(CellRange)
    /// Content in a merged range's cell that is not its first.
    case hiddenByMerge
    /// Two remarks on one cell.
    case repeatedComment
    /// A link that leads to no cell of the workbook.
    case linkTarget(String)
    /// A list of choices that is empty, or a choice that is empty or holds a comma or quote.
    case choices
    /// A chart's text that starts with `=`, which would be taken for a formula.
    case readAsFormula(String)
    /// A lower bound above its upper bound.
    case boundsReversed
    /// A chart without a series, or a chart's cells that no sheet of the workbook has.
    case chartRange(String)
    /// A first page left without header and footer where no page has any.
    case nothingToLeaveBare
    /// A formula gives something else than the engine has for the same figure.
    case disagreement(formula: String, engine: Value, sheet: Value)
    /// Formulas that depend on themselves; the cells of one cycle.
    case cycle([String])
    /// Computing everything takes more work than is allowed.
    case tooMuchWork
  }

  /// What is wrong with a sheet's name.
  public enum SheetNameFault: Hashable, Sendable {
    /// Nothing in it.
    case empty
    /// One of `[ ] : * ? / \`.
    case character(String)
    /// An apostrophe at an end.
    case apostrophe
    /// `History`, which Excel keeps for itself.
    case reserved
    /// The same as another's but for case.
    case repeated
    /// A name that must be quoted in formulas, but that the library would not quote in the
    /// names it makes for filters and print ranges.
    case unquoted
  }

  /// What is wrong with a defined name.
  public enum DefinedNameFault: Hashable, Sendable {
    /// It does not start with a letter or `_`, or holds more than letters, digits, `_` and `.`.
    case syntax
    /// It would be read as an address.
    case looksLikeReference
    /// The same as another's but for case.
    case repeated
    /// Cells that no sheet of the workbook has.
    case cells
  }

  /// What is wrong with a table.
  public enum TableFault: Hashable, Sendable {
    /// Its name does not start with a letter or `_`, or holds more than letters, digits, `_` and `.`.
    case syntax
    /// Its name would be read as an address.
    case looksLikeReference
    /// Its name is another table's or that of defined cells, but for case.
    case repeated
    /// It is no header over at least one row of the sheet.
    case rows
    /// It shares a cell with a merged range or the filter of the sheet.
    case overlaps(CellRange)
    /// A cell of its header holds no text of one line.
    case column
    /// A cell of its header holds the same text as one before, but for case.
    case columnRepeated(String)
  }

  /// What is wrong with a formula.
  public enum FormulaFault: Hashable, Sendable {
    /// A sheet that is not in the workbook.
    case unknownSheet(String)
    /// A function that does not work alike everywhere.
    case function(String)
    /// A word that is neither address nor defined name.
    case unknownName(String)
    /// A character that has no place in a formula.
    case character(String)
    /// A function with a number of arguments that it does not take.
    case arguments(String, Int)
    /// Calls within calls, deeper than Excel goes.
    case nested(Int)
    /// A text of more characters than Excel takes in a formula.
    case longText(Int)
  }

  /// The place of a text, number or range.
  public enum Field: String, Hashable, Sendable {
    /// A cell.
    case cell
    /// A cell's formula.
    case formula
    /// A sheet's name.
    case sheetName = "sheet name"
    /// A defined name.
    case definedName = "defined name"
    /// A defined name's formula.
    case definedFormula = "defined name's formula"
    /// A table's name.
    case tableName = "table name"
    /// The name of a table's column.
    case tableColumn = "table column"
    /// The names that the library makes for repeated rows and columns.
    case printTitles = "print titles"
    /// The count of rows.
    case rows
    /// A row's height.
    case rowHeight = "row height"
    /// The count of columns.
    case columns
    /// A column's width.
    case columnWidth = "column width"
    /// An outline level.
    case outlineLevel = "outline level"
    /// The rows and columns that stay in view.
    case frozen
    /// The zoom.
    case zoom
    /// A colour.
    case color
    /// A filter.
    case filter
    /// A merged range.
    case merge
    /// A validation.
    case validation
    /// A validation's formula.
    case validationFormula = "validation formula"
    /// A validation's title.
    case validationTitle = "validation title"
    /// A validation's text.
    case validationText = "validation text"
    /// A validation's choices.
    case choices
    /// A conditional format.
    case condition
    /// A remark.
    case comment
    /// A range of texts that look like numbers.
    case textNumbers = "text numbers"
    /// A link's target.
    case link
    /// A chart.
    case chart
    /// A chart's size.
    case chartSize = "chart size"
    /// A chart's gap.
    case chartGap = "chart gap"
    /// A chart's text.
    case chartText = "chart text"
    /// A chart's axis.
    case chartAxis = "chart axis"
    /// A drawn line.
    case line
    /// The number of the first page.
    case pageNumber = "page number"
    /// A print area.
    case printArea = "print area"
    /// A page break.
    case pageBreak = "page break"
    /// The size of the print.
    case printScale = "print scale"
    /// A margin.
    case margin
    /// The pages a sheet is fitted to.
    case pages
    /// A header.
    case header
    /// A footer.
    case footer
    /// A font's name.
    case fontName = "font name"
    /// A font's size.
    case fontSize = "font size"
    /// A number format.
    case numberFormat = "number format"
    /// An indent.
    case indent
    /// A rotation.
    case rotation
    /// A document property.
    case property
  }
}

extension PlanProblem: CustomStringConvertible {
  /// The place and the fault in English.
  public var description: String {
    let place = [sheet.map(quotedSheetName), address?.a1()].compactMap(\.self)
    let fault = kind.words
    return place.isEmpty ? fault : place.joined(separator: "!") + ": " + fault
  }
}

extension PlanProblem.Kind {
  /// The fault in English; those that only a programmer can cause as Swift prints them.
  fileprivate var words: String {
    switch self {
    case .disagreement(let formula, let engine, let sheet):
      "the formula \(formula) gives \(Expression(sheet)), but the engine has \(Expression(engine))"
    case .cycle(let cells):
      "formulas depend on themselves: " + cells.prefix(5).joined(separator: ", ")
    case .tooMuchWork: "computing all formulas takes too much work"
    default: String(describing: self)
    }
  }
}
