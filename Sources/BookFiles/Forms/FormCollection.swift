public import Scoring

/// What several forms of a book come to together: which are taken, what they change, what is missing.
public struct FormCollection: Sendable {
  /// The book.
  public let book: Book
  /// The forms, in the order they were given.
  public private(set) var forms: [CollectedForm]
  /// What the collected file holds after the forms were taken.
  public private(set) var figures: [CollectedFigure] = []
  /// What is different from what was collected before, by key.
  public private(set) var changes: [Change] = []
  /// Who was to send a form and has sent none, now or before.
  public private(set) var missing: [Missing] = []

  /// A figure that is new, gone or another one than before.
  public struct Change: Hashable, Sendable {
    /// Which figure.
    public var key: CollectedFigure.Key
    /// What was collected before; nil for a new figure.
    public var before: CollectedFigure?
    /// What is collected now; nil for one that is gone.
    public var after: CollectedFigure?
  }

  /// A form that has not come.
  public struct Missing: Hashable, Sendable {
    /// Who was to send it.
    public var recipient: FormIdentity.Recipient
    /// The stage.
    public var stage: Stage
    /// The position of the index.
    public var index: Int
  }

  /// Puts forms together.
  ///
  /// - Parameters:
  ///   - forms: the forms, in the order their files were named.
  ///   - book: the book they were read for.
  ///   - takesNewest: whether of two forms of one recipient that of the newer round is taken.
  public init(_ forms: [CollectedForm], of book: Book, takesNewest: Bool) {
    self.book = book
    self.forms = forms
    findRepeats(takesNewest: takesNewest)
    checkAgainstData()
    merge()
    findMissing()
  }

  /// Whether any file was rejected.
  public var hasRejected: Bool { forms.contains { $0.verdict == .rejected } }

  // MARK: Forms sent twice

  /// What only one form may be sent for.
  private struct Subject: Hashable {
    var recipient: FormIdentity.Recipient
    var stage: Stage
    var index: String
  }

  private mutating func findRepeats(takesNewest: Bool) {
    var senders: [Subject: [Int]] = [:]
    for (position, form) in forms.enumerated() {
      guard let identity = form.identity, form.verdict != .rejected else { continue }
      for part in identity.parts {
        let subject = Subject(
          recipient: identity.recipient, stage: identity.stage, index: part.index)
        senders[subject, default: []].append(position)
      }
    }
    let repeated = Set(senders.values.filter { $0.count > 1 })
    for positions in repeated.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let rounds = positions.map { forms[$0].identity?.round ?? 0 }
      let newest = rounds.max() ?? 0
      let isClear = takesNewest && rounds.count { $0 == newest } == 1
      for (position, round) in zip(positions, rounds) {
        guard !isClear else {
          if round < newest, let other = rounds.firstIndex(of: newest) {
            forms[position].supersededBy = forms[positions[other]].path
          }
          continue
        }
        guard let other = positions.first(where: { $0 != position }) else { continue }
        forms[position].diagnostics.append(
          Diagnostic(
            .form(.sentTwice(other: forms[other].path)), at: Place(file: forms[position].path)))
      }
    }
  }

  // MARK: Data written by hand

  /// A figure that a data file holds too must be the same there.
  private mutating func checkAgainstData() {
    let known = KnownFigures(book).observations
    for position in forms.indices {
      var faults: [Diagnostic] = []
      for (figure, place) in zip(forms[position].figures, forms[position].places) {
        guard let there = known[figure.key], !there.isCollected, there.value != figure.value else {
          continue
        }
        let node = book.indices[figure.key.index].criteria.nodes[figure.key.criterion]
        let kind = figure.key.input.flatMap { node.rule?.inputs[$0].kind }
        let fault = FormFault.alreadyInData(
          criterion: node.code, found: CollectedFile.written(figure.value, as: kind),
          there: CollectedFile.written(there.value, as: kind))
        faults.append(
          Diagnostic(
            .form(fault), at: place, notes: there.place.map { [Note(.compared, at: $0)] } ?? []))
      }
      forms[position].diagnostics += faults
    }
  }

  // MARK: What is collected

  private mutating func merge() {
    let known = KnownFigures(book).observations
    let before = known.filter { $0.value.isCollected }
      .map { key, observation in (key, CollectedFigure(observation, index: key.index)) }
    var merged = Dictionary(uniqueKeysWithValues: before)
    let old = merged
    for form in forms where form.isTaken {
      let asked = Asked(form.identity, of: book)
      for key in merged.keys where asked.covers(key) { merged[key] = nil }
      for figure in form.figures {
        // What a data file says already, and says the same, stays there.
        if let there = known[figure.key], !there.isCollected { continue }
        merged[figure.key] = figure
      }
    }
    figures = merged.values.sorted { $0.key < $1.key }
    changes = Set(old.keys).union(merged.keys).sorted().compactMap { key in
      let isSame =
        old[key]?.value == merged[key]?.value && old[key]?.note == merged[key]?.note
        && old[key]?.evidence == merged[key]?.evidence
      return isSame ? nil : Change(key: key, before: old[key], after: merged[key])
    }
  }

  // MARK: What has not come

  private mutating func findMissing() {
    let present = Set(figures.map(\.key) + KnownFigures(book).observations.keys)
    for stage in Set(forms.compactMap(\.identity?.stage)).sorted() {
      for recipient in book.formRecipients(at: stage) {
        for (position, index) in book.indices.enumerated() {
          guard
            let content = FormContent(
              index, units: book.units, recipient: recipient, stage: stage)
          else { continue }
          let hasSent = forms.contains { form in
            form.isTaken && form.identity?.recipient == recipient && form.identity?.stage == stage
              && form.identity?.parts.contains { $0.index == index.id } == true
          }
          let isThere =
            hasSent
            || present.contains { key in
              key.index == position && key.stage == stage
                && content.asks(key.participant, for: key.criterion)
            }
          if !isThere {
            missing.append(Missing(recipient: recipient, stage: stage, index: position))
          }
        }
      }
    }
  }
}

/// What a form asked for: a new form takes the place of all that an old one said of it.
private struct Asked {
  private let stage: Stage?
  private var contents: [Int: FormContent] = [:]

  init(_ identity: FormIdentity?, of book: Book) {
    stage = identity?.stage
    guard let identity else { return }
    for (position, index) in book.indices.enumerated()
    where identity.parts.contains(where: { $0.index == index.id }) {
      contents[position] = FormContent(
        index, units: book.units, recipient: identity.recipient, stage: identity.stage)
    }
  }

  func covers(_ key: CollectedFigure.Key) -> Bool {
    key.stage == stage && contents[key.index]?.asks(key.participant, for: key.criterion) == true
  }
}

extension CollectedForm {
  /// Whether its figures are taken.
  public var isTaken: Bool { verdict == .accepted || verdict == .acceptedWithWarnings }
}

extension Observation {
  /// Whether it stands in the collected file.
  public var isCollected: Bool { place?.file == CollectedFile.name }
}
