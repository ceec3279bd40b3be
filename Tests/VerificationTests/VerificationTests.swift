import Formulas
import Reports
import Scoring
import TestSupport
import Testing
import Verification
import Wording
import WorkbookPlan

/// Each kind of change in a returned workbook, with its place and message.
@Suite struct VerificationTests {
  @Test func nothingIsFoundInTheWorkbookAsWritten() throws {
    let found = try ReturnedBook().verify()
    #expect(found.findings.isEmpty && found.effects.isEmpty && !found.hasFaults)
    #expect(found.changedSources.isEmpty)
    #expect(found.engine == .nothingToScore)
  }

  @Test func aChangedFigureIsNamedWithUnitCriterionInputAndRound() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.number(30), into: "E15", of: "Số liệu CCHC")
    }
    #expect(
      found.lines() == [
        "Số liệu CCHC!E15: sửa ô nhập (TP Phan Rang - TC, tiêu chí 1.1.3 «Mức độ hoàn thành kế hoạch»,"
          + " Số nhiệm vụ hoàn thành, Thẩm định lần 1): 27 → 30"
      ])
    #expect(!found.hasFaults)
    #expect(found.engine == .agrees)
    #expect(found.effects.contains { $0.participant == 0 && $0.score.isChange })
  }

  @Test func aChangedWeightIsNamedAndScoredAlike() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.text("Trọng số thử"), into: "B2", of: "Trọng số")
      try plan.type(.number(3), into: "D18", of: "Trọng số")
    }
    #expect(
      found.lines() == [
        "Trọng số!B2: sửa ô nhập (bộ trọng số áp dụng): «Đã phê duyệt» → «Trọng số thử»",
        "Trọng số!D18: sửa ô nhập (trọng số thử, tiêu chí 1.1.1 «Ban hành kế hoạch CCHC năm»): 1 → 3",
      ])
    #expect(found.engine == .agrees)
    #expect(!found.effects.isEmpty)
  }

  @Test func anotherChoiceOfWeightsIsScoredAlike() throws {
    let title = "Nâng trọng số cải cách thủ tục hành chính"
    let found = try ReturnedBook().verify { plan in
      try plan.type(.text(title), into: "B2", of: "Trọng số")
    }
    #expect(
      found.lines() == [
        "Trọng số!B2: sửa ô nhập (bộ trọng số áp dụng): «Đã phê duyệt» → «\(title)»"
      ])
    #expect(found.engine == .agrees)
    #expect(!found.effects.isEmpty)
  }

  /// Marks, deleted figures and units taken out of the ranking, all at once.
  @Test func manyInputsAreScoredAlike() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.blank, into: "E15", of: "Số liệu CCHC")
      try plan.type(.blank, into: "E16", of: "Số liệu CCHC")
      try plan.type(.text("C"), into: "F10", of: "Số liệu CCHC")
      try plan.type(.number(0), into: "F6", of: "Số liệu CCHC")
      try plan.type(.number(3), into: "E8", of: "Số liệu CCHC")
    }
    #expect(found.lines().count == 5)
    #expect(
      found.lines().last?.hasPrefix("Số liệu CCHC!E16: ") == true
        && found.lines().last?.hasSuffix(": 34 → (trống)") == true)
    #expect(found.engine == .agrees)
  }

  @Test func resultsFromBeforeTheChangeAreListed() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.number(34), into: "E15", of: "Số liệu CCHC")
    }
    let stale = found.findings.filter {
      if case .staleResult = $0.kind { true } else { false }
    }
    let contribution = try #require(
      stale.first { $0.sheet == "Chi tiết CCHC" && $0.address == CellAddress(a1: "E7") })
    #expect(
      contribution.message(in: .vietnamese)
        == "kết quả lưu trong tệp là 1,5, tính lại ra 3,5 (=SUM(E8,E9,E10));"
        + " mở bằng Excel rồi lưu lại")
    #expect(!found.hasFaults)
  }

  @Test func anOverwrittenFormulaIsShownWithWhatItWas() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.number(3.5), into: "E7", of: "Chi tiết CCHC")
    }
    #expect(
      found.lines() == [
        "Chi tiết CCHC!E7: công thức bị ghi đè bằng 3,5; chép lại =SUM(E8,E9,E10)"
      ])
    #expect(found.hasFaults)
    #expect(found.engine == .impossible)
    #expect(found.effects.map(\.participant).contains(0))
  }

  @Test func aDeletedFormulaIsShownWithWhatItWas() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.blank, into: "F7", of: "Chi tiết CCHC")
    }
    #expect(
      found.lines() == ["Chi tiết CCHC!F7: công thức bị xóa; chép lại =SUM(F8,F9,F10)"])
  }

  @Test func aChangedFormulaIsShownBeforeAndAfter() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.line(parsed("SUM(E8,E9)"), .number(0)), into: "E7", of: "Chi tiết CCHC")
    }
    #expect(
      found.lines() == [
        "Chi tiết CCHC!E7: công thức bị sửa thành =SUM(E8,E9); chép lại =SUM(E8,E9,E10)"
      ])
  }

  /// Spaces, quotes and the sheet's own name make no other formula.
  @Test func anotherSpellingIsNoChange() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(
        .line(parsed("SUM( 'Chi tiết CCHC'!E8, E9,(E10) )"), .number(1.5)), into: "E7",
        of: "Chi tiết CCHC")
    }
    #expect(found.findings.isEmpty)
  }

  @Test func aLockedCellIsShownBeforeAndAfter() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.number(7), into: "C18", of: "Trọng số")
      try plan.type(.text("1.1.9"), into: "A9", of: "Số liệu CCHC")
    }
    #expect(
      found.lines() == [
        "Số liệu CCHC!A9: ô khóa bị sửa: «1.1.1» → «1.1.9»", "Trọng số!C18: ô khóa bị sửa: 1 → 7",
      ])
    #expect(found.hasFaults)
  }

  @Test func aFormulaInAnInputIsShown() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.line(parsed("20+7"), .number(27)), into: "E15", of: "Số liệu CCHC")
    }
    #expect(found.lines().count == 1)
    #expect(found.lines()[0].hasSuffix("có công thức =20+7: 27 → 27; hãy nhập giá trị"))
    #expect(found.engine == .impossible)
  }

  @Test func aFormulaInALockedCellIsShown() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.line(parsed("0.5*2"), .number(1)), into: "C18", of: "Trọng số")
    }
    #expect(
      found.lines() == ["Trọng số!C18: ô khóa có công thức =0.5*2 thay cho 1"])
  }

  @Test func aCycleIsShown() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.type(.line(parsed("E6"), .number(0)), into: "E7", of: "Chi tiết CCHC")
    }
    #expect(
      found.lines().contains(
        "Chi tiết CCHC!E6: công thức phụ thuộc vòng quanh: Chi tiết CCHC!E6 → Chi tiết CCHC!E7")
        || found.lines().contains(
          "Chi tiết CCHC!E7: công thức phụ thuộc vòng quanh: Chi tiết CCHC!E7 → Chi tiết CCHC!E6")
    )
  }

  @Test func insertedRowsAreSaidOnce() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.edit("Số liệu CCHC") { rows in rows.insert(Row(), at: 12) }
    }
    #expect(
      found.lines() == [
        "Số liệu CCHC: 1 hàng được chèn thêm, từ hàng 13; các ô còn lại của trang không so được"
      ])
    #expect(found.hasFaults)
  }

  @Test func deletedRowsAreSaidOnce() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.edit("Quy tắc") { rows in rows.removeSubrange(8...9) }
    }
    #expect(
      found.lines(.english).filter { $0.hasPrefix("Quy tắc") } == [
        "Quy tắc: 2 rows deleted, from row 9 on; the rest of the sheet cannot be compared"
      ])
  }

  @Test func deletedColumnsAreSaidOnce() throws {
    let found = try ReturnedBook().verify { plan in
      try plan.edit("Số liệu CCHC") { rows in
        for row in rows.indices {
          rows[row].cells = rows[row].cells.compactMap { cell in
            var cell = cell
            if cell.column == 5 { return nil }
            if cell.column > 5 { cell.column -= 1 }
            return cell
          }
        }
      }
    }
    #expect(
      found.lines().filter { $0.hasPrefix("Số liệu CCHC") } == [
        "Số liệu CCHC: 1 cột bị xóa, từ cột F; các ô còn lại của trang không so được"
      ])
  }

  @Test func addedSheetsAreNoFault() throws {
    let found = try ReturnedBook().verify { plan in
      plan.sheets.append(Sheet(name: "Nháp", rows: Rows([Row([Cell(0, .number(1))])])))
    }
    #expect(found.lines() == ["Nháp: trang thêm vào, không xét đến"])
    #expect(!found.hasFaults)
  }

  @Test func aRenamedSheetIsMissing() throws {
    let returned = try ReturnedBook()
    var parts = try ArchiveParts(reading: returned.write())
    try parts.replace(
      "name=\"Phân tích CCHC\"", with: "name=\"Phân tích cũ\"", in: "xl/workbook.xml")
    let found = try Verification(
      of: returned.scratch.archive(parts), with: Evaluation(returned.book), version: "test")
    let lines = found.lines()
    #expect(lines.contains("Phân tích CCHC: không còn trang này"))
    #expect(lines.contains("Phân tích cũ: trang thêm vào, không xét đến"))
    let unreadable = lines.filter { $0.hasSuffix("chương trình không tính được") }
    #expect(!unreadable.isEmpty && unreadable.allSatisfy { $0.contains("'Phân tích CCHC'!") })
  }

  @Test func anEnglishWorkbookIsComparedInEnglish() throws {
    var english = try ReturnedBook()
    english.book.language = .english
    let path = try english.write { plan in
      try plan.type(.number(30), into: "E15", of: "Data CCHC")
    }
    let found = try Verification(
      of: path, with: Evaluation(ReturnedBook().book), version: "test")
    #expect(
      found.lines(.english) == [
        "Data CCHC!E15: changed input (TP Phan Rang - TC, criterion 1.1.3 «Mức độ hoàn thành kế hoạch»,"
          + " Số nhiệm vụ hoàn thành, First appraisal): 27 → 30"
      ])
  }

  @Test func aWorkbookUnderARevisionIsComparedUnderIt() throws {
    let returned = try ReturnedBook()
    let revision = try #require(returned.book.revisions.first)
    let path = try returned.write(under: revision) { plan in
      try plan.type(.number(30), into: "E15", of: "Số liệu CCHC")
    }
    let found = try Verification(of: path, with: Evaluation(returned.book), version: "test")
    #expect(found.lines().count == 1)
    #expect(found.engine == .agrees)
  }

  @Test func aBookThatChangedSinceIsSaid() throws {
    var returned = try ReturnedBook()
    let path = try returned.write()
    returned.book.sources[0].sha256 = "0"
    let found = try Verification(of: path, with: Evaluation(returned.book), version: "test")
    #expect(found.changedSources == [returned.book.sources[0].path])
  }
}
