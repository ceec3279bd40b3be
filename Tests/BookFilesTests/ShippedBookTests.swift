import BookFiles
import Foundation
import Scoring
import Testing
import Wording

/// The templates beside the tests' own folder.
private let templates = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Templates")

@Test(arguments: [
  ("ninh-thuan-2021", ["cchc": 21, "satisfaction": 40, "ddci": 28]),
  ("cap-huyen-2021", ["cchc": 7]),
])
func shippedBooksHaveNoErrors(_ name: String, _ participants: [String: Int]) throws {
  let loaded = try loadBook(at: templates.appendingPathComponent(name).path)
  let book = try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  let counts = book.indices.map { ($0.id, $0.participants.count { $0.isRanked }) }
  #expect(Dictionary(uniqueKeysWithValues: counts) == participants)
  #expect(book.indices.allSatisfy { !$0.observations.isEmpty && !$0.previous.isEmpty })
}
