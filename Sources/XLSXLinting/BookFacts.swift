import Formulas
import WorkbookPlan
import XLSXReading

/// What the parts of a workbook must agree on.
struct BookFacts {
  /// The sheets in order.
  var sheets: [Sheet] = []
  /// The defined names.
  var names: [Name] = []
  /// The cell formats.
  var cellFormats = 0
  /// The formats of conditions.
  var conditionFormats = 0
  /// The texts that cells share.
  var sharedTexts = 0
  /// What each part refers to, by the part's key.
  var relationships: [String: [Relationship]] = [:]

  struct Sheet {
    var name: String
    var isVisible: Bool
    var part: String
  }

  struct Name {
    var name: String
    /// The position of the sheet it belongs to; nil for the whole workbook.
    var scope: Int?
    var formula: String
  }

  /// What formulas may refer to.
  var formulas: FormulaLint {
    FormulaLint(
      sheets: sheets.map(\.name), names: names.map(\.name))
  }

  /// The part that an element refers to by its `r:id`; notes a name that leads nowhere.
  func target(
    of element: XMLElement, in part: String, type: String, _ found: inout FindingList
  ) -> String? {
    let id = element["id"] ?? ""
    let bears = relationships[partKey(part)]?.first { $0.id == id && $0.isOf(type) }
    guard let bears else {
      found.add(.relationshipId, "no \(type) is called '\(id)'")
      return nil
    }
    return resolve(bears.target, from: part)
  }
}
