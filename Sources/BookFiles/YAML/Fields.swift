import Scoring

/// The keys of one mapping, of which all are known and some must be there.
struct Fields {
  /// Where the mapping begins.
  let place: Place
  /// Reads the values.
  let reader: YAMLReader
  private var entries: [String: YAMLNode.Entry]
  /// Where keys stand whose value is said to be none: as good as not there.
  private var nulls: [String: Place]

  /// The keys of a node; nil if it is no mapping.
  init?(_ node: YAMLNode, key: String, known: [String], reader: YAMLReader) {
    guard let list = reader.entries(node, key: key) else { return nil }
    place = node.place
    self.reader = reader
    for entry in list where !known.contains(entry.key) {
      reader.findings.addUnknown(entry.key, among: known, at: entry.keyPlace) {
        .yaml(.unknownKey(entry.key, nearest: $0, known: known))
      }
    }
    let all = Dictionary(list.map { ($0.key, $0) }) { first, _ in first }
    entries = all.filter { !$1.value.isNull }
    nulls = all.filter { $1.value.isNull }.mapValues(\.value.place)
  }

  subscript(_ key: String) -> YAMLNode? { entries[key]?.value }

  func has(_ key: String) -> Bool { entries[key] != nil }

  /// Whether a key stands there, be it with a value or with none.
  func says(_ key: String) -> Bool { has(key) || nulls[key] != nil }

  /// The keys that have a value, with their places, in the order of the file.
  var keyPlaces: [(key: String, place: Place)] {
    entries.map { ($0, $1.keyPlace) }.sorted { $0.place < $1.place }
  }

  /// The same mapping with the keys it does not say taken from others, of which the last one wins.
  func completed(by defaults: [Fields], keys: [String]) -> Fields {
    var result = self
    for key in keys where !says(key) {
      guard let other = defaults.last(where: { $0.says(key) }) else { continue }
      result.entries[key] = other.entries[key]
      result.nulls[key] = other.nulls[key]
    }
    return result
  }

  func keyPlace(_ key: String) -> Place { entries[key]?.keyPlace ?? place }

  /// The place of a value, or of the mapping if the key is not there.
  func valuePlace(_ key: String) -> Place { entries[key]?.value.place ?? place }

  /// The node of a key that must be there.
  func required(_ key: String) -> YAMLNode? {
    if let entry = entries[key] { return entry.value }
    if let place = nulls[key] {
      reader.findings.add(.yaml(.noValue(key)), at: place)
      return nil
    }
    reader.findings.add(.yaml(.missingKey(key)), at: place)
    return nil
  }

  func text(_ key: String) -> String? { self[key].flatMap { reader.text($0, key: key) } }

  func requiredText(_ key: String) -> String? {
    required(key).flatMap { reader.text($0, key: key) }
  }

  func number(_ key: String) -> Double? { self[key].flatMap { reader.number($0, key: key) } }

  func requiredNumber(_ key: String) -> Double? {
    required(key).flatMap { reader.number($0, key: key) }
  }

  func boolean(_ key: String) -> Bool? { self[key].flatMap { reader.boolean($0, key: key) } }

  func word<Word>(_ key: String, of words: [(String, Word)]) -> Word? {
    self[key].flatMap { reader.word($0, key: key, of: words) }
  }

  /// One of the raw values of an enumeration.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, as type: Word.Type = Word.self
  ) -> Word? {
    word(key, of: Word.allCases.map { ($0.rawValue, $0) })
  }

  /// Adds a fault if two keys are both there.
  func exclude(_ first: String, _ second: String) -> Bool {
    guard has(first), has(second) else { return false }
    reader.findings.add(.yaml(.oneOf(first, second)), at: keyPlace(second))
    return true
  }
}
