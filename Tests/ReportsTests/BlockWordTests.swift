import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// What is said of criteria that are left out of a block: in which, and when they do not apply.
@Suite struct BlockWordTests {
  /// Three criteria of 10 points in a domain: the first does not apply to A, none to B.
  private let book = SmallBook.book(
    [[nil, nil, .number(5)], [.number(8), nil, .number(7)], [.number(4), nil, .number(9)]],
    domain: true
  ) { index in
    for node in 1...3 {
      index.criteria.nodes[node].notApplicable = .exclude(within: 0)
      index.criteria.nodes[node].notApplicableWhen = "Không được giao"
    }
    index.criteria.nodes.append(
      Criterion(
        code: "E", name: "Lĩnh vực E", maximum: ByGroup(10),
        rule: Rule(
          .given(step: nil),
          inputs: [Rule.Input(code: "points", text: "Điểm", kind: .points(step: nil))])))
    index.observations += (0..<3).map {
      Observation(participant: $0, criterion: 4, input: 0, value: .number(6))
    }
  }

  private func texts(_ plan: Plan) -> [String: [String]] {
    let calculated = CalculatedPlan(plan)
    return Dictionary(
      uniqueKeysWithValues: plan.sheets.map { sheet in
        let texts = (0..<sheet.rows.count).flatMap { row in
          sheet.rows[row].cells.compactMap { cell -> String? in
            let address = CellAddress(row: row, column: cell.column)
            guard case .text(let text) = calculated.value(at: address, in: sheet.name) else {
              return nil
            }
            return text
          }
        }
        return (sheet.name, texts)
      })
  }

  /// 12 of 20 are 18 of 30 for A, with 6 of E 24; of E alone B has 6 of 10, on the scale of 40 again 24;
  /// C has 21 and 6.
  @Test func points() throws {
    let result = Evaluation(book).indices[0]
    #expect((0..<3).map { result.score(of: $0) } == [24, 24, 27])
  }

  @Test func theAppendixSaysOfWhat() throws {
    let evaluation = Evaluation(book)
    let place = try #require(
      BookLayout(evaluation).appendices.first { $0.request.kind == .special })
    let texts = try #require(texts(rankingBook(evaluation, version: "test"))[place.sheetName])
    let within = "Loại trừ, tính lại trong phạm vi lĩnh vực D"
    let withAll = "Loại trừ cùng cả lĩnh vực D, không có tiêu chí nào áp dụng"
    #expect(texts.count { $0 == within } == 1)
    #expect(texts.count { $0 == withAll } == 3)
  }

  @Test func theRulesSayWhen() throws {
    let evaluation = Evaluation(book)
    let sheet = BookLayout(evaluation).rules
    let texts = try #require(texts(rankingBook(evaluation, version: "test"))[sheet])
    #expect(
      texts.count {
        $0 == "Loại trừ, tính lại trong phạm vi lĩnh vực D (khi: Không được giao)"
      } == 3)
    #expect(
      texts.contains(
        "Tổng điểm các tiêu chí con áp dụng ÷ tổng điểm tối đa của chúng × điểm tối đa của nhóm"))
    let explanation = try #require(UnitExplanation(index: "t", unit: 0, of: evaluation))
    let line = explanation.criteria[0].lines.first { $0.label == "Không áp dụng" }
    #expect(
      line?.words == "Loại trừ, tính lại trong phạm vi lĩnh vực D (khi: Không được giao)")
  }

  @Test(arguments: Stage.allCases)
  func formsSayWhen(stage: Stage) throws {
    let batch = ShippedForms.Batch(book, stage)
    let all: [String] = batch.plans.flatMap { plan -> [String] in Array(texts(plan).values.joined())
    }
    let told = all.count { $0.contains("Không áp dụng (x) khi: Không được giao") }
    #expect(told == 3 * batch.plans.count)
    #expect(!batch.plans.isEmpty)
  }
}
