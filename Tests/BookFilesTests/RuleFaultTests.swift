import BookFiles
import Testing

private let set = "criteria/cchc.yaml"
private let survey = "criteria/hl.yaml"

@Test(arguments: [
  Breaking(
    set, "kind: yes_no", "kind: 1️⃣yesno", "không có loại quy tắc 'yesno'; có phải là 'yes_no'?",
    en: "there is no kind of rule 'yesno'; did you mean 'yes_no'?"),
  Breaking(
    set, "{kind: percentage, value: Tỷ lệ hài lòng}", "1️⃣{value: Tỷ lệ hài lòng}",
    "thiếu khóa 'kind'"),
  Breaking(
    set, "text: Đủ, points: 1}", "text: Đủ, points: 1️⃣1.5}", "1.5 điểm, cao hơn điểm tối đa 1",
    en: "1.5 points are above the maximum of 1", note: "giá trị được so ở đây",
    noteText: "name: Báo cáo\n        max: 2️⃣1\n"),
  Breaking(
    set, "text: Thiếu, points: 0.5}", "text: Thiếu, points: 1️⃣-0.5}",
    "'points' không được âm, thấy -0.5"),
  Breaking(
    set, "{code: B, text: Thiếu", "{code: 1️⃣A, text: Thiếu", "mã 'A' lặp lại",
    en: "the code 'A' is repeated", note: "lần đầu ở đây", noteText: "{code: 2️⃣A, text: Đủ"),
  Breaking(
    set, "items: [{code: a, text: Một, points: 0.25}", "items: 1️⃣[{code: a, text: Một, points: 0.2}",
    "điểm các mục cộng lại được 0.95, cần bằng điểm tối đa 1",
    en: "the items add up to 0.95 points, expected the maximum of 1", note: "giá trị được so ở đây",
    noteText: "name: Tuyên truyền\n        max: 2️⃣1\n"),
  Breaking(
    set, "cap: 2,", "cap: 1️⃣2.5,", "'cap' là 2.5, cao hơn điểm tối đa 2",
    note: "giá trị được so ở đây", noteText: "name: Đề xuất, max: 2️⃣2"),
  Breaking(
    set, "step: 0.25", "step: 1️⃣0", "'step' phải lớn hơn 0, thấy 0",
    en: "'step' must be above 0, found 0"),
  Breaking(set, "target: 90", "target: 1️⃣-1", "'target' phải lớn hơn 0, thấy -1"),
  Breaking(set, "zero_below: 80", "zero_below: 1️⃣180", "cần tỷ lệ từ 0 đến 100, thấy 180"),
  Breaking(
    set, "{kind: deduct, points: 0.5, of: Văn bản sai}",
    "{kind: deduct, points: 0.5, 1️⃣items: [{code: a, text: A, points: 1}], of: Sai}",
    "chỉ được có một trong hai khóa 'points' và 'items'"),
])
func points(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    set, "- {from: 80, below: 90, points: 1}", "- 1️⃣{from: 80, below: 85, points: 1}",
    "các khoảng bỏ sót giá trị từ 85 đến 90", en: "the bands leave out the values from 85 to 90",
    note: "khoảng liền kề ở đây", noteText: "- 2️⃣{from: 90, points: 2}"),
  Breaking(
    set, "- {from: 80, below: 90, points: 1}", "- 1️⃣{from: 80, below: 95, points: 1}",
    "các khoảng chồng lên nhau từ 90 đến 95", en: "the bands overlap from 90 to 95",
    note: "khoảng liền kề ở đây", noteText: "- 2️⃣{from: 90, points: 2}"),
  Breaking(
    set, "- {from: 80, below: 90, points: 1}", "- 1️⃣{from: 80, to: 90, points: 1}",
    "giá trị 90 thuộc hai khoảng; dùng 'above' hoặc 'below' ở một trong hai khoảng",
    note: "khoảng liền kề ở đây", noteText: "- 2️⃣{from: 90, points: 2}"),
  Breaking(
    set, "- {above: 50, points: 2}", "- 1️⃣{above: 50, points: 2}",
    "các khoảng bỏ sót giá trị 50; dùng 'from' hoặc 'to' ở một trong hai khoảng",
    en: "the bands leave out the value 50; use 'from' or 'to' in one of the two",
    note: "khoảng liền kề ở đây"
  ).with(set, "- {to: 50, points: 0}", "- 2️⃣{below: 50, points: 0}"),
  Breaking(
    set, "- {below: 80, points: 0}", "- 1️⃣{from: 0, below: 80, points: 0}",
    "không có khoảng cho giá trị dưới 0; bỏ 'from' hoặc 'above' ở khoảng thấp nhất",
    en: "there is no band below 0; leave out 'from' or 'above' in the lowest band"),
  Breaking(
    set, "- {from: 90, points: 2}", "- 1️⃣{from: 90, to: 100, points: 2}",
    "không có khoảng cho giá trị trên 100; bỏ 'to' hoặc 'below' ở khoảng cao nhất"),
  Breaking(
    set, "- {from: 80, below: 90, points: 1}",
    "- {below: 70, points: 0}\n              - 1️⃣{from: 80, below: 90, points: 1}",
    "các khoảng không theo thứ tự; xếp từ thấp đến cao hoặc từ cao đến thấp",
    en: "the bands are out of order; let them rise or fall"),
  Breaking(
    set, "- {from: 80, below: 90, points: 1}", "- 1️⃣{from: 90, below: 80, points: 1}",
    "khoảng từ 90 đến 80 không chứa giá trị nào"),
  Breaking(
    set, "- {from: 80, below: 90, points: 1}", "- {from: 80, below: 90, points: 1️⃣3}",
    "3 điểm, cao hơn điểm tối đa 2", note: "giá trị được so ở đây",
    noteText: "name: Đúng hạn\n        max: 2️⃣2\n"),
  Breaking(
    set, "- {from: 80, below: 90, points: 1}", "- {from: 80, 1️⃣above: 80, below: 90, points: 1}",
    "chỉ được có một trong hai khóa 'from' và 'above'"),
  Breaking(
    set, "huyen:\n              - {to", "1️⃣xa:\n              - {to",
    "không có đơn vị nào thuộc nhóm 'xa'"),
])
func bands(_ breaking: Breaking) throws { try breaking.check() }

private let deduct = "{kind: deduct, points: 0.5, of: Văn bản sai}"

@Test(arguments: [
  Breaking(
    set, deduct, "{kind: panel, members: 1️⃣[{code: a, text: Chủ tịch}]}",
    "cần ít nhất 2 thành viên, thấy 1; một người chấm thì dùng 'kind: given'",
    en: "expected at least 2 members, found 1; for one use 'kind: given'"),
  Breaking(
    set, deduct,
    "{kind: panel, middle: true, members: 1️⃣[{code: a, text: A}, {code: b, text: B}]}",
    "bỏ điểm cao nhất và thấp nhất thì cần ít nhất 3 thành viên, thấy 2",
    en:
      "without the highest and the lowest mark there must be at least 3 members, found 2"),
  Breaking(
    set, deduct, "{kind: panel, members: [{code: a, text: A}, {code: 1️⃣a, text: B}]}",
    "mã 'a' lặp lại", note: "lần đầu ở đây", noteText: "members: [{code: 2️⃣a, text: A}"),
  Breaking(
    set, deduct, "{kind: panel, members: [{code: a, text: A}, {code: b, text: B, 1️⃣points: 1}]}",
    "không có khóa 'points' ở đây; các khóa: code, text"),
  Breaking(
    set, deduct, "1️⃣{kind: panel, middle: true}", "thiếu khóa 'members'"),
])
func panels(_ breaking: Breaking) throws {
  try breaking.with("data/cchc.csv", "stp,2.1,,,2,", "stp,2.1,a,,2,").check()
}

/// A member gives no more points than the criterion has: 2.
@Test func marksAboveTheMaximum() throws {
  let panel = "{kind: panel, members: [{code: a, text: A}, {code: b, text: B}]}"
  try Breaking(
    set, deduct, panel, "điểm '2.5' cao hơn điểm tối đa 2"
  ).with("data/cchc.csv", "stp,2.1,,,2,", "stp,2.1,a,,2,\nstp,2.1,b,,1️⃣2.5,").check()
}

@Test(arguments: [
  Breaking(
    set, "{kind: linear, numerator: Trực tuyến, denominator: Tất cả}",
    "1️⃣{kind: linear, numerator: Trực tuyến}", "tỷ lệ thiếu 'denominator'",
    en: "the ratio lacks 'denominator'"),
  Breaking(
    set, "{kind: linear, numerator: Trực tuyến, denominator: Tất cả}", "1️⃣{kind: linear}",
    "cần 'numerator' và 'denominator', hoặc 'value'"),
  Breaking(
    set, "value: Tỷ lệ, target: 90", "value: Tỷ lệ, 1️⃣when_zero: full, target: 90",
    "'when_zero' chỉ dùng với 'denominator'"),
  Breaking(
    set, "{kind: min_max, value: Số, lowest: 0.1, reversed: true, when_equal: 1}",
    "1️⃣{kind: min_max, value: Số}",
    "thiếu 'when_equal': điểm khi mọi đơn vị có cùng giá trị; hoặc cho cả 'minimum' và 'maximum'"),
  Breaking(
    set, "lowest: 0.1, reversed: true, when_equal: 1", "minimum: 5, maximum: 1️⃣5",
    "'minimum' 5 phải nhỏ hơn 'maximum' 5", en: "the 'minimum' 5 must be below the 'maximum' 5"),
  Breaking(
    set, "lowest: 0.1", "lowest: 1️⃣2", "2 điểm, cao hơn điểm tối đa 1",
    note: "giá trị được so ở đây", noteText: "name: Khoảng, max: 2️⃣1"),
  Breaking(
    set, "share: 0.4", "share: 1️⃣1.4", "'share' cần từ 0 đến 1, thấy 1.4",
    en: "'share' expects 0 to 1, found 1.4"),
  Breaking(
    survey, "share: 1}", "share: 1️⃣0.5}",
    "với 'method: percent' thì 'share' chỉ là 0 hoặc 1, thấy 0.5"),
  Breaking(
    survey, "options: [{code: T1, text: Tốt}", "options: [{code: T1, text: Tốt, 1️⃣share: 1}",
    "không có khóa 'share' ở đây; các khóa: code, text"),
  Breaking(
    set, "options: [{code: D1, text: Tốt, share: 1}, {code: D2, text: Kém, share: 0.4}]",
    "options: 1️⃣[{code: D1, text: Tốt, share: 0}]",
    "không có phương án nào được tính; thêm 'counts: true' hoặc 'share: 1'"),
  Breaking(
    set, "{code: done, text: Đã làm, type: count}",
    "{code: done, text: Đã làm, type: count, 1️⃣minimum: 0}",
    "'minimum' và 'maximum' chỉ dùng với 'type: number', không dùng với 'count'"),
  Breaking(
    set, "{code: a, text: Một", "{code: 1️⃣đã, text: Một",
    "mã 'đã' không hợp lệ; bắt đầu bằng chữ cái không dấu, rồi chữ cái không dấu, chữ số, '_'"),
  Breaking(
    set, "{code: a, text: Một", "{code: 1️⃣max, text: Một",
    "mã 'max' trùng tên dùng trong công thức; chọn mã khác",
    en: "the code 'max' is a name of the formula language; choose another"),
])
func parameters(_ breaking: Breaking) throws { try breaking.check() }
