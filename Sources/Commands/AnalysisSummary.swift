import Analysis
import Reports
import Scoring
import Wording

/// The findings about an index and the intervals of its domains, for the terminal.
struct AnalysisSummary {
  let analysis: IndexAnalysis
  let book: Book

  private var language: Language { book.language }

  /// The title, the findings and the table.
  var text: String {
    let findings = AnalysisFindings(analysis, of: book).lines.map { "- " + $0 }
    return ([analysis.evaluation.index.title] + findings + [table.text]).joined(separator: "\n")
  }

  /// For each domain how far its weight can move: until a rank, the winner, a grade changes.
  private var table: TextTable {
    let set = analysis.evaluation.calculation.set
    var questions: [(StabilityQuestion, String)] = [
      (.ranks, language["Vị thứ giữ", "Ranks stay"]),
      (.winners, language["Đứng đầu giữ", "Winner stays"]),
    ]
    if !set.grades.isEmpty {
      questions.append((.grades, language["Xếp loại giữ", "Grades stay"]))
    }
    var table = TextTable(
      [
        (language[.domain], .left),
        (language[.weight], .right),
      ] + questions.map { ($0.1, .right) })
    let domains = Set(set.domains)
    table.rows = analysis.stability.filter { domains.contains($0.node) }.map { row in
      ["\(set.nodes[row.node].printedCode) \(set.nodes[row.node].name)", number(row.present[0])]
        + questions.map { question, _ in
          guard let low = row.lower[question], let high = row.upper[question] else { return "–" }
          return "\(number(low.weight[0])) – \(number(high.weight[0]))"
        }
    }
    return table
  }

  private func number(_ number: Double) -> String { language.fixed(number, places: 2) }
}
