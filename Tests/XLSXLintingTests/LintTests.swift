
import TestSupport
import Testing
import XLSXLinting

@Suite struct LintTests {
  @Test func aSoundBookHasNoFindings() throws {
    let parts = try SoundBook.parts()
    #expect(try findings(parts) == [])
  }
}
