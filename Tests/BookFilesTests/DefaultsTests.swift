import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

/// What criteria take from the groups around them.
@Suite struct DefaultsTests {
  private func nodes(
    _ criteria: String, keys: String = ""
  ) throws -> (nodes: [String: Criterion], told: String) {
    let loaded = try small(criteria, keys: keys).load()
    let nodes = (loaded.book?.indices[0].criteria.nodes ?? []).map { ($0.code, $0) }
    return (Dictionary(uniqueKeysWithValues: nodes), loaded.diagnostics.text(in: .english))
  }

  /// The nearest group wins, key by key; what a criterion says itself goes before it.
  @Test func theNearestGroupWins() throws {
    let (nodes, told) = try nodes(
      """
        - code: "1"
          name: Một
          max: 4
          defaults: {appraiser: Sở Tư pháp, not_applicable: {policy: exclude, within: domain, when: Không có}}
          criteria:
            - {code: "1.1", name: A, max: 1}
            - {code: "1.2", name: B, max: 1, missing: fault, appraiser: Thanh tra, rule: {kind: yes_no}}
            - code: "1.3"
              name: C
              max: 2
              defaults: {evidence: Báo cáo, survey: true}
              criteria:
                - {code: "1.3.1", name: D, max: 2}
        - {code: "2", name: Hai, max: 6}

      """,
      keys:
        "defaults: {missing: zero, appraiser: Sở Nội vụ, basis: Quyết định, rule: {kind: given, step: 0.5}}\n"
    )
    #expect(told.isEmpty)
    let (a, b, d, two) = (nodes["1.1"], nodes["1.2"], nodes["1.3.1"], nodes["2"])
    #expect(a?.appraiser == "Sở Tư pháp" && a?.basis == "Quyết định" && a?.missing == .zero)
    #expect(a?.notApplicable == .exclude(within: 0) && a?.notApplicableWhen == "Không có")
    #expect(a?.rule?.inputs.map(\.kind) == [.points(step: 0.5)])
    #expect(a?.evidence == nil && a?.isSurvey == false)
    #expect(b?.appraiser == "Thanh tra" && b?.missing == .fault)
    #expect(b?.rule?.inputs.map(\.kind) == [.yesNo])
    #expect(d?.evidence == "Báo cáo" && d?.isSurvey == true && d?.appraiser == "Sở Tư pháp")
    #expect(two?.appraiser == "Sở Nội vụ" && two?.notApplicable == nil)
    #expect(nodes["1"]?.appraiser == nil)
  }

  /// A key without a value takes the default away.
  @Test func noneIsSaidToo() throws {
    let (nodes, told) = try nodes(
      """
        - {code: "1", name: Một, max: 5}
        - {code: "2", name: Hai, max: 5, not_applicable: ~, evidence: null}

      """,
      keys:
        "defaults: {rule: {kind: given}, not_applicable: {policy: zero}, evidence: Báo cáo}\n")
    #expect(told.isEmpty)
    #expect(nodes["1"]?.notApplicable == .zero && nodes["1"]?.evidence == "Báo cáo")
    #expect(nodes["2"]?.notApplicable == nil && nodes["2"]?.evidence == nil)
  }

  /// Bonus and penalty items take what they may say themselves.
  @Test func itemsTakeDefaults() throws {
    let (nodes, told) = try nodes(
      "  - {code: \"1\", name: Một, max: 5}\n"
        + "bonus: {defaults: {appraiser: Thanh tra}, criteria: [{code: T, name: Thưởng, max: 1}]}\n"
        + "penalty: {criteria: [{code: P, name: Phạt, max: 1}]}\n",
      keys:
        "defaults: {appraiser: Sở Nội vụ, rule: {kind: given}, not_applicable: {policy: full}}\n"
    )
    #expect(told.isEmpty)
    #expect(nodes["T"]?.appraiser == "Thanh tra" && nodes["P"]?.appraiser == "Sở Nội vụ")
    #expect(nodes["T"]?.notApplicable == nil && nodes["1"]?.notApplicable == .full)
    #expect(nodes["P"]?.rule?.inputs.map(\.kind) == [.points(step: nil)])
  }

  /// A faulty default is told of once, at its place, with the first criterion that takes it.
  @Test func aFaultyDefaultIsToldOnce() throws {
    let criteria =
      "  - {code: \"1\", name: Một, max: 5}\n  - {code: \"2\", name: Hai, max: 5}\n"
    #expect(
      try nodes(criteria, keys: "defaults: {rule: {kind: given, step: -1}}\n").told
        .split(separator: "\n").map { $0.prefix(12) } == ["a.yaml:3:38:", "a.yaml:5:12:"])
    #expect(
      try nodes(criteria, keys: "defaults: {rule: {kind: given}, weight: 3}\n").told
        == "a.yaml:3:33: error: there is no key 'weight' here; the keys are: rule, missing, cohort, appraiser, evidence, basis, not_applicable, survey"
    )
    #expect(
      try nodes(
        criteria, keys: "defaults: {rule: {kind: given}, not_applicable: {policy: exclud}}\n"
      ).told.split(separator: "\n").count == 1)
  }

  /// What nothing takes says nothing, and has not been read.
  @Test func unusedDefaultsAreToldOf() throws {
    let criteria = """
        - code: "1"
          name: Một
          max: 5
          defaults: {missing: zero, survey: true}
          criteria:
            - {code: "1.1", name: A, max: 5, rule: {kind: given}, survey: false}

      """
    #expect(
      try nodes(criteria).told
        == "a.yaml:7:31: warning: no criterion takes 'survey' from these 'defaults'; drop it, or move it to the group that needs it"
    )
  }

  @Test func missingIsSaidOnce() throws {
    #expect(
      try nodes(
        "  - {code: \"1\", name: Một, max: 5, rule: {kind: given}}\n",
        keys: "missing: zero\ndefaults: {missing: unscored}\n"
      ).told
        == "a.yaml:4:12: error: only one of the keys 'missing' and 'defaults: missing' may be here")
  }

  /// A criterion is nothing that others take from.
  @Test func onlyGroupsHaveDefaults() throws {
    #expect(
      try nodes(
        "  - {code: \"1\", name: Một, max: 5, rule: {kind: given}, defaults: {missing: zero}}\n"
      )
      .told == "a.yaml:4:57: error: 'defaults' is only for a group with 'criteria'")
  }
}
