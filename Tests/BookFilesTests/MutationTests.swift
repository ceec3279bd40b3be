import BookFiles
import TestSupport
import Testing

/// Whatever is done to a valid book, it loads or at least one diagnostic says where it does not.
@Test(arguments: 0..<10)
func mutatedBooksLoadOrAreDiagnosed(_ seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  for _ in 0..<50 {
    var files = ValidBook.files.mapValues { Array($0.utf8) }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let name = try #require(files.keys.sorted().randomElement(using: &random))
      files[name] = mutated(files[name] ?? [], &random)
    }
    let loaded = try BookInFolder(files).load()
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect((loaded.book != nil) == errors.isEmpty)
    #expect(errors.allSatisfy { $0.place != nil })
    #expect(loaded.diagnostics == loaded.diagnostics.sortedWithoutRepeats())
  }
}

private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  guard !bytes.isEmpty else { return bytes }
  if Bool.random(using: &random) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let line = Int.random(in: lines.indices, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: line)
    default: lines.swapAt(line, Int.random(in: lines.indices, using: &random))
    }
    return Array(lines.joined(separator: [10]))
  }
  var result = bytes
  let position = Int.random(in: bytes.indices, using: &random)
  switch Int.random(in: 0..<4, using: &random) {
  case 0: result.remove(at: position)
  case 1: result.insert(bytes[position], at: position)
  case 2: result[position] = UInt8.random(in: 0...255, using: &random)
  default:
    let marks = Array("\"'[]{}:,-&*!|>#%@\n\t 09.;\\".utf8)
    result[position] = marks.randomElement(using: &random) ?? 0
  }
  return result
}
