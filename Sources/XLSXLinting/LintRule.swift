/// A rule of Excel, most of them not enforced by the library that writes the files.
public enum LintRule: String, Hashable, Sendable, CaseIterable {
  // MARK: The package

  /// Two parts of a name, whatever its case and slashes.
  case repeatedPart
  /// A part that is not well-formed XML.
  case malformedXML
  /// A document type declaration in a part.
  case documentType
  /// A part without the content type it needs, or a content type for no part.
  case contentType
  /// A relationship to a part that is not there.
  case relationshipTarget
  /// A relationship's name that repeats, or that nothing bears.
  case relationshipId
  /// A relationship out of the file that is no link.
  case externalTarget
  /// A part that nothing refers to.
  case orphanPart
  /// A workbook, or styles, that are not there.
  case missingPart
  /// A document property longer than 255 characters.
  case propertyLength
  /// A document's date that is none.
  case propertyDate

  // MARK: The workbook

  /// A sheet's name that is empty or longer than 31 UTF-16 units.
  case sheetNameLength
  /// A sheet's name with one of `[ ] : * ? / \`, or a control character.
  case sheetNameCharacter
  /// A sheet's name with an apostrophe at an end.
  case sheetNameApostrophe
  /// A sheet named `History`, which Excel keeps for itself.
  case sheetNameReserved
  /// A sheet's name like another's but for case.
  case sheetNameRepeated
  /// A sheet's number that repeats or is none.
  case sheetId
  /// A workbook without a visible sheet.
  case noVisibleSheet
  /// An active sheet that is not there or not visible.
  case activeSheet
  /// Several sheets selected at once, so that typing changes them all.
  case severalSelected

  // MARK: Defined names

  /// A defined name that breaks the rules for names.
  case definedNameSyntax
  /// A defined name that reads as an address.
  case definedNameReference
  /// A defined name longer than 255 characters.
  case definedNameLength
  /// A defined name twice in its scope, but for case.
  case definedNameRepeated
  /// A defined name of a sheet that is not there.
  case definedNameScope
  /// A defined name whose formula is none.
  case definedNameFormula
  /// A print area or print titles that are cut off or of another sheet.
  case printName

  // MARK: Styles

  /// A format with a font that is not there.
  case fontIndex
  /// A format with a fill that is not there.
  case fillIndex
  /// A format with borders that are not there.
  case borderIndex
  /// A format with a number format that is not there.
  case numberFormatIndex
  /// A format with a base format that is not there.
  case baseFormatIndex
  /// A count in the styles that is not the number of what follows.
  case styleCount
  /// More than 64,000 cell formats.
  case cellFormatCount
  /// More than 512 fonts.
  case fontCount
  /// A font's name that is empty or longer than 31 characters.
  case fontName
  /// A font's size outside 1 to 409 points.
  case fontSize
  /// First two fills other than none and 12.5 % grey, which Excel puts there itself.
  case standardFills
  /// A number format that is too long, unbalanced, repeated or of too many sections.
  case numberFormat
  /// An indent or a rotation out of bounds.
  case alignment
  /// A colour that is none.
  case color

  // MARK: Texts

  /// A count of shared texts that is wrong.
  case sharedTextCount
  /// A text longer than 32,767 UTF-16 units.
  case textLength
  /// An escape such as `_x0041_` of a character that needs none: Excel shows the character.
  case textEscape
  /// Space at an end of a text that is not marked to be kept.
  case lostSpace

  // MARK: Rows and cells

  /// A dimension that does not hold all cells.
  case dimension
  /// A row that does not stand below the one before, or not in the sheet.
  case rowOrder
  /// A row's height outside 0 to 409.5 points.
  case rowHeight
  /// An outline level above 7.
  case outlineLevel
  /// A cell's address that is none or lies in another row.
  case cellAddress
  /// A cell that does not stand right of the one before.
  case cellOrder
  /// A cell, row or column with a format that is not there.
  case styleIndex
  /// A cell with a shared text that is not there.
  case sharedTextIndex
  /// A number that is none, such as `NAN`, `-0` or `9,25`.
  case cellNumber
  /// A truth value other than 0 and 1.
  case cellBoolean
  /// An error that Excel does not know.
  case cellError
  /// A cell whose type does not fit what it holds.
  case cellType
  /// A formula without a cached value.
  case missingValue
  /// A formula whose cached value is `#REF!`, `#NAME?` or `#NULL!`.
  case brokenResult

  // MARK: Formulas

  /// A formula longer than 8,192 characters.
  case formulaLength
  /// A text in a formula longer than 255 characters.
  case formulaText
  /// Functions nested deeper than 64 levels.
  case formulaNesting
  /// More arguments than a function takes, or fewer.
  case formulaArguments
  /// A function that Excel 2010 does not know and that has no prefix.
  case formulaFunction
  /// A function of Excel 2010 without the prefix `_xlfn.` it needs.
  case formulaPrefix
  /// A sheet that is not there.
  case formulaSheet
  /// An address outside of the sheet.
  case formulaReference
  /// A word that is neither address, function nor defined name.
  case formulaName
  /// An error such as `#REF!` in a formula.
  case formulaError
  /// A reference to another workbook.
  case formulaExternal
  /// A formula that does not parse.
  case formulaSyntax

  // MARK: The sheet's layout

  /// Elements of a sheet that repeat or stand in another order than Excel's.
  case elementOrder
  /// Columns that overlap, stand in the wrong order or outside of the sheet.
  case columnRange
  /// A column's width outside 0 to 255 characters.
  case columnWidth
  /// Frozen panes that do not fit their own split.
  case frozenPanes
  /// A zoom outside 10 to 400 %.
  case zoom
  /// A selected cell outside of the sheet.
  case selection
  /// A merged range that is none.
  case mergeRange
  /// A merged range of one cell.
  case mergeSingle
  /// Merged ranges that overlap.
  case mergeOverlap
  /// A filter over no range.
  case filterRange
  /// A filter without its hidden name, or the name without or beside its filter.
  case filterName
  /// A sheet's protection with a value Excel does not know.
  case protection

  // MARK: Tables

  /// A table over no range, or with another number of columns than its range.
  case tableRange
  /// A table's name that repeats, or is a defined name's, or breaks the rules for names.
  case tableName
  /// A table that overlaps another, a filter or a merged range.
  case tableOverlap

  // MARK: The page

  /// A margin outside 0 to 49 inches.
  case pageMargin
  /// A print scale outside 10 to 400 %.
  case pageScale
  /// A number of pages to fit to outside 0 to 32,767.
  case pageFit
  /// A header or footer longer than 255 characters.
  case headerLength
  /// A header or footer with a code Excel does not know.
  case headerCode
  /// A page break outside of the sheet, more than 1,023 of them, or a wrong count.
  case pageBreak

  // MARK: Rules for cells

  /// A validation over no range.
  case validationRange
  /// More than 65,534 validations, or a wrong count.
  case validationCount
  /// A validation's title longer than 32 characters.
  case validationTitle
  /// A validation's text longer than 255 characters.
  case validationText
  /// A validation's choices longer than 255 characters.
  case validationList
  /// A validation without a formula it needs, or with one that is none.
  case validationFormula
  /// A conditional format over no range.
  case conditionRange
  /// A conditional format that shows a format that is not there.
  case conditionFormat
  /// A conditional format's priority that repeats or is none.
  case conditionPriority
  /// A conditional format without a formula it needs, or with one that is none.
  case conditionFormula
  /// A colour scale, bar or icon set with the wrong number of stops.
  case conditionStops

  // MARK: Links and remarks

  /// A link over no cell, or a second one over the same.
  case linkRange
  /// A link to a place that is not in the workbook.
  case linkTarget
  /// A link's target longer than 2,079 characters, or its tip longer than 255.
  case linkLength
  /// More than 65,530 links on a sheet.
  case linkCount
  /// A remark on no cell, or a second one on the same.
  case commentCell
  /// A remark of an author that is not there.
  case commentAuthor
  /// A remark without the shape that shows it.
  case commentShape

  // MARK: Drawings and charts

  /// A drawing outside of the sheet, or that ends before it starts.
  case drawingAnchor
  /// A drawing without alternative text.
  case drawingAltText
  /// A drawing's number that repeats.
  case drawingId
  /// A drawing of a chart that is not there.
  case drawingChart
  /// A chart's range that is none.
  case chartRange
  /// A chart without series, with more than 255, or with two of a number.
  case chartSeries
  /// A chart's title longer than 255 characters.
  case chartTitle
  /// A chart with an axis that is not there.
  case chartAxis
}
