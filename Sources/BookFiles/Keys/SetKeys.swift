import Scoring

/// The keys of a criteria set beside those of its criteria.
enum SetKeys {
  static let all =
    [
      BookKey(
        "criteria_set", .text, isRequired: true, "tên riêng của bộ tiêu chí",
        "the set's identifier"),
      CriterionKeys.title,
      BookKey(
        "source", .words, "quyết định ban hành, hay 'minh hoạ'", "the decision, or 'illustrative'"),
      BookKey(
        "max", .byGroup(.number), "tổng điểm tối đa của cấp đầu tiên, để kiểm tra",
        "the declared sum over the first level, which is checked"),
      BookKey(
        "scale", .either([.word(["points"]), .number]),
        "thang điểm, mặc định 100; 'points': để nguyên điểm",
        "the scale, 100 if not given; 'points' leaves points"),
      BookKey(
        "aggregation", .word(of: Aggregation.self), "các lĩnh vực gộp thành tổng thế nào",
        "how domains become the total"),
      BookKey(
        "rounding", .mapping(rounding), "làm tròn bao nhiêu chữ số thập phân, hay 'none'",
        "decimals to round to, or 'none'"),
      BookKey("ranking", .mapping(ranking), "xếp hạng thế nào", "how ranks are given"),
      CriterionKeys.needs, CriterionKeys.missing, CriterionKeys.cohort,
    ] + grading + [
      BookKey(
        "grades_by_group", .named(.mapping(gradingOfGroup)), "xếp loại riêng của nhóm đơn vị",
        "grades that unit groups have of their own"),
      BookKey(
        "facts", .list(.mapping(fact)), "những sự kiện mà điều kiện xếp loại xét",
        "what conditions on grades can look at beside points and figures"),
      BookKey(
        "constants", .list(.mapping(constant)), "những con số mà công thức gọi bằng tên",
        "numbers that formulas use by name"),
      CriterionKeys.setDefaults,
      BookKey(
        "criteria", .criteria(.main), isRequired: true, "các lĩnh vực, hoặc bảng tiêu chí",
        "the domains, or a table of criteria"),
      BookKey("bonus", .mapping(extras), "điểm thưởng", "bonus items"),
      BookKey("penalty", .mapping(extras), "điểm trừ", "penalty items"),
    ]

  static let rounding = ["criterion", "group", "total", "index"].map { level in
    BookKey(
      level, .either([.word(["none"]), .whole(0...9)]), "số chữ số thập phân ở mức '\(level)'",
      "the decimals of '\(level)'")
  }

  static let ranking = [
    BookKey(
      "by", .word(["rounded", "unrounded"]), "theo điểm đã làm tròn hay chưa",
      "by the rounded score or not"),
    BookKey(
      "ties", .word(of: RankingRule.Ties.self), "bằng điểm: 1-2-2-4, 1-2-2-3 hay 1-2-3-4",
      "equal scores: 1-2-2-4, 1-2-2-3 or 1-2-3-4"),
    BookKey(
      "tie_break", .list(.text), "xét gì khi bằng điểm: survey, appraised, hay mã tiêu chí",
      "what decides between equals: survey, appraised, or a criterion's code"),
  ]

  static let extras = [
    BookKey("max", .number, "tổng cao nhất", "the cap on their sum"),
    BookKey(
      "caps", .list(.mapping(itemCap)), "tổng cao nhất của một số mục, như của một lĩnh vực",
      "caps on some of them together, such as those of a domain"),
    BookKey(
      "defaults", .defaults(CriterionKeys.extraDefaults),
      "những gì các mục lấy nếu tự chúng không nói",
      "what the items take unless they say it themselves"),
    BookKey(
      "criteria", .criteria(.extra), isRequired: true, "các mục, hoặc bảng của chúng",
      "the items, or a table of them"),
  ]

  static let itemCap = [
    BookKey("max", .number, isRequired: true, "tổng cao nhất", "the cap on their sum"),
    BookKey("of", .list(.text), isRequired: true, "mã các mục", "the codes of the items"),
  ]

  static let fact = [
    BookKey("code", .text, isRequired: true, "mã", "the code"),
    BookKey("name", .words, isRequired: true, "sự kiện, bằng lời", "the fact, in words"),
  ]

  static let constant = [
    BookKey("code", .text, isRequired: true, "tên trong công thức", "its name in formulas"),
    BookKey("name", .words, isRequired: true, "là gì, bằng lời", "what it is, in words"),
    BookKey("value", .byGroup(.number), isRequired: true, "giá trị", "its value"),
  ]

  // MARK: Grades

  static let grading = [
    BookKey(
      "grades", .list(.mapping(grade)), "các mức xếp loại, tốt nhất trước", "the grades, best first"
    ),
    capsKey,
  ]
  static let gradingOfGroup = [
    BookKey(
      "grades", .list(.mapping(grade)), isRequired: true, "các mức xếp loại, tốt nhất trước",
      "the grades, best first"),
    capsKey,
  ]
  private static let capsKey = BookKey(
    "grade_caps", .list(.mapping(cap)), "điều kiện không cho xếp loại cao hơn",
    "conditions; while one holds, the grade is not above the one named")

  static let grade = [
    BookKey("name", .words, isRequired: true, "tên mức", "the grade's name"),
    BookKey("from", .number, "từ điểm này trở lên", "from this score on"),
    BookKey("above", .number, "trên điểm này", "above this score"),
    BookKey("limit", .mapping(limit), "tối đa bao nhiêu đơn vị", "how many units may have it"),
  ]

  static let limit = [
    BookKey("share", .number, "phần trăm số đơn vị", "percent of the units"),
    BookKey(
      "rounding", .word(of: GradeLimit.Rounding.self), "làm tròn số đơn vị",
      "how their number is rounded"),
    BookKey("best", .whole(1...Limits.units), "số đơn vị", "the number of units"),
    BookKey(
      "of", .word(of: GradeLimit.Scope.self), "tính trong nhóm hay tất cả", "of the group or of all"
    ),
    BookKey(
      "ties", .word(of: GradeLimit.Ties.self), "những đơn vị đồng hạng không đủ chỗ",
      "units of one rank that do not all have room"),
  ]

  /// A condition of any kind; which keys go together is what each kind says of itself.
  static let cap = [
    BookKey("criterion", .text, "mã tiêu chí hay lĩnh vực", "the code of a criterion or domain"),
    BookKey("below", .number, "dưới", "below"),
    BookKey("to", .number, "đến", "up to"),
    BookKey("from", .number, "từ", "from"),
    BookKey("above", .number, "trên", "above"),
    BookKey(
      "of", .word(["share", "points"]), "xét tỷ lệ phần trăm hay điểm",
      "looks at the percentage or at the points"),
    BookKey("input", .text, "xét số liệu nào của tiêu chí", "which figure of the criterion"),
    BookKey("zero", .word(["any"]), "có tiêu chí 0 điểm", "some criterion has 0 points"),
    BookKey("fact", .text, "mã một sự kiện ở 'facts'", "the code of a fact"),
    BookKey("grade", .text, isRequired: true, "mức cao nhất khi đó", "the best grade then"),
  ]
}
