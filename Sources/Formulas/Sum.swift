/// A sum that carries the rounding error of each step, as LibreOffice does (Kahan and Neumaier).
///
/// The last number is added at the end, so that a total which that number cancels is zero.
@usableFromInline
struct Sum {
  @usableFromInline var total = 0.0
  @usableFromInline var error = 0.0
  @usableFromInline var last = 0.0

  @inlinable
  init() {}

  /// Adds a number.
  @inlinable
  mutating func add(_ number: Double) {
    guard number != 0 else { return }
    settle()
    last = number
  }

  /// Adds the number that was held back.
  @inlinable
  mutating func settle() {
    let sum = total + last
    error += total.magnitude >= last.magnitude ? (total - sum) + last : (last - sum) + total
    total = sum
    last = 0
  }

  /// The sum of what was added.
  @inlinable
  var value: Double {
    guard SpreadsheetNumber.add(total + error, last) != 0 else { return 0 }
    var settled = self
    settled.settle()
    return settled.total + settled.error
  }
}
