import Formulas
import Scoring
import WorkbookPlan

// The figures that add up.
extension DomainRows {
  /// So many domains at most are rounded cumulatively: a formula has only so much room.
  private static let mostDomains = 120

  /// Whether the domains' points add up to the total.
  private var addsUp: Bool {
    result.calculation.set.aggregation == .sum && columns.domains.count <= Self.mostDomains
  }

  /// The points of a domain: what all up to it round to, less what stands before it in the row.
  func domain(_ node: Int, _ row: Int) -> Expression {
    let domains = result.calculation.set.domains
    let places = Expression.number(Double(columns.places.points))
    func points(_ node: Int) -> Expression {
      looked(.contribution(node: node, stage: final), row) ?? .text(Marks.leftOut)
    }
    guard let position = domains.firstIndex(of: node) else { return .text(Marks.leftOut) }
    var value = rounded(points(node), places)
    if addsUp, position > 0 {
      let before = CellRange(
        rows: row...row,
        columns: columns.domains.lowerBound...(columns.domains.lowerBound + position - 1)
      ).term(fixedColumns: true)
      // A mark among what is added counts nothing, in every program.
      let all = Expression.call(.sum, domains[...position].map { Function.n(points($0)) })
      value = Function.round(rounded(all, places) - Function.sum(before), places)
    }
    return Function.if(Function.isNumber(points(node)), value, .text(Marks.leftOut))
  }

  /// The points of all domains.
  func total(_ row: Int) -> Expression {
    let places = Expression.number(Double(columns.places.points))
    guard addsUp, !columns.domains.isEmpty else {
      let earned = looked(.earned(stage: final), row) ?? .text(Marks.leftOut)
      return ifScored(row, rounded(earned, places))
    }
    let domains = CellRange(
      rows: row...row,
      columns: columns.domains.lowerBound...(columns.domains.upperBound - 1)
    ).term(fixedColumns: true)
    return ifScored(row, Function.round(Function.sum(domains), places))
  }

  /// A figure between the total and the score.
  ///
  /// The first of those there are is what the others leave of the score; the others are rounded.
  func step(_ column: DomainColumns.Column, _ row: Int) -> Expression {
    let places = Expression.number(Double(columns.places.score))
    let steps: [DomainColumns.Column] = [.converted, .bonus, .penalty]
      .filter { columns.position($0) != nil }
    let kind: Line.Kind =
      switch column {
      case .converted: .converted(stage: final)
      case .bonus: .bonus(stage: final)
      default: .penalty(stage: final)
      }
    guard column == steps.first, isRoundedFinely else {
      let value = looked(kind, row) ?? .text(Marks.leftOut)
      return ifScored(row, rounded(value, places))
    }
    // converted = score − bonus + penalty; without it bonus = score − total + penalty, and without both
    // penalty = total − score.
    var value = cell(.score, row) ?? 0
    if column != .converted { value = value - (cell(.total, row) ?? 0) }
    if column != .bonus, let bonus = cell(.bonus, row) { value = value - bonus }
    if column == .penalty {
      value = -value
    } else if let penalty = cell(.penalty, row) {
      value = value + penalty
    }
    return ifScored(row, Function.round(value, places))
  }

  /// A figure rounded, at nine places first: programs differ in what they take for a half.
  func rounded(_ value: Expression, _ places: Expression) -> Expression {
    Function.round(Function.round(value, 9), places)
  }

  /// Whether the score is rounded no coarser than what leads to it.
  private var isRoundedFinely: Bool { (result.calculation.set.rounding.index ?? 4) >= 2 }
}
