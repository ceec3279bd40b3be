import Scoring
import Wording

/// What a column of a table of criteria says.
struct CriteriaColumn: Hashable {
  /// The key of the mapping that its cells stand in, such as `rule`; nil for the criterion itself.
  let home: String?
  /// The key that its cells are values of.
  let key: String
  /// What of the value they are.
  let part: Part
  /// Whether a table must have it.
  var isRequired = false

  /// What of a value a cell is.
  enum Part: Hashable {
    /// All of it, or what holds for all that have none of their own.
    case whole
    /// What a unit group has of its own.
    case group(String)
    /// What a language says of its own.
    case language(Language)
  }

  /// The column's name: `max`, `max@huyen`, `name_en`.
  var name: String {
    switch part {
    case .whole: key
    case .group(let group): "\(key)@\(group)"
    case .language(let language): "\(key)_\(language.rawValue)"
    }
  }

  /// The columns that criteria with some keys may have; `groups` are the unit groups.
  ///
  /// Lists, and what only groups take from others, are nothing that a cell can hold.
  static func all(_ keys: [BookKey], groups: [String]) -> [CriteriaColumn] {
    var names = Set<String>()
    return keys.flatMap { columns(saying: $0, in: nil, groups) }
      .filter { names.insert($0.name).inserted }
  }

  private static func columns(
    saying key: BookKey, in home: String?, _ groups: [String]
  ) -> [CriteriaColumn] {
    let whole = CriteriaColumn(
      home: home, key: key.name, part: .whole, isRequired: key.isRequired && home == nil)
    func with(_ parts: [Part]) -> [CriteriaColumn] {
      [whole] + parts.map { CriteriaColumn(home: home, key: key.name, part: $0) }
    }
    switch key.shape {
    case .text, .number, .whole, .flag, .day, .word: return [whole]
    case .words: return with(Language.allCases.map { .language($0) })
    case .byGroup(.list): return []
    case .byGroup: return with(groups.map { .group($0) })
    case .mapping(let keys): return keys.flatMap { columns(saying: $0, in: key.name, groups) }
    case .rule: return RuleKeys.all.flatMap { columns(saying: $0, in: key.name, groups) }
    case .either(let shapes) where shapes.allSatisfy(\.isScalar): return [whole]
    case .either, .list, .entry, .named, .defaults, .criteria: return []
    }
  }
}
