import Foundation
import TestSupport
import Testing
import XLSXReading

/// `score --scorecards`: one file per unit, all of them or none.
@Suite struct ScorecardFileTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyBook()
    try scratch.copyBook("cap-huyen-2021", as: "districts")
  }

  private func score(_ book: String, _ arguments: String...) throws -> Run {
    try Sodiem.run(
      ["score", book, "--scorecards", "--top", "0", "--output", "out"] + arguments,
      in: scratch.path)
  }

  /// The results of each index by the codes of the units.
  private func results() throws -> Results {
    try JSONDecoder().decode(
      Results.self, from: Data(contentsOf: URL(fileURLWithPath: scratch("out/results.json"))))
  }

  /// One file per unit with its score and rank on the card of each index; again, the same bytes.
  @Test func everyUnitHasAFileWithItsResults() throws {
    #expect(try score("book").code == 0)
    let files = try scratch.files(in: "out/scorecards")
    let results = try results()
    var units: Set<String> = []
    for index in results.indices {
      for unit in index.units {
        units.insert(unit.unit)
        let own = results.indices.filter { $0.units.contains { $0.unit == unit.unit } }
        let position = try #require(own.firstIndex { $0.index == index.index })
        let facts = try figures(in: "out/scorecards/\(unit.unit).xlsx", card: position)
        #expect(facts.score == unit.score, "\(unit.unit) \(index.index)")
        #expect(facts.rank == unit.rank, "\(unit.unit) \(index.index)")
      }
    }
    #expect(!units.isEmpty)
    #expect(Set(files.keys) == Set(units.map { $0 + ".xlsx" }))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch("out")).sorted()
        == ["ninh-thuan-2021.xlsx", "results.csv", "results.json", "runs", "scorecards"])
    try scratch.write("of a unit that is no more", to: "out/scorecards/OLD.xlsx")
    #expect(try score("book").code == 0)
    #expect(try scratch.files(in: "out/scorecards") == files)
  }

  /// The appendices alone hold no formula and the same bytes again; an older PDF never stays beside them.
  @Test func appendicesAloneHoldValues() throws {
    let file = scratch("out/cap-huyen-2021-phu-luc.xlsx")
    let run = try score("districts", "--appendices")
    #expect(run.code == 0)
    #expect(run.output.contains("Đã ghi: out/cap-huyen-2021-phu-luc.xlsx"))
    let workbook = try WorkbookFile(path: file)
    #expect(!workbook.sheets.isEmpty)
    #expect(workbook.sheets.allSatisfy { $0.name.hasPrefix("Phụ lục") })
    for position in workbook.sheets.indices {
      try workbook.forEachCell(ofSheet: position) { #expect($0.formula == nil) }
    }
    let first = try Data(contentsOf: URL(fileURLWithPath: file))
    try scratch.write("of an earlier run", to: "out/cap-huyen-2021-phu-luc.pdf")
    #expect(try score("districts", "--appendices").code == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == first)
    let pdf = try? Data(contentsOf: URL(fileURLWithPath: scratch("out/cap-huyen-2021-phu-luc.pdf")))
    #expect(pdf.map { $0.starts(with: Data("%PDF".utf8)) } ?? true)
  }

  /// What would be lost with the folder is kept, and nothing else is written either.
  @Test func aFolderWithAStrangerIsRefused() throws {
    try FileManager.default.createDirectory(
      atPath: scratch("out/scorecards"), withIntermediateDirectories: true)
    try scratch.write("minutes", to: "out/scorecards/minutes.docx")
    try scratch.write("old", to: "out/results.csv")
    let before = try scratch.files(in: "out")
    let run = try score("districts")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.errors
        == "sodiem: 'out/scorecards' sẽ được thay, nhưng có 'minutes.docx' không phải là phiếu điểm;"
        + " chuyển tệp đó đi nơi khác\n"
    )
    #expect(try scratch.files(in: "out") == before)
  }

  /// The line under the title names the weights; the one that the book puts there gives way.
  @Test func cardsUnderOtherWeightsSayThatTheyAreNotApproved() throws {
    #expect(try score("districts", "--weights", "thu-tuc-hanh-chinh").code == 0)
    let texts = try strings(in: "out/scorecards/TBAC.xlsx")
    let warnings = texts.filter {
      $0.hasPrefix("KHÔNG PHẢI KẾT QUẢ ĐÃ PHÊ DUYỆT – đang tính theo: ")
    }
    #expect(warnings.count == 1)
    #expect(!texts.contains { $0.hasPrefix("Số liệu minh họa") })
    #expect(try score("districts").code == 0)
    #expect(
      try !strings(in: "out/scorecards/TBAC.xlsx").contains { $0.hasPrefix("KHÔNG PHẢI KẾT QUẢ") })
  }

  /// The score and the rank of those on a card, which stand above the words that name them.
  private func figures(in file: String, card: Int) throws -> (score: Double?, rank: Double?) {
    let workbook = try WorkbookFile(path: scratch(file))
    var cells: [Int: [Int: SheetCell.Value]] = [:]
    try workbook.forEachCell(ofSheet: card) { cells[$0.row, default: [:]][$0.column] = $0.value }
    let labels = try #require(cells.first { $0.value[1] == .text("điểm chỉ số") }?.key)
    let figures = try #require(cells[labels - 1])
    var (score, rank): (Double?, Double?)
    if case .number(let number)? = figures[1] { score = number }
    if case .text(let text)? = figures[2], let place = text.split(separator: "/").first {
      rank = Double(place)
    }
    return (score, rank)
  }

  /// All texts of a workbook.
  private func strings(in file: String) throws -> [String] {
    let workbook = try WorkbookFile(path: scratch(file))
    var texts: [String] = []
    for position in workbook.sheets.indices {
      try workbook.forEachCell(ofSheet: position) { cell in
        if case .text(let text) = cell.value { texts.append(text) }
      }
    }
    return texts
  }

  private struct Results: Decodable {
    var indices: [Index]

    struct Index: Decodable {
      var index: String
      var units: [Unit]
    }

    struct Unit: Decodable {
      var unit: String
      var score: Double?
      var rank: Double?
    }
  }
}
