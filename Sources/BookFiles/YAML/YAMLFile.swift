import Scoring
internal import Yams

/// Reads a YAML file into nodes with places; what YAML itself forbids is added to the findings.
struct YAMLFile {
  private let file: TextFile
  private let findings: Findings

  /// The root of a file; nil if there is none to go on with.
  static func read(_ file: TextFile, findings: Findings) -> YAMLNode? {
    if let refusal = YAMLScan.refusal(of: file) {
      findings.add(.yaml(refusal.fault), at: refusal.place)
      return nil
    }
    var reader = YAMLFile(file: file, findings: findings)
    return reader.root(of: String(decoding: file.bytes, as: UTF8.self))
  }

  private var path: String { file.path }

  private init(file: TextFile, findings: Findings) {
    self.file = file
    self.findings = findings
  }

  /// Composes, and takes out repeated keys one by one, as the composer stops at the first of them.
  private mutating func root(of text: String) -> YAMLNode? {
    var text = text
    for repeats in 0..<Self.mostRepeats {
      do {
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let node = try parser.singleRoot() else {
          findings.add(.file(.empty), at: Place(file: path))
          return nil
        }
        return converted(node)
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        let mark = context.mark
        guard let pair = RepeatedKey(in: text, from: mark.line, mark.column) else {
          findings.add(.yaml(.repeatedKey("")), at: place(mark))
          return nil
        }
        findings.add(
          .yaml(.repeatedKey(pair.key)),
          at: Place(file: path, line: pair.line, column: pair.column),
          notes: [Note(.first, at: place(mark))])
        text = pair.textWithout(in: text, number: repeats)
      } catch {
        add(error)
        return nil
      }
    }
    return nil
  }

  /// Repeated keys that are reported in one run.
  private static let mostRepeats = 50

  private func place(_ mark: Mark?) -> Place {
    Place(file: path, line: mark?.line ?? 0, column: mark?.column ?? 0)
  }

  private func converted(_ node: Node) -> YAMLNode? {
    let place = place(node.mark)
    guard node.anchor == nil else {
      findings.add(.yaml(.aliases), at: place)
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let style: YAMLStyle =
        switch scalar.style {
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal, .folded: .block
        case .any, .plain: .plain
        }
      let result = YAMLNode(content: .scalar(scalar.string, style), place: place)
      check(scalar.string, of: result)
      return result
    case .sequence(let sequence):
      return YAMLNode(content: .list(sequence.compactMap(converted)), place: place)
    case .mapping(let mapping):
      return YAMLNode(content: .mapping(mapping.compactMap(entry)), place: place)
    case .alias:
      findings.add(.yaml(.aliases), at: place)
      return nil
    }
  }

  /// A text that a workbook can hold; an escape such as `"\\v"` may write any character.
  private func check(_ text: String, of node: YAMLNode) {
    if text.utf8.count > Limits.textUnits, text.utf16.count > Limits.textUnits {
      let fault = LimitFault.text(count: text.utf16.count, limit: Limits.textUnits)
      findings.add(.limit(fault), at: node.place)
    }
    guard let index = text.unicodeScalars.firstIndex(where: \.isForbidden) else { return }
    let offset = text.unicodeScalars[..<index].count
    findings.add(
      .limit(.character(text.unicodeScalars[index])),
      at: ScalarPlace(node, in: file).place(of: offset))
  }

  private func entry(_ key: Node, _ value: Node) -> YAMLNode.Entry? {
    guard case .scalar(let scalar) = key else {
      findings.add(.yaml(.keyNotText), at: place(key.mark))
      return nil
    }
    guard !RepeatedKey.isTakenOut(scalar.string), let value = converted(value) else { return nil }
    return YAMLNode.Entry(key: scalar.string, keyPlace: place(key.mark), value: value)
  }

  private func add(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      findings.add(.yaml(.syntax(YAMLFault.Syntax(problem))), at: place(mark))
    case YamlError.reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      findings.add(
        .yaml(.syntax(YAMLFault.Syntax(problem))),
        at: Place(file: path, line: before.count { $0.isNewline } + 1, column: column))
    default:
      findings.add(.yaml(.syntax(.other("\(error)".clipped))), at: Place(file: path))
    }
  }
}
