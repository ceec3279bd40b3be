extension Function {
  /// Functions of the cells that meet criteria.
  static let criteria: [Function] = [
    .countIf, .countIfs, .sumIf, .sumIfs, .averageIf, .averageIfs,
  ]

  /// `COUNTIF(cells, criterion)`, in cells only.
  public static let countIf: Function = .init(
    Definition("COUNTIF", inCells: 2...2, cell: counted, lifting: .at([1]), isRange: { $0 == 0 }))

  /// `COUNTIFS(cells, criterion, …)`, in cells only.
  public static let countIfs: Function = .init(
    Definition(
      "COUNTIFS", inCells: 2...254, cell: counted, lifting: .everySecond(from: 1),
      isRange: { $0.isMultiple(of: 2) }))

  /// `SUMIF(range, text, numbers)`, the sum of the numbers beside the cells that hold a text; in cells any
  /// criterion.
  public static let sumIf: Function = .init(
    Definition(
      "SUMIF", 3...3, inCells: 2...3,
      rule: .values { _, ask, range throws(FormulaError) in
        guard let cells = range(0), case .text(let text) = try ask(1, .value),
          let numbers = range(2), cells.count == numbers.count
        else { throw FormulaError(.value) }
        var sum = Sum()
        for (cell, number) in zip(cells, numbers) {
          guard case .text(let found) = cell, found.lowercased() == text.lowercased() else {
            continue
          }
          if case .number(let number) = number { sum.add(number) }
          if case .error(let error) = number { throw error }
        }
        return .number(try sum.value.finite())
      }, cell: beside(isMean: false), lifting: .at([1]), isRange: { $0 != 1 }))

  /// `AVERAGEIF(cells, criterion, numbers)`, in cells only.
  public static let averageIf: Function = .init(
    Definition(
      "AVERAGEIF", inCells: 2...3, cell: beside(isMean: true), lifting: .at([1]),
      isRange: { $0 != 1 }))

  /// `SUMIFS(numbers, cells, criterion, …)`, in cells only.
  public static let sumIfs: Function = .init(
    Definition(
      "SUMIFS", inCells: 3...255, cell: whole(isMean: false), lifting: .everySecond(from: 2),
      isRange: { $0 == 0 || !$0.isMultiple(of: 2) }))

  /// `AVERAGEIFS(numbers, cells, criterion, …)`, in cells only.
  public static let averageIfs: Function = .init(
    Definition(
      "AVERAGEIFS", inCells: 3...255, cell: whole(isMean: true), lifting: .everySecond(from: 2),
      isRange: { $0 == 0 || !$0.isMultiple(of: 2) }))

  private static let counted: CellMeaning = .whole { calculation, arguments throws(CellStop) in
    let pairs = try calculation.pairs(arguments[...])
    return .number(try calculation.count(pairs))
  }

  private static func beside(isMean: Bool) -> CellMeaning {
    .whole { calculation, arguments throws(CellStop) in
      .number(try calculation.beside(arguments, isMean: isMean))
    }
  }

  private static func whole(isMean: Bool) -> CellMeaning {
    .whole { calculation, arguments throws(CellStop) in
      .number(try calculation.sumWhere(arguments, isMean: isMean))
    }
  }
}

extension CellCalculation {
  /// The sum or mean of the numbers beside the cells that meet a criterion, or of these themselves.
  fileprivate mutating func beside(
    _ arguments: [Expression], isMean: Bool
  ) throws(CellStop) -> Double {
    let pairs = try pairs(arguments.prefix(2))
    guard arguments.count > 2 else { return try sum(pairs[0].area, where: pairs, isMean: isMean) }
    guard case .area(let numbers) = try result(arguments[2], lifted: false),
      let resized = numbers.resized(like: pairs[0].area)
    else { throw .error(.value) }
    return try sum(resized, where: pairs, isMean: isMean)
  }

  /// The sum or mean of the numbers where all criteria are met.
  fileprivate mutating func sumWhere(
    _ arguments: [Expression], isMean: Bool
  ) throws(CellStop) -> Double {
    guard case .area(let numbers) = try result(arguments[0], lifted: false) else {
      throw .error(.value)
    }
    return try sum(numbers, where: pairs(arguments.dropFirst()), isMean: isMean)
  }

  fileprivate typealias Pair = (area: CellArea, criterion: CellCriterion)

  fileprivate mutating func pairs(_ arguments: ArraySlice<Expression>) throws(CellStop) -> [Pair] {
    guard arguments.count.isMultiple(of: 2) else { throw .error(.value) }
    var pairs: [Pair] = []
    var place = arguments.startIndex
    while place < arguments.endIndex {
      guard case .area(let area) = try result(arguments[place], lifted: false) else {
        throw .error(.value)
      }
      pairs.append((area, CellCriterion(try valueOrError(arguments[place + 1]))))
      place += 2
    }
    let first = pairs[0].area
    guard pairs.allSatisfy({ $0.area.height == first.height && $0.area.width == first.width })
    else { throw .error(.value) }
    return pairs
  }

  fileprivate mutating func count(_ pairs: [Pair]) throws(CellStop) -> Double {
    if pairs.count == 1 { return Double(try count(pairs[0].area, pairs[0].criterion)) }
    var count = 0
    let visited = try forEachMatch(pairs) { _, _ in count += 1 }
    if pairs.allSatisfy(\.criterion.acceptsBlank) { count += pairs[0].area.count - visited }
    return Double(count)
  }

  /// How many cells of an area meet a criterion.
  private mutating func count(
    _ area: CellArea, _ criterion: CellCriterion
  ) throws(CellStop) -> Int {
    if let index = try index(of: area), let known = index.count(criterion) { return known }
    var count = 0
    var visited = 0
    for range in try cells(of: area) {
      visited += range.count
      for cell in range where criterion.accepts(grid.values[cell]) { count += 1 }
    }
    return criterion.acceptsBlank ? count + area.count - visited : count
  }

  private mutating func sum(
    _ numbers: CellArea, where pairs: [Pair], isMean: Bool
  ) throws(CellStop) -> Double {
    guard numbers.height == pairs[0].area.height, numbers.width == pairs[0].area.width else {
      throw .error(.value)
    }
    let values = try table(of: numbers)
    var sum = Sum()
    var count = 0
    var failure: FormulaError?
    try forEachMatch(pairs) { row, column in
      guard row < values.rows, column < values.columns else { return }
      switch values.values[row * values.columns + column] {
      case .number(let number):
        sum.add(number)
        count += 1
      case .error(let error): failure = failure ?? error
      default: break
      }
    }
    if let failure { throw .error(failure) }
    guard sum.value.isFinite else { throw .error(.number) }
    guard isMean else { return sum.value }
    guard count > 0 else { throw .error(.divisionByZero) }
    return sum.value / Double(count)
  }

  /// Calls a closure with each place where all criteria are met; returns how many were looked at.
  @discardableResult
  private mutating func forEachMatch(
    _ pairs: [Pair], _ body: (_ row: Int, _ column: Int) -> Void
  ) throws(CellStop) -> Int {
    var tables: [ValueTable] = []
    for pair in pairs { tables.append(try table(of: pair.area)) }
    let rows = tables.map(\.rows).max() ?? 0
    let columns = tables.map(\.columns).max() ?? 0
    for row in 0..<rows {
      for column in 0..<columns {
        let isMatch = zip(tables, pairs).allSatisfy { table, pair in
          let isInside = row < table.rows && column < table.columns
          return pair.criterion.accepts(
            isInside ? table.values[row * table.columns + column] : .blank)
        }
        if isMatch { body(row, column) }
      }
    }
    return rows * columns
  }
}

extension AreaIndex {
  /// How many values meet a criterion; nil if the index cannot tell.
  fileprivate func count(_ criterion: CellCriterion) -> Int? {
    switch criterion.operand {
    case .number(let number):
      let equal = equals(number)
      switch criterion.sign {
      case .equal: return equal.count + texts(thatAre: number)
      case .less: return equal.lowerBound
      case .lessOrEqual: return equal.upperBound
      case .greater: return numbers.count - equal.upperBound
      case .greaterOrEqual: return numbers.count - equal.lowerBound
      default: return nil
      }
    case .text(let text)
    where criterion.sign == .equal && criterion.pattern == nil && !text.isEmpty:
      return texts[text]?.count ?? 0
    default: return nil
    }
  }
}
