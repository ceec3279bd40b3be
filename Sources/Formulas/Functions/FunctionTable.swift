/// Functions by their names.
public struct FunctionTable: Sendable {
  /// The functions, by families.
  package let functions: [Function]
  /// Whether a name that files write with a prefix, or otherwise, is known only so.
  private let isStrict: Bool
  private let names: [String: Function]
  private let spellings: [String: Function]

  /// All functions that formulas know.
  public static let standard = FunctionTable(
    Function.arithmetic + Function.rounding + Function.steps + Function.logic
      + Function.information + Function.aggregates + Function.counting + Function.products
      + Function.criteria + Function.orders + Function.lookups + Function.places + Function.texts
      + Function.days + Function.subtotals + Function.cohorts)

  /// A table of functions.
  ///
  /// - Parameters:
  ///   - functions: the functions.
  ///   - isStrict: whether a name that files write with a prefix, or otherwise, is known only so.
  package init(_ functions: [Function], isStrict: Bool = false) {
    self.functions = functions
    self.isStrict = isStrict
    names = Dictionary(
      functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    spellings = Dictionary(
      functions.filter(\.isOfCells).map { ($0.definition.spelling, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The function of the language of a name, in capitals or not.
  func ofLanguage(_ name: String) -> Function? {
    guard let function = names[name.uppercased()], !function.isOfCellsOnly else { return nil }
    return function
  }

  /// The function of a name in a cell's formula, with or without the prefix of newer functions.
  func ofCells(_ name: String) -> Function? {
    var name = name.uppercased()
    var hasPrefix = false
    for prefix in ["_XLFN.", "_XLWS."] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
      hasPrefix = true
    }
    let other = isStrict && !hasPrefix ? nil : names[name]
    guard let function = spellings[name] ?? other, function.isOfCells, name != ":" else {
      return nil
    }
    return function
  }

  /// The function that a workbook's file spells so, in capitals and without a prefix.
  package func spelled(_ name: String) -> Function? { spellings[name] }
}
