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
        // A name of digits stays a text when it is typed.
        $0.numberFormat = "@"
      }.asInput())
    let position = palette(.centred) {
      $0.numberFormat = "0"
      $0.color = Colors.muted
    }
    return [
      Row([Cell(0, .formula(status), format: remark)], height: 18),
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
            2, .line(place(of: ScenarioRows.chosen), .number(Double(scenarios.chosen + 1))),
            format: position),
        ], height: 22),
      Row(height: 6), header(&palette),
    ] + scenarios.choices.enumerated().map { row($1, at: $0, &palette) }
  }

  private var names: CellRange { CellRange(rows: places.list, columns: 1...1) }

  /// The position in the list of the name in a cell, compared as a whole; `#N/A` for no name of the list.
  private func place(of chosen: CellAddress) -> Expression {
    let numbers = CellRange(rows: places.list, columns: 0...0).fixed()
    let found = Function.sumProduct((names.fixed() .== chosen.fixed()) * numbers)
    return Function.if(found .== 0, Function.notAvailable(), found)
  }

  /// The choice is one of the list.
  var validation: Validation {
    Validation(
      CellRange(
        rows: ScenarioRows.choice...ScenarioRows.choice,
        columns: ScenarioRows.chosen.column...ScenarioRows.chosen.column),
      .oneOf(names.fixed()),
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

  // MARK: The status

  private var warningHead: String {
    texts[
      "KHÔNG PHẢI KẾT QUẢ ĐÃ PHÊ DUYỆT – đang tính theo: ",
      "NOT THE APPROVED RESULT – computed with: "]
  }

  /// The same for a file of its own, under the weights it is written with; nil under the approved ones.
  var fixedWarning: String? {
    let differs = layout.indices.enumerated().contains { position, index in
      let approved = scenarios.approved(position).weights
      return zip(index.result.weights, approved).contains { own, approved in
        zip(own.effective, approved.effective).contains {
          SpreadsheetNumber.round($0 - $1, places: 9) != 0
        }
      }
    }
    return differs ? warningHead + scenarios.choices[scenarios.chosen].name : nil
  }

  /// What stands on every sheet unless the workbook is what the program wrote under the approved weights:
  /// which weights hold, how many units have other results, or that a check fails.
  private var status: Expression {
    func check(_ cell: CellAddress) -> Expression { cell.fixed(in: layout.checks) }
    let changed = check(ChecksSheet.changedCell)
    let told = Expression.joined([
      .text(texts["SỔ ĐÃ BỊ SỬA SAU KHI GHI: ", "CHANGED SINCE IT WAS WRITTEN: "]), changed,
      .text(
        texts[
          " đơn vị khác điểm, vị thứ hoặc xếp loại – xem « ",
          " units with another score, rank or grade – see « "]),
      .text(layout.checks + " »"),
    ])
    let failing = texts[
      "CÓ KIỂM TRA KHÔNG ĐẠT – xem « \(layout.checks) »",
      "A CHECK FAILS – see « \(layout.checks) »"]
    return Function.if(
      changesOfWeights .!= 0, .text(warningHead) & ScenarioRows.chosen.fixed(),
      Function.if(
        changed .!= 0, told,
        Function.if(check(ChecksSheet.overallCell) .== .text(texts.passed), "", .text(failing))))
  }

  /// How many weights differ from the approved ones.
  private var changesOfWeights: Expression {
    let changes = layout.indices.flatMap { index in
      (0..<index.variants).map { variant in
        let rows = index.weightsRows
        let column = index.weightsColumn(.difference, variant)
        let cells = CellRange(rows: rows.first...(rows.total - 1), columns: column...column)
        return Function.countIf(cells.fixed(), "<>0")
      }
    }
    return Expression.added(changes)
  }
}

extension BookLayout {
  private func weightsCell(row: Int) -> Expression {
    CellAddress(row: row, column: 0).fixed(in: weights)
  }

  /// The book's remark, or in its place the status of the workbook.
  var remark: Cell.Content {
    .formula(Function.if(status .== "", weightsCell(row: 2) & "", status))
  }

  /// The cell of the weights sheet that says what is not as it was approved and written; else empty.
  var status: Expression { weightsCell(row: 3) }
}
