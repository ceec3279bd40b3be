import Foundation
import Formulas
@testable import Reports
import Scoring
import Testing
import WorkbookPlan

/// The cover and what a reader finds on every sheet.
@Suite struct DashboardTests {
  static func plans() throws -> [Plan] {
    [
      rankingBook(Evaluation(try ShippedBookTests.book()), version: "test"),
      rankingBook(
        Evaluation(try SampleBook.make(seed: 3, units: 9, previous: false)), version: "test"),
    ]
  }

  // MARK: Contents

  @Test func coverLeadsToEverySheet() throws {
    for plan in try Self.plans() {
      let targets = links(try #require(plan.sheets.first)).map(\.target)
      let seen = plan.sheets.dropFirst().filter { !$0.isHidden }
      #expect(Set(targets) == Set(seen.map { quotedSheetName($0.name) + "!A1" }))
    }
  }

  /// Excel refuses to expand and to collapse on a protected sheet.
  @Test func protectedSheetsHaveNoOutline() throws {
    var rows = 0
    for plan in try Self.plans() {
      for sheet in plan.sheets where sheet.isProtected {
        #expect(sheet.columns.allSatisfy { $0.outlineLevel == 0 }, "\(sheet.name)")
        for row in 0..<sheet.rows.count {
          #expect(sheet.rows[row].outlineLevel == 0, "\(sheet.name) \(row + 1)")
          rows += 1
        }
      }
    }
    #expect(rows > 1000)
  }

  @Test func everySheetLeadsBack() throws {
    for plan in try Self.plans() {
      let cover = quotedSheetName(try #require(plan.sheets.first).name) + "!A1"
      for sheet in plan.sheets.dropFirst() where !sheet.isHidden {
        #expect(links(sheet).contains { $0.target == cover }, "\(sheet.name)")
      }
    }
  }

  private func links(_ sheet: Sheet) -> [(text: String, target: String)] {
    (0..<sheet.rows.count).flatMap { row in
      sheet.rows[row].cells.compactMap {
        if case .link(let text, let target) = $0.content { (text, target.link) } else { nil }
      }
    }
  }

  // MARK: Accessibility

  @Test func everyChartSaysWhatItShows() throws {
    for chart in try Self.plans().flatMap(\.sheets).flatMap(\.charts) {
      #expect(!chart.altText.isEmpty)
      // One that lies over cells is told by them.
      #expect((chart.title != nil) != chart.isOverCells)
    }
  }

  /// WCAG 2.1, success criterion 1.4.3: 4.5 to 1 for text on its ground.
  @Test func textStandsOutFromItsGround() throws {
    for format in try Self.plans().flatMap(\.formats) {
      let ratio = contrast(format.color ?? 0, format.fill ?? 0xFFFFFF)
      #expect(ratio >= 4.5, "\(String(format.color ?? 0, radix: 16))")
    }
  }

  private func contrast(_ one: Int, _ other: Int) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func luminance(_ color: Int) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(color >> shift & 0xFF) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  // MARK: Inputs

  @Test func everyInputCellSaysWhatMayBeTyped() throws {
    for plan in try Self.plans() {
      for sheet in plan.sheets {
        for row in 0..<sheet.rows.count {
          for cell in sheet.rows[row].cells where !plan.formats[cell.format].isLocked {
            let address = CellAddress(row: row, column: cell.column)
            let validation = sheet.validations.first { $0.range.contains(address) }
            #expect(validation?.error?.text.isEmpty == false, "\(sheet.name) \(address.a1())")
          }
        }
      }
    }
  }

  // MARK: Movers

  /// The issue's own example: « tăng 31 bậc » for Sở Tư pháp's satisfaction.
  @Test func seatOfJusticeClimbsMost() throws {
    let evaluation = Evaluation(try ShippedBookTests.book())
    let result = try #require(evaluation["satisfaction"])
    let layout = BookLayout(evaluation)
    let index = try #require(layout.indices.first { $0.result.index.id == "satisfaction" })
    let first = try #require(Movers(index, isClimbing: true).order.first)
    #expect(evaluation.book.units[result.index.participants[first].unit].name == "Sở Tư pháp")
    #expect(result.number(.placesWon, of: first) == 31)
  }

  // MARK: Names

  @Test func namesAreForEveryIndexOnce() throws {
    let names = try Self.plans()[0].names.map { $0.name.lowercased() }
    #expect(Set(names).count == names.count)
    for id in ["cchc", "satisfaction", "ddci"] {
      #expect(names.contains("diem_\(id)") && names.contains("trong_so_\(id)"))
    }
  }
}
