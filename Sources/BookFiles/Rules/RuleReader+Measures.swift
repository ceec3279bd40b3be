import Scoring

/// The kinds that measure a ratio or a value.
extension RuleReader {
  func bands() -> Rule? {
    let measured = measure(minimum: nil)
    let bands = fields.required("bands").flatMap { node in
      context.byGroup(node, key: "bands") { BandsReader(rule: self).bands($0) }
    }
    guard let measured, let bands else { return nil }
    checkReach(at: fields.valuePlace("bands")) { bands[$0].map(\.points).max() ?? 0 }
    return Rule(.bands(measured.measure, bands), inputs: measured.inputs)
  }

  func linear() -> Rule? {
    measure(minimum: 0).map { Rule(.linear($0.measure), inputs: $0.inputs) }
  }

  func target() -> Rule? {
    let measured = measure(minimum: 0)
    guard let percent = positive("target"), let measured else { return nil }
    return Rule(.target(measured.measure, percent: percent), inputs: measured.inputs)
  }

  func floor() -> Rule? {
    let measured = measure(minimum: 0)
    guard let percent = positive("zero_below"), let measured else { return nil }
    guard percent <= 100 else {
      findings.add(.criteria(.percentage(percent)), at: fields.valuePlace("zero_below"))
      return nil
    }
    return Rule(.floor(measured.measure, percent: percent), inputs: measured.inputs)
  }

  /// A numerator with a denominator, or a value of at least `minimum`.
  private func measure(
    minimum: Double?
  ) -> (measure: Rule.Measure, inputs: [Rule.Input])? {
    _ = fields.words("unit")
    if fields.has("value") {
      if fields.exclude("value", "numerator") || fields.exclude("value", "denominator") {
        return nil
      }
      if fields.has("when_zero") {
        findings.add(.rule(.whenZeroOfValue), at: fields.keyPlace("when_zero"))
        return nil
      }
      let kind = Rule.Input.Kind.number(minimum: minimum, maximum: nil)
      return fields.words("value").map {
        (.value, [Rule.Input(code: "value", text: $0, kind: kind)])
      }
    }
    guard fields.has("numerator") || fields.has("denominator") else {
      findings.add(.rule(.noMeasure), at: fields.place)
      return nil
    }
    let kind = Rule.Input.Kind.number(minimum: 0, maximum: nil)
    var inputs: [Rule.Input] = []
    for key in ["numerator", "denominator"] {
      if !fields.has(key) {
        findings.add(.rule(.halfRatio(missing: key)), at: fields.place)
      } else if let text = fields.words(key) {
        inputs.append(Rule.Input(code: key, text: text, kind: kind))
      }
    }
    let whenZero: Rule.Measure.WhenZero? =
      fields.has("when_zero") ? fields.word("when_zero") : .fault
    guard inputs.count == 2, let whenZero else { return nil }
    return (.ratio(whenZero: whenZero), inputs)
  }
}
