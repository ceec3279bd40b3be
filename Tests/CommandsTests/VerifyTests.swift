import Formulas
import Foundation
import TestSupport
import Testing
import WorkbookPlan

/// `sodiem verify` as a clerk uses it.
@Suite struct VerifyTests {
  @Test func aTypedWeightIsNamedAndTaken() throws {
    let scratch = try Scratch()
    try scratch.copyBook()
    try typedWorkbook(of: scratch("book"), .number(32), for: "3", to: scratch("back.xlsx"))
    let run = try Sodiem.run(
      [
        "verify", "book", "back.xlsx", "--top", "1", "--take-weights", "hop-15-2", "--title", "Họp",
        "--reason", "Góp ý", "--rescale", "--date", "2022-02-15",
      ], in: scratch.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        "Ô nhập đã sửa: 1\n  Trọng số!D11: sửa ô nhập (trọng số thử, tiêu chí 3 «"))
    #expect(run.output.contains("»): (trống) → 32\n"))
    // The approved weights stayed chosen.
    #expect(!run.output.contains("Ảnh hưởng đến"))
    #expect(
      run.output.contains(
        "Chương trình chấm lại với các ô đã sửa: khớp mọi điểm, vị thứ, xếp loại trong sổ."))
    #expect(
      run.output.hasSuffix(
        "Không có công thức nào bị ghi đè; 1 ô nhập đã sửa.\nĐã ghi: book/weights/hop-15-2.yaml\n"))
    let revision = try text(scratch("book/weights/hop-15-2.yaml"))
    #expect(
      revision.hasPrefix(
        "revision: hop-15-2\ntitle: \"Họp\"\ndate: 2022-02-15\nreason: \"Góp ý\"\nrescale: true\nweights:\n  cchc:\n"
      ))
    let again = try Sodiem.run(
      [
        "verify", "book", "back.xlsx", "--take-weights", "hop-15-2", "--title", "a", "--reason",
        "b",
      ], in: scratch.path)
    #expect(again.code == 1)
    #expect(
      again.errors == "lỗi: đã có 'book/weights/hop-15-2.yaml'; thêm --replace để thay\n")
  }

  @Test func aWorkbookAsWrittenIsSaidToBeSo() throws {
    let scratch = try Scratch()
    try scratch.copyBook()
    let score = try Sodiem.run(["score", "book", "--output", "out"], in: scratch.path)
    #expect(score.code == 0, "\(score.errors)")
    let run = try Sodiem.run(
      ["verify", "book", "out/ninh-thuan-2021.xlsx", "--language", "en"], in: scratch.path)
    #expect(run.code == 0)
    #expect(run.output == "The workbook is as the program wrote it.\n")
    let json = try Sodiem.run(
      ["verify", "book", "out/ninh-thuan-2021.xlsx", "--format", "json"], in: scratch.path)
    #expect(json.code == 0)
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(report?["faults"] as? Bool == false)
    #expect((report?["findings"] as? [Any])?.isEmpty == true)
  }

  @Test func whatCannotBeComparedIsRefused() throws {
    let scratch = try Scratch()
    try scratch.copyBook()
    try Data("a,b".utf8).write(to: URL(fileURLWithPath: scratch("back.xlsx")))
    let text = try Sodiem.run(["verify", "book", "back.xlsx"], in: scratch.path)
    #expect(text.code == 1)
    #expect(
      text.errors
        == "back.xlsx: lỗi: đây là tệp văn bản (như CSV), không phải .xlsx; mở bằng Excel rồi lưu lại thành .xlsx\n"
    )
    let missing = try Sodiem.run(["verify", "book", "none.xlsx"], in: scratch.path)
    #expect(missing.code == 1)
    #expect(missing.errors == "none.xlsx: lỗi: không có tệp hoặc thư mục này\n")
    let usage = try Sodiem.run(
      ["verify", "book", "back.xlsx", "--take-weights", "a"], in: scratch.path)
    #expect(usage.code == 64)
    #expect(usage.errors.hasPrefix("Lỗi: --take-weights cần --title và --reason\n"))
  }
}
