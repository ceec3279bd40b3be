import Formulas
import Scoring
import Wording

/// The figures that stand in a form, looked up by participant, criterion and round.
struct FormFigures: Sendable {
  private var values: [Key: Value] = [:]
  private var notes: [Key: [String]] = [:]
  private var evidence: [Key: [String]] = [:]

  private struct Key: Hashable {
    var participant: Int
    var criterion: Int
    /// Nil for the criterion as a whole.
    var input: Int?
    var stage: Stage
  }

  /// The figures of an index.
  init(_ index: Index) {
    for observation in index.observations {
      var key = Key(
        participant: observation.participant, criterion: observation.criterion,
        input: observation.input, stage: observation.stage)
      values[key] = observation.input == nil ? .text(Marks.notApplicable) : observation.value
      key.input = nil
      if let note = observation.note { Self.add(note, to: &notes[key, default: []]) }
      if let proof = observation.evidence { Self.add(proof, to: &evidence[key, default: []]) }
    }
  }

  private static func add(_ text: String, to texts: inout [String]) {
    if !text.isEmpty, !texts.contains(text) { texts.append(text) }
  }

  /// A figure; blank if there is none.
  func value(_ input: Int, of criterion: Int, participant: Int, stage: Stage) -> Value {
    values[key(participant, criterion, input, stage)] ?? .blank
  }

  /// The mark that a criterion does not apply; blank if there is none.
  func mark(of criterion: Int, participant: Int, stage: Stage) -> Value {
    values[key(participant, criterion, nil, stage)] ?? .blank
  }

  /// The remarks on a criterion's figures.
  func note(of criterion: Int, participant: Int, stage: Stage) -> String {
    notes[key(participant, criterion, nil, stage)]?.joined(separator: "; ") ?? ""
  }

  /// What proves a criterion's figures.
  func evidence(of criterion: Int, participant: Int, stage: Stage) -> String {
    evidence[key(participant, criterion, nil, stage)]?.joined(separator: "; ") ?? ""
  }

  private func key(_ participant: Int, _ criterion: Int, _ input: Int?, _ stage: Stage) -> Key {
    Key(participant: participant, criterion: criterion, input: input, stage: stage)
  }
}
