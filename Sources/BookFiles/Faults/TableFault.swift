public import Wording

/// What can be wrong with a table of criteria, beside what is wrong with any CSV file and any criteria.
public enum TableFault: Hashable, Sendable {
  /// A parent that no row is.
  case unknownParent(String, nearest: String?)
  /// A parent whose row stands below the criterion's.
  case parentBelow(String)
  /// A criterion that is to be in itself.
  case ownParent(String)
  /// Criteria in each other deeper than is read.
  case tooDeep
  /// A row that says something of a rule, and not its kind.
  case noKind(column: String)
  /// A cell for a key that the row's kind of rule does not have.
  case otherKind(column: String, kind: String, columns: [String])
  /// A kind of rule that needs a list, which no cell can hold.
  case needsList(kind: String, key: String)
  /// A criterion with a rule in its row and another beside the table.
  case twoRules(code: String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .unknownParent(let code, let nearest):
      language[
        "không có dòng nào của tiêu chí cha '\(code.clipped)'",
        "no row is the parent '\(code.clipped)'"] + language.suggestion(nearest)
    case .parentBelow(let code):
      language[
        "tiêu chí cha '\(code)' đứng ở dòng dưới; đặt dòng của cha lên trước",
        "the parent '\(code)' stands below; put its row before this one"]
    case .ownParent(let code):
      language[
        "tiêu chí '\(code)' là cha của chính nó; để trống nếu là cấp đầu tiên",
        "the criterion '\(code)' is its own parent; leave the field blank at the first level"]
    case .tooDeep:
      language[
        "các tiêu chí lồng quá \(Limits.criteriaDepth) cấp",
        "the criteria are nested deeper than \(Limits.criteriaDepth) levels"]
    case .noKind(let column):
      language[
        "dòng có '\(column)' mà không có 'kind'; ghi 'kind' ở dòng này, vì quy tắc ở 'defaults' chỉ lấy được cả quy tắc",
        "the row has '\(column)' and no 'kind'; fill in 'kind', as a rule of 'defaults' is taken whole or not at all"
      ]
    case .otherKind(let column, let kind, let columns):
      language[
        "quy tắc '\(kind)' không có '\(column)'; để trống ô này; các cột của '\(kind)': ",
        "the rule '\(kind)' has no '\(column)'; leave the field blank; the columns of '\(kind)' are: "
      ] + columns.joined(separator: ", ")
    case .needsList(let kind, let key):
      language[
        "quy tắc '\(kind)' cần danh sách '\(key)', ô của bảng không chứa được; để trống các cột của quy tắc và viết quy tắc ở 'rules:' cạnh 'table:', theo mã tiêu chí",
        "the rule '\(kind)' needs the list '\(key)', which no cell can hold; leave the columns of the rule blank and write it under 'rules:' beside 'table:', by the criterion's code"
      ]
    case .twoRules(let code):
      language[
        "tiêu chí '\(code)' có quy tắc ở cả bảng và 'rules'; bỏ một trong hai",
        "the criterion '\(code)' has a rule in the table and another under 'rules'; remove one"]
    }
  }
}
