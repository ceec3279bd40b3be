import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The sheets of one index that look at its results from a side: those the book has something for.
struct AnalysisSheets: Sendable {
  /// So many ranks by domain at most are shown.
  ///
  /// A rank is found by looking at all units, so that the work grows with their square.
  static let mostRanks = 50_000
  /// With more units than this, whose tables fill more than a page, each section has a sheet of its own,
  /// so that its header can be repeated.
  static let mostUnitsOnOneSheet = 40

  /// A side to look from.
  enum Section: CaseIterable {
    case domains, shares, domainRanks, selfAssessment, bonus, survey
  }

  /// The sheets of sections in order: the sheet's name, what it is called among those of its index.
  var sections: [(sheet: String, name: String, sections: [Section])] = []
  /// Where the figures come from; nil if none was collected from a form.
  var sources: String?

  init(_ layout: IndexLayout, names: inout SheetNames) {
    let (result, texts) = (layout.result, layout.texts)
    let short = result.index.shortTitle
    let shown = Section.allCases.filter { $0.isNeeded(for: layout) }
    if result.hasSectionsOnOneSheet {
      sections = [(layout.domains, texts.sheet(.analysis), shown)]
    } else {
      sections = [(layout.domains, texts.name(of: .domains), [.domains])]
      sections += shown.dropFirst().map {
        (names.name(texts.name(of: $0), short), texts.name(of: $0), [$0])
      }
    }
    if SourcesSheet.isNeeded(for: result.index) {
      sources = names.name(texts.sheet(.sources), short)
    }
  }

  /// The sheets, in order, each with what it is called among those of its index, and what it shows.
  func sheets(
    _ book: Book, _ table: DomainTable, _ palette: inout Palette
  ) -> [(sheet: Sheet, name: String, summary: String)] {
    let (layout, texts) = (table.layout, table.layout.texts)
    var sheets: [(sheet: Sheet, name: String, summary: String)] = []
    for (sheetName, name, sections) in sections {
      let frame = SheetFrame(
        book, title: texts[upper: .analysis] + ": " + layout.result.index.title,
        subtitle: texts["Năm \(book.year)", "Year \(book.year)"])
      var sheet = SectionSheet(name: sheetName, frame: frame, &palette)
      for section in sections { section.add(to: &sheet, book, table, &palette) }
      sheets.append(
        (
          sheet.sheet(texts), name,
          sections.map { texts.name(of: $0).lowercased() }.joined(separator: "; ")
        ))
    }
    if let sources {
      let sheet = SourcesSheet(book: book, layout: layout, name: sources).sheet(&palette)
      sheets.append(
        (
          sheet, texts.sheet(.sources),
          texts["tệp và ô của từng số liệu thu từ phiếu", "the file and cell of each figure"]
        )
      )
    }
    return sheets
  }
}

extension AnalysisSheets.Section {
  /// Whether an index has something to show from this side.
  fileprivate func isNeeded(for layout: IndexLayout) -> Bool {
    let (index, set) = (layout.result.index, layout.result.calculation.set)
    return switch self {
    case .domains: true
    case .shares: !set.domains.isEmpty && !index.participants.isEmpty
    case .selfAssessment: layout.hasSelfAssessment
    case .domainRanks: !layout.result.rankedDomains.isEmpty && !index.participants.isEmpty
    case .bonus: set.nodes.contains { $0.part != .main && $0.rule != nil }
    case .survey: !SurveyCriteria(set).nodes.isEmpty || !index.surveyForms.isEmpty
    }
  }

  /// Adds the section to a sheet.
  fileprivate func add(
    to sheet: inout SectionSheet, _ book: Book, _ table: DomainTable, _ palette: inout Palette
  ) {
    let (layout, name) = (table.layout, sheet.name)
    let row = sheet.firstRowOfNextSection
    switch self {
    case .domains: sheet.add(DomainSection(book: book, table: table), &palette)
    case .shares: sheet.add(ShareSection(book: book, layout: layout, sheet: name), &palette)
    case .selfAssessment:
      sheet.add(SelfSection(book: book, layout: layout, sheet: name, row: row), &palette)
    case .domainRanks:
      sheet.add(DomainRankSection(book: book, layout: layout, sheet: name), &palette)
    case .bonus: sheet.add(BonusSection(book: book, layout: layout, sheet: name), &palette)
    case .survey:
      sheet.add(SurveySection(book: book, layout: layout, sheet: name, row: row), &palette)
    }
  }
}

extension Texts {
  /// What a side to look from is called.
  func name(of section: AnalysisSheets.Section) -> String {
    switch section {
    case .domains: self[.domains]
    case .shares: self["Tỷ lệ đạt", "Shares"]
    case .selfAssessment: self["Tự chấm, thẩm định", "Self, appraised"]
    case .domainRanks: self["Vị thứ lĩnh vực", "Domain ranks"]
    case .bonus: self["Thưởng, phạt", "Bonus, penalty"]
    case .survey: self["Khảo sát", "Surveys"]
    }
  }
}

extension IndexEvaluation {
  /// Whether the units are so few that their analyses stand on one sheet, one below the other.
  var hasSectionsOnOneSheet: Bool {
    index.participants.count <= AnalysisSheets.mostUnitsOnOneSheet
  }

  /// The domains whose ranks are shown: all of them, or none if there are too many units.
  var rankedDomains: [Int] {
    let (domains, units) = (calculation.set.domains, index.participants.count)
    return domains.count * units <= AnalysisSheets.mostRanks ? domains : []
  }
}

extension IndexLayout {
  /// The cell of a line where another sheet shows it as it stands, an empty text for an empty cell.
  func copied(_ kind: Line.Kind, of participant: Int) -> Cell.Content {
    guard let cell = term(kind, of: participant) else { return .text("") }
    return .line(
      Function.if(cell .== "", "", cell), result.value(kind, of: participant).shown)
  }

  /// The numbers and the names of the participants, with which every table of units begins.
  func unitColumns(_ book: Book, nameWidth: Double = SectionSheet.nameWidth) -> [AnalysisTable
    .Column]
  {
    let names = result.index.participants.map { book.units[$0.unit].name }
    return [
      AnalysisTable.Column(texts.rowNumber, width: 5, .centred.with { $0.numberFormat = "0" }) {
        .number(Double($0 + 1))
      },
      AnalysisTable.Column(texts[.unitName], width: nameWidth, .text) {
        .text(names[$0])
      },
    ]
  }
}
