@testable import Reports
import Formulas
import Scoring
import Testing
import Wording
import WorkbookPlan

/// Every sheet leads to those it belongs with, by links that stand whole where they cost nothing.
@Suite struct LinkBarTests {
  /// A link of a bar with the cells that lead there.
  private struct Found {
    let row: Int
    let columns: ClosedRange<Int>
    let text: String
    let target: SheetRange
    let size: Double
  }

  /// The links of a sheet's bar: small and underlined, each with the empty cells after it that lead there too.
  private func bar(_ sheet: Sheet, _ plan: Plan) -> [Found] {
    var found: [Found] = []
    for row in 0..<min(20, sheet.rows.count) {
      for cell in sheet.rows[row].cells {
        guard case .link(let text, let target) = cell.content,
          plan.formats[cell.format].fontSize == 9
        else { continue }
        if text.isEmpty, let last = found.popLast() {
          #expect(last.target == target && last.columns.upperBound == cell.column - 1)
          found.append(
            Found(
              row: row, columns: last.columns.lowerBound...cell.column, text: last.text,
              target: target, size: last.size))
        } else {
          found.append(
            Found(
              row: row, columns: cell.column...cell.column, text: text, target: target,
              size: plan.formats[cell.format].fontSize))
        }
      }
    }
    return found
  }

  private func plans(_ language: Language = .vietnamese) throws -> [Plan] {
    try [ShippedBookTests.name, "cap-huyen-2021"].map { name in
      var book = try ShippedBookTests.book(name)
      book.language = language
      return rankingBook(Evaluation(book), version: "test")
    }
  }

  @Test func everySheetLeadsToTheContentsAndTheChecks() throws {
    for plan in try plans() {
      let names = Set(plan.sheets.map(\.name))
      for sheet in plan.sheets.dropFirst() where !sheet.isHidden {
        let bar = bar(sheet, plan)
        #expect(bar.first?.text == "← Mục lục", "\(sheet.name)")
        #expect(bar.first?.target.sheet == "Bìa")
        if sheet.name != "Kiểm tra" { #expect(bar.last?.target.sheet == "Kiểm tra") }
        #expect(bar.count > 2, "\(sheet.name)")
        #expect(Set(bar.map(\.target.sheet)).count == bar.count)
        for link in bar {
          #expect(names.contains(link.target.sheet) && link.target.sheet != sheet.name)
          #expect(link.target.range.first == CellAddress(row: 0, column: 0))
        }
      }
    }
  }

  /// What belongs to one index is a click away, and is called shortly there.
  @Test func theSheetsOfAnIndexLeadToEachOther() throws {
    let plan = try plans()[0]
    func texts(_ name: String) throws -> [String] {
      bar(try #require(plan.sheets.first { $0.name == name }), plan).map(\.text)
    }
    #expect(
      try texts("Phiếu điểm DDCI") == [
        "← Mục lục", "Kết quả", "Phụ lục IV", "Chi tiết", "Số liệu", "Phân tích", "Kiểm tra",
      ])
    #expect(try texts("Phụ lục II").contains("Phụ lục I"))
    #expect(try texts("Phụ lục II").contains("Phụ lục III"))
    #expect(try !texts("Phụ lục II").contains("Phụ lục IV"))
    #expect(try texts("Trọng số").contains("Kết quả Hài lòng"))
    #expect(try texts("Trọng số").contains("Tổng hợp"))
  }

  @Test(arguments: [Language.vietnamese, .english])
  func noLinkIsCut(language: Language) throws {
    for plan in try plans(language) {
      for sheet in plan.sheets {
        for link in bar(sheet, plan) {
          #expect(sheet.columns.count > link.columns.upperBound, "\(sheet.name): \(link.text)")
          guard sheet.columns.count > link.columns.upperBound else { continue }
          #expect(!sheet.columns[link.columns.lowerBound].isHidden)
          // Excel's pixels: seven for a character, five more for a column, of which it leaves five empty.
          let pixels = sheet.columns[link.columns].reduce(0) {
            $0 + ($1.isHidden ? 0 : 7 * $1.width + 5)
          }
          let width = TextMeasure(size: link.size).width(of: link.text)
          #expect(width <= 0.75 * (pixels - 5), "\(sheet.name): \(link.text)")
          let frozen = sheet.frozen.columns
          #expect(
            link.columns.upperBound < frozen || link.columns.lowerBound >= frozen,
            "\(sheet.name): \(link.text) leaves the columns that stay in view")
          #expect(sheet.rows[link.row].height ?? 15 >= 15)
        }
      }
    }
  }

  /// Pages that are signed or handed on print without the bar; on all others it stays in view.
  @Test func whereTheBarStands() throws {
    for plan in try plans() {
      for sheet in plan.sheets.dropFirst() where !sheet.isHidden {
        let bar = bar(sheet, plan)
        let isHandedOn = ["Phụ lục", "Kết quả", "Phiếu điểm"].contains {
          sheet.name.hasPrefix($0 + " ")
        }
        if isHandedOn {
          let last = try #require(sheet.page.printArea).last.column
          #expect(bar.allSatisfy { $0.columns.lowerBound > last }, "\(sheet.name)")
        } else {
          #expect(bar.allSatisfy { $0.row == 3 }, "\(sheet.name)")
          let frozen = sheet.frozen.rows
          #expect(frozen > 3 || ["Nguồn gốc", "Phân tích"].contains { sheet.name.hasPrefix($0) })
        }
      }
    }
  }

  @Test func linksInTheMiddleGiveWay() {
    func link(_ text: String) -> LinkBar.Link {
      LinkBar.Link(text: text, target: SheetRange(startOf: text))
    }
    let bar = LinkBar(
      first: link("Một"), middle: [link("Hai"), link("Ba"), link("Bốn")], last: link("Cuối"))
    func texts(_ widths: [Double], frozen: Int = 0) -> [String] {
      let columns = widths.map { Sheet.Column(width: $0) }
      return bar.cells(over: columns[...], frozen: frozen, format: 0).compactMap { cell in
        if case .link(let text, _) = cell.content, !text.isEmpty { text } else { nil }
      }
    }
    #expect(texts([9, 9, 9, 9, 9]) == ["Một", "Hai", "Ba", "Bốn", "Cuối"])
    #expect(texts([9, 9, 9]) == ["Một", "Hai", "Cuối"])
    #expect(texts([9, 9]) == ["Một", "Cuối"])
    #expect(texts([9]) == ["Một"])
    // Narrow columns are taken together, but not across the edge of those that stay in view.
    #expect(texts([2, 2, 2, 2, 2, 2]) == ["Một", "Hai", "Cuối"])
    #expect(texts([2, 2, 2, 2, 2, 2], frozen: 1) == ["Một", "Cuối"])
    #expect(bar.links(atMost: 3).map(\.text) == ["Một", "Hai", "Cuối"])
  }
}
