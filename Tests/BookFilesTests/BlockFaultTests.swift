import BookFiles
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

private let set = "criteria/cchc.yaml"
/// The criterion 1.7, left out where it does not apply, in the domain 1; 2.1 is in the mean of domain 2.
private let exclude = "not_applicable: {policy: exclude}"
private let averaged =
  "- {code: \"2.1\", name: Sai sót, max: 2, rule: {kind: deduct, points: 0.5, of: Văn bản sai}}"

private func within(_ group: String, policy: String = "exclude") -> String {
  "not_applicable: {policy: \(policy), within: \(group)}"
}

@Test(arguments: [
  Breaking(
    set, exclude, "not_applicable: {policy: full, 1️⃣within: domain}",
    "'within' chỉ dùng với 'policy: exclude'", en: "'within' is only for 'policy: exclude'"),
  Breaking(
    set, exclude, within("1️⃣domains"),
    "tiêu chí '1.7' không nằm trong nhóm 'domains'; 'within' là whole, domain hoặc mã một nhóm chứa tiêu chí: '1'",
    en:
      "the criterion '1.7' is in no group 'domains'; 'within' is whole, domain or the code of a group that it is in: '1'"
  ),
  Breaking(
    set, exclude, within("1️⃣\"2\""),
    "tiêu chí '1.7' không nằm trong nhóm '2'; 'within' là whole, domain hoặc mã một nhóm chứa tiêu chí: '1'; có phải là '1'?"
  ),
  Breaking(
    set,
    "- {code: \"3.1\", name: Hài lòng, max: 1, rule: {kind: percentage, value: Tỷ lệ hài lòng}}",
    "- {code: 3.1, name: Nhóm con, max: 1, criteria: [{code: 3.1.1, name: Một, max: 0.5, rule: {kind: given}, not_applicable: {policy: exclude, within: 3.1}}, {code: 3.1.2, name: Hai, max: 0.5, rule: {kind: given}, not_applicable: {policy: redistribute, to: [1️⃣3.3]}}]}",
    "không chia lại điểm cho '3.3' được vì hai tiêu chí không cùng được cộng dồn trong một nhóm; chọn tiêu chí cùng nhóm"
  ),
  Breaking(
    set, averaged,
    "- {code: 2.1, name: Nhóm con, max: 2, criteria: [{code: 2.1.1, name: Một, max: 2, rule: {kind: given}, not_applicable: {policy: exclude, within: 1️⃣domain}}]}",
    "tiêu chí '2.1.1' không áp dụng thì nhóm '2' chỉ tổng hợp phần còn lại, nên không tính lại trong '2' được; dùng 'within: whole' hoặc một nhóm bên dưới '2'",
    en:
      "where the criterion '2.1.1' does not apply, the group '2' gathers the rest without it, so that '2' cannot; use 'within: whole' or a group below '2'"
  ),
])
func blocks(_ breaking: Breaking) throws { try breaking.checkAmongOthers() }

@Test func aDomainIsInNoGroup() throws {
  let found = try small(
    "  - {code: \"1\", name: Một, max: 10, rule: {kind: given}, not_applicable: {policy: exclude, within: domain}}\n"
  ).load().diagnostics
  #expect(
    found.text(in: .english)
      == "a.yaml:4:100: error: the criterion '1' is a domain itself and in no group; only 'within: whole' can be"
  )
  #expect(
    found.text(in: .vietnamese)
      == "a.yaml:4:100: lỗi: tiêu chí '1' tự là một lĩnh vực, không nằm trong nhóm nào; chỉ dùng 'within: whole'"
  )
}

@Test(arguments: ["whole", "domain", "\"1\"", "\"1.1\""])
func groupsToBeLeftOutOf(_ word: String) throws {
  let book = try #require(
    try small(
      """
        - code: "1"
          name: Một
          max: 10
          criteria:
            - code: "1.1"
              name: Hai
              max: 10
              criteria:
                - {code: "1.1.1", name: Ba, max: 10, rule: {kind: given}, not_applicable: {policy: exclude, within: \(word)}}

      """
    ).load().book)
  let group = ["whole": nil, "domain": 0, "\"1\"": 0, "\"1.1\"": 1][word]
  #expect(book.indices[0].criteria.nodes[2].notApplicable == .exclude(within: group ?? nil))
}

/// Of 1 (a: 6, b: 2, c: 2) X has 4 of 10 points left and Y 6; to Z nothing of it applies.
@Test func littleOfABlockApplies() throws {
  let leaf = "not_applicable: {policy: exclude, within: domain}, rule: {kind: given}"
  let book = try small(
    """
      - code: "1"
        name: Một
        max: 10
        criteria:
          - {code: a, name: A, max: 6, \(leaf)}
          - {code: b, name: B, max: 2, \(leaf)}
          - {code: c, name: C, max: 2, \(leaf)}
      - {code: "2", name: Hai, max: 90, rule: {kind: given}}

    """,
    "X,a,n/a\nX,b,2\nX,c,2\nX,2,90\nY,a,6\nY,b,n/a\nY,c,n/a\nY,2,90\nZ,a,n/a\nZ,b,n/a\nZ,c,n/a\nZ,2,90\n",
    units: "X,Một\nY,Hai\nZ,Ba\n")
  let evaluation = Evaluation(try #require(try book.load().book))
  let found = Diagnostic.issues(of: evaluation)
  #expect(
    found.text(in: .english) == """
      units.csv:2:1: warning: 60 % of the points of the group '1' do not apply to the unit 'X', so that the group's points come from few criteria; look at its rows with 'n/a'
      a.yaml:4:11: note: the group is here
      units.csv:4:1: warning: nothing of the group '1' applies to the unit 'Z', so that the whole group is left out; look at its rows with 'n/a'
      a.yaml:4:11: note: the group is here
      """)
  #expect(
    found.text(in: .vietnamese).contains(
      "đơn vị 'X' không áp dụng 60 % số điểm của nhóm '1', nên điểm của nhóm tính từ ít tiêu chí; xem lại các dòng 'n/a' của đơn vị"
    ))
}

/// A book of one index with a criteria set.
func small(
  _ criteria: String, _ figures: String = "", units: String = "X,Một\n",
  keys: String = ""
) throws -> BookInFolder {
  try BookInFolder([
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": "code,name,indices\n"
      + units.split(separator: "\n").map { $0 + ",a\n" }.joined(),
    "a.yaml": "criteria_set: a\ntitle: A\n\(keys)criteria:\n" + criteria,
    "a.csv": "unit,criterion,value\n" + figures,
  ])
}
