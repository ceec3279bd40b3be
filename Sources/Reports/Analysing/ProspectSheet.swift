import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Per unit what it would take to reach the next rank and the next grade.
struct ProspectSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private var texts: Texts { layout.texts }

  /// A unit's goal and the way to it.
  private struct Line: Sendable {
    let participant: Int
    let goal: String
    let outcome: Prospect.Outcome

    var way: Prospect.Way? {
      if case .reachable(let way) = outcome { way } else { nil }
    }
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    var stack = RowStack()
    stack.add(
      layout.head(
        texts["CẦN GÌ ĐỂ LÊN: ", "WHAT IT WOULD TAKE: "], index,
        subtitle: texts[
          "Cách ít tiêu chí nhất, rồi ít điểm nhất; các đơn vị khác giữ nguyên.",
          "The fewest criteria, then the fewest points; all other units as they are."],
        notes: [
          texts[
            "Không tính: tiêu chí không áp dụng, điều tra xã hội học, điểm từ chỉ số khác, điểm phụ thuộc đơn vị khác, thưởng và trừ.",
            "Not counted: what does not apply, surveys, other indices, rules over all units, bonus and penalty."
          ]
        ], &palette))
    let header = stack.count
    let table = table(first: header + 1)
    stack.add([table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    var sheet = Sheet(name: index.prospect, stack: stack, over: table)
    sheet.frozen = (header + 1, 2)
    sheet.filter = CellRange(
      rows: header...table.rows.upperBound, columns: 0...(table.columns.count - 1))
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.printArea = area
    return sheet
  }

  private var lines: [Line] {
    let hasGrades = !index.result.calculation.set.grades.isEmpty
    return index.analysis.prospects.flatMap { prospect in
      let rank = Line(
        participant: prospect.participant, goal: texts["Lên vị thứ", "A better rank"],
        outcome: prospect.nextRank)
      let grade = Line(
        participant: prospect.participant, goal: texts["Lên loại", "A better grade"],
        outcome: prospect.nextGrade)
      return hasGrades ? [rank, grade] : [rank]
    }
  }

  /// The steps of a way, each with its points.
  private func words(_ outcome: Prospect.Outcome) -> String {
    switch outcome {
    case .unreachable(let obstacle): return texts.words(obstacle)
    case .reachable(let way):
      let steps = way.steps.map { step in
        let (from, to) = (
          SpreadsheetNumber.round(step.from, places: 4), SpreadsheetNumber.round(step.to, places: 4)
        )
        let criterion = index.result.calculation.set.reference(to: step.node)
        return "\(criterion): \(texts.number(from)) → \(texts.number(to))"
      }
      return steps.joined(separator: ";  ")
        + (way.isProven ? "" : texts[" (có thể có cách ít hơn)", " (there may be a cheaper way)"])
    }
  }

  private func table(first: Int) -> AnalysisTable {
    let (layout, index, texts, lines) = (layout, index, texts, lines)
    let result = index.result
    let places = result.calculation.set.rounding.index ?? 4
    let code = places == 0 ? "0" : "0." + String(repeating: "0", count: places)
    let score = CellFormat.number.with { $0.numberFormat = code }
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let words = lines.map { self.words($0.outcome) }
    @Sendable func figure(_ number: Double?) -> Cell.Content {
      number.map { .number($0) } ?? .text("–")
    }
    @Sendable func difference(_ row: Int, _ from: Int, _ to: Int) -> Cell.Content {
      .formula(.difference(at(first, row, to), at(first, row, from), otherwise: "–"))
    }
    return AnalysisTable(
      firstRow: first, count: lines.count,
      columns: [
        .init(texts[.rank], width: 7, whole) {
          figure(result.rank(of: lines[$0].participant).map(Double.init))
        },
        .init(texts[.unitName], width: 36, .text) {
          .text(layout.name(of: lines[$0].participant, in: index))
        },
        .init(texts[.score], width: 9, score) {
          figure(result.score(of: lines[$0].participant))
        },
        .init(texts[.grade], width: 11, .centred) {
          .text(result.grade(of: lines[$0].participant) ?? "–")
        },
        .init(texts["Mục tiêu", "Goal"], width: 12, .text) { .text(lines[$0].goal) },
        .init(texts["Số tiêu chí cần nâng", "Criteria to raise"], width: 9, whole) {
          figure(lines[$0].way.map { Double($0.steps.count) })
        },
        .init(
          texts[
            "Nâng tiêu chí nào (mã: từ → đến điểm), hoặc vì sao không",
            "Which (code: from → to points), or why not"],
          width: 50, .text
        ) { .text(words[$0]) },
        .init(texts["Điểm khi đó", "Score then"], width: 9, score) { figure(lines[$0].way?.score) },
        .init(
          texts["Điểm còn thiếu", "Points missing"], width: 9,
          .number.with { $0.numberFormat = "+\(code);-\(code);\(code)" }
        ) { difference($0, 2, 7) },
        .init(texts[.rankThen], width: 8, whole) {
          figure(lines[$0].way?.rank.map(Double.init))
        },
        .init(
          texts["Lên (bậc)", "Places up"], width: 8,
          whole.with { $0.numberFormat = "\"▲\"0;\"▼\"0;\"=\"" }
        ) { difference($0, 9, 0) },
        .init(texts["Xếp loại khi đó", "Grade then"], width: 11, .centred) {
          .text(lines[$0].way?.grade ?? "–")
        },
      ])
  }
}
