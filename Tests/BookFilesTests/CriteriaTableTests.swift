import BookFiles
import Scoring
import Testing
import Wording

/// A book of one index whose criteria stand in a table beside the criteria file.
func tableBook(
  _ table: String, keys: String = "", criteria: String = "criteria: {table: bang/a.csv}\n",
  units: String = "code,name,group,indices\nX,Một,xa,a\nH,Hai,huyen,a\n"
) throws -> BookInFolder {
  try BookInFolder([
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": units,
    "a.yaml": "criteria_set: a\ntitle: A\n\(keys)\(criteria)",
    "bang/a.csv": table,
    "a.csv": "unit,criterion,value\n",
  ])
}

/// Criteria in a table are those of the same list in YAML.
@Suite struct CriteriaTableTests {
  /// What the criteria of a book are, wherever they stand.
  private func nodes(
    _ book: BookInFolder, _ language: Language? = nil
  ) throws -> (nodes: [String], told: [String]) {
    let loaded = try book.load(language)
    let nodes = (loaded.book?.indices[0].criteria.nodes ?? []).map { node in
      var node = node
      node.place = Place(file: "")
      return "\(node)"
    }
    return (nodes, loaded.diagnostics.map { $0.text(in: .english) })
  }

  private static let keys = """
    max: {default: 20, huyen: 21}
    defaults: {appraiser: Sở Nội vụ, rule: {kind: given, step: 0.5}}

    """

  /// As Excel saves it: a byte order mark, CRLF, quotes where they are needed, blank rows at the end.
  private static let table =
    "\u{FEFF}"
    + [
      "code,parent,name,name_en,label,max,max@huyen,weight,aggregation,appraiser,policy,when,within,missing,survey,kind,text,lowest,minimum,maximum,reversed,value,due,due@huyen,points,evidence",
      "1,,\"Thể chế, văn bản\",Institutions,I,12,13,30,mean,,,,,,,,,,,,,,,,,",
      "1.1,1,A,,,5,,,,,exclude,\"Không có \"\"A\"\"\",domain,zero,true,min_max,\"Dòng một",
      "dòng hai\",1,0,50,true,Số ngày,,,,",
      "2,,Hai,Two,,8,,,,,,,,,,,,,,,,,,,,",
      "1.2,1,B,,,7,8,,,~,,,,,,,,,,,,,,,,Báo cáo",
      "2.1,2,C,,,8,,,,,,,,,,deadline,,,,,,,2021-12-15,2021-12-20,-1,",
      ",,,,,,,,,,,,,,,,,,,,,,,,,",
    ].joined(separator: "\r\n")

  private static let list = """
    criteria:
      - code: "1"
        name: {vi: "Thể chế, văn bản", en: Institutions}
        label: I
        max: {default: 12, huyen: 13}
        weight: 30
        aggregation: mean
        criteria:
          - code: "1.1"
            name: A
            max: 5
            not_applicable: {policy: exclude, when: Không có "A", within: domain}
            missing: zero
            survey: true
            rule: {kind: min_max, text: "Dòng một\\ndòng hai", lowest: 1, minimum: 0, maximum: 50, reversed: true, value: Số ngày}
          - {code: "1.2", name: B, max: {default: 7, huyen: 8}, appraiser: ~, evidence: Báo cáo}
      - code: "2"
        name: {vi: Hai, en: Two}
        max: 8
        criteria:
          - {code: "2.1", name: C, max: 8, rule: {kind: deadline, due: {default: 2021-12-15, huyen: 2021-12-20}, points: -1}}

    """

  @Test(arguments: [Language.vietnamese, .english])
  func aTableIsTheListInRows(_ language: Language) throws {
    let table = try nodes(try tableBook(Self.table, keys: Self.keys), language)
    let list = try nodes(
      try tableBook(Self.table, keys: Self.keys, criteria: Self.list), language)
    #expect(table.nodes.count == 5)
    #expect(table.nodes == list.nodes)
    #expect(
      table.nodes.first?.contains(language == .english ? "Institutions" : "Thể chế, văn bản")
        == true)
    #expect(table.told.count == list.told.count)
  }

  /// A cell says that there is none of what defaults say, also where columns say parts of it.
  @Test func noneIsSaidToo() throws {
    let book = try tableBook(
      "code,name,max,policy,within,evidence\n1,Một,2,,,\n2,Hai,2,~,,~\n3,Ba,2,full,,\n",
      keys: "defaults: {rule: {kind: given}, not_applicable: {policy: zero}, evidence: Báo cáo}\n")
    let nodes = try #require(try book.load().book).indices[0].criteria.nodes
    #expect(nodes.map(\.notApplicable) == [.zero, nil, .full])
    #expect(nodes.map(\.evidence) == ["Báo cáo", nil, "Báo cáo"])
  }

  /// A table may hold a part of the set: one group, the bonus, the penalty.
  @Test func aTableMayStandWhereverCriteriaDo() throws {
    let book = try tableBook(
      "code,name,max,kind\nT1,Thưởng,2,given\n",
      criteria: """
        criteria: [{code: "1", name: Một, max: 2, criteria: {table: bang/b.csv}}]
        bonus: {max: 2, criteria: {table: bang/a.csv}}

        """)
    let told = try book.load().diagnostics.map { $0.text(in: .english) }
    #expect(
      told
        == ["a.yaml:3:61: error: there is no file or folder 'bang/b.csv'"])
    let whole = try tableBook(
      "code,name,max,kind\nT1,Thưởng,2,given\n",
      criteria: """
        criteria: [{code: "1", name: Một, max: 2, rule: {kind: given}}]
        bonus: {max: 2, criteria: {table: bang/a.csv}}

        """)
    let nodes = try #require(try whole.load().book).indices[0].criteria.nodes
    #expect(nodes.map(\.code) == ["1", "T1"])
    #expect(
      nodes[1].part == .bonus && nodes[1].place == Place(file: "bang/a.csv", line: 2, column: 1))
  }

  /// Rules that no cell can hold stand beside the table.
  @Test func rulesBesideTheTable() throws {
    let book = try tableBook(
      "code,name,max\n1,Một,2\n",
      criteria: """
        criteria:
          table: bang/a.csv
          rules:
            "1": {kind: choice, options: [{code: A, text: Có, points: 2}, {code: B, text: Không, points: 0}]}

        """)
    let node = try #require(try book.load().book).indices[0].criteria.nodes[0]
    #expect(node.rule?.kind.options.map(\.points) == [2, 0])
  }

  /// The criterion's name says what is measured where the rule does not, in lists and in tables.
  @Test func theNameSaysWhatIsMeasured() throws {
    let table = try tableBook(
      "code,name,max,kind,value,when_equal\n1,Số ngày,2,min_max,,1\n2,Hai,2,leader_share,Số sáng kiến,\n"
    )
    let nodes = try #require(try table.load().book).indices[0].criteria.nodes
    #expect(nodes.compactMap { $0.rule?.inputs.map(\.text) } == [["Số ngày"], ["Số sáng kiến"]])
    let kinds = Rule.kinds.filter { kind in
      let names = kind.keys.map(\.name)
      return names.contains("value") && !names.contains("numerator")
    }
    #expect(kinds.count >= 6)
    for kind in kinds {
      #expect(kind.keys.contains { $0.name == "value" && !$0.isRequired }, "\(kind.name)")
    }
  }
}
