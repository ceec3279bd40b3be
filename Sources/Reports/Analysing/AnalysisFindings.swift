public import Analysis
import Formulas
public import Scoring
import Wording

/// The main findings of an analysis, in a few lines for people in a hurry.
public struct AnalysisFindings: Sendable {
  /// The lines.
  public let lines: [String]

  /// The findings about an index.
  public init(_ analysis: IndexAnalysis, of book: Book) {
    let texts = Texts(book)
    let result = analysis.evaluation
    let nodes = result.calculation.set.nodes
    func name(_ participant: Int) -> String {
      book.units[result.index.participants[participant].unit].name
    }
    func node(_ position: Int) -> String {
      "\(nodes[position].printedCode) \(nodes[position].name)"
    }
    var lines: [String] = []
    let winners = result.index.participants.indices.filter { result.rank(of: $0) == 1 }
    let names = winners.map(name).joined(separator: ", ")
    for run in analysis.draws where !winners.isEmpty {
      let way = texts.name(run.settings.spread)
      lines.append(
        texts[
          "Trọng số ngẫu nhiên (\(way)): \(names) vẫn đứng đầu trong \(texts.percent(run.winnersStay)) số lần rút; mọi vị thứ giữ nguyên trong \(texts.percent(run.ranksStay)).",
          "Random weights (\(way)): \(names) stays first in \(texts.percent(run.winnersStay)) of the draws; all ranks stay in \(texts.percent(run.ranksStay))."
        ])
    }
    let questions: [(StabilityQuestion, String)] = [
      (.ranks, texts["vị thứ đầu tiên đổi", "the first rank changes"]),
      (.winners, texts["đơn vị đứng đầu đổi", "the winner changes"]),
      (.grades, texts["có xếp loại đổi", "a grade changes"]),
    ]
    for (question, words) in questions {
      guard let most = analysis.mostSensitive(question) else {
        if question != .grades || !result.calculation.set.grades.isEmpty {
          lines.append(
            texts[
              "Không trọng số nào một mình làm \(words).",
              "No single weight's move means that \(words)."])
        }
        continue
      }
      let rounded = SpreadsheetNumber.round(most.slack, places: 2)
      let slack = rounded == 0 ? texts["dưới 0,01", "less than 0.01"] : texts.number(rounded)
      lines.append(
        texts[
          "Trọng số nhạy nhất: \(node(most.node)) – đổi \(slack) % của tổng là \(words).",
          "The most sensitive weight: \(node(most.node)) – after \(slack) % of the whole \(words)."]
      )
    }
    let idle = analysis.spread.rows.filter { $0.verdict != .decides }.map {
      result.calculation.set.reference(to: $0.node)
    }
    if !idle.isEmpty {
      lines.append(
        texts["Tiêu chí không quyết định gì: ", "Criteria that decide nothing: "]
          + idle.joined(separator: ", ") + ".")
    }
    if let deciding = analysis.spread.rows.max(by: { ($0.share ?? 0) < ($1.share ?? 0) }),
      let share = deciding.share
    {
      lines.append(
        texts[
          "Tạo khác biệt nhiều nhất: \(node(deciding.node)), \(texts.percent(share)) của chênh lệch.",
          "Decides most: \(node(deciding.node)), \(texts.percent(share)) of the spread."])
    }
    let importance = analysis.importance
    if importance.domains.indices.allSatisfy({ importance.verdict(on: $0) == .matches }) {
      lines.append(
        texts[
          "Mức độ quan trọng của mọi lĩnh vực tương xứng với trọng số.",
          "All domains are about as important as their weights say."])
    } else if let domain = importance.farthest, let relative = importance.relative[domain] {
      let row = importance.domains[domain]
      lines.append(
        texts[
          "Mức độ quan trọng khác trọng số nhiều nhất: \(node(row.node)) – trọng số \(texts.percent(row.weight)), mức độ quan trọng \(texts.percent(relative)).",
          "Importance is farthest from weight: \(node(row.node)) – weight \(texts.percent(row.weight)), importance \(texts.percent(relative))."
        ])
    }
    lines += robustness(analysis.robustness, texts)
    self.lines = lines
  }
}

/// How far ranks move when method and weights vary together, and what moves them most.
private func robustness(_ robustness: Robustness, _ texts: Texts) -> [String] {
  guard robustness.unrankedRuns == 0 else { return [] }
  let shift = texts.number(SpreadsheetNumber.round(robustness.meanShift, places: 2))
  let most = robustness.shares.flatMap { shares in
    shares.total.indices.max { shares.total[$0] < shares.total[$1] }.map { input in
      let (name, share) = (texts.name(robustness.inputs[input]), texts.percent(shares.total[input]))
      return texts[
        "; nhiều nhất do: \(name) (ST \(share))", "; most of all by: \(name) (ST \(share))"]
    }
  }
  return [
    texts[
      "Cách tính và trọng số đổi cùng lúc: mỗi đơn vị đổi trung bình \(shift) bậc",
      "Method and weights together: a unit's rank shifts by \(shift) on average"] + (most ?? "")
      + "."
  ]
}
