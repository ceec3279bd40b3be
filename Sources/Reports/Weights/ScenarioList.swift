import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The list of the sets of weights, the cell that chooses one of them, and what is said of the choice.
struct ScenarioList {
  let book: Book
  let layout: BookLayout

  private var texts: Texts { layout.texts }
  private var scenarios: Scenarios { layout.scenarios }

  // MARK: Where it stands

  /// The row of the cell that chooses, of the book's remark, and of the status under the links.
  private static let (choice, remark, status) = (1, 2, SheetFrame.bar + 1)
  /// The row where the first index begins; those above it stay in sight.
  static let firstBlock = status + 1

  /// The cell with the chosen name.
  static let chosen = CellAddress(row: choice, column: 1)
  /// The cell with the chosen name's position in the list, from 1.
  static let position = CellAddress(row: choice, column: 0)
  /// The cell of the status, which every other sheet refers to.
  static let statusCell = CellAddress(row: status, column: 0)
  /// The cell of the book's remark.
  static let remarkCell = CellAddress(row: remark, column: 0)

  /// The row of the list's title, below all indices.
  var title: Int { layout.indices.last?.weightsRows.next ?? Self.firstBlock }
  private var list: ClosedRange<Int> { (title + 2)...(title + 1 + scenarios.choices.count) }

  // MARK: The head of the sheet

  /// The rows that stay in sight: title, choice and sums, remark, links, status.
  func head(_ palette: inout Palette) -> [Row] {
    let choice = palette(
      CellFormat.text.with {
        $0.isBold = true
        // A name of digits stays a text when it is typed.
        $0.numberFormat = "@"
      }.asInput())
    let position = palette(.centred) {
      $0.numberFormat = LineStyle.count
      $0.color = Colors.muted
    }
    var rows = SheetFrame(
      book, title: texts["BÀN TRỌNG SỐ – năm \(book.year)", "DESK OF WEIGHTS – \(book.year)"],
      subtitle: ""
    ).rows(&palette)
    rows[0].cells.append(
      Cell(
        layout.indices.first?.effectColumn ?? 2,
        .text(
          texts[
            "Chọn phương án ở ô vàng bên trái; gõ trọng số thử vào cột vàng « Thử » rồi chọn « \(trial) ».",
            "Choose weights in the yellow cell; type into the yellow column 'Trial' and choose '\(trial)'."
          ]), format: palette(.subtitle) { $0.fontSize = 10.5 }))
    rows[Self.choice] = Row(
      [
        Cell(
          Self.position.column,
          .line(place(of: Self.chosen), .number(Double(scenarios.chosen + 1))), format: position),
        Cell(Self.chosen.column, .text(scenarios.choices[scenarios.chosen].name), format: choice),
        Cell(2, .formula(sums), format: palette(.title) { $0.fontSize = 12 }),
      ], height: 24)
    let warning = palette(.remark) { $0.fontSize = 12 }
    return rows + [Row(), Row([Cell(0, .formula(status), format: warning)], height: 20)]
  }

  private var trial: String { scenarios.choices[Scenarios.trial].name }

  /// Whether the weights in force add up to as much as was approved in each index.
  private var sums: Expression {
    var parts: [Expression] = [.text(texts["  Tổng trọng số: ", "  Sum of the weights: "])]
    for index in layout.indices {
      for variant in 0..<index.variants {
        let group = index.variants == 1 ? "" : " " + index.words(ofVariant: variant)
        // A sentence of all indices; a formula takes so much text.
        let name =
          (parts.count == 1 ? "" : "   ·   ")
          + (index.result.index.shortTitle + group).cut(to: 60)
        let difference = CellAddress(
          row: index.weightsRows.total, column: index.weightsColumn(.difference, variant)
        ).fixed()
        let words = (
          texts[" ✓ đủ", " ✓ as approved"],
          texts[" ✗ khác bản đã phê duyệt", " ✗ not as approved"]
        )
        parts += [
          .text(name), Function.if(difference .== 0, .text(words.0), .text(words.1)),
        ]
      }
    }
    return .joined(parts)
  }

  // MARK: The list

  /// The rows of the list, from its title.
  func rows(_ palette: inout Palette) -> [Row] {
    [
      Row(
        [
          Cell(
            0, .text(texts["Các phương án trọng số", "Sets of weights"]),
            format: palette(.title) { $0.fontSize = 12 })
        ], height: 22), header(&palette),
    ] + scenarios.choices.enumerated().map { row($1, at: $0, &palette) }
  }

  private var names: CellRange { CellRange(rows: list, columns: 1...1) }

  /// The position in the list of the name in a cell, compared as a whole; `#N/A` for no name of the list.
  private func place(of chosen: CellAddress) -> Expression {
    let numbers = CellRange(rows: list, columns: 0...0).fixed()
    let found = Function.sumProduct((names.fixed() .== chosen.fixed()) * numbers)
    return Function.if(found .== 0, Function.notAvailable(), found)
  }

  /// The choice is one of the list.
  var validation: Validation {
    Validation(
      CellRange(Self.chosen), .oneOf(names.fixed()),
      prompt: Validation.Message(
        title: texts[.weightSet],
        text: texts[
          "Chọn bộ trọng số để cả sổ tính theo", "Choose the weights the workbook is computed with"]
      ),
      error: Validation.Message(
        title: texts[.weightSet],
        text: texts["Chọn một tên trong danh sách", "Choose a name of the list"]))
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header)
    let labels = [
      texts.rowNumber, texts[.weightSet], texts["Ngày", "Date"],
      texts[.reason],
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
        // A date is not broken: it fits the column of weights at this size.
        Cell(
          2, date.isEmpty ? .blank : .text(date),
          format: palette(.centred) { ($0.fontSize, $0.wraps) = (8.5, false) }),
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
    let typed = texts[
      "TRỌNG SỐ THỬ ĐÃ SỬA, CHƯA ÁP DỤNG – chọn « \(trial) » ở « \(layout.weights) » để tính theo",
      "TRIAL WEIGHTS CHANGED, NOT IN FORCE – choose '\(trial)' on '\(layout.weights)' to use them"]
    return Function.if(
      changesOfWeights .!= 0, .text(warningHead) & Self.chosen.fixed(),
      Function.if(
        changed .!= 0, told,
        Function.if(
          check(ChecksSheet.overallCell) .!= .text(texts.passed), .text(failing),
          Function.if(typedWeights .!= 0, .text(typed), inputsChanged))))
  }

  /// What is said of inputs that were changed and changed no result; empty if there are none.
  private var inputsChanged: Expression {
    guard layout.listsChanges else { return "" }
    let count = WrittenCells.countCell.fixed(in: layout.written)
    let told = Expression.joined([
      .text(texts["SỔ ĐÃ BỊ SỬA SAU KHI GHI: ", "CHANGED SINCE IT WAS WRITTEN: "]), count,
      .text(
        texts[
          " ô, kết quả không đổi – xem « \(layout.checks) »",
          " cells, but no result – see « \(layout.checks) »"]),
    ])
    return Function.if(count .== 0, "", told)
  }

  /// How many weights on trial were typed over since the program wrote them.
  private var typedWeights: Expression {
    Expression.added(
      layout.indices.flatMap { index in
        (0..<index.variants).map { Function.sum(index.weights(.isTyped, $0).fixed()) }
      })
  }

  /// How many weights differ from the approved ones.
  private var changesOfWeights: Expression {
    Expression.added(
      layout.indices.flatMap { index in
        (0..<index.variants).map {
          Function.countIf(index.weights(.difference, $0).fixed(), "<>0")
        }
      })
  }
}

extension BookLayout {
  /// The book's remark, or in its place the status of the workbook.
  var remark: Cell.Content {
    .formula(
      Function.if(status .== "", ScenarioList.remarkCell.fixed(in: weights) & "", status))
  }

  /// The cell of the weights sheet that says what is not as it was approved and written; else empty.
  var status: Expression { ScenarioList.statusCell.fixed(in: weights) }
}
