import Formulas
import Scoring
import TestSupport
import Testing
import Wording
import WorkbookPlan
import XLSXLinting
import XLSXWriting

@testable import Reports

/// What else holds for the sheets of forms: limits, lists, pages, Excel's rules.
@Suite struct FormSheetTests {
  /// The sheets of a book's forms that are filled in.
  private func sheets(_ book: Book, _ stage: Stage) -> [(Sheet, FormRows, Plan)] {
    ShippedForms.Batch(book, stage).sheets
  }

  /// A condition as it stands in a cell.
  private func text(_ condition: Expression) -> String {
    CellFormula(condition).text(in: CellPosition(sheet: 0, row: 0, column: 0))
  }

  private func rule(_ sheet: Sheet, _ address: CellAddress) -> Validation? {
    sheet.validations.first { $0.range.contains(address) }
  }

  @Test(arguments: ShippedForms.books, Stage.allCases)
  func everyFigureHasItsLimitsAndAPrompt(name: String, stage: Stage) throws {
    let batch = try ShippedForms.batch(name, stage)
    for (sheet, table, _) in batch.sheets {
      let value = try #require(table.columns[.value])
      let mark = try #require(table.columns[.mark])
      for asking in table.asking where !asking.input.isEmpty {
        let limits = rule(sheet, CellAddress(row: asking.row, column: value))
        #expect(limits?.prompt?.text.isEmpty == false, "\(sheet.name) \(asking)")
        #expect(limits?.error != nil)
      }
      let isMarked = sheet.validations.contains { $0.range.first.column == mark }
      let index = try #require(batch.book.indices.first { $0.id == table.index })
      let mayNotApply = table.asking.contains { asking in
        index.criteria.nodes.contains { $0.code == asking.criterion && $0.notApplicable != nil }
      }
      #expect(isMarked == mayNotApply)
    }
  }

  @Test func limitsFollowTheKindOfFigure() throws {
    let (sheet, table, _) = try #require(sheets(GoldenBook.book, .self).first)
    let value = try #require(table.columns[.value])
    func limits(_ criterion: String) throws -> Validation.Rule {
      let asking = try #require(table.asking.first { $0.criterion == criterion })
      return try #require(rule(sheet, CellAddress(row: asking.row, column: value))).rule
    }
    #expect(try limits("1.1") == .whole(0, 999_999_999_999_999))
    #expect(
      try limits("1.2") == .oneOf(CellRange(rows: 0...2, columns: 0...0).fixed(in: "_danh_sach")))
    guard case .holds(let steps) = try limits("2.2") else {
      Issue.record("points in steps have no rule")
      return
    }
    #expect(text(steps).contains("/0.25"))
  }

  @Test func listsHoldTheCodes() throws {
    let books = FormBooks(GoldenBook.book, .test(.self))
    let plan = books.plan(of: books.files[0])
    let lists = try #require(plan.sheets.first { $0.name == "_danh_sach" })
    #expect(lists.isHidden)
    let codes = (0..<lists.rows.count).map { lists.rows[$0].cells[0].content }
    #expect(codes == [.text("A"), .text("B"), .text("C")])
  }

  /// A set of 300 criteria has more limits than a sheet holds; alike ones are joined, none is cut off.
  @Test func aLargeSetKeepsItsLimits() throws {
    let book = ExtremeBook(units: 2, domains: 75, levels: 3).book
    for (sheet, table, plan) in sheets(book, .self) {
      #expect(table.asking.count == 300)
      #expect(sheet.validations.count <= Limits.validations)
      #expect(plan.problems() == [])
      let value = try #require(table.columns[.value])
      #expect(
        table.asking.allSatisfy { rule(sheet, CellAddress(row: $0.row, column: value)) != nil })
    }
  }

  @Test func figuresOfSeveralKindsHaveBoundsInTheirRows() throws {
    let (sheet, table, _) = try #require(
      sheets(try SampleBook.make(seed: 1, units: 3), .appraised2).first {
        $0.1.index == "main"
      })
    let asking = try #require(table.asking.first { $0.criterion == "3.2" })
    let value = try #require(table.columns[.value])
    guard
      case .holds(let condition)? = rule(sheet, CellAddress(row: asking.row, column: value))?.rule
    else {
      Issue.record("figures of several kinds have no rule")
      return
    }
    let formula = text(condition)
    let numbers = sheet.rows[asking.row].cells.filter { cell in
      formula.contains("$\(columnLetters(cell.column))\(asking.row + 1)")
    }.map(\.content)
    #expect(numbers == [.number(0), .number(10), .number(0)])
  }

  /// A sort by the filter's buttons takes the hidden keys of a row along.
  @Test(arguments: [Stage.appraised1, .appraised2])
  func theFilterHoldsTheKeys(stage: Stage) throws {
    for (sheet, table, _) in try ShippedForms.batch(ShippedBookTests.name, stage).sheets {
      let filter = try #require(sheet.filter)
      #expect(filter.first == CellAddress(row: table.first + 1, column: 0))
      #expect(table.columns.values.allSatisfy { $0 <= filter.last.column })
      #expect(filter.last.row == table.first + table.rows.count - 1 - Self.signatureRows)
    }
  }

  private static let signatureRows = 4

  // MARK: Pages

  @Test(arguments: ShippedForms.books, [Stage.`self`, .appraised1])
  func formsPrintOnePageWideWithoutHelpers(name: String, stage: Stage) throws {
    for (sheet, table, _) in try ShippedForms.batch(name, stage).sheets {
      #expect(sheet.page.isLandscape && sheet.page.fitWidth == 1 && sheet.page.fitHeight == 0)
      let area = try #require(sheet.page.printArea)
      let note = try #require(table.columns[.note])
      #expect(area.last.column >= note)
      for column in [FormColumn.unit, .criterion, .input] {
        #expect(try #require(table.columns[column]) > area.last.column)
      }
      #expect(sheet.page.repeatedRows == (table.first + 1)...(table.first + 1))
    }
  }

  /// No page begins within the rows of one criterion of a unit.
  @Test(arguments: ShippedForms.books, [Stage.`self`, .appraised1])
  func pagesKeepFiguresTogether(name: String, stage: Stage) throws {
    for (sheet, table, _) in try ShippedForms.batch(name, stage).sheets {
      #expect(!sheet.page.rowBreaks.isEmpty || table.asking.count < 60)
      for (upper, lower) in zip(table.asking, table.asking.dropFirst())
      where upper.unit == lower.unit && upper.criterion == lower.criterion {
        #expect(!sheet.page.rowBreaks.contains(lower.row), "\(sheet.name) \(lower)")
      }
    }
  }

  /// Texts that wrap have the height they need.
  @Test(arguments: ShippedForms.books, [Stage.`self`, .appraised1])
  func noTextIsCutOff(name: String, stage: Stage) throws {
    for (sheet, table, plan) in try ShippedForms.batch(name, stage).sheets {
      expectRoom(in: sheet, table, plan)
    }
  }

  /// So have those that the book already has.
  @Test func noTextOfAFilledFormIsCutOff() throws {
    var book = GoldenBook.book
    for position in book.indices[0].observations.indices {
      book.indices[0].observations[position].note = String(
        repeating: "giải trình rất dài ", count: 20)
      book.indices[0].observations[position].evidence = String(
        repeating: "Công văn số 12; ", count: 30)
    }
    for stage in [Stage.`self`, .appraised1] {
      let books = FormBooks(book, .test(stage, filled: true))
      for plan in books.files.map({ books.plan(of: $0) }) {
        for sheet in plan.sheets {
          if let table = FormRows(sheet) { expectRoom(in: sheet, table, plan) }
        }
      }
    }
  }

  private func expectRoom(in sheet: Sheet, _ table: FormRows, _ plan: Plan) {
    for row in table.first..<(table.first + table.rows.count) {
      let cells = sheet.rows[row]
      guard !cells.isHidden else { continue }
      for cell in cells.cells where !sheet.columns[cell.column].isHidden {
        let format = plan.formats[cell.format]
        guard format.wraps, format.numberFormat != ";;;", let text = cell.content.shownText
        else { continue }
        let merge = sheet.merges.first { $0.first == CellAddress(row: row, column: cell.column) }
        let columns = cell.column...(merge?.last.column ?? cell.column)
        let width = sheet.columns[columns].reduce(0) { $0 + ($1.isHidden ? 0 : $1.width) }
        let needed = TextMeasure(format).height(of: text, columnWidth: width)
        #expect(needed <= (cells.height ?? 15) + 0.01, "\(sheet.name) \(row + 1): \(text)")
      }
    }
  }

  /// Lines above the table, which do not wrap, end where the print ends.
  @Test(arguments: Language.allCases, Stage.allCases)
  func noLineIsWiderThanThePrint(language: Language, stage: Stage) throws {
    for name in ShippedForms.books {
      var book = try ShippedBookTests.book(name)
      book.language = language
      book.indices[0].title += " của các cơ quan, đơn vị, địa phương trên địa bàn toàn tỉnh"
      for (sheet, table, plan) in sheets(book, stage).prefix(3) {
        let last = try #require(sheet.page.printArea).last.column
        let room = sheet.columns[...last].reduce(0) {
          $0 + ($1.isHidden ? 0 : TextMeasure.points(columnWidth: $1.width))
        }
        for row in (sheet.page.printArea?.first.row ?? 0)..<table.first {
          for cell in sheet.rows[row].cells.prefix(1) {
            guard let text = cell.content.shownText else { continue }
            let width = TextMeasure(plan.formats[cell.format]).width(of: text)
            #expect(width <= room, "\(sheet.name) \(row + 1): \(text)")
          }
        }
      }
    }
  }

  // MARK: Excel's rules

  @Test(arguments: [Language.vietnamese, .english])
  func theLinterFindsNothing(language: Language) throws {
    let scratch = try Scratch()
    for name in ShippedForms.books {
      var book = try ShippedBookTests.book(name)
      book.language = language
      for stage in Stage.allCases {
        let books = FormBooks(book.sending(stage), .test(stage, filled: stage == .appraised1))
        for file in books.files.prefix(4) {
          try write(books.plan(of: file), to: scratch("form.xlsx"))
          let findings = try lint(path: scratch("form.xlsx"))
          #expect(findings.isEmpty, "\(file.name): \(findings.map(\.description))")
        }
      }
    }
  }

  // MARK: Texts

  @Test func theUnitStandsInTheLetterhead() throws {
    let (sheet, _, _) = try #require(
      try ShippedForms.batch(ShippedBookTests.name, .self).sheets.first)
    let texts = (2..<7).flatMap { sheet.rows[$0].cells }.compactMap(\.content.shownText)
    #expect(texts.contains("ỦY BAN NHÂN DÂN TỈNH NINH THUẬN"))
    #expect(texts.contains("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"))
  }

  @Test(arguments: [
    ("Sở Nội vụ", "so-noi-vu"), ("Đài PT–TH (tỉnh)", "dai-pt-th-tinh"), ("ỦY BAN", "uy-ban"),
    ("Sở Tư pháp", "so-tu-phap"), ("???", ""),
  ])
  func agenciesHaveReadableFileNames(name: String, slug: String) {
    #expect(name.asciiSlug == slug)
  }

  @Test func agenciesOfOneSlugHaveFilesOfTheirOwn() throws {
    var book = GoldenBook.book
    book.indices[0].criteria.nodes[1].appraiser = "Sở Nội vụ"
    book.indices[0].criteria.nodes[2].appraiser = "SỞ NỘI VỤ"
    let names = FormBooks(book, .test(.appraised1)).files.map(\.name)
    #expect(names == ["so-noi-vu.xlsx", "so-noi-vu-2.xlsx", "khac.xlsx"])
  }
}
