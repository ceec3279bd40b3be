import Scoring

/// Reads a list of bands, which must cover every value once, rising or falling.
struct BandsReader {
  let rule: RuleReader

  private typealias Band = Rule.Band
  private var findings: Findings { rule.findings }

  /// The bands of a list; nil if one could not be read.
  func bands(_ node: YAMLNode) -> [Rule.Band]? {
    guard let nodes = rule.reader.list(node, key: "bands") else { return nil }
    findings.check(.bands, nodes, limit: Limits.steps)
    guard
      let bands = rule.all(nodes, { band($0) })
    else { return nil }
    let count = findings.all.count
    let placed = zip(bands, nodes).map { ($0, $1.place) }
    for (band, place) in placed { checkNotEmpty(band, at: place) }
    if findings.all.count == count { checkCover(placed) }
    return findings.all.count == count ? bands : nil
  }

  private func band(_ node: YAMLNode) -> Rule.Band? {
    let known = ["from", "above", "to", "below", "points"]
    guard let fields = Fields(node, key: "bands", known: known, reader: rule.reader) else {
      return nil
    }
    let points = fields.requiredNumber("points")
    if let points { rule.of(fields).check(points: points, "points") }
    let lower = bound(fields, inclusive: "from", exclusive: "above")
    let upper = bound(fields, inclusive: "to", exclusive: "below")
    guard let points, let lower, let upper else { return nil }
    return Band(lower: lower.bound, upper: upper.bound, points: points)
  }

  /// A bound that may be missing; nil if it is wrong.
  private func bound(
    _ fields: Fields, inclusive: String, exclusive: String
  ) -> (bound: Rule.Band.Bound?, Void)? {
    if fields.exclude(inclusive, exclusive) { return nil }
    let isInclusive = fields.has(inclusive)
    guard isInclusive || fields.has(exclusive) else { return (nil, ()) }
    return fields.number(isInclusive ? inclusive : exclusive)
      .map { (Band.Bound($0, isInclusive: isInclusive), ()) }
  }

  private func checkNotEmpty(_ band: Rule.Band, at place: Place) {
    guard let lower = band.lower, let upper = band.upper else { return }
    let isPoint = lower.value == upper.value && lower.isInclusive && upper.isInclusive
    if lower.value >= upper.value, !isPoint {
      findings.add(.rule(.emptyBand(from: lower.value, to: upper.value)), at: place)
    }
  }

  /// Neighbours must meet, the first and the last go to infinity.
  private func checkCover(_ written: [(band: Rule.Band, place: Place)]) {
    let falls = start(of: written.first) > start(of: written.last)
    let rising = falls ? written.reversed() : written
    for (low, high) in zip(rising, rising.dropFirst()) where isBelow(high.band, low.band) {
      let place = falls ? low.place : high.place
      findings.add(.rule(.bandsOutOfOrder), at: place)
      return
    }
    if let first = rising.first, let edge = first.band.lower {
      findings.add(.rule(.bandsOpen(above: false, edge.value)), at: first.place)
    }
    for (low, high) in zip(rising, rising.dropFirst()) {
      checkMeeting(low, high, isFalling: falls)
    }
    if let last = rising.last, let edge = last.band.upper {
      findings.add(.rule(.bandsOpen(above: true, edge.value)), at: last.place)
    }
  }

  private func start(of written: (band: Rule.Band, place: Place)?) -> Double {
    written?.band.lower?.value ?? -.infinity
  }

  /// Whether a band lies wholly below another.
  private func isBelow(_ left: Rule.Band, _ right: Rule.Band) -> Bool {
    guard let end = left.upper, let start = right.lower else { return false }
    return end.value < start.value
      || end.value == start.value && !(end.isInclusive && start.isInclusive)
  }

  private func checkMeeting(
    _ low: (band: Rule.Band, place: Place), _ high: (band: Rule.Band, place: Place),
    isFalling: Bool
  ) {
    let (place, other) = isFalling ? (low.place, high.place) : (high.place, low.place)
    let notes = [Note(.otherBand, at: other)]
    let end = low.band.upper
    let start = high.band.lower
    guard let end, let start else {
      let from = start?.value ?? low.band.lower?.value ?? end?.value ?? 0
      let to = end?.value ?? high.band.upper?.value ?? from
      findings.add(
        .rule(.bandOverlap(from: min(from, to), to: max(from, to))), at: place, notes: notes)
      return
    }
    if end.value < start.value || end.value == start.value && !end.isInclusive && !start.isInclusive
    {
      findings.add(.rule(.bandHole(from: end.value, to: start.value)), at: place, notes: notes)
    } else if end.value > start.value
      || end.value == start.value && end.isInclusive && start.isInclusive
    {
      findings.add(.rule(.bandOverlap(from: start.value, to: end.value)), at: place, notes: notes)
    }
  }
}
