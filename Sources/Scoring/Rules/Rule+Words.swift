internal import Formulas

/// What a rule says to people: the decision's own words where the set gives them.
extension Rule {
  /// What it says: as the decision says it, else in words made of its parameters.
  public func words(_ texts: any Speech) -> String { text ?? parameterWords(texts) }

  /// What its parameters say, in one paragraph.
  public func parameterWords(_ texts: any Speech) -> String {
    guard let periods else { return kind.words(inputs, texts) }
    return kind.words(periods.kindInputs(inputs), texts) + periods.words(texts)
  }

  /// What it says to those who fill in a form.
  ///
  /// The decision does not know the codes that are typed in; they stand under its words.
  public func formWords(_ form: FormReading) -> String {
    if let text { return asksForCode ? text + "\n" + kind.formWords(inputs, form) : text }
    guard let periods else { return kind.formWords(inputs, form) }
    return kind.formWords(periods.kindInputs(inputs), form) + periods.heading(form.texts)
  }

  /// What is to be typed in beside an input.
  public func formLabel(_ input: Int, _ form: FormReading) -> String {
    periods == nil ? kind.formLabel(input, inputs, form) : inputs[input].text
  }

  /// What a unit's figures say.
  public func figures(_ texts: any Speech) -> [FigurePiece] {
    guard periods != nil else { return kind.figures(inputs, texts) }
    return .listed(inputs.indices.map { .plain($0, inputs, texts) })
  }

  /// How the formula is shown, in the language of criteria sets.
  public var formulaText: String { periods == nil ? kind.formulaText : notation.description }
}
