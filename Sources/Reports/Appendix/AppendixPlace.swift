import Formulas
import Scoring
import Wording
import WorkbookPlan

/// One appendix of the book: what it shows, its number and its sheet.
struct AppendixPlace: Hashable, Sendable {
  /// What it shows, and of which index.
  let request: AppendixRequest
  /// The number, counted through the book from 1.
  let number: Int
  /// The sheet's name.
  let sheetName: String

  /// The position of the index in the book.
  var index: Int { request.index }

  /// The appendices of a book: those it asks for, or the usual ones.
  static func all(
    _ evaluation: Evaluation, texts: Texts, names: inout SheetNames
  ) -> [AppendixPlace] {
    (evaluation.book.appendices ?? usual(evaluation)).enumerated().map { position, request in
      AppendixPlace(
        request: request, number: position + 1,
        sheetName: names.name(texts[.appendix], roman(position + 1)))
    }
  }

  /// The rankings of every index, also within the unit groups where these have rules of their own, then the
  /// domains, then the criteria that did not apply, where there are such.
  private static func usual(_ evaluation: Evaluation) -> [AppendixRequest] {
    var requests: [AppendixRequest] = []
    for (index, result) in evaluation.indices.enumerated() {
      requests.append(AppendixRequest(.ranking, index: index))
      if result.calculation.groups.count > 1, hasGroupRules(result.calculation) {
        requests.append(AppendixRequest(.groups, index: index))
      }
    }
    requests += evaluation.indices.indices.map { AppendixRequest(.domains, index: $0) }
    requests += evaluation.indices.indices.filter {
      SpecialAppendix.isNeeded(for: evaluation.indices[$0])
    }.map { AppendixRequest(.special, index: $0) }
    return requests
  }

  /// Whether unit groups differ in maxima, weights, bands or grades.
  private static func hasGroupRules(_ calculation: Calculation) -> Bool {
    let set = calculation.set
    return calculation.hasGroupSpecificParameters || set.grades.count > 1
      || set.nodes.contains { $0.rule?.kind.groups.isEmpty == false }
  }

  /// The name of the appendix: the book's own, or the usual one.
  func title(in book: Book, _ layout: IndexLayout) -> String {
    if let title = request.title { return title }
    let (texts, index, year) = (layout.texts, layout.result.index.title, book.year)
    return switch request.kind {
    case .ranking:
      texts["Kết quả xếp hạng \(index) năm \(year)", "Ranking \(year): \(index)"]
    case .groups:
      texts[
        "Kết quả xếp hạng \(index) theo khối năm \(year)", "Ranking by group \(year): \(index)"]
    case .domains:
      texts["\(index) năm \(year) theo lĩnh vực", "Results by domain \(year): \(index)"]
    case .special:
      texts[
        "Tiêu chí không áp dụng khi đánh giá \(index) năm \(year)",
        "Criteria that did not apply \(year): \(index)"]
    }
  }

  /// The sheet of the appendix.
  func sheet(
    book: Book, table: DomainTable, status: Expression, _ palette: inout Palette
  ) -> Sheet {
    switch request.kind {
    case .ranking, .groups:
      RankingAppendix(book: book, table: table, place: self, status: status).sheet(&palette)
    case .domains:
      DomainAppendix(book: book, table: table, place: self, status: status).sheet(&palette)
    case .special:
      SpecialAppendix(book: book, layout: table.layout, place: self, status: status)
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
