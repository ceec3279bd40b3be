import Formulas
import Scoring
import WorkbookPlan

// The formulas of ranks, which the engine computes by sorting and a spreadsheet by counting.
extension IndexLayout {
  /// The row of the detail sheets that names each participant's unit group.
  static let groupRow = 3

  /// The formula of a rank line for a participant; nil for lines that are read.
  func rankFormula(of line: Int, participant: Int) -> Expression? {
    switch result.calculation.lines[line].kind {
    case .rank: rank(participant, mask: nil)
    case .groupRank: rank(participant, mask: groupMask(participant))
    case .position: position(participant)
    default: nil
    }
  }

  /// 1 + the number of participants that come before; an empty text for those who are not ranked.
  private func rank(_ participant: Int, mask: Expression?) -> Expression? {
    guard let basis = row(.basis) else { return nil }
    let ranking = result.calculation.set.ranking
    let own = cell(basis, participant)
    let rows = [basis] + ranking.tieBreak.indices.compactMap { row(.tieBreak($0)) }
    let rank =
      switch ranking.ties {
      case .competition where rows.count == 1 && mask == nil: Function.rank(own, all(basis))
      case .competition: 1 + better(participant, rows: rows, mask: mask)
      case .ordinal:
        1 + better(participant, rows: rows, mask: mask)
          + Function.sumProduct(
            masked(
              mask,
              equal(participant, rows: rows)
                * (Function.column(all(basis)) .< Function.column(own))))
      case .dense: dense(participant, rows: rows, mask: mask)
      }
    return Function.if(Function.isNumber(own), rank, "")
  }

  private func masked(_ mask: Expression?, _ condition: Expression) -> Expression {
    mask.map { $0 * condition } ?? condition
  }

  /// How many participants have more in the first row that differs.
  ///
  /// Empty texts stand for those who are not ranked; a comparison would take them for large numbers.
  private func better(_ participant: Int, rows: [Int], mask: Expression?) -> Expression {
    .added(
      rows.indices.map {
        Function.sumProduct(masked(mask, precedes(participant, rows: rows, key: $0)))
      })
  }

  /// 1 + the number of different results that come before: each of k equal ones counts for 1 / k.
  private func dense(_ participant: Int, rows: [Int], mask: Expression?) -> Expression {
    let before = Expression.added(
      rows.indices.map { precedes(participant, rows: rows, key: $0) })
    let pairs = (rows + (mask == nil ? [] : [Self.groupRow])).flatMap { [all($0), all($0)] }
    // An empty text counts as nothing; the term after it keeps the divisor from being zero.
    let equals = .call(.countIfs, pairs) + (all(rows[0]) .== "")
    return 1
      + Function.round(Function.sumProduct(masked(mask, before) / equals), 0)
  }

  /// 1 for participants with more in one row and the same in those before it.
  private func precedes(_ participant: Int, rows: [Int], key: Int) -> Expression {
    let all = all(rows[key])
    let more = (all .!= "") * (all .> cell(rows[key], participant))
    return key == 0 ? more : equal(participant, rows: Array(rows[..<key])) * more
  }

  private func equal(_ participant: Int, rows: [Int]) -> Expression {
    let same = rows.map { all($0) .== cell($0, participant) }
    return same.dropFirst().reduce(same[0]) { $0 * $1 }
  }

  private func groupMask(_ participant: Int) -> Expression {
    all(Self.groupRow) .== cell(Self.groupRow, participant)
  }

  /// Those ranked better, and of the equal ones those further left; then those who are not ranked.
  private func position(_ participant: Int) -> Expression? {
    guard let rank = row(.rank) else { return nil }
    let own = cell(rank, participant)
    let all = all(rank)
    let left = CellRange(
      rows: rank...rank, columns: firstColumn...(firstColumn + participant)
    ).growing()
    return Function.if(
      Function.isNumber(own),
      Function.countIf(all, "<" & own) + Function.countIf(left, own),
      Function.count(all) + Function.columns(left) - Function.count(left))
  }

  private func cell(_ row: Int, _ participant: Int) -> Expression {
    CellAddress(row: row, column: firstColumn + participant).term()
  }

  private func all(_ row: Int) -> Expression {
    CellRange(rows: row...row, columns: columns).fixed()
  }
}
