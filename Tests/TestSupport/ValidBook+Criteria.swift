extension ValidBook {
  /// A criteria set with every kind of rule.
  public static let cchc = """
    criteria_set: cchc-2021
    title: Cải cách hành chính
    source: minh hoạ
    max: 22
    rounding: {criterion: 2, group: none, total: 3, index: 2}
    ranking:
      by: unrounded
      ties: dense
      tie_break: [survey, "2"]
    grades:
      - {name: Tốt, from: 80}
      - {name: Khá, from: 50}
      - {name: Yếu, from: 0}
    grade_caps:
      - {criterion: "3", below: 50, grade: Khá}
    grades_by_group:
      huyen: {grades: [{name: Đạt, from: 50}, {name: Không đạt, from: 0}]}
    criteria:
      - code: "1"
        name: Chỉ đạo
        max: 10
        criteria:
          - code: 1.1
            name: Kế hoạch
            max: 2
            rule: {kind: given, step: 0.25}
            not_applicable: {policy: redistribute, to: ["1.2", "1.10"], when: Không có}
          - code: 1.2
            name: Báo cáo
            max: 1
            rule: {kind: choice, options: [{code: A, text: Đủ, points: 1}, {code: B, text: Thiếu, points: 0.5}]}
            missing: zero
          - code: 1.3
            name: Sáng kiến
            max: 1
            rule: {kind: yes_no}
          - code: 1.4
            name: Tuyên truyền
            max: 1
            rule: {kind: additive, items: [{code: a, text: Một, points: 0.25}, {code: b, text: Hai, points: 0.75}]}
          - code: 1.5
            name: Đúng hạn
            max: 2
            rule:
              kind: bands
              numerator: Hồ sơ đúng hạn
              denominator: Hồ sơ
              when_zero: full
              bands:
                default:
                  - {from: 90, points: 2}
                  - {from: 80, below: 90, points: 1}
                  - {below: 80, points: 0}
                huyen:
                  - {to: 50, points: 0}
                  - {above: 50, points: 2}
          - code: 1.10
            name: Trực tuyến
            max: 1
            rule: {kind: linear, numerator: Trực tuyến, denominator: Tất cả}
          - code: "1.6"
            name: Mục tiêu
            max: 1
            weight: {default: 1, huyen: 2}
            rule: {kind: target, value: Tỷ lệ, target: 90}
          - code: "1.7"
            name: Sàn
            max: 1
            rule: {kind: floor, value: Tỷ lệ, zero_below: 80}
            not_applicable: {policy: exclude}
      - code: "2"
        name: Thể chế
        max: 10
        aggregation: mean
        criteria:
          - {code: "2.1", name: Sai sót, max: 2, rule: {kind: deduct, points: 0.5, of: Văn bản sai}}
          - {code: "2.2", name: Đề xuất, max: 2, rule: {kind: per_count, points: 0.5, cap: 2, of: Đề xuất}}
          - code: "2.3"
            name: Công thức
            max: 2
            rule:
              kind: formula
              inputs:
                - {code: done, text: Đã làm, type: count}
                - {code: total, text: Phải làm, type: number, minimum: 1}
              expression: MIN(1, done / total) * max + score("1.3") * 0
          - {code: "2.4", name: Dẫn đầu, max: 1, rule: {kind: leader_share, value: Số}}
          - {code: "2.5", name: Khoảng, max: 1, rule: {kind: min_max, value: Số, lowest: 0.1, reversed: true, when_equal: 1}}
          - {code: "2.6", name: Xếp hạng, max: 1, rule: {kind: cohort_rank, value: Số}}
          - code: "2.7"
            name: Khảo sát
            max: 1
            survey: false
            rule: {kind: survey, options: [{code: D1, text: Tốt, share: 1}, {code: D2, text: Kém, share: 0.4}]}
      - code: "3"
        name: Kết quả
        max: 2
        criteria:
          - {code: "3.1", name: Hài lòng, max: 1, rule: {kind: percentage, value: Tỷ lệ hài lòng}}
          - {code: "3.2", name: Theo dõi, max: 0, rule: {kind: tracking, value: Tăng giảm}}
          - {code: "3.3", name: Từ chỉ số, max: 1, rule: {kind: index, index: hl}}
    bonus: {max: 3, criteria: [{code: T1, name: Thưởng, max: 2, rule: {kind: per_count, points: 1, of: Giải thưởng}}]}
    penalty: {max: 5, criteria: [{code: P1, name: Phạt, max: 5, rule: {kind: given}, missing: zero}]}

    """
}
