/// A stream of random bits that is the same on every machine: xoshiro256++ started by SplitMix64.
///
/// Every block of draws has a stream of its own, made from the seed and the block's number, so that it does
/// not matter which thread computes which block. Source: D. Blackman and S. Vigna, Scrambled linear
/// pseudorandom number generators, ACM Transactions on Mathematical Software 47, 2021; the period is
/// 2²⁵⁶ − 1, and two streams of a million draws overlap with a probability below 2⁻²⁰⁰.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// The stream of a block.
  public init(seed: UInt64, block: UInt64) {
    // The block goes through the mixer first, so that neighbouring blocks and seeds have nothing in common.
    var start = block
    var mixer = seed ^ Self.mix(&start)
    (a, b) = (Self.mix(&mixer), Self.mix(&mixer))
    (c, d) = (Self.mix(&mixer), Self.mix(&mixer))
  }

  /// A stream from a state that is not all zeros.
  init(state: (UInt64, UInt64, UInt64, UInt64)) { (a, b, c, d) = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotated(a &+ d, 23) &+ a
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Self.rotated(d, 45)
    return result
  }

  /// A number from 0 to 1, both excluded, in steps of 2⁻⁵³.
  public mutating func unit() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  private static func rotated(_ x: UInt64, _ bits: UInt64) -> UInt64 {
    (x << bits) | (x >> (64 - bits))
  }

  /// The next number of SplitMix64.
  private static func mix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
