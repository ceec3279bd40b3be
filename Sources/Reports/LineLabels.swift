import Scoring

extension Texts {
  /// What a line below the criteria is called.
  func label(of kind: Line.Kind, in result: IndexEvaluation) -> String {
    let set = result.calculation.set
    return switch kind {
    case .earned: self["Tổng điểm đạt được", "Points earned"]
    case .excluded: self["Điểm không áp dụng (loại trừ)", "Points not applicable (excluded)"]
    case .converted: converted(set)
    case .bonus: self["Điểm thưởng", "Bonus"]
    case .penalty: self["Điểm trừ", "Penalty"]
    case .unrounded: self["Điểm chỉ số (chưa làm tròn)", "Score (unrounded)"]
    case .score: self["ĐIỂM CHỈ SỐ", "SCORE"]
    case .isRanked:
      self["Tham gia xếp hạng (1: có, 0: không)", "Takes part in the ranking (1: yes, 0: no)"]
    case .basis: self["Điểm xét hạng", "Score that ranks"]
    case .tieBreak(let key): tieBreak(set.ranking.tieBreak[key], set)
    case .rank: self["VỊ THỨ", "RANK"]
    case .groupRank: self["Vị thứ trong nhóm", "Rank in the group"]
    case .position: self["Thứ tự trong bảng xếp hạng", "Position in the ranking table"]
    case .gradeNumber: self["Mức xếp loại (1: cao nhất)", "Grade's level (1: best)"]
    case .grade: self["XẾP LOẠI", "GRADE"]
    case .previousScore: self["Điểm năm trước", "Last year's score"]
    case .previousRank: self["Vị thứ năm trước", "Last year's rank"]
    case .scoreChange: self["Tăng, giảm điểm so với năm trước", "Change of score"]
    case .placesWon: self["Tăng, giảm bậc so với năm trước", "Places won or lost"]
    case .imported(let id): self["Điểm chỉ số «\(id)»", "Score of index '\(id)'"]
    case .climberPosition:
      self["Thứ tự tăng bậc (1: tăng nhiều nhất)", "Order by places won (1: most)"]
    case .fallerPosition:
      self["Thứ tự giảm bậc (1: giảm nhiều nhất)", "Order by places lost (1: most)"]
    case .attainable(let node, _):
      self[
        "Điểm có thể đạt: \(set.nodes[node].code)", "Points attainable: \(set.nodes[node].code)"]
    case .rankedShare(let node):
      self[
        "Tỷ lệ đạt (%) của đơn vị xếp hạng: \(set.nodes[node].code)",
        "Share (%) of units ranked: \(set.nodes[node].code)"]
    case .lost: self["Bị trừ", "Lost"]
    case .share, .shareTotal: self["Tỷ lệ (%)", "Share, %"]
    case .meanShare: self["Tỷ lệ bình quân (%)", "Mean share, %"]
    default: ""
    }
  }

  private func converted(_ set: CriteriaSet) -> String {
    guard let scale = set.scale else {
      return self["Điểm quy đổi", "Points converted"]
    }
    return self[
      "Điểm quy đổi (thang \(number(scale)))", "Converted to a scale of \(number(scale))"]
  }

  /// What a tie-break key is called.
  func tieBreak(_ key: RankingRule.Key, _ set: CriteriaSet) -> String {
    switch key {
    case .criterion(let node):
      self["Khi bằng điểm: tiêu chí \(set.nodes[node].code)", "Tie-break: \(set.nodes[node].code)"]
    case .survey:
      self["Khi bằng điểm: điểm điều tra xã hội học", "Tie-break: points from surveys"]
    case .appraised: self["Khi bằng điểm: điểm thẩm định", "Tie-break: appraised points"]
    }
  }
}
