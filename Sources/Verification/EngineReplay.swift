import BookFiles
import Formulas
import Reports
import Scoring

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
      guard case .changedInput(let input?, _, _, let new, let formula) = finding.kind else {
        continue
      }
      guard formula == nil else { return .impossible }
      changes.append((input, new))
    }
    guard !changes.isEmpty else { return .nothingToScore }
    do throws(Unfit) {
      let differences = results.effects(against: try evaluation(with: changes))
      return differences.isEmpty ? .agrees : .differs(differences)
    } catch {
      return .unfitWeights(error.words)
    }
  }

  private struct Unfit: Error {
    var words: String
  }

  private func evaluation(
    with changes: [(RankingBookMap.Input, Value)]
  ) throws(Unfit) -> Evaluation {
    var book = evaluation.book
    var choice = map.choices[1]
    var hasTrial = false
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
      case .trialWeight: hasTrial = true
      case .choice: if case .text(let name) = value { choice = name }
      }
    }
    if let revision = try revision(choice, hasTrial: hasTrial, book) {
      do throws(RevisionFault) {
        return try Evaluation(book, under: revision)
      } catch {
        throw Unfit(words: Fault.weight(error.placed(in: book)).message(in: book.language))
      }
    }
    return Evaluation(book)
  }

  /// The weights in force: those on trial, a revision of the book, or nil for the approved ones.
  private func revision(
    _ choice: String, hasTrial: Bool, _ book: Book
  ) throws(Unfit) -> Revision? {
    guard choice == map.choices[1] else {
      guard let position = map.choices.firstIndex(of: choice), position >= 2 else { return nil }
      return book.revisions[position - 2]
    }
    guard hasTrial else { return nil }
    let (revision, diagnostics) = trialWeights(in: path, of: evaluation.book, rescaling: false)
    guard let revision else {
      throw Unfit(words: diagnostics.first.map { $0.fault.message(in: book.language) } ?? "")
    }
    return revision.changes.isEmpty ? nil : revision
  }

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
    case .isRanked: index.participants[participant].isRanked = value == .number(1)
    case .previousScore, .previousRank:
      let code = units[index.participants[participant].unit].code
      let number: Double? = if case .number(let number) = value { number } else { nil }
      var previous = index.previous[code] ?? PreviousResult()
      if kind == .previousScore {
        previous.score = number
      } else {
        previous.rank = number.flatMap { Int(exactly: $0) }
      }
      index.previous[code] = previous
    default: break
    }
  }
}
