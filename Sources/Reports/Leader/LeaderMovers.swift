import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Who won and who lost most places since last year, side by side.
struct LeaderMovers: Sendable {
  /// How many stand in each list.
  static let most = 3

  let page: LeaderPage
  private let climbers: Movers
  private let fallers: Movers

  private var texts: Texts { page.texts }

  init(_ page: LeaderPage) {
    self.page = page
    climbers = Movers(page.layout, isClimbing: true)
    fallers = Movers(page.layout, isClimbing: false)
  }

  /// How many rows they take: none without last year's results.
  var count: Int { page.hasLastYear ? 2 + Self.most : 0 }

  func rows(at first: Int, _ palette: inout Palette) -> [Row] {
    guard page.hasLastYear else { return [] }
    let (half, last) = (page.columns.half, page.columns.last)
    let title = page.row(
      [
        0: (.text(texts["Tăng vị thứ nhiều nhất", "Biggest climbers"]), .leaderTitle),
        half: (.text(texts["Giảm vị thứ nhiều nhất", "Biggest fallers"]), .leaderTitle),
      ], otherwise: .leaderTitle, height: 16.5, &palette)
    let plain = CellFormat.leader.with { $0.borders = CellFormat.Borders() }
    let words = line
    let places = plain.formatted("\"▲ \"0;\"▼ \"0;\"=\"")
    let up = plain.formatted("\"▲\"0").aligned(.left).with {
      $0.color = Colors.strong
      $0.fontSize = 10
    }
    let down = places.aligned(.right).with { $0.color = Colors.weak }
    let rows = (0..<Self.most).map { line -> Row in
      let row = first + 2 + line
      let place = page.cell(row, .place)
      let cells = page.lookup(
        row, place: line + 1, climbers.found(at: place), second: fallers.found(at: place), &palette)
      let (won, lost) = (page.cell(row, .found), page.cell(row, .second))
      return page.row(
        [
          0: (moved(won), up),
          1: (sentence(won, texts[" lên ", " to "], isFirst: line == 0), words.format),
          half: (sentence(lost, texts[" xuống ", " to "], isFirst: line == 0), words.format),
          last: (moved(lost), down),
        ], otherwise: plain, height: max(15.75, words.height), hidden: cells, &palette)
    }
    return [Row(height: 6), title] + rows
  }

  /// The columns in which those stand who won places, and those who lost them.
  private var halves: [ClosedRange<Int>] {
    let (half, last) = (page.columns.half, page.columns.last)
    return [1...(half - 1), half...(last - 1)]
  }

  /// How the words stand that say from where to where a unit moved.
  private var line: (format: CellFormat, height: Double) {
    let plain = CellFormat.leader.with { $0.borders = CellFormat.Borders() }
    let text = page.widestShortName + texts[": từ 100 xuống 100", ": from 100 to 100"]
    let lines = halves.map { page.line(plain, widest: text, over: $0) }
    return lines.max {
      ($0.height, -$0.format.fontSize) < ($1.height, -$1.format.fontSize)
    } ?? (plain, 0)
  }

  /// The cells of units that take more lines than one.
  func merges(at first: Int) -> [CellRange] {
    guard page.hasLastYear, line.format.wraps else { return [] }
    return (0..<Self.most).flatMap { place in
      halves.filter { $0.count > 1 }.map {
        CellRange(rows: (first + 2 + place)...(first + 2 + place), columns: $0)
      }
    }
  }

  private func moved(_ found: Expression) -> Cell.Content {
    .formula(Function.if(found .== "", "", page.table.looked(.placesWon, at: found) ?? ""))
  }

  private func sentence(_ found: Expression, _ to: String, isFirst: Bool) -> Cell.Content {
    let before = page.table.looked(.previousRank, at: found) ?? ""
    let now = page.table.looked(.rank, at: found) ?? ""
    return .formula(
      Function.if(
        found .== "", .text(isFirst ? texts["không có đơn vị nào", "none"] : ""),
        .joined([
          page.shortName(at: found), .text(texts[": từ ", ": from "]), before, .text(to), now,
        ])))
  }
}
