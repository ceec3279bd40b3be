import BookFiles
import Formulas
import Reports
import Scoring
import Wording

/// Gives the program the inputs that were changed in a workbook, and compares its results.
struct EngineReplay {
  let path: String
  let evaluation: Evaluation
  let map: RankingBookMap
  let findings: [Finding]

  /// Whether the program's results are those of the workbook.
  func check(_ results: ResultReader) -> EngineCheck {
    guard !findings.contains(where: \.isFault) else { return .impossible }
    var changes: [(RankingBookMap.Input, Value)] = []
    for finding in findings {
      guard case .changedInput(let input?, _, _, let new, _, let formula) = finding.kind else {
        continue
      }
      guard formula == nil else { return .impossible }
      changes.append((input, new))
    }
    guard !changes.isEmpty else { return .nothingToScore }
    do throws(RevisionFault) {
      let differences = results.effects(against: try evaluation(with: changes))
      return differences.isEmpty ? .agrees : .differs(differences)
    } catch {
      let fault = Fault.weight(error.placed(in: evaluation.book))
      return .unfitWeights(fault.message(in: evaluation.book.language))
    }
  }

  /// The book with the changes, under the weights the workbook is computed with.
  private func evaluation(
    with changes: [(RankingBookMap.Input, Value)]
  ) throws(RevisionFault) -> Evaluation {
    var book = evaluation.book
    var choice = map.choices[map.chosen]
    for case (.choice, .text(let name)) in changes { choice = name }
    for (input, value) in changes {
      switch input {
      case .line(let index, let participant, let kind):
        apply(value, to: kind, of: participant, in: &book.indices[index], book.units)
      case .grade(let index, let grade, let group):
        let name = evaluation.indices[index].calculation.groups[group]
        let grades = book.indices[index].criteria.grades
        if case .number(let number) = value {
          let key = grades[name] == nil ? "" : name
          book.indices[index].criteria.grades[key]?.grades[grade].from = number
        }
      case .constant(let index, let constant, let group):
        guard case .number(let number) = value else { continue }
        let name = evaluation.indices[index].calculation.groups[group]
        book.indices[index].criteria.set(constant: constant, to: number, group: name)
      case .trialWeight(let index, let node, let variant):
        guard choice == map.choices[Self.trial] else { continue }
        let calculation = evaluation.indices[index].calculation
        book.indices[index].criteria.nodes[node].setWeight(
          value, of: calculation.hasGroupSpecificParameters ? calculation.groups[variant] : nil)
      case .choice: break
      }
    }
    guard let position = map.choices.firstIndex(of: choice), position > Self.trial else {
      return Evaluation(book)
    }
    return try Evaluation(book, under: book.revisions[position - Self.trial - 1])
  }

  /// The position of the weights on trial in the list; the book's revisions follow.
  private static let trial = 1

  private func apply(
    _ value: Value, to kind: Line.Kind, of participant: Int, in index: inout Index, _ units: [Unit]
  ) {
    switch kind {
    case .input(let node, let input, let stage):
      index.observations.removeAll {
        $0.participant == participant && $0.criterion == node && $0.input == input
          && $0.stage == stage
      }
      guard value != .blank else { return }
      index.observations.append(
        Observation(
          participant: participant, criterion: node, input: input, stage: stage, value: value))
    case .notApplicable(let node, let stage):
      index.observations.removeAll {
        $0.participant == participant && $0.criterion == node && $0.input == nil
          && $0.stage == stage
      }
      guard value != .blank else { return }
      index.observations.append(
        Observation(participant: participant, criterion: node, input: nil, stage: stage))
    case .fact(let fact):
      index.facts.removeAll { $0.participant == participant && $0.fact == fact }
      if value == .number(1) {
        index.facts.append(UnitFact(participant: participant, fact: fact))
      }
    case .isRanked: index.participants[participant].isRanked = value == .number(1)
    case .previousScore, .previousRank, .previousPoints:
      let code = units[index.participants[participant].unit].code
      let number: Double? = if case .number(let number) = value { number } else { nil }
      var previous = index.previous[code] ?? PreviousResult()
      switch kind {
      case .previousPoints(let node): previous.points[index.criteria.nodes[node].code] = number
      case .previousScore: previous.score = number
      default: previous.rank = number.flatMap { Int(exactly: $0) }
      }
      index.previous[code] = previous
    default: break
    }
  }
}

extension CriteriaSet {
  /// Gives a constant a number as typed: of one unit group if any constant differs by group, as the workbook
  /// then has a cell for each, else of all.
  fileprivate mutating func set(constant: Int, to number: Double, group: String) {
    if hasConstantsByGroup {
      constants[constant].value.special[group] = number
    } else {
      constants[constant].value.standard = number
    }
  }
}

extension Criterion {
  /// Gives it a weight as typed: of one unit group, or of all; a blank is the sum of its children.
  fileprivate mutating func setWeight(_ value: Value, of group: String?) {
    let number: Double? = if case .number(let number) = value { number } else { nil }
    guard let group else {
      weight = number.map { ByGroup($0) }
      return
    }
    var weights = weight ?? maximum
    weights.special[group] = number
    weight = weights
  }
}
