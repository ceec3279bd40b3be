import Formulas
import Scoring

/// How a form words what it asks for: the rule as the reader of the form needs it, the figures, the prompts.
struct FormWords: Sendable {
  let texts: Texts
  let index: Index
  /// Whether units fill the form in themselves.
  let isSelf: Bool

  // MARK: Rules

  /// The rule of a criterion for a unit group, with the codes that are typed in.
  ///
  /// Statements that stand beside their own cells are not said twice.
  func rule(_ criterion: Criterion, group: String) -> String {
    guard let rule = criterion.rule else { return "" }
    let words = RuleWords(texts: texts)
    if isSingleYesNo(rule) {
      let points = points(ofYes: rule, maximum: criterion.maximum[group])
      return texts["Có: \(points) điểm; không: 0 điểm", "Yes: \(points) points; no: 0 points"]
    }
    switch rule.kind {
    case .given(let step) where isSelf:
      return texts[
        "Tự cho điểm từ 0 đến điểm tối đa", "Points given by the unit, up to the maximum"]
        + (step.map { texts[", bước \(texts.number($0))", ", in steps of \(texts.number($0))"] }
          ?? "")
    case .choice(let options):
      return options.map { "\($0.code) – \($0.text): \(points($0.points))" }.joined(separator: "; ")
    case .additive where rule.inputs.count > 1:
      return texts[
        "Cộng điểm của các nội dung đạt (\(yesNo))",
        "Sum of the points of what is fulfilled (\(yesNo))"]
    case .deduct where rule.inputs.count > 1:
      return texts[
        "Điểm tối đa, trừ theo từng loại trường hợp; trừ đến hết điểm",
        "The maximum, less the points for each case; not below 0"]
    case .bands(let measure, let bands):
      return words.describe(
        Rule(.bands(measure, ByGroup(bands[group])), inputs: rule.inputs))
    case .formula(let formula):
      return texts["Theo công thức: ", "By formula: "] + formula.text
    default: return words.describe(rule)
    }
  }

  private func points(_ points: Double) -> String {
    texts["\(texts.number(points)) điểm", "\(texts.number(points)) points"]
  }

  private func points(ofYes rule: Rule, maximum: Double) -> String {
    if case .additive(let options) = rule.kind, let only = options.first {
      return texts.number(only.points)
    }
    return texts.number(maximum)
  }

  /// Whether the rule asks one question that is answered yes or no and gives its points.
  private func isSingleYesNo(_ rule: Rule) -> Bool {
    guard rule.inputs.count == 1, rule.inputs[0].kind == .yesNo else { return false }
    switch rule.kind {
    case .additive: return true
    case .formula(let formula): return formula.text == "choice * max"
    default: return false
    }
  }

  // MARK: Figures

  /// What the indent of a figure's label takes of its column's width.
  static let indent = 1.6

  /// What is to be typed in beside an input.
  func label(_ input: Int, of rule: Rule) -> String {
    guard rule.inputs.indices.contains(input) else {
      return texts[
        "Không cần số liệu; chỉ chọn x nếu không áp dụng",
        "No figure needed; choose x only if it does not apply"]
    }
    let asked = rule.inputs[input]
    switch rule.kind {
    case .choice: return texts["Mức đạt (chọn mã)", "Level reached (choose the code)"]
    case .given:
      return isSelf ? texts["Điểm tự cho", "Points"] : texts["Điểm", "Points"]
    case .additive(let options) where rule.inputs.count > 1 && options.indices.contains(input):
      return "\(asked.text) (\(points(options[input].points)))"
    case .deduct(let options) where rule.inputs.count > 1 && options.indices.contains(input):
      return "\(asked.text) (−\(points(options[input].points)))"
    case .formula where asked.kind == .yesNo && !isSingleYesNo(rule):
      return "\(asked.code) – \(asked.text) (\(yesNo))"
    case .formula where !isSingleYesNo(rule): return "\(asked.code) – \(asked.text)"
    case .survey: return texts["\(asked.text) (số phiếu)", "\(asked.text) (answers)"]
    default: break
    }
    guard asked.kind == .yesNo else { return asked.text }
    return texts["Đạt hay không (\(yesNo))", "Fulfilled or not (\(yesNo))"]
  }

  private var yesNo: String { texts["1 = có, 0 = không", "1 = yes, 0 = no"] }

  // MARK: Prompts

  /// What a kind of figure takes, in one sentence.
  func explanation(_ kind: Rule.Input.Kind, maximum: Double) -> String {
    func number(_ number: Double) -> String { texts.number(number) }
    switch kind {
    case .yesNo: return texts["Nhập 1 nếu có, 0 nếu không", "Enter 1 for yes, 0 for no"]
    case .count: return texts["Nhập số nguyên từ 0", "Enter a whole number from 0"]
    case .choice(let codes):
      return texts["Chọn một mã: ", "Choose a code: "] + codes.joined(separator: ", ").cut(to: 180)
    case .points(let step):
      return texts[
        "Nhập điểm từ 0 đến \(number(maximum))", "Enter points from 0 to \(number(maximum))"]
        + (step.map { texts[", bước \(number($0))", ", in steps of \(number($0))"] } ?? "")
    case .number(let low?, let high?):
      return texts[
        "Nhập số từ \(number(low)) đến \(number(high))",
        "Enter a number from \(number(low)) to \(number(high))"]
    case .number(let low?, nil):
      return texts["Nhập số từ \(number(low)) trở lên", "Enter a number from \(number(low))"]
    case .number(nil, let high?):
      return texts["Nhập số đến \(number(high))", "Enter a number up to \(number(high))"]
    case .number(nil, nil): return texts["Nhập một số", "Enter a number"]
    }
  }

  /// What is asked for, and what it takes.
  func prompt(_ input: Int, of rule: Rule, maximum: Double) -> String {
    let asked = rule.inputs[input]
    let explanation = explanation(asked.kind, maximum: maximum)
    if case .choice(let options) = rule.kind {
      return options.map { "\($0.code): \($0.text)" }.joined(separator: "; ").cut(to: 255)
    }
    return "\(asked.text.cut(to: 250 - explanation.utf16.count)). \(explanation)".cut(to: 255)
  }

  /// How to mark a criterion that does not apply.
  var markPrompt: String {
    texts[
      "Chọn x nếu tiêu chí không áp dụng cho đơn vị, khi đó để trống các ô giá trị; để trống ô này nếu áp dụng",
      "Choose x if the criterion does not apply to the unit, and leave its values empty; leave this empty if it does"
    ]
  }
}
