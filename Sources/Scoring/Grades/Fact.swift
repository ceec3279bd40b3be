/// Something that can be the case with a unit and that no criterion measures: a reprimand, no form sent.
public struct Fact: Hashable, Sendable {
  /// The code, as files name it.
  public var code: String
  /// What it says of a unit: « bị khiển trách ».
  public var name: String

  /// A fact that can be marked for units.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// A fact that is the case with a unit.
public struct UnitFact: Hashable, Sendable {
  /// The position in `Index.participants`.
  public var participant: Int
  /// The position in `CriteriaSet.facts`.
  public var fact: Int
  /// What it rests on: a decision, a date.
  public var note: String?

  /// A fact of a unit.
  public init(participant: Int, fact: Int, note: String? = nil) {
    self.participant = participant
    self.fact = fact
    self.note = note
  }
}
