import BookFiles
import FormTestSupport
import Scoring
import TestSupport

/// A form written and read again.
func read(_ draft: FormDraft, _ book: Book) throws -> CollectedForm {
  let scratch = try Scratch()
  return FormReader(book).read(try draft.write(in: scratch), named: "STP/phieu.xlsx")
}
