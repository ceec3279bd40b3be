import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The columns of an appendix by domain: as many as the index needs for its rows to add up.
struct DomainColumns: Sendable {
  /// What a column shows.
  enum Column: Hashable, Sendable {
    case number
    case name
    /// The points of a domain.
    case domain(Int)
    /// What the unit can be given: all points less those of criteria that do not apply.
    case maximum
    /// The points that are not from surveys.
    case appraised
    /// The points from surveys.
    case survey
    /// The points of all domains.
    case total
    /// The points on the index's scale.
    case converted
    case bonus
    case penalty
    case score
    case rank
    case grade
  }

  let columns: [Column]
  /// The widths in pixels.
  let widths: [Int]
  /// The decimals of what leads to the score, and of points.
  let places: (score: Int, points: Int)

  /// The size of figures in points.
  static let size = 10.5
  static let nameSize = 11.0
  static let headSize = 9.5
  /// The least size in points at which a page is printed.
  static let leastPrint = 7.0

  init(_ layout: IndexLayout, names: [String]) {
    let (result, texts) = (layout.result, layout.texts)
    let calculation = result.calculation
    let (set, final) = (calculation.set, calculation.final)
    func isShown(_ kind: Line.Kind) -> Bool { layout.shows(kind) }
    let isConverted =
      isShown(.excluded(stage: final))
      || set.scale.map { scale in result.weights.contains { $0.total != scale } } ?? false
    let isSurveyed = set.leaves.contains { set.nodes[$0].isSurvey } && Self.hasRoom(layout)
    var columns: [Column] = [.number, .name] + set.domains.map { .domain($0) }
    if isConverted { columns.append(.maximum) }
    if isSurveyed { columns += [.appraised, .survey] }
    columns.append(.total)
    if isConverted { columns.append(.converted) }
    if isShown(.bonus(stage: final)) { columns.append(.bonus) }
    if isShown(.penalty(stage: final)) { columns.append(.penalty) }
    columns += [.score, .rank]
    if isShown(.grade) { columns.append(.grade) }
    self.columns = columns
    let score = max(2, set.rounding.index ?? 4)
    // What is added up to the score is shown as exactly as the score.
    places = (score, isConverted ? 2 : score)
    let plain = TextMeasure(size: Self.size)
    let bold = TextMeasure(size: Self.size, isBold: true)
    func figure(_ places: Int) -> Int {
      bold.pixels(of: "100" + texts[",", "."] + String(repeating: "0", count: places)) + 8
    }
    let (points, exact) = (figure(places.points), figure(places.score))
    let name =
      names.map { TextMeasure(size: Self.nameSize).pixels(of: $0) * 41 / 40 + 21 }.max() ?? 0
    let grades = set.grades.values.flatMap(\.grades).map { plain.pixels(of: $0.name) + 14 }
    let count = plain.pixels(of: "\(max(10, names.count))") + 12
    widths = columns.map { column in
      switch column {
      case .number, .rank: count
      case .name: min(300, max(120, name))
      case .converted, .bonus, .penalty, .score: exact
      case .grade: min(120, max(64, grades.max() ?? 0))
      default: points
      }
    }
  }

  /// Whether the points of all surveys are short enough for a cell.
  private static func hasRoom(_ layout: IndexLayout) -> Bool {
    let kind = Line.Kind.surveyPoints(stage: layout.result.calculation.final)
    return layout.result.groups.indices.last.flatMap { layout.formula(kind, of: $0, in: "") }
      .map { $0.fitsInCell } ?? false
  }

  /// The position of a column.
  func position(_ column: Column) -> Int? { columns.firstIndex(of: column) }

  /// The key under a column's head: its number among the figures, from 1; nil for words.
  func key(_ column: Column) -> Int? {
    switch column {
    case .number, .name, .rank, .grade: nil
    default: position(column).map { $0 - 1 }
    }
  }

  /// The positions of the domains' columns.
  var domains: Range<Int> {
    2..<(2 + columns.count { if case .domain = $0 { true } else { false } })
  }

  // MARK: Pages

  /// The width of all columns in pixels.
  var total: Int { widths.reduce(0, +) }

  /// The paper, and how many pages the columns need side by side to stay readable.
  var pages: (page: Page, across: Int) {
    for paper in [Page.Paper.a4, .a3] {
      let page = Page.appendix(landscape: true, paper: paper)
      if Double(total) * Self.leastPrint / Self.size <= page.room.width / 0.75 { return (page, 1) }
    }
    let page = Page.appendix(landscape: true, paper: .a3)
    let repeated = Double(widths[0] + widths[1])
    let room = page.room.width / 0.75 * Self.size / Self.leastPrint - repeated
    return (page, max(2, Int(((Double(total) - repeated) / room).rounded(.up))))
  }
}

extension Texts {
  /// The head of a column of an appendix by domain.
  func head(_ column: DomainColumns.Column, _ set: CriteriaSet) -> String {
    switch column {
    case .number: rowNumber
    case .name: self[.agencyName]
    case .domain(let node): set.nodes[node].name
    case .maximum: self[.attainable]
    case .appraised: self[.appraisedPoints]
    case .survey: self["Điểm điều tra xã hội học", "From surveys"]
    case .total: self[.earned]
    case .converted:
      set.scale.map {
        self["Quy đổi thang \(number($0))", "Converted to \(number($0))"]
      } ?? self[.converted]
    case .bonus: self[.bonus]
    case .penalty: self[.penalty]
    case .score: self[.index]
    case .rank: self[.rank]
    case .grade: self[.grade]
    }
  }
}

extension Expression {
  /// Whether it is short enough for a cell, with no more arguments than a function takes.
  var fitsInCell: Bool {
    let text = CellFormula(self).text(in: CellPosition(sheet: 0, row: 0, column: 0))
    return text.utf16.count < Limits.formulaUnits && mostArguments <= 255
  }

  private var mostArguments: Int {
    switch self {
    case .call(_, let arguments):
      arguments.map(\.mostArguments).reduce(arguments.count) { max($0, $1) }
    case .binary(_, let left, let right): max(left.mostArguments, right.mostArguments)
    case .unary(_, let operand): operand.mostArguments
    default: 0
    }
  }
}
