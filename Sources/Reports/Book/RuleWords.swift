import Formulas
import Scoring

/// A rule in words, as the criteria set would print it.
struct RuleWords {
  let texts: Texts

  /// What a rule says, in one paragraph.
  func describe(_ rule: Rule) -> String {
    switch rule.kind {
    case .given(let step):
      texts["Người thẩm định cho điểm từ 0 đến điểm tối đa", "Points given by the appraiser"]
        + (step.map { texts[", bước \(number($0))", ", in steps of \(number($0))"] } ?? "")
    case .choice(let options): list(options) { $0.points }
    case .additive(let options):
      texts["Cộng điểm các nội dung đạt: ", "Sum of what is fulfilled: "]
        + list(options) { $0.points }
    case .bands(let measure, let bands): self.bands(measure, bands, rule)
    case .linear(let measure):
      texts[
        "Điểm = \(self.measure(measure, rule)) × điểm tối đa",
        "Points = \(self.measure(measure, rule)) × maximum"] + whenZero(measure)
    case .target(let measure, let percent):
      texts[
        "Đạt từ \(number(percent))% trở lên: điểm tối đa; thấp hơn: \(self.measure(measure, rule)) / \(number(percent))% × điểm tối đa",
        "From \(number(percent))%: the maximum; below: \(self.measure(measure, rule)) / \(number(percent))% × maximum"
      ]
        + whenZero(measure)
    case .floor(let measure, let percent):
      texts[
        "Từ \(number(percent))% trở lên: \(self.measure(measure, rule)) × điểm tối đa; dưới \(number(percent))%: 0 điểm",
        "From \(number(percent))%: \(self.measure(measure, rule)) × maximum; below: 0"]
        + whenZero(measure)
    case .deduct(let options):
      texts["Điểm tối đa, trừ cho mỗi trường hợp: ", "The maximum, less for each case: "]
        + list(options) { $0.points } + texts["; trừ đến hết điểm", "; not below 0"]
    case .perCount(let points, let cap):
      texts["\(number(points)) điểm cho mỗi trường hợp", "\(number(points)) points for each case"]
        + (cap.map { texts[", tối đa \(number($0)) điểm", ", at most \(number($0))"] } ?? "")
    case .formula: texts["Theo công thức", "By formula"]
    case .leaderShare:
      texts[
        "Giá trị của đơn vị / giá trị cao nhất của các đơn vị × điểm tối đa",
        "The unit's value / the greatest value of all units × maximum"]
    case .minMax(let scale): minMax(scale)
    case .cohortRank(let reversed):
      texts[
        "Theo thứ bậc giữa các đơn vị (\(reversed ? "giá trị nhỏ hơn" : "giá trị lớn hơn") xếp trước): (số đơn vị − thứ bậc + 1) / số đơn vị × điểm tối đa",
        "By rank among the units (\(reversed ? "smaller" : "greater") values first): (count − rank + 1) / count × maximum"
      ]
    case .survey(let method, let options): survey(method, options)
    case .percentage:
      texts["Tỷ lệ hài lòng (%) × điểm tối đa", "Satisfied (%) × maximum"]
    case .tracking: texts["Chỉ theo dõi, không tính điểm", "Shown, not scored"]
    case .index(let id, let scale):
      texts[
        "Điểm chỉ số «\(id)» / \(number(scale)) × điểm tối đa",
        "Score of index '\(id)' / \(number(scale)) × maximum"]
    }
  }

  /// The rule as a formula over its inputs, in the language criteria sets use.
  func formula(_ rule: Rule) -> String {
    switch rule.kind {
    case .formula(let formula): formula.text
    default: rule.notation.description
    }
  }

  /// What happens when a criterion does not apply.
  func describe(_ policy: NotApplicable?, in set: CriteriaSet) -> String {
    switch policy {
    case nil: texts["Luôn áp dụng", "Always applies"]
    case .exclude:
      texts["Loại trừ và quy đổi phần còn lại", "Excluded, the rest converted"]
    case .full: texts["Cho điểm tối đa", "Full points"]
    case .zero: texts["Không có điểm", "No points"]
    case .redistribute(let targets):
      texts["Phân bổ điểm cho: ", "Points shared out over: "]
        + targets.map { set.nodes[$0].code }.joined(separator: ", ")
    }
  }

  private func number(_ number: Double) -> String { texts.number(number) }

  private func list(_ options: [Rule.Option], value: (Rule.Option) -> Double) -> String {
    options.map { "\($0.text): \(number(value($0)))" }.joined(separator: "; ")
  }

  private func measure(_ measure: Rule.Measure, _ rule: Rule) -> String {
    switch measure {
    case .value: rule.inputs.first?.text ?? ""
    case .ratio: rule.inputs.prefix(2).map(\.text).joined(separator: " / ")
    }
  }

  private func whenZero(_ measure: Rule.Measure) -> String {
    switch measure {
    case .value, .ratio(.fault): ""
    case .ratio(.full): texts["; mẫu số bằng 0: điểm tối đa", "; 0 of 0: the maximum"]
    case .ratio(.zero): texts["; mẫu số bằng 0: 0 điểm", "; 0 of 0: no points"]
    }
  }

  private func bands(
    _ measure: Rule.Measure, _ bands: ByGroup<[Rule.Band]>, _ rule: Rule
  ) -> String {
    let unit = measure == .value ? "" : "%"
    func words(_ bands: [Rule.Band]) -> String {
      bands.map { band in
        let low = band.lower.map { ($0.isInclusive ? "≥ " : "> ") + number($0.value) + unit }
        let high = band.upper.map { ($0.isInclusive ? "≤ " : "< ") + number($0.value) + unit }
        let bounds = [low, high].compactMap { $0 }.joined(separator: texts[" và ", " and "])
        return "\(bounds): \(number(band.points))"
      }.joined(separator: "; ")
    }
    let special = bands.special.sorted { $0.key < $1.key }
      .map { "; \(texts.group($0.key)): \(words($0.value))" }.joined()
    return "\(self.measure(measure, rule)): \(words(bands.standard))" + special + whenZero(measure)
  }

  private func minMax(_ scale: Rule.MinMax) -> String {
    let low = scale.minimum.map { number($0) } ?? texts["giá trị nhỏ nhất", "the least value"]
    let high = scale.maximum.map { number($0) } ?? texts["giá trị lớn nhất", "the greatest value"]
    let direction =
      scale.reversed ? texts[", nhỏ hơn là tốt hơn", ", smaller is better"] : ""
    let beyond =
      scale.minimum == nil && scale.maximum == nil
      ? "" : texts["; vượt mốc thì tính như mốc", "; beyond a bound counts as the bound"]
    return texts[
      "Quy đổi tuyến tính từ \(number(scale.lowest)) đến điểm tối đa giữa \(low) và \(high)",
      "Linear from \(number(scale.lowest)) to the maximum between \(low) and \(high)"]
      + direction + beyond
  }

  private func survey(_ method: Rule.SurveyMethod, _ options: [Rule.Option]) -> String {
    let shares = options.map { "\($0.text): \(number($0.points * 100))%" }.joined(separator: "; ")
    return switch method {
    case .options:
      texts["Điều tra xã hội học, mỗi phiếu tính: ", "Survey, each answer counts: "] + shares
    case .percent:
      texts["Điều tra xã hội học, tỷ lệ phiếu: ", "Survey, share of the answers: "]
        + options.filter { $0.points == 1 }.map(\.text).joined(separator: " + ")
    case .mean:
      texts["Điều tra xã hội học, điểm trung bình: ", "Survey, mean score: "] + shares
    }
  }
}
