import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// The decision's own words for a rule stand wherever the rule is told.
@Suite struct RuleTextTests {
  private static let text = "- Ban hành đúng hạn: 1 điểm;\n- Ban hành chậm: 0,5 điểm."
  private static let options = [
    Rule.Option(code: "A", text: "Đúng hạn", points: 1),
    Rule.Option(code: "B", text: "Chậm", points: 0.5),
  ]
  private static let choice = Rule(
    .choice(options), inputs: [.init(code: "choice", text: "Mức", kind: .choice(["A", "B"]))],
    text: text)

  private static let stages: [Stage] = [.self, .appraised1]

  /// Two units; one criterion, a choice, or points that are given.
  private static func book(_ rule: Rule = choice) -> Book {
    SmallBook.book([["A", "B"].map { .text($0) }], maximum: 1) { index in
      index.criteria.nodes[0].rule = rule
      if !rule.asksForCode {
        for position in index.observations.indices {
          index.observations[position].value = .number(1)
        }
      }
    }
  }

  private static func contents(_ sheet: Sheet) -> [String] {
    (0..<sheet.rows.count).flatMap { sheet.rows[$0].cells }.compactMap {
      if case .text(let text) = $0.content { text } else { nil }
    }
  }

  /// On the sheet of rules the words of the parameters stand above the formula, so that nothing is lost.
  @Test func theSheetOfRulesTellsBoth() throws {
    let plan = rankingBook(Evaluation(Self.book()), version: "test")
    let rules = try #require(plan.sheets.first { $0.name == "Quy tắc" })
    let found = Self.contents(rules)
    #expect(found.contains(Self.text))
    let formula = try #require(found.first { $0.hasPrefix("Diễn giải: ") })
    let lines = formula.split(separator: "\n")
    #expect(lines.first == "Diễn giải: Đúng hạn: 1; Chậm: 0,5")
    #expect(lines.last?.hasPrefix("LOOKUP(") == true)
    #expect(plan.problems() == [])
  }

  /// Elsewhere they stand alone; in forms with the codes to type in, which the decision does not know.
  @Test func formsAddTheCodesAlone() throws {
    for stage in Self.stages {
      let books = FormBooks(Self.book(), .test(stage))
      let plan = books.plan(of: books.files[0])
      let told: [String] = plan.sheets.flatMap { Self.contents($0) }.filter {
        $0.contains(Self.text)
      }
      #expect(told.count == 1)
      #expect(told.first?.contains("A – Đúng hạn: 1 điểm; B – Chậm: 0,5 điểm") == true)
    }
    let input = Rule.Input(code: "points", text: "Điểm", kind: .points(step: nil))
    let given = Rule(.given(step: nil), inputs: [input], text: "Theo kết quả thẩm định")
    let books = FormBooks(Self.book(given), .test(.self))
    let told = books.plan(of: books.files[0]).sheets.flatMap { Self.contents($0) }
    #expect(told.contains { $0.contains("Theo kết quả thẩm định") })
    #expect(!told.contains { $0.contains(given.kind.words(given.inputs, Texts(Self.book()))) })
  }

  @Test func scorecardsAndExplanationsTellThem() throws {
    let evaluation = Evaluation(Self.book())
    let card = ScorecardBooks(evaluation).plan(of: 0).sheets.flatMap { Self.contents($0) }
    #expect(card.contains("Quy tắc: " + Self.text))
    let explanation = try #require(UnitExplanation(index: "t", unit: 0, of: evaluation))
    let lines = try #require(explanation.criteria.first).lines
    #expect(lines.contains { $0.words == Self.text })
  }

  /// As many characters on as many lines as are taken: the row has room for all of them at the size that they
  /// are set in, on every sheet.
  @Test func theLongestFit() throws {
    let line = String(repeating: "Đảm bảo đúng quy định ", count: 4).prefix(74)
    let long = [String](repeating: String(line), count: 20).joined(separator: "\n")
    #expect(long.count == 1499)
    let book = Self.book(Rule(Self.choice.kind, inputs: Self.choice.inputs, text: long))
    let evaluation = Evaluation(book)
    let forms = Self.stages.map { stage in
      let books = FormBooks(book, .test(stage))
      return books.plan(of: books.files[0])
    }
    let plans =
      [
        rankingBook(evaluation, version: "test"), ScorecardBooks(evaluation).plan(of: 0),
      ] + forms
    for plan in plans {
      #expect(plan.problems() == [])
      var told = 0
      for sheet in plan.sheets {
        for position in 0..<sheet.rows.count {
          let row = sheet.rows[position]
          for cell in row.cells {
            guard case .text(let text) = cell.content, text.contains(long) else { continue }
            told += 1
            let format = plan.formats[cell.format]
            #expect(format.fontSize >= 7)
            let place = CellAddress(row: position, column: cell.column)
            let merged = sheet.merges.first { $0.first == place } ?? CellRange(place)
            let width = (merged.first.column...merged.last.column).reduce(0) {
              $0 + sheet.columns[$1].width
            }
            let lines = TextMeasure(format).lines(of: text, columnWidth: width)
            let height = Double(lines) * format.fontSize * 1.25
            #expect(height <= row.height ?? 0, "\(sheet.name): \(lines) lines")
          }
        }
      }
      #expect(told > 0)
    }
  }
}
