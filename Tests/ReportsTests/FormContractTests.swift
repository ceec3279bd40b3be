import Formulas
import Reports
import Scoring
import Testing
import WorkbookPlan

/// What a form asks for and how it is read back: the same for every unit, agency and index.
@Suite struct FormContractTests {
  @Test(arguments: ShippedForms.books, Stage.allCases)
  func everyRecipientIsAskedForWhatConcernsIt(name: String, stage: Stage) throws {
    let batch = try ShippedForms.batch(name, stage)
    let book = batch.book
    var asked = 0
    for (file, plan) in zip(batch.files, batch.plans) {
      let tables = plan.sheets.compactMap { FormRows($0) }
      #expect(tables.map(\.index) == file.indices.map { book.indices[$0].id })
      for (table, position) in zip(tables, file.indices) {
        let index = book.indices[position]
        let content = try #require(
          FormContent(index, units: book.units, recipient: file.recipient, stage: stage))
        var expected: [String] = []
        for criterion in content.criteria {
          for participant in content.participants where content.asks(participant, for: criterion) {
            for input in index.criteria.nodes[criterion].rule?.formInputs ?? [] {
              expected.append(
                [
                  book.units[index.participants[participant].unit].code,
                  index.criteria.nodes[criterion].code, input.code,
                ].joined(separator: " "))
            }
          }
        }
        #expect(table.asking.map { "\($0.unit) \($0.criterion) \($0.input)" } == expected)
        asked += expected.count
      }
    }
    #expect(asked > 200)
  }

  @Test(arguments: ShippedForms.books, Stage.allCases)
  func onlyWhatIsFilledInIsUnlocked(name: String, stage: Stage) throws {
    let batch = try ShippedForms.batch(name, stage)
    let book = batch.book
    for (file, plan) in zip(batch.files, batch.plans) {
      #expect(plan.problems() == [])
      #expect(plan.sheets.allSatisfy { $0.isProtected })
      for (table, position) in zip(plan.sheets.compactMap { FormRows($0) }, file.indices) {
        let expected = expectedOpen(table, book.indices[position], isSelf: stage == .self)
        var open: Set<CellAddress> = []
        for (row, cells) in table.rows.enumerated() {
          for cell in cells.cells where !plan.formats[cell.format].isLocked {
            open.insert(CellAddress(row: table.first + row, column: cell.column))
          }
        }
        #expect(open == expected, "\(file.name)")
      }
    }
  }

  /// Every value; in a criterion's first row the reason and, where they are asked for, mark and evidence.
  private func expectedOpen(_ table: FormRows, _ index: Index, isSelf: Bool) -> Set<CellAddress> {
    var open: Set<CellAddress> = []
    func add(_ column: FormColumn, _ row: Int) {
      if let column = table.columns[column] { open.insert(CellAddress(row: row, column: column)) }
    }
    for asking in table.asking {
      if !asking.input.isEmpty { add(.value, asking.row) }
      guard isFirst(asking, index) else { continue }
      add(.note, asking.row)
      if isSelf { add(.evidence, asking.row) }
      let node = index.criteria.position(of: asking.criterion)
      if node.map({ index.criteria.nodes[$0].notApplicable != nil }) == true {
        add(.mark, asking.row)
      }
    }
    return open
  }

  private func isFirst(_ asking: FormRows.Asking, _ index: Index) -> Bool {
    index.criteria.position(of: asking.criterion)
      .flatMap { index.criteria.nodes[$0].rule?.formInputs.first?.code } == asking.input
  }

  @Test(arguments: ShippedForms.books, Stage.allCases)
  func rowsShowTheirCriterionAndComputeItsPoints(name: String, stage: Stage) throws {
    let batch = try ShippedForms.batch(name, stage)
    let book = batch.book
    for (file, plan) in zip(batch.files, batch.plans) {
      for (table, position) in zip(plan.sheets.compactMap { FormRows($0) }, file.indices) {
        #expect(table.rows[0].isHidden)
        let asking = Dictionary(table.asking.map { ($0.row, $0) }) { first, _ in first }
        for row in (table.first + 2)..<(table.first + table.rows.count) {
          guard let asked = asking[row] else {
            // What stands there would be taken for a figure without a criterion.
            #expect(table.cell(.value, row)?.content ?? .blank == .blank)
            #expect(table.cell(.mark, row)?.content ?? .blank == .blank)
            continue
          }
          #expect(table.cell(.code, row)?.content == .text(asked.criterion))
          guard isFirst(asked, book.indices[position]) else { continue }
          let points = try #require(table.cell(.points, row))
          let isNumber = if case .number = points.content { true } else { false }
          #expect(points.content != .blank && !isNumber)
          #expect(plan.formats[points.format].isLocked)
        }
      }
    }
  }

  @Test func columnsOfCodesAreHidden() throws {
    for stage in [Stage.`self`, .appraised1] {
      for (sheet, table, _) in try ShippedForms.batch(ShippedBookTests.name, stage).sheets {
        for column in [FormColumn.unit, .criterion, .input, .sentName, .sentFigure]
        where column != .sentName || stage != .self {
          let position = try #require(table.columns[column])
          #expect(sheet.columns[position].isHidden)
        }
      }
    }
  }

  @Test(arguments: ShippedForms.books, Stage.allCases)
  func formsSayWhoTheyAreFor(name: String, stage: Stage) throws {
    let batch = try ShippedForms.batch(name, stage)
    let book = batch.book
    for (file, plan) in zip(batch.files, batch.plans) {
      let sheet = try #require(plan.sheets.first { $0.name == FormIdentity.sheetName })
      #expect(sheet.isHidden)
      let rows = (0..<sheet.rows.count).map { row -> (key: String, value: String) in
        let texts = sheet.rows[row].cells.map { cell in
          if case .text(let text) = cell.content { text } else { "?" }
        }
        return (texts.first ?? "", texts.last ?? "")
      }
      let identity = try #require(FormIdentity(rows: rows))
      #expect(
        identity
          == FormIdentity(
            book: book.id, year: book.year, recipient: file.recipient, stage: stage, round: 1,
            parts: file.indices.map {
              FormIdentity.Part(
                index: book.indices[$0].id, version: "version of \(book.indices[$0].criteria.id)")
            }))
    }
  }

  @Test(arguments: ShippedForms.books, Stage.allCases)
  func fileNamesDiffer(name: String, stage: Stage) throws {
    let files = try ShippedForms.batch(name, stage).files
    #expect(Set(files.map { $0.name.lowercased() }).count == files.count)
  }
}
