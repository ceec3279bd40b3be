public import Formulas

/// A key that a kind of rule has in a criteria set, with the type of its value.
public struct RuleKey<Value>: Sendable {
  /// Its name, its shape, and whether it must be there.
  let declaration: RuleKeyDeclaration
  private let read: @Sendable (any RuleFields) -> Value?

  /// A key that is read in its own way.
  init(
    _ name: String, _ shape: RuleKeyDeclaration.Shape, isRequired: Bool,
    read: @escaping @Sendable (any RuleFields) -> Value?
  ) {
    declaration = RuleKeyDeclaration(name: name, shape: shape, isRequired: isRequired)
    self.read = read
  }

  /// Its name.
  var name: String { declaration.name }

  fileprivate func value(in fields: any RuleFields) -> Value? { read(fields) }
}

/// What a criteria set may say under a key.
public struct RuleKeyDeclaration: Hashable, Sendable {
  /// The key.
  public let name: String
  /// What its value looks like.
  public let shape: Shape
  /// Whether it must be there.
  public let isRequired: Bool

  /// What a value looks like.
  public enum Shape: Hashable, Sendable {
    case text, number, flag
    /// A formula.
    case formula
    /// A value that unit groups may have of their own.
    indirect case byGroup(Shape)
    /// A day.
    case day
    /// A number above 0.
    case positive
    /// A number above 0 and not above 100.
    case percentage
    /// A number from 0 to the criterion's maximum.
    case points
    /// One of some words.
    case word([String])
    /// A list of mappings with these keys.
    case list([String])
  }

  /// The key as a table of keys shows it: `cap?`, `options: [{code, text, points}]`.
  public var description: String {
    let key = name + (isRequired ? "" : "?")
    return switch shape {
    case .list(let keys): "\(key): [{\(keys.joined(separator: ", "))}]"
    case .word(let words): "\(key): \(words.joined(separator: " / "))"
    default: key
    }
  }
}

/// The declarations of some keys.
func declare<each Value>(_ key: repeat RuleKey<each Value>) -> [RuleKeyDeclaration] {
  var declarations: [RuleKeyDeclaration] = []
  for key in repeat each key { declarations.append(key.declaration) }
  return declarations
}

/// What a criteria set says of one rule, by key; what is wrong is told where it is read.
public protocol RuleFields {
  /// The criterion's name, which says what is asked for where the rule does not.
  var criterion: String { get }
  /// The criterion's maximum; nil if it could not be read.
  var maximum: ByGroup<Double>? { get }

  /// Whether a key is there.
  func has(_ key: String) -> Bool
  /// Whether two keys are both there, which is then told.
  func exclude(_ first: String, _ second: String) -> Bool
  /// Words in the book's language.
  func text(_ key: String, isRequired: Bool) -> String?
  /// A name that must be there, as it is written.
  func identifier(_ key: String) -> String?
  /// A number.
  func number(_ key: String, isRequired: Bool) -> Double?
  /// A number above 0.
  func positive(_ key: String, isRequired: Bool) -> Double?
  /// A number above 0 that must be there, of which unit groups may have their own.
  func positives(_ key: String) -> ByGroup<Double>?
  /// A number above 0 and not above 100.
  func percentage(_ key: String, isRequired: Bool) -> Double?
  /// A number not below 0.
  func notNegative(_ key: String, isRequired: Bool) -> Double?
  /// True or false.
  func boolean(_ key: String) -> Bool?
  /// One of some words.
  func word(_ key: String, of words: [String]) -> String?
  /// A formula that must be there.
  func formula(_ key: String) -> Formula?
  /// A formula that must be there, of which unit groups may have their own.
  func formulas(_ key: String) -> ByGroup<Formula>?
  /// A list that must be there, whose entries have some keys; nil if one is wrong.
  func list<Entry>(
    _ key: String, keys: [String], _ read: (_ entry: any RuleFields) -> Entry?
  ) -> [Entry]?
  /// A day that must be there, which unit groups may have of their own.
  func days(_ key: String) -> ByGroup<CalendarDate>?
  /// Bands, which cover every value once.
  func bands(_ key: String) -> ByGroup<[Rule.Band]>?
  /// Inputs with their types.
  func inputs(_ key: String) -> [Rule.Input]?
  /// A list of options, each with what `points` reads from its own keys.
  ///
  /// - Parameters:
  ///   - key: the key of the list.
  ///   - keys: the keys of an option beside `code` and `text`.
  ///   - areInputs: whether data and formulas name each option.
  ///   - points: reads an option's points from its keys and its place among so many.
  /// - Returns: the options; nil if one is wrong.
  func options(
    _ key: String, keys: [String], areInputs: Bool,
    points: (_ option: any RuleFields, _ place: Int, _ count: Int) -> Double?
  ) -> [Rule.Option]?

  /// Tells what is wrong with the rule.
  func refuse(_ remark: RuleRemark, at spot: RuleRemark.Spot)
  /// Tells of points below 0 or above the maximum of a group.
  func check(points: Double, _ key: String)
  /// Warns if the best that a rule gives a group is less than its maximum.
  func checkReach(_ key: String, best: (String) -> Double)
}

extension RuleFields {
  /// The value of a key; nil if it is not there or wrong.
  func callAsFunction<Value>(_ key: RuleKey<Value>) -> Value? { key.value(in: self) }

  /// The maxima with their groups, the standard one first under the name ""; those of groups that do not have
  /// the criterion are left out.
  public var maxima: [(group: String, value: Double)] {
    guard let maximum else { return [] }
    let all = zip([""] + maximum.special.keys.sorted(), maximum.all).map { (group: $0, value: $1) }
    let own = all.filter { $0.value != 0 }
    return own.isEmpty ? all : own
  }
}

/// What is wrong with a rule, in both languages.
public struct RuleRemark: Hashable, Sendable {
  /// In Vietnamese.
  public let vietnamese: String
  /// In English.
  public let english: String
  /// Whether the reader should look at the criterion's maximum too.
  public let comparesMaximum: Bool

  /// Where it is wrong.
  public enum Spot: Hashable, Sendable {
    /// In the rule as a whole.
    case rule
    /// At a key that should not be there.
    case key(String)
    /// In the value of a key.
    case value(String)
  }

  /// A remark in both languages.
  init(_ vietnamese: String, _ english: String, comparesMaximum: Bool = false) {
    self.vietnamese = vietnamese
    self.english = english
    self.comparesMaximum = comparesMaximum
  }
}

// MARK: - Types of values

extension RuleKey<String> {
  static func text(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .text, isRequired: isRequired) { $0.text(name, isRequired: isRequired) }
  }

  /// What is measured; where the rule does not say it, the criterion's name does.
  static func measured(_ name: String) -> Self {
    Self(name, .text, isRequired: false) { fields in
      fields.has(name) ? fields.text(name, isRequired: false) : fields.criterion
    }
  }

  static func identifier(_ name: String) -> Self {
    Self(name, .text, isRequired: true) { $0.identifier(name) }
  }
}

extension RuleKey<Double> {
  static func number(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .number, isRequired: isRequired) { $0.number(name, isRequired: isRequired) }
  }

  static func positive(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .positive, isRequired: isRequired) { $0.positive(name, isRequired: isRequired) }
  }

  static func percentage(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .percentage, isRequired: isRequired) { $0.percentage(name, isRequired: isRequired) }
  }

  static func points(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .points, isRequired: isRequired) { fields in
      let points = fields.number(name, isRequired: isRequired)
      if let points { fields.check(points: points, name) }
      return points
    }
  }
}

extension RuleKey<ByGroup<Double>> {
  static func positives(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .byGroup(.positive), isRequired: isRequired) { $0.positives(name) }
  }
}

extension RuleKey<Formula> {
  static func formula(_ name: String) -> Self {
    Self(name, .formula, isRequired: true) { $0.formula(name) }
  }
}

extension RuleKey<ByGroup<Formula>> {
  static func formulas(_ name: String) -> Self {
    Self(name, .byGroup(.formula), isRequired: true) { $0.formulas(name) }
  }
}

extension RuleKey<[Rule.Input]> {
  /// What is asked for, with its types.
  static func inputs(_ name: String) -> Self {
    Self(
      name, .list(["code", "text", "type: number / count / yes_no", "minimum?", "maximum?"]),
      isRequired: true
    ) { $0.inputs(name) }
  }
}

extension RuleKey<ByGroup<CalendarDate>> {
  static func days(_ name: String) -> Self {
    Self(name, .byGroup(.day), isRequired: true) { $0.days(name) }
  }
}

extension RuleKey<Bool> {
  static func flag(_ name: String) -> Self {
    Self(name, .flag, isRequired: false) { $0.boolean(name) }
  }
}

extension RuleKey where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of the words of an enumeration, or a standard one where the key is not there.
  static func word(_ name: String, standard: Value) -> Self {
    let words = Value.allCases.map(\.rawValue)
    return Self(name, .word(words), isRequired: false) { fields in
      guard fields.has(name) else { return standard }
      return fields.word(name, of: words).flatMap { Value(rawValue: $0) }
    }
  }
}

extension RuleKey<[Rule.Option]> {
  /// Options of a choice, each with its points.
  static func options(_ name: String) -> Self {
    Self(name, .list(["code", "text", "points"]), isRequired: true) { fields in
      fields.options(name, keys: ["points"], areInputs: false) { option, _, _ in
        option(.points("points"))
      }
    }
  }

  /// What is asked for one by one and has no points of its own: members of a panel, periods.
  static func named(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .list(["code", "text"]), isRequired: isRequired) { fields in
      fields.options(name, keys: [], areInputs: true) { _, _, _ in 0 }
    }
  }

  /// Items that are asked for one by one.
  static func items(_ name: String, isRequired: Bool = true) -> Self {
    Self(name, .list(["code", "text", "points"]), isRequired: isRequired) { fields in
      fields.options(name, keys: ["points"], areInputs: true) { item, _, _ in
        item.notNegative("points", isRequired: true)
      }
    }
  }
}
