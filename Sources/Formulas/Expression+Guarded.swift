extension Expression {
  /// The same value in a form that Excel and LibreOffice compute alike, also one step under an
  /// edge.
  ///
  /// Truncations, steps and lookups round their argument to ``SpreadsheetNumber/guardPlaces``
  /// places first. Only the outermost call changes; every other expression stays as it is.
  ///
  /// | function | becomes |
  /// |---|---|
  /// | `ROUND(x,0)` | `ROUND(x/10,1)*10` |
  /// | `INT(x)` | `INT(ROUND(x,9))` |
  /// | `ROUNDDOWN(x,n)`, `ROUNDUP(x,n)` | `ROUNDDOWN(ROUND(x,9),n)` … |
  /// | `FLOOR(x,s)` | `INT(ROUND(x/s,9))*s` |
  /// | `CEILING(x,s)` | `-INT(-ROUND(x/s,9))*s` |
  /// | `MOD(x,d)` | `ROUND(x-d*INT(ROUND(x/d,9)),9)` |
  /// | `LOOKUP(x,…)` | `LOOKUP(ROUND(x,9),…)`, except among texts |
  /// | `CHOOSE(x,…)` | `CHOOSE(ROUND(x,9),…)` |
  ///
  /// LibreOffice rounds the decimal the reader sees to any places but none: there it takes 45.5
  /// less noise for 45. Dividing by ten and multiplying by ten gives back every whole number
  /// exactly. A step that is not a positive literal gets `IF(s<0,SQRT(s),s)` in place of the last `s`,
  /// which makes a negative step `#NUM!`.
  var guarded: Expression {
    guard case .call(let function, let arguments) = self, let first = arguments.first else {
      return self
    }
    switch (function, arguments.count) {
    case (.round, 2) where arguments[1] == 0:
      return Function.round(first / 10, 1) * 10
    case (.integer, 1), (.roundDown, 2), (.roundUp, 2), (.choose, 2...):
      return .call(function, [first.roundedForEdges] + arguments.dropFirst())
    case (.lookup, 2...) where !arguments[1].isArrayOfTexts:
      return .call(function, [first.roundedForEdges] + arguments.dropFirst())
    case (.floor, 2):
      return Function.integer((first / arguments[1]).roundedForEdges) * arguments[1].asStep
    case (.ceiling, 2):
      return -Function.integer(-(first / arguments[1]).roundedForEdges) * arguments[1].asStep
    case (.modulo, 2):
      let quotient = (first / arguments[1]).roundedForEdges
      return Function.round(
        first - arguments[1] * Function.integer(quotient),
        .number(Double(SpreadsheetNumber.guardPlaces)))
    default:
      return self
    }
  }

  /// The number rounded to the guard's places, unless it is so already.
  private var roundedForEdges: Expression {
    let places = Double(SpreadsheetNumber.guardPlaces)
    return isRounded(toPlaces: places) ? self : Function.round(self, .number(places))
  }

  /// Whether it is visibly a number of at most some places.
  private func isRounded(toPlaces places: Double) -> Bool {
    switch self {
    case .number(let number): number == number.rounded()
    case .unary(.minus, let operand): operand.isRounded(toPlaces: places)
    case .call(.round, let arguments):
      if case .number(let given) = arguments.last { given <= places } else { false }
    default: isWhole
    }
  }

  /// Whether it is visibly a whole number: truth values count as 0 and 1 in sums and products.
  private var isWhole: Bool {
    switch self {
    case .number(let number): number == number.rounded()
    case .binary(let sign, let left, let right):
      switch sign {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
      case .add, .subtract, .multiply: left.isWhole && right.isWhole
      default: false
      }
    default: false
    }
  }

  /// The step of `FLOOR` and `CEILING` as a factor.
  private var asStep: Expression {
    if case .number(let number) = self, number > 0 { return self }
    return Function.if(.binary(.less, self, 0), Function.squareRoot(self), self)
  }

  /// Whether it is an array of texts, among which a text is looked up.
  @usableFromInline
  var isArrayOfTexts: Bool {
    guard case .array(let values) = self, case .text = values.first else { return false }
    return true
  }
}

extension Function {
  /// How many levels of calls it prints; see ``Expression/guarded``.
  var printedLevels: Int {
    switch self {
    case .integer, .roundDown, .roundUp, .choose, .lookup, .floor, .ceiling: 2
    case .modulo: 3
    default: 1
    }
  }

  /// How many times the argument at a position is printed; see ``Expression/guarded``.
  func printedCopies(ofArgument position: Int) -> Int {
    switch self {
    case .modulo: 2
    case .floor, .ceiling: position == 0 ? 1 : 4
    default: 1
    }
  }
}
