import Analysis
import Scoring
import Wording

/// The ends of stability intervals in words.
struct StabilityWords: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private var texts: Texts { layout.texts }
  /// So many changes at most are told of one end.
  private static let most = 3

  /// What changes beyond an end; nil if nothing does.
  func change(_ end: StabilityEnd?) -> String? {
    guard let end else { return nil }
    switch end.reason {
    case .wholeRange: return nil
    case .undecided: return texts["chưa xác định được", "undecided"]
    case .changes(let changes):
      let shown = changes.prefix(Self.most).map(words)
      let rest = changes.count - shown.count
      let more = rest > 0 ? texts["; và \(rest) thay đổi khác", "; and \(rest) more"] : ""
      return shown.joined(separator: "; ") + more
    }
  }

  private func words(_ change: StabilityChange) -> String {
    func name(_ participant: Int) -> String { layout.shortName(of: participant, in: index) }
    switch change {
    case .order(let first, let second, .tied):
      return texts[
        "\(name(second)) ngang \(name(first))", "\(name(second)) ties with \(name(first))"]
    case .order(let first, let second, .swapped):
      return texts["\(name(second)) vượt \(name(first))", "\(name(second)) passes \(name(first))"]
    case .parted(let first, let second):
      return texts[
        "\(name(first)) hết ngang, đứng trên \(name(second))",
        "\(name(first)) no longer ties with \(name(second)): ahead"]
    case .ranked(let participant, let isRanked):
      return name(participant)
        + (isRanked
          ? texts[" được xếp hạng", " is ranked"] : texts[" hết được xếp hạng", " is unranked"])
    case .grade(let participant, let from, let to):
      return "\(name(participant)): \(grade(from, of: participant)) → \(grade(to, of: participant))"
    }
  }

  private func grade(_ number: Int?, of participant: Int) -> String {
    let calculation = index.result.calculation
    let group = calculation.groups[index.result.groups[participant]]
    guard let number, let scale = calculation.set.gradeScale(for: group),
      scale.grades.indices.contains(number - 1)
    else { return "–" }
    return scale.grades[number - 1].name
  }
}
