import BookFiles
import FormTestSupport
import Foundation
import Scoring
import TestSupport
import Testing
import XLSXReading

/// A folder with the small book and forms of it.
private struct Office {
  let scratch: Scratch
  let book: Book

  init(_ changed: [String: String] = [:]) throws {
    scratch = try Scratch()
    try FormBook.write(changed, to: scratch("book"))
    book = try FormBook.load(changed)
  }

  /// Writes a filled-in form into the folder of what came back.
  func send(
    _ name: String, from unit: String, round: Int = 1,
    _ change: (inout FormDraft) -> Void = { _ in }
  ) throws {
    let file = "back/" + name
    try FileManager.default.createDirectory(
      atPath: (scratch(file) as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true)
    var draft = FormDraft(book, .unit(unit), round: round)
    draft.fill()
    change(&draft)
    _ = try draft.write(in: scratch, named: file)
  }

  func collect(_ more: String...) throws -> Run {
    try Sodiem.run(["collect", "book", "back"] + more, in: scratch.path)
  }

  var collected: String? { try? text(scratch("book/collected.csv")) }
}

@Test func nothingIsWrittenIntoTheBookUnlessAsked() throws {
  let office = try Office()
  try office.send("stp.xlsx", from: "STP")
  let before = try office.scratch.files(in: "book")
  let run = try office.collect()
  #expect(run.code == 0)
  #expect(run.errors.isEmpty)
  #expect(run.output.contains("back/stp.xlsx  Sở Tư pháp  CCHC    Tự chấm   6/6  Nhận"))
  #expect(run.output.contains("Chưa gửi, Tự chấm: SNV (CCHC), NP (CCHC)"))
  #expect(run.output.contains("thêm --apply để ghi"))
  #expect(try office.scratch.files(in: "book") == before)
  #expect(try office.scratch.files(in: "Output").keys.sorted() == ["phieu-2021/collect.xlsx"])
}

/// The report does not take the place of a form that was sent in.
@Test func aReportReplacesNoForm() throws {
  let office = try Office()
  try office.send("stp.xlsx", from: "STP")
  let before = try office.scratch.files(in: "back")
  for path in ["back/stp.xlsx", "./back/../back/stp.xlsx"] {
    let run = try office.collect("--report", path)
    #expect(run.code == 64)
    #expect(run.errors.contains("'\(path)' là một phiếu gửi về"), "\(run.errors)")
    #expect(try office.scratch.files(in: "back") == before)
  }
  // Its own report of the time before is no form.
  for _ in 0..<2 {
    #expect(try office.collect("--report", "back/report.xlsx").output.contains("back/report.xlsx"))
  }
}

@Test func whatIsAcceptedIsAppliedAndTheRestIsNamed() throws {
  let office = try Office()
  try office.send("stp.xlsx", from: "STP")
  try office.send("sub/snv.xlsx", from: "SNV") { $0["1.1"] = .text("hai") }
  try office.scratch.write("x", to: "back/evidence.pdf")
  try office.scratch.write("x", to: "back/~$stp.xlsx")
  try office.scratch.write("code,value\n", to: "back/np.xlsx")
  let run = try office.collect("--apply")
  #expect(run.code == 1)
  #expect(
    run.errors == """
      back/np.xlsx: lỗi: đây là tệp văn bản (như CSV), không phải .xlsx; mở bằng Excel rồi lưu lại thành .xlsx
      back/sub/snv.xlsx: Phiếu!E4: lỗi: cần một số, thấy 'hai'; chỉ ghi số, ví dụ 9,25

      """)
  #expect(run.output.contains("3 tệp: nhận 1, trả lại 2; 7 số liệu thay đổi"))
  #expect(run.output.contains("Bỏ qua (không phải bảng tính): back/evidence.pdf"))
  let collected = try #require(office.collected)
  #expect(collected.contains("cchc,STP,1.1,points,self,1.5,,Quyết định 1/QĐ,stp.xlsx: Phiếu!E4\n"))
  #expect(!collected.contains("SNV"))
  // A second time nothing changes, not even the file.
  let again = try office.collect("--apply")
  #expect(again.output.contains("; 0 số liệu thay đổi"))
  #expect(office.collected == collected)
}

@Test func theReportListsFilesFindingsChangesAndWhoIsMissing() throws {
  let office = try Office()
  try office.send("stp.xlsx", from: "STP") { $0["1.2"] = nil }
  try office.send("snv.xlsx", from: "SNV") { $0["1.6"] = .number(9999) }
  _ = try office.collect("--report", "bao-cao.xlsx")
  let file = try WorkbookFile(path: office.scratch("bao-cao.xlsx"))
  #expect(file.sheets.map(\.name) == ["Các tệp", "Cần xem lại", "Thay đổi", "Chưa gửi"])
  func rows(_ sheet: Int) throws -> [[String]] {
    var rows: [Int: [String]] = [:]
    try file.forEachCell(ofSheet: sheet) { cell in
      guard cell.row > 4 else { return }
      switch cell.value {
      case .text(let text): rows[cell.row, default: []].append(text)
      case .number(let number): rows[cell.row, default: []].append(String(Int(number)))
      default: break
      }
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }
  #expect(
    try rows(0) == [
      ["1", "back/snv.xlsx", "Sở Nội vụ", "CCHC", "Tự chấm", "1", "Trả lại", "5", "6", "1", "0"],
      [
        "2", "back/stp.xlsx", "Sở Tư pháp", "CCHC", "Tự chấm", "1", "Nhận, có cảnh báo", "5", "6",
        "0", "1",
      ],
    ])
  #expect(
    try rows(1) == [
      [
        "1", "Sở Nội vụ", "back/snv.xlsx", "Lỗi", "Phiếu", "E10",
        "Cần số từ 0 đến 5000, thấy '9999'",
      ],
      [
        "2", "Sở Tư pháp", "back/stp.xlsx", "Cảnh báo", "Phiếu", "E5", "Tiêu chí '1.2' chưa điền",
      ],
    ])
  let changes = try rows(2)
  #expect(changes.count == 6)
  #expect(
    changes[0] == [
      "1", "Sở Tư pháp", "CCHC", "1.1", "Kế hoạch", "Kế hoạch", "Tự chấm", "1,5",
      "stp.xlsx: Phiếu!E4",
    ], "\(changes[0])")
  #expect(
    try rows(3) == [
      ["1", "Sở Nội vụ", "CCHC", "Tự chấm"], ["2", "Huyện Ninh Phước", "CCHC", "Tự chấm"],
    ])
}

@Test func programsCanReadTheResult() throws {
  let office = try Office()
  try office.send("stp.xlsx", from: "STP", round: 3) { $0["1.2"] = .text("c") }
  let run = try office.collect("--format", "json", "--language", "en")
  #expect(run.code == 1)
  // The book is in Vietnamese only, which is told beside.
  #expect(run.errors.split(separator: "\n").count == 1)
  #expect(run.errors.contains("have no English"))
  let document = try #require(
    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  let file = try #require((document["files"] as? [[String: Any]])?.first)
  #expect(file["verdict"] as? String == "rejected")
  #expect(file["round"] as? Int == 3)
  let finding = try #require((file["findings"] as? [[String: Any]])?.first)
  #expect(finding["cell"] as? String == "E5")
  #expect(finding["sheet"] as? String == "Phiếu")
  #expect(finding["severity"] as? String == "error")
  #expect((document["missing"] as? [[String: Any]])?.count == 3)
  #expect(document["applied"] as? Bool == false)
}

@Test func whatWouldSpoilTheBookIsNotWritten() throws {
  let data = "unit,criterion,input,stage,value,note\nSTP,1.1,,self,n/a,\n"
  let office = try Office(["data.csv": data])
  try office.send("stp.xlsx", from: "STP")
  let run = try office.collect("--apply")
  #expect(run.code == 1)
  #expect(run.errors.contains("data.csv:2: lỗi: đơn vị 'STP' vừa có số liệu vừa 'n/a'"))
  #expect(office.collected == nil)
}

@Test func aFolderWithoutSpreadsheetsIsSaidSo() throws {
  let office = try Office()
  try office.send("x.xlsx", from: "STP")
  try FileManager.default.moveItem(
    atPath: office.scratch("back/x.xlsx"), toPath: office.scratch("back/x.pdf"))
  let run = try office.collect("--apply")
  #expect(run.code == 1)
  #expect(run.errors == "lỗi: không có bảng tính nào trong 'back'\n")
}

@Test func twoCollectionsDoNotWriteAtTheSameTime() throws {
  let office = try Office()
  try office.send("stp.xlsx", from: "STP")
  let handle = open(office.scratch("book"), O_RDONLY | O_DIRECTORY)
  #expect(flock(handle, LOCK_EX) == 0)
  let run = try office.collect("--apply")
  #expect(run.code == 1)
  #expect(run.errors == "lỗi: một lệnh khác đang ghi vào 'book'; chờ xong rồi chạy lại\n")
  #expect(office.collected == nil)
  close(handle)
  #expect(try office.collect("--apply").code == 0)
}

@Test func theRankingWorkbookShowsWhereFiguresComeFrom() throws {
  let office = try Office()
  for unit in ["STP", "SNV", "NP"] {
    try office.send("\(unit).xlsx", from: unit) { $0["1.1", .note] = .text("Có giải trình") }
  }
  #expect(try office.collect("--apply").code == 0)
  let run = try Sodiem.run(["score", "book", "--output", "out"], in: office.scratch.path)
  #expect(run.code == 0, "\(run.errors)")
  let file = try WorkbookFile(path: office.scratch("out/phieu-2021.xlsx"))
  let sheet = try #require(file.sheets.firstIndex { $0.name == "Nguồn số liệu CCHC" })
  var shown: [String: String] = [:]
  try file.forEachCell(ofSheet: sheet) { cell in
    if case .text(let text) = cell.value { shown[cell.address] = text }
  }
  #expect(shown["C6"] == "Sở Tư pháp")
  #expect(shown["G6"] == "Quyết định 1/QĐ")
  #expect(shown["H6"] == "STP.xlsx: Phiếu!E4")
}
