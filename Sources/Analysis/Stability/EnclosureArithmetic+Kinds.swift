internal import Formulas

// The operations that look at what kind of value an operand is.
extension EnclosureArithmetic {
  func select(_ condition: Enclosure, _ a: Enclosure, _ b: Enclosure) -> Enclosure {
    guard condition.kinds.contains(.number) else { return Enclosure(Boxed.error) }
    var result: Enclosure
    switch condition.truth(half) {
    case true?: result = a
    case false?: result = b
    case nil: result = hull(a, b)
    }
    if condition.kinds != .number { result = hull(result, Enclosure(Boxed.error)) }
    return result
  }

  func ifError(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    guard a.kinds.contains(.error) else { return a }
    guard a.kinds != .error else { return b }
    var sound = a
    sound.kinds.remove(.error)
    return hull(sound, b)
  }

  func isNumber(_ x: Enclosure) -> Enclosure {
    guard x.kinds.contains(.number) else { return Enclosure(0) }
    return x.kinds == .number ? Enclosure(1) : .box(0, 1)
  }

  func isMark(_ x: Enclosure, _ mark: Double) -> Enclosure {
    if x.kinds == .number { return Enclosure(0) }
    if x.isExact { return Enclosure(Operation.isMark(mark.bitPattern).value([x.value])) }
    return .box(0, 1, x.kinds.contains(.error) ? [.number, .error] : .number)
  }

  func numeric(_ x: Enclosure) -> Enclosure {
    if x.kinds == .number { return x }
    if x.isExact { return Enclosure(Boxed.number(x.value)) }
    guard !x.kinds.contains(.mark) else { return unbounded }
    return x
  }

  func cell(_ x: Enclosure) -> Enclosure {
    guard x.kinds.contains(.mark) else { return x }
    guard x.kinds != .mark else { return Enclosure(0) }
    var number = x
    number.kinds.remove(.mark)
    return hull(number, Enclosure(0))
  }

  /// A step evaluated as it is: known only where all its operands are.
  func unknown(_ operation: Operation, _ operands: [Enclosure]) -> Enclosure {
    guard case .truth = operation, operands[0].isExact else { return .anything }
    return Enclosure(operation.value([operands[0].value]))
  }

  /// What holds both.
  func hull(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    let kinds = a.kinds.union(b.kinds)
    guard a.kinds.contains(.number) else {
      guard b.kinds.contains(.number) else {
        let areSame = a.center.bitPattern == b.center.bitPattern || b.kinds == .error
        let mark = a.kinds == .error ? b.center : areSame ? a.center : 0
        return Enclosure(center: mark, slope: 0, error: kinds == .mark ? 0 : 1, kinds: kinds)
      }
      return Enclosure(center: b.center, slope: b.slope, error: b.error, kinds: kinds)
    }
    guard b.kinds.contains(.number) else {
      return Enclosure(center: a.center, slope: a.slope, error: a.error, kinds: kinds)
    }
    guard !a.isUnbounded, !b.isUnbounded else {
      return Enclosure(center: 0, slope: 0, error: .infinity, kinds: kinds)
    }
    let distance =
      (a.center - b.center).magnitude / 2 + (a.slope - b.slope).magnitude / 2 * half
    let noise = 4 * Enclosure.noise * (a.magnitude(half) + b.magnitude(half))
    return Enclosure(
      center: a.center / 2 + b.center / 2, slope: a.slope / 2 + b.slope / 2,
      error: distance + max(a.error, b.error) + noise, kinds: kinds)
  }

  // MARK: Functions

  func function(_ function: Function, _ operands: [Enclosure]) -> Enclosure {
    let x = operands[0]
    let (low, high) = (x.low(half), x.high(half))
    switch function {
    case .power: return power(x, operands[1])
    case .exponential: return exponential(x)
    case .naturalLogarithm: return low > 0 ? logarithm(x) : unbounded
    case .logarithm10, .squareRoot, .integer: return monotone(low, high) { function.number($0) }
    case .roundDown, .roundUp, .floor, .ceiling:
      guard operands[1].isExact else { return unbounded }
      return monotone(low, high) { function.number($0, operands[1].value) }
    case .absolute:
      if low >= 0 { return x }
      return high <= 0 ? negated(x) : .box(0, max(-low, high))
    default: return unbounded
    }
  }

  /// A function that never falls.
  private func monotone(
    _ low: Double, _ high: Double, _ function: (Double) -> Double?
  ) -> Enclosure {
    guard let least = function(low), let greatest = function(high) else { return unbounded }
    let noise = 4 * Enclosure.noise * (least.magnitude + greatest.magnitude)
    return .box(least - noise, greatest + noise)
  }

  /// ln(c + δ) = ln c + δ/c − r with |r| ≤ z² / (2·(1 − z)), z = |δ|/c.
  private func logarithm(_ x: Enclosure) -> Enclosure {
    guard let center = Function.naturalLogarithm.number(x.center) else { return unbounded }
    let z = x.radius(half) / x.center
    guard z < 1 else { return unbounded }
    let error = x.error / x.center + z * z / (2 * (1 - z))
    return Enclosure(
      center: center, slope: x.slope / x.center,
      error: error * (1 + 8 * Enclosure.noise) + 8 * Enclosure.noise * (center.magnitude + 1))
  }

  /// e^(c + δ) = e^c·(1 + δ + r) with |r| ≤ δ²/2·e^|δ|.
  private func exponential(_ x: Enclosure) -> Enclosure {
    let radius = x.radius(half)
    guard let center = Function.exponential.number(x.center),
      let growth = Function.exponential.number(radius)
    else { return unbounded }
    let error = center * (x.error + radius * radius / 2 * growth)
    let noise = 8 * Enclosure.noise * center * growth * (1 + x.center.magnitude)
    let result = Enclosure(
      center: center, slope: center * x.slope, error: error * (1 + 8 * Enclosure.noise) + noise)
    return result.error.isFinite ? result : unbounded
  }

  /// x^y as e^(y·ln x); where x may be 0, y must be positive.
  private func power(_ x: Enclosure, _ y: Enclosure) -> Enclosure {
    if x.low(half) > 0 {
      let whole = logarithm(x)
      return whole.isUnbounded ? unbounded : exponential(product(y, whole))
    }
    let least = areNonNegative ? max(0, x.low(half)) : x.low(half)
    guard least >= 0, y.low(half) > 0 else { return unbounded }
    let corners = [least, x.high(half)].flatMap { base in
      [y.low(half), y.high(half)].compactMap { Function.power.number(base, $0) }
    }
    guard corners.count == 4, let least = corners.min(), let greatest = corners.max() else {
      return unbounded
    }
    return .box(max(0, least - 8 * Enclosure.noise), greatest * (1 + 8 * Enclosure.noise))
  }
}
