public import Scoring
public import Wording

/// What only shows when the book is evaluated.
public enum EvaluationFault: Hashable, Sendable {
  /// A figure that is missing.
  case missingValue(unit: String, criterion: String, input: String, mayNotApply: Bool)
  /// A score that another index does not have for the unit.
  case missingIndex(unit: String, criterion: String, index: String, mayNotApply: Bool)
  /// A figure of another criterion that is not there.
  case missingFigure(unit: String, criterion: String, of: String, input: String)
  /// A part of last year's result that is not there.
  case missingPrevious(unit: String, criterion: String, PreviousFigure)
  /// Last year's points of a criterion that are not there.
  case missingPreviousPoints(unit: String, criterion: String, of: String)
  /// A unit of an index without any figure.
  case noData(unit: String, index: String)
  /// More points than the maximum.
  case pointsAboveMaximum(unit: String, criterion: String, points: Double, maximum: Double)
  /// Points below zero.
  case pointsBelowZero(unit: String, criterion: String, points: Double)
  /// A denominator of zero that the rule does not foresee.
  case divisionByZero(unit: String, criterion: String, Mending)
  /// A missing figure for which another number stands in.
  case filledIn(unit: String, criterion: String, by: Missing)
  /// A missing figure for which the mean should stand in, of which there is none.
  case noMean(unit: String, criterion: String)
  /// Fewer domains with a result than the score needs.
  case tooFewDomains(unit: String, index: String, counted: Int, needed: Int)
  /// No criterion that counts applies to a unit.
  case nothingApplies(unit: String, index: String)
  /// All criteria weigh nothing; the group is empty where all units have the same weights.
  case noWeights(index: String, group: String)
  /// The criteria have points, and the score is no number.
  case noScore(unit: String, index: String)
  /// A ranked unit to which less than half of the weight applies.
  case thinScore(unit: String, index: String, percent: Double)
  /// A ranked unit to which more than half of a block's points do not apply.
  case thinBlock(unit: String, block: String, percent: Double)
  /// A limit on a grade that leaves no room for any unit; the group is empty where all units count together.
  case noRoom(grade: String, index: String, group: String, units: Int)
  /// A result that is no number.
  case notANumber(unit: String, criterion: String)

  /// How a division by zero is mended.
  public enum Mending: Hashable, Sendable {
    /// The rule says what zero gives.
    case whenZero
    /// Nobody was asked: the unit is marked.
    case markUnit(mayNotApply: Bool)
    /// All units have zero: a formula can say what that gives.
    case formulaInPlace
    /// The formula has a condition.
    case condition
  }

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .missingValue(let unit, let criterion, let input, let mayNotApply):
      language[
        "đơn vị '\(unit)' thiếu số liệu\(part(input)) của tiêu chí '\(criterion)'; điền vào",
        "the unit '\(unit)' lacks the figure\(part(input)) of the criterion '\(criterion)'; fill it in"
      ] + mark(mayNotApply, language)
    case .missingIndex(let unit, let criterion, let index, let mayNotApply):
      language[
        "đơn vị '\(unit)' không có điểm ở chỉ số '\(index)' mà tiêu chí '\(criterion)' cần; thêm đơn vị vào chỉ số đó",
        "the unit '\(unit)' has no score in the index '\(index)', which the criterion '\(criterion)' needs; add the unit there"
      ] + mark(mayNotApply, language)
    case .missingFigure(let unit, let criterion, let other, let input):
      language[
        "tiêu chí '\(criterion)' của đơn vị '\(unit)' cần số liệu '\(input)' của tiêu chí '\(other)', chưa có hoặc không áp dụng; điền vào",
        "the criterion '\(criterion)' of the unit '\(unit)' needs the figure '\(input)' of the criterion '\(other)', which is missing or does not apply; fill it in"
      ]
    case .missingPrevious(let unit, let criterion, let part):
      language[
        "tiêu chí '\(criterion)' cần \(part == .score ? "điểm" : "vị thứ") năm trước của đơn vị '\(unit)'; thêm vào tệp 'previous'",
        "the criterion '\(criterion)' needs last year's \(part == .score ? "score" : "rank") of the unit '\(unit)'; add it to the file 'previous'"
      ]
    case .missingPreviousPoints(let unit, let criterion, let other):
      language[
        "tiêu chí '\(criterion)' cần điểm năm trước của tiêu chí '\(other)' của đơn vị '\(unit)'; điền cột '\(ResultColumns.points(of: other))' của tệp 'previous'",
        "the criterion '\(criterion)' needs last year's points of the criterion '\(other)' of the unit '\(unit)'; fill in the column '\(ResultColumns.points(of: other))' of the file 'previous'"
      ]
    case .filledIn(let unit, let criterion, let missing):
      language[
        "đơn vị '\(unit)' thiếu số liệu của tiêu chí '\(criterion)', được tính bằng \(missing.filling(language)) theo khóa 'missing'",
        "the unit '\(unit)' lacks the figure of the criterion '\(criterion)', for which \(missing.filling(language)) stands in, as 'missing' says"
      ]
    case .noMean(let unit, let criterion):
      language[
        "đơn vị '\(unit)' thiếu số liệu của tiêu chí '\(criterion)', và không đơn vị nào trong phạm vi lấy trung bình có số liệu; điền số liệu, hoặc đổi khóa 'missing'",
        "the unit '\(unit)' lacks the figure of the criterion '\(criterion)', and none of the units whose mean is to stand in has one; fill it in, or change 'missing'"
      ]
    case .tooFewDomains(let unit, let index, let counted, let needed):
      language[
        "đơn vị '\(unit)' chỉ có \(counted) lĩnh vực có kết quả trong chỉ số '\(index)', cần \(needed) ('needs'), nên không có điểm",
        "the unit '\(unit)' has results in \(counted) domains of the index '\(index)' only, of the \(needed) that it 'needs', so that it has no score"
      ]
    case .nothingApplies(let unit, let index):
      language[
        "không tiêu chí nào được tính trong chỉ số '\(index)' áp dụng cho đơn vị '\(unit)'; xem lại các dòng 'n/a', hoặc bỏ chỉ số ở cột 'indices' của đơn vị",
        "no criterion that counts in the index '\(index)' applies to the unit '\(unit)'; look at its rows with 'n/a', or leave the index out of its column 'indices'"
      ]
    case .noWeights(let index, let group):
      language[
        "mọi trọng số của chỉ số '\(index)'\(suffix(group, .vietnamese)) bằng 0, nên không đơn vị nào có điểm; cho ít nhất một tiêu chí trọng số lớn hơn 0",
        "all weights of the index '\(index)'\(suffix(group, .english)) are 0, so no unit has a score; give at least one criterion a weight above 0"
      ]
    case .noScore(let unit, let index):
      language[
        "điểm chỉ số '\(index)' của đơn vị '\(unit)' không tính ra số; xem lại số liệu của đơn vị",
        "the score of the unit '\(unit)' in the index '\(index)' is no number; look at its figures"]
    case .noData(let unit, let index):
      language[
        "đơn vị '\(unit)' không có số liệu nào trong chỉ số '\(index)'",
        "the unit '\(unit)' has no figures in the index '\(index)'"]
    case .pointsAboveMaximum(let unit, let criterion, let points, let maximum):
      language[
        "đơn vị '\(unit)' được \(points.written) điểm ở tiêu chí '\(criterion)', cao hơn điểm tối đa \(maximum.written)",
        "the unit '\(unit)' gets \(points.written) points for the criterion '\(criterion)', above the maximum of \(maximum.written)"
      ]
    case .pointsBelowZero(let unit, let criterion, let points):
      language[
        "đơn vị '\(unit)' được \(points.written) điểm ở tiêu chí '\(criterion)', thấp hơn 0",
        "the unit '\(unit)' gets \(points.written) points for the criterion '\(criterion)', below 0"
      ]
    case .divisionByZero(let unit, let criterion, let mending):
      language[
        "tiêu chí '\(criterion)' của đơn vị '\(unit)' chia cho 0; ",
        "the criterion '\(criterion)' of the unit '\(unit)' divides by 0; "]
        + mending.message(in: language)
    case .noRoom(let grade, let index, let group, let units):
      language[
        "giới hạn của '\(grade)' ở chỉ số '\(index)'\(suffix(group, .vietnamese)) không cho đơn vị nào mức này, vì chỉ có \(units) đơn vị xếp hạng; xem lại 'share' hoặc 'rounding'",
        "the limit on '\(grade)' in the index '\(index)'\(suffix(group, .english)) lets no unit have it, as only \(units) are ranked; look at 'share' or 'rounding'"
      ]
    case .thinScore(let unit, let index, let percent):
      language[
        "đơn vị '\(unit)' chỉ được chấm ở \(percent.written) % trọng số của chỉ số '\(index)', phần còn lại không áp dụng, nên khó so với các đơn vị khác; có thể không xếp hạng đơn vị (cột 'not_ranked')",
        "the unit '\(unit)' is scored on \(percent.written) % of the weight of the index '\(index)' only, the rest does not apply, which compares badly with other units; it can be left out of the ranking (column 'not_ranked')"
      ]
    case .thinBlock(let unit, let block, percent: 100):
      language[
        "không tiêu chí nào của nhóm '\(block)' áp dụng cho đơn vị '\(unit)', nên cả nhóm bị loại; xem lại các dòng 'n/a' của đơn vị",
        "nothing of the group '\(block)' applies to the unit '\(unit)', so that the whole group is left out; look at its rows with 'n/a'"
      ]
    case .thinBlock(let unit, let block, let percent):
      language[
        "đơn vị '\(unit)' không áp dụng \(percent.written) % số điểm của nhóm '\(block)', nên điểm của nhóm tính từ ít tiêu chí; xem lại các dòng 'n/a' của đơn vị",
        "\(percent.written) % of the points of the group '\(block)' do not apply to the unit '\(unit)', so that the group's points come from few criteria; look at its rows with 'n/a'"
      ]
    case .notANumber(let unit, let criterion):
      language[
        "tiêu chí '\(criterion)' của đơn vị '\(unit)' không tính ra số",
        "the criterion '\(criterion)' of the unit '\(unit)' does not give a number"]
    }
  }

  private func mark(_ mayNotApply: Bool, _ language: Language) -> String {
    guard mayNotApply else { return "" }
    return language[
      ", hoặc ghi 'n/a' nếu không áp dụng", ", or write 'n/a' if it does not apply"]
  }

  private func suffix(_ group: String, _ language: Language) -> String {
    group.isEmpty ? "" : language[" (nhóm '\(group)')", " (group '\(group)')"]
  }

  private func part(_ input: String) -> String { input.isEmpty ? "" : " '\(input)'" }
}

extension EvaluationFault.Mending {
  fileprivate func message(in language: Language) -> String {
    switch self {
    case .whenZero:
      language[
        "thêm 'when_zero' vào quy tắc nếu có trường hợp này",
        "give the rule 'when_zero' if there are such cases"]
    case .markUnit(mayNotApply: true):
      language[
        "không có phiếu trả lời nào: thay các số phiếu bằng một dòng 'n/a'",
        "nobody answered: put one row 'n/a' in place of the counts"]
    case .markUnit(mayNotApply: false):
      language[
        "không có phiếu trả lời nào: thêm 'not_applicable' vào tiêu chí, rồi thay các số phiếu bằng một dòng 'n/a'",
        "nobody answered: give the criterion 'not_applicable', then put one row 'n/a' in place of the counts"
      ]
    case .formulaInPlace:
      language[
        "không đơn vị nào có giá trị trên 0: xem lại số liệu, hoặc dùng 'kind: formula' với IF(COHORT_MAX(value) = 0, 0, value / COHORT_MAX(value) * max)",
        "no unit has a value above 0: look at the figures, or use 'kind: formula' with IF(COHORT_MAX(value) = 0, 0, value / COHORT_MAX(value) * max)"
      ]
    case .condition:
      language[
        "thêm điều kiện vào công thức, như IF(x = 0, 0, y / x)",
        "give the formula a condition, such as IF(x = 0, 0, y / x)"]
    }
  }
}
