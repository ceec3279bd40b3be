import BookFiles
import Formulas
import Scoring
public import Wording
import WorkbookPlan
import XLSXReading

extension Finding {
  /// Where it is, as a spreadsheet names it: `Trọng số!E16`.
  public var place: String { address.map { "\(sheet)!\($0.a1())" } ?? sheet }

  /// What was found, in one line without the place.
  public func message(in language: Language) -> String {
    switch kind {
    case .changedInput(_, let what, let old, let new, let isDay, let formula):
      let name = what.map { " (\($0))" } ?? ""
      let change = [old, new].map { isDay ? $0.dayWords(in: language) : $0.words(in: language) }
        .joined(separator: " → ")
      guard let formula else {
        return language["sửa ô nhập\(name): \(change)", "changed input\(name): \(change)"]
      }
      return language[
        "ô nhập\(name) có công thức =\(formula): \(change); hãy nhập giá trị",
        "the input\(name) holds the formula =\(formula): \(change); enter a value"]
    case .overwritten(let formula, .blank):
      return language[
        "công thức bị xóa; chép lại =\(formula)", "the formula was deleted; restore =\(formula)"]
    case .overwritten(let formula, let value):
      return language[
        "công thức bị ghi đè bằng \(value.words(in: language)); chép lại =\(formula)",
        "the formula was overwritten by \(value.words(in: language)); restore =\(formula)"]
    case .changedFormula(let old, let new):
      return language[
        "công thức bị sửa thành =\(new); chép lại =\(old)",
        "the formula was changed to =\(new); restore =\(old)"]
    case .changedCell(let old, let new):
      return language[
        "ô khóa bị sửa: \(old.words(in: language)) → \(new.words(in: language))",
        "a locked cell was changed: \(old.words(in: language)) → \(new.words(in: language))"]
    case .addedFormula(let old, let formula):
      return language[
        "ô khóa có công thức =\(formula) thay cho \(old.words(in: language))",
        "a locked cell holds the formula =\(formula) instead of \(old.words(in: language))"]
    default: return structure(in: language)
    }
  }

  private func structure(in language: Language) -> String {
    switch kind {
    case .unreadable(let formula):
      language[
        "công thức =\(formula) chương trình không tính được",
        "the program cannot compute the formula =\(formula)"]
    case .staleResult(let formula, let cached, let computed):
      language[
        "kết quả lưu trong tệp là \(cached.words(in: language)), tính lại ra "
          + "\(computed.words(in: language)) (=\(formula)); mở bằng Excel rồi lưu lại",
        "the file holds the result \(cached.words(in: language)), recalculated it is "
          + "\(computed.words(in: language)) (=\(formula)); open it in Excel and save it again"]
    case .cycle(let cells):
      language[
        "công thức phụ thuộc vòng quanh: ", "formulas depend on themselves: "]
        + cells.prefix(8).joined(separator: " → ") + (cells.count > 8 ? " → …" : "")
    case .missingSheet:
      language["không còn trang này", "the sheet is missing"]
    case .extraSheet:
      language["trang thêm vào, không xét đến", "a sheet was added; it is not looked at"]
    case .movedRows(let line, let distance):
      moved(
        distance, language["hàng", distance.magnitude == 1 ? "row" : "rows"],
        language["từ hàng \(line + 1)", "from row \(line + 1) on"], language)
    case .movedColumns(let line, let distance):
      moved(
        distance, language["cột", distance.magnitude == 1 ? "column" : "columns"],
        language["từ cột \(columnLetters(line))", "from column \(columnLetters(line)) on"],
        language)
    default: ""
    }
  }

  private func moved(
    _ distance: Int, _ lines: String, _ from: String, _ language: Language
  ) -> String {
    let count = distance.magnitude
    return distance > 0
      ? language[
        "\(count) \(lines) được chèn thêm, \(from); các ô còn lại của trang không so được",
        "\(count) \(lines) inserted, \(from); the rest of the sheet cannot be compared"]
      : language[
        "\(count) \(lines) bị xóa, \(from); các ô còn lại của trang không so được",
        "\(count) \(lines) deleted, \(from); the rest of the sheet cannot be compared"]
  }
}

extension Refusal {
  /// The refusal in one line.
  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let failure): failure.reason.message(in: language)
    case .notARankingBook:
      language[
        "không phải sổ xếp hạng do chương trình này lập (không có trang «Nguồn gốc»)",
        "it is no ranking workbook of this program (it has no sheet 'Provenance')"]
    case .otherBook(let found, let expected):
      language[
        "sổ này lập từ «\(found)», không phải «\(expected)»; chọn đúng thư mục kỳ đánh giá",
        "it was made from '\(found)', not '\(expected)'; give the folder of that book"]
    case .otherWeights(let name):
      language[
        "sổ này được chấm với trọng số khác («\(name)»), không có trong thư mục weights của kỳ;"
          + " đối chiếu sổ chấm với trọng số đã phê duyệt, hoặc đưa phương án đó vào kỳ trước",
        "it was scored under other weights ('\(name)'), which the book's folder weights does not"
          + " have; verify a workbook under the approved weights, or put that revision there first"]
    case .tooMuchWork:
      language[
        "công thức trong sổ cần quá nhiều phép tính", "its formulas take too much work to compute"]
    }
  }
}

extension Value {
  /// The value for people to read, a number as the day that it counts.
  fileprivate func dayWords(in language: Language) -> String {
    guard case .number(let number) = self else { return words(in: language) }
    if number == 0 { return language[.notSent] }
    return CalendarDate(serial: number).map { language.day($0) } ?? words(in: language)
  }

  /// The value for people to read, with their decimal mark.
  func words(in language: Language) -> String {
    switch self {
    case .blank: language["(trống)", "(empty)"]
    case .number(let number):
      SpreadsheetNumber.description(of: SpreadsheetNumber.round(number, places: 9))
        .decimal(in: language)
    case .text(let text): "«\(text.prefix(60))\(text.count > 60 ? "…" : "")»"
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }
}

extension String {
  /// The number in a text with the reader's decimal mark.
  fileprivate func decimal(in language: Language) -> String {
    language == .vietnamese ? String(map { $0 == "." ? "," : $0 }) : self
  }
}

extension Effect {
  /// What changed, in one line: `điểm 83,41 → 83,4 · vị thứ 8 → 9`.
  public func message(in language: Language) -> String {
    let parts = [
      (score, language[lower: .score]), (rank, language[lower: .rank]),
      (grade, language[lower: .grade]),
    ]
    return parts.filter { $0.0.isChange }.map { change, name in
      "\(name) \(change.old.words(in: language)) → \(change.new.words(in: language))"
    }.joined(separator: " · ")
  }
}
