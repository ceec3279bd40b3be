import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What may be typed into the cells of a form.
struct FormValidations: Sendable {
  let words: FormWords
  private(set) var lists: FormLists
  private var all: [Entry] = []

  /// What some cells take.
  private struct Entry {
    var validation: Validation
    /// A rule that is the same for more cells, where a sheet cannot hold them all apart.
    var loose: Validation.Rule
  }

  /// Nothing yet; lists are added to those of the workbook.
  init(words: FormWords, lists: FormLists) {
    self.words = words
    self.lists = lists
  }

  private var texts: Texts { words.texts }

  /// What one figure takes.
  ///
  /// - Parameters:
  ///   - range: its cells, in one column.
  ///   - input: its position in the rule.
  ///   - criterion: the criterion.
  ///   - points: the criterion's maximum.
  ///   - maximum: the column of the maxima that points are held against.
  mutating func add(
    _ range: CellRange, _ input: Int, of criterion: Criterion, points: Double, maximum: Int
  ) {
    guard let rule = criterion.rule else { return }
    let asked = rule.inputs[input]
    let explanation = words.explanation(asked.kind, maximum: points)
    // Cells of more than one figure share what holds for all of them.
    let isOne = rule.inputs.count == 1 || range.first == range.last
    add(
      range, self.rule(asked.kind, at: range.first, maximum: maximum), title: title(criterion),
      prompt: isOne ? words.prompt(input, of: rule, maximum: points) : explanation,
      error: explanation, loose: loose(asked.kind, maximum: points))
  }

  /// What figures of different kinds take, by bounds that stand in each row: least, greatest, whole or not.
  mutating func add(_ range: CellRange, of criterion: Criterion, bounds: [Int]) {
    let cell = range.first.term()
    let sides = bounds.map {
      CellAddress(row: range.first.row, column: $0).term(fixedColumn: true)
    }
    let text = texts[
      "Nhập số theo nội dung ở cột «Số liệu»", "Enter a number as the column 'Figure' says"]
    add(
      range,
      .holds(
        Function.and(
          Function.isNumber(cell), cell .>= sides[0], cell .<= sides[1],
          Function.or(sides[2] .== 0, cell .== Function.integer(cell)))), title: title(criterion),
      prompt: text, error: text,
      loose: .decimal(.number(-FormBounds.greatest), .number(FormBounds.greatest)))
  }

  /// The mark that a criterion does not apply.
  mutating func addMark(_ range: CellRange) {
    add(
      range, .choices([Marks.notApplicable]), title: texts[.notApplicable],
      prompt: words.markPrompt,
      error: texts["Chỉ chọn x hoặc để trống", "Choose x or leave it empty"])
  }

  private func title(_ criterion: Criterion) -> String {
    texts[.criterion] + " " + criterion.printedCode
  }

  private mutating func add(
    _ range: CellRange, _ rule: Validation.Rule, title: String, prompt: String, error: String,
    loose: Validation.Rule? = nil
  ) {
    let validation = Validation(
      range, rule,
      prompt: Validation.Message(title: title.cut(to: 32), text: prompt.cut(to: 255)),
      error: Validation.Message(
        title: texts[.invalidValue], text: error.cut(to: 255)))
    all.append(Entry(validation: validation, loose: loose ?? rule))
  }

  /// A rule without addresses; nil if the kind's own has none.
  private func loose(_ kind: Rule.Input.Kind, maximum: Double) -> Validation.Rule? {
    switch kind {
    case .points: .decimal(0, .number(maximum))
    case .positive(let high): .decimal(0, .number(high ?? FormBounds.greatest))
    case .date: .whole(0, .number(CalendarDate.ofFigures.upperBound.serial))
    default: nil
    }
  }

  private mutating func rule(
    _ kind: Rule.Input.Kind, at cell: CellAddress, maximum: Int
  ) -> Validation.Rule {
    switch kind {
    case .yesNo: return .oneOf(lists.cells(of: [.number(1), .number(0)]))
    case .choice(let codes): return .oneOf(lists.cells(of: codes.map { .text($0) }))
    case .count: return .whole(0, .number(FormBounds.greatest))
    case .date: return .day(cell)
    case .number(let low, let high):
      return .decimal(
        .number(low ?? -FormBounds.greatest), .number(high ?? FormBounds.greatest))
    case .positive(let high): return .positive(cell, upTo: high)
    case .points(let step):
      let most = CellAddress(row: cell.row, column: maximum).term(fixedColumn: true)
      guard let step, step > 0 else { return .decimal(0, .of(most)) }
      let own = cell.term()
      let steps = own / .number(step)
      return .holds(
        Function.and(
          Function.isNumber(own), own .>= 0, own .<= most,
          Function.absolute(steps - Function.round(steps, 0)) .< 0.000001))
    }
  }

  /// All of them, as far as a sheet holds so many.
  ///
  /// Where there are too many, prompts give way and bounds are widened, so that neighbours become one;
  /// what is still too many is held against the limits only when the form comes back.
  var fitting: [Validation] {
    let merged = all.map(\.validation).merged()
    guard merged.count > Limits.validations else { return merged }
    let plain = all.map { entry in
      Validation(entry.validation.range, entry.loose)
    }
    return Array(plain.merged().prefix(Limits.validations))
  }
}

/// What a figure must lie between, where its kind says nothing.
enum FormBounds {
  /// More than anything that is counted.
  static let greatest = Rule.Input.greatest

  /// The least and greatest value of a kind, and whether it is whole.
  static func bounds(_ kind: Rule.Input.Kind, maximum: Double) -> [Double] {
    switch kind {
    case .yesNo: [0, 1, 1]
    case .count: [0, greatest, 1]
    case .date: [0, CalendarDate.ofFigures.upperBound.serial, 1]
    case .choice: [0, 0, 1]
    case .points: [0, maximum, 0]
    case .positive(let high): [0, high ?? greatest, 0]
    case .number(let low, let high): [low ?? -greatest, high ?? greatest, 0]
    }
  }
}

extension Rule {
  /// Whether it has options whose codes read as numbers, such as `1` and `01`.
  var hasCodesOfDigits: Bool {
    kind.options.contains { $0.code.allSatisfy { $0.isNumber || $0 == "." } }
  }
}
