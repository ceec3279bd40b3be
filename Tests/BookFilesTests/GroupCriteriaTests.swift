import BookFiles
import Foundation
import TestSupport
import Testing
import Wording

/// Criteria that some unit groups do not have: their maximum is 0 there.
@Suite struct GroupCriteriaTests {
  /// The valid book, where districts have 1.2 no more and 3 points for 1.1 in its place.
  private static func load(adding row: String = "") throws -> LoadedBook {
    var files = ValidBook.files
    let set = "criteria/cchc.yaml"
    for (old, new) in [
      ("name: Báo cáo\n        max: 1\n", "name: Báo cáo\n        max: {default: 1, huyen: 0}\n"),
      ("name: Kế hoạch\n        max: 2\n", "name: Kế hoạch\n        max: {default: 2, huyen: 3}\n"),
    ] {
      let text = try #require(files[set])
      try #require(text.contains(old))
      files[set] = text.replacingOccurrences(of: old, with: new)
    }
    let data = try #require(files["data/cchc.csv"])
    files["data/cchc.csv"] = data + row
    return try BookInFolder(files).load()
  }

  /// The points of its options need no room in that group.
  @Test func itsRuleIsNotHeldAgainstThem() throws {
    let loaded = try Self.load()
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
    #expect(loaded.book != nil)
  }

  @Test(arguments: ["npn,1.2,,,A,", "npn,1.2,,,n/a,"])
  func aFigureForItIsAFault(_ row: String) throws {
    let loaded = try Self.load(adding: row)
    #expect(loaded.book == nil)
    let told = loaded.diagnostics.map { $0.text(in: .vietnamese) }
    #expect(told.count == 1)
    #expect(
      told[0].hasPrefix("data/cchc.csv:")
        && told[0].hasSuffix(
          ":5: lỗi: tiêu chí '1.2' không dành cho nhóm 'huyen': điểm tối đa của nhóm bằng 0; bỏ dòng này, hoặc xem lại 'max'"
        ), "\(told)")
  }
}
