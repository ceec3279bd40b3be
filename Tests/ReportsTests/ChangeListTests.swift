import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// What is typed into the written workbook is listed on the checks, old and new; otherwise nothing is.
@Suite struct ChangeListTests {
  /// A line of the list as it is read.
  private struct Change: Equatable, CustomStringConvertible {
    var what: String
    var written: Value
    var now: Value
    var place: String

    var description: String { "\(what): \(written) → \(now) at \(place)" }
  }

  /// The workbook of a book after something was typed into it.
  private struct Typed {
    let evaluation: Evaluation
    let layout: BookLayout
    let calculated: CalculatedPlan

    init(_ book: Book, typing: (BookLayout) throws -> [String: Cell.Content] = { _ in [:] })
      throws
    {
      evaluation = Evaluation(book)
      layout = BookLayout(evaluation)
      calculated = CalculatedPlan(
        rankingBook(evaluation, version: "test").typing(try typing(layout)))
    }

    var status: Value {
      calculated.value(at: ScenarioList.statusCell, in: layout.weights)
    }

    /// The rows of the list on the sheet of checks, under its header.
    var changes: [Change] {
      guard let sheet = calculated.plan.sheets.first(where: { $0.name == layout.checks }) else {
        return []
      }
      return ((sheet.rows.count - WrittenCells.shown)..<sheet.rows.count).compactMap { row in
        let values = (0..<4).map {
          calculated.value(at: CellAddress(row: row, column: $0), in: layout.checks)
        }
        guard case .text(let what) = values[0], !what.isEmpty, case .text(let place) = values[3]
        else { return nil }
        return Change(what: what, written: values[1], now: values[2], place: place)
      }
    }

    /// What is told above the header.
    var told: Value {
      let count = calculated.plan.sheets.first { $0.name == layout.checks }?.rows.count ?? 0
      return calculated.value(
        at: CellAddress(row: count - WrittenCells.shown - 2, column: 0), in: layout.checks)
    }
  }

  /// Two criteria of 10 points for A, B and C, of which the second does not apply to B.
  ///
  /// From 8 points a unit is graded « Tốt ».
  private static let book = SmallBook.book(
    [[.number(8), .number(6), .number(0)], [.number(3), nil, .number(5)]], domain: true
  ) {
    $0.criteria.grades = [
      "": GradeScale(grades: [.init(name: "Tốt", from: 8), .init(name: "Khá", from: 0)])
    ]
  }

  private static func cell(
    _ kind: Line.Kind, of participant: Int, _ layout: BookLayout
  ) throws -> String {
    let index = layout.indices[0]
    let place = try #require(index.places[kind])
    let address = CellAddress(row: place.row, column: index.firstColumn + participant)
    return "\(place.sheet)!\(address.a1())"
  }

  /// The same as the list writes it.
  private static func quoted(_ cell: String) -> String {
    let parts = cell.split(separator: "!")
    return "'\(parts[0])'!\(parts[1])"
  }

  private static let stage = Stage.appraised2

  @Test func nothingChangedNothingListed() throws {
    let typed = try Typed(Self.book)
    #expect(typed.changes == [])
    #expect(typed.told == .text("Không ô nào khác với khi ghi."))
    for seed in 1...4 as ClosedRange<UInt64> {
      let book = try SampleBook.make(seed: seed)
      let changes = try Typed(book).changes
      #expect(changes == [])
    }
    for name in [ShippedBookTests.name, "cap-huyen-2021"] {
      let book = try ShippedBookTests.book(name)
      let changes = try Typed(book).changes
      #expect(changes == [])
    }
  }

  @Test func aFigureIsListedAndWhatFollows() throws {
    var place = ""
    let typed = try Typed(Self.book) { layout in
      place = try Self.cell(.input(criterion: 2, input: 0, stage: Self.stage), of: 2, layout)
      return [place: .number(9)]
    }
    // A has 11 points, B 6 of 10 and so 12 of 20, C 5 and then 9: C stays last and is graded better.
    let figure = try #require(typed.changes.first)
    #expect(
      figure
        == Change(
          what: "C: 2, Thẩm định lần 2, Điểm", written: .number(5), now: .number(9),
          place: Self.quoted(place)))
    #expect(typed.changes.map(\.what).dropFirst() == ["C: Điểm chỉ số", "C: Xếp loại"])
    #expect(typed.changes.map(\.written).dropFirst() == [.number(5), .text("Khá")])
    #expect(typed.changes.map(\.now).dropFirst() == [.number(9), .text("Tốt")])
    #expect(typed.status != .text(""))
  }

  @Test func aZeroThatIsEmptiedIsListed() throws {
    let typed = try Typed(Self.book) { layout in
      [
        try Self.cell(.input(criterion: 1, input: 0, stage: Self.stage), of: 2, layout): .blank
      ]
    }
    #expect(typed.changes.first?.written == .number(0))
    #expect(typed.changes.first?.now == .text("(trống)"))
  }

  @Test func aMarkIsListed() throws {
    let typed = try Typed(Self.book) { layout in
      [
        try Self.cell(.notApplicable(criterion: 2, stage: Self.stage), of: 0, layout): .text("x")
      ]
    }
    #expect(typed.changes.first?.what == "A: 2, Thẩm định lần 2, Không áp dụng (x)")
    #expect(typed.changes.first?.written == .text("(trống)"))
    #expect(typed.changes.first?.now == .text("x"))
    #expect(typed.status != .text(""))
  }

  @Test func aWeightOnTrialIsListed() throws {
    var place = ""
    let typed = try Typed(Self.book) { layout in
      let index = layout.indices[0]
      let address = CellAddress(
        row: index.weightsRows.row(of: 1), column: index.weightsColumn(.trial, 0))
      place = "\(layout.weights)!\(address.a1())"
      return [place: .number(20)]
    }
    #expect(
      typed.changes == [
        Change(
          what: "Trọng số thử, tiêu chí 1", written: .number(10), now: .number(20),
          place: Self.quoted(place))
      ])
    #expect(typed.status != .text(""))
  }

  @Test func theLeastScoreOfAGradeIsListed() throws {
    let typed = try Typed(Self.book) { layout in
      let index = layout.indices[0]
      let address = CellAddress(
        row: index.weightsRows.firstGrade, column: index.gradeColumn(group: 0))
      return ["\(layout.weights)!\(address.a1())": .number(5)]
    }
    #expect(typed.changes.first?.what == "Điểm tối thiểu xếp loại « Tốt »")
    #expect(typed.changes.first?.written == .number(8))
    #expect(typed.changes.first?.now == .number(5))
    // C has 5 points.
    #expect(typed.changes.dropFirst().map(\.what) == ["C: Xếp loại"])
    #expect(typed.status != .text(""))
  }

  @Test func aRankTypedOverIsListed() throws {
    var place = ""
    let typed = try Typed(Self.book) { layout in
      place = try Self.cell(.rank, of: 0, layout)
      return [place: .number(99)]
    }
    // A has 11 points, B the share of 12.
    let change = Change(
      what: "A: Vị thứ", written: .number(2), now: .number(99), place: Self.quoted(place))
    #expect(typed.changes.contains(change), "\(typed.changes)")
    #expect(typed.status != .text(""))
  }

  /// A figure that changes no result is told too.
  @Test func aFigureWithoutEffectIsTold() throws {
    let book = try SampleBook.make(seed: 1)
    let typed = try Typed(book) { layout in
      let index = layout.indices[1]
      let place = try #require(index.places[.previousScore])
      let address = CellAddress(row: place.row, column: index.firstColumn)
      return ["\(place.sheet)!\(address.a1())": .number(12.5)]
    }
    #expect(typed.changes.map(\.now) == [.number(12.5)])
    #expect(
      typed.status
        == .text("SỔ ĐÃ BỊ SỬA SAU KHI GHI: 1 ô, kết quả không đổi – xem « Kiểm tra »"))
  }

  @Test func theFirstThirtyAreListed() throws {
    let book = SmallBook.book(
      (0..<4).map { _ in (0..<10).map { .number(Double($0 % 5)) } }, domain: true)
    let typed = try Typed(book) { layout in
      var typed: [String: Cell.Content] = [:]
      for criterion in 1...4 {
        for unit in 0..<10 {
          typed[
            try Self.cell(
              .input(criterion: criterion, input: 0, stage: Self.stage), of: unit, layout)
          ] = .number(9)
        }
      }
      return typed
    }
    #expect(typed.changes.count == 30)
    #expect(typed.changes.allSatisfy { $0.now == .number(9) })
    guard case .text(let told) = typed.told else { return }
    #expect(told.contains("; liệt kê 30 ô đầu"), "\(told)")
  }
}
