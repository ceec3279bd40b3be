/// What a rule says to people: the decision's own words where the set gives them.
extension Rule {
  /// What it says: as the decision says it, else in words made of its parameters.
  public func words(_ texts: any Speech) -> String { text ?? parameterWords(texts) }

  /// What its parameters say, in one paragraph.
  public func parameterWords(_ texts: any Speech) -> String { kind.words(inputs, texts) }

  /// What it says to those who fill in a form.
  ///
  /// The decision does not know the codes that are typed in; they stand under its words.
  public func formWords(_ form: FormReading) -> String {
    guard let text else { return kind.formWords(inputs, form) }
    return asksForCode ? text + "\n" + kind.formWords(inputs, form) : text
  }
}
