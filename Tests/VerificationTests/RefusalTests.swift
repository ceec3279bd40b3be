import Formulas
import Scoring
import TestSupport
import Testing
import Verification
import Wording
import WorkbookPlan

/// Workbooks that are not compared at all.
@Suite struct RefusalTests {
  private func refusal(_ path: String, _ book: Book) -> Refusal? {
    do throws(Refusal) {
      _ = try Verification(of: path, with: Evaluation(book), version: "test")
      return nil
    } catch {
      return error
    }
  }

  @Test func anotherYearsWorkbookIsRefused() throws {
    var returned = try ReturnedBook()
    let path = try returned.write()
    returned.book.year = 2022
    let refusal = refusal(path, returned.book)
    #expect(
      refusal?.message(in: .vietnamese)
        == "sổ này lập từ «cap-huyen-2021, năm 2021», không phải «cap-huyen-2021, năm 2022»;"
        + " chọn đúng thư mục kỳ đánh giá")
  }

  @Test func aWorkbookUnderUnknownWeightsIsRefused() throws {
    let returned = try ReturnedBook()
    let change = Revision.Change(
      index: returned.book.indices[0].id, code: "1.1.1", weight: ByGroup(.points(2)))
    let path = try returned.write(
      under: Revision(id: "", title: "Thử", rescales: true, changes: [change]))
    #expect(refusal(path, returned.book) == .otherWeights("Phương án: Thử"))
  }

  @Test func aForeignWorkbookIsRefused() throws {
    let returned = try ReturnedBook()
    let path = try returned.write { plan in
      plan = Plan(properties: plan.properties, sheets: [Sheet(name: "A", rows: Rows([Row()]))])
    }
    #expect(refusal(path, returned.book) == .notARankingBook)
  }

  @Test func whatIsNoWorkbookIsRefused() throws {
    let returned = try ReturnedBook()
    let path = try returned.scratch.file(Array("Tên;Điểm".utf8))
    #expect(
      refusal(path, returned.book)?.message(in: .english)
        == "it is a text file (such as CSV), no .xlsx; open it in Excel and save it as .xlsx")
  }
}
