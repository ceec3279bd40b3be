public import Formulas
public import Scoring

/// Why a unit has the points it has in an index: per criterion the rule, the figures and the working.
public struct UnitExplanation: Sendable {
  /// A line of a criterion's explanation, as the explanation sheet shows it.
  public struct Line: Hashable, Sendable {
    /// What the line tells: rule, figure, working, rounding or weight.
    public var label: String
    /// The words.
    public var words: String
    /// The value beside them; blank if there is none.
    public var value: Value
  }

  /// A scored criterion, bonus or penalty item.
  public struct Criterion: Sendable {
    /// The position in `CriteriaSet.nodes`.
    public var node: Int
    /// The code.
    public var code: String
    /// The name.
    public var name: String
    /// Which part of the set it belongs to.
    public var part: Scoring.Criterion.Part
    /// What full points would contribute.
    public var most: Double
    /// What it contributes; nil if it does not apply or is missing.
    public var contribution: Double?
    /// The lines that explain it.
    public var lines: [Line]

    /// What the unit lost; nil for what does not apply, for bonus and penalty items.
    public var lost: Double? {
      guard part == .main, let contribution else { return nil }
      return SpreadsheetNumber.round(most - contribution, places: 9)
    }
  }

  /// The result of the index.
  public let result: IndexEvaluation
  /// The unit's position in the index's participants.
  public let participant: Int
  /// The scored criteria, bonus and penalty items, in the order of the set.
  public let criteria: [Criterion]

  /// Explains a unit's points.
  ///
  /// - Returns: nil if there is no such index or the unit takes no part in it.
  public init?(index id: String, unit: Int, of evaluation: Evaluation) {
    let layout = BookLayout(evaluation)
    guard let index = layout.indices.first(where: { $0.result.index.id == id }),
      let participant = index.result.index.participants.firstIndex(where: { $0.unit == unit })
    else { return nil }
    result = index.result
    self.participant = participant
    let chosen = ChosenUnit(layout: index, participant: participant, source: .fixed)
    let sheet = ExplanationSheet(
      book: evaluation.book, unit: chosen, places: ExplanationLayout(index),
      scorecard: ScorecardLayout(index), rules: nil)
    let weights = chosen.weights
    let result = index.result
    criteria = result.calculation.set.nodes.indices.compactMap { node in
      let criterion = result.calculation.set.nodes[node]
      guard criterion.rule != nil else { return nil }
      return Criterion(
        node: node, code: criterion.code, name: criterion.name, part: criterion.part,
        most: weights.effective[node],
        contribution: result.contribution(of: node, participant: participant),
        lines: Self.lines(of: node, sheet, layout.texts))
    }
  }

  /// The criteria on which points were lost, the largest loss first, equals in the order of the set.
  public var losses: [Criterion] {
    criteria.filter { ($0.lost ?? 0) > 0 }.enumerated()
      .sorted { left, right in
        let (first, second) = (left.element.lost ?? 0, right.element.lost ?? 0)
        return first == second ? left.offset < right.offset : first > second
      }.map(\.element)
  }

  private static func lines(of node: Int, _ sheet: ExplanationSheet, _ texts: Texts) -> [Line] {
    let working = Working(sheet.unit, node: node, cells: sheet.cells(of: node))
    let items = ExplanationLayout.items(of: node, sheet.unit.result.calculation)
    return items.filter { $0 != .title }.map { item in
      let words = item == .working ? sheet.text(of: working) : sheet.words(item, node)
      let value = item == .working ? sheet.points(of: working) : sheet.value(item, node)
      var text = ""
      if case .text(let words) = words.value { text = words }
      return Line(label: sheet.label(item), words: text, value: value.value)
    }
  }
}
