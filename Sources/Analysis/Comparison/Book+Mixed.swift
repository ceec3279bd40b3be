public import Scoring

extension Book {
  /// The book that has the rules of one book, the weights of another and the figures of a third.
  ///
  /// It answers what the units would have scored « under the new rules, but with the old weights »:
  ///
  /// - From the *rules* side come the structure and all settings: criteria, rules, maxima, rounding,
  ///   scale, aggregation, caps, grades, ranking, and what happens when a criterion does not apply.
  /// - From the *weights* side come the weights of the criteria of the same code; see
  ///   `CriteriaSet.weighted(as:)`.
  /// - From the *data* side come the units with their groups, who takes part and is ranked, and the
  ///   figures of the criteria of the same code; see `Index.withFigures(of:)`. Bonus and penalty cases
  ///   are figures too.
  ///
  /// Indices are matched by their identifiers and mixed alike, those that others take scores from too;
  /// one that a side does not know stays as the rules side has it. Three times the same book is that
  /// book: its evaluation is the same to the last bit.
  public init(weightsOf weights: Book, rulesOf rules: Book, dataOf data: Book) {
    self = rules
    let known = Set(data.units.map(\.code))
    units = data.units + rules.units.filter { !known.contains($0.code) }
    let positions = Dictionary(
      units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    indices = rules.indices.map { index in
      var mixed = index
      if let twin = data.indices.first(where: { $0.id == index.id }) {
        mixed = index.withFigures(of: twin, units: rules.units, twinUnits: data.units)
      } else {
        mixed.participants = index.participants.map { participant in
          let code = rules.units[participant.unit].code
          return Participant(unit: positions[code] ?? 0, isRanked: participant.isRanked)
        }
      }
      if let twin = weights.indices.first(where: { $0.id == index.id }) {
        mixed.criteria = mixed.criteria.weighted(as: twin.criteria)
      }
      return mixed
    }
  }
}
