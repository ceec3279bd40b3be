import BookFiles
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

/// Loads the valid book and gives one criterion of its first index.
private func criterion(_ code: String) throws -> Criterion {
  let loaded = try BookInFolder(ValidBook.files).load()
  let book = try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))")
  return try #require(book.indices[0].criteria.nodes.first { $0.code == code })
}

@Test func validBookHasNoDiagnostics() throws {
  let loaded = try BookInFolder(ValidBook.files).load()
  #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
  #expect(loaded.book != nil)
}

@Test func headerAndDress() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  #expect(book.id == "mau-2021")
  #expect(book.year == 2021)
  #expect(book.language == .vietnamese)
  #expect(book.created == CalendarDate(year: 2022, month: 1, day: 5))
  #expect(book.remark == "Số liệu minh hoạ")
  #expect(book.dress.title == "Kết quả cải cách hành chính năm 2021")
  #expect(book.dress.signerOffice == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
  #expect(book.dress.recipients == ["Như Điều 3", "Lưu: VT"])
  #expect(book.indices.map(\.id) == ["cchc", "hl"])
  #expect(book.indices.map(\.shortTitle) == ["CCHC", "HL"])
}

@Test func languageCanBeOverridden() throws {
  let loaded = try BookInFolder(ValidBook.files).load(.english)
  #expect(loaded.language == .english)
  #expect(loaded.book?.language == .english)
}

@Test func unitsAndParticipants() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  #expect(book.units.map(\.code) == ["stp", "snv", "npn"])
  #expect(book.units[2].name == "Huyện \"Ninh Phước\"")
  #expect(book.units.map(\.group) == ["so", "so", "huyen"])
  #expect(book.units[1].place == Place(file: "units.csv", line: 3, column: 1))
  #expect(book.indices[0].participants == [0, 1, 2].map { Participant(unit: $0) })
  #expect(
    book.indices[1].participants == [Participant(unit: 0), Participant(unit: 1, isRanked: false)])
}

/// A mean is worth its own maximum, whatever its parts have, which then weigh in proportion to theirs.
@Test func aMeanHasAMaximumOfItsOwn() throws {
  let mean = """
        - code: "1"
          name: Chi phí gia nhập thị trường
          max: 10
          aggregation: mean
          criteria:
            - {code: "1.1", name: Số ngày, max: 10, weight: 3, rule: {kind: given}}
            - {code: "1.2", name: Tỷ lệ, max: 10, weight: 1, rule: {kind: given}}
        - {code: "2", name: Khác, max: 30, rule: {kind: given}}

    """
  var files: [String: String] = [:]
  files["criteria/cchc.yaml"] = """
    criteria_set: cchc
    title: Bộ tiêu chí
    max: 40
    criteria:
    \(mean)
    """
  files["sodiem.yaml"] = """
    book: mau-2021
    year: 2021
    title: Mẫu
    created: 2022-01-05
    units: units.csv
    indices:
      - {index: cchc, title: Chính, short_title: C, criteria: criteria/cchc.yaml, data: [data/cchc.csv]}

    """
  files["units.csv"] = "code,name,indices\nstp,Sở Tư pháp,cchc\n"
  files["data/cchc.csv"] = "unit,criterion,input,value\nstp,1.1,,4\nstp,1.2,,8\nstp,2,,21\n"
  let loaded = try BookInFolder(files).load()
  #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
  let book = try #require(loaded.book)
  let result = try #require(Evaluation(book)["cchc"])
  // (3 · 0.4 + 1 · 0.8) / 4 = 0.5 of 10, and 21 of 30: 26 of 40.
  #expect(result.contribution(of: 0, participant: 0) == 5)
  #expect(result.score(of: 0) == 65)
}

@Test func previousResults() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  #expect(
    book.indices[0].previous == [
      "stp": PreviousResult(score: 85.25, rank: 1), "snv": PreviousResult(score: 80, rank: 1),
    ])
}

@Test func observations() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  let index = book.indices[0]
  #expect(index.observations.count == 20)
  let second = index.observations[1]
  #expect(index.criteria.nodes[second.criterion].code == "1.1")
  #expect(second.value == .number(1.75))
  #expect(second.stage == .appraised1)
  #expect(second.note == "thiếu, bổ sung")
  #expect(second.place == Place(file: "data/cchc.csv", line: 3))
  let values = index.observations.map(\.value)
  #expect(values[2] == .text("A"))
  #expect(values[3] == .number(1))
  #expect(values[11] == .blank)
  #expect(index.observations[11].input == nil)
  #expect(index.observations[11].stage == .appraised2)
  #expect(values[18] == .number(-3.5))
}

@Test func sourcesHaveDigests() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  #expect(
    book.sources.map(\.path) == [
      "sodiem.yaml", "criteria/cchc.yaml", "criteria/hl.yaml", "units.csv", "data/cchc.csv",
      "data/hl.csv", "previous/cchc.csv",
    ])
  #expect(book.sources[6].bytes == ValidBook.previous.utf8.count)
  #expect(book.sources.allSatisfy { $0.sha256.count == 64 })
}

@Test func digestIsSHA256() throws {
  // FIPS 180-4's example, one block: "abc".
  var files = ValidBook.files
  files["previous/cchc.csv"] = "abc"
  let loaded = try BookInFolder(files).load()
  #expect(loaded.book == nil)
  files["previous/cchc.csv"] = "unit\n"
  let book = try #require(try BookInFolder(files).load().book)
  // printf 'unit\n' | sha256sum
  #expect(
    book.sources.last?.sha256
      == "8864b17444ee3d899a854dc9b28317e33e241780fcc642313ab21e4d1882ddfe")
}

@Test func settingsOfTheSet() throws {
  let set = try #require(try BookInFolder(ValidBook.files).load().book).indices[0].criteria
  #expect(set.rounding == Rounding(criterion: 2, group: nil, total: 3, index: 2))
  let second = try #require(set.nodes.firstIndex { $0.code == "2" })
  let third = try #require(set.nodes.firstIndex { $0.code == "3" })
  #expect(
    set.ranking
      == RankingRule(byRounded: false, ties: .dense, tieBreak: [.survey, .criterion(second)]))
  #expect(set.grades[""]?.grades.map(\.name) == ["Tốt", "Khá", "Yếu"])
  #expect(set.grades[""]?.caps == [GradeScale.Cap(criterion: third, below: 50, grade: 1)])
  #expect(set.grades["huyen"]?.grades.map(\.from) == [50, 0])
  #expect(set.bonusCap == 3)
  #expect(set.penaltyCap == 5)
  #expect(set.scale == 100)
}

@Test func treeOfCriteria() throws {
  let nodes = try #require(try BookInFolder(ValidBook.files).load().book).indices[0].criteria.nodes
  #expect(
    nodes.map(\.code) == [
      "1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.10", "1.6", "1.7", "2", "2.1", "2.2", "2.3", "2.4",
      "2.5", "2.6", "2.7", "3", "3.1", "3.2", "3.3", "T1", "P1",
    ])
  #expect(nodes[1].parent == 0)
  #expect(nodes[0].parent == nil)
  #expect(nodes[1].notApplicable == .redistribute(to: [2, 6]))
  #expect(nodes[2].missing == .zero)
  #expect(nodes[1].missing == .fault)
  #expect(nodes[7].weight == ByGroup(1, special: ["huyen": 2]))
  #expect(nodes[9].aggregation == .mean)
  #expect(nodes[21].part == .bonus)
  #expect(nodes[22].part == .penalty)
  #expect(nodes[18].isSurvey)
  #expect(!nodes[16].isSurvey)
}

@Test func rulesWithPoints() throws {
  #expect((try criterion("1.1").rule?.kind as? Rule.Given)?.step == 0.25)
  #expect(try criterion("1.1").rule?.inputs.map(\.kind) == [.points(step: 0.25)])
  #expect(try criterion("1.2").rule?.inputs.map(\.kind) == [.choice(["A", "B"])])
  #expect((try criterion("1.3").rule?.kind as? Rule.YesNo)?.points == 1)
  #expect(try criterion("1.3").rule?.inputs.map(\.text) == ["Sáng kiến"])
  #expect(try criterion("1.3").rule?.inputs.map(\.kind) == [.yesNo])
  #expect(try criterion("1.4").rule?.inputs.map(\.code) == ["a", "b"])
  let deducting = try #require(try criterion("2.1").rule?.kind as? Rule.Deduct)
  #expect(
    deducting.items == [Rule.Option(code: "count", text: "Văn bản sai", points: 0.5)])
  let counting = try #require(try criterion("2.2").rule?.kind as? Rule.PerCount)
  #expect(counting.points == 0.5)
  #expect(counting.cap == 2)
}

@Test func rulesWithMeasures() throws {
  let banded = try #require(try criterion("1.5").rule?.kind as? Rule.Bands)
  #expect(banded.measure == .ratio(whenZero: .full))
  let bands = banded.bands
  let ninety = Rule.Band(lower: .init(90, isInclusive: true), upper: nil, points: 2)
  #expect(bands.standard.first == ninety)
  #expect(bands["huyen"].map(\.points) == [0, 2])
  #expect(bands["huyen"][1].lower == .init(50, isInclusive: false))
  #expect(try criterion("1.5").rule?.inputs.map(\.code) == ["numerator", "denominator"])
  let linear = try #require(try criterion("1.10").rule?.kind as? Rule.Linear)
  #expect(linear.measure == .ratio(whenZero: .fault))
  let target = try #require(try criterion("1.6").rule?.kind as? Rule.Target)
  #expect(target.measure == .value)
  #expect(target.goal == .percent(ByGroup(90)))
  let floor = try #require(try criterion("1.7").rule?.kind as? Rule.Floor)
  #expect(floor.measure == .value)
  #expect(floor.percent == 80)
  #expect(try criterion("1.6").rule?.inputs.map(\.code) == ["value"])
}

@Test func rulesOverAllUnits() throws {
  let own = try #require(try criterion("2.3").rule?.kind as? Rule.OwnFormula)
  #expect(try criterion("2.4").rule?.kind is Rule.LeaderShare)
  let range = try #require(try criterion("2.5").rule?.kind as? Rule.MinMax)
  #expect((try criterion("2.6").rule?.kind as? Rule.CohortRank)?.reversed == false)
  #expect(own.references.contains(.member("score", key: "1.3")))
  #expect(range.lowest == 0.1)
  #expect(range.reversed)
  #expect(range.whenEqual == 1)
  #expect(
    try criterion("2.3").rule?.inputs.map(\.kind) == [.count, .number(minimum: 1, maximum: nil)])
}

@Test func rulesOfSurveys() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  let rules = book.indices[1].criteria.nodes.compactMap(\.rule)
  let counted = try #require(rules[0].kind as? Rule.Survey)
  let ranked = try #require(rules[1].kind as? Rule.Survey)
  let shares = try #require(try criterion("2.7").rule?.kind as? Rule.Survey)
  #expect([counted, ranked, shares].map(\.method) == [.percent, .mean, .options])
  #expect(counted.answers.map(\.points) == [1, 1, 0])
  // The i-th of three answers counts (3 − i + 1) / 3.
  #expect(ranked.answers.map(\.points) == [1, 2.0 / 3, 1.0 / 3])
  #expect(shares.answers.map(\.points) == [1, 0.4])
  #expect(
    try criterion("3.1").rule?.inputs.map(\.kind) == [.number(minimum: 0, maximum: 100)])
  #expect(try criterion("3.2").rule?.kind is Rule.Tracking)
  let other = try #require(try criterion("3.3").rule?.kind as? Rule.OtherIndex)
  #expect(other.id == "hl")
  #expect(other.scale == 100)
}
