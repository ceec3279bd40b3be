public import Scoring
public import Wording

/// A fault in the input with the place it stands at, as a compiler would report it.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: Hashable, Sendable {
    /// The book cannot be scored.
    case error
    /// The book can be scored, but somebody should look.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// Where it is; nil if it concerns no file.
  public var place: Place?
  /// What it is.
  public var fault: Fault
  /// Other places that explain it.
  public var notes: [Note]

  /// A fault at a place.
  public init(
    _ fault: Fault, at place: Place?, severity: Severity = .error, notes: [Note] = []
  ) {
    self.severity = severity
    self.place = place
    self.fault = fault
    self.notes = notes
  }

  /// The lines a compiler would print: the fault, then its notes.
  public func text(in language: Language) -> String {
    let label =
      switch severity {
      case .error: language["lỗi", "error"]
      case .warning: language[lower: .warning]
      }
    var lines = [line(at: place, label: label, message: fault.message(in: language))]
    for note in notes {
      lines.append(
        line(
          at: note.place, label: language[lower: .note],
          message: note.kind.message(in: language)))
    }
    return lines.joined(separator: "\n")
  }

  private func line(at place: Place?, label: String, message: String) -> String {
    guard let place else { return "\(label): \(message)" }
    return "\(place.printed): \(label): \(message)"
  }
}

/// Another place that explains a fault.
public struct Note: Hashable, Sendable {
  /// What is to be seen at a note's place.
  public enum Kind: Hashable, Sendable {
    /// The first of two that may not be the same.
    case first
    /// The neighbouring band.
    case otherBand
    /// The value that the fault is compared with.
    case compared
    /// The criterion whose rule is meant.
    case rule
    /// The group that is meant.
    case block

    /// The note in a language.
    public func message(in language: Language) -> String {
      switch self {
      case .first: language["lần đầu ở đây", "first one is here"]
      case .otherBand: language["khoảng liền kề ở đây", "the neighbouring band is here"]
      case .rule: language["tiêu chí ở đây", "the criterion is here"]
      case .block: language["nhóm ở đây", "the group is here"]
      case .compared: language["giá trị được so ở đây", "compared with this one"]
      }
    }
  }

  /// What is to be seen there.
  public var kind: Kind
  /// Where.
  public var place: Place

  /// A note on a place.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }
}

extension Place {
  /// The place as editors understand it: `file:line:column`, without the parts that are not known;
  /// in a workbook `file: Sheet!F12`.
  public var printed: String {
    if let sheet { return "\(file): \(sheet)" + (cell.map { "!\($0)" } ?? "") }
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

extension [Diagnostic] {
  /// Whether any of them keeps the book from being scored.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// The diagnostics by file, line and column, each once.
  public func sortedWithoutRepeats() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    let single = filter { seen.insert($0).inserted }
    return single.enumerated()
      .sorted { left, right in
        switch (left.element.place, right.element.place) {
        case (nil, nil): left.offset < right.offset
        case (nil, _): true
        case (_, nil): false
        case (let first?, let second?):
          first == second ? left.offset < right.offset : first < second
        }
      }
      .map(\.element)
  }

  /// All of them as text: the errors, then the warnings, of which those that say the same are told
  /// together; at most `limit` and then a count of the rest.
  public func text(in language: Language, limit: Int = 100) -> String {
    let errors = filter { $0.severity == .error }
    var lines = errors.prefix(limit).map { $0.text(in: language) }
    var left = errors.count - lines.count
    for group in WarningGroup.groups(of: filter { $0.severity == .warning }) {
      if lines.count < limit {
        lines += group.lines(in: language)
      } else {
        left += group.count
      }
    }
    if left > 0 {
      lines.append(language["… và \(left) lỗi, cảnh báo nữa", "… and \(left) more"])
    }
    return lines.joined(separator: "\n")
  }
}
