import Formulas
import Scoring

/// The criteria of Quyết định 766/QĐ-TTg (23/6/2022) as the dashboards compute them: points rounded to two
/// places per criterion, group and total, grades from 90, 80, 70 and 50 points on.
enum PublishedServiceRules {
  static func criteria() throws -> CriteriaSet {
    var nodes: [Criterion] = []
    func group(_ code: String, _ maximum: Double, _ leaves: [Criterion]) {
      let parent = nodes.count
      nodes.append(Criterion(code: code, name: code, maximum: ByGroup(maximum)))
      for var leaf in leaves {
        leaf.parent = parent
        nodes.append(leaf)
      }
    }
    group(
      "CKMB", 18,
      [
        ratio("PUBLISH_ON_TIME", 6), ratio("PUBLIC_UPDATE_ON_TIME", 4),
        ratio("PUBLIC_CONTENT_FULL", 2), ratio("DOSSIER_SYNC", 6),
      ])
    group("TDGQ", 20, [ratio("ON_TIME", 20)])
    group("DVCTT", 12, [.given("ONLINE_SERVICE", maximum: 12)])
    group(
      "SHHS", 22,
      [
        ratio("ORIGINAL_RESULT_AVAILABLE", 6), ratio("SO_HOA_GIAY_TO_GIAI_QUYET", 4),
        ratio("ELECTRONIC_CERTIFIED_COPY", 2, whenZero: .full),
        ratio("REUSED_DIGITIZED_DATA", 2, target: 80),
        ratio("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", 4), ratio("CITIZEN_DATA_CONNECTED_DOSSIER", 2),
        ratio("CITIZEN_DATA_CONNECTED_FORMALITY", 2),
      ])
    group("TTTT", 10, [try payment()])
    group(
      "MDHL", 18,
      [
        ratio("DOSSIER_RECEIVING_SATISFACTION", 6, whenZero: .zero, target: 90),
        ratio("PETITION_PROCESSING_ON_TIME", 6, whenZero: .full),
        ratio("PETITION_HANDLING_SATISFACTION", 6, whenZero: .full),
      ])
    let grades = GradeScale(grades: [
      .init(name: "Xuất sắc", from: 90), .init(name: "Tốt", from: 80),
      .init(name: "Khá", from: 70), .init(name: "Trung bình", from: 50),
      .init(name: "Yếu", from: 0),
    ])
    return CriteriaSet(
      id: "qd766", title: "QĐ 766", nodes: nodes,
      rounding: Rounding(criterion: 2, group: 2, total: 2, index: 2), grades: ["": grades])
  }

  /// In proportion to a ratio, or to its share of a target.
  private static func ratio(
    _ code: String, _ maximum: Double, whenZero: Rule.Measure.WhenZero = .fault,
    target: Double? = nil
  ) -> Criterion {
    let measure = Rule.Measure.ratio(whenZero: whenZero)
    let inputs = counts(["numerator", "denominator"])
    return Criterion(
      code: code, name: code, maximum: ByGroup(maximum),
      rule: target.map { Rule(.target(measure, percent: $0), inputs: inputs) }
        ?? Rule(.linear(measure), inputs: inputs))
  }

  /// Online payment: 6 A + min(2; 2.5 B) + 2.5 C of three ratios.
  private static func payment() throws -> Criterion {
    let formula = try Formula(
      parsing: """
        6 * paid / payable + MIN(2, 2.5 * used / priced) + 2.5 * paying / demanded
        """)
    let inputs = counts(["paid", "payable", "used", "priced", "paying", "demanded"])
    return Criterion(
      code: "PAYMENT", name: "PAYMENT", maximum: ByGroup(10),
      rule: Rule(.formula(formula), inputs: inputs))
  }

  private static func counts(_ codes: [String]) -> [Rule.Input] {
    codes.map { Rule.Input(code: $0, text: $0, kind: .count) }
  }
}
