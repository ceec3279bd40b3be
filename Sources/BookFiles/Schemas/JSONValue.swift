/// A value of JSON.
public indirect enum JSONValue: Hashable, Sendable, Encodable {
  /// A text.
  case text(String)
  /// A whole number.
  case number(Int)
  /// True or false.
  case boolean(Bool)
  /// Nothing.
  case null
  /// Values in order.
  case list([JSONValue])
  /// Values by name.
  case object([String: JSONValue])

  /// Writes the value as what it is.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text): try text.encode(to: encoder)
    case .number(let number): try number.encode(to: encoder)
    case .boolean(let flag): try flag.encode(to: encoder)
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .list(let values): try values.encode(to: encoder)
    case .object(let values): try values.encode(to: encoder)
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
}

extension JSONValue {
  /// Texts in order.
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }
}
