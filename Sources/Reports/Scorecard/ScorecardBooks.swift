import Formulas
public import Scoring
import Wording
public import WorkbookPlan

/// One workbook per unit to be sent out: its scorecard for each index it takes part in.
///
/// The unit's figures are the values of the evaluation; sums, differences and shares stay formulas.
public struct ScorecardBooks: Sendable {
  /// The positions in `Book.units` of the units that take part in an index.
  public let units: [Int]
  /// The book with the remark that every card shows.
  let book: Book
  private let indices: [IndexCards]
  private let texts: Texts

  /// An index with what all its units' cards show.
  private struct IndexCards: Sendable {
    let layout: IndexLayout
    let shared: SharedLines
    let participants: [Int: Int]
  }

  /// The cards of an evaluated book.
  ///
  /// - Parameters:
  ///   - evaluation: the evaluated book.
  ///   - alternatives: what its weights are compared with; nil if they are the approved ones. Under
  ///     other weights every card says so in place of the book's remark.
  public init(_ evaluation: Evaluation, beside alternatives: Alternatives? = nil) {
    let layout = BookLayout(evaluation, alternatives)
    var book = evaluation.book
    if let warning = ScenarioList(book: book, layout: layout).fixedWarning {
      book.remark = warning
      // Nobody signs what was not approved.
      if !book.dress.signerOffice.isEmpty { book.dress.signerOffice = [layout.texts.draft] }
      book.dress.signerName = nil
    }
    self.book = book
    texts = layout.texts
    indices = layout.indices.map { index in
      let participants = index.result.index.participants.enumerated().map { ($1.unit, $0) }
      return IndexCards(
        layout: index, shared: SharedLines(index.result),
        participants: Dictionary(participants, uniquingKeysWith: { first, _ in first }))
    }
    let taking = Set(indices.flatMap(\.participants.keys))
    units = book.units.indices.filter { taking.contains($0) }
  }

  /// The workbook of a unit.
  public func plan(of unit: Int) -> Plan {
    var palette = Palette()
    var sheets: [Sheet] = []
    for index in indices {
      guard let participant = index.participants[unit] else { continue }
      let frame = OfficialFrame(
        book: book, texts: texts, widths: ScorecardLayout(index.layout, isLive: false).widths)
      let letterhead = frame.letterhead(&palette)
      let card = Scorecard(
        book: book, layout: index.layout, participant: participant, shared: index.shared,
        isLive: false, top: letterhead.count)
      var sheet = card.sheet(
        &palette, rules: nil, letterhead: letterhead, signature: frame.signature(&palette))
      sheet.lines = frame.lines(from: 0)
      sheets.append(sheet)
    }
    for sheet in sheets.indices { sheets[sheet].rows = sheets[sheet].rows.kept() }
    var properties = Plan.Properties()
    properties.title = book.units[unit].name
    properties.subject = texts["Phiếu điểm năm \(book.year)", "Scorecard \(book.year)"]
    properties.author = book.dress.issuer ?? ""
    properties.comments = book.remark ?? ""
    properties.created = (book.created.year, book.created.month, book.created.day)
    return Plan(properties: properties, formats: palette.formats, sheets: sheets).fitted()
  }

  /// The name of a unit's file, made of its code.
  public func fileName(of unit: Int) -> String { book.units[unit].fileName + ".xlsx" }
}
