internal import Formulas
internal import Scoring

// The calls whose arguments are not all known; nil leaves a call to be evaluated as it is.
extension PartialEvaluation {
  mutating func call(
    _ function: Function, _ arguments: [Expression], _ participant: Int
  ) -> Partial? {
    switch function {
    case .if: return choice(arguments, participant)
    case .ifError: return fallback(arguments, participant)
    case .isNumber: return isNumber(value(of: arguments[0], participant))
    case .and, .or:
      return truth(
        function == .and ? .all : .any, arguments.map { number($0, participant) })
    case .not: return truth(.not, [number(arguments[0], participant)])
    case .sum, .min, .max, .count: return aggregate(function, arguments, participant)
    case .cohortSum: return aggregate(.sum, arguments, participant)
    case .cohortMin: return aggregate(.min, arguments, participant)
    case .cohortMax: return aggregate(.max, arguments, participant)
    case .cohortCount: return aggregate(.count, arguments, participant)
    case .sumIf: return sumBeside(arguments, participant)
    case .round:
      guard case .known(.number(let places)) = value(of: arguments[1], participant) else {
        return nil
      }
      let bounded = Int(Swift.min(Swift.max(places, -1000), 1000))
      return number(.round(bounded), [number(arguments[0], participant)])
    case .absolute, .exponential, .integer, .naturalLogarithm, .logarithm10, .squareRoot, .power,
      .roundDown, .roundUp, .floor, .ceiling, .modulo:
      return number(.function(function), arguments.map { number($0, participant) })
    default: return nil
    }
  }

  // MARK: Conditions

  private mutating func choice(_ arguments: [Expression], _ participant: Int) -> Partial {
    let condition = value(of: arguments[0], participant)
    let step = number(condition)
    if let known = graph.constantValue(step) {
      guard !known.isNaN else { return .known(.error(FormulaError(.value))) }
      return branch(known != 0 ? 1 : 2, of: arguments, participant)
    }
    let then = branch(1, of: arguments, participant)
    let otherwise = branch(2, of: arguments, participant)
    if then.isNumeric, otherwise.isNumeric {
      return number(.select, [step, number(then), number(otherwise)])
    }
    return made(.select, [step, boxed(then), boxed(otherwise)], Partial.boxed)
  }

  private mutating func branch(
    _ position: Int, of arguments: [Expression], _ participant: Int
  ) -> Partial {
    guard position < arguments.count else { return .known(.boolean(false)) }
    return value(of: arguments[position], participant)
  }

  private mutating func fallback(_ arguments: [Expression], _ participant: Int) -> Partial {
    let first = value(of: arguments[0], participant)
    if case .known(let known) = first {
      if case .error = known { return value(of: arguments[1], participant) }
      return first
    }
    let second = value(of: arguments[1], participant)
    if first.isNumeric, second.isNumeric {
      return number(.ifError, [number(first), number(second)])
    }
    return made(.ifError, [boxed(first), boxed(second)], Partial.boxed)
  }

  private mutating func isNumber(_ value: Partial) -> Partial {
    switch value {
    case .known(.number): return .known(.boolean(true))
    case .known, .truth: return .known(.boolean(false))
    case .number(let step), .boxed(let step): return truth(.isNumber, [step])
    }
  }

  // MARK: Aggregates

  /// The cells and computed values among arguments, ranges written out.
  private mutating func cells(
    _ arguments: [Expression], _ participant: Int
  ) -> [(value: Partial, isCell: Bool)] {
    var cells: [(value: Partial, isCell: Bool)] = []
    for argument in arguments {
      switch argument {
      case .reference(.slots(let line)):
        cells += (0..<graph.cohort).map { (value(ofLine: line, $0), true) }
      case .reference(let reference):
        cells += reference.slots.map { (value(atSlot: $0, participant), true) }
      case .array(let values): cells += values.map { (.known($0), true) }
      default: cells.append((value(of: argument, participant), false))
      }
    }
    return cells
  }

  private mutating func aggregate(
    _ function: Function, _ arguments: [Expression], _ participant: Int
  ) -> Partial? {
    let cells = cells(arguments, participant)
    if function == .count { return count(cells) }
    var terms: [Int] = []
    for (cell, isCell) in cells {
      switch cell {
      case .number(let step): terms.append(step)
      case .known(.number(let number)): terms.append(graph.constant(number))
      case .known(.error): terms.append(graph.constant(Boxed.error))
      case .known: if !isCell { terms.append(number(cell)) }
      case .truth:
        if isCell { return nil }
        terms.append(number(cell))
      case .boxed(let step):
        // What is no number is passed over, which only for a sum is the same as a zero.
        if isCell, function != .sum { return nil }
        terms.append(graph.add(isCell ? .cell : .numeric, [step]))
      }
    }
    if function == .sum { return sum(terms) }
    return terms.isEmpty
      ? .known(.number(0)) : number(function == .min ? .minimum : .maximum, terms)
  }

  /// The sum of steps; a sum passes over what is 0.
  private mutating func sum(_ terms: [Int]) -> Partial {
    let terms = terms.filter { graph.constantValue($0) != 0 }
    guard !terms.isEmpty else { return .known(.number(0)) }
    let isSimple = terms.allSatisfy { graph.traits[$0].isNonNegative }
    return number(isSimple ? .sumOfNonNegatives : .sum, terms)
  }

  private mutating func count(_ cells: [(value: Partial, isCell: Bool)]) -> Partial {
    var sum = graph.constant(0)
    for (cell, isCell) in cells {
      let one: Int
      switch cell {
      case .known(.number): one = graph.constant(1)
      case .known(.boolean), .truth: one = graph.constant(isCell ? 0 : 1)
      case .known: continue
      case .number(let step), .boxed(let step): one = graph.add(.isNumber, [step])
      }
      sum = graph.add(.add, [sum, one])
    }
    return known(sum, Partial.number)
  }

  /// `SUMIF(cells, text, numbers)`: the numbers beside the cells that hold a text.
  private mutating func sumBeside(_ arguments: [Expression], _ participant: Int) -> Partial? {
    let cells = cells([arguments[0]], participant)
    let numbers = self.cells([arguments[2]], participant)
    guard case .text(let text) = arguments[1], numbers.count == cells.count else { return nil }
    var terms: [Int] = []
    for ((cell, _), (beside, _)) in zip(cells, numbers) {
      guard beside.isNumeric else { return nil }
      switch cell {
      case .known(.text(let found)) where found.lowercased() == text.lowercased():
        terms.append(number(beside))
      case .known, .number, .truth: break
      case .boxed(let step):
        // An error in the cell is not the text.
        let isText = graph.add(.isMark(graph.text(text).bitPattern), [step])
        let condition = graph.add(.ifError, [isText, graph.constant(0)])
        terms.append(graph.add(.select, [condition, number(beside), graph.constant(0)]))
      }
    }
    return sum(terms)
  }
}

extension Partial {
  /// Whether it is a number or an error, and nothing else.
  var isNumeric: Bool {
    switch self {
    case .number, .known(.number), .known(.error): true
    case .known, .truth, .boxed: false
    }
  }
}
