import Formulas
import Scoring
import WorkbookPlan

/// The sheets of one index that look at its results from a side: those the book has something for.
struct AnalysisSheets: Sendable {
  /// So many ranks at most stand in the sheet of ranks by criterion.
  ///
  /// A rank is found by looking at all units, so that the work grows with their square.
  static let mostRanks = 50_000
  /// So many units at most stand in it: three columns each must fit.
  static let mostRankedUnits = 5_000

  /// Year on year; nil without results of last year.
  var year: String?
  /// Self against appraised; nil without a self round before the final one.
  var selfAssessment: String?
  /// Criteria that did not apply; nil if all of them did.
  var specialCases: String?
  /// Bonus and penalty; nil if the set has neither.
  var bonus: String?
  /// The survey's forms and answers; nil without criteria whose answers are counted.
  var survey: String?
  /// Ranks by domain and criterion; nil for a book too large for it.
  var nodeRanks: String?
  /// Where the figures come from; nil if none was collected from a form.
  var sources: String?

  init(_ result: IndexEvaluation, texts: Texts, names: inout SheetNames) {
    let short = result.index.shortTitle
    let (set, calculation) = (result.calculation.set, result.calculation)
    func name(_ vietnamese: String, _ english: String) -> String {
      names.name(texts[vietnamese, english], short)
    }
    if !result.index.previous.isEmpty { year = name("So với năm trước", "Year on year") }
    let hasSelf = set.leaves.contains { calculation.rounds[$0].contains(.self) }
    if hasSelf, calculation.final > .self {
      selfAssessment = name("Tự chấm, thẩm định", "Self, appraised")
    }
    let isMain = set.nodes.map { $0.part == .main }
    if result.index.observations.contains(where: { $0.input == nil && isMain[$0.criterion] }) {
      specialCases = name("Đặc thù", "Special cases")
    }
    if set.nodes.contains(where: { $0.part != .main && $0.rule != nil }) {
      bonus = name("Thưởng, phạt", "Bonus, penalty")
    }
    if !SurveyCriteria(set).nodes.isEmpty || !result.index.surveyForms.isEmpty {
      survey = name("Khảo sát", "Survey")
    }
    let units = result.index.participants.count
    if units <= Self.mostRankedUnits, set.mainNodes.count * units <= Self.mostRanks {
      nodeRanks = name("Bậc tiêu chí", "Ranks by criterion")
    }
    if SourcesSheet.isNeeded(for: result.index) { sources = name("Nguồn số liệu", "Sources") }
  }

  /// The sheets, in order, each with what it shows.
  func sheets(
    _ book: Book, _ layout: IndexLayout, _ palette: inout Palette
  ) -> [(sheet: Sheet, summary: String)] {
    let texts = layout.texts
    var sheets: [(sheet: Sheet, summary: String)] = []
    if let year {
      let sheet = YearSheet(book: book, layout: layout, name: year).sheet(&palette)
      sheets.append(
        (sheet, texts["điểm, vị thứ so với năm trước", "scores and ranks beside last year's"]))
    }
    if let selfAssessment {
      let sheet = SelfSheet(book: book, layout: layout, name: selfAssessment).sheet(&palette)
      sheets.append(
        (sheet, texts["điểm tự chấm so với thẩm định", "self-assessed against appraised points"]))
    }
    if let specialCases {
      let sheet = SpecialCasesSheet(book: book, layout: layout, name: specialCases).sheet(&palette)
      sheets.append(
        (
          sheet,
          texts["tiêu chí không áp dụng và quy đổi điểm", "criteria that do not apply, conversion"]
        ))
    }
    if let bonus {
      let sheet = BonusSheet(book: book, layout: layout, name: bonus).sheet(&palette)
      sheets.append((sheet, texts["điểm thưởng, điểm trừ", "bonus and penalty points"]))
    }
    if let survey {
      let sheet = SurveySheet(book: book, layout: layout, name: survey).sheet(&palette)
      sheets.append(
        (sheet, texts["phiếu và câu trả lời khảo sát", "the survey's forms and answers"]))
    }
    if let nodeRanks {
      let sheet = NodeRankSheet(book: book, layout: layout, name: nodeRanks).sheet(&palette)
      sheets.append(
        (
          sheet,
          texts["vị thứ theo từng lĩnh vực, tiêu chí", "ranks by domain and by criterion"]
        ))
    }
    if let sources {
      let sheet = SourcesSheet(book: book, layout: layout, name: sources).sheet(&palette)
      sheets.append(
        (sheet, texts["tệp và ô của từng số liệu thu từ phiếu", "the file and cell of each figure"])
      )
    }
    return sheets
  }
}

extension IndexLayout {
  /// The cells of all nodes in a round's detail sheet, for a participant, seen from another sheet.
  func nodeTerms(_ stage: Stage, of participant: Int) -> Expression? {
    let last = Self.firstRow + max(1, result.calculation.set.nodes.count) - 1
    let column = firstColumn + participant
    return details.first { $0.stage == stage }.map {
      CellRange(rows: Self.firstRow...last, columns: column...column)
        .term(in: $0.sheet, fixedRows: true)
    }
  }

  /// The cell of a line where another sheet shows it as it stands, an empty text for an empty cell.
  func copied(_ kind: Line.Kind, of participant: Int) -> Cell.Content {
    guard let cell = term(kind, of: participant) else { return .text("") }
    return .line(
      Function.if(cell .== "", "", cell), result.value(kind, of: participant).shown)
  }

  /// The TT and the names of the participants, with which every table of units begins.
  func unitColumns(_ book: Book, nameWidth: Double = 34) -> [AnalysisTable.Column] {
    let names = result.index.participants.map { book.units[$0.unit].name }
    return [
      AnalysisTable.Column("TT", width: 5, .centred.with { $0.numberFormat = "0" }) {
        .number(Double($0 + 1))
      },
      AnalysisTable.Column(texts["Tên đơn vị", "Unit"], width: nameWidth, .text) {
        .text(names[$0])
      },
    ]
  }
}
