import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What may be typed into the cells of the data sheet, and what is asked for.
struct DataValidations {
  let layout: IndexLayout

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  /// What the inputs take, in the cells of all units.
  var validations: [Validation] {
    // Prompts differ from line to line: lines of a very large book are told apart no longer, so as to fit.
    let hasPrompts = layout.dataLines.count <= Limits.validations
    let rules = layout.dataLines.enumerated().compactMap { position, kind -> Validation? in
      let range = layout.axes.cells(line: layout.axes.firstLine + position)
      return rule(for: kind, at: range.first).map {
        Validation(
          range, $0, prompt: hasPrompts ? prompt(kind, $0) : nil,
          error: ownExplanation(kind).map {
            Validation.Message(title: texts[.invalidValue], text: $0)
          })
      }
    }
    return rules.merged().map { validation in
      var validation = validation
      validation.error =
        validation.error
        ?? Validation.Message(title: texts[.invalidValue], text: explanation(validation.rule))
      return validation
    }
  }

  /// What an input asks for; the options of a choice with what they mean.
  private func prompt(_ kind: Line.Kind, _ rule: Validation.Rule) -> Validation.Message {
    var text = ownExplanation(kind) ?? explanation(rule)
    var title = texts.label(of: kind, in: result)
    switch kind {
    case .input(let node, let input, _):
      title = result.calculation.set.reference(to: node)
      let asked = result.calculation.set.nodes[node].rule?.inputs[input]
      if case .yesNo = asked?.kind {
        text = texts[.enterYesNo]
      }
      if case .choice = asked?.kind {
        text = options(of: node).map { "\($0.code): \($0.text)" }.joined(separator: "; ")
      } else if let words = asked?.text, !words.isEmpty {
        text = "\(words). \(text)"
      }
    case .notApplicable(let node, _):
      title = result.calculation.set.reference(to: node)
      text =
        texts[
          "Nhập x nếu tiêu chí không áp dụng cho đơn vị; để trống nếu áp dụng",
          "Enter x if the criterion does not apply to the unit; leave empty if it does"]
    case .fact(let fact):
      let fact = result.calculation.set.facts[fact]
      title = fact.code
      text =
        texts[
          "Nhập 1 nếu đơn vị \(fact.name); để trống nếu không",
          "Enter 1 if so: \(fact.name); leave empty if not"]
    default: break
    }
    return Validation.Message(title: title.cut(to: 32), text: text.cut(to: 255))
  }

  /// The options of a choice; none for another rule.
  private func options(of node: Int) -> [Rule.Option] {
    result.calculation.set.nodes[node].rule?.kind.options ?? []
  }

  private func rule(for kind: Line.Kind, at cell: CellAddress) -> Validation.Rule? {
    switch kind {
    case .input(let node, let input, _):
      rule(for: result.calculation.set.nodes[node].rule?.inputs[input].kind, node: node, at: cell)
    case .notApplicable: .choices([Marks.notApplicable])
    case .isRanked, .fact: .whole(0, 1)
    case .previousRank: .whole(1, 100_000)
    case .previousScore, .previousPoints: .decimal(-1_000_000, 1_000_000)
    default: nil
    }
  }

  private func rule(
    for kind: Rule.Input.Kind?, node: Int, at cell: CellAddress
  ) -> Validation.Rule? {
    switch kind {
    case .yesNo: .whole(0, 1)
    case .date: .day(cell)
    case .count: .whole(0, .number(Rule.Input.greatest))
    case .choice(let codes):
      codes.joined(separator: ",").utf8.count <= 255 ? .choices(codes) : nil
    case .points:
      .decimal(0, .number(maximum(of: node)))
    case .number(let minimum, let maximum):
      .decimal(
        .number(minimum ?? -Rule.Input.greatest), .number(maximum ?? Rule.Input.greatest))
    case .positive(let maximum): .positive(cell, upTo: maximum)
    case nil: nil
    }
  }

  /// The greatest maximum of any group that takes part.
  private func maximum(of node: Int) -> Double {
    result.weights.map { $0.maximum[node] }.max() ?? 0
  }

  /// What a figure takes that its rule does not tell; nil where the rule tells it.
  private func ownExplanation(_ kind: Line.Kind) -> String? {
    guard case .input(let node, let input, _) = kind,
      case .positive(let high) = result.calculation.set.nodes[node].rule?.inputs[input].kind
    else { return nil }
    return texts.positive(upTo: high)
  }

  private func explanation(_ rule: Validation.Rule) -> String {
    func bound(_ bound: Validation.Bound) -> String {
      if case .number(let number) = bound { texts.number(number) } else { "" }
    }
    // No figure is as great as what a spreadsheet can hold.
    func upTo(_ high: Validation.Bound) -> String {
      high == .number(Rule.Input.greatest) ? "" : texts[" đến ", " to "] + bound(high)
    }
    return switch rule {
    case .choices(let choices):
      texts["Chọn một trong: ", "Choose one of: "]
        + String(choices.joined(separator: ", ").prefix(200))
    case .whole(let low, let high):
      texts["Nhập số nguyên từ ", "Enter a whole number from "] + bound(low) + upTo(high)
    case .decimal(.number(-Rule.Input.greatest), .number(Rule.Input.greatest)):
      texts[.enterNumber]
    case .decimal(.number(-Rule.Input.greatest), let high):
      texts["Nhập số đến ", "Enter a number up to "] + bound(high)
    case .decimal(let low, let high):
      texts["Nhập số từ ", "Enter a number from "] + bound(low) + upTo(high)
    // What else holds for a cell by a formula here is a date.
    case .holds: texts[.enterDate]
    case .oneOf: ""
    }
  }
}

extension String {
  /// The text, cut with an ellipsis to a number of UTF-16 units.
  func cut(to limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var units = 1
    let kept = prefix {
      units += $0.utf16.count
      return units <= limit
    }
    return kept + "…"
  }
}
