public import Formulas

/// The rule of a scored criterion: the inputs it asks for and how they become points.
///
/// Every kind is a short notation that becomes one ``Formulas/Expression`` over the criterion's inputs;
/// each has a file of its own beside this one, see ``RuleKind``.
public struct Rule: Sendable {
  /// The kinds of rule.
  public typealias Kind = any RuleKind

  /// The kind with its parameters.
  public var kind: Kind
  /// What is asked for, in order.
  public var inputs: [Input]
  /// How the decision says it; nil if the set says no more than its parameters.
  public var text: String?
  /// The periods over which its value is taken, if it is asked for more than once.
  package var periods: Periods?

  /// A rule of a kind with what it asks for.
  public init(_ kind: some RuleKind, inputs: [Input], text: String? = nil) {
    self.kind = kind
    self.inputs = inputs
    self.text = text
  }

  /// The rule as an expression over its inputs (`.name`), `max`, other criteria and other indices.
  ///
  /// - Parameter group: the unit group, whose bands may differ.
  /// - Returns: a share of full marks, or points.
  func expression(group: String) -> RuleExpression {
    let expression = kind.expression(group: group)
    return periods?.over(expression) ?? expression
  }

  /// The points the rule gives, as one expression over its inputs and `max`.
  public var notation: Expression { notation(group: "") }

  /// The points the rule gives a unit group, whose bands may differ.
  public func notation(group: String) -> Expression {
    switch expression(group: group) {
    case .points(let points): points
    case .share(let share): share * .name("max")
    }
  }

  /// The points for all units, then for each unit group that the rule treats apart.
  public var notations: [Expression] { ([""] + kind.groups).map { notation(group: $0) } }

  /// Whether it gives points at all.
  public var isScored: Bool { type(of: kind).isScored }

  /// Whether units can say themselves what it asks for.
  public var isSelfAssessed: Bool { type(of: kind).isSelfAssessed }

  /// Whether its figure is the code of an option.
  public var asksForCode: Bool {
    if case .choice = inputs.first?.kind { true } else { false }
  }

  /// An option, statement or answer.
  public struct Option: Hashable, Sendable {
    /// The code, as it stands in the data.
    public var code: String
    /// What it says.
    public var text: String
    /// Its points; for surveys the share of full marks an answer counts, 0 to 1.
    public var points: Double

    /// An option that gives points.
    public init(code: String, text: String, points: Double) {
      self.code = code
      self.text = text
      self.points = points
    }
  }

  /// One thing asked for.
  public struct Input: Hashable, Sendable {
    /// The code, as formulas and data name it.
    public var code: String
    /// What it is.
    public var text: String
    /// What values it takes.
    public var kind: Kind

    /// The kinds of input.
    public enum Kind: Hashable, Sendable {
      /// A number between bounds; nil is unbounded.
      case number(minimum: Double?, maximum: Double?)
      /// A number above 0, up to a bound; nil is unbounded.
      case positive(maximum: Double?)
      /// A whole number from 0 on.
      case count
      /// 1 for yes, 0 for no.
      case yesNo
      /// The code of an option.
      case choice([String])
      /// A day, by its number in spreadsheets; 0 if what was due on it never came.
      case date
      /// Points from 0 to the criterion's maximum, in steps.
      case points(step: Double?)
    }

    /// The greatest size of a figure: fifteen digits, as many as a spreadsheet keeps.
    public static let greatest = 999_999_999_999_999.0

    /// An input asked for by a rule.
    public init(code: String, text: String, kind: Kind) {
      self.code = code
      self.text = text
      self.kind = kind
    }
  }
}

extension [Rule.Option] {
  /// One input of a kind per option.
  func inputs(_ kind: Rule.Input.Kind) -> [Rule.Input] {
    map { Rule.Input(code: $0.code, text: $0.text, kind: kind) }
  }
}
