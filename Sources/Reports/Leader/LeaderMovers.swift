import Formulas
import Scoring
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
    let widest =
      page.widestShortName(size: plain.fontSize)
      + TextMeasure(plain).width(of: texts[": từ 100 xuống 100", ": from 100 to 100"])
    let room = min(page.columns.room(1...(half - 1)), page.columns.room(half...(last - 1)))
    let words = plain.with {
      $0.fontSize = page.size(plain, fitting: widest, room: room * 0.97)
    }
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
          1: (sentence(won, texts[" lên ", " to "], isFirst: line == 0), words),
          half: (sentence(lost, texts[" xuống ", " to "], isFirst: line == 0), words),
          last: (moved(lost), down),
        ], otherwise: plain, height: 15.75, hidden: cells, &palette)
    }
    return [Row(height: 6), title] + rows
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
