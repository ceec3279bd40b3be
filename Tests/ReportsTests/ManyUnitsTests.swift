import Foundation
import Formulas
import Scoring
import Testing
import WorkbookPlan
import XLSXWriting

@testable import Reports

/// The sheets of an index with many units, who stand in rows.
@Suite struct ManyUnitsTests {
  @Test func libreOfficeAgreesWithEveryFormula() throws {
    let folder = try TemporaryFolder()
    let rankings = [
      RankingRule(ties: .competition, tieBreak: [.survey]), RankingRule(ties: .ordinal),
    ]
    var plans: [(Plan, String)] = []
    for (seed, ranking) in rankings.enumerated() {
      let book = try ManyUnitsBook.make(seed: UInt64(seed) + 1, ranking: ranking)
      let plan = rankingBook(Evaluation(book), version: "test")
      let file = folder.path + "/communes\(seed).xlsx"
      try write(plan, to: file)
      plans.append((plan, file))
    }
    let copies = try LibreOffice.recalculated(plans.map(\.1), in: folder.path)
    for ((plan, _), copy) in zip(plans, copies) {
      let comparison = Comparison(plan, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 10_000)
      #expect(comparison.differences.isEmpty, "\(comparison.differences.joined(separator: "\n"))")
    }
  }

  @Test(arguments: [(40, false), (41, true)])
  func stand(units: Int, inRows: Bool) throws {
    let layout = try Self.layout(try SampleBook.make(seed: 1, units: units))
    #expect((layout.axes.orientation == .unitsInRows) == inRows)
    // A formula of the one sheet refers to the same column or row of the other.
    let rank = try #require(layout.cell(.rank, of: units - 1))
    let ranked = try #require(layout.cell(.isRanked, of: units - 1))
    #expect(inRows ? rank.row == ranked.row : rank.column == ranked.column)
  }

  @Test func eachRowHasItsUnit() throws {
    let book = try ManyUnitsBook.make(seed: 3)
    let layout = try Self.layout(book)
    let plan = rankingBook(Evaluation(book), version: "test")
    for name in [layout.detail.sheet, layout.data] {
      let sheet = try #require(plan.sheets.first { $0.name == name })
      let filter = try #require(sheet.filter)
      #expect(filter.last.row - filter.first.row == ManyUnitsBook.count)
      #expect(sheet.rows.count == filter.last.row + 1)
      #expect(sheet.frozen.rows == filter.first.row + 1)
      for participant in [0, 47, 48, 64] {
        let cells = sheet.rows[filter.first.row + 1 + participant].cells
        let unit = book.units[layout.result.index.participants[participant].unit]
        #expect(cells[0].content == .number(Double(participant + 1)))
        #expect(cells[1].content == .text(unit.shortName))
        #expect(cells[2].content == .text("Khối " + unit.group))
        // Only formulas read the group's code, behind all that is seen.
        let isDetail = name == layout.detail.sheet
        #expect(cells.map(\.column) == Array(0...(filter.last.column + (isDetail ? 1 : 0))))
        if isDetail {
          #expect(cells.last?.content == .text(unit.group))
          #expect(sheet.columns[filter.last.column + 1].isHidden)
        }
      }
    }
  }

  /// Printed, no text is smaller than seven points, and what is repeated leaves room on each page.
  @Test func canBeReadInPrint() throws {
    let book = try ManyUnitsBook.make(seed: 3)
    let layout = try Self.layout(book)
    let plan = rankingBook(Evaluation(book), version: "test")
    for name in [layout.detail.sheet, layout.data] {
      let sheet = try #require(plan.sheets.first { $0.name == name })
      #expect(sheet.page.fitWidth == nil)
      for row in 0..<sheet.rows.count {
        for cell in sheet.rows[row].cells where cell.content != .blank {
          if case .link = cell.content { continue }
          let size = plan.formats[cell.format].fontSize
          #expect(size * Double(sheet.page.scale) >= 700, "\(name) \(row)")
        }
      }
      let repeated = try #require(sheet.page.repeatedRows)
      var height = 0.0
      for row in repeated where !sheet.rows[row].isHidden {
        height += sheet.rows[row].height ?? 15
      }
      // Half of what an A4 page has between its margins of 20 mm: 85 mm in points.
      let scale = Double(sheet.page.scale) / 100
      #expect(height * scale < 241)
      let left = try #require(sheet.page.repeatedColumns)
      let shown = sheet.columns.count { !$0.isHidden }
      let starts = [left.upperBound + 1] + sheet.page.columnBreaks + [shown]
      #expect(starts == starts.sorted())
      #expect(starts.count > 3)
      func inches(_ columns: Range<Int>) -> Double {
        var pixels = 0.0
        for column in columns { pixels += sheet.columns[column].width * 7 + 5 }
        return pixels / 96
      }
      let repeatedWidth = inches(0..<(left.upperBound + 1))
      for (first, next) in zip(starts, starts.dropFirst()) {
        let width: Double = (repeatedWidth + inches(first..<next)) * scale
        // An A4 page between its margins of 35 mm: 262 mm in inches.
        #expect(width <= 10.31, "\(name) \(first)")
      }
    }
  }

  /// More units than a sheet has columns.
  @Test func unitsAreNotBoundByColumns() throws {
    let count = 16_400
    var book = SmallBook.book([(0..<count).map { .number(Double($0 * 7 % 11)) }])
    book.units = (0..<count).map { Unit(code: "x\($0)", name: "Xã số \($0 + 1)") }
    let layout = try Self.layout(book)
    #expect(layout.axes.orientation == .unitsInRows)
    let plan = rankingBook(Evaluation(book), version: "test")
    for sheet in plan.sheets {
      #expect(sheet.columns.count < 200, "\(sheet.name)")
      #expect(sheet.rows.count <= Limits.rows, "\(sheet.name)")
      let last = sheet.rows[sheet.rows.count - 1].cells.last?.column ?? 0
      #expect(last < 200, "\(sheet.name)")
    }
    let score = try #require(
      layout.cell(.score(stage: layout.result.calculation.final), of: count - 1))
    let detail = try #require(plan.sheets.first { $0.name == layout.detail.sheet })
    let cell = detail.rows[score.row].cells.first { $0.column == score.column }
    guard case .line(_, let value)? = cell?.content else {
      Issue.record("no score")
      return
    }
    // 16,399 · 7 = 114,793 = 10,435 · 11 + 8.
    #expect(value == .number(8))
  }

  private static func layout(_ book: Book) throws -> IndexLayout {
    try #require(BookLayout(Evaluation(book)).indices.last)
  }
}
