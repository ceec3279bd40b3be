import Formulas
import Scoring
import Wording

/// How a criterion's figures become its points, to be read: the rule with numbers put in.
struct Working: Sendable {
  let lines: UnitLines
  let node: Int
  /// What stands where the rule takes numbers from: lines, parameters, functions over all units.
  private(set) var terms: [Expression] = []
  /// The rule over the positions of the terms, per unit group where groups differ.
  private(set) var rules: [Expression] = []

  init(_ lines: UnitLines, node: Int) {
    self.lines = lines
    self.node = node
    let all = lines.calculation.groups.map { shown(lines.calculation.rule(of: node, group: $0)) }
    rules = all.allSatisfy { $0 == all.first } ? Array(all.prefix(1)) : all
  }

  /// The expression with a position in place of each term.
  private mutating func shown(_ expression: Expression) -> Expression {
    let calculation = lines.calculation
    if expression == calculation.weight(node, lines.final) { return position(of: expression) }
    if calculation.groups.contains(where: {
      expression == calculation.filledInFigure(of: node, group: $0)
    }) {
      return position(of: expression)
    }
    switch expression {
    case .number, .text, .boolean, .array: return expression
    case .unary(let sign, let operand): return .unary(sign, shown(operand))
    case .binary(let sign, let left, let right): return .binary(sign, shown(left), shown(right))
    // Of the ranks of units inside and outside the ranking one holds, the other may be an error.
    case .call(.if, let arguments) where arguments.first == lines.calculation.isRankedUnit:
      return position(of: expression)
    case .call(let function, let arguments) where !function.isCohort:
      var made: [Expression] = []
      for argument in arguments { made.append(shown(argument)) }
      return .call(function, made)
    case .reference, .call: return position(of: expression)
    }
  }

  private mutating func position(of term: Expression) -> Expression {
    if let known = terms.firstIndex(of: term) { return .slot(known) }
    terms.append(term)
    return .slot(terms.count - 1)
  }

  /// Whether a term is the code of an option, shown in quotation marks.
  func isCode(_ term: Int) -> Bool {
    if case .choice = kind(of: term) { true } else { false }
  }

  /// What kind of figure a term is; nil for other terms.
  private func kind(of term: Int) -> Rule.Input.Kind? {
    guard case .reference(.slot(let slot)) = terms[term], slot >= 0,
      case .figure(let criterion, let input) = lines.calculation.kind(atSlot: slot)
    else { return nil }
    return lines.set.nodes[criterion].rule?.inputs[input].kind
  }

  /// The points before weighting.
  var points: Value {
    lines.value(
      of: lines.calculation.workedPoints(of: node, group: lines.calculation.groups[lines.group]))
  }

  /// The rule with numbers put in, such as `12 / 15 * 2`; what stands in its place where there are none.
  ///
  /// An error among the numbers is the text's value.
  func text(_ texts: Texts) -> Value {
    let calculation = lines.calculation
    func holds(_ test: Expression?) -> Bool {
      test.map { lines.value(of: $0) == .boolean(true) } ?? false
    }
    if holds(calculation.isMarked(node)) {
      return .text(
        RuleWords(texts: texts).notApplicable(lines.set.nodes[node], in: lines.set))
    }
    let rule = rules[rules.count == 1 ? 0 : lines.group]
    if rule != 0, let complete = calculation.hasAllFigures(node), !holds(complete) {
      return .text(Self.missing(texts))
    }
    var text = ""
    for piece in rule.pieces {
      switch words(piece, texts) {
      case .text(let words): text += words
      case let other: return other
      }
    }
    return .text(text)
  }

  /// What stands for a rule without all its figures.
  static func missing(_ texts: Texts) -> String { texts["Thiếu số liệu", "Figures missing"] }

  private func words(_ piece: Expression.Piece, _ texts: Texts) -> Value {
    switch piece {
    case .text(let text): return .text(text)
    case .number(let number): return .text(texts.number(number))
    case .reference(.slot(let term)):
      let value = lines.value(of: terms[term])
      switch value {
      case .error: return value
      case .number(let number) where kind(of: term) == .date: return .text(texts.day(number))
      case .number(let number) where !isCode(term): return .text(texts.decimals(number))
      case .number(let number): return .text("\"\(SpreadsheetNumber.description(of: number))\"")
      case .text(let text): return .text(isCode(term) ? "\"\(text)\"" : text)
      case .blank, .boolean: return .text("")
      }
    case .reference: return .text("")
    }
  }

  /// The rule's formula with names, for where numbers cannot be put in.
  var notation: String {
    guard let rule = lines.set.nodes[node].rule else { return "" }
    return rule.notation(group: lines.calculation.groups[lines.group]).pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .number(let number): SpreadsheetNumber.description(of: number)
      case .reference(let reference): reference.description
      }
    }.joined()
  }

  /// The longest text that may stand there, for the row's height.
  func longest(_ texts: Texts) -> String {
    rules.map { rule in
      rule.pieces.map { piece in
        guard case .text(let words) = words(piece, texts) else { return "00000" }
        guard case .reference = piece else { return words }
        return words.count < 5 ? "00000" : words
      }.joined()
    }.max { $0.count < $1.count } ?? ""
  }
}

extension Texts {
  /// The decimals of a number that is put into a rule.
  static let decimalPlaces = 4

  /// A number as it is put into a rule: with at most four decimals.
  func decimals(_ number: Double) -> String {
    self.number(SpreadsheetNumber.round(number, places: Self.decimalPlaces))
  }

  /// The same for a number in a cell; an empty text if that is empty.
  ///
  /// The text is made of whole numbers: programs differ in how they join numbers with decimals to texts,
  /// and write the decimal sign of the reader's country.
  func decimals(of cell: Expression) -> Expression {
    let places = Double(Self.decimalPlaces)
    let scale = Expression.number(10_000)
    let whole = Function.round(
      Function.round(Function.absolute(cell), .number(places)) * scale, 0)
    func isMultiple(_ divisor: Double) -> Expression {
      whole .== Function.integer(whole / .number(divisor)) * .number(divisor)
    }
    let zeros = [10.0, 100, 1000].map(isMultiple)
    let digits = Function.left(
      Function.right(whole + scale, .number(places)),
      zeros.reduce(.number(places)) { $0 - $1 })
    return Function.if(
      cell .== "", "",
      .joined([
        Function.if(cell .< 0, "-", ""), Function.integer(whole / scale),
        Function.if(isMultiple(10_000), "", .text(self[",", "."]) & digits),
      ]))
  }
}

extension Expression {
  /// A text in literals as short as Excel takes them.
  static func literal(_ text: String) -> Expression {
    var parts: [Expression] = []
    var rest = text[...]
    while !rest.isEmpty {
      // A character may take several units of the 255 that a literal may have.
      var (end, units) = (rest.startIndex, 0)
      while end < rest.endIndex, units + rest[end].utf16.count <= 250 || end == rest.startIndex {
        units += rest[end].utf16.count
        end = rest.index(after: end)
      }
      parts.append(.text(String(rest[..<end])))
      rest = rest[end...]
    }
    return .joined(parts)
  }
}
