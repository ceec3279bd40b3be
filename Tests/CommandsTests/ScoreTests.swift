import Foundation
import TestSupport
import Testing

@Test func scoringWritesWorkbookAndResultsIntoTheOutputFolder() throws {
  let scratch = try Scratch()
  try scratch.copyBook()
  let run = try Sodiem.run(["score", "book"], in: scratch.path)
  #expect(run.code == 0)
  #expect(run.errors.isEmpty)
  let files = try scratch.files(in: "Output/ninh-thuan-2021")
  #expect(
    files.keys.sorted() == [
      "ninh-thuan-2021.xlsx", "results.csv", "results.json", "runs/1.json",
    ])
  #expect(files["ninh-thuan-2021.xlsx"]?.starts(with: Data("PK".utf8)) == true)
  #expect(try scratch.names() == ["Output", "book"])
  #expect(run.output.contains("Output/ninh-thuan-2021/ninh-thuan-2021.xlsx"))
}

/// Ranks and places won as the newspaper gave them: 8 of 21, 2 of 40, 3 of 28; up 31 and 19.
@Test func theTablesShowTheDepartmentOfJusticeWhereTheNewsPutIt() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    ["score", "\(templates)/ninh-thuan-2021", "--output", "out"], in: scratch.path)
  let lines = run.output.split(separator: "\n").filter { $0.contains("Sở Tư pháp") }
  let fields = lines.map { $0.split(separator: " ") }
  #expect(fields.map(\.first) == ["8", "2", "3"])
  #expect(fields.map(\.last) == ["▲3", "▲31", "▲19"])
  #expect(run.output.contains("Số liệu minh họa"))
}

@Test func resultsForOtherProgramsSayTheSame() throws {
  let scratch = try Scratch()
  _ = try Sodiem.run(
    ["score", "\(templates)/ninh-thuan-2021", "--output", "out"], in: scratch.path)
  let table = try text(scratch("out/results.csv"))
  #expect(table.unicodeScalars.first == "\u{FEFF}")
  let rows = String(table.unicodeScalars.dropFirst()).split(separator: "\n").map(fields)
  let heads = [
    "index", "position", "unit", "name", "group", "ranked", "score", "rank", "group_rank", "grade",
    "previous_score", "previous_rank", "score_change", "places_won", "appraised_points",
    "survey_points", "remark",
  ]
  let head = try #require(rows.first)
  #expect(Array(head.prefix(heads.count)) == heads)
  // Behind them the points of all criteria; those of other indices are blank.
  #expect(head.dropFirst(heads.count).allSatisfy { $0.hasPrefix("points:") })
  #expect(Set(head).count == head.count)
  try #require(rows.allSatisfy { $0.count == head.count })
  let satisfied = try #require(rows.first { $0[0] == "satisfaction" })
  let departmental = try #require(head.firstIndex(of: "points:1.1.1"))
  #expect(satisfied[departmental].isEmpty)
  let remark = "Số liệu minh họa, không phải số liệu chính thức của tỉnh Ninh Thuận"
  #expect(rows.dropFirst().allSatisfy { $0[16] == remark })
  let justice = rows.filter { $0[2] == "STP" }
  #expect(justice.map { $0[0] } == ["cchc", "satisfaction", "ddci"])
  #expect(justice.map { $0[7] } == ["8", "2", "3"])
  #expect(justice.map { $0[11] } == ["11", "33", "22"])
  #expect(justice.map { $0[13] } == ["3", "31", "19"])
  // Satisfaction is wholly surveyed, on a scale of 100; three of the 40 units have something that does not apply,
  // so that their scores are converted.
  let surveyed = rows.filter { $0[0] == "satisfaction" }
  #expect(surveyed.allSatisfy { $0[14] == "0" })
  #expect(surveyed.count { $0[15] == $0[6] } == 37)
  #expect(surveyed.count { (Double($0[15]) ?? 0) < (Double($0[6]) ?? 0) } == 3)
  for (index, ranked) in [("cchc", 21), ("satisfaction", 40), ("ddci", 28)] {
    #expect(rows.count { $0[0] == index && $0[5] == "1" } == ranked)
  }

  let document = try JSONDecoder().decode(
    Results.self, from: Data(contentsOf: URL(fileURLWithPath: scratch("out/results.json"))))
  #expect(document.book == "ninh-thuan-2021")
  #expect(document.year == 2021)
  let told = document.indices.flatMap { index in
    index.units.map { unit in
      [
        index.index, unit.unit, unit.name, unit.ranked ? "1" : "0", plain(unit.score),
        plain(unit.rank), unit.grade ?? "", plain(unit.placesWon),
      ]
    }
  }
  #expect(told == rows.dropFirst().map { row in [0, 2, 3, 5, 6, 7, 9, 13].map { row[$0] } })
}

@Test func englishSpeaksEnglishAndRanksAlike() throws {
  let scratch = try Scratch()
  let book = "\(templates)/ninh-thuan-2021"
  let english = try Sodiem.run(
    ["score", book, "--language", "en", "--output", "en"], in: scratch.path)
  #expect(english.code == 0)
  #expect(english.output.contains("Rank"))
  #expect(english.output.contains("Written: en/ninh-thuan-2021.xlsx"))
  #expect(!english.output.contains("Vị thứ"))
  let vietnamese = try Sodiem.run(["score", book, "--output", "vi"], in: scratch.path)
  #expect(vietnamese.output.contains("Vị thứ"))
  // Names and remarks are in the language asked for; what was computed is the same.
  let computed = try ["en", "vi"].map { folder in
    try text(scratch("\(folder)/results.csv")).split(separator: "\n").map(fields).map { row in
      [0, 1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13].map { row[$0] }
    }
  }
  #expect(computed[0] == computed[1] && computed[0].count > 80)
}

@Test func topZeroPrintsNoTableAndANestedFolderIsMade() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    ["score", "\(templates)/cap-huyen-2021", "--top", "0", "--output", "a/b c/d"],
    in: scratch.path)
  #expect(run.code == 0)
  #expect(!run.output.contains("Vị thứ"))
  #expect(run.output.contains("a/b c/d/cap-huyen-2021.xlsx"))
  let files = try scratch.files(in: "a/b c/d")
  #expect(
    files.keys.sorted() == [
      "cap-huyen-2021.xlsx", "results.csv", "results.json", "runs/1.json",
    ])
}

@Test func topCutsTheTableAndCountsTheRest() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    ["score", "\(templates)/cap-huyen-2021", "--top", "2", "--output", "out"], in: scratch.path)
  #expect(run.code == 0)
  // Seven districts and cities take part.
  #expect(run.output.contains("… và 5 đơn vị nữa"))
}

private struct Results: Decodable {
  var book: String
  var year: Int
  var indices: [Ranking]

  struct Ranking: Decodable {
    var index: String
    var units: [Entry]
  }

  struct Entry: Decodable {
    var unit: String
    var name: String
    var ranked: Bool
    var score: Double?
    var rank: Double?
    var grade: String?
    var placesWon: Double?
  }
}

/// The fields of a line of CSV, where a field with a comma stands in quotes.
private func fields(_ line: Substring) -> [String] {
  // Every second part between quotation marks is inside of them.
  let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
  var fields = [""]
  for (number, part) in parts.enumerated() {
    if number % 2 == 1 {
      fields[fields.count - 1] += part
    } else {
      let pieces = part.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      fields[fields.count - 1] += pieces.first ?? ""
      fields += pieces.dropFirst()
    }
  }
  return fields
}

/// A number without a useless decimal zero.
private func plain(_ number: Double?) -> String {
  guard let number else { return "" }
  return Int(exactly: number).map(String.init) ?? "\(number)"
}

/// The results of a year are the next year's `previous` as they are; a unit that is gone since is told.
@Test func resultsServeAsThePreviousYears() throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  let first = try Sodiem.run(["score", "book", "--output", "2021"], in: scratch.path)
  #expect(first.code == 0, "\(first.errors)")
  let table = try text(scratch("2021/results.csv"))
  let columns = try #require(table.split(separator: "\n").first).split(separator: ",").count
  let gone =
    "cchc,8,CU,Huyện cũ,huyen,1,50,8,,Yếu" + String(repeating: ",", count: columns - 10) + "\n"
  try scratch.write(table + gone, to: "book/previous/cchc.csv")
  let second = try Sodiem.run(["score", "book", "--output", "2022"], in: scratch.path)
  #expect(second.code == 0, "\(second.errors)")
  #expect(
    second.errors.contains(
      "đơn vị 'CU' có kết quả năm trước nhưng không còn trong danh sách đơn vị"), "\(second.errors)"
  )
  func rows(_ year: String) throws -> [[String]] {
    try text(scratch("\(year)/results.csv")).split(separator: "\n").dropFirst().map(fields)
  }
  // Score and rank of the first year are those before in the second.
  #expect(
    try rows("2022").map { [$0[2], $0[10], $0[11]] } == rows("2021").map { [$0[2], $0[6], $0[7]] })
  #expect(try rows("2022").allSatisfy { $0[13] == "0" })
}

/// T3 gives a point where domain 1 has what it had the year before: all have, the figures being the same.
@Test func pointsOfAYearServeTheNext() throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  _ = try Sodiem.run(["score", "book", "--output", "2021"], in: scratch.path)
  try scratch.write(text(scratch("2021/results.csv")), to: "book/previous/cchc.csv")
  try scratch.replace(
    "penalty:\n",
    with: """
          - code: T3
            name: Giữ vững điểm lĩnh vực
            max: 1
            rule:
              kind: formula
              inputs: []
              expression: IF(ROUND(score("1") - previous("1"), 9) = 0, 1, 0)
      penalty:

      """, in: "book/criteria/cchc.yaml")
  let run = try Sodiem.run(["score", "book", "--output", "2022"], in: scratch.path)
  #expect(run.code == 0, "\(run.errors)")
  func column(_ name: String, _ year: String) throws -> [String: String] {
    let rows = try text(scratch("\(year)/results.csv")).split(separator: "\n").map(fields)
    let place = try #require(rows.first?.firstIndex(of: name))
    return Dictionary(rows.dropFirst().map { ($0[2], $0[place]) }) { first, _ in first }
  }
  let points = try column("points:1", "2021")
  #expect(points.count == 7 && points.values.allSatisfy { Double($0) != nil })
  #expect(try column("points:1", "2022") == points)
  #expect(try column("points:T3", "2022").values.allSatisfy { $0 == "1" })
}
