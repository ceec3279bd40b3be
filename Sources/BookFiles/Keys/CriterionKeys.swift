import Scoring

/// The keys of criteria, and of what they take from the groups around them.
enum CriterionKeys {
  /// All that a criterion or a group of the set may say.
  static let all = [
    code, label, name, shortName, maximum, weight, aggregation, needs, criteria, rule,
    notApplicable, missing, cohort, survey, appraiser, evidence, basis, groupDefaults,
  ]
  /// All that a bonus or penalty item may say.
  static let extra = [
    code, label, name, maximum, rule, missing, cohort, appraiser, evidence, basis,
  ]
  /// What `defaults` may say for bonus and penalty items.
  static let extraDefaults = [rule, missing, cohort, appraiser, evidence, basis]
  /// What `defaults` may say for criteria.
  static let defaults = extraDefaults + [notApplicable, survey]
  /// What `not_applicable` says.
  static let policy = [
    BookKey(
      "policy", .word(["exclude", "full", "zero", "redistribute"]), isRequired: true,
      "tính thế nào khi không áp dụng: loại ra, điểm tối đa, 0 điểm, chia cho tiêu chí khác",
      "what happens where it does not apply: left out, full marks, no points, shared out"),
    BookKey(
      "when", .words, "khi nào thì không áp dụng, bằng lời", "when it does not apply, in words"),
    BookKey(
      "to", .list(.text), "chia điểm cho những tiêu chí nào; chỉ với 'redistribute'",
      "the criteria that share its points; only with 'redistribute'"),
    BookKey(
      "within", .text,
      "loại ra khỏi 'whole' (cả bộ), 'domain' (lĩnh vực) hay mã một nhóm; chỉ với 'exclude'",
      "left out of 'whole', 'domain' or the code of a group; only with 'exclude'"),
  ]

  static let title = BookKey(
    "title", .words, isRequired: true, "tên đầy đủ", "the full name")
  static let criteria = BookKey(
    "criteria", .criteria(.main), "các tiêu chí bên trong, hoặc bảng của chúng",
    "the criteria in it, or a table of them")
  static let setDefaults = BookKey(
    "defaults", .defaults(defaults), "những gì các tiêu chí bên dưới lấy nếu tự chúng không nói",
    "what the criteria below take unless they say it themselves")

  private static let groupDefaults = setDefaults
  private static let code = BookKey(
    "code", .text, isRequired: true, "mã: chữ, chữ số, '.', '-', '_'",
    "the code: letters, digits, '.', '-', '_'")
  private static let label = BookKey(
    "label", .words, "số hiệu in trong quyết định, như I, 1, a)",
    "the number that the decision prints, such as I, 1, a)")
  private static let name = BookKey(
    "name", .words, isRequired: true, "tên tiêu chí", "the criterion's name")
  private static let shortName = BookKey(
    "short_name", .words, "tên ngắn của lĩnh vực, đầu cột hẹp",
    "a domain's short name, at the head of narrow columns")
  private static let maximum = BookKey(
    "max", .byGroup(.number), isRequired: true, "điểm tối đa", "the maximum points")
  private static let weight = BookKey(
    "weight", .byGroup(.number), "trọng số; không nói thì là điểm tối đa",
    "the weight; the maximum if not given")
  private static let aggregation = BookKey(
    "aggregation", .word(of: Aggregation.self), "các tiêu chí bên trong gộp lại thế nào",
    "how the criteria in it are gathered")
  static let rule = BookKey(
    "rule", .rule, "số liệu thành điểm thế nào", "how figures become points")
  private static let notApplicable = BookKey(
    "not_applicable", .mapping(policy), "khi tiêu chí không áp dụng cho đơn vị",
    "where the criterion does not apply to a unit")
  static let missing = BookKey(
    "missing", .either([.word(Missing.words.map(\.word)), .number]),
    "thiếu số liệu thì sao: lỗi, 0 điểm, không chấm, không áp dụng, lấy trung bình, hay một con số",
    "what a missing figure is: a fault, no points, no score, not applicable, a mean, or a number")
  static let cohort = BookKey(
    "cohort", .word(of: Cohort.self),
    "quy tắc so với đơn vị nào: được xếp hạng, tất cả, hay cùng nhóm",
    "whom rules compare a unit with: the ranked units, all, or those of its group")
  static let needs = BookKey(
    "needs", .either([.whole(1...Limits.functionArguments), .text]),
    "cần bao nhiêu phần có kết quả, như 3 hay 60%; chỉ khi lấy trung bình",
    "how many parts must have a result, such as 3 or 60%; only of a mean")
  private static let survey = BookKey(
    "survey", .flag, "có phải do khảo sát trả lời không", "whether a survey answers it")
  private static let appraiser = BookKey(
    "appraiser", .words, "cơ quan thẩm định", "the appraising agency")
  private static let evidence = BookKey(
    "evidence", .words, "tài liệu kiểm chứng", "what proves it")
  private static let basis = BookKey(
    "basis", .words, "căn cứ", "what it is based on")
}
