import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The published ranking of an index, of all units or within their groups, with the grades counted.
///
/// The table sorts itself: row k of a block holds the unit in position k of those of the block.
struct RankingAppendix {
  let book: Book
  let table: DomainTable
  let place: AppendixPlace
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression
  let marks: CapMarks
  /// The columns that are printed.
  let shown: [RankingColumns.Column]
  let blocks: [Block]

  /// Units that are ranked among each other.
  struct Block: Sendable {
    /// The position of their group; nil for all units.
    let group: Int?
    /// The participants, in the order of the book.
    let members: [Int]
    /// The same in the order of their positions.
    let order: [Int]
  }

  init(book: Book, table: DomainTable, place: AppendixPlace, status: Expression) {
    self.book = book
    self.table = table
    self.place = place
    self.status = status
    let result = table.layout.result
    let marks = CapMarks(result, table.layout.texts)
    self.marks = marks
    let request = place.request
    let isInGroups = request.kind == .groups
    shown = (request.columns ?? [.number, .name, .score, .rank, .grade, .note]).compactMap {
      RankingColumns.Column(
        $0, head: request.heads[$0], inGroups: isInGroups, hasNotes: !marks.isEmpty, table)
    }
    let ranking = result.ranking
    blocks =
      isInGroups
      ? result.calculation.groups.indices.map { group in
        Block(
          group: group, members: result.groups.indices.filter { result.groups[$0] == group },
          order: ranking.filter { result.groups[$0] == group })
      } : [Block(group: nil, members: Array(result.groups.indices), order: ranking)]
  }

  var layout: IndexLayout { table.layout }
  var result: IndexEvaluation { layout.result }
  var texts: Texts { layout.texts }

  /// The names of all grades that units can have, from the best.
  var grades: [String] {
    var names: [String] = []
    for group in result.calculation.groups {
      for grade in result.calculation.set.gradeScale(for: group)?.grades ?? []
      where !names.contains(grade.name) {
        names.append(grade.name)
      }
    }
    return names
  }

  // MARK: Sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let contents = shown.map { self.contents(of: $0) }
    // Names stand on one line if they can; rows are tightened before a second page is begun.
    let sizes = RankingColumns.sizes
    let candidates =
      sizes.map { RankingColumns(shown, $0, contents: contents, isForced: false) }.filter(\.fits)
      + sizes.map { RankingColumns(shown, $0, contents: contents, isForced: true) }
    var pages = RankingPages(self, candidates[0], &palette)
    for columns in candidates.dropFirst() where !pages.isOnePage {
      let tighter = RankingPages(self, columns, &palette)
      if tighter.isOnePage { pages = tighter }
    }
    return pages.sheet()
  }

  /// The texts of a column that can be its widest.
  private func contents(of column: RankingColumns.Column) -> [String] {
    let count = result.index.participants.count
    switch column.column {
    case .number: return ["\(max(10, count))"]
    case .name: return result.index.participants.map { book.units[$0.unit].name }
    case .grade: return grades
    case .note: return ["(***)"]
    case .score, .previousScore:
      return ["100" + texts[",", "."] + column.numberFormat.dropFirst(2)]
    case .rank, .previousRank: return ["\(max(10, count))"]
    case .placesWon: return ["▲\(max(10, count))"]
    }
  }

  // MARK: Texts of a unit

  func name(of participant: Int) -> String {
    book.units[result.index.participants[participant].unit].name
  }

  /// The texts of a unit that may need more than one line, each with the position of its column.
  func longTexts(of participant: Int) -> [(position: Int, text: String)] {
    shown.indices.compactMap { position in
      switch shown[position].column {
      case .name: (position, name(of: participant))
      case .grade: result.grade(of: participant).map { (position, $0) }
      default: nil
      }
    }
  }
}
