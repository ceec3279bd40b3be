import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The survey of an index: forms issued, returned and valid, answers by option and criterion, the method.
struct SurveySection: SheetSection {
  let book: Book
  let layout: IndexLayout
  let sheet: String
  /// The row of the accepted error; the header of the forms follows it.
  let row: Int

  var result: IndexEvaluation { layout.result }
  var texts: Texts { layout.texts }
  var set: CriteriaSet { result.calculation.set }
  var units: Int { result.index.participants.count }
  var criteria: SurveyCriteria { SurveyCriteria(set) }
  var hasPopulation: Bool {
    result.index.surveyForms.values.contains { $0.population != nil }
  }

  /// The cell of the sampling error that is accepted.
  var error: CellAddress { CellAddress(row: row, column: 2) }
  var firstOfForms: Int { row + 2 }
  var firstOfAnswers: Int { firstOfForms + max(1, units) + 3 }

  var title: String { texts[.survey] }

  var remark: String {
    result.index.surveyForms.isEmpty
      ? texts[
        "Số câu trả lời lấy từ sheet số liệu.", "The answers are those of the data sheet."]
      : texts[
        "Phiếu hợp lệ = thu về − không hợp lệ; tỷ lệ thu hồi = thu về / phát ra. Ô nền vàng là ô nhập.",
        "Valid = returned − invalid; return rate = returned / issued. Yellow cells are inputs."]
  }

  func add(to sheet: inout SectionSheet, _ palette: inout Palette) {
    let columns = formColumns
    let forms = AnalysisTable(firstRow: firstOfForms, count: units, columns: columns.map(\.column))
    sheet.add([errorRow(&palette)])
    sheet.add(forms, &palette)
    sheet.validations += validations(columns, forms)
    sheet.conditions += conditions(columns, forms)
    guard !criteria.nodes.isEmpty else { return }
    let answers = answerTable
    sheet.add([
      Row(height: 10),
      heading(texts["Số câu trả lời hợp lệ theo tiêu chí", "Valid answers by criterion"], &palette),
    ])
    sheet.textNumberRanges.append(
      CellRange(rows: sheet.next...sheet.next, columns: 2...(answers.columns.count)))
    sheet.add(answers, &palette)
    let words = RuleWords(texts: texts)
    let methods = criteria.nodes.map { node in
      let criterion = set.nodes[node]
      return "\(set.reference(to: node)): \(criterion.name). "
        + (criterion.rule.map { words.describe($0) } ?? "")
    }
    sheet.add(methods, under: answers, &palette)
  }

  private func heading(_ text: String, _ palette: inout Palette) -> Row {
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
          error.column, .number(Self.acceptedError),
          format: palette(CellFormat.centred.asInput()) { $0.numberFormat = "0%" }),
        Cell(
          error.column + 1,
          .text(texts["   Cỡ mẫu n = N / (1 + N × e²)", "   Sample size n = N / (1 + N × e²)"]),
          format: palette(.subtitle) { $0.fontSize = 11 }),
      ], height: 22)
  }

  private static let acceptedError = 0.05

  // MARK: Answers

  var answerTable: AnalysisTable {
    let answers = SurveyAnswers(layout: layout, sheet: sheet)
    let format = CellFormat.number.with { $0.numberFormat = "#,##0" }
    let columns = criteria.nodes.map { node in
      AnalysisTable.Column(set.reference(to: node), width: SectionSheet.columnWidth, format) {
        .formula(answers.total(node, of: $0))
      }
    }
    return AnalysisTable(
      firstRow: firstOfAnswers, count: units, columns: layout.unitColumns(book) + columns)
  }

  // MARK: Inputs and colours

  private func validations(
    _ columns: [(kind: Kind, column: AnalysisTable.Column)], _ forms: AnalysisTable
  ) -> [Validation] {
    let message = Validation.Message(
      title: texts[.invalidValue],
      text: texts["Nhập số nguyên từ 0 trở lên", "Enter a whole number from 0"])
    var validations = columns.enumerated().filter { $1.kind.isInput }.map { column, _ in
      Validation(
        forms.cells(column...column), .whole(0, 1_000_000_000), error: message)
    }
    if hasPopulation {
      validations.append(Validation(CellRange(error), .decimal(0.001, 0.5), error: message))
    }
    return validations
  }

  private func conditions(
    _ columns: [(kind: Kind, column: AnalysisTable.Column)], _ forms: AnalysisTable
  ) -> [Condition] {
    let bad = [Kind.check: words.above, .sample: texts[.tooFew]]
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
