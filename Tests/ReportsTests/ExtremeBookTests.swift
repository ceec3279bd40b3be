import Formulas
import Reports
import Scoring
import TestSupport
import Testing
import WorkbookPlan
import XLSXLinting
import XLSXWriting

/// Books at the ends of what offices have are planned, written, sound and recalculated like others.
@Suite struct ExtremeBookTests {
  static let books: [(name: String, book: ExtremeBook)] = [
    ("one-unit", ExtremeBook(units: 1)),
    ("three-units", ExtremeBook(units: 3)),
    ("two-hundred-units", ExtremeBook(units: 200)),
    ("long-unit-name", ExtremeBook(unitName: text(200))),
    ("one-domain", ExtremeBook(domains: 1)),
    ("one-domain-without-criteria", ExtremeBook(domains: 1, levels: 1)),
    ("fifteen-domains", ExtremeBook(domains: 15)),
    ("five-levels", ExtremeBook(domains: 2, levels: 5)),
    ("long-criterion-name", ExtremeBook(criterionName: text(500))),
    ("one-round", ExtremeBook(hasSelfAssessment: false)),
    ("equal-short-titles", ExtremeBook(shortTitles: ["DDCI", "DDCI", "ddci"])),
    ("two-units", ExtremeBook(units: 2, hasPrevious: true)),
    ("three-hundred-units", ExtremeBook(units: 300, hasPrevious: true)),
    ("one-criterion", ExtremeBook(units: 3, domains: 1, levels: 1, hasPrevious: true)),
    ("long-names", ExtremeBook(units: 4, everyName: text(200), hasPrevious: true)),
    ("all-tied", ExtremeBook(figures: .tied)),
    ("nothing-known", ExtremeBook(figures: .missing)),
    ("below-zero", ExtremeBook(figures: .negative, hasPrevious: true)),
    ("no-decimals", ExtremeBook(places: 0)),
    ("four-decimals", ExtremeBook(places: 4, hasPrevious: true)),
    ("long-short-title", ExtremeBook(shortTitles: [text(40), text(41)])),
  ]

  @Test(arguments: books.indices)
  func planHasNoProblems(_ position: Int) {
    let plan = rankingBook(Evaluation(Self.books[position].book.book), version: "test")
    #expect(plan.problems() == [])
  }

  @Test func writtenSoundAndRecalculated() throws {
    let scratch = try Scratch()
    var plans: [Plan] = []
    var files: [String] = []
    for (name, extreme) in Self.books {
      let plan = rankingBook(Evaluation(extreme.book), version: "test")
      let file = scratch(name + ".xlsx")
      try write(plan, to: file)
      let findings = try lint(path: file)
      #expect(findings.isEmpty, "\(name): \(findings.map(\.description).joined(separator: "\n"))")
      plans.append(plan)
      files.append(file)
    }
    let copies = try LibreOffice.recalculated(files, in: scratch.path)
    for ((plan, copy), (name, _)) in zip(zip(plans, copies), Self.books) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 50)
      #expect(
        comparison.differences.isEmpty,
        "\(name):\n\(comparison.differences.prefix(20).joined(separator: "\n"))")
    }
  }

  /// Words like an office's, cut to a length.
  private static func text(_ count: Int) -> String {
    let words = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Ninh Thuận "
    return String(String(repeating: words, count: count / words.count + 1).prefix(count - 1)) + "x"
  }
}
