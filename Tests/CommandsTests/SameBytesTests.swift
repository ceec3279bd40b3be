import Foundation
import TestSupport
import Testing

/// The same book gives the same bytes, wherever, whenever and in whatever locale it is scored.
@Suite struct SameBytesTests {
  private let scratch: Scratch
  private let expected: [String: Data]

  init() throws {
    scratch = try Scratch()
    try scratch.copyBook()
    let run = try Sodiem.run(["score", "book", "--output", "first"], in: scratch.path)
    #expect(run.code == 0)
    expected = try scratch.files(in: "first")
    #expect(expected.count == 4)
  }

  @Test func inASecondRunOverTheFirst() throws {
    let run = try Sodiem.run(["score", "book", "--output", "first"], in: scratch.path)
    #expect(run.code == 0)
    #expect(try scratch.files(in: "first") == expected)
  }

  @Test func inAnotherFolder() throws {
    let run = try Sodiem.run(
      ["score", "..", "--output", scratch("second")], in: scratch("book/data"))
    #expect(run.code == 0)
    #expect(try scratch.files(in: "second") == expected)
  }

  @Test(arguments: ["Asia/Ho_Chi_Minh", "America/Anchorage"])
  func inAnotherTimeZone(_ zone: String) throws {
    let environment = ["TZ": zone]
    let clock = try Sodiem.run(
      "/bin/date", ["-d", "@0", "+%z"], in: scratch.path, environment: environment)
    #expect(clock.output != "+0000\n")
    let run = try Sodiem.run(
      ["score", "book", "--output", "second"], in: scratch.path, environment: environment)
    #expect(run.code == 0)
    #expect(try scratch.files(in: "second") == expected)
  }

  /// Under this locale C prints and reads a comma as decimal point.
  @Test func underAVietnameseLocale() throws {
    let built = try Sodiem.run(
      "/usr/bin/localedef", ["-i", "vi_VN", "-f", "UTF-8", scratch("vi_VN.UTF-8")],
      in: scratch.path)
    #expect(built.code == 0, "\(built.errors)")
    let environment = ["LOCPATH": scratch.path, "LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8"]
    let point = try Sodiem.run(
      "/usr/bin/locale", ["decimal_point"], in: scratch.path, environment: environment)
    #expect(point.output == ",\n")
    let run = try Sodiem.run(
      ["score", "book", "--output", "second"], in: scratch.path, environment: environment)
    #expect(run.code == 0)
    #expect(try scratch.files(in: "second") == expected)
  }
}
