/// A part of the program that is fed with bytes which a fuzzer makes up.
///
/// To add one, write a type beside this file and name it in ``fuzzTargets``.
public protocol FuzzTarget {
  /// What it is called on the command line.
  static var name: String { get }

  /// Gets ready, once per process.
  init() throws

  /// Feeds it; throws ``Broken`` where something that must hold does not.
  func feed(_ bytes: [UInt8]) throws

  /// Inputs to start from.
  func seeds() throws -> [[UInt8]]

  /// Words that mean something to it, which a fuzzer would not guess.
  var words: [String] { get }
}

/// All parts that can be fuzzed.
public var fuzzTargets: [any FuzzTarget.Type] {
  [
    FormulaFuzz.self, CellFormulaFuzz.self, CSVFuzz.self, YAMLFuzz.self, XLSXFuzz.self,
    PartFuzz.self,
    FormFuzz.self,
  ]
}

/// Something that must hold and does not.
public struct Broken: Error, Hashable, CustomStringConvertible {
  /// What does not hold.
  public let description: String
}

/// Throws unless something holds.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) throws {
  guard holds else { throw Broken(description: what()) }
}
