internal import Formulas

/// Runs a tape on many draws of weights at once, without allocating.
struct Interpreter {
  private let tape: Tape
  private let general: (Int, [Double]) -> Double
  /// The number of draws that run side by side.
  let lanes: Int
  /// All registers, one after the other, each a number per lane.
  var registers: [Double]

  /// Makes room for a number of draws.
  ///
  /// - Parameters:
  ///   - tape: The steps.
  ///   - lanes: The draws that run side by side.
  ///   - general: Evaluates the expressions of `general` steps.
  init(_ tape: Tape, lanes: Int, general: @escaping (Int, [Double]) -> Double) {
    self.tape = tape
    self.lanes = lanes
    self.general = general
    registers = [Double](repeating: 0, count: max(1, tape.registerCount) * lanes)
  }

  /// Gives a weight a value in a lane.
  mutating func set(_ input: Int, lane: Int, _ weight: Double) {
    registers[input * lanes + lane] = weight
  }

  /// A result in a lane.
  func output(_ position: Int, lane: Int) -> Double {
    registers[tape.outputs[position] * lanes + lane]
  }

  /// Computes all results from the weights.
  mutating func run() {
    let (tape, lanes, general) = (tape, lanes, general)
    registers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      tape.operands.withUnsafeBufferPointer { operands in
        for step in tape.steps {
          let sources = UnsafeBufferPointer(rebasing: operands[step.operands])
          Self.run(
            step.kernel, sources, base + step.result * lanes, base, lanes: lanes, general)
        }
      }
    }
  }

  private typealias Registers = UnsafeMutablePointer<Double>

  private static func run(
    _ kernel: Tape.Kernel, _ sources: UnsafeBufferPointer<Int>, _ result: Registers,
    _ base: Registers, lanes: Int, _ general: (Int, [Double]) -> Double
  ) {
    func source(_ position: Int) -> Registers { base + sources[position] * lanes }
    switch kernel {
    case .fill(let number):
      for lane in 0..<lanes { result[lane] = number }
    case .scale(let factor):
      let a = source(0)
      for lane in 0..<lanes { result[lane] = finite(a[lane] * factor) }
    case .multiply:
      let (a, b) = (source(0), source(1))
      for lane in 0..<lanes { result[lane] = finite(a[lane] * b[lane]) }
    case .divide:
      // A division by zero is not finite.
      let (a, b) = (source(0), source(1))
      for lane in 0..<lanes { result[lane] = finite(a[lane] / b[lane]) }
    case .add:
      let (a, b) = (source(0), source(1))
      for lane in 0..<lanes { result[lane] = finite(SpreadsheetNumber.add(a[lane], b[lane])) }
    case .subtract:
      let (a, b) = (source(0), source(1))
      for lane in 0..<lanes { result[lane] = finite(SpreadsheetNumber.subtract(a[lane], b[lane])) }
    case .sumOfNonNegatives: sum(sources, result, base, lanes: lanes)
    case .round(let places):
      let a = source(0)
      let scale = powersOfTen[places]
      for lane in 0..<lanes { result[lane] = round(a[lane], places, scale) }
    case .select:
      let (condition, a, b) = (source(0), source(1), source(2))
      for lane in 0..<lanes {
        let test = condition[lane]
        result[lane] = test.isNaN ? Boxed.error : test != 0 ? a[lane] : b[lane]
      }
    case .other(let operation):
      for lane in 0..<lanes {
        result[lane] = operation.value(sources.map { base[$0 * lanes + lane] }, general: general)
      }
    }
  }

  /// The number if it is finite, else a NaN: the difference of two infinities is one.
  @inline(__always)
  private static func finite(_ x: Double) -> Double { x + (x - x) }

  /// The compensated sum of ``Operation/sumOfNonNegatives(_:)``, lane by lane.
  private static func sum(
    _ sources: UnsafeBufferPointer<Int>, _ result: Registers, _ base: Registers, lanes: Int
  ) {
    let width = 8
    var lane = 0
    while lane + width <= lanes {
      var total = SIMD8<Double>.zero
      var error = SIMD8<Double>.zero
      for source in sources {
        let number = UnsafeRawPointer(base + source * lanes + lane)
          .loadUnaligned(as: SIMD8<Double>.self)
        let sum = total + number
        let part = sum - total
        error += (total - (sum - part)) + (number - part)
        total = sum
      }
      let sum = total + error
      for position in 0..<width { result[lane + position] = finite(sum[position]) }
      lane += width
    }
    for lane in lane..<lanes {
      result[lane] = Operation.sumOfNonNegatives(sources.lazy.map { base[$0 * lanes + lane] })
    }
  }

  /// Half away from zero, decided at once unless it is close.
  ///
  /// The number that ``SpreadsheetNumber/round(_:places:)`` gives: up to 10¹⁰ half a unit in the 15th digit
  /// is less than a thousandth of the last place.
  @inline(__always)
  private static func round(_ x: Double, _ places: Int, _ scale: Double) -> Double {
    let scaled = x.magnitude * scale
    guard scaled < 1e10 else {
      return x.isNaN ? Boxed.error : SpreadsheetNumber.round(x, places: places)
    }
    let whole = scaled.rounded(.down)
    let part = scaled - whole
    guard (part - 0.5).magnitude > 0.001 else {
      return SpreadsheetNumber.round(x, places: places)
    }
    let size = (part > 0.5 ? whole + 1 : whole) / scale
    return x < 0 ? 0 - size : size
  }

  private static let powersOfTen: [Double] = {
    var powers = [1.0]
    for _ in 1...15 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()
}
