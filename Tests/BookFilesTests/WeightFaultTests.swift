import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

private let file = "weights/thu.yaml"

/// A revision that fits the valid book, which has 2 domains of `cchc`.
private func revision(_ weights: String, _ head: String = "revision: thu") -> String {
  """
  \(head)
  title: Phương án thử
  date: 2022-02-01
  reason: Theo góp ý
  weights:
  \(weights)

  """
}

/// A book with a revision that has the one fault marked in it.
private func broken(_ text: String, _ vietnamese: String, en: String? = nil) -> Breaking {
  Breaking("sodiem.yaml", "year: 2021", "year: 2021", vietnamese, en: en).adding(file, text)
}

@Test func aRevisionIsReadWithItsWeights() throws {
  let text = """
    revision: thu
    title: Phương án thử
    date: 2022-02-01
    reason: Theo góp ý
    rescale: true
    weights:
      cchc:
        "1": {default: 12.5, huyen: 10%}

    """
  let book = try #require(
    try BookInFolder(ValidBook.files.merging([file: text]) { $1 }).load().book)
  let revision = try #require(book.revisions.first)
  #expect(revision.id == "thu")
  #expect(revision.title == "Phương án thử")
  #expect(revision.date == CalendarDate(year: 2022, month: 2, day: 1))
  #expect(revision.reason == "Theo góp ý")
  #expect(revision.rescales)
  let change = try #require(revision.changes.first)
  #expect(change.index == "cchc" && change.code == "1")
  #expect(change.weight == ByGroup(.points(12.5), special: ["huyen": .percent(10)]))
  #expect(book.sources.contains { $0.path == file && $0.role == .weights })
}

@Test(arguments: [
  broken(
    revision("  hl: {A: 5}", "revision: 1️⃣khac"),
    "phương án 'khac' phải trùng tên tệp; viết 'thu', hoặc đổi tên tệp",
    en: "the revision 'khac' must be named as its file; write 'thu', or rename the file"),
  broken(
    revision("  1️⃣cchd: {\"1\": 5}"), "không có chỉ số 'cchd'; có phải là 'cchc'?",
    en: "there is no index 'cchd'; did you mean 'cchc'?"),
  broken(
    revision("  cchc: {\"1\": 1️⃣5 điểm}"),
    "cần số điểm như '18' hoặc tỷ lệ như '18%', thấy '5 điểm'",
    en: "expected points such as '18' or a share such as '18%', found '5 điểm'"),
  broken(
    revision("  cchc: {\"1\": 1️⃣\"5,5\"}"),
    "cần số điểm như '18' hoặc tỷ lệ như '18%', thấy '5,5'"),
  broken(
    revision("  cchc: {1️⃣T11: 5}"),
    "chỉ số 'cchc' không có tiêu chí 'T11'; có phải là 'T1'?",
    en: "the index 'cchc' has no criterion 'T11'; did you mean 'T1'?"),
  broken(
    revision("  cchc: {1️⃣\"1\": -1}"), "trọng số của '1' phải từ 0 trở lên",
    en: "the weight of '1' must not be negative"),
  broken(
    revision("  cchc: {1️⃣T1: 1}"), "'T1' là điểm thưởng, điểm trừ, không có trọng số",
    en: "'T1' is a bonus or penalty item, which has no weight"),
  broken(
    revision("  1️⃣cchc: {}"), "phương án không nêu trọng số nào",
    en: "the revision names no weight"),
  broken(
    revision("  cchc: {\"1\": {default: 5, 1️⃣huyn: 4}}"),
    "không có đơn vị nào thuộc nhóm 'huyn'; có phải là 'huyen'?"),
])
func revisions(_ breaking: Breaking) throws { try breaking.check() }

@Test func otherFilesBesideRevisionsAreNamed() throws {
  let book = try BookInFolder(ValidBook.files.merging(["weights/thu.yml": "a"]) { $1 }).load()
  #expect(
    book.diagnostics.text(in: .vietnamese)
      == "weights/thu.yml: cảnh báo: tệp 'weights/thu.yml' không được đọc; phương án trọng số là tệp '.yaml'"
  )
  #expect(book.book?.revisions.isEmpty == true)
}

/// Sums are named with what they should be.
@Test func aRevisionMustAddUp() throws {
  let text = revision("  hl: {A: 6}")
  let loaded = try BookInFolder(ValidBook.files.merging([file: text]) { $1 }).load()
  #expect(
    loaded.diagnostics.text(in: .english)
      == "weights/thu.yaml:6:3: error: weights of 'hl' add up to 11, not to 10; give the other weights too, or let them make room (rescale: true, --rescale)"
  )
}
