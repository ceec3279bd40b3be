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

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var units: Int { result.index.participants.count }
  private var criteria: SurveyCriteria { SurveyCriteria(set) }
  private var hasPopulation: Bool {
    result.index.surveyForms.values.contains { $0.population != nil }
  }

  private var firstOfAnswers: Int { IndexLayout.firstRow + max(1, units) + 3 }
  private var firstOfMethods: Int { firstOfAnswers + max(1, units) + 3 }

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

  private var frame: SheetFrame {
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

  // MARK: Forms

  private enum Kind: Hashable, Sendable {
    case number, unit, issued, returned, invalid, valid, rate, population, needed, sample
    case least, most, check
    case option(family: Int, option: Int)

    var isInput: Bool { [.issued, .returned, .invalid, .population].contains(self) }
  }

  private var kinds: [Kind] {
    var kinds: [Kind] = [.number, .unit]
    let hasForms = !result.index.surveyForms.isEmpty
    let criteria = criteria
    if hasForms { kinds += [.issued, .returned, .invalid, .valid, .rate] }
    if hasPopulation { kinds += [.population, .needed, .sample] }
    guard !criteria.nodes.isEmpty else { return kinds }
    kinds += [.least, .most]
    if hasForms { kinds.append(.check) }
    let answers = SurveyAnswers(layout: layout, sheet: name)
    for (position, family) in criteria.families.enumerated() {
      let fits = family.options.indices.allSatisfy { option in
        result.index.participants.indices.last.map {
          answers.sum(option: option, over: family.nodes, of: $0) != nil
        } ?? false
      }
      if fits { kinds += family.options.indices.map { .option(family: position, option: $0) } }
    }
    return kinds
  }

  private var formColumns: [(kind: Kind, column: AnalysisTable.Column)] {
    let own = self
    let kinds = kinds
    let criteria = criteria
    let whole = CellFormat.number.with { $0.numberFormat = "#,##0" }
    let names = layout.unitColumns(book)
    return kinds.map { kind in
      switch kind {
      case .number: return (kind, names[0])
      case .unit: return (kind, names[1])
      default: break
      }
      var format = kind.isInput ? whole.asInput() : whole
      switch kind {
      case .rate: format.numberFormat = "0.0%"
      case .sample, .check: format = .centred
      default: break
      }
      return (
        kind,
        AnalysisTable.Column(
          header(kind, criteria), width: kind == .check || kind == .sample ? 11 : 9, format
        ) { own.content(kind, kinds, criteria, of: $0) }
      )
    }
  }

  private func header(_ kind: Kind, _ criteria: SurveyCriteria) -> String {
    switch kind {
    case .number, .unit: ""
    case .issued: texts["Phát ra", "Issued"]
    case .returned: texts["Thu về", "Returned"]
    case .invalid: texts["Không hợp lệ", "Invalid"]
    case .valid: texts["Hợp lệ", "Valid"]
    case .rate: texts["Tỷ lệ thu hồi", "Return rate"]
    case .population: texts["Tổng thể N", "Population N"]
    case .needed: texts["Cỡ mẫu cần n", "Sample needed n"]
    case .sample: texts["Đủ mẫu?", "Enough?"]
    case .least: texts["Câu trả lời ít nhất", "Fewest answers"]
    case .most: texts["Câu trả lời nhiều nhất", "Most answers"]
    case .check: texts["So với phiếu hợp lệ", "Against valid forms"]
    case .option(let family, let option): header(criteria.families[family], option)
    }
  }

  private func header(_ family: SurveyCriteria.Family, _ option: Int) -> String {
    let (text, code) = (family.options[option].text, family.options[option].code)
    let codes = family.nodes.map { set.nodes[$0].code }
    let scope = criteria.families.count == 1 ? "" : "\n(\(codes.joined(separator: ", ")))"
    return "\(code): \(text)\(scope)"
  }

  private func forms(of participant: Int) -> SurveyForms? {
    result.index.surveyForms[book.units[result.index.participants[participant].unit].code]
  }

  private func content(
    _ kind: Kind, _ kinds: [Kind], _ criteria: SurveyCriteria, of participant: Int
  ) -> Cell.Content {
    let row = IndexLayout.firstRow + participant
    func cell(_ other: Kind) -> Expression {
      CellAddress(row: row, column: kinds.firstIndex(of: other) ?? 0).term(fixedColumn: true)
    }
    func input(_ number: Int?) -> Cell.Content { number.map { .number(Double($0)) } ?? .blank }
    /// Something that two cells say together; an empty text where one is no number.
    func both(_ first: Kind, _ second: Kind, _ formula: Expression) -> Cell.Content {
      .formula(Function.if(Function.count(cell(first), cell(second)) .== 2, formula, ""))
    }
    let forms = forms(of: participant)
    switch kind {
    case .number, .unit: return .blank
    case .issued: return input(forms?.issued)
    case .returned: return input(forms?.returned)
    case .invalid: return input(forms?.invalid)
    case .population: return input(forms?.population)
    case .valid: return both(.returned, .invalid, cell(.returned) - cell(.invalid))
    case .rate:
      return both(
        .issued, .returned,
        Function.if(cell(.issued) .> 0, cell(.returned) / cell(.issued), ""))
    case .needed:
      let (population, error) = (cell(.population), Self.error.fixed())
      let exact = population / (1 + population * (error * error))
      return .formula(
        Function.if(
          Function.isNumber(population), Function.roundUp(Function.round(exact, 9), 0), ""))
    case .sample:
      let (yes, no) = (texts["Đủ mẫu", "Enough"], texts["Thiếu mẫu", "Too few"])
      return both(
        .needed, .valid, Function.if(cell(.valid) .>= cell(.needed), .text(yes), .text(no)))
    case .least, .most:
      let answersRow = firstOfAnswers + participant
      let range = CellRange(
        rows: answersRow...answersRow, columns: 2...(1 + criteria.nodes.count)
      ).term(fixedColumns: true)
      return .formula(
        Function.if(
          Function.count(range) .== 0, "",
          kind == .least ? Function.min(range) : Function.max(range)))
    case .check:
      return both(
        .most, .valid,
        Function.if(cell(.most) .> cell(.valid), .text(words.above), .text(words.fits)))
    case .option(let family, let option):
      let answers = SurveyAnswers(layout: layout, sheet: name)
      let sum = answers.sum(
        option: option, over: criteria.families[family].nodes, of: participant)
      return sum.map { .formula($0) } ?? .blank
    }
  }

  private var words: (fits: String, above: String) {
    (texts["Khớp", "Fits"], texts["Vượt số phiếu", "Too many"])
  }

  // MARK: Answers and methods

  private var answerTable: AnalysisTable {
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

  private var methodTable: AnalysisTable {
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
