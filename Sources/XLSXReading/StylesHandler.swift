/// Reads what the formats of cells make of their numbers.
final class StylesHandler: XMLHandler {
  /// The formats, by the number a cell has for its own.
  private(set) var formats: [SheetCell.NumberFormat] = []
  private enum Step { case outside, styles, numberFormats, cellFormats }
  private var step = Step.outside
  private var skipped = 0
  /// What the workbook's own number formats show.
  private var own: [Int: SheetCell.NumberFormat] = [:]
  /// The number formats of the cells' formats, which may be declared behind them.
  private var numbers: [Int] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    switch step {
    case .outside: step = .styles
    case .styles where name(is: "numFmts"): step = .numberFormats
    case .styles where name(is: "cellXfs"): step = .cellFormats
    case .styles: skipped = 1
    case .numberFormats:
      skipped = 1
      if name(is: "numFmt") { addNumberFormat(attributes) }
    case .cellFormats:
      skipped = 1
      if name(is: "xf") { addCellFormat(attributes) }
    }
  }

  override func end() {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    if step == .styles {
      formats = numbers.map { own[$0] ?? SheetCell.NumberFormat(builtIn: $0) }
      step = .outside
    } else {
      step = .styles
    }
  }

  private func addNumberFormat(_ attributes: XMLAttributes) {
    guard own.count < limits.formats else { return fail(limits.exceeded(.formats)) }
    guard let number = attributes.count("numFmtId"), let code = attributes.string("formatCode")
    else { return }
    own[number] = SheetCell.NumberFormat(code: code)
  }

  private func addCellFormat(_ attributes: XMLAttributes) {
    guard numbers.count < limits.formats else { return fail(limits.exceeded(.formats)) }
    numbers.append(attributes.count("numFmtId") ?? 0)
  }
}
