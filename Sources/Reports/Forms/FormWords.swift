import Formulas
import Scoring
import Wording

/// How a form words what it asks for: the rule as the reader of the form needs it, the figures, the prompts.
struct FormWords: Sendable {
  let texts: Texts
  let index: Index
  /// Whether units fill the form in themselves.
  let isSelf: Bool

  // MARK: Rules

  /// The rule of a criterion for a unit group, with the codes that are typed in and the constants it uses.
  ///
  /// Statements that stand beside their own cells are not said twice.
  func rule(_ criterion: Criterion, group: String) -> String {
    guard let rule = criterion.rule else { return "" }
    let words = rule.formWords(reading(group: group, maximum: criterion.maximum[group]))
    guard rule.text == nil else { return words }
    let constants = rule.used(of: index.criteria.constants).map {
      "\n\($0.code) = \(texts.number($0.value[group])): \($0.name)"
    }
    return words + constants.joined()
  }

  /// When a criterion does not apply, beside where that is marked; nil if nothing is said of it.
  func notApplicableWhen(_ criterion: Criterion) -> String? {
    criterion.notApplicableWhen.map { texts[.notApplicableMark] + texts[" khi: ", " when: "] + $0 }
  }

  private func reading(group: String, maximum: Double) -> FormReading {
    FormReading(texts: texts, isSelf: isSelf, group: group, maximum: maximum)
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
    return rule.formLabel(input, reading(group: "", maximum: 0))
  }

  // MARK: Prompts

  /// What a kind of figure takes, in one sentence.
  func explanation(_ kind: Rule.Input.Kind, maximum: Double) -> String {
    func number(_ number: Double) -> String { texts.number(number) }
    switch kind {
    case .yesNo: return texts[.enterYesNo]
    case .count: return texts[.enterCount]
    case .date: return texts[.enterDate]
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
    case .number(nil, nil): return texts[.enterNumber]
    case .positive(let high): return texts.positive(upTo: high)
    }
  }

  /// What is asked for, and what it takes.
  func prompt(_ input: Int, of rule: Rule, maximum: Double) -> String {
    let asked = rule.inputs[input]
    let explanation = explanation(asked.kind, maximum: maximum)
    if rule.asksForCode {
      return rule.kind.options.map { "\($0.code): \($0.text)" }.joined(separator: "; ").cut(to: 255)
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
