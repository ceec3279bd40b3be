import Formulas
import Scoring

/// Books at the ends of what offices have: one unit or two hundred, one domain or fifteen, five
/// levels, names that fill a page.
struct ExtremeBook {
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

  /// The book.
  var book: Book {
    let list = (0..<units).map { position in
      let isNamed = position == min(1, units - 1)
      return Unit(
        code: "u\(position)",
        name: isNamed ? unitName ?? "Đơn vị \(position + 1)" : "Đơn vị \(position + 1)")
    }
    return Book(
      id: "extreme", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      indices: shortTitles.enumerated().map { index($1, at: $0, units: list) }, units: list)
  }

  private func index(_ title: String, at position: Int, units: [Unit]) -> Index {
    let nodes = nodes
    let set = CriteriaSet(
      id: "set\(position)", title: "Bộ tiêu chí \(position + 1)", nodes: nodes,
      grades: [
        "": GradeScale(grades: [.init(name: "Tốt", from: 60), .init(name: "Yếu", from: 0)])
      ])
    var observations: [Observation] = []
    for participant in units.indices {
      for (node, criterion) in nodes.enumerated() where criterion.rule != nil {
        for stage in hasSelfAssessment ? [Stage.`self`, .appraised2] : [.appraised2] {
          let points = (participant * 7 + node * 3 + stage.rawValue + position) % 5
          observations.append(
            Observation(
              participant: participant, criterion: node, input: 0, stage: stage,
              value: .number(Double(points))))
        }
      }
    }
    return Index(
      id: "index\(position)", title: "Chỉ số \(title)", shortTitle: title, criteria: set,
      participants: units.indices.map { Participant(unit: $0) }, observations: observations)
  }

  /// A tree in which every group has two children.
  private var nodes: [Criterion] {
    var nodes: [Criterion] = []
    func add(_ code: String, parent: Int?, level: Int) {
      let leaves = 1 << (levels - level)
      let isLeaf = level == levels
      let isNamed = isLeaf && !nodes.contains { $0.rule != nil }
      nodes.append(
        Criterion(
          code: code, name: isNamed ? criterionName ?? "Tiêu chí \(code)" : "Tiêu chí \(code)",
          parent: parent, maximum: ByGroup(Double(4 * leaves)),
          rule: isLeaf
            ? Rule(
              .given(step: nil),
              inputs: [.init(code: "points", text: "Điểm", kind: .points(step: nil))])
            : nil))
      guard !isLeaf else { return }
      let own = nodes.count - 1
      for child in 1...2 { add("\(code).\(child)", parent: own, level: level + 1) }
    }
    for domain in 1...domains { add("\(domain)", parent: nil, level: 1) }
    return nodes
  }
}
