public import Wording

/// Everything that can be wrong with a book, by topic; each topic holds its messages.
public enum Fault: Hashable, Sendable {
  /// A file that cannot be read or is no text.
  case file(FileFault)
  /// YAML that cannot be read, or keys and values of the wrong kind.
  case yaml(YAMLFault)
  /// More than a workbook can hold.
  case limit(LimitFault)
  /// A text that serves as a key.
  case key(KeyFault)
  /// A text that is not a number.
  case number(NumberFault)
  /// CSV that cannot be read, or wrong columns.
  case csv(CSVFault)
  /// `sodiem.yaml`, the units or last year's results.
  case book(BookFault)
  /// The tree of criteria and the settings of a set.
  case criteria(CriteriaFault)
  /// A table of criteria.
  case table(TableFault)
  /// The grades of a set.
  case grade(GradeFault)
  /// The rule of a criterion.
  case rule(RuleFault)
  /// A formula and what it refers to.
  case formula(ExpressionFault)
  /// The observations.
  case data(DataFault)
  /// Facts about units.
  case fact(FactFault)
  /// The numbers of survey forms.
  case survey(SurveyFault)
  /// A revision of the weights.
  case weight(WeightFault)
  /// A workbook that comes back.
  case workbook(WorkbookFault)
  /// A form that comes back.
  case form(FormFault)
  /// What was typed into a form.
  case entry(EntryFault)
  /// What only shows when the book is evaluated.
  case evaluation(EvaluationFault)

  /// The fault in words: what was expected, what was found, how to mend it.
  public func message(in language: Language) -> String {
    switch self {
    case .file(let fault): fault.message(in: language)
    case .yaml(let fault): fault.message(in: language)
    case .limit(let fault): fault.message(in: language)
    case .key(let fault): fault.message(in: language)
    case .number(let fault): fault.message(in: language)
    case .csv(let fault): fault.message(in: language)
    case .book(let fault): fault.message(in: language)
    case .criteria(let fault): fault.message(in: language)
    case .table(let fault): fault.message(in: language)
    case .grade(let fault): fault.message(in: language)
    case .rule(let fault): fault.message(in: language)
    case .formula(let fault): fault.message(in: language)
    case .data(let fault): fault.message(in: language)
    case .fact(let fault): fault.message(in: language)
    case .survey(let fault): fault.message(in: language)
    case .weight(let fault): fault.message(in: language)
    case .workbook(let fault): fault.message(in: language)
    case .form(let fault): fault.message(in: language)
    case .entry(let fault): fault.message(in: language)
    case .evaluation(let fault): fault.message(in: language)
    }
  }
}
