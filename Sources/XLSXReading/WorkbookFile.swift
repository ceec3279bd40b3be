/// A workbook on the disk: its sheets and shared texts; cells are read when asked for.
///
/// The file is opened anew for each sheet that is read and must not change in between.
public struct WorkbookFile: Sendable {
  /// The file's path.
  public let path: String
  /// The sheets in order.
  public let sheets: [Sheet]
  /// The workbook's defined names with their formulas, without those of single sheets.
  public let names: [String: String]
  /// The names that sheets define for themselves, by the sheet's position; they hide the workbook's.
  public let localNames: [Int: [String: String]]
  let limits: ReadLimits
  private let context: SheetHandler.Context
  /// Whether the numbers of its dates count from 1904.
  public var countsFrom1904: Bool { context.countsFrom1904 }
  /// Where the sheets lie in the archive.
  private let places: [String: UInt64]

  /// A sheet of a workbook.
  public struct Sheet: Hashable, Sendable {
    /// The name on the tab.
    public let name: String
    /// Whether the tab is hidden.
    public let isHidden: Bool
    /// The part of the archive that holds it.
    let part: String
  }

  /// Opens a workbook and reads all but its cells.
  public init(path: String, limits: ReadLimits = ReadLimits()) throws(ReadFailure) {
    self.path = path
    self.limits = limits
    do throws(ReadFailure.Reason) {
      try checkKind(of: path, limits: limits)
    } catch {
      throw ReadFailure(path: path, reason: error)
    }
    let reader = try PartReader(path: path, limits: limits)
    let workbook = try reader.workbookPart()
    let handler = WorkbookHandler(limits: limits)
    try reader.read(workbook, upTo: .bookBytes, with: handler)
    let relationships = try reader.relationships(of: workbook)
    var sheets: [Sheet] = []
    for entry in handler.entries {
      let part = try reader.part(
        of: relationships.first { $0.id == entry.relationship }, from: workbook)
      sheets.append(Sheet(name: entry.name, isHidden: entry.isHidden, part: part))
    }
    self.sheets = sheets
    places = reader.places(of: sheets.map(\.part))
    names = handler.names
    localNames = handler.localNames
    let others = try ["sharedStrings", "styles"].map { (type) throws(ReadFailure) in
      try relationships.first { $0.isOf(type) }.map { (relationship) throws(ReadFailure) in
        try reader.part(of: relationship, from: workbook)
      }
    }
    try reader.checkTotal(of: sheets.map(\.part) + others.compactMap(\.self))
    let texts = SharedTextsHandler(limits: limits)
    if let part = others[0] { try reader.read(part, with: texts) }
    let styles = StylesHandler(limits: limits)
    if let part = others[1] { try reader.read(part, with: styles) }
    context = SheetHandler.Context(
      sharedTexts: texts.texts, formats: styles.formats, countsFrom1904: handler.countsFrom1904)
  }

  /// Hands over the cells of a sheet, given by its position, row by row and from left to right.
  ///
  /// Memory does not grow with the sheet. Cells that are only formatted come as blank ones.
  public func forEachCell(
    ofSheet position: Int, _ body: (SheetCell) -> Void
  ) throws(ReadFailure) {
    try withoutActuallyEscaping(body) { (body) throws(ReadFailure) in
      try read(position, with: SheetHandler(limits: limits, context: context, body: body))
    }
  }

  /// The merged ranges of a sheet, given by its position, in the file's order.
  public func mergedRanges(ofSheet position: Int) throws(ReadFailure) -> [MergedRange] {
    let handler = MergedRangesHandler(limits: limits)
    try read(position, with: handler)
    return handler.ranges
  }

  func read(_ position: Int, with handler: XMLHandler) throws(ReadFailure) {
    guard sheets.indices.contains(position) else {
      throw ReadFailure(path: path, reason: .noSheet(position))
    }
    do throws(ReadFailure) {
      try PartReader(path: path, limits: limits, places: places)
        .read(sheets[position].part, with: handler)
    } catch {
      var failure = error
      failure.sheet = sheets[position].name
      throw failure
    }
  }
}
