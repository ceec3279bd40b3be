import Formulas
import Scoring
import WorkbookPlan

/// How a criterion's figures become its points: as a formula that computes, and as text to be read.
///
/// The rule's notation is written over terms: cells of the explanation sheet and what is looked up
/// elsewhere. The same expression is evaluated, printed as a formula and shown with numbers put in.
struct Working: Sendable {
  let unit: ChosenUnit
  let node: Int
  /// What the slots of the expressions stand for.
  private var terms: [Slot] = []
  /// The rule, per unit group where groups differ.
  private var rules: [Expression] = []
  private var isComplete = Expression.boolean(true)
  private var isMarked: Expression?
  private var whenMarked = Expression.number(0)

  private struct Slot: Sendable {
    var term: ChosenUnit.Term
    /// Whether it is long to read and shown rounded.
    var isRounded = false
    /// Whether it is a text, shown in quotation marks.
    var isText = false
  }

  /// The cells of the explanation sheet that a working refers to.
  struct Cells: Sendable {
    var inputs: [ChosenUnit.Term?]
    var mark: ChosenUnit.Term?
    var maximum: ChosenUnit.Term?
    var policy: ChosenUnit.Term?
    var contribution: ChosenUnit.Term?
  }

  private let policy: ChosenUnit.Term

  init(_ unit: ChosenUnit, node: Int, cells: Cells) {
    self.unit = unit
    self.node = node
    policy = cells.policy ?? ChosenUnit.Term(formula: "\"\"", value: .text(""))
    let criterion = unit.set.nodes[node]
    guard let rule = criterion.rule else { return }
    let maximum = slot(cells.maximum)
    let inputs = zip(rule.inputs, cells.inputs).map { input, term -> Expression in
      if case .choice = input.kind { return slot(term, isText: true) }
      return slot(term)
    }
    let groups = unit.result.calculation.groups
    var imports: [String: Expression] = [:]
    for id in rule.importedIndices where imports[id] == nil {
      imports[id] = slot(unit.term(.imported(index: id)))
    }
    let all = groups.enumerated().map { position, group -> Expression in
      guard unit.result.weights[position].maximum[node] != 0 else { return 0 }
      return resolved(rule.notation(group: group), rule, inputs, maximum, imports)
    }
    rules = all.allSatisfy { $0 == all.first } ? Array(all.prefix(1)) : all
    isComplete = complete(rule, inputs, imports)
    guard let mark = cells.mark else { return }
    isMarked = .binary(.equal, slot(mark), .text(Marks.notApplicable))
    switch criterion.notApplicable {
    case .full: whenMarked = maximum
    case .zero: whenMarked = 0
    case .exclude, .redistribute, nil: whenMarked = slot(cells.contribution)
    }
  }

  private mutating func slot(
    _ term: ChosenUnit.Term?, isRounded: Bool = false, isText: Bool = false
  ) -> Expression {
    let missing = ChosenUnit.Term(formula: "NA()", value: .error(FormulaError(.notAvailable)))
    terms.append(Slot(term: term ?? missing, isRounded: isRounded, isText: isText))
    return .slot(terms.count - 1)
  }

  /// Puts terms in place of a rule's names and cohorts.
  private mutating func resolved(
    _ expression: Expression, _ rule: Rule, _ inputs: [Expression], _ maximum: Expression,
    _ imports: [String: Expression]
  ) -> Expression {
    switch expression {
    case .number, .text, .boolean, .array: return expression
    case .unary(let sign, let operand):
      return .unary(sign, resolved(operand, rule, inputs, maximum, imports))
    case .binary(let sign, let left, let right):
      return .binary(
        sign, resolved(left, rule, inputs, maximum, imports),
        resolved(right, rule, inputs, maximum, imports))
    case .call(let function, let arguments) where function.isCohort:
      return slot(cohort(function, arguments), isRounded: true)
    case .call(let function, let arguments):
      var made: [Expression] = []
      for argument in arguments { made.append(resolved(argument, rule, inputs, maximum, imports)) }
      return .call(function, made)
    case .reference(.name("max")): return maximum
    case .reference(.name("weight")):
      return slot(unit.term(of: unit.result.calculation.weight(node, unit.final)))
    case .reference(.name(let name)):
      guard let position = rule.inputs.firstIndex(where: { $0.code == name }) else {
        return slot(nil)
      }
      return inputs[position]
    case .reference(.member("index", let id)): return imports[id] ?? slot(nil)
    case .reference(.member("score", let code)):
      let points = unit.set.position(of: code).flatMap {
        unit.term(.points(criterion: $0, stage: unit.final))
      }
      return slot(points, isRounded: true)
    case .reference: return slot(nil)
    }
  }

  /// A cohort function over the values that all units have.
  private func cohort(_ function: Function, _ arguments: [Expression]) -> ChosenUnit.Term? {
    let calculation = unit.result.calculation
    guard let first = arguments.first, let latest = calculation.rounds[node].last,
      let ordinal = calculation.cohortArguments(of: node).firstIndex(of: first),
      let line = calculation.line(.cohort(criterion: node, stage: latest, ordinal: ordinal))
    else { return nil }
    let own: [Expression] = function == .cohortRank ? [.slot(line)] : []
    return unit.term(of: .call(function, own + [.slots(line)] + arguments.dropFirst()))
  }

  private func complete(
    _ rule: Rule, _ inputs: [Expression], _ imports: [String: Expression]
  ) -> Expression {
    if case .tracking = rule.kind { return .boolean(true) }
    if case .choice = rule.kind, let choice = inputs.first {
      return .binary(.notEqual, choice, .text(""))
    }
    let needed = inputs + imports.sorted { $0.key < $1.key }.map(\.value)
    guard !needed.isEmpty else { return .boolean(true) }
    return .binary(.equal, .call(.count, needed), .number(Double(needed.count)))
  }

  // MARK: The points

  /// The points before weighting.
  var points: ChosenUnit.Term {
    let places = unit.set.rounding.criterion.map { Double($0) }
    let criterion = unit.set.nodes[node]
    let isForgiven = criterion.missing == .zero || criterion.part != .main
    let missing: Expression = isForgiven ? 0 : .call(.notAvailable, [])
    let all = rules.map { rule -> Expression in
      let rounded = places.map { .call(.round, [rule, .number($0)]) } ?? rule
      let guarded =
        isComplete == .boolean(true) || rule == 0
        ? rounded : .call(.if, [isComplete, rounded, missing])
      return isMarked.map { .call(.if, [$0, whenMarked, guarded]) } ?? guarded
    }
    return ChosenUnit.Term(
      formula: choosing(all.map { $0.excelFormula { formula($0) } }),
      value: evaluate(own(all)))
  }

  // MARK: The text

  /// The rule with numbers put in, such as `12 / 15 * 2`.
  ///
  /// Where such a formula would be too long for Excel, the rule's own formula stands in its place.
  func text(_ texts: Texts) -> ChosenUnit.Term {
    let missing = Value.text(texts["Thiếu số liệu", "Figures missing"])
    let isMarkedNow = isMarked.map { evaluate($0) == .boolean(true) } ?? false
    let formulas = rules.map { rule -> String in
      // Alone, a number would stay one.
      let joined = (["\"\""] + rule.pieces.map { shown($0) }).joined(separator: "&")
      let guarded =
        isComplete == .boolean(true) || rule == 0
        ? joined
        : "IF(\(isComplete.excelFormula { formula($0) }),\(joined),\(ChosenUnit.literal(missing)))"
      return isMarked.map { "IF(\($0.excelFormula { formula($0) }),\(policy.formula),\(guarded))" }
        ?? guarded
    }
    let rule = own(rules)
    let value: Value =
      if isMarkedNow {
        policy.value
      } else if rule != 0, isComplete != .boolean(true), evaluate(isComplete) != .boolean(true) {
        missing
      } else {
        .text(rule.pieces.map { words($0) }.joined())
      }
    return ChosenUnit.Term(formula: choosing(formulas), value: value)
  }

  /// The rule's formula with names, for where numbers cannot be put in.
  var notation: String {
    unit.set.nodes[node].rule.map { rule in
      rule.notation(group: unit.result.calculation.groups[unit.group]).pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .number(let number): SpreadsheetNumber.description(of: number)
        case .reference(let reference): reference.description
        }
      }.joined()
    } ?? ""
  }

  /// The longest text that may stand there, for the row's height.
  var longest: String {
    rules.map { rule in
      rule.pieces.map { piece in
        let words = words(piece)
        guard case .reference = piece else { return words }
        return words.count < 5 ? "00000" : words
      }.joined()
    }.max { $0.count < $1.count } ?? ""
  }

  private func shown(_ piece: Expression.Piece) -> String {
    switch piece {
    case .text(let text): Self.literals(text)
    case .number(let number): SpreadsheetNumber.description(of: number)
    case .reference(.slot(let slot)):
      if terms[slot].isText {
        "\"\"\"\"&\(terms[slot].term.formula)&\"\"\"\""
      } else if terms[slot].isRounded {
        "ROUND(\(terms[slot].term.formula),4)"
      } else {
        terms[slot].term.formula
      }
    case .reference: "NA()"
    }
  }

  private func words(_ piece: Expression.Piece) -> String {
    switch piece {
    case .text(let text): return text
    case .number(let number): return SpreadsheetNumber.description(of: number)
    case .reference(.slot(let slot)):
      let term = terms[slot]
      switch term.term.value {
      case .number(let number):
        let shown = term.isRounded ? SpreadsheetNumber.round(number, places: 4) : number
        return SpreadsheetNumber.description(of: shown)
      case .text(let text): return term.isText ? "\"\(text)\"" : text
      default: return ""
      }
    case .reference: return ""
    }
  }

  /// A text as literals of at most 250 characters, since Excel takes no longer ones.
  private static func literals(_ text: String) -> String {
    var parts: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      parts.append(ChosenUnit.literal(.text(String(rest.prefix(120)))))
      rest = rest.dropFirst(120)
    }
    return parts.isEmpty ? "\"\"" : parts.joined(separator: "&")
  }

  // MARK: Terms

  private func formula(_ reference: Reference) -> String {
    guard case .slot(let slot) = reference else { return "NA()" }
    return terms[slot].term.formula
  }

  private func evaluate(_ expression: Expression) -> Value {
    expression.evaluate(in: Context(terms: terms.map(\.term.value)))
  }

  private func own<Element>(_ all: [Element]) -> Element { all[all.count == 1 ? 0 : unit.group] }

  private func choosing(_ formulas: [String]) -> String {
    guard formulas.count > 1 else { return formulas.first ?? "0" }
    guard case .lookedUp(_, let group) = unit.source else { return own(formulas) }
    return formulas.dropLast().enumerated().reversed().reduce(formulas[formulas.count - 1]) {
      "IF(\(group)=\($1.offset + 1),\($1.element),\($0))"
    }
  }

  private struct Context: EvaluationContext {
    let terms: [Value]

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
      return terms[slot]
    }

    func values(of reference: Reference) -> [Value] { [.error(FormulaError(.name))] }
  }
}
