import BookFiles
import Formulas
import Recalculation
import Reports
import Scoring
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// Our own recalculation gives what LibreOffice gives, in every cell, also after typing.
@Suite struct OwnRecalculationTests {
  @Test func shippedBooksAfterTyping() throws {
    let folder = try Scratch()
    let plans = try ["ninh-thuan-2021", "cap-huyen-2021"].flatMap { name in
      rankingBook(Evaluation(try ShippedBookTests.book(name)), version: "test")
        .typingAtRandom(seeds: 1...1)
    }
    try compare(plans, in: folder)
  }

  @Test func randomBooksAfterTyping() throws {
    let folder = try Scratch()
    let rankings = [
      RankingRule(), RankingRule(byRounded: false, ties: .dense, tieBreak: [.survey]),
      RankingRule(ties: .ordinal, tieBreak: [.survey]), RankingRule(ties: .dense, tieBreak: []),
    ]
    let plans = try rankings.enumerated().flatMap { seed, ranking in
      let book = try SampleBook.make(
        seed: UInt64(seed) + 11, units: 9 + 3 * seed, ranking: ranking, rounding: Rounding())
      return rankingBook(Evaluation(book), version: "test")
        .typingAtRandom(seeds: UInt64(seed) * 10...UInt64(seed) * 10)
    }
    try compare(plans, in: folder)
  }

  /// Writes plans with what their formulas give, has LibreOffice recalculate them, and compares every formula.
  ///
  /// Of several errors in a sum of products, LibreOffice reports any: errors are the same here.
  private func compare(_ plans: [Plan], in folder: Scratch) throws {
    var files: [String] = []
    for (number, plan) in plans.enumerated() {
      files.append(folder("edit\(number).xlsx"))
      try write(plan, to: files[number])
    }
    let copies = try LibreOffice.recalculated(files, in: folder.path)
    for (file, copy) in zip(files, copies) {
      let own = try Recalculation(of: file)
      #expect(own.faults.isEmpty && own.cycles.isEmpty && own.isComplete)
      #expect(own.disagreementCount == 0, "the plan's grid and the file's cells differ")
      var differences: [String] = []
      var formulas = 0
      for (number, name) in own.sheets.enumerated() {
        try WorkbookFile(path: copy).forEachCell(ofSheet: number) { cell in
          guard cell.formula != nil else { return }
          formulas += 1
          let value = own.value(sheet: number, row: cell.row, column: cell.column)
          if case .error = value, case .error = cell.value { return }
          guard !value.agrees(with: Value(cell.value)) else { return }
          differences.append("\(name)!\(cell.address): own \(value), LibreOffice \(cell.value)")
        }
      }
      #expect(formulas == own.formulaCount)
      #expect(differences.isEmpty, "\(differences.prefix(20).joined(separator: "\n"))")
    }
  }
}

extension Plan {
  /// The plan with a dozen unlocked cells typed over, once for each seed.
  fileprivate func typingAtRandom(seeds: ClosedRange<UInt64>) -> [Plan] {
    var inputs: [(String, Cell.Content)] = []
    for sheet in sheets {
      for row in 0..<sheet.rows.count {
        for cell in sheet.rows[row].cells where !formats[cell.format].isLocked {
          let address = CellAddress(row: row, column: cell.column).a1()
          inputs.append(("\(sheet.name)!\(address)", cell.content))
        }
      }
    }
    return seeds.map { seed in
      var random = SeededGenerator(seed: seed)
      var typed: [String: Cell.Content] = [:]
      for _ in 0..<12 {
        guard let (address, content) = inputs.randomElement(using: &random) else { continue }
        let choices: [Cell.Content] = [.blank, .number(0), .text("x"), .text("A"), .number(3.25)]
        if case .number(let number) = content, Bool.random(using: &random) {
          typed[address] = .number(number + 1)
        } else {
          typed[address] = choices.randomElement(using: &random)
        }
      }
      return typing(typed)
    }
  }
}
