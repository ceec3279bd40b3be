import Formulas
import Scoring
import WorkbookPlan

/// The columns of the table of units by domain, which the ranking and the summary look things up in.
struct DomainTable: Sendable {
  /// The first row of units.
  static let firstRow = 5

  let layout: IndexLayout
  /// The columns after TT and the unit's name.
  let columns: [Column]

  /// A column: a line of the detail sheet, turned upright.
  struct Column: Hashable, Sendable {
    var kind: Line.Kind
    var header: String
    var numberFormat: String
    var width: Double
    var isHeated = false
    var isHidden = false
  }

  init(_ layout: IndexLayout) {
    self.layout = layout
    let (result, texts) = (layout.result, layout.texts)
    let (set, final) = (result.calculation.set, result.calculation.final)
    var columns: [Column] = set.domains.map { node in
      let maximum = texts.number(result.weights[0].maximum[node])
      let varies = Set(result.weights.map { $0.maximum[node] }).count > 1
      let suffix = varies ? "" : "\n" + texts["(\(maximum) điểm)", "(\(maximum) points)"]
      return Column(
        kind: .contribution(node: node, stage: final), header: set.nodes[node].name + suffix,
        numberFormat: "0.00", width: 10, isHeated: true)
    }
    func add(_ kind: Line.Kind, _ header: String, _ format: String = "0.00", _ width: Double = 8.5)
    {
      columns.append(Column(kind: kind, header: header, numberFormat: format, width: width))
    }
    add(.earned(stage: final), texts["Tổng điểm đạt được", "Points earned"], "0.00", 9)
    if layout.row(.excluded(stage: final)) != nil {
      add(.excluded(stage: final), texts["Điểm không áp dụng", "Not applicable"])
    }
    if layout.row(.bonus(stage: final)) != nil {
      add(.bonus(stage: final), texts["Điểm thưởng", "Bonus"])
    }
    if layout.row(.penalty(stage: final)) != nil {
      add(.penalty(stage: final), texts["Điểm trừ", "Penalty"])
    }
    add(.score(stage: final), texts["Điểm chỉ số", "Score"], "0.00", 9)
    add(.rank, texts["Vị thứ", "Rank"], "0", 8)
    if layout.row(.groupRank) != nil {
      add(.groupRank, texts["Vị thứ trong nhóm", "Rank in group"], "0", 8)
    }
    if layout.row(.grade) != nil { add(.grade, texts["Xếp loại", "Grade"], "General", 11) }
    if layout.row(.placesWon) != nil {
      add(.previousScore, texts["Điểm năm trước", "Last year's score"])
      add(.previousRank, texts["Vị thứ năm trước", "Last year's rank"], "0", 8)
      add(.scoreChange, texts["Tăng, giảm điểm", "Change of score"], "+0.00;-0.00;0.00", 8.5)
      add(.placesWon, texts["Tăng, giảm bậc", "Places won"], "\"▲\"0;\"▼\"0;\"=\"", 8)
    }
    columns.append(
      Column(
        kind: .position, header: texts["Thứ tự", "Position"], numberFormat: "0", width: 8,
        isHidden: true))
    self.columns = columns
  }

  /// The rows of the units.
  var rows: ClosedRange<Int> {
    Self.firstRow...(Self.firstRow + max(1, layout.result.index.participants.count) - 1)
  }

  /// The column of a kind of line; nil if the table has none.
  func column(_ kind: Line.Kind) -> Int? {
    columns.firstIndex { $0.kind == kind }.map { $0 + 2 }
  }

  /// The cells of a column, seen from another sheet.
  func terms(column: Int) -> Expression { range(ofColumn: column).fixed }

  /// The cells of a kind of line, seen from another sheet; nil if the table has none.
  func terms(_ kind: Line.Kind) -> Expression? { column(kind).map { terms(column: $0) } }

  /// The cells of a column, as charts and names take them.
  func range(ofColumn column: Int) -> SheetRange {
    SheetRange(CellRange(rows: rows, columns: column...column), in: layout.domains)
  }

  /// A unit's cell, seen from another sheet; nil if the table has none.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    column(kind).map { column in
      CellAddress(row: Self.firstRow + participant, column: column).fixed(in: layout.domains)
    }
  }

  /// A column of the table as another sheet's formula names it.
  func range(column: Int) -> String {
    "\(quotedSheetName(layout.domains))!"
      + CellRange(rows: rows, columns: column...column).absolute
  }

  /// A column of the table as another sheet's formula names it; nil if the table has none.
  func range(_ kind: Line.Kind) -> String? { column(kind).map { range(column: $0) } }

  /// A unit's cell as another sheet's formula names it; nil if the table has none.
  func cell(_ kind: Line.Kind, of participant: Int) -> String? {
    column(kind).map { column in
      "\(quotedSheetName(layout.domains))!"
        + CellAddress(row: Self.firstRow + participant, column: column).absolute
    }
  }
}
