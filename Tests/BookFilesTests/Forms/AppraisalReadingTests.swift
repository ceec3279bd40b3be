import BookFiles
import FormTestSupport
import Foundation
import Formulas
import Scoring
import TestSupport
import Testing
import Wording

// What an appraisal and a decision say of what was said before.

/// The book after the self-assessment of one department.
private let assessed = """
  unit,criterion,input,stage,value,note
  STP,1.1,,self,1.5,
  STP,1.2,,self,A,

  """

@Test(arguments: [(1.25, false), (1.75, false), (1.0, true), (2.0, true)])
func anAppraisalPastTheThresholdNeedsAReason(_ points: Double, _ needsReason: Bool) throws {
  let book = try FormBook.load(["data.csv": assessed])
  var draft = FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1)
  draft["1.1"] = .number(points)
  let scratch = try Scratch()
  let path = try draft.write(in: scratch)
  let form = FormReader(book).read(path, named: "snv.xlsx")
  let told = form.diagnostics.filter { $0.severity == .error }.map { $0.text(in: .vietnamese) }
  let shown = points == 1 ? "1" : "2"
  #expect(
    told
      == (needsReason
        ? [
          "\(path): Phiếu!I4: lỗi: tiêu chí '1.1': điểm thẩm định \(shown) khác 1,5 trước đó; nêu lý do"
        ] : []))
  draft["1.1", .note] = .text("Thiếu văn bản")
  #expect(try read(draft, book).diagnostics.allSatisfy { $0.severity == .warning })
}

/// The threshold of 0.25 holds between the last appraisal, 1.25, and what is decided; the unit's own 1.5 is past.
@Test(arguments: [(1.0, false), (1.5, false), (1.75, true), (0.75, true)])
func aDecisionPastTheThresholdNeedsAReason(_ points: Double, _ needsReason: Bool) throws {
  let book = try FormBook.load([
    "sodiem.yaml": FormBook.header
      + "    rounds: [self, appraised1, appraised2, decided]\n",
    "data.csv": assessed + "STP,1.1,,appraised2,1.25,\n",
  ])
  #expect(book.indices[0].rounds == Stage.allCases)
  var draft = FormDraft(book, .agency("Sở Nội vụ"), stage: .decided)
  draft["1.1"] = .number(points)
  let form = try read(draft, book)
  let told = form.diagnostics.filter { $0.severity == .error }.map {
    $0.fault.message(in: .english)
  }
  #expect(
    told
      == (needsReason
        ? [
          "criterion '1.1': the appraised \(points) differ from the earlier 1.25 points; give a reason"
        ] : []))
  draft["1.1", .note] = .text("Theo quyết định của Chủ tịch")
  let reasoned = try read(draft, book)
  #expect(reasoned.verdict != .rejected)
  #expect(reasoned.figures.allSatisfy { $0.key.stage == .decided })
  #expect(reasoned.figures.map(\.value) == [.number(points)])
}

/// A book that names no rounds sends out nothing for the authority.
@Test func aDecisionThatIsNotAskedForIsRefused() throws {
  let book = try FormBook.load()
  #expect(book.indices[0].rounds == [.self, .appraised1, .appraised2])
  #expect(book.formRecipients(at: .decided).isEmpty)
}

@Test func aCriterionThatAppliesNoLongerNeedsAReason() throws {
  let book = try FormBook.load(["data.csv": assessed])
  var draft = FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1)
  draft["1.1", .mark] = .text("x")
  let told = try read(draft, book).diagnostics.filter { $0.severity == .error }
  #expect(
    told.map { $0.fault.message(in: .english) } == [
      "criterion '1.1': the appraised x differ from the earlier 1.5 points; give a reason"
    ])
  draft["1.1", .note] = .text("Không được giao")
  #expect(try read(draft, book).diagnostics.allSatisfy { $0.severity == .warning })
}

@Test func aBlankAppraisalKeepsTheEarlierFigure() throws {
  let book = try FormBook.load(["data.csv": assessed])
  let form = try read(FormDraft(book, .agency("Sở Nội vụ"), stage: .appraised1), book)
  #expect(form.figures.isEmpty)
  // Only what no earlier stage answers is worth a warning, and penalties never are.
  let told = form.diagnostics.map { $0.fault.message(in: .english) }
  #expect(
    told
      == ["1.1", "1.1", "1.2", "1.2"].map { "the criterion '\($0)' is not filled in" })
}

@Test func aBlankFigureOfAnAppraisalKeepsTheEarlierOne() throws {
  let book = try FormBook.load([
    "data.csv": assessed + "STP,1.3,numerator,self,9,\nSTP,1.3,denominator,self,10,\n"
  ])
  var draft = FormDraft(book, .agency("Văn phòng"), stage: .appraised1)
  draft["1.3"] = .number(8)
  draft["1.3", .note] = .text("Một hồ sơ quá hạn")
  let form = try read(draft, book)
  #expect(form.diagnostics.filter { $0.severity == .error }.isEmpty)
  let kept = form.figures.filter { $0.key.participant == 0 }
  #expect(kept.map(\.value) == [.number(8), .number(10)])
  #expect(kept.allSatisfy { $0.key.stage == .appraised1 })
  // Without an earlier figure there is nothing to keep.
  let bare = try FormBook.load(["data.csv": assessed])
  var half = FormDraft(bare, .agency("Văn phòng"), stage: .appraised1)
  half["1.3"] = .number(8)
  let told = try read(half, bare).diagnostics.filter { $0.severity == .error }
  #expect(
    told.map { $0.fault.message(in: .english) } == [
      "the criterion '1.3' is filled in only in part, 'Hồ sơ' is missing"
    ])
}
