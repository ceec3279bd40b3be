import Foundation
import TestSupport
import Testing
import WorkbookPlan

/// Two runs of many units side by side.
@Suite struct CompareTests {
  @Test func aComparisonOfManyUnitsIsWritten() throws {
    let scratch = try Scratch()
    try Self.book(units: 600, in: scratch)
    let run = try Sodiem.run(
      ["compare", "book", "--set", "1=9", "--rescale", "--output", "compare.xlsx"],
      in: scratch.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(try scratch.files(in: "").keys.contains("compare.xlsx"))
  }

  /// Units stand side by side there, and a sheet has no more columns.
  @Test func moreUnitsThanColumnsAreRefusedInWords() throws {
    let scratch = try Scratch()
    let most = Limits.columns - 2
    try Self.book(units: most + 1, in: scratch)
    let run = try Sodiem.run(
      ["compare", "book", "--set", "1=9", "--rescale", "--output", "compare.xlsx"],
      in: scratch.path)
    #expect(run.code == 2)
    #expect(
      run.errors == """
        sodiem: không so sánh được chỉ số 'cchc': 16383 đơn vị, nhiều nhất 16382; chia đơn vị ra nhiều sổ, \
        hoặc so các trang Chi tiết của hai lần chấm

        """)
    #expect(try !scratch.files(in: "").keys.contains("compare.xlsx"))
  }

  /// A book of one index with two criteria.
  private static func book(units: Int, in scratch: Scratch) throws {
    try scratch.write(
      """
      book: book
      year: 2021
      title: Sổ
      created: 2022-01-05
      units: units.csv
      indices:
        - index: cchc
          title: Chỉ số
          short_title: CCHC
          criteria: criteria/cchc.yaml
          data: [data/cchc.csv]

      """, to: "book/sodiem.yaml")
    try scratch.write(
      """
      criteria_set: cchc
      title: Bộ tiêu chí
      max: 20
      criteria:
        - {code: "1", name: Tiêu chí 1, max: 10, rule: {kind: given}}
        - {code: "2", name: Tiêu chí 2, max: 10, rule: {kind: given}}

      """, to: "book/criteria/cchc.yaml")
    let range = 1...units
    try scratch.write(
      "code,name,indices\n" + range.map { "x\($0),Xã số \($0),cchc\n" }.joined(),
      to: "book/units.csv")
    try scratch.write(
      "unit,criterion,input,value\n"
        + range.map { "x\($0),1,points,\($0 % 11)\nx\($0),2,points,\($0 % 7)\n" }.joined(),
      to: "book/data/cchc.csv")
  }
}
