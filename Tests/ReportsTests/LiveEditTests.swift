import BookFiles
import Foundation
import Formulas
import Scoring
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

@testable import Reports

/// What a clerk types into the written file gives what the engine computes for the same change.
@Suite struct LiveEditTests {
  /// One change, as the clerk types it and as the book has it.
  enum Edit {
    case weight(String, Double)
    case figure(unit: String, criterion: String, input: Int, stage: Stage, value: Value)
    case notApplicable(unit: String, criterion: String, stage: Stage)
    case unranked(unit: String)
    /// The least score of a grade.
    case grade(Int, from: Double)
    /// The first rank is typed over.
    case overwritten
    /// The approved weights stay chosen, whatever was typed.
    case approved
  }

  /// The changes tried on the shipped CCHC book, each list in a file of its own.
  static let edits: [[Edit]] = [
    [.weight("3.3.1", 9)],
    [.weight("8", 36), .weight("1", 7)],
    [.weight("1.1.1", 0), .weight("5.4", 12.5)],
    [.figure(unit: "STP", criterion: "1.1.1", input: 0, stage: .appraised1, value: .text("C"))],
    [.figure(unit: "STTTT", criterion: "1.1.3", input: 0, stage: .appraised1, value: .number(1))],
    [.notApplicable(unit: "VPUB", criterion: "3.3.1", stage: .appraised1)],
    [.notApplicable(unit: "SNV", criterion: "1.3.1", stage: .appraised1)],
    [.unranked(unit: "STTTT")],
    [
      .weight("2", 30), .notApplicable(unit: "SCT", criterion: "6.1", stage: .appraised1),
      .figure(unit: "VPUB", criterion: "1.1.3", input: 0, stage: .appraised1, value: .number(0)),
    ],
  ]

  @Test func editsOfTheShippedBook() throws {
    let folder = try TemporaryFolder()
    let book = try ShippedBookTests.book()
    let evaluation = Evaluation(book)
    let plan = rankingBook(evaluation, version: "test")
    let layout = BookLayout(evaluation)
    var files: [String] = []
    for (position, edits) in Self.edits.enumerated() {
      let typed = try typed(edits, layout, book)
      let file = "\(folder.path)/edit\(position).xlsx"
      let edited = plan.typing(typed)
      try write(edited, to: file)
      files.append(file)
    }
    let copies = try LibreOffice.recalculated(files, in: folder.path)
    for (edits, copy) in zip(Self.edits, copies) {
      let changed = Evaluation(try applying(edits, to: book))
      let differs = changed["cchc"]?.values != evaluation["cchc"]?.values
      #expect(differs, "\(edits) changed nothing")
      var expected = rankingBook(
        changed, beside: Alternatives(approved: evaluation), version: "test")
      // The checks hold the results of the run that wrote the file, which the change makes differ, and the
      // list of changes what it wrote.
      // The appendix of criteria that did not apply lists those of that run too.
      let kept = Set(
        layout.appendices.filter { $0.request.kind == .special }.map(\.sheetName)
          + [layout.checks, layout.written])
      for (position, sheet) in expected.sheets.enumerated() where kept.contains(sheet.name) {
        expected.sheets[position] = try #require(plan.sheets.first { $0.name == sheet.name })
      }
      let comparison = Comparison(expected, with: try LibreOffice.cells(of: copy))
      #expect(comparison.compared > 1000)
      // A weight typed over is told apart from one that was written so.
      let typedOver = Set(try edits.compactMap { try flag(of: $0, layout) })
      let differences = comparison.differences.filter { difference in
        !typedOver.contains { difference.hasPrefix($0 + ": ") }
      }
      #expect(comparison.differences.count == differences.count + typedOver.count)
      #expect(
        differences.isEmpty, "\(edits):\n\(differences.prefix(40).joined(separator: "\n"))")
    }
  }

  /// What is not as it was approved and written stands on every sheet, and nobody is to sign it.
  @Test(
    arguments: [
      ([.weight("8", 36)], "KHÔNG PHẢI KẾT QUẢ ĐÃ PHÊ DUYỆT – đang tính theo: "),
      ([.weight("8", 36), .approved], "TRỌNG SỐ THỬ ĐÃ SỬA, CHƯA ÁP DỤNG – "),
      (
        [
          .figure(unit: "VPUB", criterion: "1.1.3", input: 0, stage: .appraised1, value: .number(0))
        ],
        "SỔ ĐÃ BỊ SỬA SAU KHI GHI: "
      ),
      (
        [.notApplicable(unit: "VPUB", criterion: "3.3.1", stage: .appraised1)],
        "SỔ ĐÃ BỊ SỬA SAU KHI GHI: "
      ), ([.grade(0, from: 86)], "SỔ ĐÃ BỊ SỬA SAU KHI GHI: "),
      ([.overwritten], "SỔ ĐÃ BỊ SỬA SAU KHI GHI: "), ([], ""),
    ] as [([Edit], String)])
  func everySheetTellsItsStatus(edits: [Edit], status: String) throws {
    let book = try ShippedBookTests.book()
    let evaluation = Evaluation(book)
    let layout = BookLayout(evaluation)
    let typed = try typed(edits, layout, book)
    let plan = CalculatedPlan(rankingBook(evaluation, version: "test").typing(typed))
    let told = plan.value(at: ScenarioList.statusCell, in: layout.weights).text ?? ""
    #expect(status.isEmpty ? told.isEmpty : told.hasPrefix(status), "\(told)")
    for (position, sheet) in plan.plan.sheets.enumerated() where sheet.name != layout.cover {
      let texts = (0..<sheet.rows.count).flatMap { row in
        sheet.rows[row].cells.compactMap { cell in
          plan.value(at: CellAddress(row: row, column: cell.column), sheet: position).text
        }
      }
      let isSigned = layout.appendices.contains { $0.sheetName == sheet.name }
      if !status.isEmpty {
        #expect(texts.contains(isSigned ? "DỰ THẢO – KHÔNG KÝ" : told), "\(sheet.name)")
      }
      guard isSigned else { continue }
      #expect(texts.contains("DỰ THẢO – KHÔNG KÝ") == !status.isEmpty, "\(sheet.name)")
      #expect(texts.contains(book.dress.signerOffice[0]) == status.isEmpty, "\(sheet.name)")
    }
  }

  /// The checks see a change: the comparison with the program's results no longer passes.
  @Test func checksNoticeAChange() throws {
    let folder = try TemporaryFolder()
    let book = try ShippedBookTests.book()
    let evaluation = Evaluation(book)
    let layout = BookLayout(evaluation)
    let typed = try typed([.weight("8", 36)], layout, book)
    let file = folder.path + "/changed.xlsx"
    try write(
      rankingBook(evaluation, version: "test").typing(typed), to: file)
    let copy = try LibreOffice.recalculated([file], in: folder.path)[0]
    let cells = try LibreOffice.cells(of: copy)
    #expect(cells["Kiểm tra!B5"]?.value == .text("KHÔNG ĐẠT"))
  }

  // MARK: The change in the file

  /// What is typed for some changes: weights count when those on trial are chosen.
  private func typed(
    _ edits: [Edit], _ layout: BookLayout, _ book: Book
  ) throws -> [String: Cell.Content] {
    var typed = Dictionary(uniqueKeysWithValues: try edits.map { try cell(of: $0, layout, book) })
    let hasWeights = edits.contains { if case .weight = $0 { true } else { false } }
    let choice = "\(layout.weights)!\(ScenarioList.chosen.a1())"
    if hasWeights, typed[choice] == nil {
      typed[choice] = .text(layout.scenarios.choices[Scenarios.trial].name)
    }
    return typed
  }

  /// The cell that says whether a weight was typed over; nil for another change.
  private func flag(of edit: Edit, _ layout: BookLayout) throws -> String? {
    guard case .weight(let code, _) = edit else { return nil }
    let index = try #require(layout.indices.first { $0.result.index.id == "cchc" })
    let node = try #require(index.result.calculation.set.position(of: code))
    let address = CellAddress(
      row: index.weightsRows.row(of: node), column: index.weightsColumn(.isTyped, 0))
    return "\(layout.weights)!\(address.a1())"
  }

  private func cell(
    of edit: Edit, _ layout: BookLayout, _ book: Book
  ) throws -> (String, Cell.Content) {
    let index = try #require(layout.indices.first { $0.result.index.id == "cchc" })
    let set = index.result.calculation.set
    func data(_ kind: Line.Kind, _ unit: String) throws -> String {
      let row = try #require(index.row(kind))
      let participant = try participant(unit, in: index.result.index, book)
      let address = CellAddress(row: row, column: index.firstColumn + participant)
      return "\(index.data)!\(address.a1())"
    }
    switch edit {
    case .weight(let code, let weight):
      let node = try #require(set.position(of: code))
      let address = CellAddress(
        row: index.weightsRows.row(of: node), column: index.weightsColumn(.trial, 0))
      return ("\(layout.weights)!\(address.a1())", .number(weight))
    case .figure(let unit, let code, let input, let stage, let value):
      let node = try #require(set.position(of: code))
      return (
        try data(.input(criterion: node, input: input, stage: stage), unit), Cell.content(value)
      )
    case .notApplicable(let unit, let code, let stage):
      let node = try #require(set.position(of: code))
      return (
        try data(.notApplicable(criterion: node, stage: stage), unit), .text(Marks.notApplicable)
      )
    case .unranked(let unit): return (try data(.isRanked, unit), .number(0))
    case .grade(let grade, let score):
      let address = CellAddress(
        row: index.weightsRows.firstGrade + grade, column: index.gradeColumn(group: 0))
      return ("\(layout.weights)!\(address.a1())", .number(score))
    case .approved:
      return (
        "\(layout.weights)!\(ScenarioList.chosen.a1())",
        .text(layout.scenarios.choices[Scenarios.approved].name)
      )
    case .overwritten:
      let row = try #require(index.row(.rank))
      let address = CellAddress(row: row, column: index.firstColumn)
      return ("\(index.detail.sheet)!\(address.a1())", .number(99))
    }
  }

  private func participant(_ unit: String, in index: Index, _ book: Book) throws -> Int {
    try #require(index.participants.firstIndex { book.units[$0.unit].code == unit })
  }

  // MARK: The change in the book

  private func applying(_ edits: [Edit], to book: Book) throws -> Book {
    var book = book
    let position = try #require(book.indices.firstIndex { $0.id == "cchc" })
    for edit in edits {
      var index = book.indices[position]
      switch edit {
      case .weight(let code, let weight):
        let node = try #require(index.criteria.position(of: code))
        index.criteria.nodes[node].weight = ByGroup(weight)
      case .figure(let unit, let code, let input, let stage, let value):
        let node = try #require(index.criteria.position(of: code))
        let participant = try participant(unit, in: index, book)
        index.observations.append(
          Observation(
            participant: participant, criterion: node, input: input, stage: stage, value: value))
      case .notApplicable(let unit, let code, let stage):
        let node = try #require(index.criteria.position(of: code))
        let participant = try participant(unit, in: index, book)
        index.observations.append(
          Observation(participant: participant, criterion: node, input: nil, stage: stage))
      case .unranked(let unit):
        let participant = try participant(unit, in: index, book)
        index.participants[participant].isRanked = false
      // Of the file alone.
      case .grade, .overwritten, .approved: break
      }
      book.indices[position] = index
    }
    return book
  }
}

extension Value {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
