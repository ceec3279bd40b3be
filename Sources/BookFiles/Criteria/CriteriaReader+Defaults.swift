import Scoring

/// What criteria take from the groups around them unless they say otherwise.
extension CriteriaReader {
  /// The keys that `defaults` may say for the criteria below.
  static let defaultKeys = extraDefaultKeys + ["not_applicable", "survey"]
  /// The keys among them that bonus and penalty items have.
  static let extraDefaultKeys = ["rule", "missing", "appraiser", "evidence", "basis"]

  /// Lets what is read from now on take the `defaults` of a group.
  ///
  /// - Returns: whether the group has some, which are then to be closed.
  mutating func openDefaults(of fields: Fields, keys: [String]) -> Bool {
    guard let node = fields["defaults"],
      let own = Fields(node, key: "defaults", known: keys, reader: context.reader)
    else { return false }
    defaults.append(own)
    return true
  }

  /// Ends the defaults opened last, and warns of those that nothing took.
  mutating func closeDefaults() {
    let own = defaults.removeLast()
    for (key, place) in own.keyPlaces
    where Self.defaultKeys.contains(key) && !takenDefaults.contains(place) {
      findings.warn(.criteria(.unusedDefault(key)), at: place)
    }
  }

  /// The keys of a criterion with those it takes from the groups around it.
  mutating func completed(_ own: Fields, _ part: Criterion.Part) -> Fields {
    let keys = part == .main ? Self.defaultKeys : Self.extraDefaultKeys
    let fields = own.completed(by: defaults, keys: keys)
    for (key, place) in fields.keyPlaces where !own.says(key) { takenDefaults.insert(place) }
    return fields
  }
}
