import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What the head of a scorecard says in words, a line each.
enum ScorecardSentence: Hashable, Sendable {
  /// What was lost of what could be attained.
  case lost
  /// The greatest loss and what it would win.
  case greatest
  /// The units ahead and behind, and the next grade.
  case distances
  /// Last year's result, and the rank in the group.
  case before
  /// What caps the grade, or the limit that moved the unit.
  case cap
  /// The domain furthest above the mean, and the one furthest below it.
  case strongest
  case weakest

  static func all(_ layout: IndexLayout) -> [ScorecardSentence] {
    let calculation = layout.result.calculation
    var sentences: [ScorecardSentence] = []
    if layout.shows(.placesWon) || layout.shows(.groupRank) { sentences.append(.before) }
    if !calculation.set.leaves.isEmpty { sentences += [.lost, .greatest] }
    sentences.append(.distances)
    if calculation.set.domains.count > 1 { sentences += [.strongest, .weakest] }
    let scales = calculation.groups.compactMap { calculation.set.gradeScale(for: $0) }
    if scales.contains(where: { !$0.holds.isEmpty }) { sentences.append(.cap) }
    return sentences
  }
}

/// The sentences as formulas over the cells of the page.
struct ScorecardWords: Sendable {
  let book: Book
  let unit: ChosenUnit
  let places: ScorecardLayout

  private var texts: Texts { unit.layout.texts }
  private var result: IndexEvaluation { unit.result }
  private var scoreDecimals: Int { unit.set.rounding.index ?? 4 }

  /// A hidden cell of a line beside the head, or one that shows.
  func cell(_ kind: Line.Kind) -> Expression? { places.own.line(kind)?.fixed() }

  private func number(_ kind: Line.Kind, _ decimals: Int? = nil) -> Expression {
    cell(kind).map { texts.fixed($0, places: decimals ?? scoreDecimals) } ?? ""
  }

  private func whole(_ kind: Line.Kind) -> Expression { cell(kind) ?? "" }

  private func isNumber(_ kind: Line.Kind) -> Expression {
    cell(kind).map { Function.isNumber($0) } ?? .boolean(false)
  }

  func content(_ sentence: ScorecardSentence) -> Cell.Content {
    switch sentence {
    case .lost: .formula(lost)
    case .greatest: .formula(greatest)
    case .distances: .formula(distances)
    case .before: .formula(before)
    case .cap: .formula(cap)
    case .strongest: .formula(domain(isBest: true))
    case .weakest: .formula(domain(isBest: false))
    }
  }

  /// « 8/21  ▲3 »: the rank among how many, and the places won.
  var rank: Expression {
    var places: Expression = ""
    if let won = cell(.placesWon) {
      let arrow = Function.if(won .> 0, "   ▲" & won, Function.if(won .< 0, "   ▼" & -won, "   ="))
      places = Function.if(Function.isNumber(won), arrow, "")
    }
    return Function.if(
      isNumber(.rank), "" & whole(.rank) & "/" & whole(.rankedCount) & places,
      .text(Marks.leftOut))
  }

  private var lost: Expression {
    let (final, count) = (unit.final, whole(.lossCount))
    let words =
      .joined([
        .text(texts[.lost] + " "), number(.lostTotal(stage: final), 2),
        .text(texts[" trong ", " of "]), number(.attainableTotal(stage: final), 2),
        .text(texts[" điểm áp dụng, ở ", " points that apply, on "]), count,
        .text(texts[" tiêu chí.", " criteria."]),
      ]) as Expression
    return Function.if(
      isNumber(.lostTotal(stage: final)), words, .text(texts["Chưa có điểm.", "No points yet."]))
  }

  /// Whether the names of the criteria are short enough to be said.
  private var saysName: Bool {
    let measure = TextMeasure(size: 10)
    return unit.set.leaves.allSatisfy { measure.width(of: unit.set.nodes[$0].name) < 190 }
  }

  private var greatest: Expression {
    func first(_ column: Int) -> Expression { places.cell(places.firstLoss, column) }
    let score = first(places.share - 1)
    let rank = first(places.share)
    let name = saysName ? " " & first(ScorecardLayout.name) : "" as Expression
    let gain =
      .joined([
        .text(texts["; nếu đạt đủ thì điểm chỉ số ", "; in full the score would be "]),
        texts.fixed(score, places: scoreDecimals),
        Function.if(Function.isNumber(rank), .text(texts[", vị thứ ", ", rank "]) & rank, ""),
      ]) as Expression
    let words =
      .joined([
        .text(texts["Mất nhiều nhất: ", "Greatest loss: "]), first(ScorecardLayout.code), name,
        .text(texts[", ", ", "]), texts.fixed(first(places.share - 2), places: 2),
        .text(texts[" điểm", " points"]), Function.if(Function.isNumber(score), gain, ""), ".",
      ]) as Expression
    return Function.if(
      whole(.lossCount) .> 0, words,
      .text(texts["Không mất điểm ở tiêu chí nào.", "No criterion lost points."]))
  }

  private var distances: Expression {
    let ahead = Function.if(
      isNumber(.pointsToNext),
      .joined([
        .text(texts["Kém ", "Behind "]), name(.unitAhead), " ", number(.pointsToNext),
        .text(texts[" điểm", " points"]),
      ]), .text(texts["Không đơn vị nào có điểm cao hơn", "No unit has a higher score"]))
    let behind = Function.if(
      isNumber(.pointsAhead),
      .joined([
        .text(texts["; hơn ", "; ahead of "]), name(.unitBehind), " ", number(.pointsAhead),
        .text(texts[" điểm", " points"]),
      ]), "")
    var grade: Expression = ""
    if let short = cell(.pointsToGrade) {
      let lacking =
        .joined([
          .text(texts["; còn thiếu ", "; short of "]), number(.pointsToGrade),
          .text(texts[" điểm để xếp loại ", " points to the grade "]), whole(.nextGrade),
        ]) as Expression
      grade = Function.if(
        Function.isNumber(short), Function.if(short .> 0, lacking, ""), "")
    }
    return Function.if(
      isNumber(.rank), .joined([ahead, behind, grade, "."]),
      .text(texts["Đơn vị không được xếp hạng.", "The unit is not ranked."]))
  }

  /// The short name of the unit at a position.
  private func name(_ kind: Line.Kind) -> Expression {
    guard unit.isLive, let place = cell(kind) else {
      let units = result.index.participants
      let position = unit.lines.value(kind).asNumber.map { Int($0) - 1 }
      return .literal(position.map { book.units[units[$0].unit].shortName } ?? Marks.leftOut)
    }
    return unit.layout.unitNames.looked(at: place)
  }

  private var before: Expression {
    var parts: [Expression] = []
    if cell(.previousRank) != nil {
      let year = texts["Năm \(book.year - 1): ", "\(book.year - 1): "]
      parts.append(
        Function.if(
          isNumber(.previousScore),
          .joined([
            .text(year), number(.previousScore), .text(texts[" điểm", " points"]),
            Function.if(
              isNumber(.previousRank), .text(texts[", vị thứ ", ", rank "]) & whole(.previousRank),
              ""), ". ",
          ]), ""))
    }
    if cell(.groupRank) != nil {
      parts.append(
        Function.if(
          isNumber(.groupRank),
          .joined([
            groupName, .text(texts[": vị thứ ", ": rank "]), whole(.groupRank), "/",
            whole(.groupRankedCount), ".",
          ]), ""))
    }
    return .joined(["" as Expression] + parts)
  }

  /// What each unit group is called.
  private var groupNames: [String] {
    result.calculation.groups.map { texts.group($0).cut(to: 80) }
  }

  private var groupName: Expression {
    guard case .lookedUp(_, let group) = unit.source else {
      return .literal(groupNames[unit.lines.group])
    }
    return .choosing(groupNames.map { .literal($0) }, by: group)
  }

  // MARK: The cap

  private var scales: [GradeScale?] {
    result.calculation.groups.map { unit.set.gradeScale(for: $0) }
  }

  /// The cap that holds, or the limit that moved the unit.
  private var cap: Expression {
    guard let place = cell(.gradeCap) else { return "" }
    let formulas = scales.map { scale -> Expression in
      guard let scale, !scale.holds.isEmpty else { return "" }
      let words = scale.holds.map { Expression.literal(self.words($0, scale)) }
      let cap =
        scale.caps.isEmpty
        ? "" : Function.if(place .> 0, .choosing(place, of: words), "") as Expression
      guard !scale.limits.isEmpty, let hold = cell(.gradeHold) else { return cap }
      return Function.if(
        hold .> .number(Double(scale.caps.count)), .choosing(hold, of: words), cap)
    }
    guard case .lookedUp(_, let group) = unit.source else { return formulas[unit.lines.group] }
    return .choosing(formulas, by: group)
  }

  private func words(_ hold: GradeScale.Hold, _ scale: GradeScale) -> String {
    let (texts, set) = (texts, unit.set)
    let words = texts.words(hold, scale, texts.wording(set) { texts.codeWords($0, set) })
    let grade = scale.grades[hold.grade].name
    return texts[
      "Hạn chế xếp loại: \(words) nên không quá \(grade).",
      "Cap on the grade: \(words), so not above \(grade)."]
  }

  // MARK: Domains

  private func domain(isBest: Bool) -> Expression {
    let rows = places.firstDomain...(places.firstDomain + places.domains.count - 1)
    func column(_ column: Int) -> CellRange { CellRange(rows: rows, columns: column...column) }
    let leads = column(places.rankIfFull).fixed()
    let extreme = isBest ? Function.max(leads) : Function.min(leads)
    let place = Function.match(extreme, leads, 0)
    func looked(_ at: Int) -> Expression { column(at).looked(at: place) }
    let label =
      isBest
      ? texts["Mạnh nhất so với trung bình: ", "Strongest against the mean: "]
      : texts["Yếu nhất so với trung bình: ", "Weakest against the mean: "]
    let words =
      .joined([
        .text(label), looked(ScorecardLayout.name), .text(texts[", đạt ", ", "]),
        texts.fixed(looked(places.share - 2), places: 1),
        .text(texts[" % (trung bình ", " % (mean "]),
        texts.fixed(looked(places.share - 1), places: 1), " %).",
      ]) as Expression
    return Function.if(Function.count(leads) .> 0, words, "")
  }

  // MARK: Room

  /// The longest text that a sentence may be.
  func longest(_ sentence: ScorecardSentence) -> String {
    let names = result.index.participants.map { book.units[$0.unit].shortName }
    func longest(_ texts: [String]) -> String { texts.max { $0.count < $1.count } ?? "" }
    switch sentence {
    case .lost: return "Mất 000,00 trong 000,00 điểm áp dụng, ở 000 tiêu chí."
    case .greatest:
      let leaves = unit.set.leaves.map { unit.set.nodes[$0] }
      let name = saysName ? longest(leaves.map(\.name)) : ""
      return
        "Mất nhiều nhất: \(longest(leaves.map(\.printedCode))) \(name), 00,00 điểm; nếu đạt đủ thì điểm chỉ số 00,00, vị thứ 000."
    case .distances:
      let own = [Line.Kind.unitAhead, .unitBehind].map { kind in
        unit.lines.value(kind).asNumber.map { names[Int($0) - 1] } ?? ""
      }
      let units = unit.isLive ? [longest(names), longest(names)] : own
      let grades = scales.compactMap { $0 }.flatMap { $0.grades.map(\.name) }
      return
        "Kém \(units[0]) 00,00 điểm; hơn \(units[1]) 00,00 điểm; còn thiếu 00,00 điểm để xếp loại \(longest(grades))."
    case .before:
      return
        "Năm 0000: 000,00 điểm, vị thứ 000. \(longest(groupNames)): vị thứ 000/000."
    case .cap:
      return longest(
        scales.compactMap { $0 }.flatMap { scale in scale.holds.map { words($0, scale) } })
    case .strongest, .weakest:
      let domains = longest(places.domains.map { unit.set.nodes[$0].name })
      return "Mạnh nhất so với trung bình: \(domains), đạt 100,0 % (trung bình 100,0 %)."
    }
  }
}
