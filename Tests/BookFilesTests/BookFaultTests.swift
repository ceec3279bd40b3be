import BookFiles
import Testing

private let header = "sodiem.yaml"
private let units = "units.csv"
private let previous = "previous/cchc.csv"

@Test(arguments: [
  Breaking(
    header, "book: mau-2021", "book: 1️⃣Mẫu 2021",
    "mã 'Mẫu 2021' không hợp lệ; chỉ dùng a-z, 0-9, '-'",
    en: "'Mẫu 2021' is not an identifier; use a-z, 0-9, '-' only"),
  Breaking(
    header, "created: 2022-01-05", "created: 1️⃣2022-02-29",
    "cần một ngày như '2022-01-05', thấy '2022-02-29'",
    en: "expected a date such as '2022-01-05', found '2022-02-29'"),
  Breaking(
    header, "created: 2022-01-05", "created: 1️⃣5/1/2022",
    "cần một ngày như '2022-01-05', thấy '5/1/2022'"),
  Breaking(
    header, "data: [data/hl.csv]\n",
    "data: [data/hl.csv]\n  - {index: 1️⃣hl, title: A, short_title: A, criteria: criteria/hl.yaml, data: []}\n",
    "chỉ số 'hl' lặp lại", en: "the index 'hl' is repeated", note: "lần đầu ở đây",
    noteText: "- index: 2️⃣hl\n"),
  Breaking(
    header, "data: [data/hl.csv]\n",
    "data: [data/hl.csv]\n  - {index: 1️⃣moi, title: A, short_title: A, criteria: criteria/hl.yaml, data: []}\n",
    "không có đơn vị nào trong chỉ số 'moi'; thêm 'moi' vào cột 'indices' của tệp đơn vị"),
])
func headers(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\nappendix: [{kind: 1️⃣rankin, index: hl}]",
    "'kind' cần 'ranking', 'groups', 'domains' hoặc 'special', thấy 'rankin'; có phải là 'ranking'?"
  ),
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\nappendix: [{kind: ranking, index: 1️⃣hll}]",
    "'index' cần 'cchc' hoặc 'hl', thấy 'hll'; có phải là 'hl'?"),
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\nappendix: [{kind: domains, index: hl, 1️⃣columns: [name]}]",
    "phụ lục 'domains' có các cột riêng của nó; 'columns' chỉ dùng cho 'ranking' và 'groups'",
    en: "an appendix 'domains' has columns of its own; 'columns' is for 'ranking' and 'groups' only"
  ),
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\nappendix: [{kind: ranking, index: hl, columns: 1️⃣[score]}]",
    "thiếu cột 'name'",
    en: "the column 'name' is missing"),
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\nappendix: [{kind: ranking, index: hl, columns: [name, 1️⃣name]}]",
    "cột 'name' ghi hai lần",
    en: "the column 'name' is named twice"),
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\nappendix: [{kind: ranking, index: hl, columns: [name, 1️⃣previous_rank]}]",
    "cột 'previous_rank' cần kết quả năm trước; thêm 'previous' vào chỉ số 'hl'"),
  Breaking(
    header, "created: 2022-01-05",
    "created: 2022-01-05\ngroups: {1️⃣hyuen: Các huyện}",
    "không đơn vị nào thuộc nhóm 'hyuen'; có phải là 'huyen'?",
    en: "no unit is of the group 'hyuen'; did you mean 'huyen'?"),
])
func appendices(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    units, "snv,Sở Nội vụ", "1️⃣stp,Sở Nội vụ", "mã đơn vị 'stp' lặp lại",
    en: "the unit code 'stp' is repeated", note: "lần đầu ở đây", noteText: "2️⃣stp,Sở Tư pháp"
  ).with(previous, "snv,80,1\n", ""),
  Breaking(
    units, "so,cchc;hl,\nsnv", "so,1️⃣cchc;hll;hl,\nsnv", "không có chỉ số 'hll'; có phải là 'hl'?",
    en: "there is no index 'hll'; did you mean 'hl'?"),
  Breaking(
    units, "so,cchc;hl,\nsnv", "so,1️⃣cchc;hl;cchc,\nsnv", "chỉ số 'cchc' ghi hai lần"),
  Breaking(
    units, "huyen,cchc,", "huyen,cchc,1️⃣hl",
    "đơn vị 'npn' không có chỉ số 'hl' ở cột 'indices'; thêm vào, hoặc bỏ ở cột 'not_ranked'"),
  Breaking(units, "snv,Sở Nội vụ", "snv,1️⃣", "ô 'name' trống"),
  Breaking(
    units, "code,name,short_name", "code,name,1️⃣shortname",
    "không có cột 'shortname'; có phải là 'short_name'?",
    en: "there is no column 'shortname'; did you mean 'short_name'?"),
  Breaking(
    units, "code,name,short_name", "code,name,1️⃣name", "cột 'name' lặp lại",
    en: "the column 'name' is repeated", note: "lần đầu ở đây"
  ).with(units, "code,name,", "code,2️⃣name,"),
])
func unitRows(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    previous, "snv,80,1", "snv,80,1️⃣0", "thứ hạng cần là số nguyên từ 1, thấy '0'",
    en: "expected a rank, a whole number from 1, found '0'"),
  Breaking(previous, "snv,80,1", "snv,80,1️⃣1.5", "thứ hạng cần là số nguyên từ 1, thấy '1.5'"),
  Breaking(
    previous, "snv,80,1", "1️⃣stp,80,2", "đơn vị 'stp' có hai kết quả", note: "lần đầu ở đây",
    noteText: "2️⃣stp,85.25,1"),
  Breaking(previous, "snv,80,1", "1️⃣snw,80,1", "không có đơn vị 'snw'; có phải là 'snv'?"),
  Breaking(
    previous, "stp,85.25,1", "stp,\"1️⃣85,25\",1",
    "cần số với dấu chấm thập phân, thấy '85,25'; viết '85.25'"),
])
func previousRows(_ breaking: Breaking) throws { try breaking.check() }

@Test func resultOfAUnitThatIsGoneIsAWarning() throws {
  try Breaking(
    previous, "snv,80,1", "snv,80,1\n1️⃣giao-thong,70,2",
    "đơn vị 'giao-thong' có kết quả năm trước nhưng không còn trong danh sách đơn vị; kết quả ấy không dùng đến",
    en:
      "the unit 'giao-thong' has a result of last year but is no longer among the units; it is not used"
  ).check(severity: .warning)
}

/// A file in which no unit is known is another file, not one of units that are gone.
@Test func resultsWithoutAKnownUnitAreAFault() throws {
  try Breaking(
    header, "data: [data/hl.csv]", "data: [data/hl.csv]\n    previous: previous/hl.csv",
    "không đơn vị nào trong tệp này có trong danh sách đơn vị; có phải tệp khác?"
  ).adding("previous/hl.csv", "unit,rank\n1️⃣giao-thong,3\nxay-dung-cu,4\n").checkAmongOthers()
}

@Test func resultsOfOtherIndicesAreNone() throws {
  try Breaking(
    header, "data: [data/hl.csv]", "data: [data/hl.csv]\n    previous: previous/hl.csv",
    "tệp này không có kết quả của chỉ số 'hl', chỉ có của 'cchc', 'ddci'"
  ).adding(
    "previous/hl.csv", "index,unit,score,rank\n1️⃣cchc,snv,80,1\nddci,snv,80,1\ncchc,stp,79,2\n"
  ).check()
}

@Test func resultOfAUnitThatLeftIsAWarning() throws {
  let breaking = Breaking(
    header, "data: [data/hl.csv]", "data: [data/hl.csv]\n    previous: previous/hl.csv",
    "đơn vị 'npn' có kết quả năm trước nhưng năm nay không có trong chỉ số 'hl'",
    en:
      "the unit 'npn' has a result of last year but does not take part in the index 'hl' this year"
  ).adding("previous/hl.csv", "unit,rank\n1️⃣npn,3\n")
  try breaking.check(severity: .warning)
}
