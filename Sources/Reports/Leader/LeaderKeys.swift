import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The hidden columns by which the lists of a leader's page sort themselves.
///
/// By node: the mean share of a domain and its place from the highest on, that of a scored criterion and its place
/// from the lowest on, and what is shown of both. By participant: the cap on its grade. By place among the movers:
/// what the chart of both years shows.
struct LeaderKeys: Sendable {
  let page: LeaderPage
  /// The scored criteria by mean share, lowest first, as the engine has them.
  let weakest: [Int]
  /// The domains by mean share, highest first.
  let strongest: [Int]
  /// How many units have moved or not, and so a line in the chart of both years.
  let movers: Int
  private let domains: Set<Int>
  private let leaves: Set<Int>

  private var layout: IndexLayout { page.layout }
  private var result: IndexEvaluation { page.result }

  init(_ page: LeaderPage) {
    self.page = page
    let (result, set) = (page.result, page.criteria)
    func sorted(_ nodes: [Int], _ isBefore: (Double, Double) -> Bool) -> [Int] {
      nodes.compactMap { node in
        result.column(.meanShare(node: node)).first?.asNumber.map { (share: $0, node: node) }
      }
      .sorted { $0.share == $1.share ? $0.node < $1.node : isBefore($0.share, $1.share) }
      .map(\.node)
    }
    weakest = sorted(set.leaves) { $0 < $1 }
    strongest = sorted(set.domains) { $0 > $1 }
    let hasUnits = page.units > 0
    domains = hasUnits ? Set(set.domains) : []
    leaves = hasUnits ? Set(set.leaves) : []
    movers =
      page.hasLastYear
      ? result.column(.climberPosition).count { $0.asNumber != nil } : 0
  }

  /// How many rows they take.
  var count: Int {
    LeaderPage.firstKey + max(page.criteria.nodes.count, page.units)
  }

  /// Where the numbers that rank units in a domain stand, so that its best and last unit can be found.
  func knowsUnits(of node: Int) -> Bool { layout.shows(.nodeKey(node: node)) }

  /// The cells of a row of the sheet.
  func cells(at row: Int, format: Int) -> [Cell] {
    let position = row - LeaderPage.firstKey
    guard position >= 0 else { return row == LeaderPage.firstKey - 1 ? top(format) : [] }
    return node(position, row, format) + participant(position, row, format)
  }

  /// The mean of all scores, and the heads of the years that the chart shows.
  private func top(_ format: Int) -> [Cell] {
    let mean: Cell.Content =
      page.units > 0 ? layout.content(.meanScore, of: 0, in: page.sheet) : .text(Marks.leftOut)
    var cells = [Cell(page.mean.column, mean, format: format)]
    if movers > 0 {
      let years = [page.book.year - 1, page.book.year]
      for (hidden, year) in zip([LeaderColumns.Hidden.before, .after], years) {
        cells.append(
          Cell(
            page.columns.column(hidden), .text(page.texts["Năm \(year)", "\(year)"]),
            format: format))
      }
    }
    return cells
  }

  // MARK: By node

  private func node(_ node: Int, _ row: Int, _ format: Int) -> [Cell] {
    guard domains.contains(node) || leaves.contains(node) else { return [] }
    func content(_ kind: Line.Kind) -> Cell.Content {
      layout.content(kind, of: 0, in: page.sheet)
    }
    var contents: [LeaderColumns.Hidden: Cell.Content] = [
      .points: content(.meanPoints(node: node))
    ]
    if domains.contains(node) {
      contents[.domainShare] = content(.meanShare(node: node))
      contents[.domainPlace] = place(row, of: .domainShare, ascending: false)
      contents[.domainName] = .text(name(of: node))
      if knowsUnits(of: node) {
        contents[.best] = content(.bestUnit(node: node))
        contents[.least] = content(.leastUnit(node: node))
      }
    }
    if leaves.contains(node) {
      contents[.leafShare] = content(.meanShare(node: node))
      contents[.leafPlace] = place(row, of: .leafShare, ascending: true)
      contents[.nothing] = content(.withoutPoints(node: node))
    }
    return cells(contents, format)
  }

  private func place(
    _ row: Int, of hidden: LeaderColumns.Hidden, ascending: Bool
  ) -> Cell.Content {
    .formula(page.nodes(hidden).place(ofRow: row, ascending: ascending))
  }

  private func cells(
    _ contents: [LeaderColumns.Hidden: Cell.Content], _ format: Int
  ) -> [Cell] {
    contents.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { Cell(page.columns.column($0.key), $0.value, format: format) }
  }

  /// A domain's name where it takes one line, else its short name.
  func name(of node: Int) -> String {
    let criterion = page.criteria.nodes[node]
    let width = TextMeasure(.leader).width(of: criterion.name)
    return width <= page.columns.room(1...1) * 0.97 ? criterion.name : criterion.shortName
  }

  // MARK: By participant, by mover

  private func participant(_ participant: Int, _ row: Int, _ format: Int) -> [Cell] {
    guard participant < page.units else { return [] }
    return cells(
      LeaderCaps(page).contents(of: participant, row).merging(mover(participant, row)) { one, _ in
        one
      }, format)
  }

  /// Who stands at a place among those who won or lost places, with last year's rank and this year's.
  private func mover(_ place: Int, _ row: Int) -> [LeaderColumns.Hidden: Cell.Content] {
    guard place < movers, let positions = layout.terms(.climberPosition),
      let before = layout.range(of: .previousRank), let now = layout.range(of: .rank)
    else { return [:] }
    let found = Function.match(.number(Double(place + 1)), positions, 0)
    let (from, to) = (page.cell(row, .before), page.cell(row, .after))
    return [
      .mover: .formula(.joined([page.shortName(at: found), "  ", from, "→", to])),
      .before: .formula(before.looked(at: found)), .after: .formula(now.looked(at: found)),
    ]
  }
}
