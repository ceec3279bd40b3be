import Formulas
import Scoring
import Wording

/// How the points of one criterion came about, line by line, as the engine has it.
struct CriterionExplanation: Sendable {
  let lines: UnitLines
  let node: Int
  let texts: Texts
  /// The lines that explain it.
  let items: [Item]
  let working: Working
  /// The rule with numbers put in, or an error among them.
  let workingText: Value

  init(_ lines: UnitLines, node: Int, texts: Texts) {
    self.lines = lines
    self.node = node
    self.texts = texts
    items = Self.items(of: node, lines.calculation)
    working = Working(lines, node: node)
    workingText = working.text(texts)
  }

  /// A line of a criterion's explanation.
  enum Item: Hashable, Sendable {
    case title, rule, round, mark, maximum, weight, working, rounding, contribution, basis
    case appraiser
    case input(Int)
  }

  /// The lines that explain a criterion.
  static func items(of node: Int, _ calculation: Calculation) -> [Item] {
    let criterion = calculation.set.nodes[node]
    guard let rule = criterion.rule else { return [] }
    var items: [Item] = [.title, .rule]
    if calculation.rounds[node].count > 1 { items.append(.round) }
    items += rule.inputs.indices.map { .input($0) }
    if criterion.notApplicable != nil { items.append(.mark) }
    items += [.maximum, .working, .rounding, .weight, .contribution]
    if criterion.basis != nil { items.append(.basis) }
    if criterion.appraiser != nil { items.append(.appraiser) }
    return items
  }

  private var criterion: Criterion { lines.set.nodes[node] }

  func label(_ item: Item) -> String {
    switch item {
    case .title: texts[.criterion]
    case .rule: texts[.rule]
    case .round: texts["Vòng lấy số liệu", "Round of the figures"]
    case .input: texts[.figure]
    case .mark: texts[.notApplicable]
    case .maximum: texts[.maximum]
    case .working: texts["Cách tính điểm", "How points are given"]
    case .rounding: texts[.rounding]
    case .weight: texts[.weight]
    case .contribution: texts["Điểm đóng góp", "Contribution"]
    case .basis: texts[.basis]
    case .appraiser: texts[.appraiser]
    }
  }

  /// The words of a line.
  func words(_ item: Item) -> String {
    let rule = RuleWords(texts: texts)
    return switch item {
    case .title: criterion.name
    case .rule: criterion.rule.map { rule.describe($0) + rule.compared(node, in: lines.set) } ?? ""
    case .round: roundNames[roundNumber]
    case .input(let input): criterion.rule?.inputs[input].text ?? ""
    case .mark: rule.notApplicable(criterion, in: lines.set)
    case .maximum, .weight: ""
    case .working: workingText.words
    case .rounding:
      lines.set.rounding.criterion.map { texts["\($0) chữ số thập phân", "\($0) decimal places"] }
        ?? texts["Không làm tròn điểm tiêu chí", "Points are not rounded"]
    case .contribution: texts["Điểm ÷ điểm tối đa × trọng số", "Points ÷ maximum × weight"]
    case .basis: criterion.basis ?? ""
    case .appraiser: criterion.appraiser ?? ""
    }
  }

  /// The value of a line; blank where only words stand.
  func value(_ item: Item) -> Value {
    if item == .working { return working.points }
    if let kind = line(item) {
      let value = lines.value(kind)
      guard lines.set.asksForDay(kind), let day = value.asNumber else { return value }
      return .text(day == 0 ? texts[.notSent] : texts.day(day))
    }
    return expression(item).map { lines.value(of: $0) } ?? .blank
  }

  /// The line of the engine that an item shows.
  func line(_ item: Item) -> Line.Kind? {
    switch item {
    case .input(let input): .figure(criterion: node, input: input)
    case .mark: .mark(criterion: node)
    case .contribution: .contribution(node: node, stage: lines.final)
    default: nil
    }
  }

  /// The expression over lines and parameters that an item shows.
  func expression(_ item: Item) -> Expression? {
    switch item {
    case .maximum: lines.calculation.slot(.maximum(node: node)).map { .slot($0) }
    case .weight: lines.calculation.weight(node, lines.final)
    default: nil
    }
  }

  /// The names of the rounds by their numbers, the first for none.
  var roundNames: [String] {
    [texts["Chưa có số liệu", "No figures"]]
      + lines.calculation.rounds[node].map { texts.stage($0) }
  }

  private var roundNumber: Int {
    lines.value(.round(criterion: node)).asNumber.map { Int($0) } ?? 0
  }
}

extension Value {
  /// A text, or the name of an error.
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .error(let error): error.kind.rawValue
    default: ""
    }
  }
}
