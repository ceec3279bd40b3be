import Formulas
import Scoring

/// A small fixed book with one of each thing a workbook shows, for texts of its plan.
///
/// Three units of two groups, two domains, two rounds, last year's results, a bonus and a penalty, a
/// criterion that does not apply to a unit, a survey and grades.
enum GoldenBook {
  static var book: Book {
    var dress = Dress()
    dress.title = "Kết quả xếp hạng năm 2021"
    dress.issuer = "ỦY BAN NHÂN DÂN TỈNH"
    let set = CriteriaSet(
      id: "cchc", title: "Bộ tiêu chí minh hoạ", nodes: nodes, bonusCap: 2, penaltyCap: 3,
      rounding: Rounding(criterion: 2, index: 2),
      ranking: RankingRule(tieBreak: [.survey, .criterion(0)]),
      grades: [
        "": GradeScale(grades: grades, caps: [GradeScale.Cap(criterion: 0, below: 50, grade: 1)]),
        "huyen": GradeScale(grades: grades.map { .init(name: $0.name, from: $0.from - 10) }),
      ])
    let index = Index(
      id: "cchc", title: "Chỉ số cải cách hành chính", shortTitle: "CCHC", criteria: set,
      participants: units.indices.map { Participant(unit: $0) }, observations: observations,
      previous: [
        "STP": PreviousResult(score: 71.5, rank: 3), "SNV": PreviousResult(score: 88, rank: 1),
        "PR": PreviousResult(score: 80.25, rank: 2),
      ])
    return Book(
      id: "golden", year: 2021, dress: dress,
      created: CalendarDate(year: 2022, month: 1, day: 5), remark: "Số liệu minh hoạ",
      indices: [index], units: units)
  }

  private static let units = [
    Unit(code: "SNV", name: "Sở Nội vụ", group: "so"),
    Unit(code: "STP", name: "Sở Tư pháp", group: "so"),
    Unit(code: "PR", name: "Thành phố Phan Rang – Tháp Chàm", group: "huyen"),
  ]

  private static let grades = [
    GradeScale.Grade(name: "Tốt", from: 80), GradeScale.Grade(name: "Khá", from: 60),
    GradeScale.Grade(name: "Yếu", from: 0),
  ]

  private static let levels = [
    Rule.Option(code: "A", text: "Đúng hạn", points: 4),
    Rule.Option(code: "B", text: "Trễ hạn", points: 2),
    Rule.Option(code: "C", text: "Không làm", points: 0),
  ]

  private static let answers = [
    Rule.Option(code: "HL", text: "Hài lòng", points: 1),
    Rule.Option(code: "BT", text: "Bình thường", points: 0.5),
    Rule.Option(code: "KHL", text: "Không hài lòng", points: 0),
  ]

  private static var nodes: [Criterion] {
    let count = [Rule.Input(code: "count", text: "Số lượt", kind: .count)]
    return [
      Criterion(code: "1", name: "Cải cách thể chế", maximum: ByGroup(10)),
      Criterion(
        code: "1.1", name: "Văn bản được rà soát", parent: 0, maximum: ByGroup(6),
        rule: Rule(
          .linear(.ratio(whenZero: .fault)),
          inputs: [
            .init(code: "numerator", text: "Số văn bản đã rà soát", kind: .count),
            .init(code: "denominator", text: "Số văn bản phải rà soát", kind: .count),
          ]), notApplicable: .exclude()),
      Criterion(
        code: "1.2", name: "Báo cáo cải cách hành chính", parent: 0, maximum: ByGroup(4),
        rule: Rule(
          .choice(levels),
          inputs: [.init(code: "choice", text: "Mức", kind: .choice(levels.map(\.code)))])),
      Criterion(
        code: "2", name: "Phục vụ người dân", maximum: ByGroup(10, special: ["huyen": 9])),
      Criterion(
        code: "2.1", name: "Mức độ hài lòng", parent: 3, maximum: ByGroup(6),
        rule: Rule(
          .survey(.options, answers),
          inputs: answers.map { .init(code: $0.code, text: $0.text, kind: .count) }),
        isSurvey: true),
      Criterion(
        code: "2.2", name: "Sáng kiến", parent: 3, maximum: ByGroup(4, special: ["huyen": 3]),
        rule: Rule(
          .given(step: 0.25),
          inputs: [.init(code: "points", text: "Điểm", kind: .points(step: 0.25))])),
      Criterion(
        code: "T1", name: "Khen thưởng", part: .bonus, maximum: ByGroup(2),
        rule: Rule(.perCount(points: 1, cap: 2), inputs: count)),
      Criterion(
        code: "P1", name: "Bị nhắc nhở", part: .penalty, maximum: ByGroup(3),
        rule: Rule(.perCount(points: 0.5, cap: nil), inputs: count)),
    ]
  }

  // MARK: Figures

  private static var observations: [Observation] {
    var found: [Observation] = []
    func add(_ participant: Int, _ criterion: Int, _ stage: Stage, _ values: [Value]) {
      for (input, value) in values.enumerated() {
        found.append(
          Observation(
            participant: participant, criterion: criterion, input: input, stage: stage,
            value: value))
      }
    }
    for stage in [Stage.`self`, .appraised1] {
      let isOwn = stage == Stage.`self`
      add(0, 1, stage, [.number(18), .number(20)])
      add(1, 1, stage, [.number(isOwn ? 15 : 12), .number(15)])
      found.append(Observation(participant: 2, criterion: 1, input: nil, stage: stage))
      add(0, 2, stage, [.text("A")])
      add(1, 2, stage, [.text(isOwn ? "A" : "B")])
      add(2, 2, stage, [.text("C")])
      add(0, 5, stage, [.number(3.5)])
      add(1, 5, stage, [.number(isOwn ? 4 : 3.25)])
      add(2, 5, stage, [.number(2)])
    }
    add(0, 4, .appraised1, [.number(80), .number(15), .number(5)])
    add(1, 4, .appraised1, [.number(95), .number(5), .number(0)])
    add(2, 4, .appraised1, [.number(40), .number(40), .number(20)])
    add(1, 6, .appraised1, [.number(1)])
    add(2, 7, .appraised1, [.number(3)])
    return found
  }
}
