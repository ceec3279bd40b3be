import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// The long table holds every point once, as the engine has it, and follows what is typed.
@Suite struct PointsSheetTests {
  /// The table of a plan: its header, and the values of each row by column.
  private func table(_ plan: Plan) throws -> (header: [String], rows: [[String: Value]]) {
    let position = try #require(plan.sheets.firstIndex { $0.table != nil })
    let sheet = plan.sheets[position]
    let range = try #require(sheet.table?.range)
    let header = sheet.tableColumns.map { $0 ?? "" }
    let calculated = CalculatedPlan(plan)
    let rows = ((range.first.row + 1)...range.last.row).map { row in
      Dictionary(
        uniqueKeysWithValues: header.enumerated().map { column, name in
          (name, calculated.value(at: CellAddress(row: row, column: column), sheet: position))
        })
    }
    return (header, rows)
  }

  /// Two criteria of 10 points for A, B and C; the second does not apply to B.
  private static let points: [[Value?]] = [
    [.number(8), .number(6), .number(4)], [.number(3), nil, .number(5)],
  ]

  @Test func aRowPerUnitAndCriterion() throws {
    let plan = SmallBook.plan(Self.points, domain: true)
    let (header, rows) = try table(plan)
    #expect(
      header == [
        "Năm", "Chỉ số", "Mã đơn vị", "Đơn vị", "Khối", "Xếp hạng (1: có)", "Lĩnh vực",
        "Mã tiêu chí", "Tiêu chí", "Vòng", "Điểm", "Trọng số", "Tối đa áp dụng", "Tình trạng",
      ])
    #expect(rows.allSatisfy { $0["Năm"] == .number(2021) && $0["Lĩnh vực"] == .text("Lĩnh vực D") })
    #expect(rows.map { $0["Đơn vị"] } == ["A", "A", "B", "B", "C", "C"].map { .text($0) })
    #expect(rows.map { $0["Mã tiêu chí"] } == ["1", "2", "1", "2", "1", "2"].map { .text($0) })
    #expect(
      rows.map { $0["Điểm"] } == [
        .number(8), .number(3), .number(6), .text(""), .number(4), .number(5),
      ])
    #expect(rows.map { $0["Tối đa áp dụng"] } == [10, 10, 10, 0, 10, 10].map { .number($0) })
    #expect(
      rows.map { $0["Tình trạng"] == .text("Không áp dụng") } == [
        false, false, false, true, false, false,
      ])
  }

  @Test func theTableFollowsAFigure() throws {
    let book = SmallBook.book(Self.points, domain: true)
    let evaluation = Evaluation(book)
    let index = BookLayout(evaluation).indices[0]
    let kind = Line.Kind.input(criterion: 1, input: 0, stage: index.result.calculation.final)
    let address = try #require(index.cell(kind, of: 0)).a1()
    let plan = rankingBook(evaluation, version: "test")
      .typing(["\(index.data)!\(address)": .number(9.5)])
    #expect(try table(plan).rows.first?["Điểm"] == .number(9.5))
  }

  /// What the engine has of a unit, a criterion and a round stands in one row, and nothing else does.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func everyPointStandsOnce(seed: UInt64) throws {
    let book = try SampleBook.make(seed: seed)
    let evaluation = Evaluation(book)
    let (_, rows) = try table(rankingBook(evaluation, version: "test"))
    let texts = Texts(language: book.language)
    var compared = 0
    for result in evaluation.indices {
      let set = result.calculation.set
      let leaves = set.nodes.indices.filter { set.nodes[$0].rule != nil }
      for (position, participant) in result.index.participants.enumerated() {
        for stage in result.calculation.stages {
          for node in leaves {
            let own = rows.filter {
              $0["Chỉ số"] == .text(result.index.shortTitle)
                && $0["Mã đơn vị"] == .text(book.units[participant.unit].code)
                && $0["Mã tiêu chí"] == .text(set.nodes[node].code)
                && $0["Vòng"] == .text(texts.stage(stage))
            }
            let value = result.value(.contribution(node: node, stage: stage), of: position)
            guard value != .blank else {
              #expect(own.isEmpty)
              continue
            }
            #expect(own.count == 1)
            compared += 1
            guard case .number(let points) = value else { continue }
            let sign = set.nodes[node].part == .penalty ? -1.0 : 1
            #expect(own.first?["Điểm"] == .number(sign * points))
          }
        }
      }
    }
    #expect(compared == rows.count)
  }

  @Test func aBookWithTooManyRowsDoesWithout() {
    let book = SmallBook.book(Self.points)
    let layout = BookLayout(Evaluation(book))
    func entries(_ rows: Int) -> (entries: [Contents.Entry], sheets: Int) {
      var palette = Palette()
      var contents = Contents(cover: layout.cover, texts: layout.texts)
      PointsSheet(book: book, layout: layout, mostRows: rows).add(to: &contents, &palette)
      return (contents.entries, contents.sheets(&palette).count)
    }
    #expect(entries(6).sheets == 1)
    let without = entries(5)
    #expect(without.sheets == 0)
    #expect(without.entries.map(\.isThere) == [false])
    #expect(
      without.entries.first?.summary
        == "Không lập: 6 dòng, nhiều hơn 5; điểm có ở các trang Chi tiết")
  }
}
