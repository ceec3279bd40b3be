extension Value {
  /// The value where a number is due; a missing one at a numbered place names it as the origin.
  @usableFromInline
  func number(origin: Int? = nil) throws(FormulaError) -> Double {
    switch self {
    case .number(let number): return number
    case .boolean(let truth): return truth ? 1 : 0
    case .text: throw FormulaError(.value)
    case .blank: throw FormulaError(.notAvailable, origin: origin)
    case .error(let error): throw error
    }
  }

  /// The value as `&` joins it.
  @usableFromInline
  var joinedText: String {
    switch self {
    case .blank: ""
    case .number(let number): SpreadsheetNumber.description(of: number)
    case .text(let text): text
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }

  /// Below, at or above 0 as this value comes before, with or after another: numbers, then texts
  /// ignoring case, then truth values.
  ///
  /// A missing value is the empty text beside a text or another missing value, so that `x = ""`
  /// asks whether x is missing; beside anything else it has no order.
  @usableFromInline
  func order(to other: Value) -> Int? {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      SpreadsheetNumber.areEqual(left, right) ? 0 : left < right ? -1 : 1
    case (.blank, .blank): 0
    case (.blank, .text(let right)): right.isEmpty ? 0 : -1
    case (.text(let left), .blank): left.isEmpty ? 0 : 1
    case (.text(let left), .text(let right)): Self.order(left, right)
    case (.boolean(let left), .boolean(let right)): (left ? 1 : 0) - (right ? 1 : 0)
    case (.blank, _), (_, .blank): nil
    default: rank - other.rank
    }
  }

  /// The order of two texts, whatever their case.
  private static func order(_ left: String, _ right: String) -> Int {
    // Formulas ask again and again whether a text is empty.
    if left.isEmpty || right.isEmpty { return (left.isEmpty ? 0 : 1) - (right.isEmpty ? 0 : 1) }
    let (left, right) = (left.lowercased(), right.lowercased())
    return left == right ? 0 : left < right ? -1 : 1
  }

  /// The place of its kind in the order of values.
  private var rank: Int {
    switch self {
    case .blank, .number, .error: 0
    case .text: 1
    case .boolean: 2
    }
  }
}
