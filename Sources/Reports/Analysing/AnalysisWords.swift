import Analysis
import Formulas
import Scoring
import Wording

// The settings and methods of an analysis in words.
extension Texts {
  /// The sum under a column.
  var sum: String { self["Cộng", "Sum"] }

  /// A weight in points, not in percent.
  var weightInPoints: String { self["Trọng số (điểm)", "Weight (points)"] }

  /// A weight that a search advises.
  var advisedWeight: String { self["Trọng số gợi ý (điểm)", "Advised weight (points)"] }

  /// Pearson's correlation with the score.
  var scoreCorrelation: String { self["Tương quan với điểm", "Correlation with the score"] }

  /// The rank that a unit has now.
  var presentRank: String { self["Vị thứ hiện nay", "Present rank"] }

  /// The ends of the ranks without the outermost twentieths.
  var fromRank: String { self["Từ vị thứ (5 %)", "From rank (5 %)"] }
  var toRank: String { self["Đến vị thứ (95 %)", "To rank (95 %)"] }

  /// How weights were drawn, and how often unless that is told otherwise.
  func words(_ settings: MonteCarloSettings, isCounted: Bool = true) -> String {
    let spread =
      switch settings.spread {
      case .dirichlet(let concentration):
        self[
          "Phân phối Dirichlet quanh trọng số hiện nay, độ tập trung \(number(concentration))",
          "Dirichlet distribution about the present weights, concentration \(number(concentration))"
        ]
      case .uniform(let percent):
        self[
          "Phân phối đều, mỗi trọng số ± \(number(percent)) %, rồi quy về cùng tổng",
          "Uniform distribution, each weight ± \(number(percent)) %, rescaled to the same total"]
      }
    let level =
      settings.level == .criteria
      ? self["từng tiêu chí", "every criterion"] : self["từng lĩnh vực", "every domain"]
    let draws =
      isCounted ? self["\(settings.draws) lần, ", "\(settings.draws) draws, "] : ""
    return spread + "; " + level + "; " + draws
      + self["số mồi \(settings.seed)", "seed \(settings.seed)"]
  }

  /// The name of a way of drawing, short.
  func name(_ spread: MonteCarloSettings.Spread) -> String {
    switch spread {
    case .dirichlet: "Dirichlet"
    case .uniform(let percent): "± \(number(percent)) %"
    }
  }

  /// What a method is called.
  func name(_ method: AlternativeMethods.Method) -> String {
    switch method {
    case .arithmeticMean: self["Trung bình cộng các lĩnh vực", "Arithmetic mean of domains"]
    case .geometricMean: self["Trung bình nhân các lĩnh vực", "Geometric mean of domains"]
    case .equalDomains: self["Các lĩnh vực ngang nhau", "Equal domains"]
    case .equalCriteria: self["Các tiêu chí ngang nhau", "Equal criteria"]
    case .byRounded: self["Xếp theo điểm làm tròn", "By rounded scores"]
    case .byUnrounded: self["Xếp theo điểm chưa làm tròn", "By unrounded scores"]
    case .excludingNotApplicable:
      self["Không áp dụng: loại và quy đổi", "Not applicable: excluded, rest converted"]
    case .fullNotApplicable: self["Không áp dụng: điểm tối đa", "Not applicable: full points"]
    case .zeroNotApplicable: self["Không áp dụng: 0 điểm", "Not applicable: no points"]
    case .competitionTies: self["Đồng hạng 1, 2, 2, 4", "Ties 1, 2, 2, 4"]
    case .denseTies: self["Đồng hạng 1, 2, 2, 3", "Ties 1, 2, 2, 3"]
    case .ordinalTies: self["Không đồng hạng", "No ties"]
    case .withoutTieBreak: self["Bỏ tiêu chí phụ khi bằng điểm", "Without tie-break keys"]
    }
  }

  /// What a criterion's points tell units apart.
  func words(_ verdict: Spread.Verdict) -> String {
    switch verdict {
    case .decides: self["có phân biệt", "tells units apart"]
    case .everybodyFull:
      self["mọi đơn vị đạt tối đa: không quyết định gì", "full marks for all: decides nothing"]
    case .nobody:
      self["không đơn vị nào có điểm: không quyết định gì", "nobody has any: decides nothing"]
    case .everybodySame:
      self["mọi đơn vị như nhau: không quyết định gì", "all the same: decides nothing"]
    case .countsForNobody:
      self["không áp dụng hoặc không có trọng số", "does not apply or weighs nothing"]
    }
  }

  /// How a domain's importance and its weight go together.
  func words(_ verdict: Importance.Verdict) -> String {
    switch verdict {
    case .more: self["hơn trọng số", "more"]
    case .less: self["kém trọng số", "less"]
    case .matches: self["tương xứng", "about the same"]
    case .against: self["nghịch với điểm", "against the score"]
    case .constant: self["mọi đơn vị như nhau", "all units the same"]
    }
  }

  /// Why no weights are advised.
  func words(_ obstacle: WeightAdvice.Obstacle, _ nodes: [Criterion]) -> String {
    switch obstacle {
    case .notLinear:
      self["các lĩnh vực không cộng lại thành điểm", "domains are not added up"]
    case .oneDomain: self["chỉ một lĩnh vực có trọng số", "only one domain weighs anything"]
    case .groupsDiffer:
      self["các khối có trọng số khác nhau", "unit groups weigh domains otherwise"]
    case .notForAll(let node):
      self[
        "lĩnh vực \(nodes[node].printedCode) không áp dụng cho mọi đơn vị",
        "domain \(nodes[node].printedCode) does not apply to all units"]
    case .tooFewUnits(let units, let needed):
      self[
        "có \(units) đơn vị được xếp hạng, cần ít nhất \(needed)",
        "there are \(units) ranked units, \(needed) are needed"]
    case .constant(let node):
      self[
        "mọi đơn vị như nhau ở lĩnh vực \(nodes[node].printedCode)",
        "all units have the same share of domain \(nodes[node].printedCode)"]
    case .noSpread:
      self["không trọng số nào làm điểm khác nhau", "no weights make the scores differ"]
    }
  }

  /// Why there is no way further.
  func words(_ obstacle: Prospect.Obstacle) -> String {
    switch obstacle {
    case .best: self["đã cao nhất", "already the best"]
    case .notRanked: self["không xếp hạng", "not ranked"]
    case .notGraded: self["không xếp loại", "not graded"]
    case .notEnoughOpen:
      self["các tiêu chí còn nâng được không đủ", "what is still open does not suffice"]
    case .capped:
      self["bị hạn chế xếp loại theo điều kiện", "a condition caps the grade"]
    }
  }

  /// A share of 1 in percent, to one place.
  func percent(_ share: Double) -> String {
    number(SpreadsheetNumber.round(share * 100, places: 1)) + " %"
  }
}
