extension Expression {
  /// The same value in a form that Excel and LibreOffice compute alike, also one step under an
  /// edge.
  ///
  /// Truncations, steps and lookups round their argument to ``SpreadsheetNumber/guardPlaces``
  /// places first. Only the outermost call changes; every other expression stays as it is.
  ///
  /// The form of each function stands in its definition: `INT(x)` becomes `INT(ROUND(x,9))`.
  var guarded: Expression {
    guard case .call(let function, let arguments) = self,
      let form = function.definition.guarded?.form(arguments)
    else { return self }
    return form
  }

  /// The number rounded to the guard's places, unless it is so already.
  var roundedForEdges: Expression {
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
    // A truth value by itself is no number for a lookup.
    case .binary(let sign, _, _) where sign.precedence == .comparison: false
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

  /// The step of `FLOOR` and `CEILING` as a factor: one that is not a positive literal is
  /// `IF(s<0,SQRT(s),s)`, which makes a negative step `#NUM!`.
  var asStep: Expression {
    if case .number(let number) = self, number > 0 { return self }
    return Function.if(.binary(.less, self, 0), Function.squareRoot(self), self)
  }

  /// Whether it is an array of texts, among which a text is looked up.
  var isArrayOfTexts: Bool {
    guard case .array(let values) = self, case .text = values.first else { return false }
    return true
  }
}

extension Function {
  /// How many levels of calls it prints; see ``Expression/guarded``.
  var printedLevels: Int { definition.guarded?.levels ?? 1 }

  /// How many times the argument at a position is printed; see ``Expression/guarded``.
  func printedCopies(ofArgument position: Int) -> Int {
    guard let copies = definition.guarded?.copies, let last = copies.last else { return 1 }
    return position < copies.count ? copies[position] : last
  }
}
