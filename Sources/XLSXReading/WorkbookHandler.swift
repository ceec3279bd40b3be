/// Reads the list of sheets and names of a workbook.
final class WorkbookHandler: XMLHandler {
  struct Entry {
    var name: String
    var relationship: String
    var isHidden: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var names: [String: String] = [:]
  /// The names that a sheet defines for itself, by the sheet's position.
  private(set) var localNames: [Int: [String: String]] = [:]
  /// Whether dates count from 1904.
  private(set) var countsFrom1904 = false
  private enum Step { case outside, workbook, sheets, names }
  private var step = Step.outside
  private var skipped = 0
  private var known: Set<String> = []
  private var name: String?
  /// The sheet that the name belongs to; nil for the whole workbook.
  private var scope: Int?
  private var nameCount = 0
  private var formula: [UInt8] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    switch step {
    case .outside where name(is: "workbook"): step = .workbook
    case .outside: fail(.otherOfficeFile)
    case .workbook where name(is: "sheets"): step = .sheets
    case .workbook where name(is: "definedNames"): step = .names
    default:
      if step == .workbook, name(is: "workbookPr") {
        countsFrom1904 = ["1", "true"].contains(attributes.string("date1904") ?? "")
      } else if step == .sheets, name(is: "sheet") {
        startSheet(attributes)
      } else if step == .names, name(is: "definedName") {
        startName(attributes)
      }
      skipped = 1
    }
  }

  private func startSheet(_ attributes: XMLAttributes) {
    guard entries.count < limits.sheets else { return fail(limits.exceeded(.sheets)) }
    let name = unescaped(attributes.string("name") ?? "")
    guard known.insert(name.lowercased()).inserted else { return fail(.repeatedSheet(name)) }
    let state = attributes.string("state") ?? "visible"
    entries.append(
      Entry(
        name: name, relationship: attributes.string("id") ?? "", isHidden: state != "visible"))
  }

  private func startName(_ attributes: XMLAttributes) {
    let sheet = attributes.string("localSheetId")
    scope = sheet.flatMap { Int($0) }
    name = sheet == nil || scope != nil ? attributes.string("name") : nil
    formula.removeAll(keepingCapacity: true)
  }

  override func end() {
    guard skipped == 0 else {
      skipped -= 1
      if skipped == 0 { endName() }
      return
    }
    step = step == .workbook ? .outside : .workbook
  }

  private func endName() {
    guard let name else { return }
    self.name = nil
    guard nameCount < limits.names else { return fail(limits.exceeded(.names)) }
    nameCount += 1
    let meaning = String(decoding: formula, as: UTF8.self)
    if let scope { localNames[scope, default: [:]][name] = meaning } else { names[name] = meaning }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard name != nil, skipped == 1 else { return }
    guard formula.count + bytes.count <= limits.textBytes else {
      return fail(limits.exceeded(.textBytes))
    }
    formula += bytes
  }
}
