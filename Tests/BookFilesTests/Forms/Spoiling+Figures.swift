import BookFiles
import FormTestSupport
import Scoring
import TestSupport
import Testing
import Wording

// What is wrong with figures and criteria.
extension Spoiling {
  static let figures = [
    Spoiling(
      "words beside a number", at: "Phiếu!E4",
      "cần một số, thấy '9,25 điểm'; chỉ ghi số, ví dụ 9,25",
      en: "expected a number, found '9,25 điểm'; write the number alone, such as 9.25"
    ) { $0["1.1"] = .text("9,25 điểm") },
    Spoiling(
      "two separators", at: "Phiếu!E10", "cần một số, thấy '1.234,5'; chỉ ghi số, ví dụ 9,25",
      en: "expected a number, found '1.234,5'; write the number alone, such as 9.25"
    ) { $0["1.6"] = .text("1.234,5") },
    Spoiling(
      "a fraction", at: "Phiếu!E4", "cần một số, thấy '8/10'; chỉ ghi số, ví dụ 9,25",
      en: "expected a number, found '8/10'; write the number alone, such as 9.25"
    ) { $0["1.1"] = .text("8/10") },
    Spoiling(
      "a percent sign", at: "Phiếu!E9", "cần một số, thấy '80%'; chỉ ghi số, ví dụ 9,25",
      en: "expected a number, found '80%'; write the number alone, such as 9.25"
    ) { $0["1.5"] = .text("80%") },
    Spoiling(
      "a number shown in percent", at: "Phiếu!E9",
      "cần một số, thấy '80%'; chỉ ghi số, ví dụ 9,25",
      en: "expected a number, found '80%'; write the number alone, such as 9.25"
    ) { $0["1.5"] = .percent(0.8) },
    Spoiling(
      "too many points", at: "Phiếu!E4", "điểm '2.25' cao hơn điểm tối đa 2",
      en: "'2.25' points are above the maximum of 2"
    ) { $0["1.1"] = .number(2.25) },
    Spoiling(
      "no step", at: "Phiếu!E4", "điểm phải là bội số của 0.25, thấy '1.3'",
      en: "points must be a multiple of 0.25, found '1.3'"
    ) { $0["1.1"] = .number(1.3) },
    Spoiling(
      "negative count", at: "Phiếu!E6", "cần số không nhỏ hơn 0, thấy '-1'",
      en: "expected a number of at least 0, found '-1'"
    ) { $0["1.3"] = .number(-1) },
    Spoiling(
      "out of bounds", at: "Phiếu!E10", "cần số từ 0 đến 5000, thấy '6000'",
      en: "expected a number from 0 to 5000, found '6000'"
    ) { $0["1.6"] = .number(6000) },
    Spoiling(
      "unknown option", at: "Phiếu!E5", "cần 'A' hoặc 'B', thấy 'đủ'",
      en: "expected 'A' or 'B', found 'đủ'"
    ) { $0["1.2"] = .text("đủ") },
    Spoiling(
      "neither yes nor no", at: "Phiếu!E8", "cần '1' (có) hoặc '0' (không), thấy '2'",
      en: "expected '1' (yes) or '0' (no), found '2'"
    ) { $0["1.10"] = .number(2) },
    Spoiling(
      "truth value", at: "Phiếu!E4", "cần số liệu, thấy TRUE/FALSE",
      en: "expected a figure, found TRUE or FALSE"
    ) { $0["1.1"] = .boolean(true) },
    Spoiling(
      "error", at: "Phiếu!E4", "ô báo lỗi #DIV/0!; nhập lại số",
      en: "the cell shows #DIV/0!; type the number"
    ) { $0["1.1"] = .error("#DIV/0!") },
    Spoiling(
      "date", at: "Phiếu!E6",
      "ô chứa ngày tháng, cần một số; đổi định dạng ô về số rồi nhập lại",
      en: "the cell holds a date where a number is due; format it as a number and type it again"
    ) { $0["1.3"] = .date(44_470) },
    Spoiling(
      "formula without a value", at: "Phiếu!E4",
      "ô nhập chứa công thức chưa tính; mở bằng Excel, lưu lại, hoặc nhập số",
      en:
        "the input cell holds a formula without a value; open and save it in Excel, or type the number"
    ) { $0["1.1"] = .formula("1+1", nil) },
    Spoiling(
      "formula", at: "Phiếu!E4", warning: true, "ô nhập chứa công thức; đã lấy giá trị '2'",
      en: "the input cell holds a formula; its value '2' was taken"
    ) { $0["1.1"] = .formula("1+1", "2") },
    Spoiling(
      "thousands", at: "Phiếu!E10", warning: true,
      "'1.500' được đọc là số thập phân 1,5; nếu là hàng nghìn thì ghi liền, không dấu ngăn cách",
      en:
        "'1.500' was read as the decimal 1.5; if thousands are meant, write it without a separator"
    ) { $0["1.6"] = .text("1.500") },
    Spoiling(
      "a share for a percentage", at: "Phiếu!E9", warning: true,
      "0,88 được đọc là 0,88 %; nếu là tỷ lệ thì ghi 88",
      en: "0.88 was read as 0.88 %; write 88 if the share is meant"
    ) { $0["1.5"] = .number(0.88) },
    Spoiling(
      "small letter", at: "Phiếu!E5", warning: true, "'a' được đọc là 'A'",
      en: "'a' was read as 'A'"
    ) { $0["1.2"] = .text("a") },
    Spoiling(
      "a formula that gives nothing", at: "Phiếu!E4",
      "ô nhập chứa công thức cho kết quả trống; nhập số liệu, hoặc xóa công thức để bỏ trống",
      en:
        "the input cell holds a formula that gives an empty text; type the figure, or delete the formula to leave it blank"
    ) { $0["1.1"] = .textFormula("\"\"", "") },
    Spoiling(
      "a number where an option is due", at: "Phiếu!E5", "cần 'A' hoặc 'B', thấy '1'",
      en: "expected 'A' or 'B', found '1'"
    ) { $0["1.2"] = .number(1) },
    Spoiling(
      "a date where an option is due", at: "Phiếu!E5",
      "ô chứa ngày tháng, cần 'A' hoặc 'B'; đổi định dạng ô thành Text rồi gõ lại mã",
      en:
        "the cell holds a date, expected 'A' or 'B'; format the cell as Text and type the code again"
    ) { $0["1.2"] = .date(44_470) },
    Spoiling(
      "not applicable as an option", at: "Phiếu!E5",
      "nếu không áp dụng thì ghi x ở cột «Không áp dụng», thấy 'n/a' ở ô số liệu",
      en: "if it does not apply, put x in the column for that; found 'n/a' as the figure"
    ) { $0["1.2"] = .text("n/a") },
    Spoiling(
      "not applicable as a figure", at: "Phiếu!E4",
      "nếu không áp dụng thì ghi x ở cột «Không áp dụng», thấy 'n/a' ở ô số liệu",
      en: "if it does not apply, put x in the column for that; found 'n/a' as the figure"
    ) { $0["1.1"] = .text("n/a") },
  ]

  static let criteria = [
    Spoiling(
      "wrong mark", at: "Phiếu!F4", "cột «Không áp dụng» chỉ nhận 'x', thấy 'k'",
      en: "the column for what does not apply takes 'x' only, found 'k'"
    ) { $0["1.1", .mark] = .text("k") },
    Spoiling(
      "mark where it always applies", at: "Phiếu!F5",
      "tiêu chí '1.2' luôn áp dụng; bỏ dấu x và điền số liệu",
      en: "the criterion '1.2' always applies; remove the mark and fill it in"
    ) { $0["1.2", .mark] = .text("x") },
    Spoiling(
      "mark and figures", at: "Phiếu!E4",
      "tiêu chí '1.1' vừa có số liệu vừa đánh dấu không áp dụng; bỏ một trong hai",
      en: "the criterion '1.1' has both figures and the mark that it does not apply; leave one out"
    ) { $0["1.1", .mark] = .text("X") },
    Spoiling(
      "half filled in", at: "Phiếu!E7", "tiêu chí '1.3' mới điền một phần, còn thiếu 'Hồ sơ'",
      en: "the criterion '1.3' is filled in only in part, 'Hồ sơ' is missing"
    ) { $0["1.3", input: 1] = .text(" ") },
    Spoiling(
      "not filled in", at: "Phiếu!E5", warning: true, "tiêu chí '1.2' chưa điền",
      en: "the criterion '1.2' is not filled in"
    ) { $0["1.2"] = .text("") },
    Spoiling(
      "no evidence", at: "Phiếu!H4", warning: true,
      "tiêu chí '1.1' có điểm nhưng chưa nêu tài liệu kiểm chứng (Kế hoạch năm) hoặc giải trình",
      en: "the criterion '1.1' claims points without evidence (Kế hoạch năm) or explanation"
    ) { $0["1.1", .evidence] = .text("  ") },
    Spoiling(
      "overwritten formula", at: "Phiếu!G4", warning: true,
      "công thức tính điểm của tiêu chí '1.1' bị ghi đè bằng '2'; điểm vẫn tính theo số liệu",
      en:
        "the formula for the points of '1.1' was overwritten with '2'; the points still follow the figures"
    ) { $0["1.1", .points] = .number(2) },
    Spoiling(
      "a long text", at: "Phiếu!I4",
      "đoạn chữ dài 10001 ký tự, nhiều nhất là 10000; rút gọn, gửi phần còn lại thành tài liệu kèm",
      en: "the text has 10001 characters, at most 10000 are kept; shorten it and attach the rest"
    ) { $0["1.1", .note] = .text(String(repeating: "á", count: 10_001)) },
  ]
}
