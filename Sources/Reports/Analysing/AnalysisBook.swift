import Formulas
public import Analysis
public import Scoring
import Wording
public import WorkbookPlan

/// The workbook that says how firm the results are: per index the weights' stability, random weights,
/// criteria left out, what decides, weight against importance, what it would take, other methods, and methods and weights together, behind a cover with the findings.
///
/// Figures of the analysis are values; differences, sums, counts, means and sorting are formulas.
///
/// - Parameters:
///   - evaluation: the evaluated book.
///   - analyses: the indices that were analysed.
///   - version: the program's version, for the provenance.
/// - Returns: the plan of the workbook, ready to be written.
public func analysisBook(
  _ evaluation: Evaluation, _ analyses: [IndexAnalysis], version: String
) -> Plan {
  let layout = AnalysisLayout(evaluation, analyses)
  let texts = layout.texts
  var palette = Palette()
  var contents = Contents(cover: layout.cover, texts: texts)
  for (position, index) in layout.indices.enumerated() {
    let title = index.result.index.shortTitle
    func add(_ sheet: Sheet, _ kind: AnalysisSheet, _ summary: String) {
      contents.add(
        sheet, .analysis, title + ": " + summary,
        .init(index: position, name: texts.sheet(kind)))
    }
    add(
      StabilitySheet(layout: layout, index: index).sheet(&palette), .stability,
      texts[
        "mỗi trọng số được thay đổi đến đâu thì kết quả vẫn giữ nguyên",
        "how far each weight can move and nothing changes"])
    add(
      RandomWeightsSheet(layout: layout, index: index).sheet(&palette), .random,
      texts[
        "xác suất của từng vị thứ khi trọng số ngẫu nhiên",
        "the probability of each rank under random weights"])
    add(
      LeaveOneOutSheet(layout: layout, index: index).sheet(&palette), .leaveOneOut,
      texts["vị thứ nếu bỏ từng lĩnh vực, tiêu chí", "the ranks without each domain or criterion"])
    add(
      SpreadSheet(layout: layout, index: index).sheet(&palette), .spread,
      texts[
        "tiêu chí nào tạo ra khác biệt giữa các đơn vị", "which criteria make the units differ"])
    add(
      ImportanceSheet(layout: layout, index: index).sheet(&palette), .importance,
      texts[
        "trọng số của lĩnh vực có phải là mức độ quan trọng thật; trọng số gợi ý",
        "whether a domain's weight is its real importance; advised weights"])
    add(
      ProspectSheet(layout: layout, index: index).sheet(&palette), .prospect,
      texts[
        "mỗi đơn vị cần gì để lên một bậc, lên một loại",
        "what it would take each unit to the next rank and grade"])
    add(
      MethodsSheet(layout: layout, index: index).sheet(&palette), .methods,
      texts["vị thứ theo các phương pháp khác", "the ranks by other methods"])
    add(
      RobustnessSheet(layout: layout, index: index).sheet(&palette), .robustness,
      texts[
        "cách tính và trọng số đổi cùng lúc: vị thứ nào vững, yếu tố nào làm đổi",
        "method and weights vary together: which ranks stay, and what moves them"])
  }
  let cover = AnalysisCover(layout: layout, entries: contents.entries, version: version)
  let book = evaluation.book
  var properties = Plan.Properties()
  properties.title = texts["Phân tích kết quả", "Analysis of results"]
  properties.subject = "\(book.id) \(book.year)"
  properties.author = book.dress.issuer ?? ""
  properties.comments = book.remark ?? ""
  properties.created = (book.created.year, book.created.month, book.created.day)
  var sheets = [cover.sheet(&palette)] + contents.sheets(&palette)
  for sheet in sheets.indices { sheets[sheet].rows = sheets[sheet].rows.kept() }
  return Plan(properties: properties, formats: palette.formats, sheets: sheets).fitted()
}

/// Where everything stands in the workbook of an analysis.
struct AnalysisLayout: Sendable {
  /// One index and its sheets.
  struct IndexSheets: Sendable {
    let analysis: IndexAnalysis
    let stability: String
    let random: String
    let leaveOneOut: String
    let spread: String
    let importance: String
    let prospect: String
    let methods: String
    let robustness: String

    var result: IndexEvaluation { analysis.evaluation }
    var nodes: [Criterion] { result.calculation.set.nodes }
  }

  let evaluation: Evaluation
  let texts: Texts
  let cover: String
  let indices: [IndexSheets]

  init(_ evaluation: Evaluation, _ analyses: [IndexAnalysis]) {
    self.evaluation = evaluation
    let texts = Texts(evaluation.book)
    self.texts = texts
    cover = texts[.cover]
    var names = SheetNames(taken: [cover])
    indices = analyses.map { analysis in
      func name(_ sheet: AnalysisSheet) -> String {
        names.name(texts.sheet(sheet), analysis.evaluation.index.shortTitle)
      }
      return IndexSheets(
        analysis: analysis, stability: name(.stability), random: name(.random),
        leaveOneOut: name(.leaveOneOut), spread: name(.spread), importance: name(.importance),
        prospect: name(.prospect),
        methods: name(.methods),
        robustness: name(.robustness))
    }
  }

  /// A unit's name.
  func name(of participant: Int, in index: IndexSheets) -> String {
    evaluation.book.units[index.result.index.participants[participant].unit].name
  }

  /// A unit's short name.
  func shortName(of participant: Int, in index: IndexSheets) -> String {
    evaluation.book.units[index.result.index.participants[participant].unit].shortName
  }

  /// The lines above a sheet's tables, with remarks below them that are as long as they need, or broken to fit a
  /// room in points.
  func head(
    _ title: String, _ index: IndexSheets, subtitle: String, notes: [String],
    room: Double = .infinity, _ palette: inout Palette
  ) -> [Row] {
    let weights =
      evaluation.revision.map { texts[.weights] + ": " + $0.title + ". " } ?? ""
    var rows = SheetFrame(
      evaluation.book, title: title + index.result.index.title, subtitle: weights + subtitle
    ).rows(&palette)
    rows.append(Row(height: 14))
    let format = palette(.subtitle) { $0.fontSize = 10 }
    let measure = TextMeasure(size: 10)
    let lines = room.isFinite ? notes.flatMap { measure.broken($0, room: room) } : notes
    rows += lines.map { Row([Cell(0, .text($0), format: format)], height: 15) }
    return rows
  }

  /// A heading above one of several tables of a sheet.
  func heading(_ text: String, _ palette: inout Palette) -> [Row] {
    [
      Row(height: 10),
      Row([Cell(0, .text(text), format: palette(.title) { $0.fontSize = 12 })], height: 20),
    ]
  }

  /// A bar chart of one column of a table.
  func bars(
    _ title: String, sheet: String, names: CellRange, values: CellRange, unit: String,
    format: String,
    at row: Int, altText: String
  ) -> Chart {
    var series = Chart.Series(
      .text(unit), categories: SheetRange(names, in: sheet), values: SheetRange(values, in: sheet),
      color: Colors.bar)
    series.showsLabels = true
    series.labelFormat = format
    let count = names.last.row - names.first.row + 1
    var chart = Chart(
      .bar, title: title, series: [series], anchor: CellAddress(row: row, column: 0),
      size: (width: 900, height: 90 + 17 * count), altText: altText)
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.labelsAtEdge = true
    chart.valueAxis.title = unit
    chart.valueAxis.numberFormat = format
    chart.gap = 40
    return chart
  }

  /// So many empty rows as a chart covers.
  func rows(under chart: Chart) -> [Row] {
    [Row](repeating: Row(), count: chart.size.height / 20 + 2)
  }
}

/// A place in a column with the row of the table that a content is for.
func at(_ table: Int, _ position: Int, _ column: Int) -> Expression {
  CellAddress(row: table + position, column: column).term()
}
