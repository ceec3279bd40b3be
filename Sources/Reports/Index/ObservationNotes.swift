import Scoring
import Wording

/// The notes beside the figures, gathered per criterion and participant.
struct ObservationNotes: Sendable {
  /// The criteria that have notes, in the order of the tree.
  let nodes: [Int]
  private let texts: [Place: String]

  private struct Place: Hashable, Sendable {
    var node: Int
    var participant: Int
  }

  /// The most a cell holds, in UTF-16 units, less what says that there is more.
  private static let limit = 32_000

  init(_ result: IndexEvaluation, texts: Texts) {
    let namesRounds = result.calculation.stages.count > 1
    var gathered: [Place: [Stage: [String]]] = [:]
    for observation in result.index.observations {
      guard let note = observation.note, !note.isEmpty else { continue }
      let place = Place(node: observation.criterion, participant: observation.participant)
      var notes = gathered[place]?[observation.stage] ?? []
      if !notes.contains(note) { notes.append(note) }
      gathered[place, default: [:]][observation.stage] = notes
    }
    self.texts = gathered.mapValues { rounds in
      let parts = rounds.sorted { $0.key < $1.key }.map { stage, notes in
        (namesRounds ? texts.stage(stage) + ": " : "") + notes.joined(separator: "; ")
      }
      return Self.shortened(parts.joined(separator: "\n"), texts)
    }
    nodes = Set(gathered.keys.map(\.node)).sorted()
  }

  /// A criterion's notes on a participant; nil if there are none.
  func text(_ node: Int, of participant: Int) -> String? {
    texts[Place(node: node, participant: participant)]
  }

  /// The longest notes on a criterion, for which its row must have room.
  func longest(_ node: Int, participants: Int) -> String {
    (0..<participants).compactMap { text(node, of: $0) }.max { $0.utf8.count < $1.utf8.count } ?? ""
  }

  private static func shortened(_ text: String, _ texts: Texts) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = text
    while kept.utf16.count > limit { kept.removeLast(max(1, (kept.utf16.count - limit) / 4)) }
    return kept + texts[" … (còn nữa trong số liệu)", " … (more in the data)"]
  }
}
