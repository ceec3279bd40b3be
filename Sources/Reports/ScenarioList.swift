import Formulas
import Scoring
import WorkbookPlan

/// The list of the sets of weights, and the cell that chooses one of them.
struct ScenarioList {
  let layout: BookLayout

  private var texts: Texts { layout.texts }
  private var scenarios: Scenarios { layout.scenarios }
  private var places: ScenarioRows { ScenarioRows(choices: scenarios.choices.count) }

  /// The rows from the one that warns to the end of the list.
  func rows(_ palette: inout Palette) -> [Row] {
    let remark = palette(.remark)
    let label = palette(.title) { $0.fontSize = 12 }
    let choice = palette(
      CellFormat.text.with {
        $0.isBold = true
      }.asInput())
    let position = palette(.centred) {
      $0.numberFormat = "0"
      $0.color = Colors.muted
    }
    let names = CellRange(rows: places.list, columns: 1...1).absolute
    return [
      Row([Cell(0, .formula(warningFormula, warning), format: remark)], height: 18),
      Row(
        [
          Cell(
            0, .text(texts["Phương án đang áp dụng (chọn):", "Weights in force (choose):"]),
            format: label)
        ], height: 20),
      Row(
        [
          Cell(1, .text(scenarios.choices[scenarios.chosen].name), format: choice),
          Cell(
            2,
            .formula(
              "MATCH(\(ScenarioRows.chosen.absolute),\(names),0)",
              .number(Double(scenarios.chosen + 1))), format: position),
        ], height: 22),
      Row(height: 6), header(&palette),
    ] + scenarios.choices.enumerated().map { row($1, at: $0, &palette) }
  }

  /// The choice is one of the list.
  var validation: Validation {
    Validation(
      CellRange(
        rows: ScenarioRows.choice...ScenarioRows.choice,
        columns: ScenarioRows.chosen.column...ScenarioRows.chosen.column),
      .list(formula: CellRange(rows: places.list, columns: 1...1).absolute),
      prompt: Validation.Message(
        title: texts["Phương án", "Weights"],
        text: texts[
          "Chọn bộ trọng số để cả sổ tính theo", "Choose the weights the workbook is computed with"]
      ),
      error: Validation.Message(
        title: texts["Phương án", "Weights"],
        text: texts["Chọn một tên trong danh sách", "Choose a name of the list"]))
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header)
    let labels = [
      "TT", texts["Phương án trọng số", "Weights"], texts["Ngày", "Date"],
      texts["Lý do", "Reason"],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 20)
  }

  private func row(_ choice: Scenarios.Choice, at position: Int, _ palette: inout Palette) -> Row {
    let reason = palette(.text) {
      $0.wraps = false
      $0.borders = CellFormat.Borders()
    }
    let date = choice.revision?.date.map { texts.date($0) } ?? ""
    return Row(
      [
        Cell(0, .number(Double(position + 1)), format: palette(.centred)),
        Cell(1, .text(choice.name), format: palette(.text)),
        Cell(2, date.isEmpty ? .blank : .text(date), format: palette(.centred)),
        Cell(3, choice.revision.map { .text($0.reason) } ?? .blank, format: reason),
      ],
      height: max(
        17, TextMeasure(.text).height(of: choice.name, columnWidth: WeightsSheet.nameWidth)))
  }

  // MARK: The warning

  /// What stands on every sheet while other weights than the approved ones hold.
  var warning: Value {
    .text(
      scenarios.differs(in: layout) ? warningHead + scenarios.choices[scenarios.chosen].name : "")
  }

  private var warningHead: String {
    texts[
      "KHÔNG PHẢI KẾT QUẢ ĐÃ PHÊ DUYỆT – đang tính theo: ",
      "NOT THE APPROVED RESULT – computed with: "]
  }

  private var warningFormula: String {
    let counts = layout.indices.flatMap { index in
      (0..<index.variants).map { variant in
        let rows = index.weightsRows
        let column = index.weightsColumn(.difference, variant)
        let range = CellRange(rows: rows.first...(rows.total - 1), columns: column...column)
        return "SUMPRODUCT(--(\(range.absolute)<>0))"
      }
    }
    return "IF(\(counts.joined(separator: "+"))=0,\"\","
      + "\"\(warningHead)\"&\(ScenarioRows.chosen.absolute))"
  }
}

extension Scenarios {
  /// Whether any weight differs from the approved one.
  fileprivate func differs(in layout: BookLayout) -> Bool {
    layout.indices.enumerated().contains { position, index in
      (0..<index.variants).contains { variant in
        let approved = approved(position).weights[variant].effective
        return zip(index.result.weights[variant].effective, approved).contains {
          WeightsBlock.difference($0, $1) != 0
        }
      }
    }
  }
}

extension BookLayout {
  /// The book's remark, or in its place the warning that other weights than the approved ones hold.
  func remark(of book: Book) -> Cell.Content {
    let sheet = quotedSheetName(weights)
    let warning = "\(sheet)!\(CellAddress(row: 3, column: 0).absolute)"
    let remark = "\(sheet)!\(CellAddress(row: 2, column: 0).absolute)&\"\""
    let value = ScenarioList(layout: self).warning
    return .formula(
      "IF(\(warning)=\"\",\(remark),\(warning))",
      value == .text("") ? .text(book.remark ?? "") : value)
  }

  /// The warning of the weights sheet as another sheet's cell shows it.
  var warning: Cell.Content {
    .formula(
      "\(quotedSheetName(weights))!\(CellAddress(row: 3, column: 0).absolute)",
      ScenarioList(layout: self).warning)
  }
}
