public import Wording

/// What the YAML files of a book may say, as JSON Schema draft-07, which editors complete and check by.
///
/// The schemas are made of the keys that the readers know; what needs a look at other files or at sums is
/// left to them.
public enum BookSchema: String, CaseIterable, Sendable {
  /// Of `sodiem.yaml`.
  case sodiem
  /// Of criteria files.
  case criteria
  /// Of revisions in the folder `weights`.
  case weights

  /// The name of its file.
  public var fileName: String { "\(rawValue).schema.json" }

  /// The schema with its descriptions in a language.
  public func document(in language: Language) -> JSONValue {
    let maker = SchemaMaker(language: language)
    var root = maker.mapping(keys)
    root["$schema"] = "http://json-schema.org/draft-07/schema#"
    root["title"] = .text(title(in: language))
    root["definitions"] = .object(self == .criteria ? maker.definitions : maker.texts)
    return .object(root)
  }

  private func title(in language: Language) -> String {
    switch self {
    case .sodiem: language["Sổ Điểm: sodiem.yaml", "Sổ Điểm: sodiem.yaml"]
    case .criteria: language["Sổ Điểm: bộ tiêu chí", "Sổ Điểm: a criteria set"]
    case .weights: language["Sổ Điểm: phương án trọng số", "Sổ Điểm: a revision of the weights"]
    }
  }

  private var keys: [BookKey] {
    switch self {
    case .sodiem: BookKeys.all
    case .criteria: SetKeys.all
    case .weights: WeightKeys.all
    }
  }
}
