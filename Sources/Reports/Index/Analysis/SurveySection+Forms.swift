import Formulas
import Scoring
import Wording
import WorkbookPlan

// The forms issued and returned by unit, with what was answered in all.
extension SurveySection {
  enum Kind: Hashable, Sendable {
    case number, unit, issued, returned, invalid, valid, rate, population, needed, sample
    case least, most, check
    case option(family: Int, option: Int)

    var isInput: Bool { [.issued, .returned, .invalid, .population].contains(self) }
  }

  var kinds: [Kind] {
    var kinds: [Kind] = [.number, .unit]
    let hasForms = !result.index.surveyForms.isEmpty
    let criteria = criteria
    if hasForms { kinds += [.issued, .returned, .invalid, .valid, .rate] }
    if hasPopulation { kinds += [.population, .needed, .sample] }
    guard !criteria.nodes.isEmpty else { return kinds }
    kinds += [.least, .most]
    if hasForms { kinds.append(.check) }
    let answers = SurveyAnswers(layout: layout, sheet: sheet)
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

  var formColumns: [(kind: Kind, column: AnalysisTable.Column)] {
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
          header(kind, criteria), width: SectionSheet.columnWidth, format
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

  func header(_ family: SurveyCriteria.Family, _ option: Int) -> String {
    let (text, code) = (family.options[option].text, family.options[option].code)
    let codes = family.nodes.map { set.reference(to: $0) }
    let scope = criteria.families.count == 1 ? "" : "\n(\(codes.joined(separator: ", ")))"
    return "\(code): \(text)\(scope)"
  }

  private func forms(of participant: Int) -> SurveyForms? {
    result.index.surveyForms[book.units[result.index.participants[participant].unit].code]
  }

  private func content(
    _ kind: Kind, _ kinds: [Kind], _ criteria: SurveyCriteria, of participant: Int
  ) -> Cell.Content {
    let row = firstOfForms + participant
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
      let (population, error) = (cell(.population), error.fixed())
      let exact = population / (1 + population * (error * error))
      return .formula(
        Function.if(
          Function.isNumber(population), Function.roundUp(Function.round(exact, 9), 0), ""))
    case .sample:
      let (yes, no) = (texts["Đủ mẫu", "Enough"], texts[.tooFew])
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
      let answers = SurveyAnswers(layout: layout, sheet: sheet)
      let sum = answers.sum(
        option: option, over: criteria.families[family].nodes, of: participant)
      return sum.map { .formula($0) } ?? .blank
    }
  }

  var words: (fits: String, above: String) {
    (texts["Khớp", "Fits"], texts["Vượt số phiếu", "Too many"])
  }
}
