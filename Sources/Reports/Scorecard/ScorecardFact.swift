import Scoring

/// One figure or word at the head of a scorecard.
enum ScorecardFact: Hashable, Sendable {
  case score, rank, ranked, groupRank, groupRanked
  case previousScore, scoreChange, previousRank, placesWon
  case group, grade, unitAhead, pointsToRank, nextGrade, pointsToGrade, cap

  /// The figures at the left.
  static func numbers(_ layout: IndexLayout) -> [ScorecardFact] {
    var facts: [ScorecardFact] = [.score, .rank, .ranked]
    if layout.row(.groupRank) != nil { facts += [.groupRank, .groupRanked] }
    if layout.row(.placesWon) != nil {
      facts += [.previousScore, .scoreChange, .previousRank, .placesWon]
    }
    return facts
  }

  /// The words at the right, and the points that go with them.
  static func words(_ layout: IndexLayout) -> [ScorecardFact] {
    var facts: [ScorecardFact] = []
    let calculation = layout.result.calculation
    if calculation.groups.count > 1 { facts.append(.group) }
    if layout.row(.grade) != nil { facts.append(.grade) }
    facts += [.unitAhead, .pointsToRank]
    if layout.row(.grade) != nil { facts += [.nextGrade, .pointsToGrade] }
    let scales = calculation.groups.compactMap { calculation.set.gradeScale(for: $0) }
    if scales.contains(where: { !$0.caps.isEmpty }) { facts.append(.cap) }
    return facts
  }

  func label(_ texts: Texts) -> String {
    switch self {
    case .score: texts["Điểm chỉ số", "Score"]
    case .rank: texts["Vị thứ", "Rank"]
    case .ranked: texts["Số đơn vị được xếp hạng", "Units ranked"]
    case .groupRank: texts["Vị thứ trong nhóm", "Rank in the group"]
    case .groupRanked: texts["Số đơn vị được xếp hạng trong nhóm", "Units ranked in the group"]
    case .previousScore: texts["Điểm năm trước", "Last year's score"]
    case .scoreChange: texts["Tăng, giảm điểm so với năm trước", "Change of score"]
    case .previousRank: texts["Vị thứ năm trước", "Last year's rank"]
    case .placesWon: texts["Tăng, giảm bậc so với năm trước", "Places won or lost"]
    case .group: texts["Nhóm đơn vị", "Unit group"]
    case .grade: texts["Xếp loại", "Grade"]
    case .unitAhead: texts["Đơn vị có điểm cao kế tiếp", "Next unit above"]
    case .pointsToRank: texts["Điểm kém đơn vị đó", "Points behind it"]
    case .nextGrade: texts["Mức xếp loại cao kế tiếp", "Next grade above"]
    case .pointsToGrade: texts["Điểm còn thiếu để đạt mức đó", "Points short of it"]
    case .cap: texts["Điều kiện hạn chế xếp loại", "Cap on the grade"]
    }
  }

  /// The line that it shows.
  func line(final: Stage) -> Line.Kind? {
    switch self {
    case .score: .score(stage: final)
    case .rank: .rank
    case .ranked: .rankedCount
    case .groupRank: .groupRank
    case .groupRanked: .groupRankedCount
    case .previousScore: .previousScore
    case .scoreChange: .scoreChange
    case .previousRank: .previousRank
    case .placesWon: .placesWon
    case .group: .unitGroup
    case .grade: .grade
    case .pointsToRank: .pointsToNext
    case .nextGrade: .nextGrade
    case .pointsToGrade: .pointsToGrade
    case .unitAhead, .cap: nil
    }
  }

  /// The number format, with the decimals of scores; nil for words.
  func numberFormat(score: String) -> String? {
    switch self {
    case .score, .previousScore, .pointsToRank, .pointsToGrade: score
    case .rank, .ranked, .groupRank, .groupRanked, .previousRank: "0"
    case .scoreChange: "\"▲\"\(score);\"▼\"\(score);\"=\""
    case .placesWon: "\"▲\"0;\"▼\"0;\"=\""
    case .group, .grade, .unitAhead, .nextGrade, .cap: nil
    }
  }
}
