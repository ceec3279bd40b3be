import Scoring
import Wording

/// Makes JSON Schema of keys and shapes.
struct SchemaMaker {
  let language: Language

  typealias Members = [String: JSONValue]

  /// A mapping of some keys and no others.
  func mapping(_ keys: [BookKey]) -> Members {
    var result: Members = [
      "type": "object", "additionalProperties": .boolean(false),
      "properties": .object(
        Dictionary(keys.map { ($0.name, .object(property($0))) }) { first, _ in first }),
    ]
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { result["required"] = .texts(required) }
    return result
  }

  private func property(_ key: BookKey) -> Members {
    var result = schema(of: key.shape)
    if !key.isRequired { result = Self.orNull(result) }
    result["description"] = .text(key.meaning(in: language))
    return result
  }

  /// What a value of a shape is; scalars are read as texts, however YAML takes them.
  private func schema(of shape: BookKey.Shape) -> Members {
    switch shape {
    case .text: Self.scalar
    case .words: Self.reference("words")
    case .number: ["type": .texts(["number", "string"]), "pattern": "^[+-]?[0-9]+([.][0-9]+)?$"]
    case .whole(let range):
      [
        "type": .texts(["integer", "string"]), "pattern": "^[+-]?[0-9]+$",
        "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound),
      ]
    case .flag: ["type": .texts(["boolean", "string"]), "pattern": "^(true|false)$"]
    case .day: ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    case .word(let words): ["enum": .texts(words)]
    case .either(let shapes): Self.any(shapes.map { schema(of: $0) })
    case .byGroup(let shape): Self.any([schema(of: shape), byGroup(schema(of: shape))])
    case .list(let shape): ["type": "array", "items": .object(schema(of: shape))]
    case .mapping(let keys), .defaults(let keys): mapping(keys)
    case .entry(let names): entry(names)
    case .named(let shape):
      ["type": "object", "additionalProperties": .object(schema(of: shape))]
    case .criteria(let criteria):
      Self.any([
        [
          "type": "array", "minItems": .number(1),
          "items": .object(Self.reference(criteria.rawValue)),
        ],
        mapping(CriteriaTables.keys),
      ])
    case .rule: ["allOf": .list([.object(Self.reference("rule"))])]
    }
  }

  private var inLanguages: Members {
    let text = JSONValue.object(Self.orNull(Self.scalar))
    return [
      "type": "object", "additionalProperties": .boolean(false), "minProperties": .number(1),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, text) })),
    ]
  }

  private func byGroup(_ value: Members) -> Members {
    [
      "type": "object", "additionalProperties": .object(value),
      "properties": .object(["default": .object(value)]), "required": .texts(["default"]),
    ]
  }

  private func entry(_ names: [String]) -> Members {
    let value = JSONValue.object(Self.orNull(schema(of: .words)))
    return [
      "type": "object", "additionalProperties": .boolean(false),
      "properties": .object(Dictionary(names.map { ($0, value) }) { first, _ in first }),
    ]
  }

  // MARK: Definitions

  /// What any shape may refer to: texts in languages.
  var texts: Members { ["words": .object(Self.any([Self.scalar, inLanguages]))] }

  /// What the shapes of a criteria set refer to: criteria, which hold criteria, and rules.
  var definitions: Members {
    var result = texts
    result["rule"] = .object(rule)
    for criteria in [BookKey.Criteria.main, .extra] {
      result[criteria.rawValue] = .object(mapping(criteria.keys))
    }
    for kind in Rule.kinds { result["rule_\(kind.name)"] = .object(rule(of: kind)) }
    return result
  }

  /// A rule: its kind says what other keys it has.
  private var rule: Members {
    let kinds = Rule.kinds.map { $0.name }
    let cases = kinds.map { kind -> JSONValue in
      let isKind: Members = [
        "properties": .object(["kind": .object(["const": .text(kind)])]),
        "required": .texts(["kind"]),
      ]
      return .object(["if": .object(isKind), "then": .object(Self.reference("rule_\(kind)"))])
    }
    return [
      "type": "object", "required": .texts(["kind"]),
      "properties": .object(["kind": .object(["enum": .texts(kinds)])]), "allOf": .list(cases),
    ]
  }

  private func rule(of kind: any RuleKind.Type) -> Members {
    var result = mapping(RuleKeys.keys(of: kind))
    let example = kind.examples.first.map { "{kind: \(kind.name), \($0.rule)}" } ?? ""
    result["description"] = .text(language["ví dụ: ", "for example: "] + example)
    return result
  }

  // MARK: Pieces

  private static let scalar: Members = ["type": .texts(["string", "number", "boolean"])]

  private static func any(_ schemas: [Members]) -> Members {
    ["anyOf": .list(schemas.map { .object($0) })]
  }

  private static func reference(_ name: String) -> Members {
    ["$ref": .text("#/definitions/\(name)")]
  }

  /// What may also be said to be none.
  private static func orNull(_ schema: Members) -> Members {
    var schema = schema
    switch (schema["type"], schema["anyOf"]) {
    case (.text(let type), _): schema["type"] = .texts([type, "null"])
    case (.list(let types), _): schema["type"] = .list(types + ["null"])
    case (_, .list(let schemas)) where schema.count == 1:
      schema["anyOf"] = .list(schemas + [.object(["type": "null"])])
    default: return any([schema, ["type": "null"]])
    }
    return schema
  }
}
