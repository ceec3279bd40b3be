public import Wording

/// What can be wrong with facts about units.
public enum FactFault: Hashable, Sendable {
  /// A fact that the criteria set does not declare.
  case unknown(String, nearest: String?)
  /// A fact of a unit that stands twice.
  case repeated(unit: String, fact: String)
  /// Two facts of one code.
  case repeatedCode(String)
  /// A fact that no condition on grades looks at.
  case unused(String)
  /// A file of facts for an index whose criteria set declares none.
  case noneDeclared

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .unknown(let code, let nearest):
      language[
        "bộ tiêu chí không khai báo '\(code.clipped)' ở 'facts'",
        "the criteria set declares no fact '\(code.clipped)'"] + language.suggestion(nearest)
    case .repeated(let unit, let fact):
      language[
        "đơn vị '\(unit)' có '\(fact)' hai lần; giữ một dòng",
        "the unit '\(unit)' has '\(fact)' twice; keep one row"]
    case .repeatedCode(let code):
      language["mã '\(code)' ở 'facts' lặp lại", "the fact '\(code)' is declared twice"]
    case .unused(let code):
      language[
        "không điều kiện nào ở 'grade_caps' dùng '\(code)', nên không ảnh hưởng xếp loại",
        "no condition in 'grade_caps' looks at '\(code)', so it changes no grade"]
    case .noneDeclared:
      language[
        "bộ tiêu chí của chỉ số này không khai báo 'facts'; khai báo ở đó hoặc bỏ tệp",
        "the criteria set of this index declares no 'facts'; declare them there or drop the file"]
    }
  }
}
