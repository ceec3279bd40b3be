import BookFiles
import Scoring
import Testing
import Wording

/// What can be wrong with a table of criteria, each with its place.
@Suite struct CriteriaTableFaultTests {
  private func told(
    _ table: String, keys: String = "", criteria: String = "criteria: {table: bang/a.csv}\n",
    in language: Language = .english
  ) throws -> [String] {
    try tableBook(table, keys: keys, criteria: criteria).load().diagnostics
      .map { $0.text(in: language) }
  }

  private func expect(
    _ told: [String], _ expected: [String], at place: SourceLocation = #_sourceLocation
  ) {
    #expect(told == expected, "\(told.joined(separator: "\n"))", sourceLocation: place)
  }

  @Test func parents() throws {
    let table = """
      code,parent,name,max,kind
      1,,Một,2,
      1.1,1,A,2,given
      2.1,2,B,1,given
      2,,Hai,3,given
      3,3,Ba,3,given
      4.1,1.0,C,3,given
      4.1.1,4.1,D,3,given

      """
    expect(
      try told(table),
      [
        "bang/a.csv:4:5: error: the parent '2' stands below; put its row before this one",
        "bang/a.csv:6:3: error: the criterion '3' is its own parent; leave the field blank at the first level",
        "bang/a.csv:7:5: error: no row is the parent '1.0'; did you mean '1.1'?",
      ])
  }

  /// Two criteria that are in each other: one of them stands first, below which its parent is.
  @Test func circles() throws {
    let table = "code,parent,name,max,kind\n0,,Không,1,given\n1,2,Một,1,given\n2,1,Hai,1,given\n"
    expect(
      try told(table, in: .vietnamese),
      ["bang/a.csv:3:3: lỗi: tiêu chí cha '2' đứng ở dòng dưới; đặt dòng của cha lên trước"])
  }

  @Test func depth() throws {
    let rows = (1...17).map {
      "c\($0),\($0 == 1 ? "" : "c\($0 - 1)"),Tên,1,\($0 == 17 ? "given" : "")\n"
    }
    let table = "code,parent,name,max,kind\n" + rows.joined()
    expect(
      try told(table), ["bang/a.csv:18:5: error: the criteria are nested deeper than 16 levels"])
    let allowed = rows.dropLast(2) + ["c16,c15,Tên,1,given\n"]
    #expect(try told("code,parent,name,max,kind\n" + allowed.joined()).isEmpty)
  }

  @Test func columns() throws {
    expect(
      try told("code,parent,name,max,kind,minimun\n1,,A,1,given,\n"),
      ["bang/a.csv:1:27: error: there is no column 'minimun'; did you mean 'minimum'?"])
    expect(
      try told("code,name,max,max@huyn,kind\n1,A,1,2,given\n"),
      ["bang/a.csv:1:15: error: there is no column 'max@huyn'; did you mean 'max@huyen'?"])
    expect(
      try told("code,name,kind\n1,A,given\n"), ["bang/a.csv:1: error: the column 'max' is missing"])
    #expect(
      try told("code;name;max;kind\n1;A;1;given\n").first?.hasPrefix(
        "bang/a.csv:1:5: error: the columns are separated by ';', expected a comma ','") == true)
  }

  /// Faults of criteria and rules stand in the cell that says it.
  @Test func cells() throws {
    let table = """
      code,parent,name,name_vi,max,max@huyen,kind,lowest,minimum,maximum,when_equal,step
      1,,A,,2,,min_max,3,0,10,,
      1,,B,,"1,5",,given,,,,,
      3,,C,,,4,given,,,,,
      4,,D,Đ,1,,given,,,,,
      5,,E,,1,,given,,,,,0.5 điểm
      6,,F,,,,given,,,,,

      """
    let told = try told(table).map { String($0.split(separator: "\n")[0]) }
    #expect(
      told == [
        "bang/a.csv:2:18: error: 3 points are above the maximum of 2",
        "bang/a.csv:3:1: error: the criterion code '1' is repeated",
        "bang/a.csv:3:8: error: expected a number with a decimal point, found '1,5'; write '1.5'",
        "bang/a.csv:4:8: error: the field 'max' is blank",
        "bang/a.csv:5:6: error: only one of the keys 'name' and 'name_vi' may be here",
        "bang/a.csv:6:20: error: expected a number, found '0.5 điểm'",
        "bang/a.csv:7:1: error: the key 'max' is missing",
      ])
  }

  @Test func rulesOfRows() throws {
    let table = """
      code,name,max,kind,minimum,points,text
      1,A,2,yes_no,0,1,
      2,B,2,,0,,
      3,C,2,choice,,,Lời
      4,D,2,,,,
      5,E,2,givn,,,

      """
    expect(
      try told(table, keys: "defaults: {rule: {kind: given}}\n"),
      [
        "bang/a.csv:2:14: error: the rule 'yes_no' has no 'minimum'; leave the field blank; the columns of 'yes_no' are: kind, text, points",
        "bang/a.csv:3:8: error: the row has 'minimum' and no 'kind'; fill in 'kind', as a rule of 'defaults' is taken whole or not at all",
        "bang/a.csv:4:7: error: the rule 'choice' needs the list 'options', which no cell can hold; leave the columns of the rule blank and write it under 'rules:' beside 'table:', by the criterion's code",
        "bang/a.csv:6:7: error: there is no kind of rule 'givn'; did you mean 'given'?",
      ])
  }

  @Test func rulesBesideTheTable() throws {
    let criteria = """
      criteria:
        table: bang/a.csv
        rules:
          "1": {kind: yes_no}
          "2": {kind: yes_no}
          "12": {kind: yes_no}
          "3": {kind: yes_no, point: 1}

      """
    let table = "code,name,max,kind\n1,A,2,given\n2,B,2,\n3,C,2,\n"
    expect(
      try told(table, criteria: criteria),
      [
        "a.yaml:6:5: error: the criterion '1' has a rule in the table and another under 'rules'; remove one\nbang/a.csv:2:7: note: first one is here",
        "a.yaml:8:5: error: there is no criterion '12'; did you mean '1'?",
        "a.yaml:9:25: error: there is no key 'point' here; did you mean 'points'?",
      ])
  }

  /// A table is a file of the book, and `criteria` is a table or a list.
  @Test func files() throws {
    let table = "code,name,max,kind\n1,A,2,given\n"
    func told(_ criteria: String) throws -> [String] {
      try self.told(table, criteria: "criteria: " + criteria + "\n")
    }
    expect(
      try told("{table: ../a.csv}"),
      [
        "a.yaml:3:19: error: the path '../a.csv' leads out of the book folder; write it from the book folder on, without '..'"
      ])
    expect(
      try told("{tabel: bang/a.csv}"),
      [
        "a.yaml:3:11: error: the key 'table' is missing",
        "a.yaml:3:12: error: there is no key 'tabel' here; did you mean 'table'?",
      ])
    expect(
      try self.told("code,name,max,kind\n"), ["a.yaml:3:11: error: the list 'criteria' is empty"])
    expect(
      try told("{table: bang/a.csv, rules: [1]}"),
      ["a.yaml:3:38: error: 'rules' expects a mapping of keys, found a list"])
  }

  /// What units that cannot be read are in is no column's fault.
  @Test func groupsOfUnreadUnits() throws {
    let book = try tableBook("code,name,max,max@la,kind\n1,A,1,2,given\n", units: "code,name\n")
    #expect(
      try book.load().diagnostics.map { $0.text(in: .english) }
        == ["units.csv:1: error: the column 'indices' is missing"])
  }

  /// No key of a rule takes the name of a criterion's own column.
  @Test func namesOfColumnsAreSingle() throws {
    let own = [
      "code", "parent", "label", "name", "short_name", "max", "weight", "aggregation", "policy",
      "when", "within", "missing", "survey", "appraiser", "evidence", "basis",
    ]
    for kind in Rule.kinds {
      #expect(kind.keys.allSatisfy { !own.contains($0.name) }, "\(kind.name)")
    }
  }
}
