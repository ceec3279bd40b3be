import Analysis
import Formulas
import Reports
import Scoring
import TestSupport
import Testing
import Wording
import WorkbookPlan
import XLSXLinting
import XLSXWriting

/// The workbooks of analyses and comparisons: live where they can be, and within Excel's rules.
@Suite struct AnalysisBookTests {
  private func analyses(
    _ evaluation: Evaluation, only id: String? = nil
  ) async throws -> [IndexAnalysis] {
    let settings = [
      try MonteCarloSettings(draws: 200, threads: 1),
      try MonteCarloSettings(draws: 200, spread: .uniform(percent: 10), threads: 1),
    ]
    var analyses: [IndexAnalysis] = []
    for index in evaluation.indices where id == nil || index.index.id == id {
      let analysis = await IndexAnalysis(
        index: index.index.id, of: evaluation, settings: settings, size: 16, effort: 200)
      analyses.append(try #require(analysis))
    }
    return analyses
  }

  private func compared(_ before: Evaluation, _ after: Evaluation) -> Plan {
    comparisonBook(
      Analysis.Comparison(from: before, to: after), before: ComparedRun(before, name: "A"),
      after: ComparedRun(after, name: "B"), version: "test")
  }

  /// Writes, lints, recalculates and compares.
  private func prove(_ plans: [Plan]) throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for (number, plan) in plans.enumerated() {
      let file = "\(folder.path)/book\(number).xlsx"
      try write(plan, to: file)
      let findings = try lint(path: file)
      #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
      files.append(file)
    }
    let copies = try LibreOffice.recalculated(files, in: folder.path)
    for (plan, copy) in zip(plans, copies) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 50)
      #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
    }
  }

  @Test func randomBooks() async throws {
    let settings = [
      (RankingRule(), Rounding(), 3),
      (RankingRule(byRounded: false, ties: .dense), Rounding(), 6),
      (
        RankingRule(ties: .ordinal, tieBreak: [.survey]),
        Rounding(criterion: 2, group: 2, total: 1, index: 0), 9
      ),
    ]
    var plans: [Plan] = []
    for (seed, setting) in settings.enumerated() {
      var book = try SampleBook.make(
        seed: UInt64(seed) + 1, units: setting.2, ranking: setting.0, rounding: setting.1)
      if seed == 1 { book.language = .english }
      let evaluation = Evaluation(book)
      plans.append(analysisBook(evaluation, try await analyses(evaluation), version: "test"))
    }
    plans.append(
      compared(
        Evaluation(try SampleBook.make(seed: 1)), Evaluation(try SampleBook.make(seed: 2))))
    try prove(plans)
  }

  /// One index of each: the search for stability takes long without optimization.
  @Test(arguments: [(ShippedBookTests.name, "satisfaction"), ("cap-huyen-2021", "cchc")])
  func shippedBook(name: String, index: String) async throws {
    let book = try ShippedBookTests.book(name)
    let evaluation = Evaluation(book)
    let revision = try #require(book.revisions.first)
    try prove([
      analysisBook(evaluation, try await analyses(evaluation, only: index), version: "test"),
      compared(evaluation, try Evaluation(book, under: revision)),
    ])
  }
}

/// The figures of importance that the workbook computes are the engine's.
@Suite struct ImportanceSheetTests {
  @Test(arguments: 1...6)
  func formulasGiveTheFiguresOfTheEngine(seed: Int) async throws {
    let evaluation = Evaluation(try SampleBook.make(seed: UInt64(seed), units: 9))
    let settings = [try MonteCarloSettings(draws: 10, threads: 1)]
    for index in evaluation.indices {
      let analysis = try #require(
        await IndexAnalysis(
          index: index.index.id, of: evaluation, settings: settings, size: 16, effort: 10))
      let plan = analysisBook(evaluation, [analysis], version: "test")
      let number = try #require(plan.sheets.firstIndex { $0.name.hasPrefix("Mức quan trọng") })
      let calculated = CalculatedPlan(plan)
      let importance = analysis.importance
      let header = try #require(
        (0..<40).first {
          calculated.value(at: CellAddress(row: $0, column: 4), sheet: number) == .text("S (R²)")
        })
      func expect(_ domain: Int, _ column: Int, _ figure: Double?) {
        let address = CellAddress(row: header + 1 + domain, column: column)
        guard let figure else {
          #expect(calculated.value(at: address, sheet: number) == .text("–"))
          return
        }
        guard case .number(let found) = calculated.value(at: address, sheet: number) else {
          Issue.record("no number at \(address)")
          return
        }
        #expect((found - figure).magnitude < 1e-6)
      }
      for (domain, row) in importance.domains.enumerated() {
        expect(domain, 3, row.correlation)
        expect(domain, 4, row.firstOrder)
        expect(domain, 5, importance.relative[domain].map { $0 * 100 })
        expect(domain, 7, importance.contributions.map { $0[domain] * 100 })
        expect(domain, 10, (try? importance.advice.get()).map { $0.importance[domain] * 100 })
      }
    }
  }
}
