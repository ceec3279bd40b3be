/// The values of an area in an order in which they are found at once.
struct AreaIndex: Sendable {
  /// The numbers, rising.
  let numbers: [Double]
  /// The position of each number in the area, rising among equals.
  let positions: [Int32]
  /// The first position and the count of each text, in lower case.
  private(set) var texts: [String: (first: Int32, count: Int)] = [:]
  /// The numbers that texts are.
  private var numbersInTexts: [Double] = []
  /// The first error.
  private(set) var error: FormulaError?

  /// The index of values with their positions in an area.
  init(_ values: [(position: Int32, value: Value)]) {
    var found: [(Double, Int32)] = []
    for (position, value) in values {
      switch value {
      case .number(let number): found.append((number, position))
      case .text(let text):
        texts[text.lowercased(), default: (position, 0)].count += 1
        if let number = Value.number(in: text) { numbersInTexts.append(number) }
      case .error(let error): if self.error == nil { self.error = error }
      default: break
      }
    }
    found.sort { $0 < $1 }
    numbers = found.map(\.0)
    positions = found.map(\.1)
  }

  /// How many texts are a number.
  func texts(thatAre number: Double) -> Int {
    numbersInTexts.count { SpreadsheetNumber.areEqual($0, number) }
  }

  /// The places in ``numbers`` of those that are the same as a number but for noise.
  func equals(_ number: Double) -> Range<Int> {
    var first = numbers.partitioningIndex { $0 >= number }
    var last = numbers.partitioningIndex { $0 > number }
    while first > 0, SpreadsheetNumber.areEqual(numbers[first - 1], number) { first -= 1 }
    while last < numbers.count, SpreadsheetNumber.areEqual(numbers[last], number) { last += 1 }
    return first..<last
  }
}

/// What was found out about areas that formulas look at again and again.
struct AreaCache: Sendable {
  /// Below so many cells nothing is kept.
  static let least = 24
  /// At so many kept values everything is forgotten.
  private static let most = 8_000_000

  private var seen: Set<CellArea> = []
  private var indices: [CellArea: AreaIndex] = [:]
  private var results: [Call: Value] = [:]
  private var tables: [TableCall: ValueTable] = [:]
  private var kept = 0

  /// A function of one area.
  struct Call: Hashable {
    var function: Function
    var area: CellArea
  }

  /// A function of several areas, one of them value by value.
  struct TableCall: Hashable {
    var function: Function
    var areas: [CellArea]
  }

  /// The results of a function for each value of an area, if they are kept.
  func table(_ call: TableCall) -> ValueTable? { tables[call] }

  /// Keeps the results of a function for each value of an area.
  mutating func keep(_ table: ValueTable, of call: TableCall) {
    forgetIfFull()
    kept += table.values.count * 3
    tables[call] = table
  }

  /// The index of an area, if it is kept.
  func index(of area: CellArea) -> AreaIndex? { indices[area] }

  /// Whether an index is worth while: the area is large and was asked for before.
  mutating func isWorthwhile(_ area: CellArea) -> Bool {
    guard area.count >= Self.least else { return false }
    forgetIfFull()
    kept += 1
    return !seen.insert(area).inserted
  }

  /// Keeps an index.
  mutating func keep(_ index: AreaIndex, of area: CellArea) {
    kept += index.numbers.count * 2 + index.texts.count * 4
    indices[area] = index
  }

  /// The result of a function of an area, if it is kept.
  func result(_ function: Function, of area: CellArea) -> Value? {
    area.count < Self.least ? nil : results[Call(function: function, area: area)]
  }

  /// Keeps a result.
  mutating func keep(_ result: Value, of function: Function, _ area: CellArea) {
    guard area.count >= Self.least else { return }
    forgetIfFull()
    kept += 8
    results[Call(function: function, area: area)] = result
  }

  private mutating func forgetIfFull() {
    if kept > Self.most { self = AreaCache() }
  }
}
