import BookFiles
import Formulas
import Recalculation
public import Reports
public import Scoring
public import Wording
import WorkbookPlan
import XLSXReading

/// A ranking workbook that came back, held against the book it was made from.
///
/// Its formulas are computed anew, so that what it shows is not what some program left in it; then
/// every cell is compared with the plan of the workbook that the book makes.
public struct Verification: Sendable {
  /// What was found, by sheet and cell.
  public private(set) var findings: [Finding] = []
  /// What became of results.
  public private(set) var effects: [Effect] = []
  /// Whether the program gives the same results for the changed inputs.
  public private(set) var engine = EngineCheck.nothingToScore
  /// The book's files that are not those the workbook was made from.
  public let changedSources: [String]
  /// The evaluation the workbook was compared with, in the workbook's language.
  public let evaluation: Evaluation
  /// What its cells mean.
  public let map: RankingBookMap

  /// How many cells a workbook may have, so that none can exhaust memory.
  private static let cellLimit = 4_000_000

  /// Whether anything but inputs was changed.
  public var hasFaults: Bool {
    if case .differs = engine { return true }
    return findings.contains(where: \.isFault)
  }

  /// The language that a ranking workbook is in; nil if it is none.
  public static func language(of path: String) -> Language? {
    (try? WorkbookFile(path: path)).flatMap { try? Identity(of: $0) }?.language
  }

  /// Compares a workbook with the one that an evaluated book makes, under its approved weights or
  /// the revision that the workbook was written under.
  ///
  /// - Parameters:
  ///   - path: the workbook that came back.
  ///   - evaluation: the book under its approved weights, with its texts in the workbook's language.
  ///   - version: the program's version.
  /// - Throws: why it is not compared at all.
  public init(
    of path: String, with evaluation: Evaluation, version: String
  ) throws(Refusal) {
    let file: WorkbookFile
    let recalculation: Recalculation
    let read: Identity?
    do throws(ReadFailure) {
      file = try WorkbookFile(path: path)
      read = try Identity(of: file)
      recalculation = try Recalculation(of: file, cellLimit: Self.cellLimit)
    } catch {
      throw .unreadable(error)
    }
    guard let identity = read else { throw .notARankingBook }
    let approved = evaluation.speaking(identity.language)
    let expected = RankingBookMap.words(for: approved.book)
    guard identity.book == expected else {
      throw .otherBook(found: identity.book, expected: expected)
    }
    guard let evaluation = approved.under(identity.weights) else {
      throw .otherWeights(identity.weights)
    }
    guard recalculation.isComplete else { throw .tooMuchWork }
    self.evaluation = evaluation
    changedSources = evaluation.book.sources.filter { identity.digests[$0.path] != $0.sha256 }
      .map(\.path)
    let alternatives = try? Alternatives(to: evaluation)
    map = RankingBookMap(evaluation, beside: alternatives)
    let plan = rankingBook(evaluation, beside: alternatives, version: version)
    do throws(ReadFailure) {
      var comparison = WorkbookComparison(file: file, recalculation: recalculation, map: map)
      findings = try comparison.findings(against: plan)
    } catch {
      throw .unreadable(error)
    }
    findings += Self.trouble(in: recalculation)
    let results = ResultReader(map: map, recalculation: recalculation, findings: findings)
    effects = results.effects(against: evaluation)
    engine = EngineReplay(path: path, evaluation: evaluation, map: map, findings: findings)
      .check(results)
  }

  /// What the recalculation alone finds.
  private static func trouble(in recalculation: Recalculation) -> [Finding] {
    let stale = recalculation.disagreements.map { found in
      Finding(
        sheet: found.place.sheet, address: found.place.cell,
        kind: .staleResult(
          formula: found.formula, cached: found.cached, computed: found.computed))
    }
    let cycles = recalculation.cycles.compactMap { cells -> Finding? in
      guard let first = cells.first else { return nil }
      return Finding(
        sheet: first.sheet, address: first.cell,
        kind: .cycle(cells.map { "\($0.sheet)!\($0.address)" }))
    }
    return cycles + stale
  }
}

extension Recalculation.Place {
  /// The address of the cell.
  var cell: CellAddress { CellAddress(row: row, column: column) }
}

extension Evaluation {
  /// The same results, to be shown in a language.
  func speaking(_ language: Language) -> Evaluation {
    guard language != book.language else { return self }
    var book = book
    book.language = language
    return Evaluation(book)
  }

  /// The same book under the weights that a workbook names in its language; nil if the book has no
  /// such weights any more.
  func under(_ weights: String) -> Evaluation? {
    if weights == RankingBookMap.words(for: nil, in: book.language) { return self }
    let revision = book.revisions.first {
      RankingBookMap.words(for: $0, in: book.language) == weights
    }
    return revision.flatMap { try? Evaluation(book, under: $0) }
  }
}
