extension Expression {
  /// The value of a call, any kind of it.
  @inlinable
  static func value(
    of function: Function, _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Value {
    switch function.rule {
    case .condition:
      guard let chosen = try chosen(arguments, in: context) else { return .boolean(false) }
      return try chosen.value(in: context)
    case .fallback:
      guard arguments.count > 1 else { throw FormulaError(.name) }
      do throws(FormulaError) {
        return try arguments[0].value(in: context)
      } catch {
        return try arguments[1].value(in: context)
      }
    case .conjunction(let isAny):
      var result = !isAny
      for argument in arguments {
        let truth = try argument.truth(in: context)
        result = isAny ? result || truth : result && truth
      }
      return .boolean(result)
    case .choice(let choose):
      guard let chosen = try chosen(choose, arguments, in: context) else { return .boolean(false) }
      return try chosen.value(in: context)
    case .values(let result):
      return try result(
        arguments.count,
        { (position, due) throws(FormulaError) in
          try arguments[position].value(as: due, in: context)
        }, { arguments[$0].range(in: context) })
    default: return .number(try number(of: function, arguments, in: context))
    }
  }

  /// The value of a call where a number is due.
  @inlinable
  static func number(
    of function: Function, _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Double {
    switch function.rule {
    case .number(let result):
      guard let first = arguments.first else { throw FormulaError(.name) }
      return try result(try first.number(in: context))
    case .numbers(let result):
      guard arguments.count > 1 else { throw FormulaError(.name) }
      let first = try arguments[0].number(in: context)
      return try result(first, try arguments[1].number(in: context))
    case .aggregate(.least):
      var best: Double?
      try forEachNumber(arguments, in: context) { best = Swift.min(best ?? $0, $0) }
      return best ?? 0
    case .aggregate(.greatest):
      var best: Double?
      try forEachNumber(arguments, in: context) { best = Swift.max(best ?? $0, $0) }
      return best ?? 0
    case .aggregate(let aggregate):
      var gathering = Gathering(aggregate)
      try forEachNumber(arguments, in: context) { gathering.add($0) }
      return try gathering.result()
    case .condition: return try chosen(arguments, in: context)?.number(in: context) ?? 0
    case .choice(let choose):
      return try chosen(choose, arguments, in: context)?.number(in: context) ?? 0
    case .values, .fallback, .conjunction:
      return try value(of: function, arguments, in: context).number()
    case .overCohort: return try cohortStatistic(function, arguments, in: context)
    case .rankInCohort: return try cohortRank(arguments, in: context)
    case .placeInCohort(let isRising):
      return try cohortPlace(function, arguments, isRising: isRising, in: context)
    case .none: throw FormulaError(.name)
    }
  }

  /// The argument that a condition decides for; nil where it is left out.
  @inlinable
  static func chosen(
    _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Expression? {
    guard arguments.count > 1 else { throw FormulaError(.name) }
    if try arguments[0].truth(in: context) { return arguments[1] }
    return arguments.count > 2 ? arguments[2] : nil
  }

  /// The argument that a choice decides for; nil for none.
  @inlinable
  static func chosen(
    _ choose: (Int, Function.RuleMeaning.Ask) throws(FormulaError) -> Int?,
    _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Expression? {
    try choose(
      arguments.count,
      { (position, due) throws(FormulaError) in
        try arguments[position].value(as: due, in: context)
      }
    ).map { arguments[$0] }
  }

  /// The value as something that is due.
  @inlinable
  func value(
    as due: Function.Due, in context: some EvaluationContext
  ) throws(FormulaError) -> Value {
    switch due {
    case .truth: return .boolean(try truth(in: context))
    case .number: return .number(try number(in: context))
    case .value: return try value(in: context)
    case .valueOrError: return evaluate(in: context)
    case .cell:
      guard case .reference = self else { return .blank }
      return evaluate(in: context)
    }
  }

  /// Calls a closure with each number among arguments: a computed value must be a number, in cells,
  /// ranges and arrays everything else is passed over, as spreadsheets do.
  @inlinable
  @inline(__always)
  static func forEachNumber(
    _ arguments: [Expression], in context: some EvaluationContext, _ body: (Double) -> Void
  ) throws(FormulaError) {
    for argument in arguments {
      if case .reference(.slot(let slot)) = argument {
        let value = context.value(of: .slot(slot))
        if case .number(let number) = value { body(number) }
        if case .error(let error) = value { throw error }
        continue
      }
      guard let values = argument.range(in: context) else {
        body(try argument.number(in: context))
        continue
      }
      for value in values {
        if case .number(let number) = value { body(number) }
        if case .error(let error) = value { throw error }
      }
    }
  }

  /// The values of a range or array; nil for anything else.
  @inlinable
  func range(in context: some EvaluationContext) -> [Value]? {
    switch self {
    case .reference(.slots(let slot)): context.values(of: .slots(slot))
    case .reference(.run(let first, let last)):
      context.values(of: .run(first: first, last: last))
    case .array(let values): values
    default: nil
    }
  }

  /// A cohort function over all units; `#NAME?` if its argument is not a range yet.
  @inlinable
  static func cohortStatistic(
    _ function: Function, _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Double {
    guard case .reference(.slots(let slot)) = arguments.first,
      let plain = function.definition.cohort
    else { throw FormulaError(.name) }
    if let known = context.statistic(function, of: .slots(slot), []) { return try known.number() }
    return try number(of: plain, arguments, in: context)
  }

  /// The k-th number from the least or the greatest one among all units: `COHORT_SMALL(slots, k)`.
  ///
  /// A k between two places is the later one, as in a spreadsheet.
  @inlinable
  static func cohortPlace(
    _ function: Function, _ arguments: [Expression], isRising: Bool,
    in context: some EvaluationContext
  ) throws(FormulaError) -> Double {
    guard case .reference(.slots(let slot)) = arguments.first else { throw FormulaError(.name) }
    if let known = context.statistic(function, of: .slots(slot), arguments.dropFirst()) {
      return try known.number()
    }
    var numbers: [Double] = []
    try forEachNumber([arguments[0]], in: context) { numbers.append($0) }
    let place = try arguments[1].number(in: context).rounded(.up)
    guard place >= 1, place <= Double(numbers.count) else { throw FormulaError(.number) }
    numbers.sort()
    return numbers[isRising ? Int(place) - 1 : numbers.count - Int(place)]
  }

  /// The rank of a value among all units: `COHORT_RANK(slot, slots, ascending)`.
  ///
  /// One more than the numbers that come before it; numbers are compared bit by bit, as `RANK`
  /// does.
  @inlinable
  static func cohortRank(
    _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Double {
    guard arguments.count > 1, case .reference(.slots(let slot)) = arguments[1] else {
      throw FormulaError(.name)
    }
    let number = try arguments[0].number(in: context)
    let ascending = arguments.count > 2 ? try arguments[2].truth(in: context) : false
    if let known = context.rank(of: number, among: .slots(slot), ascending: ascending) {
      return try known.number()
    }
    var before = 0.0
    var isAmongThem = false
    try forEachNumber([arguments[1]], in: context) { other in
      if other == number { isAmongThem = true }
      if ascending ? other < number : other > number { before += 1 }
    }
    guard isAmongThem else { throw FormulaError(.notAvailable) }
    return before + 1
  }
}
