import Formulas
import Scoring

/// Books at the ends of what offices have: one unit or three hundred, one domain or fifteen, five
/// levels, names that fill a page, figures that are all alike, below zero or not there.
struct ExtremeBook {
  /// What the units are given.
  enum Figures: Sendable {
    /// Points that differ.
    case mixed
    /// The same for all.
    case tied
    /// Points below zero.
    case negative
    /// Nothing.
    case missing
  }

  var units = 5
  var domains = 3
  /// Levels of the tree, domains and criteria included.
  var levels = 2
  /// The name of the second unit, or of the only one; nil is an ordinary one.
  var unitName: String?
  /// The name of the first criterion; nil is an ordinary one.
  var criterionName: String?
  /// The short titles of the indices.
  var shortTitles = ["CCHC"]
  /// Whether units assess themselves before they are appraised.
  var hasSelfAssessment = true
  /// The name of everything that has one; nil for names that differ.
  var everyName: String?
  /// The places scores are rounded to; nil for none.
  var places: Int? = 2
  /// What the units are given.
  var figures = Figures.mixed
  /// Whether there are results of the year before.
  var hasPrevious = false

  /// The book.
  var book: Book {
    let list = (0..<units).map { position in
      let isNamed = position == min(1, units - 1)
      let name = isNamed ? unitName ?? "Đơn vị \(position + 1)" : "Đơn vị \(position + 1)"
      return Unit(code: "u\(position)", name: everyName.map { "\($0) \(position + 1)" } ?? name)
    }
    return Book(
      id: "extreme", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      remark: "Số liệu minh hoạ",
      indices: shortTitles.enumerated().map { index($1, at: $0, units: list) }, units: list)
  }

  private func index(_ title: String, at position: Int, units: [Unit]) -> Index {
    let nodes = nodes
    let set = CriteriaSet(
      id: "set\(position)", title: everyName ?? "Bộ tiêu chí \(position + 1)", nodes: nodes,
      rounding: Rounding(index: places),
      grades: [
        "": GradeScale(grades: [
          .init(name: everyName.map { String($0.prefix(40)) } ?? "Tốt", from: 60),
          .init(name: everyName.map { $0.prefix(38) + " 2" } ?? "Yếu", from: -1000),
        ])
      ])
    var observations: [Observation] = []
    for participant in units.indices {
      for (node, criterion) in nodes.enumerated() where criterion.rule != nil {
        for stage in hasSelfAssessment ? [Stage.`self`, .appraised2] : [.appraised2] {
          let points: Double? =
            switch figures {
            case .mixed: Double((participant * 7 + node * 3 + stage.rawValue + position) % 5)
            case .tied: 3
            case .negative: -Double((participant + node) % 4)
            case .missing: nil
            }
          guard let points else { continue }
          observations.append(
            Observation(
              participant: participant, criterion: node, input: 0, stage: stage,
              value: .number(points)))
        }
      }
    }
    return Index(
      id: "index\(position)", title: everyName ?? "Chỉ số \(title)", shortTitle: title,
      criteria: set, participants: units.indices.map { Participant(unit: $0) },
      observations: observations, previous: hasPrevious ? previous(units) : [:])
  }

  private func previous(_ units: [Unit]) -> [String: PreviousResult] {
    var results: [String: PreviousResult] = [:]
    for (position, unit) in units.enumerated() {
      results[unit.code] = PreviousResult(score: 50, rank: units.count - position)
    }
    return results
  }

  /// A tree in which every group has two children.
  private var nodes: [Criterion] {
    var nodes: [Criterion] = []
    func add(_ code: String, parent: Int?, level: Int) {
      let leaves = 1 << (levels - level)
      let isLeaf = level == levels
      let isNamed = isLeaf && !nodes.contains { $0.rule != nil }
      let name = isNamed ? criterionName ?? "Tiêu chí \(code)" : "Tiêu chí \(code)"
      nodes.append(
        Criterion(
          code: code, name: everyName.map { "\($0) \(code)" } ?? name,
          parent: parent, maximum: ByGroup(Double(4 * leaves)),
          rule: isLeaf
            ? Rule(
              .given(step: nil),
              inputs: [.init(code: "points", text: "Điểm", kind: .points(step: nil))])
            : nil,
          missing: figures == .missing ? .unscored : .fault))
      guard !isLeaf else { return }
      let own = nodes.count - 1
      for child in 1...2 { add("\(code).\(child)", parent: own, level: level + 1) }
    }
    for domain in 1...domains { add("\(domain)", parent: nil, level: 1) }
    return nodes
  }
}
