import Analysis
import Formulas
import WorkbookPlan

/// Where the figures stand that importance is computed from: units below one another, domains side by side.
struct ImportancePlaces: Sendable {
  /// How many domains and units there are.
  let count: Int
  /// The positions of the domains that weigh anything.
  let weighing: [Int]
  let unitCount: Int
  /// The first rows of the domains' table, the units' and that of the parts.
  let domains: Int
  let units: Int
  let parts: Int

  /// The column of the first domain, behind the number and the name of the unit.
  static let start = 2

  init(_ importance: Importance, header: Int) {
    count = importance.domains.count
    weighing = importance.domains.indices.filter { importance.domains[$0].weight > 0 }
    unitCount = importance.participants.count
    domains = header + 1
    // The domains, their sum, a heading of two rows, the advised weights and a header.
    units = domains + count + 5
    parts = units + unitCount + 3
  }

  /// The column of the scores, and of the sums of parts.
  var scoreColumn: Int { Self.start + count }
  /// The column of what the units would have under the advised weights.
  var advisedColumn: Int { scoreColumn + 1 }
  /// The row of the advised weights.
  var advisedRow: Int { units - 2 }

  /// The units' cells of a column of their table.
  func column(_ column: Int) -> Expression { cells(from: units, column) }

  /// The units' cells of a column of the table of parts.
  func partColumn(_ column: Int) -> Expression { cells(from: parts, column) }

  private func cells(from first: Int, _ column: Int) -> Expression {
    CellRange(rows: first...(first + max(1, unitCount) - 1), columns: column...column).fixed()
  }
}

/// The formulas of importance, over the figures of the sheet.
struct ImportanceFormulas: Sendable {
  private let places: ImportancePlaces

  init(_ places: ImportancePlaces) { self.places = places }

  /// Pearson's correlation of a domain's shares with a column of the units' table; a dash if one is constant.
  func correlation(_ domain: Int, with column: Int) -> Expression {
    let (own, other) = (shares(domain), places.column(column))
    return Function.if(
      Function.or(isConstant(own), isConstant(other)), "–", Function.round(pearson(own, other), 9))
  }

  /// What a domain contributes to the spread of the sums of parts, in percent.
  func shareOfSpread(_ domain: Int) -> Expression {
    let own = places.partColumn(ImportancePlaces.start + domain)
    let sums = places.partColumn(places.scoreColumn)
    return Function.round(products(own, sums) / products(sums, sums) * 100, 9)
  }

  /// A domain's sensitivity among all of them under the advised weights, in percent; 0 if it weighs nothing.
  func advisedImportance(_ domain: Int) -> Expression {
    guard places.weighing.contains(domain) else { return 0 }
    let advised = places.column(places.advisedColumn)
    func square(_ domain: Int) -> Expression {
      let own = shares(domain)
      let together = Function.max(0, products(own, advised))
      return together * together / products(own, own)
    }
    let all = places.weighing.map(square)
    let sum = all.dropFirst().reduce(all[0]) { $0 + $1 }
    return Function.round(square(domain) / sum * 100, 9)
  }

  /// A domain's sensitivity among all of them that do not go against the score, in percent.
  func importance(_ domain: Int, correlation: Int, firstOrder: Int) -> Expression {
    func column(_ column: Int) -> Expression {
      CellRange(
        rows: places.domains...(places.domains + places.count - 1), columns: column...column
      ).fixed()
    }
    let all = Function.sumIf(column(correlation), ">0", column(firstOrder))
    let own = at(places.domains, domain, correlation)
    let part = Function.if(own .> 0, at(places.domains, domain, firstOrder), 0)
    return Function.if(
      Function.isNumber(own), Function.if(all .> 0, Function.round(part / all * 100, 9), "–"), "–")
  }

  private func shares(_ domain: Int) -> Expression {
    places.column(ImportancePlaces.start + domain)
  }

  private func isConstant(_ cells: Expression) -> Expression {
    Function.max(cells) - Function.min(cells) .<= 1e-9
  }

  private func pearson(_ left: Expression, _ right: Expression) -> Expression {
    products(left, right)
      / Function.squareRoot(products(left, left) * products(right, right))
  }

  /// The sum of products of the distances from the means.
  private func products(_ left: Expression, _ right: Expression) -> Expression {
    Function.sumProduct((left - Function.average(left)) * (right - Function.average(right)))
  }
}
