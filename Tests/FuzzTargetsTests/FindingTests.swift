import FuzzTargets
import Testing

/// What fuzzing has found, by target; each was a fault once.
private let findings: [(target: String, bytes: [UInt8])] = [
  // A text whose quotation mark has a mark on it was printed as no text any more.
  ("formula", Array("2<\"\"\u{7AA}*\"".utf8)),
  // The place of a token that begins with a mark on the number before it went past the text's end.
  ("cells", Array("4\u{5C2}A5\n\u{1}4/A,4".utf8)),
  // An array of one constant was shown as the constant alone.
  ("cells", Array("{124}".utf8)),
  // A number of more than fifteen digits was shown as another one.
  ("cells", Array("11111111111111111e9++A6".utf8)),
  // A rank without an order was shown with one.
  ("cells", Array("RANK(BD1,0)".utf8)),
  // An area up to whole rows was shown without its parentheses.
  ("cells", Array("AA5:(6:1)".utf8)),
  ("cells", Array("AA5:6.:1.6".utf8)),
]

@Test func whatFuzzingHasFoundHolds() throws {
  for (name, bytes) in findings {
    let target = try #require(try fuzzTargets.first { $0.name == name }?.init())
    try target.feed(bytes)
  }
}

@Test(arguments: ["formula", "cells", "csv", "yaml", "form"])
func whatFuzzingStartsFromHolds(name: String) throws {
  let target = try #require(try fuzzTargets.first { $0.name == name }?.init())
  let seeds = try target.seeds()
  #expect(!seeds.isEmpty)
  for seed in seeds { try target.feed(seed) }
}
