import Foundation
import TestSupport
import Testing

@Test func explainTellsWhatWasLostAndWhoIsAhead() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    ["explain", "\(templates)/ninh-thuan-2021", "--unit", "STP", "--index", "cchc"],
    in: scratch.path)
  #expect(run.code == 0)
  let lines = run.output.split(separator: "\n").map(String.init)
  #expect(lines.first == "Sở Tư pháp – Chỉ số cải cách hành chính các sở, ban, ngành 2021")
  #expect(run.output.contains("vị thứ 8/21"))
  #expect(run.output.contains("năm trước vị thứ 11 (▲3)"))
  #expect(run.output.contains("Đơn vị ngay trên: Ban Quản lý các Khu công nghiệp, hơn "))
  // The largest loss comes first.
  let header = try #require(lines.firstIndex { $0.hasPrefix("Mã ") })
  let losses = lines[(header + 1)...].prefix(10).compactMap { line -> Double? in
    let fields = line.split(separator: " ")
    return fields.count > 1 ? Double(fields[1].replacingOccurrences(of: ",", with: ".")) : nil
  }
  #expect(losses.count == 10)
  #expect(losses == losses.sorted(by: >))
}

/// The inspectorate's losses with those of the points that 1.3.1 handed over, and how the score comes about.
@Test func explainKnowsHandedOverPoints() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    [
      "explain", "\(templates)/ninh-thuan-2021", "--unit", "TTT", "--index", "cchc", "--top", "40",
    ], in: scratch.path)
  #expect(run.code == 0)
  #expect(run.output.contains("Mất 14,01 điểm ở 25 tiêu chí"))
  #expect(run.output.contains("\n1.1.3  0,43  2,07            2,50 "))
  #expect(run.output.contains("\n1.5    0,06  2,44            2,50 "))
  #expect(run.output.contains("Điểm quy đổi (thang 100): 78,11 · Điểm thưởng: 0,00"))
}

/// Rule, figures, working and contribution of the criterion « Mức độ hoàn thành kế hoạch CCHC năm ».
@Test func explainShowsTheWorkingOfACriterion() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    [
      "explain", "\(templates)/ninh-thuan-2021", "--unit", "STP", "--criterion", "1.1.3",
      "--language", "en",
    ], in: scratch.path)
  #expect(run.code == 0)
  #expect(run.output.contains("1.1.3 Completion of the annual PAR plan"))
  for label in [
    "Rule", "Figure", "Maximum points", "How points are given", "Weight", "Contribution",
  ] {
    #expect(run.output.contains("\n  \(label) "), "\(label)")
  }
}

@Test func explainHoldsAUnitAgainstAnother() throws {
  let scratch = try Scratch()
  let run = try Sodiem.run(
    [
      "explain", "\(templates)/ninh-thuan-2021", "--unit", "STP", "--against", "SNV", "--output",
      "out/stp.xlsx",
    ], in: scratch.path)
  #expect(run.code == 0)
  #expect(run.output.contains("So với Sở Nội vụ: "))
  #expect(try scratch.files(in: "out")["stp.xlsx"]?.starts(with: Data("PK".utf8)) == true)
}

@Test func explainNamesWhatIsNotThere() throws {
  let scratch = try Scratch()
  func errors(_ arguments: String...) throws -> String {
    let run = try Sodiem.run(
      ["explain", "\(templates)/ninh-thuan-2021"] + arguments, in: scratch.path)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    return run.errors
  }
  #expect(
    try errors("--unit", "STPP") == "lỗi: không có đơn vị 'STPP'; có phải là 'STP'?\n")
  #expect(
    try errors("--unit", "STP", "--index", "cchd")
      == "lỗi: không có chỉ số 'cchd'; có phải là 'cchc'?\n")
  #expect(
    try errors("--unit", "STP", "--criterion", "1.1.33").hasPrefix(
      "lỗi: không có tiêu chí '1.1.33'; có phải là "))
  #expect(
    try errors("--unit", "BDT", "--index", "ddci").hasPrefix("lỗi: đơn vị 'BDT' không có chỉ số"))
  #expect(try scratch.names().isEmpty)
}
