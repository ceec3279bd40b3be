import Formulas
import Reports
import Scoring
import Wording

/// An explanation as text for the terminal.
struct ExplanationText {
  let book: Book
  let unit: Int
  let explanation: UnitExplanation
  let language: Language

  private var result: IndexEvaluation { explanation.result }
  private var participant: Int { explanation.participant }
  private var places: Int { result.calculation.set.rounding.index ?? 4 }

  // MARK: Head

  /// Unit, index, score, rank, grade, last year's, and what separates it from the unit ahead.
  var head: String {
    var lines = ["\(book.units[unit].name) – \(result.index.title) \(book.year)"]
    var facts: [String] = []
    if let score = result.score(of: participant) {
      facts.append(language[.score] + " " + language.fixed(score, places: places))
    }
    let ranked = Int(result.number(.rankedCount, of: participant) ?? 0)
    if let rank = result.rank(of: participant) {
      facts.append(language[lower: .rank] + " " + "\(rank)/\(ranked)")
    }
    if let grade = result.grade(of: participant) { facts.append(grade) }
    if let before = result.number(.previousRank, of: participant) {
      let moves = result.number(.placesWon, of: participant).map { " (\(language.move(Int($0))))" }
      facts.append(
        language["năm trước vị thứ ", "last year's rank "] + "\(Int(before))" + (moves ?? ""))
    }
    if !facts.isEmpty { lines.append(facts.joined(separator: " · ")) }
    if let reason = explanation.gradeHold {
      lines.append(language["Hạn chế xếp loại: ", "Grade held down: "] + reason)
    }
    if let ahead { lines.append(ahead) }
    return lines.joined(separator: "\n")
  }

  /// The nearest unit above and how far it is.
  private var ahead: String? {
    guard let other = explanation.ahead,
      let points = result.number(.pointsToNext, of: participant)
    else { return nil }
    let name = book.units[result.index.participants[other].unit].name
    let gap = language.fixed(points, places: places)
    return language[
      "Đơn vị ngay trên: \(name), hơn \(gap) điểm", "Next above: \(name), \(gap) points ahead"]
  }

  // MARK: Losses

  /// What the unit lost, the largest loss first.
  func losses(limit: Int) -> String {
    let losses = explanation.losses
    let sum = explanation.lost
    var table = TextTable([
      (language[.code], .left), (language[.lost], .right),
      (language[.points], .right), (language[.attainable], .right),
      (language["% số mất", "% of lost"], .right),
      (language[.criterion], .left),
    ])
    table.rows = losses.prefix(limit).map { criterion in
      let lost = criterion.lost ?? 0
      return [
        criterion.printedCode, language.fixed(lost, places: 2),
        language.fixed(criterion.contribution ?? 0, places: 2),
        language.fixed(criterion.attainable, places: 2),
        language.fixed(sum == 0 ? 0 : lost / sum * 100, places: 1), criterion.name,
      ]
    }
    let title = language[
      "Mất \(language.fixed(sum, places: 2)) điểm ở \(losses.count) tiêu chí; nhiều nhất:",
      "\(language.fixed(sum, places: 2)) points lost on \(losses.count) criteria; most on:"]
    let skipped = explanation.criteria.filter { $0.part == .main && $0.contribution == nil }
    let notApplied =
      skipped.isEmpty
      ? ""
      : "\n" + language["Không áp dụng hoặc thiếu: ", "Not applicable or missing: "]
        + skipped.map { result.calculation.set.reference(to: $0.node) }.joined(separator: ", ")
    return title + "\n" + table.text + notApplied + "\n" + closing
  }

  /// How the points of the criteria become the score.
  private var closing: String {
    explanation.closing.map { line in
      let isScore = line == explanation.closing.last
      let value =
        if case .number(let number) = line.value {
          language.fixed(number, places: isScore ? places : 2)
        } else { words(line.value) }
      return "\(line.label): \(value)"
    }.joined(separator: " · ")
  }

  // MARK: One criterion

  /// Rule, figures, working, rounding, weight, contribution and basis of a criterion.
  func text(of criterion: UnitExplanation.Criterion) -> String {
    let width = criterion.lines.map(\.label.count).max() ?? 0
    let lines = criterion.lines.map { line -> String in
      let label = line.label + String(repeating: " ", count: width - line.label.count)
      let value = words(line.value)
      // The decision's own words may be of several lines.
      let words = line.words.split(whereSeparator: \.isNewline)
        .joined(separator: "\n" + String(repeating: " ", count: width + 4))
      let parts = [words, value.isEmpty ? "" : "= \(value)"].filter { !$0.isEmpty }
      return "  \(label)  " + parts.joined(separator: " ")
    }
    return "\(criterion.printedCode) \(criterion.name)\n" + lines.joined(separator: "\n")
  }

  private func words(_ value: Value) -> String {
    switch value {
    case .blank: return ""
    case .number(let number):
      let text = SpreadsheetNumber.description(
        of: SpreadsheetNumber.round(number, places: SpreadsheetNumber.guardPlaces))
      return language == .vietnamese ? String(text.map { $0 == "." ? "," : $0 }) : text
    case .text(let text): return text
    case .boolean(let boolean): return boolean ? "1" : "0"
    case .error(let error): return error.kind.rawValue
    }
  }

  // MARK: Against another unit

  /// Where the unit is ahead of another one or behind it, the largest difference first.
  func comparison(with twin: UnitExplanation?, other: Int, limit: Int) -> String {
    let name = book.units[other].name
    guard let twin else {
      return language[
        "\(name) không tham gia chỉ số này", "\(name) takes no part in this index"]
    }
    var table = TextTable([
      (language[.code], .left), ("±", .right),
      (book.units[unit].code, .right), (book.units[other].code, .right),
      (language[.criterion], .left),
    ])
    let pairs = zip(explanation.criteria, twin.criteria).map { own, other in
      let sign = own.part == .penalty ? -1.0 : 1
      let difference = sign * ((own.contribution ?? 0) - (other.contribution ?? 0))
      return (own: own, other: other, difference: SpreadsheetNumber.round(difference, places: 9))
    }
    let differing = pairs.enumerated().filter { $0.element.difference != 0 }
      .sorted { left, right in
        let (first, second) = (abs(left.element.difference), abs(right.element.difference))
        return first == second ? left.offset < right.offset : first > second
      }.map(\.element)
    func points(_ contribution: Double?) -> String {
      contribution.map { language.fixed($0, places: 2) } ?? Marks.leftOut
    }
    table.rows = differing.prefix(limit).map { pair in
      [
        pair.own.printedCode,
        (pair.difference > 0 ? "+" : "") + language.fixed(pair.difference, places: 2),
        points(pair.own.contribution), points(pair.other.contribution), pair.own.name,
      ]
    }
    let scores = [(result, participant), (twin.result, twin.participant)].map {
      $0.0.score(of: $0.1)
    }
    var title = language["So với \(name)", "Against \(name)"]
    if let own = scores[0], let other = scores[1] {
      let gap = SpreadsheetNumber.round(own - other, places: 9)
      title +=
        ": " + (gap > 0 ? "+" : "") + language.fixed(gap, places: places)
        + language[
          " điểm; khác nhau ở \(differing.count) tiêu chí",
          " points; they differ on \(differing.count) criteria"]
    }
    return title + "\n" + table.text
  }
}
