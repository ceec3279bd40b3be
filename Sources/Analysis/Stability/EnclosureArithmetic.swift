internal import Formulas

/// The operations of a weight program on enclosures over an interval of some half width.
struct EnclosureArithmetic {
  /// Half the width of the interval.
  var half: Double
  /// Whether the operands are known never to be negative, whatever their bands say.
  var areNonNegative = false

  /// The result of an operation.
  func value(_ operation: Operation, _ operands: [Enclosure]) -> Enclosure {
    switch operation {
    case .select: return select(operands[0], operands[1], operands[2])
    case .ifError: return ifError(operands[0], operands[1])
    case .isNumber: return isNumber(operands[0])
    case .isMark(let bits): return isMark(operands[0], Double(bitPattern: bits))
    case .numeric: return numeric(operands[0])
    case .cell: return cell(operands[0])
    case .truth, .general, .constant, .weight: return unknown(operation, operands)
    default: return numbers(operation, operands)
    }
  }

  /// The result of an operation on numbers: an error where an operand is one.
  private func numbers(_ operation: Operation, _ operands: [Enclosure]) -> Enclosure {
    var errors: Enclosure.Kinds = []
    var areExact = true
    for operand in operands {
      guard operand.kinds.contains(.number) else { return Enclosure(Boxed.error) }
      if operand.kinds != .number { errors = .error }
      areExact = areExact && operand.isExact
    }
    if areExact { return Enclosure(operation.value(operands.map(\.value))) }
    var result = number(operation, operands)
    result.kinds.formUnion(errors)
    return result
  }

  private func number(_ operation: Operation, _ operands: [Enclosure]) -> Enclosure {
    switch operation {
    case .compare(let sign): return compare(sign, operands[0], operands[1])
    case .all, .any: return logic(operation, operands)
    case .not:
      return operands[0].truth(half).map { Enclosure($0 ? 0 : 1) } ?? .box(0, 1)
    case .minimum: return operands.dropFirst().reduce(operands[0]) { lesser($0, $1) }
    case .maximum:
      return negated(
        operands.dropFirst().reduce(negated(operands[0])) { lesser($0, negated($1)) })
    case .multiply:
      // Nothing times whatever number is nothing.
      for operand in operands where operand.isExact && operand.center == 0 { return operand }
    default: break
    }
    guard !operands.contains(where: \.isUnbounded) else { return unbounded }
    switch operation {
    case .add: return sum(operands)
    case .subtract: return sum([operands[0], negated(operands[1])])
    case .sum, .sumOfNonNegatives: return sum(operands)
    case .multiply: return product(operands[0], operands[1])
    case .divide: return quotient(operands[0], operands[1])
    case .round(let places): return rounded(operands[0], places)
    case .function(let function): return self.function(function, operands)
    default: return unbounded
    }
  }

  /// A number of which nothing is known, or an error.
  var unbounded: Enclosure {
    Enclosure(center: 0, slope: 0, error: .infinity, kinds: [.number, .error])
  }

  // MARK: Arithmetic

  func negated(_ x: Enclosure) -> Enclosure {
    Enclosure(center: -x.center, slope: -x.slope, error: x.error, kinds: x.kinds)
  }

  func sum(_ terms: [Enclosure]) -> Enclosure {
    var (center, carried) = (0.0, 0.0)
    var (slope, error, size) = (0.0, 0.0, 0.0)
    for term in terms {
      let next = center + term.center
      let part = next - center
      carried += (center - (next - part)) + (term.center - part)
      center = next
      slope += term.slope
      error += term.error
      size += term.magnitude(half)
    }
    center += carried
    // Slopes are added plainly, numbers with their errors carried.
    let steps = Double(terms.count) * size
    error += Enclosure.noise * (4 * size + steps * half)
    let least = center.magnitude - slope.magnitude * half - error
    // What is left of operands that cancel is 0 in a spreadsheet.
    if least < 0x1p-46 * size { error += 0x1p-46 * size }
    return Enclosure(center: center, slope: slope, error: error)
  }

  func product(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    let center = a.center * b.center
    let slope = a.center * b.slope + a.slope * b.center
    let square = (a.slope * b.slope).magnitude * half * half
    let error =
      square + a.error * b.magnitude(half) + b.error
      * (a.center.magnitude + a.slope.magnitude * half)
    let size = a.magnitude(half) * b.magnitude(half)
    return Enclosure(center: center, slope: slope, error: error + 4 * Enclosure.noise * size)
  }

  /// The quotient q₀ + s·τ with s = (a′ − q₀·b′)/b₀; what is left over is
  /// (εₐ − q₀·ε_b − s·τ·(b′·τ + ε_b)) / b.
  func quotient(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    let distance = b.radius(half)
    let least = b.center.magnitude - distance
    guard least > 0 else { return unbounded }
    let center = a.center / b.center
    let slope = (a.slope - center * b.slope) / b.center
    let rest = a.error + center.magnitude * b.error + slope.magnitude * half * distance
    let error = rest / least * (1 + 8 * Enclosure.noise)
    let size = a.magnitude(half) / least
    let result = Enclosure(
      center: center, slope: slope, error: error + 6 * Enclosure.noise * size)
    return result.center.isFinite && result.error.isFinite ? result : unbounded
  }

  /// A rounded number: exact where both ends round alike, else a box or the line with a wider band.
  func rounded(_ x: Enclosure, _ places: Int) -> Enclosure {
    let (low, high) = (
      SpreadsheetNumber.round(x.low(half), places: places),
      SpreadsheetNumber.round(x.high(half), places: places)
    )
    if low == high { return Enclosure(low) }
    let size = x.magnitude(half)
    if x.slope.magnitude * half <= x.error, x.error <= Self.flatness * max(1, size) {
      // It only trembles about an edge, which counts as reached: away from zero.
      return Enclosure(x.center < 0 ? low : high)
    }
    let step = (1...max(1, places)).reduce(1.0) { step, _ in places > 0 ? step / 10 : step * 10 }
    let wide = Enclosure(
      center: x.center, slope: x.slope, error: x.error + 0.5 * step + 0x1p-46 * size)
    return (high - low) / 2 < wide.radius(half) ? .box(low, high) : wide
  }

  /// Bands narrower than this, relative to the number, are noise.
  static let flatness = 0x1p-36

  private func lesser(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    let (low, high) = difference(a, b)
    if high <= 0 { return a }
    return low >= 0 ? b : hull(a, b)
  }

  // MARK: Comparisons

  /// The sign of a − b as far as it is known.
  func difference(_ a: Enclosure, _ b: Enclosure) -> (low: Double, high: Double) {
    let center = a.center - b.center
    let size = a.center.magnitude + b.center.magnitude
    let radius = (a.slope - b.slope).magnitude * half + a.error + b.error
    let slack = a.isExact && b.isExact ? 0 : 2 * Enclosure.noise * (size + radius)
    return (center - radius - slack, center + radius + slack)
  }

  private func compare(_ sign: BinaryOperator, _ a: Enclosure, _ b: Enclosure) -> Enclosure {
    let (low, high) = difference(a, b)
    let noise = 0x1p-47 * max(a.magnitude(half), b.magnitude(half))
    // A known order is the same as that of 1, 0 or −1 to 0; « at least » leaves two of them.
    let orders: [Double]
    if low > noise {
      orders = [1]
    } else if high < -noise {
      orders = [-1]
    } else if low >= 0 {
      orders = [0, 1]
    } else {
      orders = high <= 0 ? [-1, 0] : [-1, 0, 1]
    }
    let results = Set(orders.map { Operation.compare(sign, $0, 0) })
    return results.count == 1 ? Enclosure(results.first ?? 0) : .box(0, 1)
  }

  private func logic(_ operation: Operation, _ operands: [Enclosure]) -> Enclosure {
    let truths = operands.map { $0.truth(half) }
    let deciding = operation == .any
    if truths.contains(deciding) { return Enclosure(deciding ? 1 : 0) }
    return truths.contains(nil) ? .box(0, 1) : Enclosure(deciding ? 0 : 1)
  }
}
