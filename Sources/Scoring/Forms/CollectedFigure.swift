public import Formulas

/// One figure of a form, or the mark that a criterion does not apply, with the cell it stands in.
public struct CollectedFigure: Hashable, Sendable {
  /// Which figure it is: of whom, of what, from which stage.
  public struct Key: Hashable, Sendable {
    /// The position in `Book.indices`.
    public var index: Int
    /// The position in `Index.participants`.
    public var participant: Int
    /// The position in `CriteriaSet.nodes`.
    public var criterion: Int
    /// The stage.
    public var stage: Stage
    /// The position in the criterion's inputs; nil for the mark that it does not apply.
    public var input: Int?

    /// A figure's key.
    public init(index: Int, participant: Int, criterion: Int, stage: Stage, input: Int?) {
      self.index = index
      self.participant = participant
      self.criterion = criterion
      self.stage = stage
      self.input = input
    }
  }

  /// Which figure it is.
  public var key: Key
  /// The number, or the text of a choice; blank for the mark.
  public var value: Value
  /// The explanation or reason beside it; only the first figure of a criterion has one.
  public var note: String?
  /// What proves it; only the first figure of a criterion has one.
  public var evidence: String?
  /// The file, sheet and cell it was read from, such as `STP-cchc.xlsx: Phiếu!F12`.
  public var source: String?

  /// A figure from a cell.
  public init(
    key: Key, value: Value, note: String? = nil, evidence: String? = nil, source: String? = nil
  ) {
    self.key = key
    self.value = value
    self.note = note
    self.evidence = evidence
    self.source = source
  }

  /// An observation of an index, as a figure.
  public init(_ observation: Observation, index: Int) {
    key = Key(
      index: index, participant: observation.participant, criterion: observation.criterion,
      stage: observation.stage, input: observation.input)
    value = observation.value
    note = observation.note
    evidence = observation.evidence
    source = observation.source
  }
}

extension CollectedFigure.Key: Comparable {
  /// By index, unit, criterion, stage and input, the mark before the inputs.
  public static func < (left: Self, right: Self) -> Bool {
    left.order.lexicographicallyPrecedes(right.order)
  }

  private var order: [Int] { [index, participant, criterion, stage.rawValue, input ?? -1] }
}
