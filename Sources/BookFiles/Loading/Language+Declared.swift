public import Wording

extension Language {
  /// The language that a `sodiem.yaml` names, found without reading it as YAML, so that it is known
  /// whatever else is wrong with the file.
  ///
  /// - Parameter bytes: the file's bytes, or the first of them.
  public init?(declaredIn bytes: [UInt8]) {
    let key = Array("language:".utf8)
    let line = bytes.split { $0 == Ascii.newline || $0 == Ascii.carriageReturn }
      .first { $0.starts(with: key) }
    guard let line else { return nil }
    let value = String(decoding: line.dropFirst(key.count), as: UTF8.self)
      .prefix { $0 != "#" }.filter { !"\"' \t".contains($0) }
    self.init(rawValue: value)
  }
}
