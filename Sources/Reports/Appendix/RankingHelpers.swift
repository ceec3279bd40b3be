import Formulas
import Scoring
import WorkbookPlan

/// The hidden columns beside a block of a ranking by which its rows find their units.
///
/// In the order of the book: the members' positions and the signs of their remarks; in the order of the
/// block: the unit's place in the book.
struct RankingHelpers {
  let appendix: RankingAppendix
  let block: RankingAppendix.Block
  /// The first row of the block.
  let first: Int
  /// The first hidden column.
  let column: Int

  /// How many hidden columns there are.
  static let count = 3

  private var layout: IndexLayout { appendix.layout }

  private func cells(_ offset: Int) -> CellRange {
    CellRange(
      rows: first...(first + max(1, block.members.count) - 1),
      columns: (column + offset)...(column + offset))
  }

  /// The cell with the place in the book of a row's unit.
  func unit(at row: Int) -> Expression {
    CellAddress(row: row, column: column + 2).term(fixedColumn: true)
  }

  /// The hidden cells of a row.
  func cells(_ position: Int, format: Int) -> [Cell] {
    let member = block.members[position]
    let result = appendix.result
    guard let positions = appendix.table.terms(.position),
      let own = appendix.table.term(.position, of: member)
    else { return [] }
    let place =
      block.group == nil
      ? Function.match(.number(Double(position + 1)), positions, 0)
      : isSingle
        ? Function.match(own, positions, 0)
        : .position(
          ofPlace: .number(Double(position + 1)), among: cells(0).fixed(), in: positions)
    return [
      Cell(column, .line(own, result.value(.position, of: member)), format: format),
      Cell(column + 1, markOfMember(member), format: format),
      Cell(
        column + 2, .line(place, .number(Double(block.order[position] + 1))), format: format),
    ]
  }

  private var isSingle: Bool { block.members.count == 1 }

  /// The sign of a member's remark, in the order of the book.
  private func markOfMember(_ member: Int) -> Cell.Content {
    let group = appendix.result.groups[member]
    guard
      let number = layout.formula(.gradeHold, of: member, in: appendix.place.sheetName),
      let mark = appendix.marks.sign(number, group: group)
    else { return .text("") }
    return .line(mark, .text(appendix.markText(of: member)))
  }

  /// The sign of the remark of the unit in a position of the block.
  func mark(of participant: Int, _ position: Int) -> Cell.Content {
    let place = Expression.number(Double(position + 1))
    let found =
      block.group == nil
      ? unit(at: first + position)
      : .position(ofPlace: place, among: cells(0).fixed(), in: cells(0).fixed())
    let mark = isSingle ? cells(1).fixed() : cells(1).looked(at: found)
    return .line(mark & "", .text(appendix.markText(of: participant)))
  }
}

extension RankingAppendix {
  /// The sign of a unit's remark; empty without one.
  func markText(of participant: Int) -> String {
    marks.sign(result.value(.gradeHold, of: participant), group: result.groups[participant])
  }
}
