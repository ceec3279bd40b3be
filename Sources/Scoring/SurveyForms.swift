/// The forms of a survey that concern one unit.
public struct SurveyForms: Hashable, Sendable {
  /// How many were handed out.
  public var issued: Int
  /// How many came back.
  public var returned: Int
  /// How many of those could not be used.
  public var invalid: Int
  /// How many people the sample stands for, if known.
  public var population: Int?
  /// Where it is written.
  public var place: Place?

  /// The forms of one unit.
  public init(
    issued: Int, returned: Int, invalid: Int, population: Int? = nil, place: Place? = nil
  ) {
    self.issued = issued
    self.returned = returned
    self.invalid = invalid
    self.population = population
    self.place = place
  }

  /// How many count.
  public var valid: Int { returned - invalid }
}
