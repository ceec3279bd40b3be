import BookFiles
import Foundation
import Scoring
import TestSupport
import Testing

private let set = "criteria/cchc.yaml"

@Test(arguments: [
  Breaking(
    set, "code: \"1.6\"", "code: 1️⃣1.5", "mã tiêu chí '1.5' lặp lại",
    en: "the criterion code '1.5' is repeated", note: "lần đầu ở đây",
    noteText: "code: 2️⃣1.5\n"),
  Breaking(
    set, "code: \"1.6\"", "code: 1️⃣1.10", "mã tiêu chí '1.10' lặp lại", note: "lần đầu ở đây",
    noteText: "code: 2️⃣1.10\n"),
  Breaking(
    set, "code: \"2.4\"", "code: 1️⃣\"2 4\"",
    "mã '2 4' không hợp lệ; chỉ dùng chữ, chữ số, '.', '-', '_'"),
  Breaking(
    set, "        rule: {kind: yes_no}\n", "        1️⃣rule: {kind: yes_no}\n        criteria: []\n",
    "chỉ được có một trong hai khóa 'criteria' và 'rule'",
    en: "only one of the keys 'criteria' and 'rule' may be here"),
  Breaking(
    set, "- {code: \"2.4\", name: Dẫn đầu, max: 1, rule: {kind: leader_share, value: Số}}",
    "- 1️⃣{code: \"2.4\", name: Dẫn đầu, max: 1}",
    "tiêu chí '2.4' cần có 'rule' hoặc 'criteria'"),
  Breaking(
    set, "aggregation: mean\n", "1️⃣missing: zero\n",
    "'missing' chỉ dùng cho tiêu chí có 'rule'"),
  Breaking(
    set, "survey: false", "1️⃣aggregation: sum", "'aggregation' chỉ dùng cho nhóm có 'criteria'"),
  // Whether the maxima would have to add up is not known then.
  Breaking(
    set, "aggregation: mean\n", "aggregation: 1️⃣lowst\n",
    "'aggregation' cần 'sum', 'mean', 'geometric', 'harmonic', 'highest' hoặc 'lowest', thấy 'lowst'; có phải là 'lowest'?"
  ).with(set, "name: Dẫn đầu, max: 1", "name: Dẫn đầu, max: 2"),
])
func tree(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    set, "name: Chỉ đạo\n    max: 10\n", "name: Chỉ đạo\n    max: 1️⃣10.5\n",
    "điểm tối đa của '1' là 10.5, nhưng các tiêu chí bên trong cộng lại được 10",
    en: "the maximum of '1' is 10.5, but its parts add up to 10"
  ).with(set, "max: 22", "max: 22.5"),
  Breaking(
    set, "max: 22", "max: 1️⃣22.000000001",
    "tổng điểm tối đa ghi là 22.000000001, nhưng các lĩnh vực cộng lại được 22",
    en: "the declared maximum is 22.000000001, but the domains add up to 22"),
  Breaking(
    set, "name: Kết quả\n    max: 2\n", "name: Kết quả\n    max: 1️⃣{default: 2, huyen: 3}\n",
    "điểm tối đa của '3' (nhóm 'huyen') là 3, nhưng các tiêu chí bên trong cộng lại được 2",
    en: "the maximum of '3' (group 'huyen') is 3, but its parts add up to 2"
  ).with(set, "max: 22", "max: {default: 22, huyen: 23}"),
  // What gathers shares has a maximum of its own, but cannot be worth nothing where its parts are not.
  Breaking(
    set, "name: Thể chế\n    max: 10\n", "name: Thể chế\n    max: 1️⃣{default: 10, huyen: 0}\n",
    "điểm tối đa của '2' (nhóm 'huyen') là 0, nhưng các tiêu chí bên trong cộng lại được 10",
    en: "the maximum of '2' (group 'huyen') is 0, but its parts add up to 10"
  ).with(set, "max: 22", "max: {default: 22, huyen: 12}"),
  Breaking(
    set, "name: Trực tuyến\n        max: 1\n", "name: Trực tuyến\n        max: 1️⃣0\n",
    "điểm tối đa phải lớn hơn 0, thấy 0"
  ).with(set, "name: Mục tiêu\n        max: 1\n", "name: Mục tiêu\n        max: 2\n"),
  Breaking(
    set, "weight: {default: 1, huyen: 2}", "weight: 1️⃣-1", "'weight' không được âm, thấy -1",
    en: "'weight' cannot be negative, found -1"),
  Breaking(
    set, "weight: {default: 1, huyen: 2}", "weight: {default: 1, 1️⃣huyn: 2}",
    "không có đơn vị nào thuộc nhóm 'huyn'; có phải là 'huyen'?",
    en: "no unit is of the group 'huyn'; did you mean 'huyen'?"),
  Breaking(
    set, "weight: {default: 1, huyen: 2}", "weight: 1️⃣{huyen: 2}", "thiếu khóa 'default'"),
  Breaking(
    set, "bonus: {max: 3", "bonus: {max: 1️⃣-3", "điểm tối đa phải lớn hơn 0, thấy -3"),
  Breaking(
    set, "max: 0, rule: {kind: tracking", "max: 1️⃣1, rule: {kind: tracking",
    "tiêu chí chỉ theo dõi phải có 'max: 0', thấy 1"
  ).with(
    set, "name: Hài lòng, max: 1, rule: {kind: percentage",
    "name: Hài lòng, max: 0.5, rule: {kind: percentage"
  ).with(
    set, "name: Từ chỉ số, max: 1", "name: Từ chỉ số, max: 0.5"),
])
func maxima(_ breaking: Breaking) throws { try breaking.check() }

@Test(arguments: [
  Breaking(
    set, "to: [\"1.2\", \"1.10\"]", "to: [1️⃣\"1.20\", \"1.10\"]",
    "không có tiêu chí '1.20'; có phải là '1.10'?"),
  Breaking(
    set, "to: [\"1.2\", \"1.10\"]", "to: [1️⃣\"1.1\"]",
    "điểm của '1.1' không thể chia lại cho chính nó"),
  Breaking(
    set, "to: [\"1.2\", \"1.10\"]", "to: [1️⃣\"2\"]",
    "chỉ chia lại điểm cho tiêu chí có 'rule', '2' không phải"),
  Breaking(
    set, "to: [\"1.2\", \"1.10\"]", "to: [\"1.2\", 1️⃣\"2.1\"]",
    "không chia lại điểm cho '2.1' được vì hai tiêu chí không cùng được cộng dồn trong một nhóm; chọn tiêu chí cùng nhóm",
    en:
      "points cannot be shared out to '2.1', which is gathered elsewhere; name a criterion of the same group"
  ),
  Breaking(
    set, "{policy: redistribute, to: [\"1.2\", \"1.10\"], when: Không có}",
    "1️⃣{policy: redistribute}", "thiếu khóa 'to'"),
  Breaking(
    set, "{policy: exclude}", "{policy: exclude, 1️⃣to: [\"1.1\"]}",
    "'to' chỉ dùng với 'policy: redistribute'"),
  Breaking(
    set, "{name: Khá, from: 50}", "{name: Khá, from: 1️⃣80}",
    "mức của 'Khá' là 80, phải thấp hơn mức trước là 80",
    en: "the grade 'Khá' starts from 80, which must be below the one before, 80"),
  Breaking(
    set, "{name: Tốt, from: 80}", "{name: 2️⃣Yếu, from: 80}", "mức xếp loại 'Yếu' lặp lại",
    note: "lần đầu ở đây"
  ).with(set, "{name: Yếu, from: 0}", "{name: 1️⃣Yếu, from: 0}"),
  Breaking(
    set, "grade: Khá", "grade: 1️⃣Kha", "không có mức xếp loại 'Kha'; có phải là 'Khá'?",
    en: "there is no grade 'Kha'; did you mean 'Khá'?"),
  Breaking(
    set, "below: 50, grade", "below: 1️⃣150, grade", "cần tỷ lệ từ 0 đến 100, thấy 150"),
  Breaking(
    set, "{criterion: \"3\"", "{criterion: 1️⃣\"33\"", "không có tiêu chí '33'; có phải là '3'?"),
  Breaking(
    set, "tie_break: [survey, \"2\"]", "tie_break: [survey, 1️⃣survey]", "'survey' ghi hai lần"),
  Breaking(
    set, "tie_break: [survey, \"2\"]", "tie_break: [1️⃣surveys]",
    "không có tiêu chí 'surveys'; có phải là 'survey'?"),
  Breaking(
    set, "ties: dense", "ties: 1️⃣shared",
    "'ties' cần 'competition', 'dense' hoặc 'ordinal', thấy 'shared'"),
])
func settings(_ breaking: Breaking) throws { try breaking.check() }

/// `1.10` and `1.1` are two codes; as numbers they would be one.
@Test func codesAreTexts() throws {
  let book = try #require(try BookInFolder(ValidBook.files).load().book)
  let codes = book.indices[0].criteria.nodes.map(\.code)
  #expect(codes.contains("1.1"))
  #expect(codes.contains("1.10"))
}
