import BookFiles
import FormTestSupport
import FoundationEssentials
import Scoring
import TestSupport
import Wording

/// Forms that come back: what is taken from them must be a book that can be loaded.
///
/// An input stands in the place of the table's sheet of a form that is filled in; the hidden sheet and
/// all else are as they were sent out.
struct FormFuzz: FuzzTarget {
  static let name = "form"
  private static let part = "xl/worksheets/sheet1.xml"

  private let scratch: Scratch
  private let book: Book
  private let reader: FormReader
  private let form: ArchiveParts

  init() throws {
    scratch = try Scratch()
    try FormBook.write(to: scratch("book"))
    book = try FormBook.load()
    reader = FormReader(book)
    var draft = FormDraft(book, .unit("STP"))
    draft.fill()
    form = try ArchiveParts(reading: draft.write(in: scratch))
  }

  func feed(_ bytes: [UInt8]) throws {
    var parts = form
    parts[Self.part] = String(decoding: bytes, as: UTF8.self)
    let read = reader.read(try scratch.archive(parts), named: "phieu.xlsx")
    for language in [Language.vietnamese, .english] {
      try demand(
        read.diagnostics.isEmpty == read.diagnostics.text(in: language).isEmpty,
        "diagnostics without words")
    }
    let collection = FormCollection([read], of: book, takesNewest: false)
    try demand(
      collection.figures.isEmpty || collection.forms[0].isTaken, "figures of a rejected form")
    let text = CollectedFile.text(collection.figures, of: book)
    let loaded = try loadBook(
      at: scratch("book"), replacing: [CollectedFile.name: Array(text.utf8)])
    try demand(
      !loaded.diagnostics.hasErrors,
      "what was collected cannot be loaded: \(loaded.diagnostics.text(in: .english))")
    let again = loaded.book?.indices[0].observations.count
    try demand(again == collection.figures.count, "\(again ?? 0) of \(collection.figures.count)")
  }

  func seeds() -> [[UInt8]] {
    [form[Self.part].map { Array($0.utf8) } ?? []]
  }

  var words: [String] {
    FormColumn.allCases.map(\.rawValue) + [
      "<c r='E4'><v>1.5</v></c>", "<is><t>9,25</t></is>", "<f>1+1</f>", "t='inlineStr'", "t='e'",
      "STP", "SNV", "1.10", "numerator", "x", "<v>1E+300</v>", "<v>-1</v>", "0.123456789012345678",
    ]
  }
}
