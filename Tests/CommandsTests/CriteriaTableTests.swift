import Foundation
import TestSupport
import Testing

/// The commands on a book whose criteria stand in a table.
@Suite struct CriteriaTableTests {
  private let scratch: Scratch
  private let book = packageFolder + "/Tests/ReportsTests/Sets/pci-2025"

  init() throws { scratch = try Scratch() }

  @Test func check() throws {
    let run = try Sodiem.run(["check", book], in: scratch.path)
    #expect(run.code == 0 && run.output == "Không có lỗi.\n" && run.errors.isEmpty)
  }

  /// The table is one of the book's files, like the criteria file that names it.
  @Test func score() throws {
    let run = try Sodiem.run(
      ["score", book, "--output", "out", "--language", "en"], in: scratch.path)
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("   1  Quang Ninh  55.94\n"), "\(run.output)")
    let record = try text(scratch("out/runs/1.json"))
    #expect(record.contains("criteria.csv"))
  }

  /// 1.3 of Quảng Ninh: 26 between 6 and 46, less is better, 1 + 9 · 0.5.
  @Test func explain() throws {
    let run = try Sodiem.run(
      ["explain", book, "--unit", "QN", "--criterion", "1.3"], in: scratch.path)
    #expect(run.code == 0)
    #expect(run.output.contains("1.3 Chỉ tiêu 3 về gia nhập thị trường\n"))
    #expect(run.output.contains("MAX(1; MIN(10; (10 - 1) * (46 - 26) / (46 - 6) + 1)) = 5,5"))
  }

  @Test func forms() throws {
    let run = try Sodiem.run(["forms", book, "--output", "phieu"], in: scratch.path)
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      try scratch.files(in: "phieu").keys.sorted()
        == ["BN", "CT", "DN", "HP", "LA", "QN"].map { $0 + "-pci.xlsx" })
  }
}
