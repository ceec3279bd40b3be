import Formulas
import Scoring
import WorkbookPlan

/// One appendix of the book: what it shows, its number and its sheet.
struct AppendixPlace: Hashable, Sendable {
  /// The position of the index in the book.
  let index: Int
  let content: Content
  /// The number, counted through the book from 1.
  let number: Int
  /// The sheet's name.
  let sheetName: String

  /// What an appendix shows.
  enum Content: Hashable, Sendable {
    /// The ranking of all units, or of one unit group by its position.
    case ranking(group: Int?)
    /// What every unit got in every domain.
    case domains
  }

  /// The appendices of a book: the rankings of every index and of its unit groups, then the domains.
  ///
  /// A unit group has a ranking of its own where it has rules of its own and more than one unit.
  static func all(
    _ evaluation: Evaluation, texts: Texts, names: inout SheetNames
  ) -> [AppendixPlace] {
    var contents: [(Int, Content)] = []
    for (index, result) in evaluation.indices.enumerated() {
      contents.append((index, .ranking(group: nil)))
      guard result.calculation.groups.count > 1, hasGroupRules(result.calculation) else { continue }
      for group in result.calculation.groups.indices
      where result.groups.count(where: { $0 == group }) > 1 {
        contents.append((index, .ranking(group: group)))
      }
    }
    contents += evaluation.indices.indices.map { ($0, .domains) }
    return contents.enumerated().map { position, content in
      AppendixPlace(
        index: content.0, content: content.1, number: position + 1,
        sheetName: names.name(texts["Phụ lục", "Appendix"], roman(position + 1)))
    }
  }

  /// Whether unit groups differ in maxima, weights, bands or grades.
  private static func hasGroupRules(_ calculation: Calculation) -> Bool {
    let set = calculation.set
    return calculation.hasGroupSpecificParameters || set.grades.count > 1
      || set.nodes.contains { node in
        if case .bands(_, let bands) = node.rule?.kind { !bands.special.isEmpty } else { false }
      }
  }

  /// The sheet of the appendix.
  func sheet(
    book: Book, table: DomainTable, status: Expression, _ palette: inout Palette
  ) -> Sheet {
    switch content {
    case .ranking(let group):
      RankingAppendix(book: book, table: table, place: self, group: group, status: status)
        .sheet(&palette)
    case .domains:
      DomainAppendix(book: book, layout: table.layout, place: self, status: status)
        .sheet(&palette)
    }
  }

  /// A number from 1 in Roman digits.
  static func roman(_ number: Int) -> String {
    let digits = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, digit) in digits {
      text += String(repeating: digit, count: rest / value)
      rest %= value
    }
    return text
  }
}
