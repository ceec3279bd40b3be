import Formulas
import Testing

@testable import Analysis

@Suite("Random numbers")
struct RandomStreamTests {
  @Test("The generator gives the published numbers of xoshiro256++")
  func published() {
    var stream = RandomStream(state: (1, 2, 3, 4))
    let numbers = (0..<4).map { _ in stream.next() }
    #expect(numbers == [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386])
  }

  @Test("Seeds and blocks have streams of their own")
  func streams() {
    var first: Set<UInt64> = []
    for seed in UInt64(0)..<20 {
      for block in UInt64(0)..<20 {
        var stream = RandomStream(seed: seed, block: block)
        first.insert(stream.next())
      }
    }
    #expect(first.count == 400)
  }

  @Test("The logarithm is that of the C library within two units in the last place")
  func logarithm() throws {
    var stream = RandomStream(seed: 1, block: 0)
    for _ in 0..<20_000 {
      let x = stream.unit() * PlainMath.exp(stream.unit() * 40 - 20)
      let expected = try #require(Function.naturalLogarithm.number(x))
      #expect((PlainMath.ln(x) - expected).magnitude <= 2 * expected.ulp)
    }
  }

  @Test("The exponential is that of the C library within two units in the last place")
  func exponential() throws {
    var stream = RandomStream(seed: 2, block: 0)
    for _ in 0..<20_000 {
      let x = stream.unit() * 1000 - 600
      let expected = try #require(Function.exponential.number(x))
      #expect((PlainMath.exp(x) - expected).magnitude <= 2 * expected.ulp)
    }
  }

  @Test("Gamma numbers have the shape as mean and variance", arguments: [0.02, 0.4, 1, 3.5, 80])
  func gamma(shape: Double) {
    var stream = RandomStream(seed: 3, block: 0)
    let count = 200_000
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<count {
      let x = stream.gamma(shape: shape)
      sum += x
      squares += (x - shape) * (x - shape)
    }
    let mean = sum / Double(count)
    #expect((mean - shape).magnitude < 5 * (shape / Double(count)).squareRoot())
    // The fourth central moment of a gamma variable is 3k² + 6k.
    let spread = ((2 * shape * shape + 6 * shape) / Double(count)).squareRoot()
    #expect((squares / Double(count) - shape).magnitude < 5 * spread)
  }
}
