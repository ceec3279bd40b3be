import Formulas
import Reports
import Scoring
import WorkbookPlan

/// The forms of the shipped books, laid out once for all tests.
enum ShippedForms {
  /// The names of the shipped books.
  static let books = [ShippedBookTests.name, "cap-huyen-2021"]

  /// The empty forms of a book at a stage.
  struct Batch: Sendable {
    let book: Book
    let files: [FormBooks.File]
    let plans: [Plan]

    /// The sheets that are filled in, with their tables.
    var sheets: [(sheet: Sheet, table: FormRows, plan: Plan)] {
      plans.flatMap { plan in
        plan.sheets.compactMap { sheet in FormRows(sheet).map { (sheet, $0, plan) } }
      }
    }

    init(_ book: Book, _ stage: Stage) {
      let book = book.sending(stage)
      let books = FormBooks(book, .test(stage))
      self.book = book
      files = books.files
      plans = books.files.map { books.plan(of: $0) }
    }
  }

  private static let batches = Result {
    try books.map { name in
      let book = try ShippedBookTests.book(name)
      return (name, Stage.allCases.map { Batch(book, $0) })
    }
  }

  /// The forms of a shipped book at a stage.
  static func batch(_ name: String, _ stage: Stage) throws -> Batch {
    guard let all = try batches.get().first(where: { $0.0 == name })?.1 else {
      return Batch(try ShippedBookTests.book(name), stage)
    }
    return all[stage.rawValue]
  }
}

extension Book {
  /// The book, in which the authority's decision is asked for too if that is the stage.
  func sending(_ stage: Stage) -> Book {
    guard stage == .decided else { return self }
    var book = self
    for index in book.indices.indices { book.indices[index].rounds.append(.decided) }
    return book
  }
}
