public import Formulas
public import Wording

/// A kind of rule, wholly: its name and keys in a criteria set, what it asks for, how that becomes points,
/// its words, and an example worked out by hand.
///
/// A kind is one file in this folder and one line in ``Rule/kinds``; the reader of criteria sets, the
/// workbook, the forms, the explanations and the table in the README follow from it.
public protocol RuleKind: Sendable {
  /// The word that names it in a criteria set.
  static var name: String { get }
  /// What a criteria set may say of it.
  static var keys: [RuleKeyDeclaration] { get }
  /// What it asks for and what it gives, for those who write a set.
  static var guide: RuleGuide { get }
  /// Figures with the points that they give, worked out by hand.
  static var examples: [RuleExample] { get }

  /// The rule that a criteria set describes; nil if something is wrong with it, which is then told.
  static func read(_ fields: any RuleFields) -> Rule?

  /// How figures become points for a unit group.
  func expression(group: String) -> RuleExpression

  /// What it says, in one paragraph, as the criteria set would print it.
  func words(_ inputs: [Rule.Input], _ texts: any Speech) -> String
  /// What it says to those who fill in a form, where statements stand beside their own cells.
  func formWords(_ inputs: [Rule.Input], _ form: FormReading) -> String
  /// What is to be typed in beside an input.
  func formLabel(_ input: Int, _ inputs: [Rule.Input], _ form: FormReading) -> String
  /// What a unit's figures say.
  func figures(_ inputs: [Rule.Input], _ texts: any Speech) -> [FigurePiece]
  /// How the formula is shown, in the language of criteria sets.
  var formulaText: String { get }

  /// How a unit could raise its points.
  func levels(group: String) -> PointLevels
  /// What it refers to beside its inputs and `max`.
  var references: [Reference] { get }
  /// The options that a code chooses among.
  var options: [Rule.Option] { get }
  /// The unit groups it treats apart.
  var groups: [String] { get }
  /// What it measures; nil for kinds that measure nothing.
  var measure: Rule.Measure? { get }
  /// Whether its only figure is a percentage.
  var isInPercent: Bool { get }
  /// The least points it may give.
  var least: Double { get }
  /// Whether it gives points at all.
  static var isScored: Bool { get }
  /// Whether citizens and businesses answer it, unless a set says otherwise.
  static var isSurvey: Bool { get }
  /// Whether units can say themselves what it asks for.
  static var isSelfAssessed: Bool { get }
}

/// What most kinds have in common.
extension RuleKind {
  package func formWords(_ inputs: [Rule.Input], _ form: FormReading) -> String {
    words(inputs, form.texts)
  }

  package func formLabel(_ input: Int, _ inputs: [Rule.Input], _ form: FormReading) -> String {
    guard inputs[input].kind == .yesNo else { return inputs[input].text }
    return form.texts["Đạt hay không (\(form.yesNo))", "Fulfilled or not (\(form.yesNo))"]
  }

  package func figures(_ inputs: [Rule.Input], _ texts: any Speech) -> [FigurePiece] {
    .listed(inputs.indices.map { .plain($0, inputs, texts) })
  }

  package var formulaText: String { Rule(self, inputs: []).notation.description }

  package var references: [Reference] { [] }
  package var options: [Rule.Option] { [] }
  package var groups: [String] { [] }
  package var measure: Rule.Measure? { nil }
  package var isInPercent: Bool { false }
  package var least: Double { 0 }
  package static var isScored: Bool { true }
  package static var isSurvey: Bool { false }
  package static var isSelfAssessed: Bool { true }
}

/// What a rule's short notation stands for.
public enum RuleExpression: Sendable {
  /// A share of full marks, 0 to 1.
  case share(Expression)
  /// Points, 0 to the criterion's maximum.
  case points(Expression)
}

/// What a kind of rule asks for and what it gives, in a line each.
public struct RuleGuide: Sendable {
  /// The inputs.
  public let inputs: String
  /// How they become points.
  public let points: String

  /// Two lines.
  public init(inputs: String, points: String) {
    self.inputs = inputs
    self.points = points
  }
}

/// A rule as it stands in a criteria set, with the points of some units, worked out by hand.
public struct RuleExample: Sendable {
  /// The rule without its kind, as YAML: `points: 0.5, of: Văn bản sai`.
  public let rule: String
  /// The criterion's maximum.
  public let maximum: Double
  /// Each unit's figures as they stand in data files, in the order of the inputs, and its points; for a
  /// rule over another index the score there.
  public let units: [(figures: [String], points: Double)]

  /// An example of several units, for a rule that compares them.
  public init(
    _ rule: String, maximum: Double, _ units: (figures: [String], points: Double)...
  ) {
    self.rule = rule
    self.maximum = maximum
    self.units = units
  }
}

/// A book's words in the reader's language.
public protocol Speech: Spoken {
  /// What a unit group is called.
  func group(_ code: String) -> String
}

extension Speech {
  /// An amount of points.
  public func points(_ points: Double) -> String {
    self["\(number(points)) điểm", "\(number(points)) points"]
  }

  /// What each option gives: « text: points; … ».
  func list(_ options: [Rule.Option]) -> String {
    options.map { "\($0.text): \(number($0.points))" }.joined(separator: "; ")
  }
}

/// A form in which a rule's figures are filled in.
public struct FormReading: Sendable {
  /// Its language.
  public let texts: any Speech
  /// Whether units fill it in themselves.
  public let isSelf: Bool
  /// The unit group it is for.
  public let group: String
  /// The criterion's maximum for the group.
  public let maximum: Double

  /// A form for a unit group.
  public init(texts: any Speech, isSelf: Bool, group: String, maximum: Double) {
    self.texts = texts
    self.isSelf = isSelf
    self.group = group
    self.maximum = maximum
  }

  /// How a question is answered.
  public var yesNo: String { texts["1 = có, 0 = không", "1 = yes, 0 = no"] }
}

/// How a unit could raise the points of a rule, all else as it is.
public enum PointLevels: Sendable {
  /// Not by itself: the points depend on others, or there are none.
  case none
  /// To any level, from a share of the maximum on.
  case any(from: Double)
  /// To certain points.
  case listed([Double])
  /// By multiples of some points above a start, up to a cap.
  case multiples(of: Double, from: Double = 0, cap: Double?)
  /// By multiples of some points less than a level, the maximum if it is nil.
  case less(by: Double, than: Double?)
  /// By fulfilling what is not yet fulfilled.
  case ticks([Rule.Option])
  /// By fewer cases, each of which costs points, of which so many are always left.
  case fewerCases([Rule.Option], least: Double)
  /// By more cases of a counted ratio; any level, from a share of the maximum on, if nothing is counted.
  case moreCases(Rule.Measure, from: Double)
  /// By other answers to the questions it asks; any level if it asks for more than those.
  case answers
}
