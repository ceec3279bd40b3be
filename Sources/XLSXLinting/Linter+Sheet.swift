import Formulas
import WorkbookPlan
import XLSXReading

extension Linter {
  /// What a sheet has to say to the workbook.
  struct SheetSummary {
    var isSelected = false
  }

  /// Looks at a sheet and all that belongs to it.
  func lintSheet(
    _ position: Int, _ facts: BookFacts, _ tables: inout Set<String>, _ read: inout Set<String>,
    _ found: inout FindingList
  ) throws(ReadFailure) -> SheetSummary {
    let sheet = facts.sheets[position]
    found.sheet = sheet.name
    var cells = CellLint(facts: facts)
    guard read.insert(partKey(sheet.part)).inserted,
      let root = try tree(
        sheet.part, streaming: ["row", "c"], &found,
        { element, found in
          if element.name == "row" {
            cells.lint(row: element, &found)
          } else {
            cells.lint(cell: element, &found)
          }
        })
    else { return SheetSummary() }
    cells.lint(dimension: root.first("dimension")?["ref"], &found)
    lintOrder(root, &found)
    lintColumns(root.first("cols"), facts, &found)
    let isSelected = lintViews(root.first("sheetViews"), &found)
    lintPage(root, &found)
    lintProtection(root.first("sheetProtection"), &found)
    lintColors(root, &found)
    lintValidations(root.first("dataValidations"), facts, &found)
    lintConditions(root.all("conditionalFormatting"), facts, &found)
    lintLinks(root.first("hyperlinks")?.all("hyperlink") ?? [], sheet.part, facts, &found)
    let merges = lintMerges(root.first("mergeCells"), &found)
    let filter = lintFilter(root.first("autoFilter"), position, facts, &found)
    let parts = (root.first("tableParts")?.all("tablePart") ?? []).compactMap {
      facts.target(of: $0, in: sheet.part, type: "table", &found)
    }
    try lintTables(
      parts, taken: merges + [filter].compactMap(\.self), facts, &tables, &found)
    try lintDrawings(of: root, in: sheet.part, facts, &found)
    try lintComments(of: root, in: sheet.part, facts, &found)
    read.formUnion(parts.map(partKey))
    found.sheet = nil
    return SheetSummary(isSelected: isSelected && sheet.isVisible)
  }

  /// Excel refuses a sheet whose elements stand in another order than its schema's.
  private func lintOrder(_ root: XMLElement, _ found: inout FindingList) {
    var last = -1
    for child in root.children {
      guard let place = elementOrder.firstIndex(of: child.name) else {
        found.add(.elementOrder, "'\(child.name)' has no place in a sheet")
        continue
      }
      if place < last || place == last && child.name != "conditionalFormatting" {
        found.add(.elementOrder, "'\(child.name)' stands after '\(elementOrder[last])'")
      }
      last = max(last, place)
    }
  }

  private func lintProtection(_ protection: XMLElement?, _ found: inout FindingList) {
    for (name, value) in protection?.attributes.sorted(by: { $0.key < $1.key }) ?? [] {
      if name == "password" {
        if value.utf8.count > 4 || Int(value, radix: 16) == nil {
          found.add(.protection, "password '\(value)' is not four hexadecimal digits")
        }
      } else if protectionSwitches.contains(name), !["0", "1", "true", "false"].contains(value) {
        found.add(.protection, "\(name) '\(value)' is no truth value")
      }
    }
  }
}

/// The elements of a sheet in the order of the schema.
private let elementOrder = """
  sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
  protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
  phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
  headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
  legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
  extLst
  """.split { $0 == " " || $0 == "\n" }.map(String.init)

/// The truth values of a sheet's protection.
private let protectionSwitches: Set<String> = [
  "sheet", "objects", "scenarios", "formatCells", "formatColumns", "formatRows", "insertColumns",
  "insertRows", "insertHyperlinks", "deleteColumns", "deleteRows", "selectLockedCells", "sort",
  "autoFilter", "pivotTables", "selectUnlockedCells",
]
