import Scoring

/// What criteria take from the groups around them unless they say otherwise.
extension CriteriaReader {
  /// Lets what is read from now on take the `defaults` of a group.
  ///
  /// - Returns: whether the group has some, which are then to be closed.
  mutating func openDefaults(of fields: Fields, keys: [BookKey]) -> Bool {
    guard let node = fields["defaults"],
      let own = Fields(node, key: "defaults", keys: keys, reader: context.reader)
    else { return false }
    defaults.append(own)
    return true
  }

  /// Ends the defaults opened last, and warns of those that nothing took.
  mutating func closeDefaults() {
    let own = defaults.removeLast()
    for (key, place) in own.keyPlaces
    where CriterionKeys.defaults.contains(where: { $0.name == key })
      && !takenDefaults.contains(place)
    {
      findings.warn(.criteria(.unusedDefault(key)), at: place)
    }
  }

  /// The keys of a criterion with those it takes from the groups around it.
  mutating func completed(_ own: Fields, _ part: Criterion.Part) -> Fields {
    let fields = own.completed(by: defaults, keys: part.defaults.map(\.name))
    for (key, place) in fields.keyPlaces where !own.says(key) { takenDefaults.insert(place) }
    return fields
  }
}

extension Criterion.Part {
  /// The keys of criteria of the part.
  var keys: [BookKey] { self == .main ? CriterionKeys.all : CriterionKeys.extra }
  /// What such criteria take from the groups around them.
  var defaults: [BookKey] { self == .main ? CriterionKeys.defaults : CriterionKeys.extraDefaults }
}
