import Foundation
import Scoring
import TestSupport
import Testing
import XLSXReading

/// `sodiem forms`: the files that are sent out.
@Suite struct FormsTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyBook("cap-huyen-2021", as: "book")
  }

  private func forms(_ arguments: String...) throws -> Run {
    try Sodiem.run(["forms", "book"] + arguments, in: scratch.path)
  }

  private static let folder = "Output/cap-huyen-2021/forms/self"

  /// The rows of a form's hidden sheet.
  private func identity(_ file: String) throws -> FormIdentity? {
    let workbook = try WorkbookFile(path: scratch(file))
    let position = try #require(
      workbook.sheets.firstIndex { $0.name == FormIdentity.sheetName })
    var rows: [Int: [Int: String]] = [:]
    try workbook.forEachCell(ofSheet: position) { cell in
      if case .text(let text) = cell.value { rows[cell.row, default: [:]][cell.column] = text }
    }
    return FormIdentity(
      rows: rows.sorted { $0.key < $1.key }.map { ($1[0] ?? "", $1[1] ?? "") })
  }

  @Test func everyUnitGetsAForm() throws {
    let run = try forms()
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    let names = try scratch.files(in: Self.folder).keys.sorted()
    #expect(
      names == ["BAI", "NHAI", "NPHUOC", "NSON", "PRTC", "TBAC", "TNAM"].map { $0 + "-cchc.xlsx" })
    #expect(run.output.contains("CCHC") && run.output.contains("7"))
    #expect(run.output.contains("Không hỏi ở vòng này:\n  CCHC: 1.8, 2.6"))
    #expect(run.output.hasSuffix("Đã ghi 7 tệp vào \(Self.folder)\n"))
    #expect(try scratch.names() == ["Output", "book"])
  }

  @Test func theSameBookGivesTheSameBytes() throws {
    #expect(try forms("--output", "one").code == 0)
    #expect(try forms("--output", "two").code == 0)
    #expect(try scratch.files(in: "one") == scratch.files(in: "two"))
  }

  @Test func aFormSaysWhoItIsFor() throws {
    #expect(try forms("--unit", "PRTC", "--round", "3", "--output", "out").code == 0)
    let identity = try #require(try identity("out/PRTC-cchc.xlsx"))
    #expect(identity.book == "cap-huyen-2021")
    #expect(identity.recipient == .unit("PRTC"))
    #expect(identity.stage == .self)
    #expect(identity.round == 3)
    #expect(identity.parts.map(\.index) == ["cchc"])
    #expect(identity.parts[0].version.count == 16)
  }

  @Test func appraisersGetAWorkbookEach() throws {
    let run = try forms("--stage", "appraised1", "--output", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      Set(try scratch.files(in: "out").keys) == [
        "so-noi-vu.xlsx", "so-thong-tin-va-truyen-thong.xlsx", "van-phong-ubnd-tinh.xlsx",
        "so-tu-phap.xlsx", "so-ke-hoach-va-dau-tu.xlsx", "so-tai-chinh.xlsx",
        "so-khoa-hoc-va-cong-nghe.xlsx", "khac.xlsx",
      ])
    #expect(try identity("out/khac.xlsx")?.recipient == .agency(nil))
    #expect(try identity("out/so-tai-chinh.xlsx")?.recipient == .agency("Sở Tài chính"))
  }

  /// A run for one unit replaces its form and leaves the others as they are.
  @Test func oneUnitsFormIsReplacedAlone() throws {
    #expect(try forms().code == 0)
    let before = try scratch.files(in: Self.folder)
    #expect(try forms("--unit", "PRTC", "--filled").code == 0)
    let after = try scratch.files(in: Self.folder)
    #expect(Set(after.keys) == Set(before.keys))
    let changed = after.keys.filter { after[$0] != before[$0] }
    #expect(changed == ["PRTC-cchc.xlsx"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch("Output/cap-huyen-2021/forms"))
        == ["self"])
  }

  /// A whole run leaves no form of an earlier one.
  @Test func formsOfAnEarlierRunGo() throws {
    #expect(try forms().code == 0)
    let before = try scratch.files(in: Self.folder)
    try scratch.write("of a unit that is no more", to: Self.folder + "/OLD-cchc.xlsx")
    #expect(try forms().code == 0)
    #expect(try scratch.files(in: Self.folder) == before)
  }

  @Test func aFolderWithAStrangerIsRefused() throws {
    try FileManager.default.createDirectory(
      atPath: scratch("out"), withIntermediateDirectories: true)
    try scratch.write("minutes", to: "out/minutes.docx")
    let run = try forms("--output", "out")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("'minutes.docx' không phải là phiếu"))
    #expect(try scratch.files(in: "out").keys.sorted() == ["minutes.docx"])
  }

  @Test func aFileInPlaceOfTheFolderIsKept() throws {
    try scratch.write("minutes", to: "out")
    let run = try forms("--output", "out")
    #expect(run.code == 2)
    #expect(
      run.errors == "sodiem: không ghi được 'out': một phần đường dẫn là tệp, không phải thư mục\n")
    #expect(try text(scratch("out")) == "minutes")
  }

  /// Forms go out before there is a single figure.
  @Test func aBookWithoutFiguresHasForms() throws {
    for name in ["cchc", "cchc-survey", "cchc-bonus"] {
      let file = "book/data/\(name).csv"
      let head = try text(scratch(file)).prefix { $0 != "\n" } + "\n"
      try scratch.write(String(head), to: file)
    }
    let run = try forms("--output", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try scratch.files(in: "out").count == 7)
    #expect(try forms("--stage", "appraised1", "--output", "agencies").code == 0)
  }

  @Test func figuresOfTheBookStandInAFilledForm() throws {
    func values(_ file: String) throws -> Int {
      let workbook = try WorkbookFile(path: scratch(file))
      var count = 0
      try workbook.forEachCell(ofSheet: 0) { cell in
        if cell.column == 4, cell.row > 17, cell.value != .blank { count += 1 }
      }
      return count
    }
    #expect(try forms("--unit", "PRTC", "--output", "empty").code == 0)
    #expect(try forms("--unit", "PRTC", "--filled", "--output", "full").code == 0)
    #expect(try values("empty/PRTC-cchc.xlsx") == 0)
    #expect(try values("full/PRTC-cchc.xlsx") > 50)
  }

  @Test func theLanguageIsTheReadersChoice() throws {
    let run = try forms("--language", "en", "--unit", "PRTC", "--output", "out")
    #expect(run.output.hasSuffix("Files written into out: 1\n"))
  }

  // MARK: What cannot be sent out

  @Test func aBrokenBookHasNoForms() throws {
    try scratch.replace("\nyear: 2021\n", with: "\nyaer: 2021\n", in: "book/sodiem.yaml")
    let run = try forms("--output", "out")
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("'yaer'"))
    #expect(try scratch.names() == ["book"])
  }

  @Test(arguments: [
    (["--unit", "NOBODY"], "lỗi: không có đơn vị 'NOBODY' trong units.csv\n"),
    (["--index", "ddci"], "lỗi: không có chỉ số 'ddci'; sổ có: cchc\n"),
  ])
  func whatIsNotThereIsNamed(arguments: [String], message: String) throws {
    let run = try Sodiem.run(["forms", "book"] + arguments, in: scratch.path)
    #expect(run.code == 1)
    #expect(run.errors == message)
    #expect(try scratch.names() == ["book"])
  }

  @Test func anIndexWithoutTheStageHasNoForms() throws {
    let large = try Scratch()
    try large.copyBook()
    let run = try Sodiem.run(["forms", "book", "--index", "ddci"], in: large.path)
    #expect(run.code == 1)
    #expect(
      run.errors == "lỗi: không chỉ số nào có vòng 'self' (rounds trong sodiem.yaml)\n")
  }

  @Test(arguments: [
    ["--stage", "final"], ["--round", "0"], ["--output", ""],
    ["--stage", "appraised1", "--unit", "PRTC"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let run = try Sodiem.run(["forms", "book"] + arguments, in: scratch.path)
    #expect(run.code == 64)
    #expect(try scratch.names() == ["book"])
  }
}
