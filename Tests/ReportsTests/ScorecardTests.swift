import Foundation
import Formulas
import Scoring
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

@testable import Reports

/// Scorecards: the right figures for whichever unit is chosen, and the same ones in the units' files.
@Suite struct ScorecardTests {
  static let books = [ShippedBookTests.name, "cap-huyen-2021", "sample"]

  static func evaluation(_ name: String) throws -> Evaluation {
    Evaluation(
      name == "sample" ? try SampleBook.make(seed: 11) : try ShippedBookTests.book(name))
  }

  // MARK: Choosing every unit

  /// Each unit's name is chosen on a card of its own; recalculated, every cell has the engine's value for
  /// that unit.
  @Test(arguments: books) func everyUnitCanBeChosen(name: String) throws {
    let evaluation = try Self.evaluation(name)
    var plan = rankingBook(evaluation, version: "test")
    for (position, index) in BookLayout(evaluation).indices.enumerated() {
      let shared = SharedLines(index.result)
      for participant in index.result.index.participants.indices {
        var own = index
        own.scorecard = "Card \(position)-\(participant)"
        var palette = Palette()
        let card = Scorecard(
          book: evaluation.book, layout: own, participant: participant, shared: shared,
          isLive: true)
        plan.sheets.append(Self.bare(card.sheet(&palette, rules: nil)))
      }
    }
    let wrong = CalculatedPlan(plan).disagreements()
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
    let folder = try TemporaryFolder()
    let file = folder.path + "/cards.xlsx"
    try write(plan, to: file)
    let copy = try LibreOffice.recalculated([file], in: folder.path)[0]
    let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
    #expect(comparison.compared > 1000)
    #expect(
      comparison.differences.isEmpty, "\(comparison.differences.prefix(40).joined(separator: "\n"))"
    )
  }

  /// Names are compared letter by letter: `*`, `?` and `~` stand for themselves.
  @Test func namesAreNoPatterns() throws {
    var book = try SampleBook.make(seed: 11)
    let names = ["Sở A*", "Sở A?", "Sở A~*", "Sở A", "Sở A*b"]
    for (position, name) in names.enumerated() { book.units[position].name = name }
    let evaluation = Evaluation(book)
    let layout = try #require(BookLayout(evaluation).indices.first)
    let plan = rankingBook(evaluation, version: "test")
    let places = ScorecardLayout(layout)
    for (participant, taking) in layout.result.index.participants.enumerated() {
      guard names.indices.contains(taking.unit) else { continue }
      let chosen = CalculatedPlan(
        plan.typing([
          "\(layout.scorecard)!\(places.choiceCell.a1())": .text(names[taking.unit])
        ]))
      #expect(
        chosen.value(at: places.positionCell, in: layout.scorecard)
          == .number(Double(participant + 1)))
    }
  }

  /// Cells without their looks, which the test's workbook does not have.
  private static func bare(_ sheet: Sheet) -> Sheet {
    Sheet(
      name: sheet.name,
      rows: Rows(
        (0..<sheet.rows.count).map { row in
          Row(sheet.rows[row].cells.map { Cell($0.column, $0.content) })
        }))
  }

  /// A card's formulas do not depend on the unit it was made for: only the choice does.
  @Test(arguments: books) func formulasAreTheSameForEveryUnit(name: String) throws {
    let evaluation = try Self.evaluation(name)
    for index in BookLayout(evaluation).indices {
      let shared = SharedLines(index.result)
      let count = index.result.index.participants.count
      let formulas = [0, count / 2, count - 1].map { participant in
        var palette = Palette()
        let card = Scorecard(
          book: evaluation.book, layout: index, participant: participant, shared: shared,
          isLive: true)
        return Self.formulas(card.sheet(&palette, rules: nil))
      }
      let first = try #require(formulas.first)
      #expect(formulas.allSatisfy { $0 == first })
    }
  }

  private static func formulas(_ sheet: Sheet) -> [String] {
    (0..<sheet.rows.count).flatMap { row in
      sheet.rows[row].cells.compactMap { cell in
        let formula: CellFormula
        switch cell.content {
        case .formula(let own), .line(let own, _): formula = own
        default: return nil
        }
        let place = CellPosition(sheet: 0, row: row, column: cell.column)
        return "\(row) \(cell.column) \(formula.text(in: place))"
      }
    }
  }

  /// Under other weights, too, equal losses stand in the order of the tree.
  @Test func equalLossesStandInTheOrderOfTheTree() throws {
    var equals = 0
    for evaluation in try Alternatives(to: Self.evaluation(Self.books[0])).scenarios {
      for index in BookLayout(evaluation).indices {
        let shared = SharedLines(index.result)
        for participant in index.result.index.participants.indices {
          let lines = UnitLines(index.result, participant: participant, shared: shared)
          for (first, second) in zip(lines.losses, lines.losses.dropFirst()) {
            let lost = try [first, second].map {
              try #require(lines.value(.lost(node: $0, stage: lines.final)).asNumber)
            }
            #expect(lost[0] >= lost[1])
            guard lost[0] == lost[1] else { continue }
            equals += 1
            #expect(first < second)
          }
        }
      }
    }
    #expect(equals > 0)
  }

  // MARK: Files of the units

  /// Every cell of every fourth unit's file shows what the workbook's card shows for the unit.
  @Test(arguments: books) func filesShowTheSameValues(name: String) throws {
    let evaluation = try Self.evaluation(name)
    let layout = BookLayout(evaluation)
    let books = ScorecardBooks(evaluation)
    // The cards of all these units in one workbook, which is computed once.
    var workbook = rankingBook(evaluation, version: "test")
    var cards: [(unit: Int, index: IndexLayout, card: Scorecard, sheet: Sheet)] = []
    for (position, index) in layout.indices.enumerated() {
      let shared = SharedLines(index.result)
      for (participant, taking) in index.result.index.participants.enumerated()
      where taking.unit.isMultiple(of: 4) {
        var (palette, own) = (Palette(), index)
        own.scorecard = "Card \(position)-\(participant)"
        let card = Scorecard(
          book: evaluation.book, layout: own, participant: participant, shared: shared,
          isLive: true)
        cards.append((taking.unit, index, card, card.sheet(&palette, rules: nil)))
      }
    }
    workbook.sheets += cards.map { Self.bare($0.sheet) }
    let live = CalculatedPlan(workbook)
    var compared = 0
    for (unit, own) in Dictionary(grouping: cards, by: \.unit) {
      let plan = books.plan(of: unit)
      let calculated = CalculatedPlan(plan)
      #expect(calculated.disagreements().isEmpty)
      for (_, index, card, sheet) in own {
        let file = try #require(plan.sheets.first { $0.name == index.scorecard })
        let top = try Self.top(of: file, below: sheet)
        for row in 3..<sheet.rows.count {
          let right = Self.values(sheet.rows[row], upTo: card.places.share) {
            live.value(at: CellAddress(row: row, column: $0), in: sheet.name)
          }
          let found = Self.values(file.rows[row + top], upTo: card.places.share) {
            calculated.value(at: CellAddress(row: row + top, column: $0), in: file.name)
          }
          let code = evaluation.book.units[unit].code
          #expect(Self.agree(right, found), "\(file.name) of \(code), \(row)")
          compared += right.count
        }
      }
    }
    #expect(compared > 500)
  }

  /// Whether two rows say the same; a text that has no room on one page ends there in dots.
  private static func agree(_ one: [Int: Value], _ other: [Int: Value]) -> Bool {
    one.keys == other.keys
      && one.allSatisfy { column, value in
        guard let found = other[column], value != found else { return true }
        guard case .text(let left) = value, case .text(let right) = found else { return false }
        let short = left.count < right.count ? left : right
        return short.hasSuffix("…") && [left, right].allSatisfy { $0.hasPrefix(short.dropLast()) }
      }
  }

  /// How many rows the letterhead takes.
  private static func top(of file: Sheet, below sheet: Sheet) throws -> Int {
    let title = sheet.rows[0].cells.first?.content
    return try #require(
      (0..<file.rows.count).first { file.rows[$0].cells.first?.content == title })
  }

  /// The values of a row that are not empty, without the hint beside the choice.
  ///
  private static func values(
    _ row: Row, upTo last: Int, computed: (Int) -> Value
  ) -> [Int: Value] {
    var values: [Int: Value] = [:]
    for cell in row.cells where cell.column <= last {
      switch cell.content {
      case .number(let number): values[cell.column] = .number(number)
      case .text(let text), .link(let text, _): values[cell.column] = .text(text)
      case .line(_, let value): values[cell.column] = value
      case .formula: values[cell.column] = computed(cell.column)
      case .blank, .boolean: break
      }
    }
    values = values.filter { $1 != .text("") }
    return values.filter { !($1.isHint) }
  }

  /// The formulas of the files hold by themselves.
  @Test func filesRecalculate() throws {
    let folder = try TemporaryFolder()
    var plans: [Plan] = []
    for name in Self.books {
      let books = ScorecardBooks(try Self.evaluation(name))
      plans += books.units.filter { $0.isMultiple(of: 12) }.map { books.plan(of: $0) }
    }
    let files = plans.indices.map { "\(folder.path)/card\($0).xlsx" }
    for (plan, file) in zip(plans, files) { try write(plan, to: file) }
    let copies = try LibreOffice.recalculated(files, in: folder.path)
    for (plan, copy) in zip(plans, copies) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 30)
      #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
    }
  }

  /// Codes that no file system takes are written so that they can be read back.
  @Test(arguments: [
    ("STP", "STP.xlsx"), ("a/b", "a%2Fb.xlsx"), (".x", "%2Ex.xlsx"), ("x.y", "x.y.xlsx"),
    ("50%", "50%25.xlsx"), ("Sở", "Sở.xlsx"), ("a\tb", "a%09b.xlsx"),
  ])
  func fileNames(code: String, name: String) throws {
    var book = try SampleBook.make(seed: 1)
    book.units[0].code = code
    #expect(ScorecardBooks(Evaluation(book)).fileName(of: 0) == name)
  }
}

extension Value {
  /// Whether it is the hint beside the cell where a unit is chosen.
  fileprivate var isHint: Bool {
    if case .text(let text) = self { text.hasPrefix("←") } else { false }
  }
}
