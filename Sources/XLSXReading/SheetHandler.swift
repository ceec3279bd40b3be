/// Reads the cells of a sheet and hands them over one by one.
final class SheetHandler: XMLHandler {
  private enum Step { case outside, sheet, data, row, cell, value, formula, inline }

  /// What cells refer to.
  struct Context {
    var sharedTexts: [String] = []
    /// What the formats of cells show; none when the workbook has no styles.
    var formats: [SheetCell.NumberFormat] = []
    var countsFrom1904 = false
  }

  private let context: Context
  private let body: (SheetCell) -> Void
  private var step = Step.outside
  private var skipped = 0
  private var textPath = TextPath()
  private var cell = PendingCell()
  private var row = -1
  private var column = -1
  private var last = (row: -1, column: -1)
  private var cells = 0
  /// A format that is none; the cell's address may be known later only.
  private var badStyle: String?

  init(limits: ReadLimits, context: Context, body: @escaping (SheetCell) -> Void) {
    self.context = context
    self.body = body
    super.init(limits: limits)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    switch step {
    case .row where name(is: "c"): startCell(attributes)
    case .cell where name(is: "v"):
      step = .value
      cell.hasValue = true
    case .cell where name(is: "f"):
      step = .formula
      cell.hasFormula = true
      cell.formulaKind = formulaKind(attributes)
    case .cell where name(is: "is"):
      step = .inline
      textPath.enter()
    case .inline: textPath.start(name)
    case .data where name(is: "row"): startRow(attributes)
    case .sheet where name(is: "sheetData"): step = .data
    case .outside: startRoot(name)
    default: skipped = 1
    }
  }

  override func end() {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch step {
    case .value, .formula: step = .cell
    case .inline:
      if textPath.end() { step = .cell }
    case .cell:
      step = .row
      endCell()
    case .row: step = .data
    case .data: step = .sheet
    case .sheet, .outside: step = .outside
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0 else { return }
    switch step {
    case .formula: cell.formula += bytes
    case .value: cell.value += bytes
    case .inline where textPath.isText: cell.value += bytes
    default: return
    }
    if cell.value.count > limits.textBytes || cell.formula.count > limits.textBytes {
      fail(limits.exceeded(.textBytes))
    }
  }

  /// A chart or dialog sheet has no cells; anything else is no sheet.
  private func startRoot(_ name: XMLName) {
    if name(is: "worksheet") {
      step = .sheet
    } else if name(is: "chartsheet") || name(is: "dialogsheet") {
      skipped = 1
    } else {
      fail(.notASheet(name.string))
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    step = .row
    column = -1
    guard let text = attributes.bytes("r") else {
      row += 1
      if row >= rowLimit { fail(.badAddress(String(row + 1))) }
      return
    }
    guard let number = Int(String(cString: text)), (1...rowLimit).contains(number) else {
      return fail(.badAddress(String(cString: text)))
    }
    row = number - 1
  }

  private func startCell(_ attributes: XMLAttributes) {
    step = .cell
    cells += 1
    guard cells <= limits.cells else { return fail(limits.exceeded(.cells)) }
    column += 1
    cell.reset()
    var pair = attributes.pairs
    while let name = pair[0], let value = pair[1] {
      switch (UInt8(bitPattern: name[0]), name[1]) {
      case (UInt8(ascii: "r"), 0): place(value)
      case (UInt8(ascii: "s"), 0): style(value)
      case (UInt8(ascii: "t"), 0): cell.type = String(cString: value)
      default: break
      }
      pair += 2
    }
    guard column < columnLimit else { return fail(.badAddress(a1(row: row, column: column))) }
    if row == last.row, column == last.column {
      fail(.repeatedCell(a1(row: row, column: column)))
    } else if (row, column) < last {
      fail(.cellOutOfOrder(a1(row: row, column: column)))
    }
    last = (row, column)
    if let text = badStyle {
      fail(.badStyle(cell: a1(row: row, column: column), text))
    }
  }

  /// Takes a cell's own address, which must lie in its row.
  private func place(_ text: UnsafePointer<CChar>) {
    guard let place = CellPlace(CBytes(start: text)), place.row == row else {
      return fail(.badAddress(String(cString: text)))
    }
    column = place.column
  }

  /// Takes the number of a cell's format, which must be one of the workbook's if it has any.
  private func style(_ text: UnsafePointer<CChar>) {
    guard let style = Int(String(cString: text)), style >= 0,
      context.formats.isEmpty || context.formats.indices.contains(style)
    else {
      badStyle = String(cString: text)
      return
    }
    cell.style = style
  }

  private func formulaKind(_ attributes: XMLAttributes) -> SheetCell.Formula.Kind {
    switch attributes.string("t") {
    case "shared":
      .shared(index: attributes.count("si") ?? 0, range: attributes.string("ref"))
    case "array": .array(range: attributes.string("ref") ?? "")
    case "dataTable": .dataTable
    default: .normal
    }
  }

  private func endCell() {
    guard let value = cell.finishedValue(in: context) else {
      let text = String(decoding: cell.value, as: UTF8.self)
      return fail(.badValue(cell: a1(row: row, column: column), text))
    }
    // A date written as a text is one whatever the format.
    let format =
      cell.type == "d"
      ? .date : context.formats.indices.contains(cell.style) ? context.formats[cell.style] : .plain
    body(
      SheetCell(
        row: row, column: column, value: value, formula: cell.finishedFormula,
        style: cell.style, format: format))
  }
}

/// The bytes of a C string.
private struct CBytes: Sequence, IteratorProtocol {
  var start: UnsafePointer<CChar>

  mutating func next() -> UInt8? {
    guard start.pointee != 0 else { return nil }
    defer { start += 1 }
    return UInt8(bitPattern: start.pointee)
  }
}
