import Formulas
import Scoring
import WorkbookPlan

/// The survey of an index: forms issued, returned and valid, answers by option and criterion, the method.
struct SurveySheet {
  let book: Book
  let layout: IndexLayout
  let name: String

  /// The cell of the sampling error that is accepted.
  static let error = CellAddress(row: 3, column: 2)

  var result: IndexEvaluation { layout.result }
  var texts: Texts { layout.texts }
  var set: CriteriaSet { result.calculation.set }
  var units: Int { result.index.participants.count }
  var criteria: SurveyCriteria { SurveyCriteria(set) }
  var hasPopulation: Bool {
    result.index.surveyForms.values.contains { $0.population != nil }
  }

  var firstOfAnswers: Int { IndexLayout.firstRow + max(1, units) + 3 }
  var firstOfMethods: Int { firstOfAnswers + max(1, units) + 3 }

  // MARK: The sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let columns = formColumns
    let forms = AnalysisTable(
      firstRow: IndexLayout.firstRow, count: units, columns: columns.map(\.column))
    var stack = RowStack()
    stack.add(frame.rows(&palette) + [errorRow(&palette), forms.header(&palette)])
    stack.add(count: forms.count, forms.rowMaker(&palette))
    var tables = [forms]
    if !criteria.nodes.isEmpty {
      let (answers, methods) = (answerTable, methodTable)
      stack.add(
        [
          Row(height: 10),
          title(
            texts["Số câu trả lời hợp lệ theo tiêu chí", "Valid answers by criterion"], &palette),
          answers.header(&palette),
        ])
      stack.add(count: answers.count, answers.rowMaker(&palette))
      stack.add(
        [
          Row(height: 10), title(texts["Phương pháp tính điểm", "How points follow"], &palette),
          methods.header(&palette),
        ])
      stack.add(count: methods.count, methods.rowMaker(&palette))
      tables += [answers, methods]
    }
    var sheet = Sheet(name: name, rows: stack.rows)
    let width = tables.map(\.columns.count).max() ?? 2
    sheet.columns = (0..<width).map { column in
      let widths = tables.map { column < $0.columns.count ? $0.columns[column].width : 0 }
      return Sheet.Column(width: widths.max() ?? 9)
    }
    sheet.frozen = (IndexLayout.firstRow, 2)
    sheet.validations = validations(columns, forms)
    sheet.conditions = conditions(columns, forms)
    if tables.count > 1 {
      sheet.page.rowBreaks = [firstOfAnswers - 2, firstOfMethods - 2]
      sheet.textNumberRanges = [
        CellRange(
          rows: (firstOfAnswers - 1)...(firstOfAnswers - 1), columns: 2...(width)),
        CellRange(rows: firstOfMethods...(stack.count - 1), columns: 0...0),
      ]
    }
    let breaks = sheet.page.rowBreaks
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.rowBreaks = breaks
    sheet.page.repeatedColumns = 0...1
    sheet.page.printArea = CellRange(rows: 0...(stack.count - 1), columns: 0...(width - 1))
    return sheet
  }

  var frame: SheetFrame {
    let hasForms = !result.index.surveyForms.isEmpty
    return SheetFrame(
      book, title: texts["ĐIỀU TRA XÃ HỘI HỌC: ", "SURVEY: "] + result.index.title,
      subtitle: hasForms
        ? texts[
          "Phiếu hợp lệ = thu về − không hợp lệ; tỷ lệ thu hồi = thu về / phát ra. Ô nền vàng là ô nhập.",
          "Valid = returned − invalid; return rate = returned / issued. Yellow cells are inputs."]
        : texts[
          "Năm \(book.year). Số câu trả lời lấy từ sheet số liệu.",
          "Year \(book.year). The answers are those of the data sheet."])
  }

  private func title(_ text: String, _ palette: inout Palette) -> Row {
    Row([Cell(0, .text(text), format: palette(.title) { $0.fontSize = 12 })], height: 22)
  }

  private func errorRow(_ palette: inout Palette) -> Row {
    guard hasPopulation else { return Row(height: 6) }
    let label = palette(.subtitle) {
      $0.fontSize = 11
      $0.horizontal = .right
    }
    return Row(
      [
        Cell(1, .text(texts["Sai số cho phép e", "Accepted error e"]), format: label),
        Cell(
          Self.error.column, .number(Self.acceptedError),
          format: palette(CellFormat.centred.asInput()) { $0.numberFormat = "0%" }),
        Cell(
          Self.error.column + 1,
          .text(texts["   Cỡ mẫu n = N / (1 + N × e²)", "   Sample size n = N / (1 + N × e²)"]),
          format: palette(.subtitle) { $0.fontSize = 11 }),
      ], height: 22)
  }

  private static let acceptedError = 0.05

  // MARK: Answers and methods

  var answerTable: AnalysisTable {
    let answers = SurveyAnswers(layout: layout, sheet: name)
    let format = CellFormat.number.with { $0.numberFormat = "#,##0" }
    let columns = criteria.nodes.map { node in
      AnalysisTable.Column(set.nodes[node].code, width: 9, format) {
        .formula(answers.total(node, of: $0))
      }
    }
    return AnalysisTable(
      firstRow: firstOfAnswers, count: units, columns: layout.unitColumns(book) + columns)
  }

  var methodTable: AnalysisTable {
    let (nodes, set) = (criteria.nodes, set)
    let words = RuleWords(texts: texts)
    let small = CellFormat.text.with { $0.fontSize = 10 }
    return AnalysisTable(
      firstRow: firstOfMethods, count: nodes.count,
      columns: [
        AnalysisTable.Column(texts["Mã", "Code"], width: 7, small) {
          .text(set.nodes[nodes[$0]].code)
        },
        AnalysisTable.Column(texts["Tiêu chí: cách tính", "Criterion: method"], width: 40, small) {
          let criterion = set.nodes[nodes[$0]]
          return .text("\(criterion.name). " + (criterion.rule.map { words.describe($0) } ?? ""))
        },
      ])
  }

  // MARK: Inputs and colours

  private func validations(
    _ columns: [(kind: Kind, column: AnalysisTable.Column)], _ forms: AnalysisTable
  ) -> [Validation] {
    let message = Validation.Message(
      title: texts["Giá trị không hợp lệ", "Not a valid value"],
      text: texts["Nhập số nguyên từ 0 trở lên", "Enter a whole number from 0"])
    var validations = columns.enumerated().filter { $1.kind.isInput }.map { column, _ in
      Validation(
        forms.cells(column...column), .whole(0, 1_000_000_000), error: message)
    }
    if hasPopulation {
      validations.append(Validation(CellRange(Self.error), .decimal(0.001, 0.5), error: message))
    }
    return validations
  }

  private func conditions(
    _ columns: [(kind: Kind, column: AnalysisTable.Column)], _ forms: AnalysisTable
  ) -> [Condition] {
    let bad = [Kind.check: words.above, .sample: texts["Thiếu mẫu", "Too few"]]
    return columns.enumerated().compactMap { column, entry in
      guard let word = bad[entry.kind] else { return nil }
      let range = forms.cells(column...column)
      return Condition(
        range,
        .when(
          range.first.term() .== .text(word),
          CellFormat().with {
            $0.color = Colors.bad
            $0.isBold = true
          }))
    }
  }
}
