import Scoring
import Wording

extension Texts {
  /// What a line below the criteria is called.
  func label(of kind: Line.Kind, in result: IndexEvaluation) -> String {
    let set = result.calculation.set
    return switch kind {
    case .earned: self[.earned]
    case .excluded: self["Điểm không áp dụng (loại trừ)", "Points not applicable (excluded)"]
    case .converted: converted(set)
    case .bonus: self[.bonus]
    case .penalty: self[.penalty]
    case .unrounded: self["Điểm chỉ số (chưa làm tròn)", "Score (unrounded)"]
    case .score: self[upper: .indexScore]
    case .isRanked:
      self["Tham gia xếp hạng (1: có, 0: không)", "Takes part in the ranking (1: yes, 0: no)"]
    case .basis: self["Điểm xét hạng", "Score that ranks"]
    case .tieBreak(let key): tieBreak(set.ranking.tieBreak[key], set)
    case .rank: self[upper: .rank]
    case .unitGroup: self[.group]
    case .groupRank: self[.rankInGroup]
    case .position: self["Thứ tự trong bảng xếp hạng", "Position in the ranking table"]
    case .condition(let position):
      self["Hạn chế xếp loại (1: có): ", "Cap on the grade (1: yes): "]
        + result.calculation.conditions[position].words(wording(set) { self.codeWords($0, set) })
    case .fact(let fact): set.facts[fact].name + self[" (1: có)", " (1: yes)"]
    case .gradeBefore(let limit):
      self["Mức xếp loại trước khi xét giới hạn", "Grade's level before the limit"]
        + (result.calculation.limits > 1 ? " \(limit + 1)" : "")
    case .gradeNumber: self["Mức xếp loại (1: cao nhất)", "Grade's level (1: best)"]
    case .grade: self[upper: .grade]
    case .previousScore: self[.lastScore]
    case .previousRank: self[.lastRank]
    case .previousPoints(let node):
      self["Điểm năm trước của tiêu chí ", "Last year's points of the criterion "]
        + set.reference(to: node)
    case .scoreChange: self["Tăng, giảm điểm so với năm trước", "Change of score since last year"]
    case .placesWon: self["Tăng, giảm bậc so với năm trước", "Places won or lost"]
    case .imported(let id): self["Điểm chỉ số «\(id)»", "Score of index '\(id)'"]
    case .attainable(let node, _):
      self[.attainable] + ": " + set.nodes[node].name
    case .attainableTotal: self["Tổng điểm tối đa áp dụng", "Points attainable"]
    case .share(let node, _): self[.share] + ": " + set.nodes[node].name
    case .rankedShare(let node):
      self["Tỷ lệ đạt của đơn vị xếp hạng (%): ", "Share of ranked units (%): "]
        + set.nodes[node].name
    case .nodeKey(let node):
      self["Tỷ lệ xét bậc (%): ", "Share that ranks (%): "] + set.nodes[node].name
    case .nodeFirst(let node):
      self["Đầu tiên cùng tỷ lệ (1: có): ", "First with its share (1: yes): "]
        + set.nodes[node].name
    case .rankFirst: self["Đầu tiên cùng kết quả (1: có)", "First with its result (1: yes)"]
    case .groupRankFirst:
      self[
        "Đầu tiên cùng kết quả trong nhóm (1: có)", "First with its result in the group (1: yes)"]
    case .climberPosition:
      self["Thứ tự tăng bậc (1: tăng nhiều nhất)", "Order by places won (1: most)"]
    case .fallerPosition:
      self["Thứ tự giảm bậc (1: giảm nhiều nhất)", "Order by places lost (1: most)"]
    case .lost, .lostTotal: self[.lost]
    case .shareTotal: self[.share]
    case .meanShare: self["Tỷ lệ bình quân (%)", "Mean share, %"]
    case .bestShare: self["Tỷ lệ cao nhất (%)", "Best share, %"]
    case .leastShare: self["Tỷ lệ thấp nhất (%)", "Lowest share, %"]
    case .bestUnit: self[.best]
    case .leastUnit: self["Thấp nhất", "Lowest"]
    case .meanScore: self["Điểm trung bình", "Mean score"]
    case .meanPoints: self["Điểm bình quân", "Mean points"]
    case .withoutPoints: self["Số đơn vị 0 điểm", "Units without points"]
    default: ""
    }
  }

  private func converted(_ set: CriteriaSet) -> String {
    guard let scale = set.scale else {
      return self[.converted]
    }
    return self[
      "Điểm quy đổi (thang \(number(scale)))", "Converted to a scale of \(number(scale))"]
  }

  /// What a tie-break key is called.
  func tieBreak(_ key: RankingRule.Key, _ set: CriteriaSet) -> String {
    switch key {
    case .criterion(let node):
      self[
        "Khi bằng điểm: tiêu chí \(set.reference(to: node))",
        "Tie-break: \(set.reference(to: node))"]
    case .survey:
      self["Khi bằng điểm: điểm điều tra xã hội học", "Tie-break: points from surveys"]
    case .appraised: self["Khi bằng điểm: điểm thẩm định", "Tie-break: appraised points"]
    }
  }
}

extension Line.Kind {
  /// The node that a line below the criteria is about; nil for one about the whole.
  var node: Int? {
    switch self {
    case .attainable(let node, _), .share(let node, _), .rankedShare(let node),
      .nodeKey(let node), .nodeFirst(let node):
      node
    default: nil
    }
  }
}
